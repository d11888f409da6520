"""What comes of meetings: obstacles for management, and promises that open the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from herstelwerk.meetings import Session, noting
from herstelwerk.meetings.obstacles import gather, per_subject
from herstelwerk.meetings.promises import to_report
from herstelwerk.meetings.session import Idea
from tests.meetings.protocols import at_step, begun, protocol


def held(day: int, *obstacles: tuple[str, str]) -> Session:
    session = replace(begun(protocol()), on=date(2026, 11, day))
    for text, tag in obstacles:
        session = noting.add_obstacle(session, text, tag)
    return session


def test_obstacles_are_counted_over_meetings() -> None:
    found = gather(
        [
            held(9, ("Te weinig tijd.", "time"), ("Te weinig  tijd", "time"), ("", "time")),
            held(2, ("TE WEINIG TIJD", "time"), ("Wachtlijst voor wonen", "waiting")),
            held(16, ("Te weinig tijd", "team")),
        ]
    )
    first = found[0]
    assert (first.text, first.subject) == ("Te weinig tijd.", "tijd en caseload")
    assert (first.times, first.meetings) == (3, 2)
    assert first.days == (date(2026, 11, 2), date(2026, 11, 9))
    assert [one.text for one in found] == ["Te weinig tijd.", "Te weinig tijd", "Wachtlijst voor wonen"]
    assert per_subject(found) == {"tijd en caseload": 3, "team en leiding": 1, "wachtlijsten en plekken": 1}
    assert gather([]) == ()


def with_promises(day: int) -> Session:
    session = at_step(protocol(), "kiezen")
    session = replace(session, on=date(2026, 11, day), ideas=(Idea(1, 1, "Bel de buurman"), Idea(1, 2, "Ga mee")))
    session = noting.mark_choice(noting.mark_choice(session, 1, 1), 1, 2)
    session = noting.mark_choice(session, 1, 2, on=False)
    session = noting.change_choice(session, "k1", when="dinsdag")
    session = noting.add_agreement(protocol(), session, "rode-bank")
    return noting.change_agreement(session, "t1", text="Ik regel de zaal")


def test_promises_open_the_next_meeting() -> None:
    now = replace(begun(protocol()), on=date(2026, 11, 20))
    found = to_report(now, "nu", {"toen": with_promises(6)})
    assert [(one.text, one.who, one.when) for one in found] == [
        ("Bel de buurman", "groene-fiets", "dinsdag"),
        ("Ik regel de zaal", "rode-bank", ""),
    ]
    now = noting.report_back(now, "toen", "k1", "Hij kwam langs.")
    assert [one.report for one in to_report(now, "nu", {"toen": with_promises(6)})] == ["Hij kwam langs.", ""]


def test_what_was_told_once_is_not_asked_again() -> None:
    between = noting.report_back(replace(begun(protocol()), on=date(2026, 11, 13)), "toen", "k1", "Gelukt.")
    now = replace(begun(protocol()), on=date(2026, 11, 20))
    found = to_report(now, "nu", {"toen": with_promises(6), "tussen": between})
    assert [one.id for one in found] == ["t1"]
    empty = noting.report_back(between, "toen", "k1", "  ")
    assert len(to_report(now, "nu", {"toen": with_promises(6), "tussen": empty})) == 2, "silence is no report"


def test_only_earlier_meetings_of_the_same_kind() -> None:
    now = replace(begun(protocol()), on=date(2026, 11, 20))
    others = {"later": with_promises(27), "anders": replace(with_promises(6), protocol="incidentmethode")}
    assert to_report(now, "nu", others) == []
    assert to_report(now, "nu", {"nu": with_promises(6)}) == [], "a meeting does not report to itself"
