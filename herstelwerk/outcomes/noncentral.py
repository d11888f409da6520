"""Exact intervals from the noncentral t distribution, and the exact small-sample correction of an effect size."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable

import numpy as np
from scipy import optimize, special, stats

from herstelwerk.outcomes.measured import sure
from herstelwerk.outcomes.result import NotPossibleError

ZERO = 1e-13  # a t nearer to zero than this is zero; scipy goes astray at 1e-159
STEPS = 200  # doublings of the bracket; far more than any number of people asks for


def correction(df: float) -> float:
    """Hedges' exact J, which takes the upward bias out of a standardised difference.

    J = Γ(df/2) / (√(df/2) Γ((df-1)/2)), through the Pochhammer symbol, which stays exact for large df.
    Source: Hedges (1981), Journal of Educational Statistics 6, 107-128. Checked against: effectsize::hedges_g,
    metafor.

    Raises:
        NotPossibleError: when df is not above 1.
    """
    if not df > 1:
        raise NotPossibleError("De correctie van Hedges vraagt meer dan 1 vrijheidsgraad; er zijn meer metingen nodig.")
    return float(special.poch((df - 1) / 2, 0.5) / math.sqrt(df / 2))


def probability(t: float, df: float, ncp: float) -> float:
    """P(T ≤ t) for noncentral t; 0 or 1 where scipy gives NaN.

    scipy (1.17) gives NaN where t and the noncentrality lie far apart with opposite signs; there the probability is
    within 1e-9 of its limit (compared with numerical integration for df 1 to 10⁶).
    """
    if abs(t) < ZERO:
        return float(special.ndtr(-ncp))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        found = float(stats.nct.cdf(t, df, ncp))
    if math.isnan(found):
        return 0.0 if ncp > t else 1.0
    return min(max(found, 0.0), 1.0)


def noncentrality(t: float, df: float, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of the noncentrality that gives this t: (low, high).

    The limits make the observed t the upper and the lower (1-confidence)/2 point of noncentral t. The bracket
    widens in doubling steps from t. Source: Steiger & Fouladi (1997), in Harlow e.a., What if there were no
    significance tests? Checked against: effectsize 0.8.3 (its optimiser stops at about 3e-8).

    Raises:
        NotPossibleError: for t that is no number, df below 1, or a confidence outside 0-1.
    """
    sure(confidence)
    if not math.isfinite(t) or not df >= 1:
        raise NotPossibleError(
            "Een interval uit de noncentrale t-verdeling vraagt een eindige t en vrijheidsgraden vanaf 1."
        )
    tail = (1 - confidence) / 2
    step = math.hypot(1.0, t / math.sqrt(2 * df))  # about one standard error
    low = _solve(lambda ncp: probability(t, df, ncp) - (1 - tail), t, step)
    return low, _solve(lambda ncp: probability(t, df, ncp) - tail, t, step)


def _solve(distance: Callable[[float], float], start: float, step: float) -> float:
    """Where a falling function is zero; the bracket around `start` widens until it holds that point."""
    near, far = start - step, start + step
    for _ in range(STEPS):
        if distance(near) >= 0 >= distance(far):
            found = optimize.brentq(distance, near, far, xtol=1e-12, rtol=1e-14, maxiter=500)
            return float(found)
        step *= 2
        near, far = near - step, far + step
    raise NotPossibleError("Het interval van de effectgrootte laat zich met deze gegevens niet bepalen.")


def interval(effect: float, scale: float, df: float, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval of a standardised difference: `effect * scale` is its t, for example `scale = √n` for d_z.

    Raises:
        NotPossibleError: as `noncentrality`.
    """
    low, high = noncentrality(effect * scale, df, confidence)
    return low / scale, high / scale


def power(effect: float, n1: float, n2: float, alpha: float = 0.05) -> float:
    """The power of a two-sided two-sample t test for a true difference of `effect` (pooled) standard deviations.

    Source: Cohen (1988), Statistical power analysis, chapter 2. Checked against: R power.t.test(strict = TRUE).

    Raises:
        NotPossibleError: when a group has fewer than 2 people or alpha lies outside 0-1.
    """
    sure(alpha)
    if min(n1, n2) < 2:
        raise NotPossibleError("De kans om een verschil te vinden vraagt twee groepen van ten minste 2 personen.")
    df, ncp = n1 + n2 - 2, effect * math.sqrt(n1 * n2 / (n1 + n2))
    critical = float(stats.t.isf(alpha / 2, df))
    return 1 - probability(critical, df, ncp) + probability(-critical, df, ncp)
