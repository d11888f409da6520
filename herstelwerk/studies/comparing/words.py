"""What a pool of cohorts comes to, in sentences that say no more than the intervals allow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from herstelwerk.outcomes.pooling import FEW, Pooled
from herstelwerk.outcomes.result import difference_in_words, p_value, shown
from herstelwerk.studies.comparing.effects import LEAST, Effects

FEWEST_FOR_EGGER = 10


def change_in_words(effects: Effects, points: Pooled) -> str:
    """How much changed, in points of the measure, over all cohorts together."""
    told = replace(points.effect, n=effects.people)
    said = difference_in_words(told, effects.name, "punten")
    over = f" Dit is samengevoegd over {len(effects.cohorts)} cohorten."
    if not told.excludes(0.0):
        return said + over
    better = (told.value < 0) if effects.lower else (told.value > 0)
    return f"{said}{over} Dat is {'vooruit' if better else 'achteruit'}."


def between_in_words(pooled: Pooled) -> str:
    """Whether cohorts differ, and where a next one may come out."""
    k, tau2 = pooled.effect.n, pooled.tau2
    if k == 2:
        return (
            "Met twee cohorten is niet te zeggen hoeveel cohorten van elkaar verschillen. Kijk naar beide apart, en "
            "lees het samengevoegde getal met zijn brede interval."
        )
    q = f"Q = {shown(tau2.more['Q'])}, df = {tau2.more['df']}, {p_value(float(tau2.more['p'] or 0.0))}"
    share = f"I² = {shown(pooled.i2)} %"
    if float(tau2.more["p"] or 0.0) < 0.05:
        said = f"De cohorten verschillen meer van elkaar dan door toeval te verwachten is ({q}; {share})."
    else:
        most = "" if tau2.high is None else f" Ook een spreiding (tau) tot {shown(math.sqrt(tau2.high))} past hierbij."
        said = (
            f"Tussen de cohorten is geen aantoonbaar verschil in effect ({q}; {share}). Dat is geen bewijs dat zij "
            f"gelijk zijn.{most}"
        )
    low, high = pooled.prediction.low, pooled.prediction.high
    next_one = f" In een volgend cohort is een effect te verwachten tussen {shown(low)} en {shown(high)} (g_pre)"
    also = "; geen verandering past daar dus ook bij." if pooled.prediction.excludes(0.0) is False else "."
    few = f" Met {k} cohorten is dit een ruwe schatting." if k < FEW else ""
    return f"{said}{next_one}{also}{few}"


def egger_in_words(k: int, p: float) -> str:
    """How the test of Egger may be read, which depends on how many cohorts there are."""
    if k < FEWEST_FOR_EGGER:
        return (
            f"De toets van Egger vraagt tien cohorten of meer, en hier zijn er {k}. Trek uit dit getal geen conclusie: "
            "met zo weinig cohorten vindt de toets zelden iets."
        )
    if p < 0.05:
        return (
            "Cohorten met een onzekerder uitkomst laten een ander effect zien dan de rest (toets van Egger). Dat kan "
            "komen doordat cohorten zonder resultaat ontbreken, maar ook doordat kleine cohorten anders zijn, of door "
            "toeval: er is zo voor elke maat getoetst."
        )
    return (
        f"Geen aantoonbaar verband tussen hoe onzeker een cohort is en zijn effect (toets van Egger, {k} cohorten). "
        "Met minder dan tien cohorten zou deze toets niet te lezen zijn; ook nu vindt hij alleen grote verschillen."
    )


def left_out_in_words(left_out: Sequence[str]) -> str:
    """Which cohorts have no effect, without saying how many people they have."""
    if not left_out:
        return ""
    one = len(left_out) == 1
    return (
        f"Niet meegenomen: {', '.join(left_out)}. {'Dit cohort heeft' if one else 'Deze cohorten hebben'} minder dan "
        f"{LEAST} mensen met beide metingen, of mensen die onderling niet verschillen; dan is er geen effect met een "
        "interval te berekenen."
    )
