"""Cards to cut out and the proof of participation: what stands on them, and what never does."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.attendance import Attendance, Mark, Presence
from herstelwerk.documents import FORMATS, write
from herstelwerk.documents.cards import PER_PAGE, cards_paper
from herstelwerk.documents.proof import ProofText, proof_paper
from tests.hand_ins import HOSTILE
from tests.papers import bare, pdf_pages, poppler, read_html, text_of

CODES = tuple(f"blauwe-fiets-{n}" for n in range(17))
BEGIN = ("1. Open het werkboek.", "2. Typ je codewoord.")
DAYS = (date(2026, 10, 6), date(2026, 10, 13), date(2026, 11, 3), date(2026, 11, 10))
TEXT = ProofText("Basistraining Herstelwerk", "heeft de training gevolgd.", "Dit is een bewijs van deelname.")
MARKS = (
    *(Mark(Presence.PRESENT),) * 6,
    Mark(Presence.COMPENSATED, "GEHEIM", "T1", date(2026, 11, 20)),
    Mark(Presence.ABSENT),
)
NAME = "Mevrouw B. Verzonnen-Voorbeeld"


@pytest.mark.parametrize("format", FORMATS)
def test_a_card_for_everyone_with_what_one_needs(format: str) -> None:
    text = bare(text_of(cards_paper(CODES, "2026-NIJ-1", BEGIN), format))
    for code in CODES:
        assert text.count(bare(code) + bare("Code van je groep")) == 1
    assert text.count(bare("2026-NIJ-1")) >= len(CODES) and text.count(bare(BEGIN[1])) == len(CODES)


def test_eight_cards_on_an_a4() -> None:
    pages = pdf_pages(write(cards_paper(CODES, "2026-NIJ-1", BEGIN), "pdf"))
    assert [page.count("Je codewoord") for page in pages] == [PER_PAGE, PER_PAGE, 1]
    for longest in ("gestippelde-verrekijker", "x" * 40, "é" * 40):
        wide = cards_paper((longest,) * 8, "A" * 30, BEGIN * 2)
        assert len(pdf_pages(write(wide, "pdf"))) == 1, "long code words do not push a card to the next page"


def test_no_members_is_an_empty_page_and_no_fault() -> None:
    assert write(cards_paper((), "2026-NIJ-1", BEGIN), "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("format", FORMATS)
def test_the_proof_names_the_days_and_what_was_attended(format: str) -> None:
    paper = proof_paper(TEXT, "2026-NIJ-1", DAYS, Attendance(MARKS), NAME, date(2026, 12, 1))
    read = poppler("pdftotext", write(paper, "pdf"), "-raw") if format == "pdf" else text_of(paper, format)
    text = bare(read)
    for part in ("Bewijs van deelname", NAME, "2026-NIJ-1", "dinsdag 6 oktober 2026", "vrijdag 20 november 2026",
                 "7 van de 8 dagdelen", "handtekening", "dinsdag 1 december 2026"):  # fmt: skip
        assert bare(part) in text
    assert text.count("bijgewoond") == 8 and text.count("nietbijgewoond") == 1 and text.count("ingehaald") == 2
    assert "GEHEIM" not in text and "certificaat" not in text.lower()


def test_the_proof_is_one_page_that_can_be_read_aloud() -> None:
    for name in ("", NAME, "N. " * 40):
        document = write(proof_paper(TEXT, "2026-NIJ-1", DAYS, Attendance(MARKS), name, date(2026, 12, 1)), "pdf")
        assert len(pdf_pages(document)) == 1 and b"pdfuaid" in document
        assert "Tagged:          yes" in poppler("pdfinfo", document)


def test_without_a_name_there_is_a_line_for_it() -> None:
    page = write(proof_paper(TEXT, "G", DAYS, Attendance(MARKS), "  "), "html").decode()
    assert '<dt>Naam</dt><dd dir="auto" class=open></dd>' in page


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_only_text(name: str) -> None:
    def tags(called: str) -> list[str]:
        page = write(proof_paper(TEXT, "G", DAYS, Attendance(MARKS), called), "html")
        return [tag for tag, _ in read_html(page).tags if tag != "br"]

    shown = name[:120]
    assert tags(shown) == tags(NAME if shown.strip() else "")
    paper = proof_paper(TEXT, "G", DAYS, Attendance(MARKS), shown)
    assert write(paper, "pdf").startswith(b"%PDF") and write(paper, "docx")
