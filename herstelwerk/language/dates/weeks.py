"""Phrases around a week or weekend: "week 48", "de week van 16 november", "de dag na kerst"."""

from datetime import date
from typing import Final

from herstelwerk.language.dates.almanac import DAY, WEEK, monday_of, sunday_of
from herstelwerk.language.dates.categories import Cat, Unit
from herstelwerk.language.dates.days import lone_number
from herstelwerk.language.dates.ordinals import quarter
from herstelwerk.language.dates.phrase import (
    Anchor,
    Phrase,
    Shape,
    Tokens,
    is_before,
    no_day,
    one_day,
    read_within,
    skip_small,
)
from herstelwerk.language.dates.scope import read_year
from herstelwerk.language.dates.weekdays import WEEKDAYS, is_weekday, weekday

_YEARS: Final = frozenset({Cat.YEAR, Cat.FILL, Cat.NEXT, Cat.THIS})


def a_week(stop: int, monday: date) -> Phrase:
    """The calendar week that begins on this Monday."""
    return Phrase(stop, monday, monday + DAY * 6, Shape.WEEK)


def weekday_in(tokens: Tokens, week: Phrase, anchor: Anchor) -> Phrase:
    """Reads "volgende week dinsdag", "week 48 op dinsdag": the weekday after a week, or the week itself."""
    place = skip_small(tokens, week.stop, 1)
    if tokens[place].cat not in WEEKDAYS or week.first is None or not is_weekday(tokens, place):
        return week
    day = week.first + DAY * tokens[place].value
    if (anchor.nested or tokens[place + 1].cat is Cat.END) and day >= anchor.day:
        return one_day(place + 1, day)
    found = weekday(tokens, place, anchor)
    if found is None or (found.shape is not Shape.WEEKDAY and found.last != day):
        return found or week
    over = week.last is not None and week.last < anchor.day  # "vorige week dinsdag"
    return one_day(found.stop, day) if day >= anchor.day or anchor.past or over else found


def unit_phrase(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "week 48", "de week van 16 nov", "van de week", "het weekend", "de dag na kerst", "Q1"."""
    unit, stop, after = tokens[place].value, place + 1, tokens[place + 1]
    if unit == Unit.QUARTER:
        return quarter(tokens, place, anchor)
    if unit not in {Unit.WEEK, Unit.WEEKEND, Unit.DAY}:
        return None
    numbered = stop + (after.word in {"nr", "nummer"})
    if unit == Unit.WEEK and tokens[numbered].cat in {Cat.NUM, Cat.DATE}:
        return _numbered_week(tokens, numbered, anchor)
    if after.cat is Cat.AFTER or is_before(after):
        other = read_within(tokens, stop + 1, anchor)
        if other is not None and other.last is not None:
            return _beside(unit, other, other.last, 1 if after.cat is Cat.AFTER else -1)
    if after.word in {"van", "vd"} and unit != Unit.DAY:
        other = read_within(tokens, stop + 1, anchor)
        if other is not None and other.last is not None:
            return a_week(other.stop, monday_of(other.last))
        number = lone_number(tokens, stop + 1, anchor) if tokens[stop + 1].cat is Cat.NUM else None
        if number is not None and number.last is not None:
            return a_week(number.stop, monday_of(number.last))
    before = tokens[place - 1].word if place else ""
    if unit == Unit.WEEKEND:
        indefinite = before in {"een", "elk", "n"}
        return None if indefinite else Phrase(stop, anchor.day, sunday_of(anchor.day), Shape.PERIOD)
    this_week = before == "vd" or (before == "de" and place > 1 and tokens[place - 2].word == "van")
    if unit == Unit.DAY or not this_week:
        return None
    return weekday_in(tokens, a_week(stop, monday_of(anchor.day)), anchor)


def _beside(unit: int, other: Phrase, day: date, step: int) -> Phrase:
    """The day, week or weekend before or after another day."""
    if unit == Unit.DAY:
        return one_day(other.stop, day + DAY * step)
    if unit == Unit.WEEK:
        return a_week(other.stop, monday_of(day) + WEEK * step)
    sunday = sunday_of(day + DAY) if step > 0 else monday_of(day) - DAY
    return Phrase(other.stop, sunday - DAY, sunday, Shape.PERIOD)


def _numbered_week(tokens: Tokens, place: int, anchor: Anchor) -> Phrase:
    """Reads "week 48" (the first that is not over), "week 48 en 49" (the last), "week 2 van 2027"."""
    number, stop = tokens[place].value, place + 1
    if tokens[place].cat is Cat.DATE:
        number = number // 100 % 100
    elif tokens[stop].cat in {Cat.AND, Cat.LIMIT}:
        following = tokens[stop + 1]
        if following.cat is Cat.NUM and following.word.isdigit():
            number, stop = following.value, stop + 2
    year = None
    if tokens[stop].cat in _YEARS:
        year, beyond = read_year(tokens, skip_small(tokens, stop, 1), anchor)
        stop = stop if year is None else beyond
    try:
        if year is None:
            year = anchor.day.isocalendar().year
            over = date.fromisocalendar(year, number, 7) < anchor.day
            year += over
        found = a_week(stop, date.fromisocalendar(year, number, 1))
    except ValueError:
        return no_day(stop)
    return weekday_in(tokens, found, anchor)


def numbered_weeks(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "weken 48 en 49": the last."""
    return unit_phrase(tokens, place, anchor) if tokens[place + 1].cat in {Cat.NUM, Cat.DATE} else None
