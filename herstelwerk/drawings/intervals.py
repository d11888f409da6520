"""Figures with how sure they are: per row a mark on one scale, and a line from the lowest to the highest likely one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from herstelwerk.drawings.shapes import Drawing, Shape, line, short, word
from herstelwerk.dutch import number

_WIDTH, _LEFT, _RIGHT, _TOP, _ROW = 720, 220.0, 690.0, 46.0, 30.0
_MARKS = ("circle", "rect")  # two sorts of figures are told apart by their shape, not by colour
_APART = 7.0  # how far the two of one row lie above and below the middle


class Estimate(NamedTuple):
    """A figure, and its interval where there is one; all None where there is no figure."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Measured(NamedTuple):
    """A row: what it is about, and one figure of each sort."""

    name: str
    figures: tuple[Estimate, ...]


def intervals(rows: Sequence[Measured], sorts: tuple[str, ...], low: float = -1, high: float = 1) -> Drawing:
    """The rows under each other on a scale from `low` to `high`; at most two sorts of figures."""
    height = int(_TOP + _ROW * max(1, len(rows)) + 34)
    shapes = _scale(low, high, height) + _legend(sorts)
    for n, row in enumerate(rows):
        y = _TOP + _ROW * (n + 0.5)
        shapes.append(word(_LEFT - 16, y + 4.5, short(row.name, 27), "end"))
        if all(one.value is None for one in row.figures):
            shapes.append(word((_LEFT + _RIGHT) / 2, y + 4.5, "te weinig om te vergelijken"))
        for sort, one in enumerate(row.figures):
            shift = 0.0 if len(row.figures) == 1 else _APART * (2 * sort - 1)
            shapes += _figure(one, sort, y + shift, low, high)
    table = tuple((row.name, *(told(one) for one in row.figures)) for row in rows)
    return Drawing(_WIDTH, height, tuple(shapes), _alt(rows, sorts), ("Eis", *sorts), table)


def told(one: Estimate) -> str:
    """A figure in words: `0,61 [0,35 tot 0,82]`, or `–` where there is none."""
    if one.value is None:
        return "–"
    if one.low is None or one.high is None:
        return number(one.value)
    return f"{number(one.value)} [{number(one.low)} tot {number(one.high)}]"


def _x(value: float, low: float, high: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (min(high, max(low, value)) - low) / (high - low)


def _scale(low: float, high: float, height: int) -> list[Shape]:
    shapes = []
    for step in range(5):
        value = low + (high - low) * step / 4
        x = _x(value, low, high)
        shapes.append(line(x, _TOP - 4, x, height - 28, "hw-shape hw-dotted"))
        shapes.append(word(x, height - 10, number(value, 1 if (high - low) / 4 * 10 % 1 == 0 else 2)))
    return shapes


def _legend(sorts: Sequence[str]) -> list[Shape]:
    shapes: list[Shape] = []
    for sort, name in enumerate(sorts):
        x = _LEFT + 150.0 * sort
        shapes += [_mark(x, 18, sort), word(x + 14, 22.5, name, "start")]
    return shapes


def _figure(one: Estimate, sort: int, y: float, low: float, high: float) -> list[Shape]:
    if one.value is None:
        return []
    shapes = []
    if one.low is not None and one.high is not None:
        left, right = _x(one.low, low, high), _x(one.high, low, high)
        shapes.append(line(left, y, right, y, "hw-tie" if sort == 0 else "hw-tie hw-dashed"))
        shapes += [line(x, y - 4, x, y + 4, "hw-tie") for x in (left, right)]
    return [*shapes, _mark(_x(one.value, low, high), y, sort)]


def _mark(x: float, y: float, sort: int) -> Shape:
    if _MARKS[sort] == "circle":
        return Shape("circle", {"cx": round(x, 1), "cy": round(y, 1), "r": 5.5, "class": "hw-strong"})
    box: dict[str, str | int | float] = {"x": round(x - 5, 1), "y": round(y - 5, 1), "width": 10, "height": 10}
    return Shape("rect", {**box, "class": "hw-warm"})


def _alt(rows: Sequence[Measured], sorts: Sequence[str]) -> str:
    there = [row for row in rows if any(one.value is not None for one in row.figures)]
    if not there:
        return "Nog geen cijfers om te tekenen."
    parts = [f"{len(there)} {'rij' if len(there) == 1 else 'rijen'} met {' en '.join(sorts)}, met hun interval."]
    for sort, name in enumerate(sorts):
        found = [(one.value, row.name) for row in there if (one := row.figures[sort]).value is not None]
        if found:
            least, most = min(found), max(found)
            parts.append(f"{name}: van {number(least[0] or 0)} ({least[1]}) tot {number(most[0] or 0)} ({most[1]}).")
    return " ".join(parts)
