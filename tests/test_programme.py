"""Four days, eight half-days, and a deadline that is right in the nights in which the clock changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import AMSTERDAM, FinalAssignment, Reflection
from herstelwerk.programme import Attendance, Mark, Presence, Programme, ProgrammeError

PRESENT, ABSENT, COMPENSATED = Presence.PRESENT, Presence.ABSENT, Presence.COMPENSATED
MADE_UP = Mark(COMPENSATED, "twee gesprekken geoefend ", "trainer T1", date(2026, 11, 10))


def ending(last: date, **more: object) -> Programme:
    """A training of four days in a row, the last of which is given."""
    return Programme(tuple(last - timedelta(days=n) for n in (3, 2, 1, 0)), **more)  # type: ignore[arg-type]


def due(last: date, **more: object) -> Programme:
    """A training of which the last day to hand in is given."""
    return ending(last - timedelta(days=14), **more)


def dutch(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=AMSTERDAM, fold=fold)  # type: ignore[misc]


NOVEMBER = due(date(2026, 11, 20))
FULL = Attendance((Mark(PRESENT),) * 8)


# ---------------------------------------------------------------- the deadline

LAST_DAYS = [
    (date(2026, 3, 14), date(2026, 3, 28)),  # the evening before summer time
    (date(2026, 3, 15), date(2026, 3, 29)),  # a day of 23 hours
    (date(2026, 3, 16), date(2026, 3, 30)),
    (date(2026, 10, 10), date(2026, 10, 24)),  # the evening before winter time
    (date(2026, 10, 11), date(2026, 10, 25)),  # a day of 25 hours
    (date(2026, 10, 12), date(2026, 10, 26)),
    (date(2028, 2, 15), date(2028, 2, 29)),  # leap day
    (date(2027, 2, 15), date(2027, 3, 1)),  # no leap day
    (date(2026, 12, 17), date(2026, 12, 31)),  # year end
    (date(2026, 12, 18), date(2027, 1, 1)),
]


@pytest.mark.parametrize(("training", "last"), LAST_DAYS)
def test_the_last_instant_of_the_last_day_is_in_time_and_midnight_is_not(training: date, last: date) -> None:
    programme = ending(training)
    assert programme.last_day() == last
    end = dutch(last.year, last.month, last.day, 23, 59, 59, 999_000)
    midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), AMSTERDAM)
    for zone in (AMSTERDAM, UTC, timezone(timedelta(hours=-9)), timezone(timedelta(hours=13))):
        assert programme.is_on_time(end.astimezone(zone))
        assert programme.lateness(end.astimezone(zone)) == ""
        assert not programme.is_on_time(midnight.astimezone(zone))
        assert programme.lateness(midnight.astimezone(zone)) == "minder dan een minuut te laat"
    assert programme.is_on_time(end.replace(tzinfo=None))  # without an offset it is Dutch time
    assert not programme.is_on_time(midnight.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("last", "first_too_late"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),  # still winter time
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),  # summer time since that morning
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ],
)
def test_the_deadline_in_utc(last: date, first_too_late: datetime) -> None:
    assert not due(last).is_on_time(first_too_late)
    assert due(last).is_on_time(first_too_late - timedelta(microseconds=1))


@given(
    day=st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    offset=st.integers(-12 * 60, 14 * 60),
)
def test_the_zone_in_which_a_moment_is_written_changes_nothing(day: date, moment: datetime, offset: int) -> None:
    programme, other = due(day), moment.astimezone(timezone(timedelta(minutes=offset)))
    assert programme.is_on_time(moment) is programme.is_on_time(other)
    assert programme.lateness(moment) == programme.lateness(other)
    assert (programme.lateness(moment) == "") is programme.is_on_time(moment)


def test_the_zone_of_the_machine_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no tzset")
    before = os.environ.get("TZ")
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert NOVEMBER.is_on_time(dutch(2026, 11, 20, 23, 59, 59))
        assert not NOVEMBER.is_on_time(datetime(2026, 11, 21))
    monkeypatch.undo()
    assert os.environ.get("TZ") == before
    time.tzset()


@pytest.mark.parametrize(
    ("last", "moment", "words"),
    [
        (date(2026, 11, 20), dutch(2026, 11, 23, 3, 15), "2 dagen en 3 uur te laat"),
        (date(2026, 11, 20), dutch(2026, 11, 22, 0, 30), "1 dag te laat"),
        (date(2026, 11, 20), dutch(2026, 11, 22, 1), "1 dag en 1 uur te laat"),
        (date(2026, 11, 20), dutch(2026, 11, 21, 3, 20), "3 uur en 20 minuten te laat"),
        (date(2026, 11, 20), dutch(2026, 11, 21, 1), "1 uur te laat"),
        (date(2026, 11, 20), dutch(2026, 11, 21, 0, 1, 59), "1 minuut te laat"),
        (date(2026, 3, 28), dutch(2026, 3, 29, 4), "3 uur te laat"),  # an hour was skipped
        (date(2026, 3, 28), dutch(2026, 3, 30, 3), "1 dag en 3 uur te laat"),
        (date(2026, 10, 24), dutch(2026, 10, 25, 2, 30), "2 uur en 30 minuten te laat"),
        (date(2026, 10, 24), dutch(2026, 10, 25, 2, 30, fold=1), "3 uur en 30 minuten te laat"),  # the second 02:30
        (date(2026, 10, 24), dutch(2026, 10, 25, 23, 30), "24 uur en 30 minuten te laat"),  # a day of 25 hours
        (date(2026, 10, 24), dutch(2026, 10, 26), "1 dag te laat"),
        (date(2028, 2, 28), dutch(2028, 3, 1, 5), "1 dag en 5 uur te laat"),  # over the leap day
        (date(2026, 12, 31), dutch(2027, 1, 3), "2 dagen te laat"),
    ],
)
def test_lateness_in_words(last: date, moment: datetime, words: str) -> None:
    assert due(last).lateness(moment) == words
    assert due(last).lateness(moment.astimezone(UTC)) == words


def test_the_deadline_is_told_with_its_zone() -> None:
    assert (
        NOVEMBER.deadline() == "Laatste dag om in te leveren: vrijdag 20 november 2026, tot 24.00 uur Nederlandse tijd."
    )


def test_a_later_attempt_has_the_day_that_was_agreed() -> None:
    moment = dutch(2026, 12, 4, 23, 59)
    agreed = due(date(2026, 11, 20), again_by=(date(2026, 12, 4), date(2026, 12, 18)))
    assert [agreed.is_on_time(moment, attempt) for attempt in (1, 2, 3)] == [False, True, True]
    assert agreed.last_day(3) == agreed.last_day(7) == date(2026, 12, 18)
    assert agreed.lateness(dutch(2026, 12, 5, 1), 2) == "1 uur te laat"
    assert not NOVEMBER.is_on_time(moment, 2)  # nothing agreed: the first day holds


def test_the_rule_can_give_another_number_of_days() -> None:
    assert ending(date(2026, 11, 6), rule=PassRule(days_to_hand_in=0)).last_day() == date(2026, 11, 6)
    assert ending(date(2026, 11, 6), rule=PassRule(days_to_hand_in=28)).last_day() == date(2026, 12, 4)


def test_nothing_handed_in_is_undecided_until_the_deadline() -> None:
    before, after = dutch(2026, 11, 20, 12), dutch(2026, 11, 21, 12)
    assert NOVEMBER.on_time_so_far(None, before) is None
    assert NOVEMBER.on_time_so_far(None, after) is False
    assert NOVEMBER.on_time_so_far(before, after) is True
    assert NOVEMBER.on_time_so_far(after, after) is False


# ---------------------------------------------------------------- days and attendance

WEEK = tuple(date(2026, 11, n) for n in (2, 3, 9, 10))
WRONG: dict[str, Callable[[], object]] = {
    "three days": lambda: Programme(WEEK[:3]),
    "no days": lambda: Programme(()),
    "wrong order": lambda: Programme((WEEK[1], WEEK[0], *WEEK[2:])),
    "one day twice": lambda: Programme((WEEK[0], WEEK[0], *WEEK[2:])),
    "a moment": lambda: Programme((*WEEK[:3], dutch(2026, 11, 10))),
    "the last year there is": lambda: ending(date.max),
    "nine half-days": lambda: Programme(WEEK, PassRule.model_construct(half_days=9)),
    "days below zero": lambda: Programme(WEEK, PassRule.model_construct(days_to_hand_in=-1)),
    "again before the first": lambda: Programme(WEEK, again_by=(date(2026, 11, 20),)),
    "attempt 0": lambda: Programme(WEEK).last_day(0),
    "half-day 0": lambda: Attendance().note(0, PRESENT),
    "half-day 9": lambda: Programme(WEEK).name_of(9),
    "seven marks": lambda: Attendance((Mark(PRESENT),) * 7),
    "made up, not told": lambda: Attendance().note(3, COMPENSATED),
    "made up with nobody": lambda: Mark(COMPENSATED, "geoefend", " ", date(2026, 11, 10)),
    "made up never": lambda: Mark(COMPENSATED, "geoefend", "T1"),
}


def is_dutch(sentence: str) -> bool:
    words = set(sentence.lower().replace(",", " ").replace(".", " ").replace(":", " ").replace(";", " ").split())
    dutch_words = {"de", "het", "een", "is", "er", "in", "nog", "tot", "staan", "dit", "bestaat", "om"}
    return sentence.endswith(".") and bool(words & dutch_words) and not words & {"the", "day", "not", "days", "must"}


@pytest.mark.parametrize("case", list(WRONG))
def test_what_cannot_be_is_refused_in_dutch(case: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        WRONG[case]()
    assert is_dutch(str(caught.value)), str(caught.value)


def test_half_days_run_from_the_first_morning_to_the_last_afternoon() -> None:
    programme = Programme(WEEK)
    assert programme.name_of(1) == "dag 1, ochtend (maandag 2 november 2026)"
    assert programme.name_of(4) == "dag 2, middag (dinsdag 3 november 2026)"
    assert programme.name_of(8) == "dag 4, middag (dinsdag 10 november 2026)"


@given(marks=st.lists(st.sampled_from([Mark(), Mark(PRESENT), Mark(ABSENT), MADE_UP]), min_size=8, max_size=8))
def test_seven_of_eight_attended_or_made_up(marks: list[Mark]) -> None:
    attendance = Attendance()
    for number, mark in enumerate(marks, 1):
        attendance = attendance.note(number, mark)
    assert attendance == Attendance(tuple(marks))
    counted = marks.count(Mark(PRESENT)) + marks.count(MADE_UP)
    assert (attendance.counted, attendance.still_open) == (counted, marks.count(Mark()))
    assert Programme(WEEK).attendance_met(attendance) is (counted >= 7)


def test_noting_gives_a_new_value_and_keeps_the_words() -> None:
    missed = FULL.note(3, ABSENT)
    assert FULL.which(ABSENT) == ()
    assert missed.which(ABSENT) == (3,)
    assert missed.note(3, MADE_UP).marks[2].what == "twee gesprekken geoefend "


# ---------------------------------------------------------------- the proof of participation


ON_TIME = dutch(2026, 11, 20, 9)


def handed_in(moment: datetime | None = ON_TIME, **more: object) -> FinalAssignment:
    reflection = Reflection(cooperation="samen", learning="veel", development="rust")
    base = {"format": "herstelwerk/final-assignment/1", "trainee": "D07", "cohort": "X", "reflection": reflection}
    return FinalAssignment.model_validate({**base, **more}).model_copy(update={"submitted_at": moment})


TODAY = date(2026, 12, 1)


def test_the_proof_is_given_when_everything_is_there() -> None:
    proof = NOVEMBER.proof(FULL.note(8, ABSENT), handed_in(), True, TODAY)
    assert proof
    assert proof.reasons == ()


TWO_MISSED = FULL.note(1, ABSENT).note(4, ABSENT)
WHY_NOT: list[tuple[Attendance, FinalAssignment | None, bool | None, date, str]] = [
    (FULL, handed_in(), True, date(2026, 11, 5), "de laatste dag is vrijdag 6 november 2026"),
    (TWO_MISSED, handed_in(), True, TODAY, "Gemist: dag 1, ochtend (dinsdag 3 november 2026); dag 2, middag"),
    (TWO_MISSED, handed_in(), True, TODAY, "Inhalen kan"),
    (Attendance(), handed_in(), True, TODAY, "Nog niet genoteerd: dag 1, ochtend"),
    (FULL, None, True, TODAY, "nog niet ingeleverd. Laatste dag om in te leveren: vrijdag 20 november 2026"),
    (FULL, handed_in(None), True, TODAY, "nog niet ingeleverd"),
    (FULL, handed_in(dutch(2026, 11, 23, 3)), True, TODAY, "kwam 2 dagen en 3 uur te laat binnen"),
    (FULL, handed_in(reflection=Reflection(cooperation="x", learning=" ")), True, TODAY, "reflectie mist nog iets"),
    (FULL, handed_in(), None, TODAY, "nog niet helemaal beoordeeld"),
    (FULL, handed_in(), False, TODAY, "nog niet voldoende"),
]


@pytest.mark.parametrize(("attendance", "assignment", "passed", "today", "words"), WHY_NOT)
def test_why_the_proof_cannot_be_given_yet(
    attendance: Attendance, assignment: FinalAssignment | None, passed: bool | None, today: date, words: str
) -> None:
    proof = NOVEMBER.proof(attendance, assignment, passed, today)
    assert not proof
    assert len(proof.reasons) == 1
    assert words in proof.reasons[0]
    assert is_dutch(proof.reasons[0])


def test_what_was_made_up_counts_for_the_proof_and_all_reasons_are_told_at_once() -> None:
    assert NOVEMBER.proof(TWO_MISSED.note(4, MADE_UP), handed_in(), True, TODAY)
    assert len(NOVEMBER.proof(TWO_MISSED, None, None, date(2026, 11, 1)).reasons) == 4
