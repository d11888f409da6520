"""Edits of the working relationship: moments at which worker and client each rate the same statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from herstelwerk.drafting.ids import next_id
from herstelwerk.drafting.reading import Body, as_day, day_at, rows_at, table_at, text_at

Ratings = Mapping[str, int | None]  # per statement a number, or None where it was passed over
_NONE: Ratings = MappingProxyType({})


class Stage(StrEnum):
    """Whose turn it is: the worker rates first, then the client, then they look together."""

    WORKER = "worker"
    CLIENT = "client"
    TOGETHER = "together"


class Moment(NamedTuple):
    """One time that both looked at how they work together."""

    id: str
    on: date | None = None
    occasion: str = ""
    stage: Stage = Stage.WORKER
    worker: Ratings = _NONE
    client: Ratings = _NONE


Moments = tuple[Moment, ...]


def read_moments(body: Body) -> Moments:
    """The moments as they were kept."""
    found: dict[str, Moment] = {}
    for row in rows_at(body, "moments"):
        stage = text_at(row, "stage")
        moment = Moment(
            text_at(row, "id"),
            day_at(row, "on"),
            text_at(row, "occasion"),
            Stage(stage) if stage in set(Stage) else Stage.WORKER,
            _ratings(table_at(row, "worker")),
            _ratings(table_at(row, "client")),
        )
        if moment.id:
            found.setdefault(moment.id, moment)
    return tuple(found.values())


def write_moments(moments: Moments) -> dict[str, Any]:
    """The moments as they are kept."""
    rows = [
        {
            "id": one.id,
            "on": as_day(one.on),
            "occasion": one.occasion,
            "stage": one.stage.value,
            "worker": dict(one.worker),
            "client": dict(one.client),
        }
        for one in moments
    ]
    return {"moments": rows}


def _ratings(table: Mapping[str, Any]) -> dict[str, int | None]:
    return {id: value for id, value in table.items() if value is None or type(value) is int}


def add_moment(moments: Moments, today: date, occasion: str = "") -> tuple[Moments, str]:
    """A new moment, today, with its id."""
    id = next_id("m", (one.id for one in moments))
    return (*moments, Moment(id, today, occasion)), id


def change_moment(moments: Moments, id: str, **fields: Any) -> Moments:
    """The moment `id` with other values."""
    return tuple(one._replace(**fields) if one.id == id else one for one in moments)


def remove_moment(moments: Moments, id: str) -> Moments:
    """Without the moment `id`."""
    return tuple(one for one in moments if one.id != id)


def in_time(moments: Moments) -> Moments:
    """The moments from the first to the last; those without a day stand at the end, as they were made."""
    return tuple(sorted(moments, key=lambda one: one.on or date.max))


def mean(ratings: Ratings, among: frozenset[str]) -> float | None:
    """The mean of the numbers given to the statements `among`; None where there is none."""
    numbers = [value for id, value in ratings.items() if id in among and value is not None]
    return sum(numbers) / len(numbers) if numbers else None


def change(before: Ratings, after: Ratings, among: frozenset[str]) -> float | None:
    """How much higher the numbers became, over the statements `among` that got one both times."""
    both = [
        new - old
        for id, new in after.items()
        if id in among and new is not None and (old := before.get(id)) is not None
    ]
    return sum(both) / len(both) if both else None


def talk_of(worker: int | None, client: int | None, low: int, high: int) -> str:
    """What there is to talk about at a statement: `both_high`, `both_low`, `worker_higher`, `client_higher` or nothing.

    High and low are the outer quarters of the scale: 4 and 5, 1 and 2 on a scale from 1 to 5.
    """
    if worker is None or client is None:
        return ""
    quarter = (high - low) / 4
    if min(worker, client) >= high - quarter:
        return "both_high"
    if max(worker, client) <= low + quarter:
        return "both_low"
    if worker == client:
        return ""
    return "worker_higher" if worker > client else "client_higher"
