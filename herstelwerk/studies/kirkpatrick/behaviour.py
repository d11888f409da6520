"""Level 3, behaviour: is it to be seen in the work? The final assignment criterion by criterion, and how teams work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.change import mean_change
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.honest import Showing, how_to_show
from herstelwerk.outcomes.pairs import pairs_of
from herstelwerk.outcomes.proportions import wilson
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, difference_in_words
from herstelwerk.studies.compact import Compact, triple
from herstelwerk.studies.kirkpatrick import fidelity
from herstelwerk.studies.kirkpatrick.learning import enough_told
from herstelwerk.studies.kirkpatrick.tables import Tables
from herstelwerk.studies.section import Part, Remark, Section, attempt, section
from herstelwerk.workbook import Workbook

TITLE = "Niveau 3. Gedrag: is het te zien in het werk?"
_SAYS = (
    "Dit niveau zegt wat er in het werk te zien is: in de eindopdracht, en in hoe een team werkt. Het zegt niet of "
    "cliënten er beter van worden. De eindopdracht is gemaakt voor de training; of het later ook zo gaat, laat vooral "
    "het zelfonderzoek van teams zien."
)
LEVELS = ("niet", "deels", "voldaan")
MET = LEVELS[-1]
PARTS = {"inventarisatie": "K", "plan": "A"}
_FIRST, _LAST = "eerste keer", "laatste keer"
_ONCE = (
    "Iedereen leverde één keer in. Of het werk van de eerste naar de laatste keer beter werd, is hier dus niet te zien."
)
_AGAIN = "Wie opnieuw inlevert, deed dat meestal omdat er iets niet klopte."
_EVERYONE = "Elke rij is één deelnemer, zonder naam. Bij zo weinig mensen zegt het gemiddelde alleen niet genoeg."
_HOW = (
    "Per deelnemer het deel van de beoordeelde eisen dat ‘voldaan’ kreeg; keken er meer beoordelaars, dan telt het "
    "laagste oordeel. Daarover het gemiddelde met 95%-interval uit de t-verdeling, over deelnemers."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The lowest level per trainee and criterion, at the first and at the last attempt; and who handed in twice."""

    first: pd.DataFrame
    last: pd.DataFrame
    again: pd.Index

    @property
    def moments(self) -> dict[str, pd.DataFrame]:
        """The attempts to tell of, by name; without a name when everyone handed in once."""
        return {_FIRST: self.first, _LAST: self.last} if len(self.again) else {"": self.last}

    def share(self, frame: pd.DataFrame, part: str) -> pd.Series:
        """Per trainee the share of the judged criteria of a part that was met."""
        here = frame[[name for name in frame.columns if str(name).startswith(PARTS.get(part, ""))]]
        judged = here.notna().sum(axis=1)
        return ((here == MET).sum(axis=1) / judged.where(judged > 0)).astype(float)


def of(tables: Tables, limit: int) -> Section:
    """The hand-ins and the audits of teams; what is missing is said."""
    parts: list[Part] = [_SAYS]
    try:
        parts += _hand_ins(judged_of(tables.frame("beoordelingen")), limit)
    except NotPossibleError as error:
        parts.append(Remark(f"De eindopdracht: {error}"))
    return section(TITLE, (*parts, *fidelity.parts(tables)))


def judged_of(frame: pd.DataFrame) -> Judged:
    """Trainees by criteria, at the first and last attempt.

    Raises:
        NotPossibleError: when nothing was judged.
    """
    rows = frame[frame["level"].isin(LEVELS)].assign(place=lambda here: here["level"].map(LEVELS.index).astype(int))
    if rows.empty:
        raise NotPossibleError("Er staat nergens een oordeel.")
    attempt_ = rows["attempt"].fillna(1) if "attempt" in rows else pd.Series(1, index=rows.index)
    rows = rows.assign(attempt=attempt_.astype(int))
    keys = ["cohort", "trainee"]
    lowest = rows.groupby([*keys, "attempt", "criterion"], sort=False)["place"].min().map(dict(enumerate(LEVELS)))
    wide = lowest.unstack("criterion").reset_index("attempt")
    order = sorted(
        (name for name in wide.columns if name != "attempt"), key=lambda name: (name[0] != "K", int(name[1:]))
    )
    handed = wide.groupby(level=keys, sort=False)["attempt"].agg(["min", "max"])
    first = wide[wide["attempt"] == handed["min"].reindex(wide.index)][order]
    last = wide[wide["attempt"] == handed["max"].reindex(wide.index)][order]
    return Judged(first, last, handed.index[handed["max"] > handed["min"]])


def quality(tables: Tables, limit: int) -> Estimate:
    """The mean share of criteria met at the last attempt; raises NotPossibleError."""
    judged = judged_of(tables.frame("beoordelingen"))
    found = describe(judged.share(judged.last, ""), "deel van de eisen dat ‘voldaan’ kreeg")
    enough_told(found.n, limit)
    return found


def _hand_ins(judged: Judged, limit: int) -> list[Part]:
    parts: list[Part] = [attempt("De eindopdracht", lambda: _shares(judged, limit)), *_changed(judged, limit)]
    names = {one.id: f"{one.id}. {one.name}" for one in Workbook.find().criteria.criterion}
    parts.append(attempt("De grafiek per eis", lambda: _chart(judged, names, limit)))
    parts.append(_criteria(judged, names, limit))
    return parts


def _shares(judged: Judged, limit: int) -> Estimates:
    rows: list[Estimate] = []
    for part in PARTS:
        for moment, frame in judged.moments.items():
            share = judged.share(frame, part)
            if share.notna().sum() >= max(limit, 3):
                found = describe(share, f"{part}, {moment}" if moment else part)
                rows.append(replace(found, method=_HOW, more={"SD": found.more["SD"]}))
    if not rows:
        raise NotPossibleError(f"Er zijn minder dan {limit} deelnemers met een oordeel.")
    return Estimates("Deel van de eisen dat ‘voldaan’ kreeg", tuple(rows), _HOW)


def _changed(judged: Judged, limit: int) -> list[Part]:
    """What changed for those who handed in again; they are not everyone."""
    if not len(judged.again):
        return [Remark(_ONCE)]
    if len(judged.again) < limit:
        return [Remark(f"Minder dan {limit} deelnemers leverden vaker in; wat er bij hen veranderde, staat hier niet.")]
    first = judged.first[judged.first.index.isin(judged.again)]
    last = judged.last.reindex(first.index)
    parts: list[Part] = []
    for part in PARTS:
        try:
            moved = mean_change(pairs_of(judged.share(first, part), judged.share(last, part)))
        except NotPossibleError as error:
            parts.append(Remark(f"De eisen van {part}, van eerste naar laatste keer: niet berekend. {error}"))
            continue
        parts.append(difference_in_words(moved, f"Deel van de eisen van {part}, laatste min eerste keer"))
    told = f"Dat gaat over wie vaker inleverde: {len(first)} van de {len(judged.first)} deelnemers. {_AGAIN}"
    return [*parts, Remark(told)]


def everyone(tables: Tables, limit: int) -> Section:
    """Every trainee of a small group: for the trainer's own eyes, so it is no part of a report."""
    title = "Iedere deelnemer: de eindopdracht"
    try:
        judged = judged_of(tables.frame("beoordelingen"))
        enough_told(len(judged.first), limit)
    except NotPossibleError as error:
        return section(title, (Remark(str(error)),))
    if how_to_show(len(judged.first), outside=False, limit=limit) is not Showing.EVERYONE:
        return section(title, (Remark("Voor zoveel deelnemers zegt een samenvatting meer. Kies één cohort."),))
    return section(title, (_each(judged), Remark(_EVERYONE, inside=True)))


def _each(judged: Judged) -> Compact:
    """Every trainee of a small group, without a name, from low to high."""
    rows: list[dict[str, Cell]] = []
    for who in judged.share(judged.first, "").sort_values(kind="stable").index:
        row: dict[str, Cell] = {}
        for part, letter in PARTS.items():
            for moment, frame in judged.moments.items():
                row |= _wilson_of(frame.loc[who], letter, f"% {part}, {moment}".rstrip(", "))
        rows.append({"deelnemer": len(rows) + 1} | row)
    return Compact("Per deelnemer: deel van de eisen ‘voldaan’", rows, "Per deelnemer met 95%-interval van Wilson.")


def _wilson_of(levels: pd.Series, letter: str, name: str) -> dict[str, Cell]:
    here = levels[[one for one in levels.index if str(one).startswith(letter)]].dropna()
    return triple(name, wilson(int((here == MET).sum()), len(here)) if len(here) else None, 100)


def _chart(judged: Judged, names: Mapping[str, str], limit: int) -> Part:
    table = pd.DataFrame({level: (judged.last == level).sum() for level in LEVELS})
    table.index = pd.Index([names.get(str(one), str(one)) for one in table.index])
    title = "Oordeel per eis, laatste keer" if len(judged.again) else "Oordeel per eis"
    return charts.likert(table, neutral=LEVELS[1], title=title, limit=limit)


def _criteria(judged: Judged, names: Mapping[str, str], limit: int) -> Part:
    rows: list[dict[str, Cell]] = []
    for id in judged.first.columns:
        counts = {moment: int(frame[id].notna().sum()) for moment, frame in judged.moments.items()}
        if min(counts.values()) < limit:
            continue
        row: dict[str, Cell] = {"eis": names.get(str(id), str(id))}
        for moment, frame in judged.moments.items():
            share = wilson(int((frame[id] == MET).sum()), counts[moment])
            row |= triple(f"% voldaan, {moment}".rstrip(", "), share, 100) | {"n": counts[moment]}
        rows.append(row)
    if not rows:
        return Remark(f"Per eis wordt niets getoond: er zijn minder dan {limit} deelnemers met een oordeel.")
    told = (
        "Deel van de deelnemers dat bij deze eis ‘voldaan’ kreeg, met 95%-interval van Wilson; bij meer beoordelaars "
    )
    return Compact("Per eis: welk deel kreeg ‘voldaan’", rows, told + "telt het laagste oordeel.")
