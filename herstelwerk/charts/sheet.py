"""The page a chart is drawn on, measured in inches: title above, the room for data, a key and a note below.

Everything is placed by measure, so that no text can lie over another: the heights of title, key and note follow from
their lines, and the data get a room of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from herstelwerk.charts.colours import INK, SOFT, Dash
from herstelwerk.charts.common import CM
from herstelwerk.charts.texts import SMALL, TEXT, TITLE, height, one_line, width, wrap

EDGE = 0.08  # inches of white on all sides
PAGE = 24.7 / CM  # what fits on an A4 page
_SAMPLE = 0.26  # the sample of a mark in the key
_GAP = 0.16


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the key: a mark, a line or a field, and what it stands for."""

    text: str
    colour: str
    marker: str = ""
    dash: Dash = ""  # a line in this dash
    field: bool = False  # a filled field
    hollow: bool = False
    alpha: float = 1.0
    hatch: str = ""
    thin: bool = False


class Sheet:
    """A figure under construction; lengths in inches, `body` the room for the data."""

    def __init__(self, width_cm: float, body: float, title: str, key: Sequence[Key] = (), note: str = "") -> None:
        self.wide = width_cm / CM
        self.body = body
        room = self.wide - 2 * EDGE
        head = wrap(title, room, TITLE, bold=True)
        rows = _rows_of(key, room)
        foot = wrap(note, room, SMALL) if note else ""
        above = height(head.count("\n") + 1, TITLE) + 0.06
        key_high = len(rows) * height(1, SMALL) + (0.08 if rows else 0)
        foot_high = height(foot.count("\n") + 1, SMALL) + 0.06 if foot else 0.0
        self.below = EDGE + key_high + foot_high
        self.high = self.below + body + above + EDGE
        self.figure = Figure(figsize=(self.wide, self.high), dpi=100)
        FigureCanvasAgg(self.figure)
        self._up = Affine2D().translate(0, self.below) + self.figure.dpi_scale_trans
        self.text(EDGE, body + above, head, size=TITLE, bold=True, up="top")
        if foot:
            self.text(EDGE, foot_high + EDGE - 0.06 - self.below, foot, size=SMALL, colour=SOFT, up="top")
        for number, row in enumerate(rows):
            self._key_row(row, EDGE + foot_high + key_high - 0.08 - (number + 0.5) * height(1, SMALL) - self.below)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = TEXT,
        colour: str = INK,
        bold: bool = False,
        side: str = "left",
        up: str = "center",
        turn: float = 0.0,
    ) -> Text:
        """A text at this place of the body; `side` and `up` say which side of the text lies there."""
        return self.figure.text(
            x,
            y,
            words,
            fontsize=size,
            color=colour,
            fontweight="bold" if bold else "normal",
            ha=side,
            va=up,
            rotation=turn,
            multialignment="right" if side == "right" else "left" if side == "left" else "center",
            transform=self._up,
        )

    def axes(self, left: float, bottom: float, wide: float, high: float, sharey: Axes | None = None) -> Axes:
        """Axes in this rectangle of the body."""
        place = (left / self.wide, (bottom + self.below) / self.high, wide / self.wide, high / self.high)
        return self.figure.add_axes(place, sharey=sharey)

    def rule(self, x0: float, x1: float, y: float, colour: str = SOFT) -> None:
        """A thin level line in the body."""
        self.figure.add_artist(Line2D([x0, x1], [y, y], color=colour, linewidth=0.6, transform=self._up))

    def under(self, middle: float, y: float, words: str, right: float | None = None) -> None:
        """The name of an axis below it, in one line, around `middle` as far as the page allows; up to `right`."""
        end = self.wide - EDGE if right is None else right
        told = one_line(words, end - EDGE)
        half = width(told, SMALL) / 2
        x = min(max(middle, EDGE + half), end - half)
        self.text(x, y, told, size=SMALL, side="center")

    def sample(self, key: Key, x: float, y: float) -> float:
        """The mark of a key here; gives where its words start."""
        for artist in _sample(key, x, y):
            artist.set_transform(self._up)
            self.figure.add_artist(artist)
        return x + _SAMPLE + 0.06

    def _key_row(self, row: Sequence[tuple[float, Key, str]], y: float) -> None:
        for x, key, words in row:
            self.text(self.sample(key, x, y), y, words, size=SMALL)


def _rows_of(key: Sequence[Key], room: float) -> list[list[tuple[float, Key, str]]]:
    """The entries in rows that fit; each with its place. An entry of several lines takes as many rows."""
    rows: list[list[tuple[float, Key, str]]] = []
    x = room + 1
    for one in key:
        words = wrap(one.text, room - _SAMPLE - 0.06, SMALL, most=1)
        need = _SAMPLE + 0.06 + width(words, SMALL)
        if x + need > EDGE + room:
            rows.append([])
            x = EDGE
        rows[-1].append((x, one, words))
        x += need + _GAP
    return rows


def _sample(key: Key, x: float, y: float) -> list[Artist]:
    if key.field:
        return [
            Rectangle(
                (x, y - 0.045), _SAMPLE, 0.09, facecolor=key.colour, alpha=key.alpha, hatch=key.hatch, edgecolor="none"
            )
        ]
    found: list[Artist] = []
    if key.dash:
        thick = 0.7 if key.thin else 1.4
        found.append(
            Line2D([x, x + _SAMPLE], [y, y], color=key.colour, linestyle=key.dash, linewidth=thick, alpha=key.alpha)
        )
    if key.marker:
        fill = "white" if key.hollow else key.colour
        found.append(
            Line2D(
                [x + _SAMPLE / 2],
                [y],
                marker=key.marker,
                linestyle="none",
                markersize=5,
                markerfacecolor=fill,
                markeredgecolor=key.colour,
                color=key.colour,
            )
        )
    return found
