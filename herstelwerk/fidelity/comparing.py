"""Audits beside each other: of two assessors, and over the years. Differences are counted, never tested."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from herstelwerk.fidelity.audit import OPEN, Audit, Ratings, needed

WIDE = 2  # points between two assessors that are asked about


class Pair(NamedTuple):
    """What two assessors each gave one indicator."""

    id: str
    first: int | None
    second: int | None

    @property
    def apart(self) -> int | None:
        """How many points lie between them; None where one gave no score."""
        return None if self.first is None or self.second is None else abs(self.first - self.second)

    @property
    def asks(self) -> bool:
        """Whether the difference is wide enough to talk about first."""
        return self.apart is not None and self.apart >= WIDE


class Change(NamedTuple):
    """The score of one indicator at two audits."""

    id: str
    before: int | None
    after: int | None

    @property
    def step(self) -> int | None:
        """How many points it went up; None where one of the two has no score."""
        return None if self.before is None or self.after is None else self.after - self.before


class Shift(NamedTuple):
    """How much the mean moved over the indicators scored both times; None where those are too few."""

    value: float | None
    both: int
    of: int


def side_by_side(first: Ratings, second: Ratings, ids: Iterable[str]) -> tuple[Pair, ...]:
    """Both scores per indicator."""
    return tuple(Pair(id, first.get(id, OPEN).score, second.get(id, OPEN).score) for id in ids)


def changes(before: Ratings, after: Ratings, ids: Iterable[str]) -> tuple[Change, ...]:
    """What changed per indicator from one audit to a later one."""
    return tuple(Change(id, before.get(id, OPEN).score, after.get(id, OPEN).score) for id in ids)


def shift(before: Ratings, after: Ratings, ids: Iterable[str]) -> Shift:
    """The change of the mean, over the same indicators both times: what was only scored once would feign a change."""
    found = changes(before, after, ids)
    steps = [change.step for change in found if change.step is not None]
    enough = bool(steps) and len(steps) >= needed(len(found))
    return Shift(sum(steps) / len(steps) if enough else None, len(steps), len(found))


def in_time(audits: Iterable[Audit]) -> tuple[Audit, ...]:
    """The audits that are not put away, first to last; those without a day stand at the end."""
    return tuple(sorted((one for one in audits if not one.removed), key=lambda one: (one.on or date.max, one.id)))
