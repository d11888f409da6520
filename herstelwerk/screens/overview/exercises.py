"""The exercises of a day beside everyone of the group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from herstelwerk.drawings import Drawing
from herstelwerk.drawings.heatmap import Cell, Grid, heatmap
from herstelwerk.exercises import Standing
from herstelwerk.overview import Room, Seat, Station, Tally, tally
from herstelwerk.overview.counts import standing
from herstelwerk.overview.now import is_present
from herstelwerk.overview.standings import DAYS
from herstelwerk.screens.controls import choice
from herstelwerk.screens.overview.cells import STANDINGS, UNHEARD, with_unheard
from herstelwerk.screens.overview.sheet import picture
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording


def draw(room: Room, texts: Wording, day: int, choose: Callable[[int], None]) -> list[Part]:
    """A day to choose, and its exercises."""
    options = {str(one): f"Dag {one}" for one in DAYS}
    return [
        el("p", texts.text("oefeningen", "intro")),
        choice("dag", "Welke dag?", options, str(day), lambda one: choose(int(one)), row=True),
        picture(f"oefeningen-{day}", matrix(room, day), f"Oefeningen van dag {day}"),
    ]


def day_now(room: Room) -> int:
    """The day most people are at; where nobody works, the last day on which anything was done."""
    days = {station.id: station.day for station in room.stations}
    at = Counter(days[s.told.here] for s in room.seats if is_present(s, room.now) and s.told.here in days)
    if at:
        return at.most_common(1)[0][0]
    return max((days[id] for seat in room.heard for id in seat.told.standings if id in days), default=1)


def matrix(room: Room, day: int) -> Drawing:
    """The exercises of a day as rows, everyone as columns, and how many have it done."""
    here = [station for station in room.stations if station.day == day]
    counts = [tally(room, station.id) for station in here]
    grid = Grid(
        [station.title for station in here],
        [seat.name for seat in room.seats],
        [[_cell(seat, station) for seat in room.seats] for station in here],
        [f"{one.done} van {one.of}" for one in counts],
        "klaar",
        "Oefening",
    )
    return heatmap(grid, _alt(room, day, counts), with_unheard({STANDINGS[one]: one.value for one in Standing}, room))


def _alt(room: Room, day: int, counts: list[Tally]) -> str:
    of = len(room.heard)
    begun = sum(one.not_tried < one.of for one in counts)
    whole = sum(one.done == of for one in counts) if of else 0
    return (
        f"{len(counts)} oefeningen van dag {day}, van {of} {'deelnemer' if of == 1 else 'deelnemers'} is iets gehoord. "
        f"Aan {begun} van de oefeningen is iemand begonnen; bij {whole} ervan is iedereen klaar."
    )


def _cell(seat: Seat, station: Station) -> Cell:
    return UNHEARD if seat.at is None else STANDINGS[standing(seat, station.id)]
