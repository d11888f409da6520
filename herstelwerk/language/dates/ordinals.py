"""Phrases that count within a month: "eerste maandag van februari", "tweede week van mei"."""

from collections.abc import Callable
from datetime import date
from typing import Final

from herstelwerk.language.dates.almanac import (
    DAY,
    add_workdays,
    last_of_month,
    nth_week,
    nth_weekday,
    quarter_end,
)
from herstelwerk.language.dates.categories import Cat, Unit
from herstelwerk.language.dates.days import day_of_month, feast
from herstelwerk.language.dates.phrase import Anchor, Phrase, Shape, Tokens, no_day, skip_small
from herstelwerk.language.dates.scope import inner_scope, read_year
from herstelwerk.language.dates.spans import bare
from herstelwerk.language.dates.weekdays import weekday

_HALF: Final = "helft"


def ordinal(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """A phrase that begins with an ordinal: a day of the month, or the nth of something in a month."""
    nth, after = tokens[place].value, tokens[place + 1]
    if after.cat is Cat.FEAST:
        return feast(tokens, place + 1, anchor)
    if after.cat is Cat.NUM and nth == 1:  # de eerste drie weken
        lasting = bare(tokens, place + 1, anchor)
        return lasting and lasting._replace(shape=Shape.SPAN)
    rule = _rule(after.cat, after.value, after.word, nth)
    if rule is None:
        return day_of_month(tokens, place, anchor)
    start = place + 2
    if after.cat is Cat.UNIT and after.value == Unit.QUARTER:
        return _quarter(tokens, start, anchor, nth)
    scope = inner_scope(tokens, start, anchor)
    if scope is not None:
        try:
            day = scope.resolve(anchor, rule)
        except ValueError:
            return no_day(scope.stop)
        single = after.cat is not Cat.UNIT or after.value in {Unit.DAY, Unit.WORKDAY}
        return Phrase(scope.stop, day, day, Shape.DAY if single else Shape.PERIOD)
    limited = tokens[start].cat in {Cat.LIMIT, Cat.AFTER}
    if after.cat in {Cat.WEEKDAY, Cat.SHORT} and (nth == 1 or (nth < 0 and limited)):
        return weekday(tokens, place + 1, anchor)
    return None


def _rule(cat: Cat, value: int, word: str, nth: int) -> Callable[[int, int], date] | None:
    """How to find the nth such thing in a month; ``None`` where the word is no part of a month."""
    if cat is Cat.WEEKDAY or cat is Cat.SHORT:
        return lambda year, month: nth_weekday(year, month, value, nth)
    if word == _HALF:
        return lambda year, month: date(year, month, 15) if nth == 1 else last_of_month(year, month)
    if cat is not Cat.UNIT:
        return None
    match value:
        case Unit.WEEK:
            return lambda year, month: nth_week(year, month, nth) + DAY * 6
        case Unit.WEEKEND:
            return lambda year, month: nth_weekday(year, month, 5, nth) + DAY
        case Unit.WORKDAY:
            return lambda year, month: _nth_workday(year, month, nth)
        case Unit.DAY:
            return lambda year, month: date(year, month, nth) if nth > 0 else last_of_month(year, month)
        case Unit.QUARTER:
            return quarter_end
    return None


def _nth_workday(year: int, month: int, nth: int) -> date:
    if nth < 0:
        last = last_of_month(year, month)
        return last - DAY * max(0, last.weekday() - 4)
    return add_workdays(date(year, month, 1) - DAY, nth)


def _quarter(tokens: Tokens, start: int, anchor: Anchor, nth: int) -> Phrase | None:
    """Reads "eerste kwartaal", "eerste kwartaal van 2027"."""
    if not 1 <= nth <= 4:
        return None
    year, stop = read_year(tokens, skip_small(tokens, start, 1), anchor)
    if year is None:
        year, stop = anchor.day.year, start
        year += quarter_end(year, nth) < anchor.day
    return Phrase(stop, None, quarter_end(year, nth), Shape.PERIOD)


def quarter(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "Q1", "kwartaal 1": the number stands behind."""
    number = tokens[place + 1]
    if number.cat is not Cat.NUM:
        return None
    return _quarter(tokens, place + 2, anchor, number.value)
