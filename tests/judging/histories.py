"""Histories for tests: a judge who judges criteria one by one, a minute each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from herstelwerk.domain import AMSTERDAM
from herstelwerk.judgement import History, Judgement, needs_reason
from herstelwerk.results import Level, Signal

START = datetime(2026, 11, 23, 9, 0, tzinfo=AMSTERDAM)
MET, PARTLY, NOT = Level.MET, Level.PARTLY, Level.NOT


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def judgement(
    criterion: str, level: Level, by: str, minutes: float, signal: Signal = Signal.NOT_TO_JUDGE, reason: str = ""
) -> Judgement:
    reason = reason or ("gezien" if needs_reason(signal, level) else "")
    return Judgement(criterion=criterion, signal=signal, level=level, by=by, at=at(minutes), reason=reason)


def judged(by: str, levels: Mapping[str, Level], start: float = 0) -> History:
    """A history in which this judge gave these levels, a minute apart."""
    history = History()
    for minutes, (criterion, level) in enumerate(levels.items()):
        history = history.add(judgement(criterion, level, by, start + minutes))
    return history
