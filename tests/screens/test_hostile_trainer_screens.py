"""Whatever is typed or handed in, the pages of trainers show it as text: in every field of every part, on all nine."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import pytest

from herstelwerk.domain import FinalAssignment
from herstelwerk.screens.desk import Desk
from tests.screens.judging.piled import CODE, example, hand_in, pile
from tests.screens.soundness import Watched
from tests.screens.test_hostile_screens import TEXTS, assert_text_only, marked, type_everywhere

SCREENS = {
    "group": "GroupScreen",
    "meeting": "MeetingScreen",
    "groupwork": "GroupworkScreen",
    "overview": "OverviewScreen",
    "judging": "JudgingScreen",
    "agreement": "AgreementScreen",
    "rules": "RulesScreen",
    "competencies": "CompetenciesScreen",
    "organisation": "OrganisationScreen",
}


@pytest.fixture
def trainer(desk: Desk) -> Desk:
    return pile(desk, "D01", "D06")


def screen(name: str, desk: Desk) -> Any:
    return getattr(import_module(f"herstelwerk.screens.{name}.screen"), SCREENS[name])(desk)


def parts(page: Watched) -> list[str]:
    return [key for key in page.hearing("press") if key.startswith("deel-")]


@pytest.mark.parametrize("name", SCREENS)
def test_what_is_typed_anywhere_stays_text(name: str, trainer: Desk) -> None:
    page = Watched(screen(name, trainer))
    typed = 0
    for part in parts(page):
        page.press(part)
        typed = type_everywhere(page, typed)
        assert_text_only(page)
    for part in parts(page):  # and wherever it comes back
        page.press(part)
        assert_text_only(page)


def hostile(assignment: FinalAssignment) -> FinalAssignment:
    """The hand-in with every text replaced by one of the hundred; codes and choices stay."""
    counter = iter(range(10_000))

    def changed(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: changed(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [changed(inner, key) for inner in value]
        if isinstance(value, str) and key in _TEXT:
            number = next(counter)
            return marked(TEXTS[number % len(TEXTS)].encode("utf-16", "ignore").decode("utf-16", "ignore"), number)
        return value

    return FinalAssignment.model_validate_json(json.dumps(changed(assignment.model_dump(mode="json"))))


_TEXT = {
    "text",
    "literal",
    "client_remarks",
    "why",
    "when",
    "done_when",
    "remark",
    "capacity_note",
    "if_it_fails",
    "cooperation",
    "learning",
    "development",
    "reason",
}


def test_a_hostile_hand_in_is_read_and_judged_as_text(trainer: Desk) -> None:
    one = hostile(example(trainer, "D09", trainee="D09"))
    hand_in(trainer, one)
    page = Watched(screen("judging", trainer))
    page.press("beoordeel-D09/1")
    shown = page.words
    assert "<script>alert(1)</script>" in shown
    for result in page.screen.work.pile.newest[-1].review.criteria:  # type: ignore[attr-defined]
        page.press(f"naar-{result.id}")
        assert_text_only(page)
    page.press("naar-reflectie")
    assert_text_only(page)
    for part in ("deel-eis", "deel-terug"):
        page.press(part)
        assert_text_only(page)


def test_the_group_is_the_one_that_was_filled(trainer: Desk) -> None:
    assert trainer.cohort == CODE and trainer.store.groups() == [CODE]
