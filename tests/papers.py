"""Reading papers back: the text of a Word document, a PDF (with poppler) and a web page, and texts that attack them."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from herstelwerk.documents import Paper, write
from tests.hand_ins import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST = 5_000  # signs in one text, as the hand-in allows
NO_POPPLER = "pdftotext ontbreekt (apt install poppler-utils): de pdf is niet teruggelezen"

TEXTS: tuple[str, ...] = (
    *HOSTILE,
    # typst
    "#eval(\"1+1\")", "#read(\"/etc/passwd\")", "$x^2$", "$ sum_(i=1)^n $", "#import \"@preview/x:1.0.0\": *", "= Kop",
    "*vet* _schuin_ `code`", "@verwijzing <label>", "// geen commentaar", "/* ook niet */", "#set text(size: 1pt)",
    "\\u{1F600} \\ \\#", "~ -- --- ...", "[#panic()]", "#let x = 1; #x", "- streepje\n- nog een", "+ een\n+ twee", "#pagebreak()",
    # web
    "<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>", "</title><b>", "<!-- weg -->", "<![CDATA[x]]>",
    "&lt;script&gt;", "&#x3c;b&#x3e;", "javascript:alert(1)", "<svg/onload=alert(1)>", "' onmouseover='x", "\" style=\"x",
    "<iframe srcdoc='<p>'>", "{{constructor}}", "<base href=//x>", "<meta http-equiv=refresh content=0>", "</main></body></html>",
    # Word
    "<w:p/>", "</w:t></w:r></w:p>", "<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "&y; &xxe;", "{ HYPERLINK \"x\" }",
    "{ INCLUDEPICTURE }", "_x000D_", "_x0007_ en _x005F_", "DDEAUTO c:\\\\windows", "%PAGE%", "]]>", "xml:space=\"preserve\"",
    # signs nobody sees
    "bel\x07 en \x1b[31mescape", "terug\x08spatie", "tab\tin\tde\tmidden", "regel een\nregel twee", "windows\r\nregel", "oude\rmac",
    "verticale\x0btab", "nieuwe\x0cbladzijde", "regel\x85einde", "regel\u2028scheider", "alinea\u2029scheider", "vast\u00a0spatie",
    "af\u00adbreken", "nul\u200bbreed", "bom\ufeff", "halve \ud83d emoji", "geen teken \ufffe", "delete\x7f", "\x01\x02\x03 begin",
    # other scripts
    "שלום וברכה", "السلام عليكم", "mix שלום en dan weer Nederlands", "naam: ( محمد )", "\u202ekeert om\u202c", "\u2067isolatie\u2069",
    "Привет", "Ελληνικά", "Türkçe ğüşıöç İ", "Tiếng Việt", "Polski łąż", "中文字", "日本語", "ትግርኛ", "ไทย", "e\u0301 a\u0308 samengesteld",
    "Z\u0351\u036b\u0343a\u0329\u0346l\u0348g\u031do", "ﬁ ﬂ ĳ Ĳ", "½ ² ™ € ≥ → ✓ ★", "𝔄𝔟𝔠",
    # emoji
    "❤️", "👨‍👩‍👧‍👦 gezin", "👍🏽 top", "🇳🇱 vlag", "1️⃣ eerst", "🫠 nieuw", "☺ ☹",
    # size
    "woord " * (MOST // 6), "x" * MOST, "https://voorbeeld.nl/" + "pad/" * 60, "\n" * 40 + "diep", "Regel.\n\n" * 100,
)  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.text.append(data)


def read_html(page: bytes) -> _Reader:
    """A web page as its tags and its text."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    return reader


def docx_part(document: bytes, name: str) -> ElementTree.Element:
    """One XML part of a Word document."""
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read(name))


def docx_text(document: bytes) -> str:
    """All text of the body of a Word document."""
    return "".join(
        (element.text or "") if element.tag == f"{W}t" else "\n" if element.tag in (f"{W}br", f"{W}p") else ""
        for element in docx_part(document, "word/document.xml").iter()
    )


def poppler(command: str, document: bytes, *options: str) -> str:
    """What a program of poppler says of a PDF; the test is skipped where it is not there."""
    program = shutil.which(command)
    if program is None:
        pytest.skip(NO_POPPLER)
    after = ["-"] if command == "pdftotext" else []
    done = subprocess.run([program, *options, "-", *after], input=document, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def pdf_pages(document: bytes) -> list[str]:
    """The text of each page in reading order, without running header and page number."""
    pages = poppler("pdftotext", document, "-raw").split("\f")[:-1]
    return ["\n".join(page.split("\n")[1:-2]) for page in pages]


def text_of(paper: Paper, format: str) -> str:
    """The text of a paper after writing and reading back."""
    document = write(paper, format)
    if format == "docx":
        return docx_text(document)
    return "".join(read_html(document).text) if format == "html" else "\n".join(pdf_pages(document))


def bare(text: str) -> str:
    """Text as what one sees of it: no spaces, hyphens, breaks and marks of direction, letters composed."""
    unseen = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    kept = "".join(
        sign for sign in text if unicodedata.category(sign) not in unseen and sign not in "-\u2010\ufe0f\ufffe"
    )
    return unicodedata.normalize("NFKC", kept.replace("\ud83d", "\ufffd"))
