"""Level 4, results: did anything change for clients? Per measure the change in each cohort, pooled over cohorts."""

from __future__ import annotations

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.between import between
from herstelwerk.outcomes.honest import survivors
from herstelwerk.outcomes.result import Estimate, NotPossibleError
from herstelwerk.studies import changes
from herstelwerk.studies.comparing import pooled
from herstelwerk.studies.comparing.effects import WHAT, Effects
from herstelwerk.studies.kirkpatrick.tables import Tables
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.studies.waves import AFTER, BEFORE, measures_of, side_by_side

TITLE = "Niveau 4. Resultaat: veranderde er iets voor cliënten?"
_SAYS = (
    "Dit niveau zegt of cliënten van getrainde begeleiders veranderden. Het zegt niet waardoor: er is geen groep "
    "zonder training om mee te vergelijken, en mensen zoeken hulp als het slecht gaat, zodat het daarna vaak vanzelf "
    "iets beter gaat."
)
_ONE = "Er is één cohort, dus er valt niets samen te voegen. Hieronder staat de verandering in dat cohort."


def of(tables: Tables, limit: int, measure: str = "") -> Section:
    """The pooled change per measure with a forest of one of them; with one cohort its own changes."""
    try:
        frame = tables.frame("metingen")
    except NotPossibleError as error:
        return section(TITLE, (_SAYS, Remark(str(error))))
    measures = measures_of(frame)
    if not measures:
        return section(TITLE, (_SAYS, Remark("Er is geen maat met een voormeting én een nameting.")))
    if measure and measure not in measures:
        known = ", ".join(measures)
        return section(TITLE, (_SAYS, Remark(f"Van ‘{measure}’ is er geen voor- en nameting. Wel van: {known}.")))
    if frame["cohort"].nunique() < 2:
        return section(TITLE, (_SAYS, Remark(_ONE), *changes.of(frame, measures, tables.source, limit).parts))
    effects = effects_in(tables)
    shown = next((one for one in effects if one.measure == (measure or measures[0]) and one.wave == AFTER), None)
    parts: list[Part] = [_SAYS, *pooled.together(effects, limit).parts]
    if shown and shown.cohorts:
        parts += [_stayed(frame, shown), attempt("De grafiek", lambda: _forest(shown, limit))]
    return section(TITLE, parts)


def effects_in(tables: Tables) -> list[Effects]:
    """The effects of every measure over cohorts; raises NotPossibleError without measurements."""
    frame: pd.DataFrame = tables.frame("metingen")
    return pooled.all_effects(frame, measures_of(frame), tables.source)


def _stayed(frame: pd.DataFrame, effects: Effects) -> Remark:
    """Whom the result of a measure is about, and whether they stood elsewhere at the start."""
    wide = side_by_side(frame, effects.measure)
    here = wide[wide["cohort"].isin(effects.cohorts)]
    stays = here[[BEFORE, AFTER]].notna().all(axis=1)
    before: Estimate | None = None
    try:
        found = between(here.loc[stays, BEFORE], here.loc[~stays, BEFORE], names=("bleef", "viel uit"))
        before = found["verschil in gemiddelden"]
    except NotPossibleError:
        pass  # the sentence then says that it is not known
    return Remark(f"{effects.name}: {survivors(len(here), int(stays.sum()), before=before)}")


def _forest(effects: Effects, limit: int) -> Part:
    return charts.forest(effects.pooled(limit), measure=WHAT, title=f"{effects.name} per cohort en samen", limit=limit)
