"""Change per life area: the single answers of a measure whose file says which side of life each one is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.instruments import Measure
from herstelwerk.outcomes.mixed import Random, fit_mixed
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError, shown
from herstelwerk.outcomes.several import several
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.studies.source import Source
from herstelwerk.studies.waves import AFTER, BEFORE, WAVES

TITLE = "Verandering per levensgebied"
_NONE = (
    "Er zijn geen losse antwoorden per levensgebied van voor en na. Nodig zijn kolommen item_1, item_2 en verder, van "
    "een maat waarvan het bestand in data/instruments bij [area] zegt over welk levensgebied elke vraag gaat."
)
_ITEMS = (
    "Eén vraag per levensgebied meet minder nauwkeurig dan een hele vragenlijst. Lees de gebieden daarom naast het "
    "cijfer van de hele maat, en let op de intervallen."
)


@dataclass(frozen=True, slots=True)
class Area:
    """The answers about one side of life: a row per client, a column per wave, and the cohort."""

    name: str
    wide: pd.DataFrame

    def pairs(self, wave: str, cohort: str = "") -> pd.DataFrame:
        """The clients with both answers, of one cohort or of all."""
        here = self.wide[self.wide["cohort"] == cohort] if cohort else self.wide
        return here[[BEFORE, wave, "cohort"]].dropna()


def measures_with_areas(frame: pd.DataFrame, source: Source) -> list[str]:
    """The measures in these data of which life areas were answered, before and after."""
    found = []
    for name in frame["measure"].drop_duplicates():
        known, _ = source.scale(str(name)) if "." not in str(name) else (None, None)
        if known and known.areas and any(len(area.pairs(AFTER)) for area in areas_of(frame, known)):
            found.append(str(name))
    return found


def of(frame: pd.DataFrame, source: Source, limit: int, *, title: str = TITLE) -> Section:
    """Per measure: over everyone a heat map and a table with corrected p-values; per cohort a heat map of its own."""
    parts: list[Part] = []
    for name in measures_with_areas(frame, source):
        known, _ = source.scale(name)
        parts += _measure(areas_of(frame, known), known, limit)
    return section(title, [*parts, Remark(_ITEMS)] if parts else [Remark(_NONE)])


def areas_of(frame: pd.DataFrame, known: Measure) -> list[Area]:
    """The areas of a measure whose answers stand in the data, turned round where the measure says so."""
    taken = frame[(frame["measure"] == known.id) & frame["wave"].notna()]
    cohorts = taken.drop_duplicates("client").set_index("client")["cohort"]
    found = []
    for number, item in enumerate(known.items, 1):
        column = f"item_{number}"
        if not item.area or column not in taken:
            continue
        answers = known.low + known.high - taken[column] if item.reverse else taken[column]
        wide = taken.assign(answer=answers).pivot(index="client", columns="wave", values="answer")
        found.append(Area(item.area, wide.reindex(columns=list(WAVES)).assign(cohort=cohorts)))
    return found


def _measure(areas: Sequence[Area], known: Measure, limit: int) -> list[Part]:
    cohorts = [str(one) for one in areas[0].wide["cohort"].drop_duplicates()]
    several_cohorts = len(cohorts) > 1
    waves = [wave for wave in WAVES[1:] if any(len(area.pairs(wave)) for area in areas)]
    over_all = {(area.name, wave): _over_all(area, wave, limit) for area in areas for wave in waves}
    unit = f"verandering in punten (antwoorden van {known.low:g} tot en met {known.high:g})"
    better = "Lager is hier beter." if known.better == "lower" else ""
    parts: list[Part] = (
        [better, *_table(areas, over_all, known, limit)] if better else [*_table(areas, over_all, known, limit)]
    )
    everyone = pd.DataFrame(_rows(areas, waves, over_all))
    whose = "alle cohorten samen" if several_cohorts else f"cohort {cohorts[0]}"
    parts.append(attempt("De kaart", lambda: _chart(everyone, unit, f"{known.short} per levensgebied, {whose}", limit)))
    if several_cohorts:
        each = pd.DataFrame([row for area in areas for row in _per_cohort(area, cohorts)])
        title = f"{known.short} per levensgebied en cohort, {AFTER} min {BEFORE}"
        parts.append(attempt("De kaart per cohort", lambda: _chart(each, unit, title, limit)))
    return parts


def _chart(rows: pd.DataFrame, unit: str, title: str, limit: int) -> Part:
    return charts.life_areas(rows, measure=unit, title=title, limit=limit)


def _rows(
    areas: Sequence[Area], waves: Sequence[str], found: dict[tuple[str, str], Estimate | None]
) -> Iterator[dict[str, Cell]]:
    for area in areas:
        for wave in waves:
            yield _row(area.name, wave, found[area.name, wave], len(area.pairs(wave)))


def _per_cohort(area: Area, cohorts: Sequence[str]) -> Iterator[dict[str, Cell]]:
    for cohort in cohorts:
        both = area.pairs(AFTER, cohort)
        yield _row(area.name, cohort, _plain(both, AFTER), len(both))


def _row(area: str, group: str, one: Estimate | None, n: int) -> dict[str, Cell]:
    value, low, high = (one.value, one.low, one.high) if one else (np.nan, np.nan, np.nan)
    return {"area": area, "group": group, "value": value, "low": low, "high": high, "n": n}


def _plain(both: pd.DataFrame, wave: str) -> Estimate | None:
    """The mean change with a paired t-interval; None where these people do not allow one."""
    try:
        return mean_change(pairs_of(both[BEFORE], both[wave]))
    except NotPossibleError:
        return None


def _over_all(area: Area, wave: str, limit: int) -> Estimate | None:
    """The mean change of everyone; with several cohorts from a model in which cohorts may differ."""
    both = area.pairs(wave)
    if len(both) < limit or both["cohort"].nunique() < 2:
        return _plain(both, wave)
    try:
        moved = pd.DataFrame({"verandering": both[wave] - both[BEFORE], "cohort": both["cohort"].astype(str)})
        model = fit_mixed(moved, "verandering", [], [Random("cohort")])
    except NotPossibleError:
        return _plain(both, wave)
    return model.fixed["intercept"]


def _table(
    areas: Sequence[Area], found: dict[tuple[str, str], Estimate | None], known: Measure, limit: int
) -> list[Part]:
    """Everyone at the second measurement: each area with its p, corrected for looking at all of them."""
    lines = []
    for area in areas:
        one = found.get((area.name, AFTER))
        if one is not None and len(area.pairs(AFTER)) >= limit:
            more = {name: one.more[name] for name in ("df", "p") if name in one.more}
            lines.append(replace(one, name=area.name, n=len(area.pairs(AFTER)), more=more))
    if not lines:
        return [Remark(f"Van te weinig mensen (minder dan {limit}) zijn er twee antwoorden over een levensgebied.")]
    corrected = several(lines, title=f"{known.short}: {AFTER} min {BEFORE}, in punten")
    told = (
        "uit een lineair gemengd model met een random intercept per cohort (REML, Satterthwaite); waar cohorten "
        "volgens de schatting niet verschillen, is dat hetzelfde als de gepaarde t-toets"
        if areas[0].wide["cohort"].nunique() > 1
        else "uit de gepaarde t-toets"
    )
    method = (
        f"Per levensgebied de gemiddelde verandering van wie beide antwoorden gaf, met een 95%-interval uit de "
        f"t-verdeling, {told}. {corrected.method}"
    )
    return [
        _in_words([one for one in corrected if float(one.more["p (Holm)"] or 0.0) < 0.05], known),
        replace(corrected, method=method),
    ]


def _in_words(left: Sequence[Estimate], known: Measure) -> str:
    if not left:
        return (
            "Na correctie voor het aantal gebieden is in geen enkel levensgebied een verandering aantoonbaar. Dat is "
            "geen bewijs dat er niets veranderde: kijk naar de intervallen."
        )
    lower = known.better == "lower"

    def told(up: bool) -> str:
        here = [one for one in left if (one.value > 0) is (up is not lower)]
        return ", ".join(f"{one.name} ({'+' if one.value > 0 else ''}{shown(one.value)})" for one in here)

    parts = [f"{way}: {told(up)}" for way, up in (("vooruit", True), ("achteruit", False)) if told(up)]
    return f"Na correctie voor het aantal gebieden is verandering aantoonbaar. Het gaat {'; '.join(parts)}."
