"""The last day of the training, where a trainee did not tell it herself: as the programme of her group has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from herstelwerk.screens.assignment.deadline import deadline
from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP

DAYS = ["2026-10-06", "2026-10-13", "2026-11-03", "2026-11-10"]


def programme(desk: Desk, **body: Any) -> None:
    desk.store.save(GROUP + "2026-NIJ-1", "programma", {"days": DAYS} | body, 0)


def test_it_follows_from_the_programme_of_her_group(desk: Desk) -> None:
    assert desk.last_training_day is None
    programme(desk)
    assert desk.last_training_day == date(2026, 11, 10)
    assert "24 november 2026" in deadline(desk, desk.workbook.wording("inleveren"))


@pytest.mark.parametrize("typed", ["2026-NIJ-1", " 2026-nij-1 ", "2026 nij 1"])
def test_however_she_typed_the_code(desk: Desk, typed: str) -> None:
    programme(desk)
    assert replace(desk, cohort=typed).last_training_day == date(2026, 11, 10)


def test_what_she_told_herself_comes_first_and_emptying_it_goes_back(desk: Desk) -> None:
    programme(desk)
    desk.set_last_training_day(date(2026, 11, 12))
    assert desk.last_training_day == date(2026, 11, 12)
    desk.set_last_training_day(None)
    assert desk.last_training_day == date(2026, 11, 10)


@pytest.mark.parametrize("cohort", ["", "2025-NIJ-9", "x" * 300, "a\x00b", "../x", "groep:2026-NIJ-1"])
def test_another_group_or_none_at_all_is_no_fault(desk: Desk, cohort: str) -> None:
    programme(desk)
    assert replace(desk, cohort=cohort).last_training_day is None


@pytest.mark.parametrize(
    "body", [{"days": ["morgen"]}, {"days": 4}, {"days": []}, {"days": [*DAYS[:3], None]}, {"days": None}]
)
def test_a_programme_that_makes_no_sense_has_no_days(desk: Desk, body: dict[str, Any]) -> None:
    programme(desk, **body)
    assert desk.last_training_day is None


def test_around_summer_time_and_a_leap_day(desk: Desk) -> None:
    programme(desk, days=["2028-01-04", "2028-01-11", "2028-02-08", "2028-02-15"])
    assert "29 februari 2028" in deadline(desk, desk.workbook.wording("inleveren"))
