"""What each format promises: pages, headers, tags, fonts, language, and nothing from elsewhere."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import sys
import zipfile
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from herstelwerk.documents import (
    FORMATS,
    Answer,
    Chapter,
    DocumentError,
    Exercise,
    Options,
    Paper,
    inventory_paper,
    pdf,
    plan_paper,
    workbook_paper,
    write,
)
from herstelwerk.documents import word as word_styles
from herstelwerk.domain import (
    Action,
    ActionPlan,
    FinalAssignment,
    LifeArea,
    Progress,
    RecoveryGoal,
    StrengthsInventory,
)
from herstelwerk.workbook import load
from tests.conftest import ROOT
from tests.hand_ins import ENGLISH, EXAMPLES
from tests.papers import W, bare, docx_part, pdf_pages, poppler, read_html

DAY = date(2026, 11, 22)
SIGNED = bare("handtekening")


def papers(hand_in: FinalAssignment, options: Options) -> tuple[Paper, Paper, Paper]:
    chapter = Chapter("Dag 1", (Exercise("Oefening", (Answer("Wat zie je?", "Een vraag " * 400),)),))
    book = workbook_paper([chapter], hand_in.inventory, hand_in.plan, hand_in.reflection, options=options)
    return inventory_paper(hand_in.inventory, options), plan_paper(hand_in.plan, hand_in.inventory, options), book


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_each_example_has_its_areas_on_one_page_each(number: int) -> None:
    inventory = load(EXAMPLES[number]).inventory
    for options in (Options(), Options(version="worker")) if number < 3 else (Options(),):
        pages = [bare(page) for page in pdf_pages(write(inventory_paper(inventory, options), "pdf"))]
        for place, area in enumerate(LifeArea, 1):
            (page,) = [page for page in pages if bare(f"{place}. {area.dutch}") in page]
            for entry in inventory.entries:
                assert entry.area is not area or bare(entry.text) in page
        assert sum(SIGNED in page for page in pages) == 1


@pytest.mark.parametrize("version", ["client", "worker"])
def test_every_page_has_its_number_and_the_key(complete: FinalAssignment, version: str) -> None:
    for paper in papers(complete, Options(version=version, printed_on=DAY)):  # type: ignore[arg-type]
        pages = poppler("pdftotext", write(paper, "pdf"), "-raw").split("\f")[:-1]
        assert len(pages) > 2
        for number, page in enumerate(pages, 1):
            lines = page.strip().split("\n")
            assert lines[-1] == f"bladzijde {number} van {len(pages)}"
            assert lines[0] == f"{paper.title} C1" or (paper.cover and number == 1)


@pytest.mark.parametrize("length", [0, 400, 600, 900, 1300, 1700, 2100, 3000, 4999])
def test_a_page_never_holds_signatures_alone(complete: FinalAssignment, length: int) -> None:
    remark = ("Dit zeg ik er graag nog bij. " * 200)[:length]
    steps = tuple(Progress(text="Gebeld en het ging goed.") for _ in range(length // 120))
    inventory = complete.inventory.model_copy(update={"client_remarks": remark})
    plan = complete.plan.model_copy(update={"progress": steps})
    for paper, own in (
        (inventory_paper(inventory), remark[-40:] or "vooropstaat"),
        (plan_paper(plan, inventory), "We kijken samen terug op"),
    ):
        (page,) = [page for page in map(bare, pdf_pages(write(paper, "pdf"))) if SIGNED in page]
        assert page.count(SIGNED) == 2
        assert bare(own) in page[: page.index("Ondertekening")]


@pytest.mark.parametrize(
    "text",
    ["x" * 4000, "https://voorbeeld.nl/" + "pad" * 90, "iemand@voorbeeldorganisatie.nl", "verantwoordelijkheidsgevoel"],
)
def test_nothing_runs_off_a_page(text: str) -> None:
    action = Action(id="a1", text=text, when=text, done_when=text)
    plan = ActionPlan(goals=(RecoveryGoal(id="g1", text=text, why=text, actions=(action,)),), if_it_fails=text)
    document = write(plan_paper(plan, StrengthsInventory()), "pdf")
    boxes = re.findall(r'<word .*xMax="([\d.]+)"', poppler("pdftotext", document, "-bbox"))
    assert len(boxes) > 50
    margin, width = 20 / 25.4 * 72, 297 / 25.4 * 72
    assert max(map(float, boxes)) <= width - margin + 1


@pytest.mark.parametrize("path", EXAMPLES[::5], ids=lambda path: path.stem)
def test_a_pdf_is_tagged_titled_dutch_and_carries_its_fonts(path: Path) -> None:
    for paper in papers(load(path), Options(printed_on=DAY)):
        document = write(paper, "pdf")
        assert b"<rdf:li>nl-NL</rdf:li>" in document
        assert b"<pdfuaid:part>1</pdfuaid:part>" in document
        told = poppler("pdfinfo", document)
        assert re.search(r"^Tagged: +yes$", told, re.M) and re.search(rf"^Title: +{paper.title}$", told, re.M)
        fonts = [line.split() for line in poppler("pdffonts", document).strip().split("\n")[2:]]
        assert fonts
        for font in fonts:
            assert re.match(r"[A-Z]{6}\+(LibertinusSerif|NewCM|DejaVuSansMono)", font[0])
            assert font[-5] == "yes"  # embedded


def test_a_word_document_has_headings_headers_and_whole_rows(complete: FinalAssignment) -> None:
    for paper in papers(complete, Options(printed_on=DAY)):
        document = write(paper, "docx")
        body = docx_part(document, "word/document.xml")
        styles = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
        assert {"Heading1", "Heading2"} <= styles
        ruled = [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblCaption") is not None]
        assert ruled
        for table in ruled:
            rows = table.findall(f"{W}tr")
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
            assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None or len(rows) == 1  # the bar is one row
        known = {style.get(f"{W}styleId") for style in docx_part(document, "word/styles.xml").iter(f"{W}style")}
        assert styles <= known
        parts = [
            name for name in zipfile.ZipFile(io.BytesIO(document)).namelist() if "footer" in name and "rels" not in name
        ]
        numbers = ["".join(docx_part(document, name).itertext()) for name in parts]
        assert "bladzijde PAGE1 van NUMPAGES1" in numbers


def test_a_word_document_keeps_what_is_signed_together(complete: FinalAssignment) -> None:
    for paper in papers(complete, Options())[:2]:
        body = docx_part(write(paper, "docx"), "word/document.xml")[0]
        blocks = list(body)[:-1]
        start = max(n for n, block in enumerate(blocks) if "Ondertekening" in "".join(block.itertext()))
        for paragraph in [p for block in blocks[start - 1 : -1] for p in block.iter(f"{W}p")]:
            assert paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_a_word_document_is_dutch_and_says_nothing_of_its_tools(complete: FinalAssignment) -> None:
    document = write(inventory_paper(complete.inventory), "docx")
    styles = docx_part(document, "word/styles.xml")
    assert {language.get(f"{W}val") for language in styles.iter(f"{W}lang")} == {"nl-NL"}
    properties = "".join(docx_part(document, "docProps/core.xml").itertext())
    assert "Krachteninventarisatie" in properties and "python" not in properties
    assert not [name for name in zipfile.ZipFile(io.BytesIO(document)).namelist() if "thumbnail" in name]
    sizes = styles.find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}sz")
    assert sizes is not None and sizes.get(f"{W}val") == "28"


def test_a_page_for_the_browser_needs_nothing_from_elsewhere(complete: FinalAssignment) -> None:
    for paper in papers(complete, Options(printed_on=DAY)):
        page = write(paper, "html")
        read = read_html(page)
        tags = [tag for tag, _ in read.tags]
        assert read.tags[0] == ("html", {"lang": "nl"})
        assert not {"script", "link", "img", "iframe", "object", "a"} & set(tags)
        assert not re.search(rb"https?:|//|url\(|@import", page.replace(b"<!DOCTYPE html>", b""))
        assert [keys["onclick"] for tag, keys in read.tags if tag == "button"] == ["window.print()"]
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        assert b"size: A4;" in page and b'"bladzijde " counter(page) " van " counter(pages)' in page


def test_signatures_in_the_browser_stand_in_what_is_kept_together(complete: FinalAssignment) -> None:
    page = write(inventory_paper(complete.inventory), "html").decode()
    last = page[page.rindex('<div class="keep">') :]
    assert '<div class="signatures">' in last and "Ik heb het zelf nagelezen" in last


def test_the_same_paper_gives_the_same_page(complete: FinalAssignment) -> None:
    for one, other in zip(papers(complete, Options()), papers(complete, Options()), strict=True):
        assert write(one, "html") == write(other, "html")


@pytest.mark.parametrize("format", FORMATS)
def test_empty_papers_are_papers_too(format: str) -> None:
    empty = FinalAssignment(format="herstelwerk/final-assignment/1", trainee="D01", cohort="x")
    for version in ("client", "worker"):
        for paper in papers(empty, Options(version=version)):  # type: ignore[arg-type]
            assert len(write(paper, format)) > 1000


def test_without_typst_the_other_formats_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    paper = inventory_paper(StrengthsInventory())
    with pytest.raises(DocumentError) as raised:
        write(paper, "pdf")
    assert "docx" in str(raised.value) and "html" in str(raised.value)
    assert not ENGLISH.search(str(raised.value))
    assert write(paper, "docx") and write(paper, "html")


@pytest.mark.parametrize(("name", "value", "said"), [("PATIENCE", 0.001, "te lang"), ("FONTS", 7, "niet gelukt")])
def test_a_pdf_that_fails_names_the_other_formats(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object, said: str
) -> None:
    monkeypatch.setattr(pdf, name, value)
    with pytest.raises(DocumentError) as raised:
        write(inventory_paper(StrengthsInventory()), "pdf")
    assert said in str(raised.value) and "docx" in str(raised.value) and "html" in str(raised.value)
    assert not ENGLISH.search(str(raised.value))


def test_setting_a_pdf_leaves_no_memory_behind() -> None:
    code = (
        "import sys; from herstelwerk.documents import inventory_paper, write; "
        "from herstelwerk.domain import StrengthsInventory; "
        "write(inventory_paper(StrengthsInventory()), 'pdf'); print('typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"  # typst keeps hundreds of megabytes of what it has set


def test_the_three_writers_share_their_colours_and_all_can_be_read() -> None:
    folder = resources.files("herstelwerk.documents")
    for name in ("paper.css", "paper.typ"):
        text = (folder / name).read_text("utf-8").lower()
        for color in (word_styles.ACCENT, word_styles.QUIET, word_styles.TINT, word_styles.RULE):
            assert f"#{color.lower()}" in text
    for ink in (word_styles.ACCENT, word_styles.QUIET):
        for ground in ("FFFFFF", word_styles.TINT):
            assert _contrast(ink, ground) >= 4.5


def _contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2: (lighter + 0.05) / (darker + 0.05)."""
    light = sorted((_luminance(one), _luminance(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
