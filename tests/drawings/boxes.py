"""Where the shapes of a drawing are: boxes, and whether two of them, or two lines, touch."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining

from herstelwerk.drawings import Shape

SIGN = 7.2  # the width of an ordinary sign at 13 px
Point = tuple[float, float]


class Box(NamedTuple):
    """From left top to right bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether the two have a place in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Whether this one lies wholly in the other."""
        return (
            other.left <= self.left <= self.right <= other.right
            and other.top <= self.top <= self.bottom <= other.bottom
        )


def box(shape: Shape) -> Box:
    """The box around a shape; that of a text at 7.2 px a sign, accents on their own left out."""
    at = shape.attributes
    if shape.tag == "text":
        wide = SIGN * sum(not combining(sign) for sign in shape.text)
        left = float(at["x"]) - {"start": 0.0, "middle": wide / 2, "end": wide}[str(at["text-anchor"])]
        return Box(left, float(at["y"]) - 10, left + wide, float(at["y"]) + 3)
    if shape.tag == "circle":
        x, y, r = (float(at[name]) for name in ("cx", "cy", "r"))
        return Box(x - r, y - r, x + r, y + r)
    if shape.tag == "rect":
        x, y = float(at["x"]), float(at["y"])
        return Box(x, y, x + float(at["width"]), y + float(at["height"]))
    places = points(shape)
    return Box(
        min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places)
    )


def points(shape: Shape) -> list[Point]:
    """The places a line or a polygon goes through."""
    at = shape.attributes
    if shape.tag == "line":
        return [(float(at["x1"]), float(at["y1"])), (float(at["x2"]), float(at["y2"]))]
    assert shape.tag in ("polyline", "polygon"), shape.tag
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in str(at["points"]).split())]


def cross(one: list[Point], other: list[Point]) -> bool:
    """Whether two lines with bends really cross; meeting in a common end is no crossing."""
    return any(_cross(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(other))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return 0 if abs(turn) < 15 else turn  # coordinates are rounded to a tenth
