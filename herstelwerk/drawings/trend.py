"""Two lines over several moments: how each of two people saw it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from herstelwerk.drawings.shapes import Drawing, Shape, short, word
from herstelwerk.dutch import number

_WIDTH, _HEIGHT = 720, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 600, 24, 262
_LINES = ("hw-tie hw-thick", "hw-tie hw-dashed")  # told apart by the line and the mark, not by colour
_MARKS = ("circle", "rect")
_MOST_NAMES = 7  # under the line; with more moments only some get their name
_APART = 18  # units between two words under each other
_MOST_TOLD = 4  # numbers of one line that are easy to hear after each other; the table has them all


class Point(NamedTuple):
    """One moment: its name, and the number of each of the two; None where one gave none."""

    name: str
    first: float | None
    second: float | None


def trend(points: Sequence[Point], low: int, high: int, names: tuple[str, str] = ("jij", "je cliënt")) -> Drawing:
    """Both lines on a scale from `low` to `high`, the moments in the order they were given, evenly spread."""
    across = [_across(n, len(points)) for n in range(len(points))]
    shapes = _scale(low, high) + _moments(points, across)
    ends = []
    for side in (0, 1):
        places = [(x, _up(_of(point, side), low, high)) for x, point in zip(across, points, strict=True)]
        shapes += _line(places, side)
        last = [(x, y) for x, y in places if y is not None]
        if last:
            ends.append((names[side], *last[-1]))
    shapes += _names(ends)
    rows = tuple((point.name, _told(point.first), _told(point.second)) for point in points)
    return Drawing(_WIDTH, _HEIGHT, tuple(shapes), _alt(points, low, high, names), ("Moment", *names), rows)


def _of(point: Point, side: int) -> float | None:
    return point.second if side else point.first


def _across(n: int, of: int) -> float:
    return (_LEFT + _RIGHT) / 2 if of == 1 else _LEFT + 30 + (_RIGHT - _LEFT - 60) * n / (of - 1)


def _up(value: float | None, low: int, high: int) -> float | None:
    if value is None:
        return None
    share = (min(high, max(low, value)) - low) / max(1, high - low)
    return _BOTTOM - (_BOTTOM - _TOP) * share


def _scale(low: int, high: int) -> list[Shape]:
    shapes = []
    for value in range(low, high + 1):
        y = _up(value, low, high)
        assert y is not None
        shapes.append(Shape("line", {"x1": _LEFT, "y1": y, "x2": _RIGHT - 20, "y2": y, "class": "hw-shape hw-dotted"}))
        shapes.append(word(_LEFT - 14, y + 4.5, str(value), "end"))
    return shapes


def _moments(points: Sequence[Point], across: Sequence[float]) -> list[Shape]:
    """The names under the line, as many as fit; the last one always."""
    every = -(-len(points) // _MOST_NAMES)
    last = len(points) - 1
    return [
        word(x, _BOTTOM + 28, short(point.name, 12))
        for n, (x, point) in enumerate(zip(across, points, strict=True))
        if (last - n) % max(1, every) == 0
    ]


def _line(places: Sequence[tuple[float, float | None]], side: int) -> list[Shape]:
    """The line, broken where a number is missing, and a mark at each number."""
    shapes, stretch = [], list[str]()
    for x, y in (*places, (0.0, None)):
        if y is not None:
            stretch.append(f"{x:.1f},{y:.1f}")
            continue
        if len(stretch) > 1:
            shapes.append(Shape("polyline", {"points": " ".join(stretch), "class": _LINES[side]}))
        stretch = []
    return shapes + [_mark(x, y, side) for x, y in places if y is not None]


def _mark(x: float, y: float, side: int) -> Shape:
    if _MARKS[side] == "circle":
        return Shape("circle", {"cx": round(x, 1), "cy": round(y, 1), "r": 8, "class": "hw-strong"})
    box: dict[str, str | int | float] = {"width": 11, "height": 11, "class": "hw-warm"}
    box |= {"x": round(x - 5.5, 1), "y": round(y - 5.5, 1)}  # smaller than the dot, so that both show in one place
    return Shape("rect", box)


def _names(ends: Sequence[tuple[str, float, float]]) -> list[Shape]:
    """Each name where its line ends, moved apart where the two would lie over each other."""
    shapes, before = [], -1000.0
    for name, x, y in sorted(ends, key=lambda end: end[2]):
        at = max(y, before + _APART)
        before = at
        shapes.append(word(x + 16, at + 4.5, name, "start"))
    return shapes


def _told(value: float | None) -> str:
    return "–" if value is None else number(value, 1)


def _alt(points: Sequence[Point], low: int, high: int, names: tuple[str, str]) -> str:
    if not any(value is not None for point in points for value in (point.first, point.second)):
        return "Verloop, nog leeg."
    moments = "één moment" if len(points) == 1 else f"{len(points)} momenten"
    told = [f"{names[side].capitalize()}: {_course([_of(point, side) for point in points])}." for side in (0, 1)]
    return f"Twee lijnen over {moments}, op een schaal van {low} tot {high}. {' '.join(told)}"


def _course(values: Sequence[float | None]) -> str:
    """The numbers one after another, or where the line begins and ends."""
    there = [value for value in values if value is not None]
    if not there:
        return "geen cijfers"
    if len(there) <= _MOST_TOLD:
        return ", dan ".join(_told(value) for value in there)
    bounds = f"nooit lager dan {_told(min(there))} of hoger dan {_told(max(there))}"
    return f"van {_told(there[0])} naar {_told(there[-1])}, {bounds}"
