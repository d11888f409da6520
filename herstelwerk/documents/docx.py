"""A paper as a Word document that one can go on with: real headings, header rows that come back, all in Dutch."""

from __future__ import annotations

import io
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt

from herstelwerk.documents import word
from herstelwerk.documents.options import missing_picture
from herstelwerk.documents.paper import (
    Band,
    Bar,
    Block,
    Cards,
    Cell,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Lines,
    Look,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Section,
    Signatures,
    Table,
    Title,
)
from herstelwerk.documents.word_table import WordTable, say

_STYLES = {Look.BODY: "Normal", Look.LEAD: "Lead", Look.LABEL: "Label", Look.SMALL: "Small"}
_BOXES = {True: "☑ ", False: "☐ "}
_CARD = Mm(60)
_WRITING, _LINE = Mm(12), Mm(9.5)  # the height of a row, and of a line, to write on by hand


def docx_of(paper: Paper) -> bytes:
    """The paper as a Word document."""
    document = word.new_document(paper.title, paper.size)
    for number, section in enumerate(paper.sections):
        first = number == 0
        part = word.next_section(document, section.landscape, first, cover=paper.cover and first)
        if first:  # the sections after it take header and footer over
            word.running_header(part.header, f"{paper.title} · {paper.key}" if paper.key else paper.title)
            word.page_number(part.footer)
            word.page_number(part.first_page_footer)
        pages = _Pages(document, section, paper.size)
        for block in section.blocks:
            pages.draw(block)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


class _Pages:
    """Draws blocks at the end of a document."""

    def __init__(self, document: WordDocument, section: Section, size: float) -> None:
        self.document = document
        self.size = size
        self.width = word.width(section.landscape)

    def draw(self, block: Block) -> None:
        """One block of any kind."""
        match block:
            case Title(text, subtitle):
                self.paragraph(text, "Title").paragraph_format.space_before = Mm(50)
                self.paragraph(subtitle, "Subtitle")
            case Heading(text, level):
                self.paragraph(text, f"Heading {level}")
            case Paragraph(text, look):
                self.paragraph(text, _STYLES[look])
            case Quote(text):
                self.paragraph(text, "Quote")
            case Items(texts):
                for text in texts:
                    self.paragraph(text, "List Bullet")
            case Facts():
                self.facts(block)
            case Table():
                self.table(block)
            case Picture():
                self.picture(block)
            case Lines(count):
                self.lines(count)
            case Bar():
                self.bar(block)
            case Signatures():
                self.signatures(block)
            case Cards():
                self.cards(block)
            case KeepTogether(blocks):
                self.together(blocks)

    def paragraph(self, text: str, style: str) -> Any:
        """A paragraph; line ends stay inside it."""
        return word.styled(self.document.add_paragraph(text), style)

    def together(self, blocks: tuple[Block, ...]) -> None:
        """Draw, and tie what was drawn."""
        body = self.document.element.body
        before = len(body) - 1  # the last element is the page itself
        for block in blocks:
            self.draw(block)
        word.tie(list(body)[before:-1])

    def gap(self) -> None:
        """A little room under a table; without a paragraph between them Word makes one of two tables."""
        form = self.paragraph("", "Normal").paragraph_format
        form.space_after, form.line_spacing = Pt(0), word.points(0.6 * self.size)

    def facts(self, facts: Facts) -> None:
        """Names and values without borders; an empty value is a line."""
        first = Mm(3.7 * self.size)
        table = WordTable(self.document, [first, self.width - first], lines=False)
        for name, value in facts.rows:
            row = table.row(height=None if value else _LINE)
            say(table.cell(row), name, bold=True, color=word.QUIET)
            say(table.cell(row, line_under="" if value else word.RULE), value)
        self.gap()

    def table(self, spec: Table) -> None:
        """A table whose first row is its header, under its caption."""
        if spec.caption:
            self.paragraph(spec.caption, "Caption").paragraph_format.keep_with_next = True
        total = sum(column.share for column in spec.columns)
        widths = [self.width * c.share // total for c in spec.columns]
        table = WordTable(self.document, widths, spec.name, scale=spec.scale)
        size = None if spec.scale == 1 else word.points(spec.scale * self.size)
        header = table.row(header=True)
        for column in spec.columns:
            cell = table.cell(header, fill=word.TINT)
            say(cell, column.title, bold=True, color=word.ACCENT, size=size)
            cell.paragraph_format.keep_with_next = True
            if column.number:
                cell.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for row in spec.rows:
            if isinstance(row, Band):
                cell = table.cell(table.row(), span=len(spec.columns))
                say(cell, row.text, bold=True, color=word.ACCENT, size=size)
                if row.explained:
                    say(cell, f": {row.explained}", color=word.QUIET, size=size)
                cell.paragraph_format.keep_with_next = True
                continue
            drawn = table.row(height=_WRITING if row.roomy else None)
            for content, column in zip(row.cells, spec.columns, strict=True):
                self.cell(table, drawn, content, column.number, size)
        self.gap()

    def cell(self, table: WordTable, row: Any, content: Cell, number: bool, size: Length | None) -> None:
        """Text, small text under it, and a box to tick."""
        first = table.cell(row)
        if number:
            first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if content.tick is not None:
            first.add_run(_BOXES[content.tick]).font.name = "Segoe UI Symbol"
        if content.text:
            say(first, content.text, size=size)
        if content.small:
            bare = content.tick is None and not content.text
            small = first if bare else table.paragraph(row[-1])
            word.styled(small, "Small").add_run(content.small)

    def picture(self, spec: Picture) -> None:
        """A picture, with what it shows in words for a screen reader, and its caption on the same page."""
        if not spec.png:
            raise missing_picture(spec.caption, "png")
        paragraph = self.paragraph("", "Normal")
        paragraph.paragraph_format.keep_with_next = bool(spec.caption)
        wide = Length(min(Mm(spec.width), self.width))
        about = paragraph.add_run().add_picture(io.BytesIO(spec.png), width=wide)._inline.docPr
        about.set("name", spec.caption or "Afbeelding")
        about.set("descr", spec.alt)
        if spec.caption:
            self.paragraph(spec.caption, "Caption").paragraph_format.space_after = word.points(self.size)

    def lines(self, count: int) -> None:
        """Rows with a line under them: room to write by hand, and to type."""
        table = WordTable(self.document, [self.width], lines=False)
        for _ in range(count):
            table.cell(table.row(height=_LINE), line_under=word.RULE, low=True)
        self.gap()

    def bar(self, bar: Bar) -> None:
        """The figure in words, and boxes filled up to it."""
        label = self.paragraph(bar.label, "Normal")
        label.paragraph_format.keep_with_next = True
        if bar.value is not None:
            label.runs[0].font.bold, label.runs[0].font.size = True, word.points(1.3 * self.size)
        table = WordTable(self.document, [Mm(12)] * (bar.highest + 1), bar.label)
        row = table.row()
        for figure in range(bar.highest + 1):
            full = bar.value is not None and figure <= bar.value
            cell = table.cell(row, fill=word.ACCENT if full else "")
            say(cell, str(figure), bold=True, color="FFFFFF" if full else word.ACCENT, centered=True)
        self.gap()

    def signatures(self, spec: Signatures) -> None:
        """Side by side: who, room to sign on a line, and the day."""
        gap, count = Mm(14), len(spec.places)
        wide = (self.width - gap * (count - 1)) // count
        table = WordTable(self.document, [wide, *[gap, wide] * (count - 1)], lines=False)
        places = spec.places
        self._signing_row(table, [place.who for place in places], bold=True)
        self._signing_row(table, [""] * count, height=Mm(15), line_under=word.QUIET)
        self._signing_row(table, ["handtekening"] * count, small=True)
        self._signing_row(table, [place.day for place in places], height=Mm(11), line_under=word.QUIET)
        self._signing_row(table, ["datum"] * count, small=True)
        self.gap()

    def cards(self, spec: Cards) -> None:
        """Two by two, along lines to cut."""
        table = WordTable(self.document, [self.width // 2] * 2)
        for first in range(0, len(spec.cards), 2):
            row = table.row(height=_CARD)
            for card in spec.cards[first : first + 2]:
                word.styled(table.cell(row), "Small").add_run(card.above)
                lead = table.paragraph(row[-1])
                say(lead, card.lead, bold=True, color=word.ACCENT)
                lead.runs[0].font.size = word.points(1.5 * self.size)
                for line in card.lines:
                    word.styled(table.paragraph(row[-1]), "Small").add_run(line)
            if len(spec.cards) - first == 1:
                table.cell(row)
        self.gap()

    def _signing_row(
        self,
        table: WordTable,
        texts: list[str],
        bold: bool = False,
        small: bool = False,
        height: Length | None = None,
        line_under: str = "",
    ) -> None:
        row = table.row(height=height)
        for number, text in enumerate(texts):
            if number:
                table.cell(row)
            cell = table.cell(row, line_under=line_under, low=bool(line_under))
            if small:
                word.styled(cell, "Small")
            say(cell, text, bold=bold)
