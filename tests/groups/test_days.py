"""The days of a group: what is wrong or odd about them, and the deadlines in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.criteria_set import PassRule
from herstelwerk.groups import Course
from herstelwerk.groups.days import deadlines, next_again, odd_days, programme_of, wrong_days
from tests.test_programme import LAST_DAYS

RULE = PassRule()
DAYS = (date(2026, 10, 6), date(2026, 10, 13), date(2026, 11, 3), date(2026, 11, 10))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(("training", "last"), LAST_DAYS)
def test_the_deadline_in_words_around_summer_time_and_leap_day(training: date, last: date) -> None:
    course = Course("", tuple(training - timedelta(days=n) for n in (3, 2, 1, 0)))
    programme = programme_of(course, RULE)
    assert programme is not None
    (told,) = deadlines(programme)
    assert f" {last.day} " in told and str(last.year) in told and "24.00 uur Nederlandse tijd" in told
    assert wrong_days(course, RULE) == ()


def test_days_out_of_order_are_named() -> None:
    told = wrong_days(Course("", (DAYS[1], DAYS[0], DAYS[2], DAYS[2])), RULE)
    assert len(told) == 2
    assert "Dag 2 (dinsdag 6 oktober 2026) komt niet na dag 1 (dinsdag 13 oktober 2026)" in told[0]
    assert told[1].startswith("Dag 4")


def test_days_that_are_missing_are_not_wrong() -> None:
    assert wrong_days(Course("", (DAYS[0], None, DAYS[1], None)), RULE) == ()
    assert programme_of(Course(), RULE) is None


@pytest.mark.parametrize(
    ("again", "told"), [((date(2026, 11, 24),), "poging 2"), ((date(2026, 12, 1), date(2026, 12, 1)), "poging 3")]
)
def test_a_later_day_before_the_one_before_it_is_named(again: tuple[date, ...], told: str) -> None:
    course = Course("", DAYS, again)
    (wrong,) = wrong_days(course, RULE)
    assert told in wrong and programme_of(course, RULE) is None


def test_each_attempt_has_its_deadline() -> None:
    programme = programme_of(Course("", DAYS, (date(2026, 12, 8),)), RULE)
    assert programme is not None
    first, second = deadlines(programme)
    assert "24 november 2026" in first and second.startswith("Poging 2. ") and "8 december 2026" in second


@given(st.lists(days, min_size=4, max_size=4, unique=True), st.lists(days, max_size=3))
def test_there_is_a_programme_or_a_reason(four: list[date], again: list[date]) -> None:
    course = Course("", tuple(four), tuple(again))
    assert bool(wrong_days(course, RULE)) is (programme_of(course, RULE) is None)


@given(st.lists(days, min_size=4, max_size=4, unique=True), st.integers(0, 4), days)
def test_a_new_day_to_hand_in_is_always_in_order(four: list[date], count: int, today: date) -> None:
    course = Course("", tuple(sorted(four)))
    for _ in range(count):
        programme = programme_of(course, RULE)
        assert programme is not None
        course = Course("", course.days, (*course.again_by, next_again(programme, today)))
    assert wrong_days(course, RULE) == ()


def test_what_may_be_a_slip_is_asked() -> None:
    assert "zondag" in odd_days(Course("", (date(2026, 11, 22), None, None, None)))[0]
    assert "jaar" in odd_days(Course("", (date(2025, 1, 6), None, None, date(2026, 11, 10))))[0]
    assert odd_days(Course("", DAYS)) == ()


@pytest.mark.parametrize("year", [1, 1899, 9999])
def test_a_year_that_cannot_be_is_told(year: int) -> None:
    course = Course("", tuple(date(year, 1, n) for n in (1, 2, 3, 4)))
    assert "jaar" in wrong_days(course, RULE)[0]
