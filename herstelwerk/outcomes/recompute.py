"""Published numbers recomputed from what a paper prints: intervals, means and SDs, F, r. To read by, not to correct."""

from __future__ import annotations

import math

from scipy import stats

from herstelwerk.outcomes.between import Group, compare
from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.noncentral import power
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, enough

__all__ = [
    "effect_of_f",
    "from_interval",
    "of_correlation",
    "of_means",
    "of_standard_errors",
    "power",
    "with_denominator",
]


def from_interval(
    low: float, high: float, *, n: int = 0, log: bool = False, confidence: float = 0.95, name: str = "uit het interval"
) -> Estimate:
    """Estimate, SE, z and p from a published normal interval; `log` for ratios, whose middle is geometric.

    SE = (high - low)/2z; z = middle/SE; p two-sided normal. Source: Altman & Bland (2011), BMJ 343, d2090 and d2304.

    Raises:
        NotPossibleError: when low is not below high, or a ratio is not above zero.
    """
    sure(confidence)
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise NotPossibleError("Een interval heeft een ondergrens die lager is dan de bovengrens.")
    if log and low <= 0:
        raise NotPossibleError("De grenzen van een verhouding liggen boven nul.")
    a, b = (math.log(low), math.log(high)) if log else (low, high)
    middle, se = (a + b) / 2, (b - a) / (2 * float(stats.norm.isf((1 - confidence) / 2)))
    z = middle / se
    how = ", op de log-schaal (midden is meetkundig)" if log else ""
    told = (
        f"Midden, standaardfout en p uit het gepubliceerde {percent(confidence)}%-interval, normale benadering{how}."
        f"{_people(n)}"
    )
    more = {"SE (log)" if log else "SE": se, "z": z, "p": 2 * float(stats.norm.sf(abs(z)))}
    return Estimate(name, math.exp(middle) if log else middle, low, high, n, told, confidence, more)


def effect_of_f(f: float, df1: float, df2: float) -> Estimates:
    """Cohen's f and (partial) eta² from an F test: η² = df1 F/(df1 F + df2), f = √(df1 F/df2).

    No interval here: it needs the noncentral F and the design. Source: Cohen (1988), chapter 8.

    Raises:
        NotPossibleError: F below zero or df not above zero.
    """
    if not (math.isfinite(f) and f >= 0 and df1 > 0 and df2 > 0):
        raise NotPossibleError("Een F-toets heeft een F vanaf nul en vrijheidsgraden boven nul.")
    eta2 = df1 * f / (df1 * f + df2)
    n = int(df1 + df2 + 1)
    told = f"Uit F({df1:g}, {df2:g}); zonder interval, want dat hangt van de opzet af. n volgt uit de vrijheidsgraden."
    p = float(stats.f.sf(f, df1, df2))
    return Estimates(
        "Effectgrootte uit F",
        (
            Estimate("eta²", eta2, None, None, n, told, more={"F": f, "p": p}),
            Estimate("f van Cohen", math.sqrt(df1 * f / df2), None, None, n, told, more={"F": f, "p": p}),
        ),
        told,
    )


def of_means(
    mean1: float, sd1: float, n1: int, mean2: float, sd2: float, n2: int,
    *, names: tuple[str, str] = ("groep 1", "groep 2"), confidence: float = 0.95,
) -> Estimates:  # fmt: skip
    """Welch's t, d, g, rms variants and Glass' delta from published n, means and SDs; raises as `between.compare`."""
    found, not_possible = compare(
        Group(names[0], n1, mean1, sd1), Group(names[1], n2, mean2, sd2), confidence=confidence
    )
    told = ["Uit gepubliceerde aantallen, gemiddelden en SD's.", *(one.method for one in found), *not_possible]
    return Estimates("Nagerekend uit gemiddelden", tuple(found), " ".join(told))


def of_standard_errors(
    mean1: float, se1: float, mean2: float, se2: float, *, n: int = 0, confidence: float = 0.95
) -> Estimate:
    """Difference of two independent means from their standard errors: z = (m1 - m2)/√(se1² + se2²).

    Raises:
        NotPossibleError: when no standard error is above zero.
    """
    sure(confidence)
    se = math.hypot(se1, se2)
    if min(se1, se2) < 0 or not (se > 0 and math.isfinite(se)):
        raise NotPossibleError("Er zijn twee standaardfouten nodig, waarvan ten minste één boven nul.")
    gap, margin = mean1 - mean2, float(stats.norm.isf((1 - confidence) / 2)) * se
    more = {"SE": se, "z": gap / se, "p": 2 * float(stats.norm.sf(abs(gap) / se))}
    how = f"{percent(confidence)}%-interval en p uit de normale verdeling"
    told = f"Verschil van gemiddelden uit hun standaardfouten; {how}.{_people(n)}"
    return Estimate("verschil in gemiddelden", gap, gap - margin, gap + margin, n, told, confidence, more)


def with_denominator(difference: float, denominator: float, what: str, *, n: int = 0) -> Estimate:
    """d as a paper made it: a difference divided by a given number; `what` says what that number is.

    Raises:
        NotPossibleError: when the denominator is not above zero.
    """
    if not (denominator > 0 and math.isfinite(denominator) and math.isfinite(difference)):
        raise NotPossibleError("Een effectgrootte deelt door een getal boven nul.")
    told = (
        f"d: gedeeld door {what}; zonder interval, want de onzekerheid van teller en noemer is niet bekend.{_people(n)}"
    )
    return Estimate("d", difference / denominator, None, None, n, told, more={"gedeeld door": what})


def of_correlation(r: float, n: int, *, confidence: float = 0.95) -> Estimate:
    """The p and interval of a correlation: t = r √((n-2)/(1-r²)); interval by Fisher's z.

    Raises:
        NotPossibleError: r not between -1 and 1, n below 4.
    """
    sure(confidence)
    enough(n, 4, "personen")
    if not -1 < r < 1:
        raise NotPossibleError("Een correlatie ligt tussen -1 en 1.")
    t = r * math.sqrt((n - 2) / (1 - r * r))
    margin = float(stats.norm.isf((1 - confidence) / 2)) / math.sqrt(n - 3)
    low, high = math.tanh(math.atanh(r) - margin), math.tanh(math.atanh(r) + margin)
    told = f"Correlatie van {n} personen: p uit de t-verdeling, {percent(confidence)}%-interval via Fishers z."
    more = {"t": t, "df": n - 2, "p": 2 * float(stats.t.sf(abs(t), n - 2))}
    return Estimate("correlatie", r, low, high, n, told, confidence, more)


def _people(n: int) -> str:
    return "" if n else " Het aantal personen is niet opgegeven (n = 0)."
