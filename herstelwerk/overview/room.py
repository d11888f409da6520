"""The room: everyone of a group beside every exercise, and the same without names for the beamer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from herstelwerk.overview.told import Told

_NOTHING = Told()


class Station(NamedTuple):
    """One exercise as a place in the room."""

    id: str
    title: str
    day: int


class Heard(NamedTuple):
    """What was heard of someone: her code word, when it was told, and what."""

    code: str
    at: datetime
    told: Told


@dataclass(frozen=True, slots=True)
class Seat:
    """One trainee. `at` is None while nothing was heard of her; `listed` whether the trainer has her on the list."""

    name: str
    at: datetime | None = None
    told: Told = _NOTHING
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """Everyone of a group and all exercises, at one moment. `places` names what is no exercise."""

    seats: tuple[Seat, ...]
    stations: tuple[Station, ...]
    now: datetime
    places: Mapping[str, str]

    @property
    def heard(self) -> tuple[Seat, ...]:
        """Those of whom something was heard; every count is out of these."""
        return tuple(seat for seat in self.seats if seat.at is not None)

    def title(self, place: str) -> str:
        """What people call a place; empty for one that this workbook does not have."""
        for station in self.stations:
            if station.id == place:
                return f"dag {station.day}, {station.title}"
        return self.places.get(place, "")


def room_of(
    codes: Sequence[str],
    heard: Iterable[Heard],
    stations: Sequence[Station],
    now: datetime,
    places: Mapping[str, str] | None = None,
) -> Room:
    """The room of a group: first who is on the list, in its order, then others of whom something was heard.

    Of someone who was heard of twice (the database and a file) the newest counts, and the other fills what it lacks.
    """
    newest: dict[str, Heard] = {}
    for one in sorted(heard, key=lambda one: one.at):
        known = newest.get(same(one.code))
        newest[same(one.code)] = one._replace(told=_filled(one.told, known.told)) if known else one
    listed = list(dict.fromkeys(same(code) for code in codes))
    shown = {same(code): code for code in reversed(codes)}
    seats = [_seat(shown[code], newest.get(code), listed=True) for code in listed]
    seats += [_seat(one.code, one, listed=not codes) for code, one in sorted(newest.items()) if code not in shown]
    return Room(tuple(seats), tuple(stations), now, dict(places or {}))


def _filled(new: Told, old: Told) -> Told:
    """What is new, with what only the older one tells: a hand-in says nothing of exercises, for one."""
    return replace(
        new,
        here=new.here or old.here,
        last=new.last or old.last,
        standings=new.standings or old.standings,
        attempt=max(new.attempt, old.attempt),
        **({} if new.criteria else _of_assignment(old)),
    )


def _of_assignment(told: Told) -> dict[str, Any]:
    return {name: getattr(told, name) for name in ("criteria", "entries", "left_open", "goals", "actions")}


def _seat(code: str, heard: Heard | None, listed: bool) -> Seat:
    return Seat(code, heard.at, heard.told, listed) if heard else Seat(code, listed=listed)


def same(code: str) -> str:
    """A code word as it is compared: capitals and double blanks tell nobody apart."""
    return " ".join(code.casefold().split())


def without_names(room: Room, salt: str) -> Room:
    """The room with a number for each name, in an order that tells nothing.

    The order is the same as long as `salt` is, so that rows do not jump while one looks; with another salt for another
    table nobody can be followed from one table to the next.
    """
    seats = sorted(room.seats, key=lambda seat: sha256(f"{salt}\0{seat.name}".encode()).digest())
    return replace(room, seats=tuple(replace(seat, name=str(n), listed=True) for n, seat in enumerate(seats, 1)))
