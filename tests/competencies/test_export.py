"""Numbers for researchers: nothing in them that points to anyone, and a meaning for every column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.competencies import SelfRating, Tally, TrainerRating, opened, results
from herstelwerk.competencies.export import ForResearch, known_as, sheets
from tests.competencies.samples import INSTRUMENT, QUESTIONS, forms, self_ratings, trainer_ratings

NOTHING = results([], QUESTIONS, Tally())


@given(self_ratings, trainer_ratings)
def test_a_row_per_statement_with_numbers_alone(own: SelfRating, trainer: TrainerRating) -> None:
    numbers, _, _ = sheets([ForResearch("p1a2b", own, trainer)], NOTHING, INSTRUMENT)
    assert len(numbers.rows) == 25
    for row in numbers.rows:
        assert len(row) == len(numbers.header)
        assert row[0] == "p1a2b"
        assert all(value is None or type(value) is int for value in row[3:])
        assert row[6] == trainer.of(str(row[1])).score
        assert sum(int(n or 0) for n in row[7:]) == sum(one.told for one in trainer.of(str(row[1])).evidence)


def test_every_column_has_its_meaning() -> None:
    *tables, dictionary = sheets([], NOTHING, INSTRUMENT)
    assert [(row[0], row[1]) for row in dictionary.rows] == [(t.name, column) for t in tables for column in t.header]
    assert all(row[2] and row[3] for row in dictionary.rows)


def test_the_forms_go_along_as_counts_and_closed_questions_stay_home() -> None:
    sent = [*forms(5, grade=8, part="Alleen van mij."), *forms(4, useful=3)]
    _, found, _ = sheets([], results(sent, QUESTIONS, opened(sent, QUESTIONS, Tally())), INSTRUMENT)
    assert ("grade", "8", 5, 9) in found.rows
    assert {row[0] for row in found.rows} == {"grade"}
    assert "Alleen van mij." not in str(found)


def test_the_order_of_people_is_that_of_their_pseudonyms() -> None:
    people = [ForResearch(id, SelfRating(), TrainerRating()) for id in ("pbbbb", "paaaa")]
    numbers, *_ = sheets(people, NOTHING, INSTRUMENT)
    assert [row[0] for row in numbers.rows[::25]] == ["paaaa", "pbbbb"]


@given(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=8))
def test_a_pseudonym_stays_and_no_two_people_share_one(codes: list[str]) -> None:
    fresh = [f"p{n:04}" for n in range(20)]
    first = known_as(codes[:4], {}, fresh)
    then = known_as(codes, first, fresh)
    assert then | first == then
    assert len(set(then.values())) == len(then) == len(codes)


def test_without_free_names_it_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="1 pseudonyms"):
        known_as(["vis7"], {"kat8": "p1"}, ["p1"])
