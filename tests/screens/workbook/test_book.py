"""What goes into the book: days, what is open, the working relationship as each of the two may see it."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.documents import Chapter, Grid
from herstelwerk.drafting.places import Contact
from herstelwerk.drafting.relationship import Moment, Stage
from herstelwerk.screens.workbook.book import day_chapter, days_of, of_day, relationship_chapter
from herstelwerk.wording import Wording
from herstelwerk.workbook import Workbook


@pytest.fixture
def texts(workbook: Workbook) -> Wording:
    return workbook.wording("werkrelatie")


def words(chapter: Chapter | None) -> str:
    return str(chapter)


def test_a_day_has_what_was_answered_and_names_what_is_open(workbook: Workbook) -> None:
    exercises = of_day(workbook.exercises(), 4)
    prompts = next(e for e in exercises if e.kind == "reflection")
    first = prompts.prompt[0]  # type: ignore[attr-defined]
    chapter = day_chapter(workbook.exercises(), 4, {prompts.id: {first.id: "Dat raakte me."}})
    assert (chapter.title, chapter.worker_only) == ("Dag 4", True)
    done, left = chapter.exercises
    assert done.title == prompts.title
    assert [(a.question, a.answer) for a in done.answers] == [(first.text, "Dat raakte me.")]
    assert left.title == "Nog open"
    assert str(left.answers[0].answer).split("\n") == [e.title for e in exercises if e is not prompts]


def test_a_day_without_answers_is_empty(workbook: Workbook) -> None:
    exercises = workbook.exercises()
    assert days_of(exercises) == [1, 2, 3, 4]
    assert all(day_chapter(exercises, day, {}).exercises == () for day in days_of(exercises))


def test_questions_that_come_back_belong_to_the_day_they_come_back_on(workbook: Workbook) -> None:
    assert [e.id for e in of_day(workbook.exercises(), 1) if "nog-even-terug" in e.id] == []
    assert of_day(workbook.exercises(), 2)[0].id == "dag-2/nog-even-terug"


def test_a_table_keeps_its_columns(workbook: Workbook) -> None:
    ecogram = next(e for e in workbook.exercises() if e.kind == "map")
    assert ecogram.day is not None
    body = {"rows": [{"name": "[OMA-1]", "level": 1, "near": 1}]}
    chapter = day_chapter(workbook.exercises(), ecogram.day, {ecogram.id: body})
    grid = chapter.exercises[0].answers[0].answer
    assert isinstance(grid, Grid)
    assert grid.name and len(grid.rows[0]) == len(grid.header)
    assert "[OMA-1]" in grid.rows[0]


def moment(stage: Stage) -> Moment:
    return Moment("m1", date(2026, 10, 1), "na een maand", stage, {"r01": 4, "r02": None}, {"r01": 2})


def test_both_figures_stand_side_by_side(texts: Wording) -> None:
    chapter = relationship_chapter((moment(Stage.TOGETHER),), (), texts, for_client=False)
    assert chapter is not None
    (answer,) = chapter.exercises[0].answers
    assert chapter.exercises[0].title == "donderdag 1 oktober 2026, na een maand"
    assert isinstance(answer.answer, Grid)
    assert answer.answer.rows[0] == (texts.text("statement", "r01", "worker"), "4", "2")
    assert answer.answer.rows[1][1:] == ("–", "–")
    assert "1 is ‘klopt nog niet’" in answer.question


def test_the_client_reads_her_own_sentences_and_what_both_looked_at(texts: Wording) -> None:
    shown = relationship_chapter((moment(Stage.TOGETHER),), (), texts, for_client=True)
    assert texts.text("statement", "r01", "client") in words(shown)
    assert texts.text("statement", "r01", "worker") not in words(shown)
    for stage in (Stage.WORKER, Stage.CLIENT):
        assert relationship_chapter((moment(stage),), (), texts, for_client=True) is None
        assert relationship_chapter((moment(stage),), (), texts, for_client=False) is not None


def test_the_log_of_places_is_the_workers_own(texts: Wording) -> None:
    contacts = (Contact("c1", date(2026, 10, 1), "home", "Thee bij het raam."), Contact("c2", None, "verdwenen"))
    mine = words(relationship_chapter((), contacts, texts, for_client=False))
    assert "Thee bij het raam." in mine and "Thuis bij de cliënt" in mine and "verdwenen" in mine
    assert relationship_chapter((), contacts, texts, for_client=True) is None


def test_an_empty_moment_is_no_chapter(texts: Wording) -> None:
    assert relationship_chapter((Moment("m1"),), (), texts, for_client=False) is None
