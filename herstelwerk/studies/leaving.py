"""Who was measured when, who left, and whom a result is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from herstelwerk import charts
from herstelwerk.outcomes.between import between
from herstelwerk.outcomes.honest import survivors
from herstelwerk.outcomes.missing import attrition
from herstelwerk.outcomes.result import Estimate, NotPossibleError, ResultTable
from herstelwerk.outcomes.retention import Retention, retention
from herstelwerk.studies.section import Part, Remark, Section, attempt, section, too_few
from herstelwerk.studies.waves import AFTER, BEFORE, WAVES, side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence


_ENDED = (
    "Of iemand stopte omdat het klaar was of omdat het niet ging, staat niet in deze gegevens. Wie tot de laatste "
    "sessie kwam, telt mee tot daar."
)


def of(frame: pd.DataFrame, measures: Sequence[str], limit: int) -> Section:
    """Steps from start to last wave, shares with interval, and the sentence about who stayed."""
    title = "Wie er meededen, en wie er nog was"
    if not measures:
        return section(title, (Remark("Er is geen maat met een voormeting én een nameting."),))
    seen = seen_at(frame, measures)
    if len(seen) < limit:
        return section(title, (too_few("Wie er nog was", limit),))
    steps = {"begonnen": len(seen)} | {wave: int(seen[wave].sum()) for wave in WAVES if seen[wave].any()}
    rows = seen.where(seen, None).astype(object)
    parts: list[Part] = [
        attempt("De grafiek", lambda: charts.attrition(steps, who="cliënten", limit=limit)),
        attempt("Het aandeel per meting", lambda: attrition(rows[list(steps)[1:]])),
        *_sessions(frame),
        *_who_stayed(frame, measures[0], len(seen)),
    ]
    return section(title, parts)


def seen_at(frame: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    """Per client and wave whether any measure was taken."""
    wides = [side_by_side(frame, measure)[list(WAVES)].notna() for measure in measures]
    seen = wides[0]
    for wide in wides[1:]:
        seen = seen | wide
    return seen


def _sessions(frame: pd.DataFrame) -> list[Part]:
    """How long people kept coming, where sessions were counted; who reached the last session anyone had, was followed
    to there."""
    if "session" not in frame or frame["session"].notna().sum() == 0:
        return []
    last = frame.groupby("client", sort=False)["session"].max().dropna()
    most = last.max()
    return [attempt("Hoe lang mensen kwamen", lambda: _stays(retention(last, last < most))), Remark(_ENDED)]


def _stays(found: Retention) -> ResultTable:
    """The curve as one reads it: sessions as whole numbers, without who left when."""
    rows = [
        {
            "na sessie": int(one.time),
            "nog in beeld": one.at_risk,
            "deel dat blijft": one.staying,
            "95 % van": one.low,
            "95 % tot": one.high,
        }
        for one in found.moments
    ]
    return ResultTable("Hoe lang mensen kwamen", tuple(rows), found.method)


def _who_stayed(frame: pd.DataFrame, measure: str, started: int) -> list[Part]:
    wide = side_by_side(frame, measure)
    stays = wide[AFTER].notna()
    before: Estimate | None = None
    try:
        found = between(wide.loc[stays, BEFORE], wide.loc[~stays, BEFORE], names=("bleef", "viel uit"))
        before = found["verschil in gemiddelden"]
    except NotPossibleError:
        pass  # the sentence then says that it is not known
    return [Remark(f"{measure.upper()}: {survivors(started, int(stays.sum()), before=before)}")]
