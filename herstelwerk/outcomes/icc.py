"""Do raters give the same score: the six intraclass correlations."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import stats

from herstelwerk.outcomes.measured import constant, percent, sure
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, enough
from herstelwerk.outcomes.tables import Floats, Table, left_out, numbers


class MeanSquares(NamedTuple):
    """Two-way table without repeats: n rated by k raters."""

    n: int
    k: int
    between: float  # those rated
    raters: float
    error: float
    within: float  # raters and error together


def icc(ratings: Table, *, confidence: float = 0.95) -> Estimates:
    """Intraclass correlation of k raters who scored the same n people or texts, rows x columns; all six forms.

    ICC(1,.) every row other raters; ICC(2,.) raters drawn from more, agreement in the scores themselves; ICC(3,.)
    these raters only, agreement but for how strict each is. (.,1) one rater, (.,k) the mean of the k. With the mean
    squares between rows B, raters J, error E and within rows W: ICC(1,1) = (B - W) / (B + (k-1) W),
    ICC(2,1) = (B - E) / (B + (k-1) E + k (J - E) / n), ICC(3,1) = (B - E) / (B + (k-1) E); for the mean
    (B - W) / B, (B - E) / (B + (J - E) / n), (B - E) / B. F = B/W or B/E. Rows with a missing score are left out
    and counted. No interval where the scores agree without any error.

    Source: Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996), Psychological Methods
    1, 30-46. Checked against: R psych::ICC(lmer = FALSE) on the table of Shrout & Fleiss.

    Raises:
        NotPossibleError: for fewer than three complete rows or two raters, or when all rows have the same mean.
    """
    sure(confidence)
    table = numbers(ratings)
    if table.values.shape[1] < 2:
        raise NotPossibleError("Er is maar één beoordelaar. Voor overeenstemming zijn er ten minste twee nodig.")
    scores, missing = table.complete()
    enough(len(scores), 3, "beoordeelden met een score van elke beoordelaar")
    if constant(scores.mean(axis=1)):
        raise NotPossibleError(
            "De beoordeelden hebben allemaal hetzelfde gemiddelde. Zonder verschil tussen hen zegt een intraklasse-"
            "correlatie niets; kijk dan naar het percentage overeenstemming."
        )
    parts = mean_squares(scores)
    method = _method(parts, missing, confidence)
    return Estimates("Intraklasse-correlaties", tuple(_forms(parts, confidence, method)), method)


def mean_squares(scores: Floats) -> MeanSquares:
    """The mean squares of a complete table, rows by raters."""
    n, k = scores.shape
    centred = scores - scores.mean()
    rows, columns = centred.mean(axis=1), centred.mean(axis=0)
    rest = centred - rows[:, None] - columns
    size = max(float(np.abs(scores).max()), float(np.abs(centred).max()))
    noise = (64 * np.finfo(float).eps * size) ** 2  # what rounding alone leaves
    error, raters = (float(one) if one > noise else 0.0 for one in (np.mean(rest**2), np.mean(columns**2)))
    between, error, raters = float(k * np.sum(rows**2)), error * n * k, raters * n * k
    return MeanSquares(
        n, k, between / (n - 1), raters / (k - 1), error / ((n - 1) * (k - 1)), (raters + error) / (n * (k - 1))
    )


def _forms(parts: MeanSquares, confidence: float, method: str) -> list[Estimate]:
    n, k, between, raters, error, within = parts
    tail = (1 + confidence) / 2
    kept = (n - 1) * (k - 1)
    one = _by_f(between, within, n - 1, n * (k - 1), k, tail)
    three = _by_f(between, error, n - 1, kept, k, tail)
    single = (
        (between - within) / (between + (k - 1) * within),
        (between - error) / (between + (k - 1) * error + k * (raters - error) / n),
        (between - error) / (between + (k - 1) * error),
    )
    whole = between + (raters - error) / n
    mean = (
        (between - within) / between,
        (between - error) / whole if whole > 0 else float("nan"),
        (between - error) / between,
    )
    limits = (one, _by_satterthwaite(parts, single[1], tail), three)
    tests = ((between, within, n * (k - 1)), (between, error, kept), (between, error, kept))
    forms = []
    for label, values in (("1", single), ("k", mean)):
        for kind in range(3):
            low, high = limits[kind] or (None, None)
            if label == "k":
                low, high = _of_mean(low, k), _of_mean(high, k)
            more = _f_test(*tests[kind], n - 1) | {"beoordelaars": k}
            name = f"ICC({kind + 1},{label})"
            why = _why_not(name, values[kind], low, high, within)
            forms.append(Estimate(name, values[kind], low, high, n, method + why, confidence, more=more))
    return forms


def _why_not(name: str, value: float, low: float | None, high: float | None, within: float) -> str:
    """Why a form or its interval is not there; that scores do not differ at all is said already."""
    if np.isnan(value):
        return f" {name} bestaat hier niet: beoordelaars verschillen meer dan de beoordeelden."
    if (low is None or high is None) and within > 0:
        return f" Van {name} bestaat het interval hier niet: wie beoordeeld is, verschilt minder dan bij toeval."
    return ""


def _f_test(between: float, error: float, below: int, above: int) -> dict[str, float | int | str | None]:
    if error == 0:
        return {"F": float("inf"), "df1": above, "df2": below, "p": 0.0}
    f = between / error
    return {"F": f, "df1": above, "df2": below, "p": float(stats.f.sf(f, above, below))}


def _by_f(between: float, error: float, df1: int, df2: int, k: int, tail: float) -> tuple[float, float] | None:
    """Limits of forms 1 and 3, from F."""
    if error == 0:
        return None
    f = between / error
    low, high = f / float(stats.f.ppf(tail, df1, df2)), f * float(stats.f.ppf(tail, df2, df1))
    return (low - 1) / (low + k - 1), (high - 1) / (high + k - 1)


def _by_satterthwaite(parts: MeanSquares, icc2: float, tail: float) -> tuple[float, float] | None:
    """Limits of form 2 (McGraw & Wong 1996, table 7), with the df of its denominator after Satterthwaite."""
    n, k, between, raters, error, _ = parts
    rest = n * (1 + (k - 1) * icc2) - k * icc2
    up = (k - 1) * (n - 1) * (k * icc2 * raters + rest * error) ** 2
    down = (n - 1) * (k * icc2 * raters) ** 2 + (rest * error) ** 2
    if down == 0 or up == 0:
        return None
    df = up / down
    f_low, f_high = float(stats.f.ppf(tail, n - 1, df)), float(stats.f.ppf(tail, df, n - 1))
    spread = k * raters + (k * n - k - n) * error
    low = n * (between - f_low * error) / (f_low * spread + n * between)
    high = n * (f_high * between - error) / (spread + n * f_high * between)
    return low, high


def _of_mean(one: float | None, k: int) -> float | None:
    """Spearman-Brown: from one rater to the mean of k."""
    if one is None:
        return None
    below = 1 + (k - 1) * one
    return one * k / below if below > 0 else None


def _method(parts: MeanSquares, missing: int, confidence: float) -> str:
    exact = " De scores verschillen niet van elkaar; daarom is er geen interval." if parts.within == 0 else ""
    return (
        "Intraklasse-correlaties volgens Shrout en Fleiss (1979), uit de gemiddelde kwadraten van een "
        "variantieanalyse. "
        "ICC(1,·): ieder is beoordeeld door andere beoordelaars. ICC(2,·): dezelfde beoordelaars, als steekproef uit "
        "meer; telt de score zelf. ICC(3,·): alleen deze beoordelaars; hoe streng ieder is, telt niet mee. (·,1) "
        "is één "
        f"beoordelaar, (·,k) het gemiddelde van alle {parts.k}. {percent(confidence)}%-intervallen uit de F-verdeling "
        f"(ICC(2,·): met vrijheidsgraden volgens Satterthwaite). {parts.n} beoordeelden, {parts.k} beoordelaars. "
        f"{left_out(missing, 'beoordeelde', 'beoordeelden')}{exact}"
    )
