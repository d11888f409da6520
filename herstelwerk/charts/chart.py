"""A chart: the picture, what it says in words, and its numbers as a table; shown in a notebook, saved at print size."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from herstelwerk.charts.common import CM, style
from herstelwerk.charts.texts import tidy
from herstelwerk.outcomes.layout import html_table
from herstelwerk.outcomes.result import shown

WIDTH_CM = 16.0  # the text of an A4 page
_SCREEN_DPI = 144
_MOST_CM = 100.0
_KINDS = ("png", "svg", "pdf")


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A figure that is never alone.

    Attributes:
        title: what stands above it.
        alt: what it shows, in Dutch sentences made from the data, for those who do not see it.
        numbers: the numbers drawn, one row per thing drawn; what is withheld is not in it.
        note: what a reader must know (who is left out, who is withheld); it stands under the figure too.
        figure: drawn at the width of an A4 text.
        draw: draws it at another width in cm, letters in the same size.
        least_cm: the smallest width at which everything still fits in letters of print size.
        outside: draws the same without single persons; None where no mark is one person.
    """

    title: str
    alt: str
    numbers: pd.DataFrame
    note: str
    figure: Figure
    draw: Callable[[float], Figure]
    least_cm: float
    outside: Callable[[], Chart] | None = None

    def for_outside(self) -> Chart:
        """The chart as readers outside the organisation may see it: no mark that is one person of a small group.

        Raises:
            NotPossibleError: when nothing is left to show.
        """
        return self if self.outside is None else self.outside()

    def render(self, kind: str = "png", width_cm: float = WIDTH_CM, dpi: int = 300) -> bytes:
        """The picture as PNG, SVG or PDF, `width_cm` wide on paper; the same data give the same bytes.

        Raises:
            ValueError: for another kind, or a size that cannot be read or made.
        """
        kind = kind.lower()
        if kind not in _KINDS:
            raise ValueError(f"Een grafiek kan worden bewaard als png, svg of pdf, niet als {kind or 'niets'}.")
        if not self.least_cm <= width_cm <= _MOST_CM or not 20 <= dpi <= 2400:
            raise ValueError(
                f"Deze maat kan niet: {width_cm} cm breed bij {dpi} dpi. Deze grafiek is leesbaar vanaf "
                f"{self.least_cm:g} cm, en gaat tot {_MOST_CM:g} cm en van 20 tot 2400 dpi."
            )
        figure = self.figure if width_cm == WIDTH_CM else self.draw(width_cm)
        out = io.BytesIO()
        with style():
            figure.savefig(out, format=kind, dpi=dpi, metadata=self._about(kind))
        return out.getvalue()

    def _about(self, kind: str) -> dict[str, str | None]:
        """What the file says about itself: title and alt text, and neither clock nor maker's version."""
        if kind == "pdf":
            return {"Title": self.title, "Subject": self.alt, "CreationDate": None}
        about: dict[str, str | None] = {"Title": self.title, "Description": self.alt}
        return about | ({"Date": None} if kind == "svg" else {"Software": None})

    def save(self, path: str | Path, width_cm: float = WIDTH_CM, dpi: int = 300) -> bytes:
        """Write the picture to a file; its ending says which kind. Gives the bytes.

        Raises:
            ValueError: as `render`.
            OSError: when it cannot be written.
        """
        where = Path(path)
        made = self.render(where.suffix.removeprefix("."), width_cm, dpi)
        where.write_bytes(made)
        return made

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.render("png", dpi=_SCREEN_DPI)).decode("ascii")
        pixels = round(WIDTH_CM / CM * 96)
        return (
            f'<figure lang="nl" class="hw-chart" style="margin:0"><img src="data:image/png;base64,{data}" '
            f'alt="{escape(self.alt)}" width="{pixels}" style="max-width:100%;height:auto">'
            f"<details><summary>De getallen bij deze grafiek</summary>{as_table(self.numbers, self.title)}</details>"
            "</figure>"
        )

    def __repr__(self) -> str:
        return f"Chart({self.title!r}: {self.alt})"


def make(
    title: str,
    alt: str,
    numbers: pd.DataFrame,
    note: str,
    draw: Callable[[float], Figure],
    least_cm: float = 12.0,
    outside: Callable[[], Chart] | None = None,
) -> Chart:
    """A chart, drawn at the width of an A4 text."""
    return Chart(tidy(title), alt, numbers.reset_index(drop=True), note, draw(WIDTH_CM), draw, least_cm, outside)


def as_table(numbers: pd.DataFrame, title: str) -> str:
    """The numbers as an HTML table with headings that a screen reader knows."""
    names = [str(name) for name in numbers.columns]
    rows = [
        [shown(cell, name) for name, cell in zip(names, row, strict=True)]
        for row in numbers.astype(object).where(numbers.notna(), None).to_numpy().tolist()
    ]
    return html_table(title, names, rows, row_heads=False, look="")
