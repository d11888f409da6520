"""Arithmetic of the calendar: months, weeks, working days and feast days.

Every function here is pure. Where a day does not exist (31 November, week 53 of a short year, the year
10000) it raises ``ValueError`` or ``OverflowError``, just as :mod:`datetime` does; the reader of phrases
turns both into "no date".

Sources
-------
Easter: the "anonymous Gregorian" computus, published by Meeus, *Astronomical Algorithms* (1991), chapter 8,
after Jones and Butcher; checked in the tests against a published table of years.
Koningsdag: 27 April, or 26 April where the 27th is a Sunday (in force since 2014).
Weeks: ISO 8601, Monday to Sunday; week 1 holds the first Thursday of the year.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)


@lru_cache(maxsize=512)
def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month (31 January + 1 = 28 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_workdays(day: date, number: int) -> date:
    """So many working days (Monday to Friday) later; feast days are not left out."""
    weeks, rest = divmod(number, 5)
    day += WEEK * weeks
    for _ in range(rest):
        day += DAY * {4: 3, 5: 2}.get(day.weekday(), 1)
    if number and day.weekday() > 4:  # whole weeks from a Saturday or Sunday end on the Friday before
        day -= DAY * (day.weekday() - 4)
    return day


def monday_of(day: date) -> date:
    """The Monday of the week that holds this day."""
    return day - DAY * day.weekday()


def sunday_of(day: date) -> date:
    """The Sunday that ends the week of this day."""
    return day + DAY * (6 - day.weekday())


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday after the day (0 is Monday); never the day itself."""
    return day + DAY * ((weekday - day.weekday() - 1) % 7 + 1)


def weekday_until(day: date, weekday: int) -> date:
    """The last such weekday before the day, or the day itself."""
    return day - DAY * ((day.weekday() - weekday) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last. ``ValueError`` where there is no fifth."""
    if nth < 0:
        return weekday_until(last_of_month(year, month), weekday)
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def nth_week(year: int, month: int, nth: int) -> date:
    """The Monday of the nth week of a month; as in ISO 8601 a week belongs to the month of its Thursday."""
    return nth_weekday(year, month, 3, nth) - 3 * DAY


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return last_of_month(year, 3 * quarter)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + DAY * days


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - DAY if day.weekday() == 6 else day


#: Name of a feast day (as words.py uses it) and the day on which it falls in a year.
FEASTS: Final[dict[str, Callable[[int], date]]] = {
    "new_year": _fixed(1, 1), "epiphany": _fixed(1, 6), "valentine": _fixed(2, 14),
    "carnival": _from_easter(-47), "ash_wednesday": _from_easter(-46), "palm_sunday": _from_easter(-7),
    "maundy_thursday": _from_easter(-3), "good_friday": _from_easter(-2), "holy_saturday": _from_easter(-1),
    "easter": _from_easter(0), "easter_monday": _from_easter(1), "kings_day": _kings_day,
    "labour_day": _fixed(5, 1), "remembrance": _fixed(5, 4), "liberation": _fixed(5, 5),
    "mothers_day": _nth(5, 6, 2), "ascension": _from_easter(39), "ascension_weekend": _from_easter(42),
    "pentecost": _from_easter(49),
    "pentecost_monday": _from_easter(50), "fathers_day": _nth(6, 6, 3), "keti_koti": _fixed(7, 1),
    "belgian_day": _fixed(7, 21), "assumption": _fixed(8, 15), "budget_day": _nth(9, 1, 3),
    "animal_day": _fixed(10, 4), "halloween": _fixed(10, 31), "all_saints": _fixed(11, 1),
    "all_souls": _fixed(11, 2), "armistice": _fixed(11, 11), "saint_nicholas": _fixed(12, 5),
    "christmas_eve": _fixed(12, 24), "christmas": _fixed(12, 25), "boxing_day": _fixed(12, 26),
    "new_years_eve": _fixed(12, 31),
}  # fmt: skip
