"""Goal Attainment Scaling: how far someone came with goals of their own, as a T-score."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from herstelwerk.dutch import number
from herstelwerk.outcomes.measured import Floats, Values, floats
from herstelwerk.outcomes.result import Estimate, NotPossibleError

RHO = 0.3  # Kiresuk & Sherman's assumption about how goals of one person hang together


@dataclass(frozen=True, slots=True)
class Goals:
    """Goals of one person: levels from -2 to +2 and weights, and how many had no level."""

    levels: Floats
    weights: Floats
    left_out: int


def goal_attainment(levels: Values, weights: Values | None = None, *, rho: float = RHO) -> Estimate:
    """The T-score of one person: 50 when every goal came out as expected, 10 per SD.

    T = 50 + 10 Σwx / √((1-ρ)Σw² + ρ(Σw)²). Goals without a level are left out and counted. Levels lie between -2
    and +2 (halves may come from two raters). Source: Kiresuk & Sherman (1968), Community Mental Health Journal 4,
    443-453. Checked against: the formula in R.

    Raises:
        NotPossibleError: levels outside -2 to 2, weights that are not above zero, rho outside 0-1, no goal with a
        level.
    """
    goals = _goals(levels, weights, rho)
    value = 50 + 10 * _standardised(goals, rho)
    return Estimate("GAS T", value, None, None, len(goals.levels), f"{_method(goals, rho)} {ALONE}")


def goal_change(before: Values, after: Values, weights: Values | None = None, *, rho: float = RHO) -> Estimate:
    """The change in T of one person, over the goals that have a level both times.

    Raises:
        NotPossibleError: as `goal_attainment`; when before and after have another number of goals.
    """
    first, second = floats(before, "de eerste scores"), floats(after, "de tweede scores")
    if len(first) != len(second):
        raise NotPossibleError(
            "Voor en na zijn er niet evenveel doelen; zet ze per doel naast elkaar, leeg zonder score."
        )
    both = ~(np.isnan(first) | np.isnan(second))
    if not both.any():
        raise NotPossibleError("Geen enkel doel heeft zowel voor als na een score.")
    given = None if weights is None else floats(weights, "de gewichten")
    if given is not None and len(given) != len(first):
        raise NotPossibleError(f"Er zijn {len(first)} doelen en {len(given)} gewichten; bij elk doel hoort er één.")
    kept = None if given is None else given[both]
    start, end = goal_attainment(first[both], kept, rho=rho), goal_attainment(second[both], kept, rho=rho)
    goals = Goals(first[both], _goals(first[both], kept, rho).weights, int((~both).sum()))
    told = f"Verandering in T: nameting min voormeting, over dezelfde doelen. {_method(goals, rho)} {ALONE}"
    more = {"T voor": start.value, "T na": end.value}
    return Estimate("verandering in GAS T", end.value - start.value, None, None, int(both.sum()), told, more=more)


ALONE = (
    "Van één persoon is er geen interval: de doelen zijn gekozen, niet getrokken. Vergelijk alleen met iemand anders "
    "als de doelen even haalbaar waren gesteld."
)


def _goals(levels: Values, weights: Values | None, rho: float) -> Goals:
    scores = floats(levels, "de doelscores")
    heavy = np.ones(len(scores)) if weights is None else floats(weights, "de gewichten")
    if len(scores) != len(heavy):
        raise NotPossibleError(f"Er zijn {len(scores)} doelen en {len(heavy)} gewichten; bij elk doel hoort er één.")
    if not 0 <= rho < 1:
        raise NotPossibleError(f"De samenhang tussen doelen (rho) ligt tussen 0 en 1, niet op {rho}.")
    there = ~np.isnan(scores)
    if not there.any():
        raise NotPossibleError("Geen enkel doel heeft een score; vul per doel een niveau van -2 tot +2 in.")
    if (np.abs(scores[there]) > 2).any():
        raise NotPossibleError("Een doelscore loopt van -2 (veel minder dan verwacht) tot +2 (veel meer dan verwacht).")
    if not (heavy[there] > 0).all():
        raise NotPossibleError("Een gewicht is een getal boven nul. Telt een doel niet mee, laat het dan weg.")
    return Goals(scores[there], heavy[there], int((~there).sum()))


def _standardised(goals: Goals, rho: float) -> float:
    weights = goals.weights / goals.weights.max()  # only their ratio counts
    spread = (1 - rho) * float((weights**2).sum()) + rho * float(weights.sum()) ** 2
    return float((weights * goals.levels).sum()) / math.sqrt(spread)


def _method(goals: Goals, rho: float) -> str:
    equal = "gelijke gewichten" if np.ptp(goals.weights) == 0 else "de gegeven gewichten"
    gone = f" {goals.left_out} zonder score weggelaten." if goals.left_out else ""
    return (
        f"T-score volgens Kiresuk en Sherman (1968) over {len(goals.levels)} doelen met {equal}, en een aangenomen "
        f"samenhang tussen doelen van {number(rho, 1) if round(rho, 1) == rho else number(rho)}.{gone}"
    )
