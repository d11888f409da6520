"""The conditions and the report of an audit on paper: what stands on them, and what they never claim."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.documents import FORMATS, Paper, write
from herstelwerk.documents.organisation import AuditReport, Theme, audit_paper, conditions_paper
from herstelwerk.documents.paper import Row, Table, with_texts
from herstelwerk.fidelity import Audit, Instrument, Item, Kind, Official, Rating, State, read_instrument
from herstelwerk.workbook import Workbook
from tests.papers import bare, text_of

TODAY = date(2026, 11, 22)
NASTY = "<script>alert(1)</script> ]]> #set page() \\input{x} \u202eom"


def texts(paper: Paper) -> str:
    found: list[str] = []

    def gather(text: str) -> str:
        found.append(text)
        return text

    with_texts(paper, gather)
    return "\n".join(found)


@pytest.fixture
def instrument(workbook: Workbook) -> Instrument:
    return read_instrument(workbook.instrument("modelgetrouwheid"))


def an_audit(instrument: Instrument, score: int, year: int, missing: int = 0) -> Audit:
    ratings = {id: Rating(score, evidence="gezien in dossiers") for id in instrument.ids}
    ratings |= {id: Rating(missing="geen-tijd") for id in instrument.ids[:missing]}
    return Audit(f"a{year}", "Noord", date(year, 5, 1), ("adviseur", "coach"), ratings)


def themes(note: str = "") -> list[Theme]:
    late = Item(State.NOT_YET, "teamleider", date(2026, 11, 20), note)
    return [
        Theme("Leiding", (("Eén", "Zie je dit?", Item(State.THERE)), ("Twee", "En dit?", late))),
        Theme("Ruimte", (("Drie", "En dat?", Item()),)),
    ]


def test_the_conditions_with_who_when_and_what_is_late() -> None:
    paper = conditions_paper("Voorwaarden", "Noord", themes(), TODAY)
    words = texts(paper)
    assert "1 van 2 is er, 1 nog niet" in words and "0 van 1 zijn er, 1 nog niet bekeken" in words
    assert "vrijdag 20 november 2026" in words and "2 dagen geleden" in words and "teamleider" in words
    table = next(block for block in paper.sections[0].blocks if isinstance(block, Table))
    rows = [row for row in table.rows if isinstance(row, Row)]
    assert [row.cells[1].tick for row in rows] == [True, False, False]
    assert [row.roomy for row in rows] == [False, True, True], "room to write where something is to do"


def test_the_report_has_every_anchor_chosen_its_evidence_and_what_is_missing(instrument: Instrument) -> None:
    words = texts(
        audit_paper("Audit", AuditReport(instrument, an_audit(instrument, 4, 2026, missing=2), rights="Eigen lijst."))
    )
    assert "Alle tien: 4,0 (8 van 10 gescoord)" in words
    assert words.count("gezien in dossiers") == 8
    assert all(f"4: {one.anchor(4)}" in words for one in instrument.indicators[2:])
    assert words.count("Geen cijfer: er was te weinig tijd.") == 2
    assert "Verloop" not in words and "Officiële" not in words and "Eigen lijst." in words
    assert "adviseur en coach" in words


def test_too_little_is_no_mean_on_paper_either(instrument: Instrument) -> None:
    words = texts(audit_paper("Audit", AuditReport(instrument, an_audit(instrument, 4, 2026, missing=4))))
    assert "Alle tien: geen gemiddelde (6 van 10 gescoord; nodig zijn er 7)" in words


def test_the_course_shows_at_most_five_audits_and_compares_the_last_two(instrument: Instrument) -> None:
    earlier = tuple(an_audit(instrument, 2, year) for year in range(2019, 2026))
    report = AuditReport(instrument, an_audit(instrument, 3, 2026), earlier, caution="Geen toets.")
    paper = audit_paper("Audit", report)
    table = next(block for block in paper.sections[0].blocks if isinstance(block, Table))
    assert [column.title for column in table.columns] == [
        "Indicator", "1-5-2022", "1-5-2023", "1-5-2024", "1-5-2025", "1-5-2026", "Verschil",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[0].cells[-2:]] == ["3", "1 hoger"]  # type: ignore[union-attr]
    assert "1,0 hoger" in texts(paper) and "Geen toets." in texts(paper)


def test_official_scores_stand_apart(instrument: Instrument) -> None:
    audit = an_audit(instrument, 2, 2026)
    official = (Official("o1", "een schaal", TODAY, Kind.TOTAL, "47", "een ander"), Official("o2", typed="4,1"))
    words = texts(audit_paper("Audit", AuditReport(instrument, audit, official=official)))
    assert "47 (totaal)" in words and "4,1 (gemiddelde)" in words and "tellen niet mee" in words
    assert "Alle tien: 2,0 (10 van 10 gescoord)" in words


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_holds_any_text_as_text(format: str, instrument: Instrument) -> None:
    ratings = {id: Rating(3, evidence=NASTY) for id in instrument.ids}
    audit = Audit("a1", NASTY, TODAY, (NASTY,), ratings, NASTY)
    report = AuditReport(
        instrument, audit, (an_audit(instrument, 3, 2025),), (Official("o1", NASTY, None, Kind.MEAN, NASTY),)
    )
    for paper in (audit_paper("Audit", report), conditions_paper("Voorwaarden", NASTY, themes(NASTY), TODAY)):
        data = write(paper, format)
        assert bare("<script>alert(1)</script>") in bare(text_of(paper, format))
        if format == "html":
            assert b"<script>" not in data
            assert data == write(paper, format)
