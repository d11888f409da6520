"""Feedback on paper: first what went well, her words beside each remark, no mark for the reflection; and safe zips."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from herstelwerk.documents import FORMATS, DocumentError, write
from herstelwerk.documents.bundle import bundle, feedback_zip, safe_name
from herstelwerk.documents.feedback import feedback_paper, next_steps
from herstelwerk.judgement import Passed
from herstelwerk.judging.feedback import DocumentWord, Feedback, Judged, Noted
from herstelwerk.judging.feedback_file import read_feedback
from herstelwerk.results import Level, Signal
from herstelwerk.review import Review
from herstelwerk.workbook import Workbook, load
from tests.feedbacks import AT, PARTS, a_feedback
from tests.hand_ins import EXAMPLES
from tests.papers import TEXTS, bare, docx_text, read_html, text_of

TAGS = set(
    "html head meta title style body p button main section h1 h2 h3 h4 br blockquote ul li dl dt dd table caption "
    "colgroup col thead tbody tr th td div span strong small".split()
)
WHOLE = [text for text in TEXTS if "\ud83d" not in text]
SHORT = [text for text in WHOLE if len(text) <= 250]


@pytest.fixture(scope="module")
def reviews(workbook: Workbook) -> list[Review]:
    return [workbook.review(load(file), AT.date()) for file in EXAMPLES]


def with_text(text: str) -> Feedback:
    """One text in every free field."""
    noted = Noted("K1", text, "i1", "text", text, text, text, text)
    criteria = (
        Judged("K1", text, "inventory", Signal.ATTENTION, Level.MET, text, text),
        Judged("K2", text, "inventory", Signal.ATTENTION, Level.NOT, text, text),
        Judged("K3", text, "plan", Signal.ATTENTION, Level.PARTLY, "", text),
        Judged(text, text, "plan", Signal.ATTENTION, None, "", text),
    )
    words = (DocumentWord("inventory", Passed.NO, (text,)), DocumentWord("plan", Passed.NOT_YET, (text,)))
    loose = (noted, replace(noted, about="K9"), replace(noted, about="K9", quote="", before="", after="", where=""))
    reflected = tuple(replace(noted, about=part) for part in PARTS)
    return Feedback(text, text, 1, AT, text, text, Passed.NO, words, criteria, loose, reflected, None, text, True)


@pytest.mark.parametrize("format", FORMATS)
def test_what_went_well_comes_first_and_nothing_is_left_out(reviews: list[Review], format: str) -> None:
    feedback = a_feedback(reviews[3])
    read = " ".join(text_of(feedback_paper(feedback), format).split())
    titles = ["Wat goed ging", "Waar je verder aan kunt werken", "Je reflectie", "Hoe het ervoor staat", "En nu"]
    places = [read.index(title) for title in titles]
    assert places == sorted(places)
    whole = bare(read)
    for one in feedback.criteria:
        assert bare(f"{one.id} {one.name}") in whole
        assert bare(one.comment) in whole
    for noted in (*feedback.remarks, *feedback.reflection):
        assert bare(noted.text) in whole and bare(noted.place) in whole
    for noted in feedback.remarks:
        assert bare(f"‘{noted.quote}’") in whole
    for reason in feedback.reasons:
        assert bare(reason) in whole
    assert bare("Lever opnieuw in uiterlijk op vrijdag 18 december 2026, tot 24.00 uur") in whole
    assert "Je trainer schreef er niets bij" in read, "A7 has no comment"


def test_the_reflection_has_no_level(reviews: list[Review]) -> None:
    read = text_of(feedback_paper(a_feedback(reviews[0])), "html")
    reflection = read[read.index("Je reflectie") : read.index("Hoe het ervoor staat")]
    assert "Daar hoort geen oordeel bij" in reflection
    assert not any(word in reflection for word in ("voldaan", "deels", "let op", "in orde"))


@pytest.mark.parametrize(
    ("passed", "again_by", "told"),
    [
        (Passed.YES, None, "niet opnieuw in te leveren"),
        (Passed.NO, None, "Spreek met je trainer af voor wanneer"),
        (Passed.NO, date(2026, 12, 18), "uiterlijk op vrijdag 18 december 2026"),
        (Passed.NOT_YET, None, "Wacht met opnieuw inleveren"),
    ],
)
def test_what_is_next(reviews: list[Review], passed: Passed, again_by: date | None, told: str) -> None:
    feedback = replace(a_feedback(reviews[0]), passed=passed, again_by=again_by)
    assert told in " ".join(next_steps(feedback))
    if passed is Passed.NO:
        assert "poging 2" in " ".join(next_steps(feedback))


def test_nothing_met_is_told_gently_and_part_is_told_as_part(reviews: list[Review]) -> None:
    feedback = a_feedback(reviews[0])
    none = replace(feedback, criteria=tuple(replace(one, level=Level.NOT) for one in feedback.criteria))
    assert "Daar bouw je op verder" in text_of(feedback_paper(none), "html")
    part = replace(feedback, partial=True, criteria=(replace(feedback.criteria[0], level=None), *feedback.criteria[1:]))
    read = text_of(feedback_paper(part), "html")
    assert "Dit is voorlopig" in read and "Nog niet bekeken" in read


@pytest.mark.parametrize("text", WHOLE, ids=lambda text: ascii(text)[:30])
def test_a_hundred_texts_in_every_field_are_text(text: str) -> None:
    paper = feedback_paper(with_text(text))
    page = read_html(write(paper, "html"))
    assert {tag for tag, _ in page.tags} <= TAGS
    assert [(tag, key) for tag, keys in page.tags for key in keys if key.startswith("on")] == [("button", "onclick")]
    assert not [keys for _, keys in page.tags if {"src", "href", "srcset", "action"} & set(keys)]
    word = docx_text(write(paper, "docx"))
    if len(text) <= 250:
        for read in ("".join(page.text), word):
            assert bare(read).count(bare(text)) >= 15, "word, by, names, comments, remarks, reasons, places"


@pytest.mark.parametrize("start", range(0, len(SHORT), 12))
def test_in_a_pdf_too(start: int) -> None:
    texts = [text for text in SHORT[start : start + 12] if text.isascii() and text.isprintable() and len(text) < 100]
    if texts:
        read = bare(text_of(feedback_paper(with_text(" § ".join(texts))), "pdf"))
        assert all(read.count(bare(text)) >= 10 for text in texts)


# ---------------------------------------------------------------- sixteen at once


def test_a_whole_group_in_one_zip(reviews: list[Review]) -> None:
    everything = [a_feedback(review) for review in reviews]
    calls: list[tuple[int, int]] = []
    packed = feedback_zip(everything, ("html", "json"), lambda *now: calls.append(now))
    assert calls == [(n, 12) for n in range(1, 13)]
    assert packed == feedback_zip(everything, ("html", "json")), "the same gives the same bytes"
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        assert names[:2] == ["terugkoppeling-d01-poging-1.html", "terugkoppeling-d01-poging-1.json"]
        assert [read_feedback(archive.read(name)) for name in names[1::2]] == everything
    with pytest.raises(DocumentError, match="xlsx"):
        feedback_zip(everything, ("xlsx",))


HARD: list[Any] = [
    "../../etc/passwd", "C:\\x", "", ".", "..", "con", "NUL.json", "aux.pdf", "x" * 300 + ".pdf", "a\x00b.json", "\u202ex.json",
    "blаuw.json", "Blauw.json", "blauw.json", "😀.json", "=1+1.json", "a/b\\c.json", "José.json", ".verborgen", "a b\tc\n.json",
]  # fmt: skip


def test_names_in_a_zip_are_safe_and_never_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle((name, b"x") for name in [*HARD, *HARD]))) as archive:
        names = archive.namelist()
    assert len(names) == 2 * len(HARD) == len({name.casefold() for name in names})
    for name in names:
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-") and len(name) <= 80
        assert ".." not in name and not name.startswith((".", "-")) and name.split(".")[0] not in ("con", "nul", "aux")
    assert safe_name("José.json") == "jose.json" and safe_name("a.pdf", {"a.pdf"}) == "a-2.pdf"
