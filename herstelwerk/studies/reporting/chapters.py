"""Sections of studies as blocks of a paper, with numbered tables and figures; what is too wide goes to an appendix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from herstelwerk.charts.chart import Chart
from herstelwerk.documents.paper import Block, Heading, Items, KeepTogether, Look, Paragraph, Picture, Table
from herstelwerk.outcomes.result import Shown
from herstelwerk.studies.reporting import sieve, tables
from herstelwerk.studies.section import Method, Part, Remark, Section

Kind = Literal["png", "svg"]
_DPI = 200
_WIDTH = 148.0  # mm: a little smaller than drawn, so that two of the usual figures go on a page
_MOST_ROWS = 80  # of the numbers of one figure in the appendix
_SHORT = 14  # rows of a table that stays on one page


@dataclass
class Drawn:
    """What was drawn before, for a report that is written in more than one format: by the part it was made of."""

    charts: dict[int, Part | None] = field(default_factory=dict)
    pictures: dict[tuple[int, Kind], bytes] = field(default_factory=dict)


@dataclass
class Chapters:
    """Turns sections into blocks and counts what is in them.

    Attributes:
        limit: people under which nothing is told; 0 for a report for one's own eyes.
        kind: how pictures are made.
        drawn: called with the title of every picture that is made.
        before: what was drawn before.
    """

    limit: int
    kind: Kind
    drawn: Callable[[str], None] = lambda title: None
    before: Drawn = field(default_factory=Drawn)
    tables: int = 0
    figures: int = 0
    upright: list[Block] = field(default_factory=list)
    across: list[Block] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)

    def blocks(self, section: Section) -> list[Block]:
        """A heading and what stands under it; three or more sentences after each other become a list."""
        made: list[Block] = []
        for sentences, group in groupby(self.seen(section), key=lambda part: isinstance(part, str)):
            parts = list(group)
            if sentences and len(parts) >= 3:
                made.append(Items(tuple(str(part) for part in parts)))
                continue
            for part in parts:
                made += self._part(part)
        if not made:
            return []
        first, *rest = made
        if isinstance(first, Table):  # a table may be longer than a page, and its caption keeps with it by itself
            return [Heading(section.title), *made]
        return [KeepTogether((Heading(section.title), first)), *rest]

    def seen(self, section: Section) -> list[Part]:
        """The parts of a section that may be seen; what is withheld is noted."""
        found: list[Part] = []
        for before in section.parts:
            if isinstance(before, Chart) and id(before) not in self.before.charts:
                self.before.charts[id(before)] = sieve.part(before, self.limit)
            after = self.before.charts[id(before)] if isinstance(before, Chart) else sieve.part(before, self.limit)
            if after is None or isinstance(after, Method):
                continue
            found.append(after)
            told = after.text if isinstance(after, Remark) else after if isinstance(after, str) else ""
            gone = isinstance(before, Chart) and bool(told)
            if gone or "niet getoond" in told:
                self.withheld.append(told[:1].upper() + told[1:])
        return found

    def _part(self, part: Part) -> Iterable[Block]:
        if isinstance(part, str):
            return [Paragraph(part)]
        if isinstance(part, Remark):
            return [Paragraph(f"Let op: {part.text}")]
        if isinstance(part, Chart):
            return self._figure(part)
        return self._table(part) if isinstance(part, Shown) else []

    def _figure(self, chart: Chart) -> list[Block]:
        self.figures += 1
        caption = f"Figuur {self.figures}. {chart.title}"
        self.drawn(chart.title)
        key = (id(chart), self.kind)
        if key not in self.before.pictures:
            self.before.pictures[key] = chart.render(self.kind, dpi=_DPI)
        made = self.before.pictures[key]
        png, svg = (made, b"") if self.kind == "png" else (b"", made)
        told = sieve.numbers(chart, self.limit)
        if 0 < len(told.rows) <= _MOST_ROWS:
            self._in_appendix(told, f"De getallen bij figuur {self.figures}: {chart.title}")
        self._note(caption, [part for part in chart.note.split(". ") if part.startswith("Niet getoond")])
        return [Picture(chart.alt, caption, png, svg, width=_WIDTH)]

    def _table(self, result: Shown) -> list[Block]:
        told = sieve.table(result, self.limit)
        if not told.rows:
            what = f"{told.title}: niet getoond, want elke rij gaat over minder dan {self.limit} mensen."
            self.withheld.append(what)
            return [Paragraph(f"Let op: {what}")]
        self.tables += 1
        caption = f"Tabel {self.tables}. {told.title}"
        fit = tables.fitted(told, caption)
        self._note(caption, [note for note in fit.notes if note.startswith("Niet getoond")])
        notes = list(fit.notes)
        if fit.whole:
            self._in_appendix(fit.whole, f"Alle kolommen van tabel {self.tables}: {told.title}")
            notes.append("Alle kolommen staan in de bijlage.")
        under = [Paragraph(" ".join(notes), Look.SMALL)] if notes else []
        return [KeepTogether((fit.table, *under))] if len(fit.table.rows) <= _SHORT else [fit.table, *under]

    def _in_appendix(self, told: sieve.Told, caption: str) -> None:
        small = tables.upright(told, caption)
        if small:
            self.upright.append(_whole(small))
        else:
            self.across += map(_whole, tables.across(told, caption))

    def _note(self, caption: str, told: Sequence[str]) -> None:
        self.withheld += [f"{caption}: {one[:1].lower()}{one[1:].rstrip('.')}." for one in told]


def _whole(table: Table) -> Block:
    return KeepTogether((table,)) if len(table.rows) <= _SHORT else table
