"""How standings and signals look in a heat map: always a sign, and the colour only repeats it."""

from __future__ import annotations

from herstelwerk.drawings.heatmap import Cell, Tone
from herstelwerk.exercises import Standing
from herstelwerk.overview.room import Room
from herstelwerk.overview.told import Asked
from herstelwerk.rendering.terminal import SIGNS
from herstelwerk.results import Signal

UNHEARD = Cell("", Tone.NONE, "nog niets gehoord")
STANDINGS = {
    Standing.DONE: Cell("●", Tone.MOST, Standing.DONE),
    Standing.STARTED: Cell("◐", Tone.SOFT, Standing.STARTED),
    Standing.AGAIN: Cell("↻", Tone.WARM, Standing.AGAIN),
    Standing.NOT_TRIED: Cell("○", Tone.NONE, Standing.NOT_TRIED),
}
_TONES = {
    Signal.IN_ORDER: Tone.MOST,
    Signal.ATTENTION: Tone.WARM,
    Signal.NOT_TO_JUDGE: Tone.SOFT,
    Signal.EMPTY: Tone.NONE,
}
SIGNALS = {signal: Cell(SIGNS[signal][0], tone, signal) for signal, tone in _TONES.items()}


def with_unheard(key: dict[Cell, str], room: Room) -> dict[Cell, str]:
    """The key of a heat map, with the empty cell where there is one."""
    return key if len(room.heard) == len(room.seats) else {**key, UNHEARD: UNHEARD.told}


def asked_cell(asked: Asked | None) -> Cell:
    """The cell of one criterion of one person, with how many questions there are for the table."""
    if asked is None:
        return SIGNALS[Signal.EMPTY]
    cell = SIGNALS[asked.signal]
    if not asked.questions:
        return cell
    many = "1 vraag" if asked.questions == 1 else f"{asked.questions} vragen"
    return cell._replace(told=f"{asked.signal}, {many}")


def share_cell(some: int, of: int) -> Cell:
    """How many of how many: the figure, and a darker cell for a larger share."""
    share = some / of if of else 0.0
    tone = Tone.NONE if not some else Tone.SOFT if share <= 1 / 3 else Tone.MORE if share <= 2 / 3 else Tone.MOST
    return Cell(str(some), tone, f"{some} van {of}")
