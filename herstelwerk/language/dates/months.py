"""Phrases around a month: "in december", "november 19", "eind januari", "half volgende maand"."""

from datetime import date
from typing import Final

from herstelwerk.language.dates.almanac import last_of_month, sunday_of
from herstelwerk.language.dates.categories import Cat, Unit
from herstelwerk.language.dates.phrase import (
    Anchor,
    Phrase,
    Shape,
    Tokens,
    no_day,
    one_day,
    read_phrase,
    resolve_day,
    skip_small,
)
from herstelwerk.language.dates.scope import STEPS, month_scope, read_year
from herstelwerk.language.dates.spans import bare


def month(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "in december", "december 2026", "november 19", "december de 15e"."""
    token, after = tokens[place], tokens[place + 1]
    before = tokens[place - 1] if place else None
    if token.cat is Cat.SHORT_MONTH:  # Jan and may: only after "in", before a number, or alone
        alone = before is None or before.cat in {Cat.IN, *STEPS, Cat.LIMIT}
        followed = after.cat in {Cat.NUM, Cat.YEAR, Cat.END} or after.cat is Cat.ORD
        if not (followed and alone) and not (before and before.cat in {Cat.IN, *STEPS}):
            return None
    if before is not None and before.word in {"met", "bij"}:
        return None
    day_place = skip_small(tokens, place + 1, 2)
    day = tokens[day_place]
    counted = tokens[day_place + 1].cat in {Cat.UNIT, Cat.UNITS, Cat.TIMES, Cat.MONTH, Cat.WEEKDAYS}
    apart = day_place > place + 1 and day.cat is not Cat.ORD
    typed = day.cat is Cat.ORD or (day.cat is Cat.NUM and day.word.isdigit() and "'" not in day.gap)
    if typed and 1 <= day.value <= 31 and not counted and not apart:
        return _named_day(tokens, day_place, anchor, token.value)
    scope = month_scope(tokens, place, anchor)
    if scope is None:
        return None
    last = scope.resolve(anchor, last_of_month)
    return Phrase(scope.stop, last.replace(day=1), last, Shape.MONTH)


def _named_day(tokens: Tokens, place: int, anchor: Anchor, number: int) -> Phrase:
    """The day after the name of the month, with a year behind it."""
    year, stop = read_year(tokens, place + 1, anchor)
    try:
        return one_day(stop, resolve_day(anchor, number, tokens[place].value, year))
    except ValueError:
        return no_day(stop)


_EDGES: Final = (
    lambda year, month: date(year, month, 7),
    lambda year, month: date(year, month, 15),
    last_of_month,
)


def edge(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "begin, half, eind januari", "eind van de maand", "eind volgende week", "eind 2026"."""
    which = tokens[place].value
    if which == 1 and tokens[place + 1].cat is Cat.UNIT:
        found = bare(tokens, place, anchor)
        if found is not None:
            return found
    start = skip_small(tokens, place + 1 + (tokens[place + 1].word == "of"))
    scope = month_scope(tokens, start, anchor)
    if scope is not None:
        try:
            day = scope.resolve(anchor, _EDGES[which])
        except ValueError:
            return no_day(scope.stop)
        over = scope.fixed and day < anchor.day and tokens[start].cat is Cat.THIS
        return no_day(scope.stop) if over else Phrase(scope.stop, day, day, Shape.PERIOD)
    target = tokens[start]
    if target.cat is Cat.YEAR:
        last = date(target.value, 12, 31)
        return Phrase(start + 1, None, last, Shape.PERIOD) if which == 2 else no_day(start + 1)
    if target.cat in STEPS:
        return _edge_of_adjective(tokens, start, anchor, which)
    if target.cat is not Cat.UNIT:
        return None
    match target.value:
        case Unit.WEEK:
            found = read_phrase(tokens, start, anchor)
            return found or Phrase(start + 1, anchor.day, sunday_of(anchor.day), Shape.PERIOD)
        case Unit.YEAR if which == 2:
            return Phrase(start + 1, anchor.day, date(anchor.day.year, 12, 31), Shape.PERIOD)
        case Unit.DAY if which == 2:
            return one_day(start + 1, anchor.day)
        case Unit.WEEKEND | Unit.QUARTER if which == 2:
            return read_phrase(tokens, start, anchor)
    return None


def _edge_of_adjective(tokens: Tokens, start: int, anchor: Anchor, which: int) -> Phrase | None:
    """The edge of "volgende week" is the whole week: its parts have no agreed day. "Eind volgend jaar"."""
    unit = tokens[start + 1]
    if unit.cat is Cat.UNIT and unit.value == Unit.YEAR:
        year = anchor.day.year + STEPS[tokens[start].cat]
        return Phrase(start + 2, None, date(year, 12, 31), Shape.PERIOD) if which == 2 else no_day(start + 2)
    found = read_phrase(tokens, start, anchor)
    return found and found._replace(shape=Shape.WEEK if found.shape is Shape.WEEK else Shape.PERIOD)


def close(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """The end of a period in one word: "eom", "maandeinde", "jaareinde"."""
    day = anchor.day
    match tokens[place].value:
        case Unit.DAY:
            return one_day(place + 1, day)
        case Unit.WEEK:
            last = sunday_of(day)
        case Unit.MONTH:
            last = last_of_month(day.year, day.month)
        case _:
            last = date(day.year, 12, 31)
    return Phrase(place + 1, day, last, Shape.PERIOD)
