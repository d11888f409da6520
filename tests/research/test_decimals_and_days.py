"""Numbers and days as people write them: read where there is one reading, asked where there are two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.research.days import american_day, as_day, excel_day
from herstelwerk.research.decimals import as_number, both_ways, is_ambiguous, sign_of


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["3,5", "4"], ","),
        (["3.5"], "."),
        (["1.234"], ""),
        (["1,234", "12,345"], ""),
        (["0,125"], ","),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1.234.567"], ","),
        (["3,5", "3,6", "3.7"], ","),
        (["3,5", "3.7"], ""),
        (["12", "", "abc", "1,2,3"], ""),
        (["4,125", "4,5"], ","),
    ],
)
def test_the_sign_is_seen_in_cells_with_one_reading(cells: list[str], sign: str) -> None:
    assert sign_of((cell, 1) for cell in cells) == sign


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("12", "", 12.0),
        ("-3", ",", -3.0),
        ("3,5", ",", 3.5),
        ("3,5", ".", None),
        ("1.234", ",", None),
        ("1.234", ".", 1.234),
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1e-3", ".", 0.001),
        ("1e-3", ",", None),
        ("1,2,3", ",", None),
        ("", ",", None),
        ("٣", ",", 3.0),
        ("1_000", ".", None),
        ("nan", ".", None),
        ("inf", ".", None),
        ("9" * 31, ".", None),
    ],
)
def test_a_number_is_read_with_the_sign_of_its_file(text: str, sign: str, value: float | None) -> None:
    assert as_number(text, sign) == value


def test_what_can_be_two_numbers() -> None:
    assert [text for text in ("1.234", "12,345", "0,123", "1234,567", "1,23", "123.456") if is_ambiguous(text)] == [
        "1.234",
        "12,345",
        "123.456",
    ]
    assert both_ways("4.125") == "4125 of 4,125"


@settings(deadline=None)
@given(st.floats(-1e6, 1e6).map(lambda x: round(x, 2)), st.sampled_from(",."))
def test_writing_and_reading_give_the_same(value: float, sign: str) -> None:
    assert as_number(f"{value:.2f}".replace(".", sign), sign) == value


@pytest.mark.parametrize("text", ["2025-01-21", "21-01-2025", "21-1-2025", "21/01/2025", "21.01.2025", "20250121"])
def test_one_day_in_many_ways(text: str) -> None:
    assert as_day(text) == date(2025, 1, 21)


@pytest.mark.parametrize("text", ["2025-01-21 10:30", "2025-01-21T10:30:00", "2025-01-21T10:30:00Z"])
def test_a_moment_is_read_as_its_day(text: str) -> None:
    assert as_day(text) == date(2025, 1, 21)


@pytest.mark.parametrize("text", ["", "21-01-25", "2025-02-30", "01/21/2025", "45678", "januari", "2025", "0000-01-01"])
def test_what_is_no_day(text: str) -> None:
    assert as_day(text) is None


def test_american_days_are_known_when_they_can_be_nothing_else() -> None:
    assert american_day("01/21/2025") == date(2025, 1, 21)
    assert american_day("01/02/2025") is None  # 1 February


@settings(deadline=None)
@given(st.dates(date(1955, 1, 1), date(2099, 12, 31)))
def test_a_day_survives_excel_and_every_form(day: date) -> None:
    assert excel_day(str((day - date(1899, 12, 30)).days)) == day
    assert as_day(day.isoformat()) == as_day(f"{day:%d-%m-%Y}") == as_day(f"{day:%Y%m%d}") == day


def test_excel_knows_this_day() -> None:
    assert excel_day("45678") == date(2025, 1, 21)
    assert excel_day("45678.5") == date(2025, 1, 21)
    assert excel_day("12") is None and excel_day("99999") is None
    assert date(1899, 12, 30) + timedelta(days=45_678) == date(2025, 1, 21)
