"""What people typed comes out as text, whatever it looks like: in Word, in the PDF and on the web page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.documents import (
    FORMATS,
    Answer,
    Chapter,
    Exercise,
    Grid,
    Options,
    Paper,
    inventory_paper,
    plan_paper,
    workbook_paper,
    write,
)
from herstelwerk.documents.cleaning import clean, shortened, with_tail
from herstelwerk.documents.signs import MISSING
from herstelwerk.domain import (
    Action,
    ActionPlan,
    Entry,
    Layer,
    LifeArea,
    OpenArea,
    Priority,
    Progress,
    RecoveryGoal,
    Reflection,
    StrengthsInventory,
)
from tests.papers import TEXTS, bare, docx_text, pdf_pages, read_html, text_of

SHORT = [text for text in TEXTS if len(text) <= 300]
TYPED = [text for text in TEXTS if "\ud83d" not in text]  # the domain refuses half a sign; an answer may hold one
GROUPS = [[text for text in TYPED[start::12] if len(text) <= 300] for start in range(12)]
TAGS = set(
    "html head meta title style body p button main section h1 h2 h3 h4 br blockquote ul li dl dt dd table caption "
    "colgroup col thead tbody tr th td div span strong small".split()
)


def book(texts: list[str] | tuple[str, ...]) -> Paper:
    """Each text as title, question, answer and cell."""
    answers = tuple(Answer(f"Vraag {number}", text) for number, text in enumerate(texts))
    short = [text for text in texts if len(text) <= 300]
    grid = Answer("Tabel", Grid("Tabel", ("Nummer", "Tekst"), tuple((str(n), text) for n, text in enumerate(short))))
    asked = tuple(Exercise(text, (Answer(text, "ja"),)) for text in short)
    return workbook_paper([Chapter("Dag 1", (Exercise("Alles", (*answers, grid)), *asked))])


def worksheets(text: str) -> tuple[Paper, Paper, Paper]:
    """One text in every field of the hand-in, in the version that shows all of it."""
    inventory = StrengthsInventory(
        client=text,
        entries=(Entry(id="i1", area=LifeArea.LIVING, layer=Layer.WISH, text=text, literal=text),),
        open_areas=(OpenArea(area=LifeArea.PARTNER, reason=text),),
        priorities=(Priority(rank=1, entry="i1", reason=text),),
        client_remarks=text,
    )
    action = Action(id="a1", text=text, when=text, done_when=text, uses=("i1",), remark=text)
    plan = ActionPlan(
        goals=(RecoveryGoal(id="g1", text=text, why=text, priority=1, actions=(action,)),),
        capacity_note=text,
        if_it_fails=text,
        progress=(Progress(text=text),),
    )
    reflection = Reflection(cooperation=text, learning=text, development=text)
    options = Options(version="worker", worker=text)
    return (
        inventory_paper(inventory, options),
        plan_paper(plan, inventory, options),
        workbook_paper([], reflection=reflection, options=options),
    )


def test_there_are_a_hundred_of_them() -> None:
    assert len(set(TEXTS)) >= 100


@pytest.mark.parametrize("format", ["docx", "html"])
def test_a_text_comes_out_as_it_was_typed(format: str) -> None:
    whole = bare(text_of(book(TEXTS), format))
    for text in TEXTS:
        times = 4 if len(text) <= 300 else 1
        assert whole.count(bare(text)) >= times, text[:60]


def test_a_text_comes_out_of_a_pdf_as_it_was_typed() -> None:
    read = text_of(book(TEXTS), "pdf")
    whole, words = bare(read), [sorted(bare(word)) for word in read.split()]
    for text in TEXTS:
        if _changed_in_pdf(text):
            continue
        if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
            assert all(sorted(bare(word)) in words for word in clean(text).split()), text  # poppler turns some letters
        else:
            assert bare(text) in whole, text[:60]


def _changed_in_pdf(text: str) -> bool:
    """Scripts and emoji that no font of typst holds (tested below), and letters under a heap of marks."""
    marks = sum(unicodedata.category(sign) == "Mn" for sign in text)
    return marks > 4 or any(sign >= "\U0001f000" or unicodedata.name(sign, "").startswith(_NOT_HELD) for sign in text)


_NOT_HELD = ("THAI", "ETHIOPIC", "CJK", "HIRAGANA", "KATAKANA")


@pytest.mark.parametrize("texts", GROUPS)
def test_every_field_of_the_hand_in_is_text(texts: list[str]) -> None:
    for paper, fields in zip(worksheets("\n".join(texts)), (8, 9, 3), strict=True):
        for document in (docx_text(write(paper, "docx")), "".join(read_html(write(paper, "html")).text)):
            whole = bare(document)
            assert all(whole.count(bare(text)) >= fields for text in texts)


@pytest.mark.parametrize("text", TYPED)
def test_no_text_becomes_a_tag(text: str) -> None:
    for paper in (*worksheets(text), book([text])):
        read = read_html(write(paper, "html"))
        assert {tag for tag, _ in read.tags} <= TAGS
        handlers = [(tag, key) for tag, keys in read.tags for key in keys if key.startswith("on")]
        assert handlers == [("button", "onclick")]
        assert not [keys for _, keys in read.tags if {"src", "href", "srcset", "action"} & set(keys)]


@pytest.mark.parametrize("texts", GROUPS[::2])
def test_every_field_of_the_hand_in_comes_out_of_a_pdf(texts: list[str]) -> None:
    plain = [text for text in texts if text.isascii() and len(text) < 100]  # others may go on under a header row
    for paper, fields in zip(worksheets("\n".join(texts)), (8, 9, 3), strict=True):
        whole = bare(text_of(paper, "pdf"))
        assert all(whole.count(bare(text)) >= fields for text in plain)


def test_what_a_pdf_cannot_show_is_said() -> None:
    paper = book(["ik ben trots 👍🏽 zei ze 👨‍👩‍👧", "中文"])
    pages = pdf_pages(write(paper, "pdf"))
    whole = " ".join(" ".join(pages).split())
    assert "ik ben trots (duim omhoog) zei ze (familie)" in whole
    assert MISSING * 2 in whole
    assert "Deze pdf kan niet elk teken tonen" in whole
    assert "niet elk teken" not in text_of(book(["gewoon: é € “ja” ✓ ☐"]), "pdf")
    assert "👍🏽" in text_of(paper, "html") and "中文" in text_of(paper, "docx")


@pytest.mark.parametrize("format", FORMATS)
def test_the_longest_hand_in_loses_no_word(format: str) -> None:
    long = "woord " * 833
    entries = tuple(
        Entry(id=f"i{n}", area=area, layer=Layer.WISH, text=long, literal="W" * 4000)
        for n, area in enumerate(list(LifeArea)[:3])
    )
    inventory = StrengthsInventory(entries=entries, client_remarks=long)
    whole = text_of(inventory_paper(inventory), format)
    assert whole.count("woord ") + whole.count("woord\n") >= 4 * 833
    assert whole.count("W") >= 3 * 4000


@given(st.text())
def test_a_clean_text_holds_nothing_that_xml_refuses(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    for sign in cleaned:
        code = ord(sign)
        assert sign == "\n" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
        assert unicodedata.category(sign) not in ("Cs",) and (sign == "\n" or unicodedata.category(sign) != "Cc")


@given(st.text(max_size=2000), st.integers(20, 400))
def test_a_tail_and_what_comes_before_it_are_the_whole_text(text: str, most: int) -> None:
    start, end = with_tail(text, most)
    assert (start + end).split() == text.split() or "".join((start + end).split()) == "".join(text.split())
    assert not start or 0 < len(end) <= most


@given(st.text(max_size=500), st.integers(10, 100))
def test_a_shortened_text_is_the_beginning(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most + 1 and " ".join(text.split()).startswith(short.removesuffix("…").rstrip("…"))
