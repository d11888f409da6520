"""Growth: two differences kept apart, over the statements that have both numbers, with how many those are."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

from herstelwerk.competencies import SelfRating, apart, growth
from herstelwerk.competencies.growth import change, mean_of
from herstelwerk.competencies.ratings import Scores
from tests.competencies.samples import IDS, INSTRUMENT, scores, self_ratings


def test_the_differences_are_worked_out_by_hand() -> None:
    rating = SelfRating({"c01": 3, "c02": 2}, {"c01": 1, "c03": 4}, {"c01": 4, "c02": 2, "c03": 3})
    block, *_, whole = growth(rating, INSTRUMENT)
    assert whole.looking_back.mean == Fraction(3 - 1, 2)  # c01: 1 -> 4, c03: 4 -> 3
    assert (whole.looking_back.up, whole.looking_back.same, whole.looking_back.down) == (1, 0, 1)
    assert whole.measured.mean == Fraction(1, 2)  # c01: 3 -> 4, c02: 2 -> 2
    assert whole.shift.mean == 2  # c01: then 1, before 3
    assert (whole.now.mean, whole.now.rated, whole.now.total) == (3, 3, 25)
    assert (block.now.total, block.now.rated) == (8, 3)
    assert [one.name for one in growth(rating, INSTRUMENT)][-1] == "Alles samen"


def test_without_both_numbers_there_is_no_difference() -> None:
    *_, whole = growth(SelfRating(then={"c01": 1}, now={"c02": 5}), INSTRUMENT)
    assert whole.looking_back.mean is None
    assert whole.before.mean is None and whole.before.rated == 0


@given(self_ratings)
def test_looking_back_is_measured_growth_and_shift_together(rating: SelfRating) -> None:
    """Where all three numbers are there: (now - then) = (now - before) + (before - then)."""
    complete = [id for id in IDS if id in rating.before and id in rating.then and id in rating.now]
    back, measured, shift = (
        {step.id: step.difference for step in change(a, b, complete).steps}
        for a, b in ((rating.then, rating.now), (rating.before, rating.now), (rating.then, rating.before))
    )
    assert back == {id: measured[id] + shift[id] for id in complete}


@given(self_ratings)
def test_blocks_add_up_to_the_whole(rating: SelfRating) -> None:
    *blocks, whole = growth(rating, INSTRUMENT)
    for name in ("looking_back", "measured", "shift"):
        steps = [step for block in blocks for step in getattr(block, name).steps]
        assert tuple(steps) == getattr(whole, name).steps
    assert sum(block.now.rated for block in blocks) == whole.now.rated == len(rating.now)
    assert sum(block.now.total for block in blocks) == whole.now.total == 25


@given(scores, scores)
def test_a_difference_turned_round_changes_its_sign(start: Scores, end: Scores) -> None:
    there, back = change(start, end, IDS), change(end, start, IDS)
    assert (there.up, there.same, there.down) == (back.down, back.same, back.up)
    assert len(there.steps) == there.up + there.same + there.down
    if there.mean is not None:
        assert back.mean == -there.mean and -4 <= there.mean <= 4


@given(scores)
def test_a_mean_lies_between_the_lowest_and_the_highest(found: Scores) -> None:
    mean = mean_of(found, IDS)
    assert mean.rated == len(found)
    assert mean.mean is None if not found else min(found.values()) <= mean.mean <= max(found.values())  # type: ignore[operator]


@given(scores, scores)
def test_only_what_lies_two_points_apart_is_asked_about(own: Scores, trainer: Scores) -> None:
    asked = {step.id for step in apart(own, trainer, IDS)}
    assert asked == {id for id in IDS if id in own and id in trainer and abs(own[id] - trainer[id]) >= 2}
