"""Who is where now: words for how long ago, places in the order of the workbook, silence as a question."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.domain import AMSTERDAM
from herstelwerk.overview import Heard, Last
from herstelwerk.overview.now import ELSEWHERE, PRESENT, QUIET, absent, ago, is_quiet, question, spots, where
from tests.overview.rooms import HEARD, NOW, heard, room


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (-5, "zojuist"),
        (0, "zojuist"),
        (1, "1 minuut geleden"),
        (2, "2 minuten geleden"),
        (59, "59 minuten geleden"),
        (60, "1 uur geleden"),
        (239, "3 uur geleden"),
        (240, "om 10.02 uur"),
        (14 * 60 + 3, "gisteren om 23.59 uur"),
        (30 * 60, "gisteren om 8.02 uur"),
        (3 * 24 * 60, "op donderdag 19 november 2026"),
    ],
)
def test_how_long_ago_in_words(minutes: int, told: str) -> None:
    assert ago(NOW - timedelta(minutes=minutes), NOW) == told


def test_just_after_midnight_is_still_minutes_ago() -> None:
    now = datetime(2026, 11, 22, 0, 5, tzinfo=AMSTERDAM)
    assert ago(now - timedelta(minutes=10), now) == "10 minuten geleden"


@pytest.mark.parametrize("day", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_the_night_the_clock_changes_counts_real_minutes(day: datetime) -> None:
    before = day.replace(hour=1, minute=30, tzinfo=AMSTERDAM)
    after = datetime.fromtimestamp(before.timestamp() + 50 * 60, AMSTERDAM)
    assert ago(before.astimezone(), after.astimezone()) == "50 minuten geleden"


@pytest.mark.parametrize("minutes", range(0, PRESENT + 30, 5))
def test_silence_is_asked_about_only_when_someone_is_at_work(minutes: int) -> None:
    seat = room([heard("vis7", minutes)]).seats[0]
    asked = question(seat, NOW)
    assert bool(asked) is is_quiet(seat, NOW) is (QUIET <= minutes < PRESENT)
    if asked:
        assert asked.startswith(f"Stil sinds {minutes} minuten") and asked.endswith("?"), "a question, no verdict"


def test_nothing_is_asked_of_whom_nothing_was_heard() -> None:
    seat = room([]).seats[0]
    assert question(seat, NOW) == where(seat, room([])) == ""


def test_where_someone_is() -> None:
    found = room(
        [
            heard("vis7", here="dag-2/ecogram", last=Last("dag-1/werkrelatie", NOW)),
            heard("kat8", last=Last("dag-1/werkrelatie", NOW)),
            heard("mus9", here="dag-9/weg"),
            heard("eend3", here="eindopdracht/actieplan"),
        ]
    )
    assert [where(seat, found) for seat in found.seats] == [
        "dag 2, Ecogram",
        "dag 1, De werkrelatie",
        ELSEWHERE,
        "eindopdracht, actieplan",
        "",
    ]
    assert [(spot.name, [seat.name for seat in spot.seats]) for spot in spots(found)] == [
        ("dag 1, De werkrelatie", ["kat8"]),
        ("dag 2, Ecogram", ["vis7"]),
        ("eindopdracht, actieplan", ["eend3"]),
        (ELSEWHERE, ["mus9"]),
    ]


@given(HEARD)
def test_everyone_is_in_one_place_or_absent(told: list[Heard]) -> None:
    found = room(told)
    there = [seat.name for spot in spots(found) for seat in spot.seats]
    assert sorted([*there, *(seat.name for seat in absent(found))]) == sorted(seat.name for seat in found.seats)


@given(st.integers(-10_000, 10_000_000))
def test_any_moment_has_words(minutes: int) -> None:
    told = ago(NOW - timedelta(minutes=minutes), NOW)
    assert told and not told.startswith("0") and "-" not in told
