"""The twenty-five statements: the same ones everywhere, each with what a 1 and a 5 look like, in plain Dutch."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from herstelwerk.competencies import Route, Statement, read_instrument
from herstelwerk.competencies.forms import PAPER, read_questions
from herstelwerk.competencies.ratings import FIRST, LAST
from herstelwerk.exercises import exercise_id
from herstelwerk.exercises.rate import Rate
from herstelwerk.language.readability import readability
from herstelwerk.language.reader import Reader
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT

_WORKBOOK = Workbook.find(ROOT)
WORDS = _WORKBOOK.instrument("competenties")
INSTRUMENT = read_instrument(WORDS)
STATEMENTS = INSTRUMENT.statements
EXERCISES = {exercise.id: exercise for exercise in _WORKBOOK.exercises()}
EASY = 60  # Flesch-Douma; B1 texts lie above it
_SENTENCE = re.compile(r"[A-ZÀ-Ý‘].*[.!?’]", re.DOTALL)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def document(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text("utf-8"))


def test_there_are_eight_and_nine_and_eight() -> None:
    assert [len(block.statements) for block in INSTRUMENT.blocks] == [8, 9, 8]
    assert INSTRUMENT.ids == tuple(f"c{n:02}" for n in range(1, 26))
    assert (INSTRUMENT.low, INSTRUMENT.high) == (1, 5)


def test_no_statement_has_lost_its_block() -> None:
    assert len(STATEMENTS) == len(WORDS.tables("statement"))


@pytest.mark.parametrize(("id", "moments"), [(FIRST, ("nu",)), (LAST, ("toen", "nu"))])
def test_the_exercises_ask_the_same(id: str, moments: tuple[str, ...]) -> None:
    exercise = EXERCISES[id]
    assert isinstance(exercise, Rate)
    blocks = {block.id: block.name for block in INSTRUMENT.blocks}
    assert [(s.id, s.group, s.text) for s in exercise.statement] == [
        (s.id, blocks[s.block], s.text) for s in STATEMENTS
    ]
    assert (exercise.low, exercise.high) == (INSTRUMENT.low, INSTRUMENT.high)
    assert exercise.columns == moments


def test_the_rating_of_the_start_comes_on_the_first_day_before_what_it_is_about() -> None:
    first, last = EXERCISES[FIRST], EXERCISES[LAST]
    assert (first.day, last.day) == (1, 4)
    order = list(EXERCISES)
    assert order.index(FIRST) < 3
    assert exercise_id("dag-1/07-wat-kan-ik-al.toml") == FIRST


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s.id)
def test_a_statement_and_its_ends_are_sentences_of_their_own(statement: Statement) -> None:
    for text in (statement.text, statement.one, statement.five):
        assert _SENTENCE.fullmatch(text) and "  " not in text, text
        assert len(text.split()) <= 32, text
    assert len({statement.text, statement.one, statement.five}) == 3


def test_no_two_statements_or_ends_are_the_same() -> None:
    everything = [text for s in STATEMENTS for text in (s.text, s.one, s.five)]
    assert len(set(everything)) == len(everything) == 75


@pytest.mark.parametrize("part", ["text", "one", "five"])
def test_they_read_easily(part: str) -> None:
    found = readability(" ".join(getattr(statement, part) for statement in STATEMENTS))
    assert found.flesch_douma is not None and found.flesch_douma >= EASY, found.long_words
    assert found.words_per_sentence <= 18


def test_the_four_routes_have_their_words() -> None:
    assert tuple(route.id for route in WORDS.tables("route")) == tuple(Route)
    assert all(route.text("name") and route.text("ask").endswith((".", "?")) for route in WORDS.tables("route"))


def test_it_says_what_the_numbers_do_not_say() -> None:
    for key in ("rights", "measured", "looking_back", "only_back", "self_only"):
        assert len(WORDS.text(key).split()) >= 10, key
    assert "geen normen" in WORDS.text("measured")
    assert "te laag" in WORDS.text("looking_back") and "vooraf" in WORDS.text("looking_back")


@pytest.mark.parametrize(
    "path",
    [
        "data/instruments/competenties.toml",
        "exercises/trainer/competenties.toml",
        "exercises/eindopdracht/zelfbeoordeling.toml",
    ],
)
def test_no_text_points_to_a_person(path: str, reader: Reader) -> None:
    found = list(texts(document(path)))
    assert len(found) > 10
    assert not [text for text in found if reader.identifying(text)]


def test_no_question_of_the_form_can_be_taken_for_the_mark_of_paper() -> None:
    questions = read_questions(_WORKBOOK.wording("evaluatieformulier"))
    assert PAPER not in {question.id for question in questions}
    assert [question.scaled for question in questions].count(True) == 9
    assert all(len(set(question.answers)) == len(question.answers) != 1 for question in questions)
