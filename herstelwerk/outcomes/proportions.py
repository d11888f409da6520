"""Shares and their difference: Wilson, Clopper-Pearson, Newcombe, ratio, number needed to treat, Fisher and chi²."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError


def wilson(count: int, n: int, *, name: str = "aandeel", confidence: float = 0.95) -> Estimate:
    """A share with Wilson's score interval, without continuity correction.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Source: Wilson (1927), Journal of the American Statistical
    Association 22, 209-212. Checked against: R prop.test(correct = FALSE).

    Raises:
        NotPossibleError: when it is not a count out of n of at least 1.
    """
    low, high = wilson_limits(count, n, confidence)
    told = f"Aandeel met {percent(confidence)}%-interval van Wilson; {count} van {n}."
    return Estimate(name, count / n, low, high, n, told, confidence, {"aantal": count})


def clopper_pearson(count: int, n: int, *, name: str = "aandeel", confidence: float = 0.95) -> Estimate:
    """A share with the exact binomial interval, which is never too narrow.

    Source: Clopper & Pearson (1934), Biometrika 26, 404-413. Checked against: R binom.test.

    Raises:
        NotPossibleError: as `wilson`.
    """
    _counted(count, n)
    sure(confidence)
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else float(stats.beta.ppf(tail, count, n - count + 1))
    high = 1.0 if count == n else float(stats.beta.isf(tail, count + 1, n - count))
    told = f"Aandeel met exact {percent(confidence)}%-interval van Clopper en Pearson; {count} van {n}."
    return Estimate(name, count / n, low, high, n, told, confidence, {"aantal": count})


def wilson_limits(count: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The limits of Wilson's interval; raises as `wilson`."""
    _counted(count, n)
    sure(confidence)
    z, p = float(stats.norm.isf((1 - confidence) / 2)), count / n
    middle, width = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * width) / (1 + z * z / n) for sign in (-1, 1))
    return (0.0 if count == 0 else low), (1.0 if count == n else high)  # else rounding leaves 1e-17


def compare_shares(
    count1: int,
    n1: int,
    count2: int,
    n2: int,
    *,
    names: tuple[str, str] = ("groep 1", "groep 2"),
    confidence: float = 0.95,
) -> Estimates:
    """Two shares: difference (Wald, Newcombe), ratio, number needed to treat; Fisher and chi² beside them.

    Names: `verschil (Wald)`, `verschil (Newcombe)`, `verhouding`, `nodig voor één`. The difference is first minus
    second. Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; ratio with log interval, Katz e.a.
    (1978), Biometrics 34, 469-474; number needed: 1/|difference|, limits from Newcombe, none where the difference
    may be zero, since then it runs through infinity (Altman, 1998, BMJ 317, 1309-1312). chi² without continuity
    correction. Checked against: R prop.test(correct = FALSE), fisher.test.

    Raises:
        NotPossibleError: as `wilson`.
    """
    (low1, high1), (low2, high2) = wilson_limits(count1, n1, confidence), wilson_limits(count2, n2, confidence)
    p1, p2, n = count1 / n1, count2 / n2, n1 + n2
    gap = p1 - p2
    z = float(stats.norm.isf((1 - confidence) / 2))
    wald = z * math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    below = gap - math.hypot(p1 - low1, high2 - p2)
    above = gap + math.hypot(high1 - p1, p2 - low2)
    tests = _tests(count1, n1, count2, n2)
    pc = percent(confidence)
    found = (
        Estimate(
            "verschil (Wald)",
            gap,
            max(-1.0, gap - wald),
            min(1.0, gap + wald),
            n,
            f"{pc}%-interval van Wald.",
            confidence,
            tests,
        ),
        Estimate("verschil (Newcombe)", gap, below, above, n, f"{pc}%-interval van Newcombe.", confidence, tests),
        _ratio(count1, n1, count2, n2, confidence),
        _needed(gap, below, above, n, confidence),
    )
    told = [
        f"Verschil is {names[0]} ({count1} van {n1}) min {names[1]} ({count2} van {n2}). Van het verschil het "
        f"{pc}%-interval van Wald (eenvoudig, te smal bij kleine groepen) en van Newcombe (1998).",
        found[2].method,
        found[3].method,
        "Toetsen: exact van Fisher, en chi-kwadraat zonder continuïteitscorrectie; bij kleine groepen telt Fisher.",
    ]
    return Estimates("Twee aandelen vergeleken", found, " ".join(told))


def _counted(count: int, n: int) -> None:
    if n < 1 or not 0 <= count <= n or count != int(count) or n != int(n):
        raise NotPossibleError(f"Een aandeel vraagt een telling uit ten minste 1 persoon; dit is {count} van {n}.")


def _tests(count1: int, n1: int, count2: int, n2: int) -> dict[str, Cell]:
    """Pearson's chi² and Fisher's exact test; no chi² when nobody or everybody has it."""
    table = [[count1, n1 - count1], [count2, n2 - count2]]
    fisher: dict[str, Cell] = {"p (Fisher)": float(stats.fisher_exact(np.array(table)).pvalue)}
    if count1 + count2 in (0, n1 + n2):
        return fisher
    chi2 = stats.chi2_contingency(table, correction=False)
    return {"chi²": float(chi2.statistic), "p (chi²)": float(chi2.pvalue), **fisher}


def _ratio(count1: int, n1: int, count2: int, n2: int, confidence: float) -> Estimate:
    n = n1 + n2
    if not count1 or not count2:
        value = math.nan if not count1 + count2 else (math.inf if count1 else 0.0)
        told = "Verhouding: in een groep kwam het niet voor, dus een interval op de log-schaal bestaat niet."
        return Estimate("verhouding", value, None, None, n, told, confidence)
    ratio = (count1 / n1) / (count2 / n2)
    se = math.sqrt(max(1 / count1 - 1 / n1 + 1 / count2 - 1 / n2, 0.0))
    margin = float(stats.norm.isf((1 - confidence) / 2)) * se
    low, high = ratio * math.exp(-margin), ratio * math.exp(margin)
    told = f"Verhouding van de aandelen met {percent(confidence)}%-interval op de log-schaal."
    return Estimate(
        "verhouding", ratio, low, high, n, told, confidence, {"SE (log)": se, "minder (1 - verhouding)": 1 - ratio}
    )


def _needed(gap: float, below: float, above: float, n: int, confidence: float) -> Estimate:
    name = "nodig voor één"
    what = "Nodig voor één: hoeveel mensen er nodig zijn voor één uitkomst verschil (1 gedeeld door het verschil)"
    value = 1 / abs(gap) if gap else math.inf
    if below <= 0 <= above:
        told = f"{what}; zonder interval, want geen verschil past ook bij deze gegevens en dan is dit getal oneindig."
        return Estimate(name, value, None, None, n, told, confidence)
    low, high = sorted((1 / abs(below), 1 / abs(above)))
    told = f"{what}; interval uit dat van Newcombe."
    return Estimate(name, value, low, high, n, told, confidence)
