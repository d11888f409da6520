"""Pooling over imputations after Rubin, and the same analysis of complete cases beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from herstelwerk.outcomes.imputation import Imputed
from herstelwerk.outcomes.measured import Values, floats, percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, enough, shown
from herstelwerk.outcomes.tables import left_out, same_length


class Outcome(NamedTuple):
    """What an analysis of one completed table gives: estimate, variance (SE squared), df as if all were observed."""

    estimate: float
    variance: float
    df: float = float("inf")


Analysis = Callable[[pd.DataFrame], Outcome]


def pool_imputations(
    estimates: Values,
    variances: Values,
    *,
    df: float = float("inf"),
    n: int = 0,
    name: str = "samengevoegde schatting",
    confidence: float = 0.95,
) -> Estimate:
    """Rubin's rules over m imputations: mean of the estimates, and T = U + (1 + 1/m) B as its variance.

    U the mean variance, B the variance between imputations. With lambda = (1 + 1/m) B / T (at least 1e-4) the
    degrees of freedom are those of Barnard and Rubin: 1 / (1/a + 1/b), a = (m - 1) / lambda^2,
    b = (df + 1) / (df + 3) df (1 - lambda), `df` being those of the complete data (n - parameters). `more`: SE, df,
    fmi = (r + 2 / (df + 3)) / (r + 1), riv r = (1 + 1/m) B / U, B, U, and the Monte Carlo error sqrt(B / m). `n` is
    shown only.

    Source: Rubin (1987), Multiple imputation for nonresponse in surveys; Barnard & Rubin (1999), Biometrika 86,
    948-955. Checked against: R mice::pool.scalar(rule = "rubin1987").

    Raises:
        NotPossibleError: for fewer than two imputations, a missing or negative number, or no variance at all.
    """
    sure(confidence)
    q, u = floats(estimates, "de schattingen"), floats(variances, "de varianties")
    same_length(q, u)
    m = len(q)
    enough(m, 2, "imputaties")
    if np.isnan(q).any() or np.isnan(u).any() or (u < 0).any() or not df > 0:
        raise NotPossibleError(
            "Elke imputatie moet een schatting en een variantie van 0 of meer geven, met df boven 0."
        )
    within, between = float(u.mean()), float(q.var(ddof=1))
    total = within + (1 + 1 / m) * between
    if total == 0:
        raise NotPossibleError("De schattingen hebben geen variantie; er valt geen interval te geven.")
    share = max((1 + 1 / m) * between / total, 1e-4)
    pooled_df = old = (m - 1) / share**2
    if np.isfinite(df):
        seen = (df + 1) / (df + 3) * df * (1 - share)
        pooled_df = old * seen / (old + seen)
    riv = (1 + 1 / m) * between / within if within > 0 else float("inf")
    fmi = (riv + 2 / (pooled_df + 3)) / (riv + 1) if np.isfinite(riv) else 1.0
    se = float(np.sqrt(total))
    reach = float(stats.t.ppf((1 + confidence) / 2, pooled_df)) * se
    value = float(q.mean())
    more: dict[str, Cell] = {
        "SE": se, "df": pooled_df, "fmi": fmi, "riv": riv, "U": within, "B": between,
        "Monte-Carlofout": float(np.sqrt(between / m)), "imputaties": m,
    }  # fmt: skip
    method = (
        f"Samengevoegd over {m} imputaties met de regels van Rubin (1987) en de vrijheidsgraden van Barnard en Rubin "
        f"(1999); {percent(confidence)}%-interval uit de t-verdeling. Door het ontbreken gaat ongeveer "
        f"{shown(round(100 * fmi))} % van de informatie verloren (fmi)."
    )
    return Estimate(name, value, value - reach, value + reach, n, method, confidence, more=more)


def with_complete_cases(
    imputed: Imputed, analysis: Analysis, *, name: str = "effect", confidence: float = 0.95
) -> Estimates:
    """The same analysis of the imputed tables and of the rows without anything missing, beside each other.

    Raises:
        NotPossibleError: when the analysis fails on the imputed tables. Complete cases that are too few to analyse
        are
            left out of the result, and the method says so.
    """
    found = [analysis(table) for table in imputed.frames()]
    pooled = pool_imputations(
        [one.estimate for one in found],
        [one.variance for one in found],
        df=found[0].df,
        n=imputed.n,
        name=f"{name}, met imputatie",
        confidence=confidence,
    )
    whole = imputed.complete_cases()
    method = f"{imputed.method} {pooled.method}"
    pooled = Estimate(pooled.name, pooled.value, pooled.low, pooled.high, imputed.n, method, confidence, pooled.more)
    try:
        enough(len(whole), 3, "rijen waarin niets ontbreekt")
        one = analysis(whole)
    except (NotPossibleError, np.linalg.LinAlgError) as refused:
        why = refused if isinstance(refused, NotPossibleError) else "de analyse is op zo weinig rijen niet te doen."
        said = f"{method} Alleen de volledige gevallen zijn niet apart te tonen: {why}"
        return Estimates("Met imputatie", (pooled,), said)
    reach = float(stats.t.ppf((1 + confidence) / 2, one.df)) * float(np.sqrt(one.variance))
    alone = (
        f"Alleen de {len(whole)} rijen waarin niets ontbreekt. {left_out(imputed.n - len(whole), 'rij', 'rijen')} "
        "Dit klopt "
        "alleen als het ontbreken niets met de uitkomst te maken heeft."
    )
    complete = Estimate(
        f"{name}, volledige gevallen", one.estimate, one.estimate - reach, one.estimate + reach, len(whole), alone,
        confidence, more={"SE": float(np.sqrt(one.variance)), "df": one.df},
    )  # fmt: skip
    return Estimates("Met imputatie en met alleen de volledige gevallen", (pooled, complete), f"{method} {alone}")
