"""Pictures and tables of numbers in a paper: with words for who does not see them, with their caption, in all formats."""

from __future__ import annotations

import base64
import io
import re
import struct
import zlib

import pytest
from docx import Document

from herstelwerk.documents import FORMATS, DocumentError, Paper, write
from herstelwerk.documents.paper import (
    Cell,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    with_texts,
)
from tests.papers import W, bare, docx_part, docx_text, pdf_pages, poppler, read_html, text_of

ALT = "Een staaf: de ene is langer dan de andere <b>, “tien” van de 12; n = 45 & meer."
CAPTION = "Figuur 1. Wie er nog is"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="60"><rect width="90" height="20" fill="#0b5563"/></svg>'
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def png(wide: int = 16, high: int = 6) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0b\x55\x63" * wide for _ in range(high))
    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURE = Picture(ALT, CAPTION, png(), SVG)


def paper(*blocks: object, landscape: bool = False) -> Paper:
    return Paper("Proef", (Section((Heading("Proef", 1), *blocks), landscape),), size=10.5)  # type: ignore[arg-type]


def streams(document: bytes) -> bytes:
    """A PDF with what is packed inside it."""
    found = []
    for start in re.finditer(rb"stream\r?\n", document):
        try:
            found.append(zlib.decompressobj().decompress(document[start.end() :]))
        except zlib.error:
            continue
    return document + b"".join(found)


def test_in_word_a_picture_has_its_words_and_stays_with_its_caption() -> None:
    document = write(paper(Paragraph("Ervoor"), PICTURE, Paragraph("Erna")), "docx")
    word = Document(io.BytesIO(document))
    (shape,) = word.inline_shapes
    assert abs(shape.width.mm - 160) < 0.1
    (about,) = docx_part(document, "word/document.xml").iter(f"{WP}docPr")
    assert (about.get("descr"), about.get("name")) == (ALT, CAPTION)
    texts = [paragraph.text for paragraph in word.paragraphs]
    caption = word.paragraphs[texts.index(CAPTION)]
    assert caption.style is not None and caption.style.name == "Caption"
    assert word.paragraphs[texts.index(CAPTION) - 1].paragraph_format.keep_with_next


def test_in_a_pdf_a_picture_is_a_figure_with_its_words() -> None:
    document = write(paper(Paragraph("Ervoor"), PICTURE), "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document
    packed = streams(document)
    assert b"/Figure" in packed and b"/Caption" in packed
    assert ALT.encode("utf-16-be").hex().upper().encode() in packed.upper()
    (page,) = pdf_pages(document)
    assert CAPTION in page
    assert "Figure" in poppler("pdfinfo", document, "-struct")


def test_on_a_web_page_a_picture_comes_along_and_nothing_else_may_be_loaded() -> None:
    page = write(paper(PICTURE), "html")
    read = read_html(page)
    (image,) = [keys for tag, keys in read.tags if tag == "img"]
    assert image["alt"] == ALT
    kind, _, data = str(image["src"]).partition(",")
    assert kind == "data:image/png;base64" and base64.b64decode(data) == PICTURE.png
    tags = [tag for tag, _ in read.tags]
    assert tags.index("figure") < tags.index("img") < tags.index("figcaption")
    assert CAPTION in "".join(read.text)
    policy = b"default-src 'none'"
    assert b"img-src data:; " + policy in page
    assert b"img-src" not in write(paper(Paragraph('<img src="x">')), "html") and policy in page


@pytest.mark.parametrize(("format", "kind"), [("docx", "png"), ("html", "png"), ("pdf", "svg")])
def test_a_picture_that_was_not_made_for_the_format_is_refused(format: str, kind: str) -> None:
    other = Picture(ALT, CAPTION, *((b"", SVG) if kind == "png" else (png(), b"")))
    with pytest.raises(DocumentError, match=f"er niet als {kind}"):
        write(paper(other), format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_can_stand_anywhere(format: str) -> None:
    wide = Picture("Breed", "", PICTURE.png, SVG, width=900)
    assert len(write(paper(KeepTogether((Heading("Kop"), PICTURE)), wide, landscape=True), format)) > 1000


def test_a_change_of_texts_leaves_the_bytes() -> None:
    changed = with_texts(PICTURE, str.upper)
    assert (changed.png, changed.svg) == (PICTURE.png, PICTURE.svg)
    assert (changed.alt, changed.caption) == (ALT.upper(), CAPTION.upper())


def numbers(columns: int, caption: str = "Tabel 1. Cijfers") -> Table:
    heads = (Column("maat", 4), *(Column(f"kolom {n}", 2, number=True) for n in range(1, columns)))
    rows = tuple(Row((Cell(f"een lange naam {n}"), *(Cell(f"{n},{k}") for k in range(1, columns)))) for n in range(6))
    return Table("Cijfers", heads, rows, caption, 0.78)


@pytest.mark.parametrize("format", FORMATS)
def test_twelve_columns_fit_across_a_page(format: str) -> None:
    whole = bare(text_of(paper(numbers(12), landscape=True), format))
    for text in ("Tabel 1. Cijfers", "kolom 11", "5,11", "een lange naam 5"):
        assert bare(text) in whole


def test_twelve_columns_stay_on_the_page() -> None:
    boxes = poppler("pdftotext", write(paper(numbers(12), landscape=True), "pdf"), "-bbox")
    right = [float(x) for x in re.findall(r'<word .*xMax="([\d.]+)"', boxes)]
    assert len(right) > 80 and max(right) <= (297 - 20) / 25.4 * 72 + 1


def test_numbers_stand_right_and_a_caption_above() -> None:
    document = write(paper(numbers(4)), "docx")
    assert docx_text(document).index("Tabel 1. Cijfers") < docx_text(document).index("kolom 1")
    body = docx_part(document, "word/document.xml")
    rights = [cell.find(f"{W}p/{W}pPr/{W}jc") is not None for cell in body.iter(f"{W}tc")]
    assert rights == [False, True, True, True] * 7
    read = read_html(write(paper(numbers(4)), "html"))
    assert sum(keys.get("class") == "number" for tag, keys in read.tags if tag in ("td", "th")) == 3 * 7
    assert read.text.count("Tabel 1. Cijfers") == 1
