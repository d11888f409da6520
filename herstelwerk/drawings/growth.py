"""Where someone stood and stands, statement by statement: a dumbbell from then to now, with before beside it.

Told apart by shape and place, never by colour: before is an open square above the line, then an open circle, now a
filled circle, a trainer's number a diamond below the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from herstelwerk.drawings.shapes import Drawing, Shape, line, short, word
from herstelwerk.dutch import number

_WIDTH, _LEFT, _RIGHT = 720, 356, 690
_TOP, _ROW, _LEADING = 64, 50, 16
_SIGNS = 43  # that fit in a line of the names
_ASIDE = 15  # units between the line and what stands above or below it
NAMES = ("vooraf", "toen", "nu", "trainer")


class Standing(NamedTuple):
    """One statement with its numbers; None where there is none."""

    name: str
    before: float | None = None
    then: float | None = None
    now: float | None = None
    trainer: float | None = None

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """The four numbers, in the order of `NAMES`."""
        return (self.before, self.then, self.now, self.trainer)


def dumbbells(rows: Sequence[Standing], low: int, high: int) -> Drawing:
    """A row per statement on a scale from `low` to `high`; what lies outside it is drawn at its end."""
    height = _TOP + _ROW * max(1, len(rows)) + 8
    shapes = [*_legend(rows), *_scale(low, high, height)]
    for n, row in enumerate(rows):
        shapes += _row(row, _TOP + _ROW * n + _ROW / 2, low, high)
    told = tuple((row.name, *map(_told, row.numbers)) for row in rows)
    return Drawing(_WIDTH, height, tuple(shapes), _alt(rows, low, high), ("Zin", *NAMES), told)


def _told(value: float | None) -> str:
    if value is None:
        return "–"
    return str(int(value)) if value == int(value) else number(value, 1)


def _legend(rows: Sequence[Standing]) -> list[Shape]:
    """Of what is there; of everything while nothing is."""
    there = [name for n, name in enumerate(NAMES) if any(row.numbers[n] is not None for row in rows)]
    shapes: list[Shape] = []
    for n, name in enumerate(there or NAMES):
        x = 24 + 110 * n
        shapes += [_MARKS[name](x, 18), word(x + 16, 22.5, name, "start")]
    return shapes


def _across(value: float, low: int, high: int) -> float:
    share = (min(high, max(low, value)) - low) / max(1, high - low)
    return _LEFT + (_RIGHT - _LEFT) * share


def _scale(low: int, high: int, height: int) -> list[Shape]:
    shapes: list[Shape] = []
    for value in range(low, high + 1):
        x = _across(value, low, high)
        shapes += [line(x, _TOP - 6, x, height - 8, "hw-shape hw-dotted"), word(x, _TOP - 14, str(value))]
    return shapes


def _row(row: Standing, y: float, low: int, high: int) -> list[Shape]:
    lines = wrap(" ".join(row.name.split()), _SIGNS) or [""]
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1].rstrip('.,;: ')} …"]
    first = y + 4.5 - _LEADING * (len(lines) - 1) / 2
    shapes = [word(10, first + _LEADING * n, short(text, _SIGNS + 2), "start") for n, text in enumerate(lines)]
    places = {
        name: (_across(value, low, high), y + _ASIDE * {"vooraf": -1, "trainer": 1}.get(name, 0))
        for name, value in zip(NAMES, row.numbers, strict=True)
        if value is not None
    }
    if "toen" in places and "nu" in places and places["toen"] != places["nu"]:
        shapes.append(line(places["toen"][0], y, places["nu"][0], y, "hw-tie hw-thick"))
    return shapes + [_MARKS[name](*place) for name, place in places.items()]


def _square(x: float, y: float) -> Shape:
    return Shape("rect", {"x": round(x - 5, 1), "y": round(y - 5, 1), "width": 10, "height": 10, "class": "hw-warm"})


def _circle(x: float, y: float, r: int, class_: str) -> Shape:
    return Shape("circle", {"cx": round(x, 1), "cy": round(y, 1), "r": r, "class": class_})


def _diamond(x: float, y: float) -> Shape:
    corners = ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))
    return Shape("polygon", {"points": " ".join(f"{a:.1f},{b:.1f}" for a, b in corners), "class": "hw-warm"})


# The open circle is the larger one: where both lie in one place, the filled one stands in it.
_MARKS = {
    "vooraf": _square,
    "toen": lambda x, y: _circle(x, y, 9, "hw-fill"),
    "nu": lambda x, y: _circle(x, y, 6, "hw-strong"),
    "trainer": _diamond,
}


def _alt(rows: Sequence[Standing], low: int, high: int) -> str:
    given = {name: sum(row.numbers[n] is not None for row in rows) for n, name in enumerate(NAMES)}
    if not any(given.values()):
        return "Cijfers per zin, nog leeg."
    there = ", ".join(f"{name} {count}" for name, count in given.items() if count)
    what = "1 zin" if len(rows) == 1 else f"{len(rows)} zinnen"
    told = f"Cijfers bij {what}, op een schaal van {low} tot {high}. Er zijn cijfers voor: {there}."
    back = [(row.then, row.now) for row in rows if row.then is not None and row.now is not None]
    since = [(row.before, row.now) for row in rows if row.before is not None and row.now is not None]
    return told + _course("toen", back) + _course("vooraf", since)


def _course(name: str, pairs: Sequence[tuple[float, float]]) -> str:
    if not pairs:
        return ""
    up, down = sum(b > a for a, b in pairs), sum(b < a for a, b in pairs)
    return f" Naast {name} is nu {up} keer hoger, {len(pairs) - up - down} keer gelijk en {down} keer lager."
