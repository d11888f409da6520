"""A grid in which every cell carries its sign or figure, so that the colour only repeats what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from herstelwerk.drawings.shapes import Drawing, Shape, breadth, short, word

_SIGN = 7.2  # units an ordinary sign takes
_NAMES = 300  # room for the name of a row
_MOST_NAME = 38  # signs of it
_HIGH = 26  # from one row to the next
_SLIM, _BROAD = 28, 104  # columns of many names, and of a few
_FEW = 5  # columns that still fit with their names beside each other
_END = 130  # room for what a row adds up to
_MOST_END = 17
_TURN = -50  # degrees that a column's name is turned, where there are many
_MOST_TURNED = 14
_TOP, _GAP, _KEY = 34, 8, 30
_LEAST = 420  # units; a narrower picture would be blown up


class Tone(StrEnum):
    """How a cell looks. SOFT, MORE and MOST are steps of one colour; WARM is the one that asks for a look."""

    NONE = "hw-shape"
    SOFT = "hw-fill"
    MORE = "hw-heat"
    MOST = "hw-strong"
    WARM = "hw-warm"


class Cell(NamedTuple):
    """One cell: the sign or figure in it, how it looks, and the same in words for the table."""

    sign: str
    tone: Tone
    told: str = ""


class Grid(NamedTuple):
    """What is drawn: named rows and columns, a cell for each pair, and what each row adds up to."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Cell]]
    ends: Sequence[str] = ()
    end: str = ""  # what stands above the ends
    corner: str = ""  # what the rows are


def heatmap(grid: Grid, alt: str, key: Mapping[Cell, str] | None = None) -> Drawing:
    """The grid with its key below it. `alt` is what the picture says, as a sentence or more."""
    many = len(grid.columns) > _FEW
    wide = _SLIM if many else _BROAD
    top = _top(grid.columns) if many else _TOP
    right = _NAMES + wide * len(grid.columns)
    shapes = [*_columns(grid, wide, top, many), *_ends(grid, right, top)]
    for n, name in enumerate(grid.rows):
        y = top + n * _HIGH
        shapes.append(word(_NAMES - _GAP, y + _HIGH / 2 + 4.5, short(name, _MOST_NAME), "end"))
        for column, cell in enumerate(grid.cells[n]):
            shapes += _cell(cell, _NAMES + column * wide, y, wide)
    bottom = top + len(grid.rows) * _HIGH
    across = max(right + (_END if grid.ends else 0), _reach(grid.columns, wide, many), _LEAST)
    legend, height = _legend(key or {}, across, bottom + _GAP)
    header = (grid.corner, *grid.columns, *([grid.end] if grid.ends else []))
    rows = tuple(
        (name, *(cell.told or cell.sign for cell in grid.cells[n]), *([grid.ends[n]] if grid.ends else []))
        for n, name in enumerate(grid.rows)
    )
    return Drawing(int(across) + 1, int(height) + 1, (*shapes, *legend), alt, header, rows)


def _cell(cell: Cell, x: float, y: float, wide: float) -> list[Shape]:
    box = {"x": x + 1.5, "y": y + 1.5, "width": wide - 3, "height": _HIGH - 3, "rx": 3}
    text = word(x + wide / 2, y + _HIGH / 2 + 4.5, short(cell.sign, max(2, int(wide / _SIGN) - 1)))
    if cell.tone is Tone.MOST:
        text = text._replace(attributes={**text.attributes, "class": "hw-on-strong"})
    return [Shape("rect", {**box, "class": cell.tone.value}), text]


def _columns(grid: Grid, wide: float, top: float, many: bool) -> list[Shape]:
    """The names above the columns; turned where there are many, unless all of them are as short as a number."""
    shapes = []
    for n, name in enumerate(grid.columns):
        x = _NAMES + (n + 0.5) * wide
        if many and _is_long(grid.columns):
            text = word(x + 2, top - _GAP, short(name, _MOST_TURNED), "start")
            at = f"rotate({_TURN} {text.attributes['x']} {text.attributes['y']})"
            shapes.append(text._replace(attributes={**text.attributes, "transform": at}))
        else:
            shapes.append(word(x, top - _GAP, short(name, max(2, int(wide / _SIGN) - 1))))
    return shapes


def _ends(grid: Grid, right: float, top: float) -> list[Shape]:
    """What each row adds up to, and above it what that is, below where the last turned name goes by."""
    if not grid.ends:
        return []
    shapes = [
        word(right + _GAP, top + n * _HIGH + _HIGH / 2 + 4.5, short(end, _MOST_END), "start")
        for n, end in enumerate(grid.ends)
    ]
    return [*shapes, word(right + _GAP, top - _GAP, short(grid.end, _MOST_END), "start")]


def _is_long(names: Sequence[str]) -> bool:
    return any(breadth(name) > 3 for name in names)


def _top(names: Sequence[str]) -> float:
    """Room above for turned names: 50 degrees up takes about 0.77 of their length."""
    if not _is_long(names):
        return _TOP
    longest = max(breadth(short(name, _MOST_TURNED)) for name in names)
    return _TOP + 0.77 * _SIGN * longest


def _reach(names: Sequence[str], wide: float, many: bool) -> float:
    """How far to the right the turned names reach."""
    if not many or not _is_long(names):
        return 0
    ends = (
        _NAMES + (n + 0.5) * wide + 0.65 * _SIGN * breadth(short(name, _MOST_TURNED)) for n, name in enumerate(names)
    )
    return max(ends) + 6


def _legend(key: Mapping[Cell, str], across: float, top: float) -> tuple[list[Shape], float]:
    """What the signs mean, in as many lines as it takes."""
    shapes: list[Shape] = []
    x, y = float(_GAP), top + _KEY / 2
    for cell, meaning in key.items():
        told = short(meaning, 40)
        takes = _SLIM + _GAP + _SIGN * breadth(told) + 3 * _GAP
        if x > _GAP and x + takes > across - _END:
            x, y = float(_GAP), y + _KEY
        shapes += _cell(cell, x, y, _SLIM)
        shapes.append(word(x + _SLIM + _GAP, y + _HIGH / 2 + 4.5, told, "start"))
        x += takes
    return shapes, y + _KEY if key else top + _KEY
