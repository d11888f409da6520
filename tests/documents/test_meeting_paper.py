"""The report of a meeting on paper: what was agreed, never the client's inventory; obstacles without clients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from herstelwerk.documents import FORMATS, Paper, write
from herstelwerk.documents.meeting import meeting_paper, obstacles_paper
from herstelwerk.documents.paper import with_texts
from herstelwerk.meetings import Session, leading, noting
from herstelwerk.meetings.gates import tidy
from herstelwerk.meetings.obstacles import gather
from herstelwerk.meetings.promises import Promise
from tests.meetings.protocols import at_step, later, protocol
from tests.papers import TEXTS

SECRET = "Woont bij haar zus, slaapt slecht."


def texts(paper: Paper) -> str:
    """Everything that stands on a paper."""
    found: list[str] = []
    with_texts(paper, lambda text: found.append(text) or text)
    return "\n".join(found)


@pytest.fixture
def session() -> Session:
    found = protocol()
    session = noting.write(found, at_step(found, "vertellen"), SECRET)
    session = leading.next_step(found, session, later(2))
    for text in ("Bel de buurman", "Ga mee naar het koor"):
        session = noting.add_idea(found, session, text)
    session = noting.mark_choice(session, 1, 2)
    session = noting.change_choice(session, "k1", text="Ik ga dinsdag mee", when="dinsdag")
    session = noting.add_obstacle(session, "Te weinig tijd", "time")
    session = noting.change_agreement(noting.add_agreement(found, session, "rode-bank"), "t1", text="Ik regel de zaal")
    for item in ("collect", "return", "file", "destroy"):
        session = tidy(session, item, "done" if item != "file" else "not_needed", "rode-bank", later(40))
    return session


def test_what_stands_in_the_report(session: Session) -> None:
    told = texts(meeting_paper(protocol(), session))
    for there in (
        "Verslag: Proef", "zondag 22 november 2026", "rode-bank, groene-fiets", "Ik ga dinsdag mee", "uit idee 2",
        "wie inbracht", "dinsdag", "Ideeën (2)", "1. Bel de buurman", "Ik regel de zaal", "Te weinig tijd (tijd en caseload)",
        "ja, met kopieën", "Vernietigen", "niet nodig", "zondag 22 november 2026, 14:40",
    ):  # fmt: skip
        assert there in told, there


def test_notes_only_when_asked_for(session: Session) -> None:
    assert SECRET not in texts(meeting_paper(protocol(), session))
    told = texts(meeting_paper(protocol(), session, notes=True))
    assert SECRET in told and "vertrouwelijk gesprek" in told
    assert "vertrouwelijk gesprek" not in texts(meeting_paper(protocol(False), session, notes=True))


def test_what_was_heard_of_last_time(session: Session) -> None:
    heard = [
        Promise("m", "k1", None, "Bel de zus", "groene-fiets", "", "Zij kwam."),
        Promise("m", "k2", None, "Niets van gehoord", "x", ""),
    ]
    told = texts(meeting_paper(protocol(), session, heard))
    assert "Zij kwam." in told and "Niets van gehoord" not in told


def test_two_cases_stand_apart(session: Session) -> None:
    found = protocol()
    session = leading.begin_case(found, session, "gele-kaars", "no_copies", later(20))
    session = noting.add_idea(found, leading.next_step(found, session, later(21)), "Vraag het haar zelf")
    told = texts(meeting_paper(found, session))
    assert told.index("Inbreng 1 van groene-fiets") < told.index("Bel de buurman")
    assert told.index("Inbreng 2 van gele-kaars") < told.index("Vraag het haar zelf")
    assert "erover praten mocht, zonder kopieën" in told


def test_an_empty_meeting_has_a_report() -> None:
    assert "Verslag" in texts(meeting_paper(protocol(), Session(title="Leeg")))


@pytest.mark.parametrize("format", FORMATS)
def test_in_every_format(session: Session, format: str) -> None:
    assert len(write(meeting_paper(protocol(), session, notes=True), format)) > 1_000


def test_obstacles_for_management(session: Session) -> None:
    tallies = gather([session, replace(session, on=date(2026, 11, 29))])
    told = texts(obstacles_paper(tallies, 2, date(2026, 12, 1)))
    assert "2 keer, in 2 bijeenkomsten" in told and "22-11-2026, 29-11-2026" in told and "dinsdag 1 december" in told
    for hidden in ("rode-bank", "groene-fiets", SECRET, "buurman"):
        assert hidden not in told
    assert "nog niets genoteerd" in texts(obstacles_paper((), 0, date(2026, 12, 1)))
    assert write(obstacles_paper(tallies, 2, date(2026, 12, 1)), "docx")[:2] == b"PK"


@pytest.mark.parametrize("format", ["html", "docx", "pdf"])
def test_hostile_texts_stay_texts(session: Session, format: str) -> None:
    found = protocol()
    for text in TEXTS:
        if text.strip():
            session = noting.add_idea(found, session, text)
    content = write(meeting_paper(found, session), format)
    if format == "html":
        assert b"<script>alert" not in content and b"<img" not in content
    assert content
