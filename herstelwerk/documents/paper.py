"""A paper as plain values: what stands on it and in what order, laid out once for Word, PDF and the browser.

Nothing here knows a format. A block holds text and never markup: a writer may only ever show it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Look(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"  # large: a goal, the line under a title
    LABEL = "label"  # a question, or a name above lines to write on; stays with what follows
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a book, on its first page."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a paper or chapter) to 3; it stays with what follows."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line ends in it are kept."""

    text: str
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, set apart by a line beside them."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts as name and value; an empty value is room to write."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short lines."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its width beside that of the others, a column of numbers ends at the right."""

    title: str
    share: int = 1
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, a small line under it, and a box to tick (None: no box)."""

    text: str = ""
    small: str = ""
    tick: bool | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row, never broken over two pages if it fits on one; `roomy` leaves height to write by hand."""

    cells: tuple[Cell, ...]
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A line across a table that names the rows under it."""

    text: str
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header row comes back on every page; `name` says to a screen reader what it is.

    `caption` stands above it for all to see. `scale` is the size of its letters beside running text, for many columns.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row | Band, ...]
    caption: str = ""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stays with its caption; `alt` says what it shows to who does not see it.

    `png` is what Word and the browser show, `svg` (its letters drawn as lines) what the PDF shows; a writer refuses a
    picture without the one it needs.
    """

    alt: str
    caption: str
    png: bytes = b""
    svg: bytes = b""
    width: float = 160.0  # mm


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure from 0 to `highest`; without a value the figures stand ready for a ring by hand."""

    label: str
    value: int | None
    highest: int = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Room for one signature and its day."""

    who: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out: one line that is read from afar, and short lines under it."""

    lead: str
    above: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to cut out, eight on a page."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stand on one page wherever one page can hold them."""

    blocks: tuple[Block, ...]


Block = (
    Title
    | Heading
    | Paragraph
    | Quote
    | Facts
    | Items
    | Table
    | Picture
    | Lines
    | Bar
    | Signatures
    | Cards
    | KeepTogether
)


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a paper that starts on a new page and has its own direction."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `key` is the client's key for the running header; `cover` leaves the header off the first page."""

    title: str
    sections: tuple[Section, ...]
    key: str = ""
    size: float = 11.5
    cover: bool = False


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """A copy of a paper or block in which every text is changed; enumerations and the bytes of a picture are no text.

    One place for all blocks, so that a new kind of block cannot be forgotten.
    """
    if isinstance(value, tuple):
        return tuple(with_texts(inner, change) for inner in value)  # type: ignore[return-value]
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return change(value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: with_texts(getattr(value, f.name), change) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
