"""A table of the page as it goes into a file, and a heat map as it stands on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from herstelwerk.drawings import Drawing
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure


class Sheet(NamedTuple):
    """A title, what stands above the columns, and the rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def sheet_of(title: str, drawing: Drawing) -> Sheet:
    """The table that a drawing carries."""
    return Sheet(title, drawing.header, drawing.rows)


def figures_of(sheet: Sheet) -> list[Sequence[str]]:
    """The rows as text."""
    return [tuple(map(str, row)) for row in sheet.rows]


def picture(key: str, drawing: Drawing, caption: str) -> Part:
    """A heat map that keeps its size when a page is enlarged: what does not fit can be scrolled to."""
    return el(
        "div",
        figure(key, drawing, caption),
        key=f"{key}-vak",
        class_="hw-wide hw-heatmap",
        tabindex=0,
        role="region",
        aria_label=caption,
    )
