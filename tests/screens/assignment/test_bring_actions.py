"""Actions of a meeting in the trainee's own plan: from a file, or from her group's meetings in the same store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelwerk.domain import Who
from herstelwerk.meetings import Session, session_body
from herstelwerk.meetings.actions import Step, write_actions
from herstelwerk.meetings.session import Case, Choice, Idea
from herstelwerk.screens.desk import Desk
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW

STEPS = [
    Step("Ik bel het koor", Who.WORKER, "dinsdag", "3. Koor zoeken", "Teamkrachtbespreking, 2026-11-20"),
    Step("Samen langs de markt", Who.TOGETHER),
]


def opened(her: Writer) -> Writer:
    her.page._act("acties-inlezen", "toggle", True)
    return her


@pytest.fixture
def her(desk: Desk) -> Writer:
    her = Writer(desk, "actieplan")
    her.goal("Ik zing weer.")
    her.goal("Ik woon op mezelf.")
    return opened(her)


def test_without_a_goal_there_is_nowhere_to_put_them(desk: Desk) -> None:
    assert "Maak eerst een hersteldoel" in opened(Writer(desk, "actieplan")).page.words


def test_from_a_file_what_is_ticked_goes_into_the_plan(her: Writer) -> None:
    her.page.bring("acties-bestand", write_actions(STEPS, NOW.date()))
    shown = her.page.part("acties-keuze").words
    assert "Ik bel het koor (mijn begeleider; dinsdag; uit idee 3. Koor zoeken" in shown
    her.page.choose("acties-keuze-lijst", "0")
    second = her.kept.plan.value.goals[1].id
    her.page.choose("acties-doel", second)
    her.page.press("acties-zet")
    first, goal = her.kept.plan.value.goals
    assert first.actions == ()
    (action,) = goal.actions
    assert (action.text, action.who, action.when) == ("Ik bel het koor", Who.WORKER, "dinsdag")
    assert action.remark == "Uit Teamkrachtbespreking, 2026-11-20; idee: 3. Koor zoeken"
    assert "1 actie staat nu in je plan" in her.page.said
    assert "Ik bel het koor" not in her.page.part("acties-keuze").words, "what is there is not offered again"
    her.page.press("acties-zet")
    assert "Vink eerst aan" in her.page.said


def test_the_same_file_twice_offers_everything_once(her: Writer) -> None:
    for _ in range(2):
        her.page.bring("acties-bestand", write_actions(STEPS, NOW.date()))
    assert her.page.part("acties-keuze-lijst").words.count("Samen langs de markt") == 1


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"format": "herstelwerk/answers/1"}', b"PK\x03\x04"])
def test_another_file_changes_nothing(her: Writer, data: bytes) -> None:
    before = her.kept.plan.value
    her.page.bring("acties-bestand", data)
    assert "Er is niets aan je plan veranderd." in her.page.words
    assert her.kept.plan.value == before


def meeting(contributor: str) -> Session:
    ideas = (Idea(1, 1, "Bel de buurman"),)
    choices = (Choice("k1", 1, 1, "Bel de buurman"),)
    return Session(
        "teamkrachtbespreking", "Bespreking", NOW.date(), cases=(Case(contributor),), ideas=ideas, choices=choices
    )


def test_what_she_chose_in_her_groups_meetings_stands_ready(desk: Desk) -> None:
    group = f"groep:{desk.cohort}"
    desk.store.save(group, "bijeenkomst/1", session_body(meeting(desk.owner)), 0)
    desk.store.save(group, "bijeenkomst/2", session_body(replace(meeting("iemand-anders"), title="Ander")), 0)
    desk.store.save(group, "bijeenkomst/3", {"stage": "kapot"}, 0)
    her = Writer(desk, "actieplan")
    her.goal("Ik zing weer.")
    opened(her)
    assert "Bel de buurman" in her.page.part("acties-keuze").words
    assert "Ander" not in her.page.part("acties-keuze").words, "nothing of what others brought in"
    her.page.choose("acties-keuze-lijst", "0")
    her.page.press("acties-zet")
    assert her.kept.plan.value.goals[0].actions[0].text == "Bel de buurman"
