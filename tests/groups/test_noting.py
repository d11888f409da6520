"""Noting who was there, making up, and the rule of seven of eight in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.attendance import HALF_DAYS, Attendance, Mark, Presence
from herstelwerk.criteria_set import PassRule
from herstelwerk.groups import Group, Member
from herstelwerk.groups.noting import (
    change_mark,
    everyone_present,
    lacking,
    name_of,
    short_name,
    size_remark,
    standing,
    step,
    with_details,
)

TODAY = date(2026, 11, 22)
PRESENT, ABSENT, MADE_UP, UNKNOWN = (
    Presence.PRESENT,
    Presence.ABSENT,
    Presence.COMPENSATED,
    Presence.UNKNOWN,
)
TOLD = Mark(MADE_UP, "verslag", "trainer 1", TODAY)


def test_one_press_goes_round() -> None:
    seen = [Mark()]
    for _ in range(3):
        seen.append(step(seen[-1], TODAY))
    assert [mark.presence for mark in seen] == [UNKNOWN, PRESENT, ABSENT, UNKNOWN]


def test_made_up_is_in_the_round_once_it_is_told_and_was_done() -> None:
    absent = Mark(ABSENT, "verslag", "trainer 1", TODAY)
    assert step(absent, TODAY) == TOLD
    assert step(TOLD, TODAY) == Mark(UNKNOWN, "verslag", "trainer 1", TODAY), "what was told stays"
    assert step(absent, date(2026, 11, 21)).presence is UNKNOWN, "the day is still to come"
    assert step(TOLD, date(2026, 11, 21)).presence is UNKNOWN


def test_what_lacks_is_named() -> None:
    assert "wat er is gedaan, met wie dat is afgesproken, op welke dag" in lacking(Mark(ABSENT), TODAY)
    assert "met wie" not in lacking(Mark(ABSENT, "x", "T1"), TODAY) and "op welke dag" in lacking(
        Mark(ABSENT, "x", "T1"), TODAY
    )
    assert lacking(TOLD, TODAY) == ""
    assert "maandag 23 november 2026" in lacking(Mark(ABSENT, "x", "T1", date(2026, 11, 23)), TODAY)


@pytest.mark.parametrize("emptied", [{"what": " "}, {"agreed_with": ""}, {"on": None}])
def test_made_up_falls_back_to_missed_when_something_is_emptied(emptied: dict[str, None]) -> None:
    left = with_details(TOLD, **emptied)
    assert left.presence is ABSENT
    assert with_details(TOLD, what="gesprek").presence is MADE_UP


def test_everyone_present_leaves_what_was_noted() -> None:
    group = Group(
        "G", members=(Member("a"), Member("b", Attendance().note(3, ABSENT)), Member("c", Attendance().note(3, TOLD)))
    )
    marks = [member.attendance.marks[2].presence for member in everyone_present(group, 3).members]
    assert marks == [PRESENT, ABSENT, MADE_UP]
    assert all(m.attendance.still_open >= 7 for m in everyone_present(group, 3).members)
    assert change_mark(group, "weg", 1, TOLD) == group


@given(st.lists(st.sampled_from([PRESENT, ABSENT, UNKNOWN]), min_size=HALF_DAYS, max_size=HALF_DAYS))
def test_the_rule_in_words_counts_right(presences: list[Presence]) -> None:
    attendance = Attendance(tuple(map(Mark, presences)))
    told = standing(attendance, PassRule())
    counted, still_open = presences.count(PRESENT), presences.count(UNKNOWN)
    assert told.startswith(f"{counted} van 8: ")
    if counted >= 7:
        assert told.endswith("genoeg")
    elif counted + still_open >= 7:
        assert told.endswith(f"nog {7 - counted} nodig")
    else:
        assert told.endswith(f"nog {7 - counted - still_open} in te halen")


def test_half_days_are_named() -> None:
    assert [short_name(n) for n in range(1, 9)] == ["D1o", "D1m", "D2o", "D2m", "D3o", "D3m", "D4o", "D4m"]
    assert (name_of(1), name_of(8)) == ("dag 1, ochtend", "dag 4, middag")


@pytest.mark.parametrize(
    ("count", "told"), [(0, ""), (1, "1 deelnemer."), (7, "minder"), (8, ""), (16, ""), (17, "meer")]
)
def test_the_size_is_a_remark(count: int, told: str) -> None:
    assert told in size_remark(count) and bool(told) is bool(size_remark(count))
