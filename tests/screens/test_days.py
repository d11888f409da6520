"""The four days: their exercises, the questions that come back, going about without losing anything, counting."""

from __future__ import annotations

import pytest

from herstelwerk.exercises import origin
from herstelwerk.exercises.choose import Choose
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.exercises import LIVE
from herstelwerk.screens.start import StartScreen
from tests.screens.answering import STORY, Trainee, answer
from tests.screens.soundness import Watched

DAYS = pytest.mark.parametrize("day", range(1, 5))
LATER = pytest.mark.parametrize("day", range(2, 5))


def opened(desk: Desk, day: int) -> tuple[Watched, DayScreen]:
    screen = DayScreen(desk, day)
    return Watched(screen), screen


def trainee(page: Watched, screen: DayScreen) -> Trainee:
    """Someone at the exercise that is open."""
    return Trainee(page, screen.current.exercise)


@DAYS
def test_a_day_opens_with_all_its_exercises(desk: Desk, day: int) -> None:
    page, screen = opened(desk, day)
    own = [exercise for exercise in desk.workbook.exercises() if exercise.day == day]
    assert [one for one in screen.exercises if one.id != f"dag-{day}/nog-even-terug"] == own
    for number, exercise in enumerate(screen.exercises):
        told = page.part(f"oefening-{number}").words
        assert exercise.title in told and "○ nog niet geprobeerd" in told
    assert f"0 van de {len(screen.exercises)} oefeningen klaar" in page.part("stand").words
    for part in ("ochtend", "middag"):
        minutes = sum(exercise.minutes for exercise in screen.exercises if exercise.part == part)
        assert f"{part.capitalize()}  ongeveer {minutes} minuten" in page.words
    assert desk.store.person(desk.owner).last_place == f"deelnemer/dag-{day}.ipynb"  # type: ignore[union-attr]


@DAYS
def test_every_exercise_of_a_day_opens(desk: Desk, day: int) -> None:
    page, screen = opened(desk, day)
    for number, exercise in enumerate(screen.exercises):
        page.press(f"oefening-{number}")
        her = trainee(page, screen)
        assert her.exercise is exercise
        assert page.part(f"{her.prefix}-kop").words == exercise.title
        assert page.sent[-1]["focus"] == f"{her.prefix}-kop"
        assert [key for key in page.hearing("press") if page.part(key).attributes.get("aria-pressed") == "true"] == [
            f"oefening-{number}"
        ]
        for text in (exercise.goal, exercise.title, f"ongeveer {exercise.minutes} minuten"):
            assert text in page.words


@DAYS
def test_one_can_walk_through_a_day_with_two_buttons(desk: Desk, day: int) -> None:
    page, screen = opened(desk, day)
    assert "vorige" not in page.hearing("press")
    seen = [screen.current.exercise]
    while "volgende" in page.hearing("press"):
        page.press("volgende")
        seen.append(screen.current.exercise)
    assert seen == screen.exercises
    for _ in seen[1:]:
        page.press("vorige")
    assert screen.current.exercise is seen[0]


def test_the_first_day_has_nothing_to_come_back_to(desk: Desk) -> None:
    assert not any("nog-even-terug" in one.id for one in opened(desk, 1)[1].exercises)


@LATER
def test_questions_of_earlier_days_come_back(desk: Desk, day: int) -> None:
    page, screen = opened(desk, day)
    back = screen.exercises[0]
    assert back.id == f"dag-{day}/nog-even-terug" and isinstance(back, Choose)
    assert 1 <= len(back.question) <= 5
    by_id = {exercise.id: exercise for exercise in desk.workbook.exercises()}
    for question in back.question:
        from_where, id = origin(question.id)
        first = by_id[from_where]
        assert first.day is not None and first.day < day and isinstance(first, Choose)
        asked = next(one for one in first.question if one.id == id)
        assert day in asked.back_on and asked.text in page.words


@LATER
def test_questions_that_came_back_are_answered_like_any_other(desk: Desk, day: int) -> None:
    page, screen = opened(desk, day)
    her = trainee(page, screen)
    answer(her, right=False)
    her.look()
    assert "kijk nog eens" in her.standing
    answer(her)
    assert "klaar" in her.standing
    again, _ = opened(desk, day)
    again.press("oefening-0")
    assert Trainee(again, her.exercise).work == her.work
    kept = desk.store.read_all(desk.owner, "exercise/")
    assert list(kept) == [f"exercise/dag-{day}/nog-even-terug"], "the first answers stay what they were"


def test_going_about_keeps_every_answer(desk: Desk) -> None:
    page, screen = opened(desk, 1)
    number = next(n for n, one in enumerate(screen.exercises) if one.kind == "reflection")
    page.press(f"oefening-{number}")
    her = trainee(page, screen)
    answer(her)
    page.press("vorige")
    assert STORY not in page.words
    page.press("volgende")
    assert STORY in her.work
    assert "◐ mee begonnen" in page.part(f"oefening-{number}").words


def test_what_is_done_is_counted_here_and_on_the_start_page(desk: Desk) -> None:
    page, screen = opened(desk, 1)
    total = len(screen.exercises)
    for done in range(1, 4):
        answer(trainee(page, screen))
        trainee(page, screen).look()
        assert f"{done} van de {total} oefeningen klaar" in page.part("stand").words
        assert "● klaar" in page.part(f"oefening-{done - 1}").words
        page.press("volgende")
    desk.store.remember(desk.owner, role="deelnemer", cohort=desk.cohort)
    start = Watched(StartScreen(desk))
    assert f"3 klaar, 0 begonnen, {total - 3} nog te doen" in start.words
    assert screen.exercises[3].title in start.part("volgende").words


def test_a_day_opens_where_she_was(desk: Desk) -> None:
    page, screen = opened(desk, 2)
    number = next(n for n, one in enumerate(screen.exercises) if n and type(one) not in LIVE)
    page.press(f"oefening-{number}")
    her = trainee(page, screen)
    answer(her)
    assert opened(desk, 2)[1].current.exercise is her.exercise, "begun, so it is the one that is open"
    her.look()
    assert opened(desk, 2)[1].current.exercise is screen.exercises[number + 1], "done, so the next one is"


def test_two_people_at_one_computer_have_their_own_day(desk: Desk) -> None:
    page, screen = opened(desk, 1)
    answer(trainee(page, screen))
    desk.owner = "rode-step"
    other, _ = opened(desk, 1)
    assert "0 van de" in other.part("stand").words and "begonnen" not in other.part("lijst").words
