"""Every exercise of the content, done on screen: rightly, wrongly, not at all; with hints, anew, and after a restart."""

from __future__ import annotations

import pytest

from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.exercises import LIVE
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.screens.answering import Trainee, answer, can_be_wrong
from tests.screens.soundness import Watched

EXERCISES = Workbook(ROOT / "data").exercises()
BY_ID = {exercise.id: exercise for exercise in EXERCISES}
every = pytest.mark.parametrize("id", BY_ID)
live = pytest.mark.parametrize("id", [id for id, exercise in BY_ID.items() if type(exercise) in LIVE])
unlive = pytest.mark.parametrize("id", [id for id, exercise in BY_ID.items() if type(exercise) not in LIVE])
doubtful = pytest.mark.parametrize("id", [id for id, exercise in BY_ID.items() if can_be_wrong(exercise)])


def opened(desk: Desk, id: str) -> Trainee:
    """The day of an exercise with that exercise open."""
    exercise = BY_ID[id]
    assert exercise.day is not None
    screen = DayScreen(desk, exercise.day)
    page = Watched(screen)
    page.press(f"oefening-{[one.id for one in screen.exercises].index(id)}")
    return Trainee(page, exercise)


@every
def test_what_was_not_touched_is_not_judged(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    assert "nog niet geprobeerd" in her.standing
    assert "kijk nog eens" not in her.page.words
    her.look()
    assert "nog niet geprobeerd" in her.standing
    assert not her.has("opnieuw")


@every
def test_what_fits_is_done(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    answer(her)
    her.look()
    assert "klaar" in her.standing
    assert "klaar" in her.answer
    assert BY_ID[id].after.split("\n")[0].strip() in her.answer


@doubtful
def test_what_does_not_fit_is_asked_about(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    answer(her, right=False)
    her.look()
    assert "kijk nog eens" in her.standing
    assert "Denk verder: " in her.work
    answer(her)
    assert "klaar" in her.standing, "the page goes on looking along"


@unlive
def test_nothing_is_judged_before_she_asks(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    answer(her, right=False)
    assert "mee begonnen" in her.standing
    assert "Denk verder: " not in her.work
    assert "klaar" not in her.answer
    her.press("kijk")
    standing, _, summary = her.page.said.partition(". ")
    assert standing in her.standing and summary in her.answer


@live
def test_the_answer_comes_while_she_types(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    assert not her.has("kijk")
    before = her.answer
    answer(her)
    assert her.answer != before and "klaar" in her.answer


@every
def test_hints_come_one_at_a_time(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    hints = BY_ID[id].hints
    for number, hint in enumerate(hints, 1):
        assert her.has("hint")
        her.press("hint")
        assert her.page.said == hint
        told = her.page.part(f"{her.prefix}-hulp").words
        assert told.count("Hint ") == number and f"Hint {number}: {hint}" in told
    assert not her.has("hint")
    assert "nog niet geprobeerd" in her.standing, "a hint is no attempt"


@every
def test_beginning_anew_keeps_the_way_back(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    answer(her)
    her.look()
    kept = dict(her.page.screen.current.draft.value)
    her.press("opnieuw")
    assert "nog niet geprobeerd" in her.standing and not her.has("opnieuw")
    assert "Eerdere versies" in her.page.said
    sheet = f"exercise/{id}"
    found = desk.store.read(desk.owner, sheet)
    assert found is not None and found.body == {}
    assert kept in [version.body for version in desk.store.versions(desk.owner, sheet)]


@every
def test_after_a_restart_everything_stands_there(desk: Desk, id: str) -> None:
    her = opened(desk, id)
    answer(her)
    her.look()
    again = opened(desk, id)
    assert again.work == her.work
    assert again.standing == her.standing
    assert "bewaard 14:02" in again.page.part("stand").words
