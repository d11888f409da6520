"""Phrases around a weekday: "dinsdag 24 nov", "dinsdag over een week", "eerste maandag van februari"."""

from datetime import date
from typing import Final

from herstelwerk.language.dates.almanac import DAY, weekday_after, weekday_until
from herstelwerk.language.dates.categories import Cat, Unit
from herstelwerk.language.dates.days import day_of_month, lone_number
from herstelwerk.language.dates.phrase import (
    Anchor,
    Phrase,
    Shape,
    Tokens,
    is_before,
    no_day,
    one_day,
    read_phrase,
    read_within,
    resolve_weekday,
    skip_small,
)
from herstelwerk.language.dates.scope import STEPS
from herstelwerk.language.dates.spans import after_weekday, read_span

WEEKDAYS: Final = frozenset({Cat.WEEKDAY, Cat.SHORT})

#: Short weekdays that are ordinary words as well: these need a date or time beside them, or "elke" before.
_RISKY: Final = frozenset({"ma", "zon", "zat", "vrij", "mon", "sun", "sat", "wed", "don", "maa", "din"})
_BESIDE: Final = frozenset({Cat.DATE, Cat.ORD, Cat.CLOCK})
_ADJECTIVES: Final = frozenset({Cat.EACH, Cat.NEXT, Cat.COMING, Cat.LAST})
_PREPOSITIONS: Final = frozenset({Cat.LIMIT, Cat.FROM, Cat.BETWEEN, Cat.ORD, Cat.START, Cat.THIS})


def is_weekday(tokens: Tokens, place: int) -> bool:
    """Whether the token is a weekday here; a short one ("ma", "zo") only beside other words of time."""
    token = tokens[place]
    if token.cat is not Cat.SHORT:
        return token.cat is Cat.WEEKDAY
    after, later = tokens[place + 1], tokens[place + 2]
    before = tokens[place - 1] if place else None
    if after.cat in _BESIDE or (after.cat is Cat.NUM and later.cat in {Cat.MONTH, Cat.SHORT_MONTH}):
        return True
    if (before is not None and before.cat in _ADJECTIVES) or after.cat is Cat.COMING:
        return True
    if _joined(tokens, place, WEEKDAYS if token.word != "zo" else frozenset({Cat.SHORT})):  # "dinsdag of zo"
        return True
    counted = later.cat in {Cat.UNIT, Cat.UNITS, Cat.AND, Cat.TIMES}
    if after.cat is Cat.NUM and after.word.isdigit() and not (counted and token.word in _RISKY | {"zo"}):
        return True
    if token.word == "zo":  # "zo vroeg", "volgende week zo snel mogelijk"
        return after.cat is Cat.PART and after.word != "vroeg"
    if before is None or after.cat in {Cat.PART, Cat.NEXT}:
        over = after.cat is Cat.OVER and token.word != "ma"
        return over or after.cat in {Cat.END, Cat.PART, Cat.NEXT, Cat.THIS}
    if before.cat is Cat.UNIT or before.cat is Cat.DAY:
        return after.cat is not Cat.OTHER or token.word not in _RISKY
    return token.word not in _RISKY and (before.cat in _PREPOSITIONS or before.word in {"op", "on"})


def _joined(tokens: Tokens, place: int, kinds: frozenset[Cat]) -> bool:
    """Whether another weekday (of these kinds) stands next to it, or behind "en", "of", "t/m"."""
    for step in (-1, 1):
        beside = place + step
        if beside >= 0 and tokens[beside].cat in {Cat.AND, Cat.LIMIT}:
            beside += step
        if beside >= 0 and tokens[beside].cat in kinds:
            return True
    return False


def weekday(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """A weekday with what may follow it: a date, a week, "a.s.", "over een week", "na kerst"."""
    if not is_weekday(tokens, place):
        return None
    number = tokens[place].value
    stop = place + 1
    shape = Shape.WEEKDAY
    after = tokens[stop]
    if after.cat is Cat.END:
        return _single(stop, resolve_weekday(anchor, number), shape)
    if after.cat is Cat.PART or (after.word == "morgen" and after.gap == " "):
        stop += 1
    if tokens[stop].cat is Cat.COMING and tokens[stop + 1].cat not in {Cat.UNIT, Cat.WEEKDAY}:
        stop += 1
        shape = Shape.DAY
    if not anchor.nested:
        found = _with_date(tokens, stop, anchor, number) or _with_period(tokens, stop, anchor, number)
        if found is not None:
            return found
    return _single(stop, resolve_weekday(anchor, number), shape)


def _single(stop: int, day: date, shape: Shape) -> Phrase:
    return Phrase(stop, day, day, shape)


def _with_date(tokens: Tokens, stop: int, anchor: Anchor, number: int) -> Phrase | None:
    """Reads "dinsdag 24 november", "vrijdag de 13e", "dinsdag 24": the date counts, a clash is told."""
    place = skip_small(tokens, stop, 2)
    token = tokens[place]
    inner = anchor._replace(nested=True)
    if token.cat is Cat.ORD:
        found = day_of_month(tokens, place, inner)
    elif token.cat is Cat.NUM or token.cat is Cat.DATE:
        found = read_phrase(tokens, place, inner)
        if found is None and place == stop:
            found = lone_number(tokens, place, inner)
    else:
        return None
    if found is None or found.shape is not Shape.DAY:
        return None
    return found._replace(clash=found.last is not None and found.last.weekday() != number)


def _with_period(tokens: Tokens, stop: int, anchor: Anchor, number: int) -> Phrase | None:
    """Reads "dinsdag over een week", "dinsdag volgende week", "dinsdag in week 48", "vrijdag voor kerst"."""
    token = tokens[stop]
    if token.cat is Cat.OVER and token.word == "over":
        span = read_span(tokens, stop + 1)
        if span is not None and span.unit not in {Unit.HOUR, Unit.MINUTE}:
            if not span.halves:
                return no_day(span.stop)
            return one_day(span.stop, after_weekday(anchor.day, number, span))
        return None
    before = is_before(token)
    if before or token.cat is Cat.AFTER:
        return _beside(tokens, stop, anchor, number, before)
    place = skip_small(tokens, stop + (token.cat is Cat.IN))
    if tokens[place].cat not in {Cat.UNIT, *STEPS}:
        return None
    week = read_phrase(tokens, place, anchor._replace(nested=True))
    if week is None or week.shape is not Shape.WEEK or week.first is None:
        return None
    day = week.first + DAY * number
    return one_day(week.stop, day if day >= anchor.day else weekday_after(anchor.day, number))


def _beside(tokens: Tokens, stop: int, anchor: Anchor, number: int, before: bool) -> Phrase | None:
    """Reads "maandag na Pasen", "vrijdag voor kerst"; "maandag na de vakantie" names no day."""
    other = read_within(tokens, stop + 1, anchor)
    if other is None or other.last is None or other.first is None:
        season = tokens[skip_small(tokens, stop + 1)].cat is Cat.SEASON
        return no_day(stop + 1) if season else None
    if before:
        return one_day(other.stop, weekday_until(other.first - DAY, number))
    return one_day(other.stop, weekday_after(other.last, number))
