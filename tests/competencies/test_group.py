"""A group: the middle and the ends, and no number at all where fewer than five people stand behind it."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.competencies import SelfRating, Spread, TrainerRating, group_summary
from herstelwerk.competencies.group import LEAST, spread
from tests.competencies.samples import INSTRUMENT, self_ratings, trainer_ratings


@pytest.mark.parametrize("number", range(LEAST))
def test_four_people_are_too_few(number: int) -> None:
    assert spread([3] * number) == Spread()
    assert Spread().withheld and Spread().people is None, "not even how many"


def test_five_people_are_enough() -> None:
    assert spread([5, 1, 2, 2, 4]) == Spread(5, 2.0, 1, 5)


@given(st.lists(st.integers(1, 5), min_size=LEAST))
def test_the_middle_lies_between_the_ends(values: list[int]) -> None:
    found = spread(values)
    assert found == Spread(len(values), float(median(values)), min(values), max(values))


@given(st.lists(self_ratings, max_size=8), st.lists(trainer_ratings, max_size=8))
def test_behind_every_number_stand_five_people(own: list[SelfRating], trainer: list[TrainerRating]) -> None:
    found = group_summary(9, own, trainer, INSTRUMENT)
    assert len(found.statements) == 25
    for one in found.statements:
        for moment, there in (("before", one.before), ("then", one.then), ("now", one.now)):
            rated = [getattr(rating, moment)[one.id] for rating in own if one.id in getattr(rating, moment)]
            assert there == (spread(rated) if len(rated) >= LEAST else Spread())
        both = [r.now[one.id] - r.then[one.id] for r in own if one.id in r.now and one.id in r.then]
        assert one.looking_back == (spread(both) if len(both) >= LEAST else Spread())
        given_here = [r.scores[one.id] for r in trainer if one.id in r.scores]
        assert one.trainer.withheld is (len(given_here) < LEAST)
    assert found.handed == sum(not rating.empty for rating in own)
    assert found.rated == sum(bool(rating.scores) for rating in trainer)


def test_who_took_her_numbers_back_is_not_counted() -> None:
    full = SelfRating(now={"c01": 4})
    assert group_summary(6, [full] * 5 + [SelfRating()], [], INSTRUMENT).handed == 5
    assert group_summary(6, [full] * 5, [], INSTRUMENT).enough
    assert not group_summary(6, [full] * 4, [], INSTRUMENT).enough
