"""Two groups compared: the difference with its interval, and effect sizes named by their standardiser."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy import stats

from herstelwerk.outcomes import cliff, noncentral
from herstelwerk.outcomes.measured import Floats, Values, constant, missing_told, percent, present, sure
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, enough

LEAST = 3  # people per group
EXACT = 50  # below this in both groups, without ties, Mann-Whitney is exact (as in R)


@dataclass(frozen=True, slots=True)
class Group:
    """A group by its name, n, mean and SD."""

    name: str
    n: int
    mean: float
    sd: float


def between(
    first: Values, second: Values, *, names: tuple[str, str] = ("groep 1", "groep 2"),
    glass: Literal["first", "second"] = "second", title: str = "Verschil tussen twee groepen", confidence: float = 0.95,
) -> Estimates:  # fmt: skip
    """First minus second group: Welch's t, Mann-Whitney, d, g, Glass' delta, Cliff's delta.

    Missing values are left out per group and counted. `glass` says whose SD is the standard of Glass' delta, as a
    rule that of the group without treatment. Names: `verschil in gemiddelden`, `d`, `g`, `d (rms-SD)`, `g (rms-SD)`,
    `delta van Glass`, `delta van Cliff`. Checked against: R t.test, wilcox.test, effectsize 0.8.3, metafor, effsize
    on anorexia and ToothGrowth.

    Raises:
        NotPossibleError: fewer than 3 people in a group; a group that is not there; nobody differs from anybody.
    """
    sure(confidence)
    x, gone1 = _group(first, names[0])
    y, gone2 = _group(second, names[1])
    if constant(x) and constant(y):
        raise NotPossibleError(
            "Binnen beide groepen scoort iedereen hetzelfde; zonder spreiding is er niets te toetsen."
        )
    groups = [
        Group(name, len(one), float(one.mean()), 0.0 if constant(one) else float(one.std(ddof=1)))
        for name, one in zip(names, (x, y), strict=True)
    ]
    found, not_possible = compare(groups[0], groups[1], glass, confidence)
    found[0] = replace(found[0], more={**found[0].more, **_mann_whitney(x, y)})
    found.append(cliff.delta(x, y, names, confidence))
    told = [
        f"Verschil is {names[0]} (n = {len(x)}) min {names[1]} (n = {len(y)}).",
        missing_told(gone1 + gone2, "metingen"),
        *(one.method for one in found),
        "Mann-Whitney: exact zonder gelijke waarden en onder 50 per groep, anders de normale benadering met "
        "continuïteitscorrectie.",
        *not_possible,
    ]
    return Estimates(title, tuple(found), " ".join(told))


def between_changes(
    pre1: Values, post1: Values, pre2: Values, post2: Values, *, names: tuple[str, str] = ("groep 1", "groep 2"),
    title: str = "Verschil in verandering tussen twee groepen", confidence: float = 0.95,
) -> Estimates:  # fmt: skip
    """The difference of the changes (post minus pre) of two groups; effect sizes divide by the SD of the change.

    People without one of the two measurements are left out and counted. Raises as `between` and `change`.
    """
    one, two = pairs_of(pre1, post1, may_be_constant=True), pairs_of(pre2, post2, may_be_constant=True)
    found = between(one.change, two.change, names=names, title=title, confidence=confidence)
    told = (
        "Vergeleken is de verandering (nameting min voormeting); de effectgroottes delen door de SD van die "
        "verandering, en zijn dus niet te vergelijken met die van losse metingen. Weggelaten wegens een "
        f"ontbrekende meting: {one.left_out} in {names[0]}, {two.left_out} in {names[1]}. {found.method}"
    )
    return replace(found, method=told)


def compare(
    a: Group, b: Group, glass: Literal["first", "second"] = "second", confidence: float = 0.95
) -> tuple[list[Estimate], list[str]]:
    """The comparison from n, means and SDs alone (also for published tables), and what was not possible, in words.

    d = (m1-m2)/sp, interval from noncentral t with n1+n2-2 df; g = J(n1+n2-2) d, variance 1/n1 + 1/n2 + g²/2(n1+n2)
    (Hedges & Olkin, 1985); the rms variant divides by √((s1²+s2²)/2), noncentral t with Welch's standard error and
    Satterthwaite's df (Delacre e.a., 2021), variance of its g by Bonett (2008); Glass divides by the SD of one
    group with standard error s √(1/n + s'²/(n' s²)) and its n-1 df.

    Raises:
        NotPossibleError: fewer than 2 people in a group, no spread, a negative SD.
    """
    sure(confidence)
    enough(min(a.n, b.n), 2, "personen in een groep")
    if min(a.sd, b.sd) < 0 or not a.sd + b.sd > 0 or not math.isfinite(a.mean + b.mean + a.sd + b.sd):
        raise NotPossibleError("Er is een gemiddelde en een SD per groep nodig, en ten minste één SD boven nul.")
    not_possible: list[str] = []
    found = [_difference(a, b, confidence), *_pooled(a, b, confidence), *_rms(a, b, confidence)]
    standard, other = (a, b) if glass == "first" else (b, a)
    if standard.sd > 0:
        found.append(_glass(a, b, standard, other, confidence))
    else:
        not_possible.append(f"De delta van Glass is niet te berekenen: in {standard.name} scoort iedereen hetzelfde.")
    return found, not_possible


def _group(values: Values, name: str) -> tuple[Floats, int]:
    there, missing = present(values, f"de metingen van {name}")
    enough(len(there), LEAST, f"metingen in {name}")
    return there, missing


def _welch(a: Group, b: Group) -> tuple[float, float]:
    """Standard error and df (Welch, 1947, Biometrika 34, 28-35)."""
    v, w = a.sd**2 / a.n, b.sd**2 / b.n
    return math.sqrt(v + w), (v + w) ** 2 / (v * v / (a.n - 1) + w * w / (b.n - 1))


def _difference(a: Group, b: Group, confidence: float) -> Estimate:
    se, df = _welch(a, b)
    gap = a.mean - b.mean
    margin = float(stats.t.isf((1 - confidence) / 2, df)) * se
    more: dict[str, Cell] = {
        f"gemiddelde {a.name}": a.mean, f"gemiddelde {b.name}": b.mean, f"SD {a.name}": a.sd, f"SD {b.name}": b.sd,
        "SE": se, "t": gap / se, "df": df, "p": 2 * float(stats.t.sf(abs(gap / se), df)),
    }  # fmt: skip
    method = f"Verschil in gemiddelden met {percent(confidence)}%-interval en t-toets van Welch (ongelijke varianties)."
    return Estimate("verschil in gemiddelden", gap, gap - margin, gap + margin, a.n + b.n, method, confidence, more)


def _pooled(a: Group, b: Group, confidence: float) -> tuple[Estimate, Estimate]:
    n, df = a.n + b.n, a.n + b.n - 2
    sd = math.sqrt(((a.n - 1) * a.sd**2 + (b.n - 1) * b.sd**2) / df)
    scale = math.sqrt(a.n * b.n / n)
    d = (a.mean - b.mean) / sd
    low, high = noncentral.interval(d, scale, df, confidence)
    j = noncentral.correction(df)
    by = "de gepoolde SD"
    one = f"d van Cohen: gedeeld door {by}; exact {percent(confidence)}%-interval uit de noncentrale t-verdeling."
    two = "g van Hedges: d met de exacte correctie voor kleine groepen, ook op de grenzen van het interval."
    variance = 1 / a.n + 1 / b.n + (j * d) ** 2 / (2 * n)
    student: dict[str, Cell] = {"gedeeld door": by, "SD": sd, "t (Student)": d * scale, "df": df}
    return (
        Estimate("d", d, low, high, n, one, confidence, student),
        Estimate(
            "g", j * d, j * low, j * high, n, two, confidence, {"gedeeld door": f"{by}, met J", "variantie": variance}
        ),
    )


def _rms(a: Group, b: Group, confidence: float) -> tuple[Estimate, Estimate]:
    n = a.n + b.n
    v, w = a.sd**2, b.sd**2
    half = (v + w) / 2
    sd, (se, _) = math.sqrt(half), _welch(a, b)
    df = (v + w) ** 2 / (v * v / (a.n - 1) + w * w / (b.n - 1))
    d = (a.mean - b.mean) / sd
    low, high = noncentral.interval(d, sd / se, df, confidence)
    j = noncentral.correction(n - 2)
    g = j * d
    spread = g * g * (v * v / (a.n - 1) + w * w / (b.n - 1)) / (8 * half**2)
    variance = j * j * (spread + v / (half * (a.n - 1)) + w / (half * (b.n - 1)))
    by = "de wortel uit het gemiddelde van de twee varianties"
    one = f"d (rms-SD): gedeeld door {by}; {percent(confidence)}%-interval uit de noncentrale t (Delacre e.a., 2021)."
    two = "g (rms-SD): hetzelfde met de exacte correctie van Hedges."
    more: dict[str, Cell] = {"gedeeld door": f"{by}, met J", "variantie": variance}
    return (
        Estimate("d (rms-SD)", d, low, high, n, one, confidence, {"gedeeld door": by, "SD": sd}),
        Estimate("g (rms-SD)", g, j * low, j * high, n, two, confidence, more),
    )


def _glass(a: Group, b: Group, standard: Group, other: Group, confidence: float) -> Estimate:
    delta = (a.mean - b.mean) / standard.sd
    se = math.sqrt(1 / standard.n + other.sd**2 / (other.n * standard.sd**2))
    low, high = noncentral.interval(delta, 1 / se, standard.n - 1, confidence)
    by = f"de SD van {standard.name}"
    method = f"Delta van Glass: gedeeld door {by}; {percent(confidence)}%-interval uit de noncentrale t-verdeling."
    more: dict[str, Cell] = {"gedeeld door": by, "SD": standard.sd}
    return Estimate("delta van Glass", delta, low, high, a.n + b.n, method, confidence, more)


def _mann_whitney(x: Floats, y: Floats) -> dict[str, Cell]:
    """U of the first group (Mann & Whitney, 1947); exact below 50 without ties, else normal, continuity corrected."""
    ties = len(np.unique(np.concatenate((x, y)))) < len(x) + len(y)
    how = "exact" if not ties and max(len(x), len(y)) < EXACT else "asymptotic"
    found = stats.mannwhitneyu(x, y, method=how, use_continuity=True)  # type: ignore[call-overload]
    return {"Mann-Whitney U": float(found.statistic), "Mann-Whitney p": float(found.pvalue)}
