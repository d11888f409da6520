"""What a trainee and a trainer give: kept and read back, edited in the small, and nothing made up where nothing is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.competencies import (
    Evidence,
    Rated,
    Route,
    SelfRating,
    TrainerRating,
    rating_body,
    read_rating,
    self_rating,
)
from tests.competencies.samples import IDS, INSTRUMENT, trainer_ratings

DAY = date(2026, 11, 23)


@given(trainer_ratings)
def test_a_rating_comes_back_from_its_body(rating: TrainerRating) -> None:
    assert read_rating(json.loads(json.dumps(rating_body(rating)))) == rating


def test_an_empty_sheet_is_an_empty_rating() -> None:
    assert read_rating({}) == TrainerRating()
    assert rating_body(TrainerRating()) == {"rated": {}}


@pytest.mark.parametrize(
    "body",
    [
        {"rated": []},
        {"rated": {"c01": {}}},
        {"rated": {"c01": {"score": "3", "evidence": []}}},
        {"rated": {"c01": {"score": True, "evidence": []}}},
        {"rated": {"c01": {"score": 3, "evidence": [{"id": "e1", "route": "roddel", "note": "", "on": None}]}}},
        {"rated": {"c01": {"score": 3, "evidence": [{"id": "x y", "route": "client", "note": "", "on": None}]}}},
        {"rated": {"c01": {"score": 3, "evidence": [{"id": "e1", "route": "client", "note": "", "on": "gister"}]}}},
    ],
)
def test_what_is_no_rating_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        read_rating(body)


def test_a_number_without_evidence_is_asked_about_and_one_with_is_not() -> None:
    rating = TrainerRating().with_score("c01", 4).with_score("c02", 2)
    assert rating.unfounded == ("c01", "c02")
    rating = rating.with_more("c01", Route.CLIENT, DAY)
    assert rating.unfounded == ("c01", "c02"), "a note that says nothing is no evidence"
    rating = rating.with_evidence("c01", Evidence("e1", Route.CLIENT, "Vertelt over haar tuin.", DAY))
    assert rating.unfounded == ("c02",)
    assert rating.of("c01").routes == (Route.CLIENT,)


def test_evidence_alone_is_not_asked_about() -> None:
    assert TrainerRating().with_more("c01", Route.WORKER, DAY).unfounded == ()


def test_evidence_is_told_apart_by_its_id() -> None:
    rating = TrainerRating().with_more("c01", Route.WORKER, DAY).with_more("c01", Route.WORKER, None)
    assert [one.id for one in rating.of("c01").evidence] == ["e1", "e2"]
    rating = rating.without("c01", "e1").with_more("c01", Route.DOCUMENTS, DAY)
    assert [(one.id, one.route) for one in rating.of("c01").evidence] == [
        ("e2", Route.WORKER),
        ("e3", Route.DOCUMENTS),
    ]


def test_what_is_emptied_leaves_no_trace() -> None:
    rating = TrainerRating().with_score("c01", 4).with_more("c01", Route.WORKER, DAY)
    assert rating.with_score("c01", None).without("c01", "e1") == TrainerRating()


@given(trainer_ratings, st.sampled_from(IDS), st.integers(1, 5))
def test_a_change_touches_one_statement(rating: TrainerRating, id: str, score: int) -> None:
    changed = rating.with_score(id, score)
    assert changed.of(id) == Rated(score, rating.of(id).evidence)
    assert {k: v for k, v in changed.rated.items() if k != id} == {k: v for k, v in rating.rated.items() if k != id}


def test_the_numbers_of_both_exercises_are_brought_together() -> None:
    first = {"c01.nu": 2, "c02.nu": 5, "action": "Oefenen.", "_looked": True}
    last = {"c01.toen": 1, "c01.nu": 4, "c25.nu": 3}
    assert self_rating(first, last, INSTRUMENT, (date(2026, 11, 2), DAY)) == SelfRating(
        {"c01": 2, "c02": 5}, {"c01": 1}, {"c01": 4, "c25": 3}, date(2026, 11, 2), DAY
    )


def test_without_numbers_there_are_no_days() -> None:
    assert self_rating({"action": "x"}, {}, INSTRUMENT, (DAY, DAY)) == SelfRating()
    assert SelfRating().empty and not SelfRating(then={"c01": 3}).empty


@given(st.dictionaries(st.text(max_size=8) | st.sampled_from([f"{id}.nu" for id in IDS]), st.integers() | st.text()))
def test_what_a_browser_made_up_is_passed_over(attempt: dict[str, Any]) -> None:
    found = self_rating(attempt, attempt, INSTRUMENT)
    assert all(id in IDS and 1 <= n <= 5 for id, n in {**found.before, **found.then, **found.now}.items())
    assert found.then == {}


@pytest.mark.parametrize(
    ("before_on", "late"),
    [(date(2026, 11, 2), False), (DAY, True), (date(2026, 11, 24), True), (None, False)],
)
def test_numbers_of_the_start_that_came_late_look_back_too(before_on: date | None, late: bool) -> None:
    assert SelfRating({"c01": 2}, {}, {"c01": 3}, before_on, DAY).before_is_late is late
    assert not SelfRating({}, {}, {"c01": 3}, before_on, DAY).before_is_late
