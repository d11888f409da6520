"""Numbers as sentences: each with how many statements or people stand behind it, and nothing claimed without."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from herstelwerk.competencies import Route, SelfRating, Spread, Step, TrainerRating, growth
from herstelwerk.competencies.words import (
    FEW,
    apart_words,
    change_words,
    days_words,
    growth_words,
    mean_words,
    points,
    rated_words,
    spread_words,
)
from tests.competencies.samples import INSTRUMENT, self_ratings

RATING = SelfRating({"c01": 3, "c02": 2}, {"c01": 1, "c03": 4}, {"c01": 4, "c02": 2, "c03": 3})


def test_both_differences_and_the_shift_are_told_apart() -> None:
    assert growth_words(growth(RATING, INSTRUMENT)[-1]) == (
        "Van toen naar nu (terugkijkend): gemiddeld +1,0 over 2 van 25 zinnen: 1 omhoog, 1 omlaag.",
        "Van vooraf naar nu (twee keer gemeten): gemiddeld +0,5 over 2 van 25 zinnen: 1 omhoog, 1 gelijk.",
        "Achteraf ligt het begin gemiddeld 2,0 lager dan het cijfer van vooraf (over 1 van 25 zinnen). "
        "Zoveel kan de maatstaf verschoven zijn.",
    )


@given(self_ratings)
def test_every_difference_tells_over_how_many_statements(rating: SelfRating) -> None:
    for one in growth(rating, INSTRUMENT):
        for found in (one.looking_back, one.measured):
            told = change_words(found)
            assert f"over {len(found.steps)} van {found.total} zinnen" in told or "niet te zeggen" in told
            assert ("niet te zeggen" in told) is (found.mean is None)


@pytest.mark.parametrize(
    ("value", "told"), [(Fraction(4, 5), "+0,8"), (Fraction(-1, 3), "−0,3"), (Fraction(1, 100), "0,0")]
)
def test_a_difference_shows_its_sign(value: Fraction, told: str) -> None:
    assert points(value) == told


def test_a_mean_without_numbers_is_none() -> None:
    *_, whole = growth(SelfRating(), INSTRUMENT)
    assert mean_words(whole.now) == "geen cijfers (0 van 25 zinnen)"


def test_a_late_start_is_told() -> None:
    day = date(2026, 11, 23)
    assert days_words(SelfRating({"c01": 1}, {}, {"c01": 2}, date(2026, 11, 2), day)) == (
        "Vooraf ingevuld op 02-11-2026, toen en nu op 23-11-2026."
    )
    assert days_words(SelfRating({"c01": 1}, {}, {"c01": 2}, day, day)).endswith("lees het als een terugblik.")
    assert days_words(SelfRating()) == ""


def test_a_trainer_is_asked_for_evidence_and_for_what_lies_between() -> None:
    rating = TrainerRating().with_score("c01", 4)
    assert "Bij 1 daarvan staat nog niet waaraan je het zag." in rated_words(rating, 25)
    assert rated_words(TrainerRating().with_more("c01", Route.WORKER, None), 25) == "Je gaf 0 van 25 zinnen een cijfer."
    assert apart_words(Step("c01", 2, 4)).startswith("Zelf 2, trainer 4. Waaraan zie jij dat het hoger is?")
    assert "lager" in apart_words(Step("c01", 5, 3))


def test_of_too_few_people_no_number_is_told() -> None:
    assert spread_words(Spread()) == FEW == "minder dan 5"
    assert spread_words(Spread(9, 3.5, 2, 5)) == "midden 3,5, van 2 tot 5 (9 mensen)"
    assert spread_words(Spread(5, 4.0, 4, 4)) == "midden 4, allemaal 4 (5 mensen)"
