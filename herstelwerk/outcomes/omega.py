"""Omega: how much of a total score is one common factor, by maximum likelihood."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import optimize, stats

from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.result import Estimate, NotPossibleError, enough, shown
from herstelwerk.outcomes.tables import Floats, left_out


class Factor(NamedTuple):
    """One factor for items with standard deviation 1: loadings, unique variances, and how far it misses (F)."""

    loadings: Floats
    unique: Floats
    misfit: float


def omega_of(answers: Floats, missing: int = 0, *, confidence: float = 0.95) -> Estimate:
    """McDonald's omega of people x items without gaps: (sum l)^2 / ((sum l)^2 + sum u), loadings l and unique variances
    u of one factor, by maximum likelihood; SE by the delta rule from the observed information, Wald interval kept
    within 0 and 1. `more` holds the fit: chi-square, its df and p.

    Source: McDonald (1999), Test theory, ch. 6; Kelley & Pornprasertmanit (2016), Psychological Methods 21, 69-92;
    Joreskog (1967), Psychometrika 32, 443-482. Checked against: R MBESS::ci.reliability on attitude and psych::bfi.

    Raises:
        NotPossibleError: for fewer than three items, no more people than items, an item that follows from the others,
            or an item whose unique variance vanishes.
    """
    sure(confidence)
    n, k = answers.shape
    enough(k, 3, "vragen (omega past één factor, en die heeft er drie nodig)")
    enough(n, k + 2, f"mensen die alle {k} vragen invulden")
    spread = answers.std(axis=0, ddof=1)
    correlations: Floats = np.asarray(np.corrcoef(answers, rowvar=False))
    factor = one_factor(correlations)
    loadings, unique = factor.loadings * spread, factor.unique * spread**2
    common, rest = float(loadings.sum()) ** 2, float(unique.sum())
    value = common / (common + rest)
    slope: Floats = np.concatenate(
        [2 * loadings.sum() * rest / (common + rest) ** 2 * spread, -common / (common + rest) ** 2 * spread**2]
    )
    se = float(np.sqrt(slope @ np.linalg.solve(_information(factor, correlations, n), slope)))
    reach = float(stats.norm.ppf((1 + confidence) / 2)) * se
    df = k * (k - 3) // 2
    chi2 = n * factor.misfit
    fit = {"chi2": chi2, "df": df, "p": float(stats.chi2.sf(chi2, df))} if df else {}
    return Estimate(
        "omega (één factor)", value, max(0.0, value - reach), min(1.0, value + reach), n,
        _method(n, k, missing, confidence, chi2, df), confidence, more={"SE": se, **fit},
    )  # fmt: skip


def one_factor(correlations: Floats) -> Factor:
    """One factor by maximum likelihood: least of log|S| + tr(R S^-1), S = l l' + diag(u).

    Raises:
        NotPossibleError: when an item follows from the others or its unique variance vanishes.
    """
    k = len(correlations)
    if np.linalg.eigvalsh(correlations)[0] < 1e-10:
        raise NotPossibleError(
            "Een vraag volgt precies uit de andere vragen (een dubbele vraag of een totaal?). Laat die weg."
        )
    values, vectors = np.linalg.eigh(correlations)
    first = vectors[:, -1] * np.sqrt(values[-1]) * 0.8
    start = np.concatenate([first, np.log(np.clip(1 - first**2, 0.1, 0.9))])
    found = optimize.minimize(_misfit, start, (correlations,), jac=True, method="BFGS", options={"gtol": 1e-9})
    loadings, unique = found.x[:k], np.exp(found.x[k:])
    if unique.min() < 1e-4 or np.abs(found.jac).max() > 1e-4:
        raise NotPossibleError(
            f"Eén factor past niet: wat vraag {int(unique.argmin()) + 1} eigen heeft, wordt nul. Kijk of de vragen wel "
            "hetzelfde meten, of gebruik alfa."
        )
    misfit = float(found.fun - np.linalg.slogdet(correlations)[1] - k)
    return Factor(loadings if loadings.sum() >= 0 else -loadings, unique, max(0.0, misfit))


def _misfit(at: Floats, correlations: Floats) -> tuple[float, Floats]:
    k = len(correlations)
    loadings, unique = at[:k], np.exp(np.clip(at[k:], -25, 25))
    model = np.outer(loadings, loadings) + np.diag(unique)
    inverse = np.linalg.inv(model)
    pull = inverse - inverse @ correlations @ inverse
    value = float(np.linalg.slogdet(model)[1] + np.sum(inverse * correlations))
    return value, np.concatenate([2 * pull @ loadings, np.diag(pull) * unique])


def _information(factor: Factor, correlations: Floats, n: int) -> Floats:
    """Observed information of loadings and unique variances: n/2 times the second derivative of the misfit.

    With A = S^-1 and B = A R A that is tr(A' dS B' dS) over (A, B) + (B, A) - (A, A), and 2 (A - B) for two loadings.
    """
    loadings, unique, _ = factor
    a: Floats = np.asarray(np.linalg.inv(np.outer(loadings, loadings) + np.diag(unique)))
    b: Floats = a @ correlations @ a
    second = _products(a, b, loadings) + _products(b, a, loadings) - _products(a, a, loadings)
    k = len(loadings)
    second[:k, :k] += 2 * (a - b)
    return n / 2 * second


def _products(p: Floats, q: Floats, loadings: Floats) -> Floats:
    """tr(P dS_i Q dS_j) for all pairs of parameters, loadings first."""
    pl, ql = p @ loadings, q @ loadings
    both = np.outer(pl, ql) + (loadings @ ql) * p + (loadings @ pl) * q + np.outer(ql, pl)
    cross = p * ql[None, :] + q * pl[None, :]
    return np.asarray(np.block([[both, cross], [cross.T, p * q]]))


def _method(n: int, k: int, missing: int, confidence: float, chi2: float, df: int) -> str:
    fit = f"; passing: chi-kwadraat {shown(chi2)} bij {df} vrijheidsgraden" if df else ""
    return (
        f"Omega van McDonald voor {k} vragen: het deel van de variantie van de totaalscore dat bij één gezamenlijke "
        f"factor hoort (factoranalyse met maximum likelihood{fit}). {percent(confidence)}%-interval volgens Wald, met "
        f"de deltamethode. {n} mensen. {left_out(missing, 'persoon', 'mensen')}"
    )
