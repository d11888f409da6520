"""One measure over cohorts: an effect in each, all of them pooled, and whether small cohorts stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.honest import survivors
from herstelwerk.outcomes.pooling import Pooled, egger
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError
from herstelwerk.outcomes.several import several
from herstelwerk.studies.comparing import words
from herstelwerk.studies.comparing.effects import STANDARD, WHAT, Effects, effects_of
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import WAVES

_POINTS = (
    "Dit is gedaan in punten van de maat: de variantie van een gestandaardiseerd effect hangt samen met het effect "
    "zelf, en dan vindt de toets ook een helling die er niet is (Pustejovsky en Rodgers, 2019)."
)
_ALONE = (
    "Er is geen vergelijkingsgroep: dit laat zien dát mensen veranderden, niet waardoor. Cliënten van dezelfde "
    "deelnemer aan de training lijken op elkaar. Daar houdt het model met niveaus rekening mee, en dit niet."
)


def all_effects(frame: pd.DataFrame, measures: Iterable[str], source: Source) -> list[Effects]:
    """The effects of every measure, afterwards and at follow-up, where anyone was measured then."""
    return [
        effects_of(frame, measure, wave, source)
        for measure in measures
        for wave in WAVES[1:]
        if ((frame["measure"] == measure) & (frame["wave"] == wave) & frame["score"].notna()).any()
    ]


def of(effects: Sequence[Effects], title: str, limit: int) -> Section:
    """One measure: per wave a sentence, the forest, what is between cohorts, and the test of Egger."""
    parts: list[Part] = []
    for one in effects:
        parts += _wave(one, limit)
    return section(title, (*parts, Remark(_ALONE)))


def _wave(effects: Effects, limit: int) -> list[Part]:
    try:
        pooled, points = effects.pooled(limit), effects.pooled_points(limit)
    except NotPossibleError as error:
        left = words.left_out_in_words(effects.left_out)
        return [Remark(f"{effects.name}: niet samengevoegd. {error} {left}".strip())]
    parts: list[Part] = [
        words.change_in_words(effects, points),
        words.between_in_words(pooled),
        survivors(effects.started, effects.people),
        attempt("De grafiek per cohort", lambda: _forest(effects, pooled, limit)),
        between(effects, pooled),
        *_egger(effects),
    ]
    left = words.left_out_in_words(effects.left_out)
    return [*parts, Remark(left)] if left else parts


def _forest(effects: Effects, pooled: Pooled, limit: int) -> Part:
    return charts.forest(pooled, measure=WHAT, title=f"{effects.name} per cohort en samen", limit=limit)


def between(effects: Effects, pooled: Pooled) -> Estimates:
    """The pooled effect, the prediction interval, tau-squared and I-squared; cohorts themselves are in the chart."""
    k = pooled.effect.n
    share = Estimate("I² (%)", pooled.i2, None, None, k, pooled.method, more={})
    title = f"{effects.name}: alle cohorten samen ({STANDARD}; n telt hier cohorten)"
    return Estimates(title, (pooled.effect, pooled.prediction, pooled.tau2, share), pooled.method)


def _egger(effects: Effects) -> list[Part]:
    try:
        found = egger([one.value for one in effects.points], effects.squared_errors)
    except NotPossibleError as error:
        return [Remark(f"Toets van Egger: niet gemaakt. {error}")]
    said = words.egger_in_words(found.n, float(found.more["p"] or 0.0))
    name = "Egger: helling op de standaardfout, in punten (n telt cohorten)"
    shown = replace(found, name=name, method=f"{found.method} {_POINTS}")
    return [shown, Remark(said) if found.n < words.FEWEST_FOR_EGGER else said]


def together(effects: Sequence[Effects], limit: int) -> Section:
    """All measures at once: a sentence each, the effects with corrected p-values, and the same in points."""
    title = "Alle maten samen"
    said: list[Part] = []
    standard: list[Estimate] = []
    points: list[Estimate] = []
    remarks: list[Part] = []
    for one in effects:
        try:
            pooled, in_points = one.pooled(limit), one.pooled_points(limit)
        except NotPossibleError as error:
            remarks.append(Remark(f"{one.name}: niet samengevoegd. {error}"))
            continue
        said.append(words.change_in_words(one, in_points))
        standard.append(_line(one, pooled, ("SE", "df", "p")))
        points.append(_line(one, in_points, ("SE", "df")))
        if one.left_out:
            remarks.append(Remark(f"{one.name}. {words.left_out_in_words(one.left_out)}"))
    if not standard:
        return section(title, remarks or [Remark("Er is geen maat met een voormeting én een nameting.")])
    corrected = several(standard, title=f"Effect over cohorten ({STANDARD}), meting min voormeting")
    table = replace(corrected, method=f"{standard[0].method} {corrected.method}")
    plain = Estimates("Hetzelfde in punten van elke maat", tuple(points), points[0].method)
    return section(title, (*said, table, plain, *remarks))


def _line(effects: Effects, pooled: Pooled, keep: Sequence[str]) -> Estimate:
    """One row: people and cohorts, the pooled effect, and where a next cohort may come out."""
    more: dict[str, Cell] = {"cohorten": pooled.effect.n}
    more |= {name: pooled.effect.more[name] for name in keep}
    more |= {
        "volgend cohort van": pooled.prediction.low,
        "volgend cohort tot": pooled.prediction.high,
        "tau²": pooled.tau2.value,
        "I² (%)": pooled.i2,
    }
    return replace(pooled.effect, name=effects.name, n=effects.people, more=more)
