"""The bits of Word that python-docx leaves to its user: styles, language, pages, fields, what stays together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor

ACCENT, QUIET, TINT, RULE = "0B5563", "465356", "E4EFF0", "8FA3A6"
FONT = "Calibri"
LANGUAGE = "nl-NL"
SIDE, TOP, BOTTOM = Mm(20), Mm(20), Mm(18)
SHORT, LONG = Mm(210), Mm(297)
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # a paper tells its own day; the file does not tell when it was made


class _Style(NamedTuple):
    """A style: its size and the room around it as shares of running text; `tied` stays with what follows."""

    name: str
    size: float
    before: float = 0
    after: float = 0
    color: str = ""
    bold: bool = False
    tied: bool = False


_STYLES = (
    _Style("Normal", 1, after=0.5),
    _Style("Title", 2.6, after=0.2, color=ACCENT, bold=True, tied=True),
    _Style("Subtitle", 1.3, after=1.5, color=QUIET),
    _Style("Heading 1", 1.75, after=0.35, color=ACCENT, bold=True, tied=True),
    _Style("Heading 2", 1.22, before=1.2, after=0.45, color=ACCENT, bold=True, tied=True),
    _Style("Heading 3", 1.08, before=1, after=0.4, color=ACCENT, bold=True, tied=True),
    _Style("Lead", 1.32, before=0.2, after=0.5),
    _Style("Label", 1, before=0.9, after=0.3, bold=True, tied=True),
    _Style("Small", 0.82, after=0.3, color=QUIET),
    _Style("Quote", 1, before=0.2, after=0.6),
    _Style("Caption", 0.92, before=0.6, after=0.35, color=ACCENT, bold=True),
    _Style("List Bullet", 1, after=0.25),
    _Style("Header", 0.82, color=QUIET),
    _Style("Footer", 0.82, color=QUIET),
)


def child(parent: Any, name: str, /, **attributes: object) -> Any:
    """A new element at the end of a parent: `child(row, "w:tblHeader")`."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    parent.append(element)
    return element


def new_document(title: str, size: float) -> WordDocument:
    """An empty document in Dutch with real heading styles and nothing of the library's own template to be seen."""
    document = Document()
    relations = document.part.package.rels
    for id, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            del relations[id]
    for style in _STYLES:
        _style(document, style, size)
    _bar_beside(document.styles["Quote"])
    _dutch(document)
    _modern(document)
    properties = document.core_properties
    properties.title, properties.language = title, LANGUAGE
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _NO_DAY
    return document


def _style(document: WordDocument, wanted: _Style, size: float) -> None:
    styles: Any = document.styles
    if wanted.name not in styles:
        styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    style = styles[wanted.name]
    style.font.size = points(wanted.size * size)
    style.font.bold, style.font.italic = wanted.bold, False
    if wanted.color:
        style.font.color.rgb = RGBColor.from_string(wanted.color)
    form = style.paragraph_format
    form.space_before, form.space_after = points(wanted.before * size), points(wanted.after * size)
    form.line_spacing, form.keep_with_next, form.widow_control = 1.0, wanted.tied, True
    _font(style.element.get_or_add_rPr())
    properties = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:contextualSpacing"):  # of the template: a line under a title, a list without room
        for found in properties.findall(qn(name)):
            properties.remove(found)


def _font(properties: Any) -> None:
    """One font for all scripts; the fonts of the template's theme would win over it."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _bar_beside(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    child(borders, "w:left", val="single", sz=16, space=8, color=ACCENT)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    style.paragraph_format.left_indent = Mm(4)


def _dutch(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None  # of the template
    normal: Any = document.styles["Normal"].element
    for properties in (*defaults.iter(qn("w:rPr")), normal.get_or_add_rPr()):
        for language in properties.findall(qn("w:lang")):
            properties.remove(language)
        child(properties, "w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")


def _modern(document: WordDocument) -> None:
    """As Word writes since 2013: no "compatibility mode" in the title, and tables that start at the margin."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def styled(paragraph: Any, name: str) -> Any:
    """The paragraph in a style, by its id; the library looks through all styles for each paragraph."""
    if name != "Normal":
        paragraph._p.style = name.replace(" ", "")
    return paragraph


def width(landscape: bool) -> int:
    """The width of the text on a page, in EMU."""
    return (LONG if landscape else SHORT) - 2 * SIDE


def next_section(document: WordDocument, landscape: bool, first: bool, cover: bool) -> Section:
    """A section on A4 that starts on a new page; its break hangs on the last paragraph, not on an empty one."""
    if not first:
        document.add_section(WD_SECTION.NEW_PAGE)
        carrier: Any = document.element.body[-2]
        last = carrier.getprevious()
        last.get_or_add_pPr().append(carrier.pPr.sectPr)
        carrier.getparent().remove(carrier)
    section = document.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    section.different_first_page_header_footer = cover
    return section


def page_number(footer: Any) -> None:
    """`bladzijde 2 van 5`, as fields that Word fills in."""
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for word, code in (("bladzijde ", "PAGE"), (" van ", "NUMPAGES")):
        paragraph.add_run(word)
        child(paragraph.add_run()._r, "w:fldChar", fldCharType="begin")
        child(paragraph.add_run()._r, "w:instrText").text = code
        child(paragraph.add_run()._r, "w:fldChar", fldCharType="separate")
        paragraph.add_run("1")
        child(paragraph.add_run()._r, "w:fldChar", fldCharType="end")


def running_header(header: Any, text: str) -> None:
    """A line of text at the top of every page."""
    paragraph = header.paragraphs[0]
    paragraph.text = text
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def tie(elements: Sequence[Any]) -> None:
    """Keep on one page: every paragraph stays with the next, save those at the very end."""
    last = elements[-1]
    end = last if last.tag == qn("w:p") else last.tr_lst[-1]
    free = set(end.iter(qn("w:p")))
    for element in elements:
        for paragraph in element.iter(qn("w:p")):
            if paragraph not in free:
                paragraph.get_or_add_pPr().get_or_add_keepNext().val = True


def points(value: float) -> Length:
    """Points to the nearest half, as Word has them."""
    return Pt(round(2 * value) / 2)
