"""What the room adds up to: per exercise, criterion and life area. Always how many of how many, never who is first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from herstelwerk.domain import Layer, LifeArea
from herstelwerk.exercises import Standing
from herstelwerk.overview.room import Room, Seat
from herstelwerk.results import Signal

LEAST = 2  # from here on one can speak of a group


class Tally(NamedTuple):
    """How many stand where with one exercise."""

    done: int
    started: int
    again: int
    not_tried: int

    @property
    def of(self) -> int:
        """Of how many something was heard."""
        return sum(self)


class Asks(NamedTuple):
    """One criterion over the group: how many get a question, how many have begun, of how many something was heard."""

    id: str
    attention: int
    begun: int
    of: int
    questions: int

    @property
    def whole(self) -> bool:
        """Whether everyone who has begun gets a question."""
        return self.begun >= LEAST and self.attention == self.begun

    @property
    def most(self) -> bool:
        """Whether more than half of those who have begun get one."""
        return self.begun >= LEAST and 2 * self.attention > self.begun

    @property
    def told(self) -> str:
        """`7 van de 9 die eraan begonnen`."""
        return f"{self.attention} van de {self.begun} die eraan begonnen"


class AreaCount(NamedTuple):
    """One life area over the group: how many have something per layer, in any layer, and left it open on purpose."""

    area: LifeArea
    layers: tuple[int, ...]
    any: int
    left_open: int


def standing(seat: Seat, id: str) -> Standing:
    """Where someone stands with an exercise."""
    return seat.told.standings.get(id, Standing.NOT_TRIED)


def signal(seat: Seat, id: str) -> Signal:
    """What the program says of one criterion of someone's work."""
    asked = seat.told.criteria.get(id)
    return asked.signal if asked else Signal.EMPTY


def tally(room: Room, id: str) -> Tally:
    """How many stand where with this exercise, of those of whom something was heard."""
    found = Counter(standing(seat, id) for seat in room.heard)
    return Tally(*(found[one] for one in (Standing.DONE, Standing.STARTED, Standing.AGAIN, Standing.NOT_TRIED)))


def asks(room: Room, id: str) -> Asks:
    """One criterion over the group."""
    found = Counter(signal(seat, id) for seat in room.heard)
    questions = sum(seat.told.criteria[id].questions for seat in room.heard if id in seat.told.criteria)
    begun = found.total() - found[Signal.EMPTY]
    return Asks(id, found[Signal.ATTENTION], begun, found.total(), questions)


def missed(room: Room, ids: Sequence[str]) -> tuple[Asks, ...]:
    """The criteria that ask something of more than half of those who began; those of the whole group first."""
    found = [one for one in (asks(room, id) for id in ids) if one.most]
    return tuple(sorted(found, key=lambda one: not one.whole))


def areas(room: Room) -> tuple[AreaCount, ...]:
    """How many have something in each life area, layer by layer."""
    return tuple(_area(room, area) for area in LifeArea)


def _area(room: Room, area: LifeArea) -> AreaCount:
    layers = tuple(sum((area, layer) in seat.told.entries for seat in room.heard) for layer in Layer)
    some = sum(any((area, layer) in seat.told.entries for layer in Layer) for seat in room.heard)
    return AreaCount(area, layers, some, sum(area in seat.told.left_open for seat in room.heard))


def untouched(room: Room) -> tuple[LifeArea, ...]:
    """The areas that nobody touches: nothing written, and not left open on purpose either."""
    return tuple(one.area for one in areas(room) if not one.any and not one.left_open)


def begun(room: Room) -> int:
    """How many have written anything in their inventory."""
    return sum(bool(seat.told.entries or seat.told.left_open) for seat in room.heard)
