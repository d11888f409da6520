"""How far a trainee is, as her workbook tells it: standings, signals and counts, never a word of what she wrote.

`told` makes the body that is kept; `read_told` reads one back. A body may come from another version, or from someone
who wrote to the database herself, so that reading takes what fits and passes over the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from herstelwerk.domain import AMSTERDAM, GoalStatus, Layer, LifeArea
from herstelwerk.exercises import Standing
from herstelwerk.material import live
from herstelwerk.results import Signal
from herstelwerk.review import Review

FORMAT = "herstelwerk/progress/1"
MOST = 10_000  # a count above this is none
MOST_NAMES = 500  # exercises and criteria that are read from one body
_PLACE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
_LONGEST = 80
Body = dict[str, Any]


class Asked(NamedTuple):
    """What the program says of one criterion: the signal, and how many questions it asks."""

    signal: Signal
    questions: int


class Last(NamedTuple):
    """What was worked on last (`dag-2/ecogram`, `eindopdracht/actieplan`), and when."""

    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """How far someone is. `here` is what she has open; an area left open on purpose stands in `left_open`."""

    here: str = ""
    last: Last | None = None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    criteria: Mapping[str, Asked] = field(default_factory=dict)
    entries: Mapping[tuple[LifeArea, Layer], int] = field(default_factory=dict)
    left_open: frozenset[LifeArea] = frozenset()
    goals: int = 0
    actions: int = 0
    attempt: int = 0


def told(
    standings: Mapping[str, Standing],
    review: Review | None,
    *,
    here: str = "",
    last: Last | None = None,
    attempt: int = 0,
) -> Body:
    """The body that tells how far someone is.

    `review` is of the draft assignment as it is now, None where there is nothing to review; `attempt` is the number of
    the newest hand-in, 0 before the first.
    """
    body: Body = {"format": FORMAT, "here": here, "handed_in": attempt}
    if last is not None:
        body["last"] = {"place": last.place, "at": last.at.isoformat()}
    body["exercises"] = {id: one.value for id, one in standings.items() if one is not Standing.NOT_TRIED}
    if review is not None:
        body |= _of_assignment(review)
    return body


def _of_assignment(review: Review) -> Body:
    inventory, plan = review.assignment.inventory, review.assignment.plan
    counts = Counter((entry.area, entry.layer) for entry in inventory.entries if entry.text.strip())
    goals = [goal for goal in plan.goals if goal.text.strip() and goal.status is not GoalStatus.DROPPED]
    areas: dict[str, dict[str, int]] = {}
    for (area, layer), number in counts.items():
        areas.setdefault(area.value, {})[layer.value] = number
    return {
        "criteria": {result.id: [result.signal.value, len(result.findings)] for result in review.criteria},
        "areas": areas,
        "left_open": sorted({one.area.value for one in inventory.open_areas if one.reason.strip()}),
        "goals": len(goals),
        "actions": sum(len(live(goal)) for goal in goals),
    }


def read_told(body: object) -> Told:
    """A kept body read back; never raises, whatever it holds."""
    table = _table(body)
    last = _table(table.get("last"))
    at = _moment(last.get("at"))
    return Told(
        here=_place(table.get("here")),
        last=Last(_place(last.get("place")), at) if at and _place(last.get("place")) else None,
        standings=dict(_standings(table.get("exercises"))),
        criteria=dict(_criteria(table.get("criteria"))),
        entries=dict(_entries(table.get("areas"))),
        left_open=frozenset(_left_open(table.get("left_open"))),
        goals=_count(table.get("goals")),
        actions=_count(table.get("actions")),
        attempt=_count(table.get("handed_in")),
    )


def _standings(value: object) -> Iterable[tuple[str, Standing]]:
    known = {one.value: one for one in Standing}
    for id, standing in _first(value):
        if _place(id) and isinstance(standing, str) and standing in known:
            yield id, known[standing]


def _criteria(value: object) -> Iterable[tuple[str, Asked]]:
    known = {one.value: one for one in Signal}
    for id, pair in _first(value):
        signal, questions = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        if 0 < len(id) <= 16 and id.isprintable() and isinstance(signal, str) and signal in known:
            yield id, Asked(known[signal], _count(questions))


def _entries(value: object) -> Iterable[tuple[tuple[LifeArea, Layer], int]]:
    table = _table(value)
    for area in LifeArea:
        layers = _table(table.get(area.value))
        for layer in Layer:
            if number := _count(layers.get(layer.value)):
                yield (area, layer), number


def _left_open(value: object) -> Iterable[LifeArea]:
    there = {one for one in value[:MOST_NAMES] if isinstance(one, str)} if isinstance(value, list) else set()
    return (area for area in LifeArea if area.value in there)


def _first(value: object) -> Iterable[tuple[str, Any]]:
    """The named things of a table, as many as a workbook can have."""
    return [(id, one) for id, one in list(_table(value).items())[:MOST_NAMES] if isinstance(id, str)]


def _table(value: object) -> Mapping[Any, Any]:
    return value if isinstance(value, Mapping) else {}


def _place(value: object) -> str:
    """The name of a place in the workbook, or nothing; no other text passes."""
    return value if isinstance(value, str) and len(value) <= _LONGEST and _PLACE.fullmatch(value) else ""


def _count(value: object) -> int:
    return value if type(value) is int and 0 <= value <= MOST else 0


def _moment(value: object) -> datetime | None:
    """A moment with its offset; what stands without one is Dutch time."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is None:
            return None
        whole = moment.replace(tzinfo=AMSTERDAM) if moment.utcoffset() is None else moment
        return whole.astimezone(AMSTERDAM)
    except (ValueError, OverflowError):
        return None
