"""What a drawing is made of, and how it becomes SVG for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple
from unicodedata import combining, east_asian_width

from herstelwerk.problems import printable


class Mark(NamedTuple):
    """One row to draw. `near` 1 (close) to 3, `level` -3 to 3, `weight` 1 to 3; `choice` the id of a choice."""

    name: str
    choice: str = ""
    near: int = 2
    level: int = 0
    weight: int = 1
    when: str = ""
    note: str = ""


class Choice(NamedTuple):
    """A kind of tie, a segment, or a side."""

    id: str
    name: str


class Shape(NamedTuple):
    """One SVG element with its attributes; `text` for words."""

    tag: str
    attributes: Mapping[str, str | int | float]
    text: str = ""


class Drawing(NamedTuple):
    """A picture: its size in SVG units, its shapes, a text that says the same, and the rows as a table."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    alt: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


STYLE = (
    "text{font:13px sans-serif;fill:#1d2b2c}.hw-shape{stroke:#5f7374;fill:none;stroke-width:1.5}"
    ".hw-fill{fill:#e1efed;stroke:#0b5f5d;stroke-width:1.5}.hw-warm{fill:#fff4e5;stroke:#8a3b00;stroke-width:1.5}"
    ".hw-strong{fill:#0b5f5d;stroke:#0b5f5d}.hw-tie{stroke:#0b5f5d;stroke-width:2;fill:none}"
    ".hw-thick{stroke-width:4}.hw-dashed{stroke-dasharray:6 5}.hw-dotted{stroke-dasharray:2 4}"
    ".hw-title{font-weight:bold}.hw-heat{fill:#aac7c6;stroke:#0b5f5d;stroke-width:1.5}.hw-on-strong{fill:#ffffff}"
)


def short(text: str, most: int = 16) -> str:
    """A name that fits where there is room for `most` ordinary signs."""
    text = " ".join(text.split())
    if breadth(text) <= most:
        return text
    while breadth(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def breadth(text: str) -> float:
    """How wide a text is in ordinary signs: capitals count for more, an accent on its own for nothing."""
    return sum(map(_breadth, text))


def _breadth(sign: str) -> float:
    if combining(sign):
        return 0
    if east_asian_width(sign) in "WF":  # emoji too
        return 2
    return 1.75 if sign in "MW" else 1.25 if sign.isupper() else 1


def word(x: float, y: float, text: str, anchor: str = "middle") -> Shape:
    """A word at a place."""
    return Shape("text", {"x": round(x, 1), "y": round(y, 1), "text-anchor": anchor}, text)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Shape:
    """A straight line."""
    ends = {"x1": round(x1, 1), "y1": round(y1, 1), "x2": round(x2, 1), "y2": round(y2, 1)}
    return Shape("line", {**ends, "class": class_})


def polyline(points: Iterable[tuple[float, float]], class_: str) -> Shape:
    """A line with bends."""
    return Shape("polyline", {"points": " ".join(f"{x:.1f},{y:.1f}" for x, y in points), "class": class_})


def as_svg(drawing: Drawing) -> str:
    """The drawing as one self-contained SVG element, everything escaped; signs that XML does not know are replaced."""
    inner = "".join(_element(shape) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" role="img" '
        f'aria-label="{escape(printable(drawing.alt))}"><style>{STYLE}</style>{inner}</svg>'
    )


def _element(shape: Shape) -> str:
    attributes = "".join(f' {name}="{escape(str(value))}"' for name, value in shape.attributes.items())
    return f"<{shape.tag}{attributes}>{escape(printable(shape.text))}</{shape.tag}>"
