"""Tables in Word, built element by element in the order that Word asks for: the library's own are slow and cramped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from herstelwerk.documents.word import RULE, child

_TWIP = 635  # EMU
_MARGIN_X, _MARGIN_Y, _TIGHT_Y = 140, 70, 35  # twips around the text of a cell


class WordTable:
    """A table at the end of a document.

    Args:
        document: Where it goes.
        widths: Of the columns, in EMU.
        name: What a screen reader calls it.
        lines: Whether its borders are drawn; without them it only places things.
        scale: Of the room around a text; less than 1 where many columns must fit.
    """

    def __init__(
        self, document: WordDocument, widths: Sequence[int], name: str = "", lines: bool = True, scale: float = 1
    ) -> None:
        self.document = document
        self.widths = [round(width / _TWIP) for width in widths]
        self.element: Any = document.element.body._insert_tbl(_empty(self.widths, name, lines, scale))

    def row(self, header: bool = False, height: Length | None = None) -> Any:
        """A new row that is never broken over two pages; a header comes back on every page."""
        row = child(self.element, "w:tr")
        properties = child(row, "w:trPr")
        child(properties, "w:cantSplit")
        if height is not None:
            child(properties, "w:trHeight", val=round(height / _TWIP), hRule="atLeast")
        if header:
            child(properties, "w:tblHeader")
        return row

    def cell(self, row: Any, fill: str = "", span: int = 1, line_under: str = "", low: bool = False) -> Paragraph:
        """The next cell of a row, and its first paragraph; `low` sets the text at the foot."""
        at = len(row.findall(qn("w:tc")))
        cell = child(row, "w:tc")
        properties = child(cell, "w:tcPr")
        child(properties, "w:tcW", w=sum(self.widths[at : at + span]), type="dxa")
        if span > 1:
            child(properties, "w:gridSpan", val=span)
        if line_under:
            child(child(properties, "w:tcBorders"), "w:bottom", val="single", sz=6, space=0, color=line_under)
        if fill:
            child(properties, "w:shd", val="clear", color="auto", fill=fill)
        if low:
            child(properties, "w:vAlign", val="bottom")
        return self.paragraph(cell)

    def paragraph(self, cell: Any) -> Paragraph:
        """A further paragraph in a cell, without room under it."""
        made = Paragraph(child(cell, "w:p"), self.document._body)
        made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(0)
        return made


def say(
    paragraph: Paragraph,
    text: str,
    bold: bool = False,
    color: str = "",
    centered: bool = False,
    size: Length | None = None,
) -> None:
    """Text into a paragraph."""
    run = paragraph.add_run(text)
    if size is not None:
        run.font.size = size
    if bold:
        run.font.bold = True
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    if centered:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _empty(widths: Sequence[int], name: str, lines: bool, scale: float) -> Any:
    from docx.oxml import OxmlElement

    table = OxmlElement("w:tbl")
    properties = child(table, "w:tblPr")
    child(properties, "w:tblW", w=sum(widths), type="dxa")
    if lines:
        borders = child(properties, "w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            child(borders, f"w:{side}", val="single", sz=4, space=0, color=RULE)
    child(properties, "w:tblLayout", type="fixed")
    margins = child(properties, "w:tblCellMar")
    left, high = (_MARGIN_X, _MARGIN_Y) if lines else (0, _TIGHT_Y)
    tight = scale**2  # smaller letters, and a little less around them
    for side, distance in (("top", high), ("left", left), ("bottom", high), ("right", _MARGIN_X)):
        child(margins, f"w:{side}", w=round(distance * tight), type="dxa")
    child(properties, "w:tblLook", val="0020" if lines else "0000", firstRow=int(lines), noVBand=1)
    if name:
        child(properties, "w:tblCaption", val=name)
    grid = child(table, "w:tblGrid")
    for width in widths:
        child(grid, "w:gridCol", w=width)
    return table
