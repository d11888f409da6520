"""Dates in words: a table of invented texts, and the corners of the calendar."""

import doctest
from datetime import date
from pathlib import Path

import pytest

from herstelwerk.language import dates
from herstelwerk.language.dates import Kind, read_when
from herstelwerk.language.dates.almanac import add_months, add_workdays, easter, nth_week, nth_weekday
from herstelwerk.language.dates.spelling import fold, one_slip

PLAN = date(2026, 11, 12)  # a Thursday
TABLE = Path(__file__).with_name("dates.tsv")


def cases() -> list[tuple[str, date | None]]:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return [(row[0], None if row[1] == "-" else date.fromisoformat(row[1])) for row in rows if len(row) == 2]


def test_table_is_large_enough_and_has_no_doubles() -> None:
    texts = [text for text, _ in cases()]
    assert len(texts) > 500
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(("text", "expected"), cases())
def test_day_of_text(text: str, expected: date | None) -> None:
    assert read_when(text, PLAN).date == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\0", "😀", "́", "²³", "١٢"])
def test_nothing_to_read(text: str) -> None:
    assert read_when(text, PLAN) == (Kind.VAGUE, None, 0, len(text), False)


@pytest.mark.parametrize(
    ("text", "kind", "quote", "clash"),
    [
        ("op dinsdag 20 november bellen", Kind.POINT, "dinsdag 20 november", True),
        ("zaterdag 20/11", Kind.POINT, "zaterdag 20/11", True),
        ("24 november (maandag)", Kind.POINT, "24 november (maandag", True),
        ("morgen, zaterdag", Kind.POINT, "morgen, zaterdag", True),
        ("dinsdag 24 november", Kind.POINT, "dinsdag 24 november", False),
        ("zsm, uiterlijk 1 dec", Kind.POINT, "1 dec", False),
        ("vóór 1 december", Kind.POINT, "1 december", False),
        ("vo\u0301o\u0301r 1 december", Kind.POINT, "1 december", False),
        ("😀 volgende week 😀", Kind.PERIOD, "volgende week", False),
        ("in december", Kind.PERIOD, "december", False),
        ("over drie weken", Kind.PERIOD, "over drie weken", False),
        ("elke dinsdag t/m 15 december", Kind.REPETITION, "15 december", False),
        ("ik ga 3 dinsdagen mee", Kind.REPETITION, "3 dinsdagen", False),
        ("6x op donderdag, vanaf 19-11", Kind.REPETITION, "6x op donderdag, vanaf 19-11", False),
        ("elke dinsdag", Kind.VAGUE, "elke dinsdag", False),
        ("dinsdag 31 november", Kind.VAGUE, "dinsdag 31 november", False),
    ],
)
def test_kind_quote_and_clash(text: str, kind: Kind, quote: str, clash: bool) -> None:
    when = read_when(text, PLAN)
    assert (when.kind, text[when.start : when.end], when.weekday_clash) == (kind, quote, clash)


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        # ends of months and leap years
        ("2027-01-31", "over een maand", "2027-02-28"),
        ("2028-01-31", "over een maand", "2028-02-29"),
        ("2028-01-10", "29 februari", "2028-02-29"),
        ("2027-12-01", "29-2", "2028-02-29"),
        ("2028-03-01", "29-2", None),
        ("2028-02-10", "eind van de maand", "2028-02-29"),
        ("2028-02-29", "over een jaar", "2029-02-28"),
        ("2027-01-30", "de 30e", "2027-03-30"),
        ("2026-11-12", "over anderhalve maand", "2026-12-27"),
        # the end of the year
        ("2026-12-31", "morgen", "2027-01-01"),
        ("2026-12-30", "volgende week", "2027-01-10"),
        ("2026-12-30", "eind volgende maand", "2027-01-31"),
        ("2026-12-30", "3 januari", "2027-01-03"),
        ("2026-12-31", "oudjaar", "2026-12-31"),
        ("2027-01-01", "oudjaar", "2027-12-31"),
        ("2026-12-31", "dit jaar", "2026-12-31"),
        # weeks by ISO 8601: 2026 has 53 of them, 2025 and 2027 have 52
        ("2026-12-30", "week 53", "2027-01-03"),
        ("2026-12-30", "week 1", "2027-01-10"),
        ("2027-01-02", "week 53", "2027-01-03"),
        ("2025-11-12", "week 53", None),
        ("2025-12-29", "week 1", "2026-01-04"),
        ("2025-12-29", "deze week", "2026-01-04"),
        ("2026-11-15", "week 46", "2026-11-15"),
        ("2026-11-16", "week 46", "2027-11-21"),
        # every day of the week as the day of the plan
        ("2026-11-15", "dit weekend", "2026-11-15"),
        ("2026-11-15", "komend weekend", "2026-11-22"),
        ("2026-11-14", "volgend weekend", "2026-11-22"),
        ("2026-11-15", "volgende week", "2026-11-22"),
        ("2026-11-16", "volgende dinsdag", "2026-11-24"),
        ("2026-11-16", "dinsdag", "2026-11-17"),
        ("2026-11-17", "dinsdag", "2026-11-24"),
        ("2026-11-20", "eerstvolgende werkdag", "2026-11-23"),
        ("2026-11-21", "over 5 werkdagen", "2026-11-27"),
        # feast days on their own day, the day after, and in the year given
        ("2026-12-25", "kerst", "2026-12-25"),
        ("2026-12-26", "kerst", "2027-12-25"),
        ("2025-04-01", "koningsdag", "2025-04-26"),
        ("2027-03-29", "tweede paasdag", "2027-03-29"),
        ("2027-03-30", "tweede paasdag", "2028-04-17"),
        ("2024-02-29", "Pasen 2038", "2038-04-25"),
        ("2024-02-29", "pinksteren", "2024-05-19"),
        # beyond the calendar
        ("9999-12-31", "over een week", None),
        ("9999-12-31", "morgen", None),
        ("9999-12-31", "volgende week dinsdag", None),
        ("9999-12-31", "kerst", None),
        ("0001-01-01", "gisteren", None),
        ("0001-01-01", "deze week", "0001-01-07"),
        ("2026-11-12", "over 99999999 weken", None),
        ("2026-11-12", "over 9999 jaar", None),
    ],
)
def test_corners_of_the_calendar(plan: str, text: str, expected: str | None) -> None:
    found = read_when(text, date.fromisoformat(plan)).date
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    "text",
    [
        # from tables of Easter as printed in almanacs, with the earliest and latest days there are
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
        "2016-03-27", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
        "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
        "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
    ],
)  # fmt: skip
def test_easter(text: str) -> None:
    day = date.fromisoformat(text)
    assert easter(day.year) == day


def test_arithmetic() -> None:
    assert add_months(date(2026, 10, 31), 1) == date(2026, 11, 30)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)
    assert add_workdays(date(2026, 11, 13), 1) == date(2026, 11, 16)
    assert add_workdays(date(2026, 11, 14), 5) == date(2026, 11, 20)
    assert nth_weekday(2027, 2, 0, 1) == date(2027, 2, 1)
    assert nth_weekday(2026, 11, 4, -1) == date(2026, 11, 27)
    assert nth_week(2027, 5, 2) == date(2027, 5, 10)
    with pytest.raises(ValueError, match="day"):
        nth_weekday(2027, 2, 0, 5)


def test_spelling() -> None:
    assert fold("donderdach") == fold("donderdag")
    assert one_slip("novenber", "november")
    assert one_slip("dindsag", "dinsdag")
    assert one_slip("woendag", "woensdag")
    assert not one_slip("maandag", "zondag")


ORDINARY = ["mandaat", "vandaar", "wasdag", "zondaar", "mars", "maar", "morgens", "volgens"]


@pytest.mark.parametrize("word", ORDINARY)
def test_ordinary_words_are_no_days(word: str) -> None:
    assert read_when(word, PLAN).kind is Kind.VAGUE


def test_examples_in_the_documentation() -> None:
    results = doctest.testmod(dates)
    assert results.attempted > 0
    assert results.failed == 0
