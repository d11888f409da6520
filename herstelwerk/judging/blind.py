"""Who may see what of whom, as long as a hand-in is judged twice.

Whoever judges sees nothing of another's lines until her own judgement is complete; and of another only what is
complete too. Up to that moment her judgement is her own: figures on agreement are about that part, and what comes
after it (after talking, after seeing the other) is kept apart. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from herstelwerk.judgement import History, Judgement

Histories = Mapping[str, History]  # judge → what she said of one attempt


def missing(history: History, criteria: Collection[str]) -> tuple[str, ...]:
    """The criteria that this judge still has to judge, in the order given."""
    given = history.judgements
    return tuple(id for id in criteria if id not in given)


def complete(history: History, criteria: Collection[str]) -> bool:
    """Whether every criterion has a judgement that stands."""
    return bool(criteria) and not missing(history, criteria)


def visible(judge: str, histories: Histories, criteria: Collection[str]) -> dict[str, History]:
    """What a judge may see of one attempt: her own lines, and once she is ready those of others who are."""
    own = histories.get(judge)
    if own is None or not complete(own, criteria):
        return {} if own is None else {judge: own}
    return {name: one for name, one in histories.items() if name == judge or complete(one, criteria)}


def may_look(viewer: str, histories: Histories, criteria: Collection[str], drawn: Collection[str] = ()) -> bool:
    """Whether someone may see the judgements of others on an attempt at all.

    Not as long as she has to judge it herself (she was drawn for it) or has begun to, and is not ready.
    """
    own = histories.get(viewer, History())
    return complete(own, criteria) or (viewer not in drawn and not own.lines)


def waits(judge: str, histories: Histories, criteria: Collection[str]) -> bool:
    """Whether there are lines of others that this judge may not see yet; not whose, nor how many."""
    return any(one.lines for name, one in histories.items() if name not in visible(judge, histories, criteria))


def ready(history: History, criteria: Collection[str]) -> tuple[tuple[datetime, datetime | None], ...]:
    """When a judgement was complete: from which line to which, the last without an end where it still is."""
    wanted, there = set(criteria), set[str]()
    spans: list[tuple[datetime, datetime | None]] = []
    begun: datetime | None = None
    for number, line in enumerate(history.lines, 1):
        if isinstance(line, Judgement):
            there.add(line.criterion)
        if not wanted <= there:  # cheap, and so for all lines but the last few
            continue
        whole = complete(replace(history, lines=history.lines[:number]), criteria)
        if whole and begun is None:
            begun = line.at
        elif begun is not None and not whole:
            spans.append((begun, line.at))
            begun = None
    return (*spans, (begun, None)) if begun is not None else tuple(spans)


def own_words(judge: str, histories: Histories, criteria: Collection[str]) -> History:
    """The part of a judge's history from before she could see anything of another; all of it where she never could.

    She could from the first moment that her judgement and that of another were complete at once.
    """
    own = histories[judge]
    mine = ready(own, criteria)
    theirs = [span for name, one in histories.items() if name != judge for span in ready(one, criteria)]
    seen = [moment for one in mine for other in theirs if (moment := _together(one, other)) is not None]
    if not seen:
        return own
    until = min(seen, key=_utc)
    return replace(own, lines=tuple(line for line in own.lines if _utc(line.at) <= _utc(until)))


def _together(one: tuple[datetime, datetime | None], other: tuple[datetime, datetime | None]) -> datetime | None:
    """The moment from which two spans run both, or None."""
    begin = max(one[0], other[0], key=_utc)
    ends = [_utc(end) for end in (one[1], other[1]) if end is not None]
    return begin if all(_utc(begin) < end for end in ends) else None


def _utc(moment: datetime) -> datetime:
    """Within one zone Python compares the hands of the clock, also in the night that an hour comes twice."""
    return moment.astimezone(UTC)
