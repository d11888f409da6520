"""Leading: the way through the steps, the two gates, notes that stay, rounds and further cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from herstelwerk.meetings import Refused, Session, leading, noting
from herstelwerk.meetings.gates import answer_consent, tidy
from herstelwerk.meetings.route import ends_case, here, route
from herstelwerk.meetings.session import CLOSE, DONE, LEAD, Stop
from tests.meetings.protocols import NOW, at_step, begun, later, prepared, protocol

PAPERS = ("collect", "return", "file", "destroy")


def walk(session: Session) -> list[str]:
    """The steps one comes along, for which case."""
    found = protocol()
    seen = []
    while session.stage == LEAD:
        stop = here(found, session)
        seen.append(f"{stop.step}-{stop.case}-{stop.round}")
        session = leading.next_step(found, session, NOW)
    return seen


def test_the_way_through() -> None:
    assert walk(begun(protocol())) == [
        "rondje-0-1", "vertellen-1-1", "bedenken-1-1", "kiezen-1-1", "thema-0-1", "slot-0-1",
    ]  # fmt: skip


def test_another_case_begins_at_its_own_steps() -> None:
    found = protocol()
    session = at_step(found, "kiezen")
    assert ends_case(found, session)
    session = leading.begin_case(found, session, "blauwe-boot", "no_copies", later(5))
    assert here(found, session) == Stop("vertellen", 2) and session.case(2).contributor == "blauwe-boot"
    assert not ends_case(found, session)
    assert walk(session) == ["vertellen-2-1", "bedenken-2-1", "kiezen-2-1", "thema-0-1", "slot-0-1"]


def test_a_step_that_repeats_goes_round() -> None:
    found = protocol()
    session = leading.again(found, at_step(found, "thema"), later(3))
    assert here(found, session) == Stop("thema", 0, 2)
    assert walk(leading.previous_step(found, session, NOW)) == ["thema-0-1", "thema-0-2", "slot-0-1"]
    with pytest.raises(Refused, match="één keer"):
        leading.again(found, at_step(found, "slot"), NOW)


def test_consent_is_asked_first() -> None:
    found = protocol()
    with pytest.raises(Refused, match="Beantwoord eerst de vraag over kopieën"):
        leading.start(found, prepared(""), NOW)
    with pytest.raises(Refused, match="wil dit niet"):
        leading.start(found, prepared("no"), NOW)
    assert leading.start(found, prepared("no_copies"), NOW).stage == LEAD
    assert leading.start(protocol(False), prepared(""), NOW).stage == LEAD
    with pytest.raises(Refused, match="ken ik niet"):
        answer_consent(prepared(), 1, "misschien", NOW)


def test_consent_can_be_taken_back_and_then_it_does_not_go_on() -> None:
    found = protocol()
    session = answer_consent(at_step(found, "vertellen"), 1, "no", later(2))
    with pytest.raises(Refused, match="wil dit niet"):
        leading.next_step(found, session, later(3))
    assert leading.close(session, later(3)).stage == CLOSE, "ending is always possible"


def test_every_further_case_has_its_own_gate() -> None:
    found = protocol()
    session = at_step(found, "kiezen")
    for consent, told in (("", "Beantwoord eerst"), ("no", "wil dit niet")):
        with pytest.raises(Refused, match=told):
            leading.begin_case(found, session, "x", consent, NOW)
    with pytest.raises(Refused, match="geen inbreng"):
        leading.begin_case(replace(found, steps=found.steps[:1]), session, "x", "yes", NOW)


def closed(consent: str = "yes") -> Session:
    return leading.close(begun(protocol(), consent), later(30))


def tidied(session: Session, answers: dict[str, str], by: str = "rode-bank") -> Session:
    for item, answer in answers.items():
        session = tidy(session, item, answer, by, later(31))
    return session


@pytest.mark.parametrize(
    ("answers", "by", "told"),
    [
        ({}, "rode-bank", "Vertel eerst wat er met de papieren gebeurde"),
        (dict.fromkeys(PAPERS[:3], "done"), "rode-bank", "Vertel eerst"),
        (dict.fromkeys(PAPERS, "done"), " ", "wie ervoor zorgde"),
        (dict.fromkeys(PAPERS, "not_needed"), "rode-bank", "Haal ze eerst op"),
        (dict.fromkeys(PAPERS, "not_needed") | {"collect": "done"}, "rode-bank", "waar gaan ze heen"),
    ],
)
def test_the_wrap_up_cannot_be_skipped(answers: dict[str, str], by: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        leading.finish(protocol(), tidied(closed(), answers, by), later(32))


def test_the_wrap_up_opens_the_gate() -> None:
    there = dict.fromkeys(PAPERS, "not_needed")
    done = leading.finish(protocol(), tidied(closed(), there | {"collect": "done", "destroy": "done"}), later(32))
    assert done.stage == DONE and done.finished_at == later(32)
    without = leading.finish(protocol(), tidied(closed("no_copies"), there), later(32))
    assert without.stage == DONE, "no copies, nothing to collect; but it was asked"


def test_copies_that_were_there_are_not_forgotten() -> None:
    session = answer_consent(begun(protocol()), 1, "no_copies", later(2))
    session = tidied(leading.close(session, later(5)), dict.fromkeys(PAPERS, "not_needed"))
    with pytest.raises(Refused, match="Haal ze eerst op"):
        leading.finish(protocol(), session, later(6))


def test_going_back_keeps_notes_and_time() -> None:
    found = protocol()
    session = noting.write(found, begun(found), "Wij lachten.", None)
    session = leading.next_step(found, session, later(4))
    session = leading.previous_step(found, session, later(5))
    spent = session.of(Stop("rondje"))
    assert (spent.note, spent.seconds) == ("Wij lachten.", 240)
    assert session.of(Stop("vertellen", 1)).seconds == 60
    assert leading.previous_step(found, leading.close(session, later(6)), later(7)).at == Stop("rondje")


@pytest.mark.parametrize(
    "act",
    [
        lambda s: leading.next_step(protocol(), s, NOW),
        lambda s: leading.previous_step(protocol(), s, NOW),
        lambda s: leading.pause(s, NOW),
        lambda s: leading.resume(protocol(), s, NOW),
        lambda s: leading.add_time(protocol(), s),
        lambda s: leading.again(protocol(), s, NOW),
        lambda s: leading.restart_clock(protocol(), s, NOW),
        lambda s: leading.close(s, NOW),
        lambda s: leading.finish(protocol(), s, NOW),
        lambda s: noting.write(protocol(), s, "x"),
        lambda s: noting.add_idea(protocol(), s, "x"),
        noting.add_obstacle,
        lambda s: noting.add_choice(s, 1),
        lambda s: noting.add_agreement(protocol(), s),
        lambda s: tidy(s, "collect", "done", "x", NOW),
    ],
)
def test_before_the_start_nothing_else_can_be_done(act: Callable[[Session], Session]) -> None:
    with pytest.raises(Refused):
        act(prepared())


def test_after_the_end_it_can_be_opened_again() -> None:
    found = protocol(False)
    done = leading.finish(found, leading.close(begun(found), later(1)), later(2))
    with pytest.raises(Refused, match="afgerond"):
        leading.next_step(found, done, later(3))
    with pytest.raises(Refused, match="al afgerond"):
        leading.finish(found, done, later(3))
    again = leading.reopen(done)
    assert again.stage == CLOSE and again.finished_at is None
    with pytest.raises(Refused, match="niet afgerond"):
        leading.reopen(again)


def test_the_first_step_has_none_before_it() -> None:
    with pytest.raises(Refused, match="eerste stap"):
        leading.previous_step(protocol(), begun(protocol()), NOW)
    with pytest.raises(Refused, match="al begonnen"):
        leading.start(protocol(), begun(protocol()), NOW)


def test_while_ideas_are_gathered_there_is_no_room_for_comments() -> None:
    found = protocol()
    with pytest.raises(Refused, match="alleen ideeën"):
        noting.write(found, at_step(found, "bedenken"), "Dat werkt toch nooit.")
    with pytest.raises(Refused, match="geen tekst"):
        noting.write(found, at_step(found, "kiezen"), "x")


def test_ideas_keep_their_order_and_their_doubles() -> None:
    found = protocol()
    session = at_step(found, "bedenken")
    for text in ("een", "twee", "twee", " drie "):
        session = noting.add_idea(found, session, text)
    assert [(i.case, i.number, i.text) for i in session.ideas] == [
        (1, 1, "een"), (1, 2, "twee"), (1, 3, "twee"), (1, 4, "drie"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="Typ eerst"):
        noting.add_idea(found, session, "  ")
    with pytest.raises(Refused, match="in de stap waarin"):
        noting.add_idea(found, at_step(found, "rondje"), "x")
    assert noting.change_idea(session, 1, 2, "TWEE").ideas_of(1)[1].text == "TWEE"


def test_a_second_case_counts_its_own_ideas() -> None:
    found = protocol()
    session = noting.add_idea(found, at_step(found, "bedenken"), "een")
    session = leading.begin_case(found, session, "x", "yes", NOW)
    session = noting.add_idea(found, leading.next_step(found, session, NOW), "weer een")
    assert [(i.case, i.number) for i in session.ideas] == [(1, 1), (2, 1)]


def test_a_choice_that_is_let_go_of_keeps_what_was_agreed() -> None:
    found = protocol()
    session = noting.add_idea(found, at_step(found, "bedenken"), "Bel de buurman")
    session = noting.mark_choice(session, 1, 1)
    session = noting.change_choice(session, "k1", when="morgen")
    off = noting.mark_choice(session, 1, 1, on=False)
    assert off.chosen() == ()
    again = noting.mark_choice(off, 1, 1)
    assert [(c.text, c.when) for c in again.chosen(1)] == [("Bel de buurman", "morgen")]
    with pytest.raises(Refused, match="niet in de lijst"):
        noting.mark_choice(session, 1, 2)
    assert again.words_of(noting.change_choice(again, "k1", text="").choices[0]) == "Bel de buurman"


def test_a_protocol_that_lost_a_step_leads_on() -> None:
    found = protocol()
    session = noting.write(found, at_step(found, "vertellen"), "Ooit verteld.")
    shorter = replace(found, steps=tuple(step for step in found.steps if step.id != "vertellen"))
    assert here(shorter, session) == route(shorter, session)[0]
    further = leading.next_step(shorter, session, later(3))
    assert further.of(Stop("vertellen", 1)).note == "Ooit verteld." and further.at == Stop("bedenken", 1)
