"""Who is where now, and since when, in words. Silence is a question and not a verdict."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from herstelwerk.domain import AMSTERDAM
from herstelwerk.dutch import long_day
from herstelwerk.overview.room import Room, Seat

QUIET = 20  # minutes after which it is worth a look
PRESENT = 120  # minutes after which someone is no longer counted as being at work
ELSEWHERE = "ergens anders in het werkboek"


class Spot(NamedTuple):
    """A place and who is there."""

    name: str
    seats: tuple[Seat, ...]


def minutes_since(at: datetime, now: datetime) -> int:
    """Whole minutes; a clock that runs ahead gives none."""
    return max(0, int((now - at).total_seconds() // 60))


def ago(at: datetime, now: datetime) -> str:
    """`zojuist`, `3 minuten geleden`, `2 uur geleden`, `om 9:05`, `op vrijdag 20 november 2026`."""
    minutes = minutes_since(at, now)
    local, today = at.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM)
    if minutes < 1:
        return "zojuist"
    if minutes < 60:
        return f"{minutes} {'minuut' if minutes == 1 else 'minuten'} geleden"
    if local.date() == today.date():
        return f"{minutes // 60} uur geleden" if minutes < 4 * 60 else f"om {local.hour}.{local:%M} uur"
    if (today.date() - local.date()).days == 1:
        return f"gisteren om {local.hour}.{local:%M} uur"
    return f"op {long_day(local.date())}"


def is_present(seat: Seat, now: datetime) -> bool:
    """Whether someone was at work not long ago."""
    return seat.at is not None and minutes_since(seat.at, now) < PRESENT


def is_quiet(seat: Seat, now: datetime) -> bool:
    """Whether someone who is at work has been still for a while."""
    return seat.at is not None and QUIET <= minutes_since(seat.at, now) < PRESENT


def question(seat: Seat, now: datetime) -> str:
    """What a trainer may ask herself of someone who is still; empty for who is not."""
    if seat.at is None or not is_quiet(seat, now):
        return ""
    return f"Stil sinds {minutes_since(seat.at, now)} minuten: lezen, praten, of vastgelopen?"


def where(seat: Seat, room: Room) -> str:
    """What someone has open, or worked on last; empty while nothing was heard of her."""
    if seat.at is None:
        return ""
    last = seat.told.last.place if seat.told.last else ""
    return room.title(seat.told.here) or room.title(last) or ELSEWHERE


def spots(room: Room) -> tuple[Spot, ...]:
    """Where those are who are at work now, in the order of the workbook."""
    there: dict[str, list[Seat]] = {}
    for seat in room.seats:
        if is_present(seat, room.now):
            there.setdefault(where(seat, room), []).append(seat)
    order = [room.title(place) for place in (*(s.id for s in room.stations), *room.places)] + [ELSEWHERE]
    return tuple(Spot(name, tuple(there[name])) for name in dict.fromkeys(order) if name in there)


def absent(room: Room) -> tuple[Seat, ...]:
    """Those who are not at work now: of whom nothing was heard, or not for some hours."""
    return tuple(seat for seat in room.seats if not is_present(seat, room.now))
