"""Lengths of time: "over drie weken", "binnen 14 dagen", "twee weken lang", "twee weken voor kerst"."""

from datetime import date
from typing import Final, NamedTuple

from herstelwerk.language.dates.almanac import DAY, WEEK, add_months, add_workdays, sunday_of, weekday_after
from herstelwerk.language.dates.categories import Cat, Unit
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

#: After "na" these tell the time of day and not another day.
EVERYDAY: Final = frozenset(
    "school werk eten les ontbijt lunch training sport dienst kerk middageten avondeten vijven stage".split()
)


class Span(NamedTuple):
    """A length of time in half units; no halves is an amount that nobody could count ("een paar")."""

    halves: int
    unit: Unit
    stop: int


def add(day: date, span: Span) -> date:
    """The day so much later."""
    number, half = divmod(span.halves, 2)
    match span.unit:
        case Unit.DAY:
            return day + DAY * (number + half)
        case Unit.WEEK:
            return day + DAY * (7 * number + 4 * half)
        case Unit.MONTH:
            return add_months(day, number) + DAY * (15 * half)
        case Unit.QUARTER:
            return add_months(day, 3 * number) + DAY * (45 * half)
        case Unit.YEAR:
            return add_months(day, 6 * span.halves)
        case Unit.HOUR:
            return day + DAY * (-(-number // 24) if number >= 24 else 0)
        case Unit.MINUTE:
            return day
        case Unit.WEEKEND:
            return sunday_of(day) + WEEK * max(number - 1, 0)
        case Unit.WORKDAY:
            return add_workdays(day, number)


def _amount(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """How many halves, and the token after; "twee of drie" and "2-3" are the larger."""
    token, following = tokens[place], tokens[place + 1]
    if token.cat is Cat.SOME:
        return 0, place + 1
    if token.cat is Cat.HALVES:
        return token.value, place + 1
    if token.cat is Cat.EDGE and token.value == 1:  # half, halve
        return 1, place + 1
    if token.cat is Cat.AND and token.word == "a":  # English: in a week
        return 2, place + 1
    if token.cat is Cat.DATE and token.value < 10000:  # 1.5 or 2-3
        high, low = divmod(token.value, 100)
        return (2 * low + 1 if "." in token.word and high == 5 else 2 * high), place + 1
    if token.cat is not Cat.NUM:
        return None
    if token.value == 1 and (following.cat in {Cat.SOME, Cat.HALVES} or (following.cat is Cat.EDGE)):
        return _amount(tokens, place + 1)
    joined = following.cat is Cat.AND or following.word == "tot"
    if joined and tokens[place + 2].cat is Cat.NUM:
        if tokens[place + 2].value == 1 and tokens[place + 3].cat is Cat.EDGE:  # twee en een half
            return 2 * token.value + 1, place + 4
        return 2 * tokens[place + 2].value, place + 3
    if following.cat is Cat.NUM and ("-" in following.gap or token.value == 1):
        return 2 * following.value, place + 2
    return 2 * token.value, place + 1


def read_span(tokens: Tokens, place: int) -> Span | None:
    """The length of time that begins here, or ``None``."""
    place = skip_small(tokens, place)
    if tokens[place].word in {"max", "maximaal", "uiterlijk"}:
        place += 1
    after_article = place + (tokens[place].cat is Cat.NUM)
    if tokens[after_article].cat is Cat.HALF_YEAR:
        return Span(1, Unit.YEAR, after_article + 1)
    counted = _amount(tokens, place)
    if counted is None:
        return None
    halves, place = counted
    place = skip_small(tokens, place, 1)
    unit = tokens[place]
    if unit.cat is not Cat.UNIT and unit.cat is not Cat.UNITS:
        return None
    place += 1
    if tokens[place].cat is Cat.AND and tokens[place].word == "of":  # een week of drie
        after = tokens[place + 1]
        if after.cat in {Cat.NUM, Cat.SOME} and tokens[place + 2].cat not in {Cat.UNIT, Cat.UNITS}:
            return Span(0, Unit(unit.value), place + 2)
        if after.cat is Cat.NUM:
            return Span(2 * after.value, Unit(tokens[place + 2].value), place + 3)
    return Span(halves, Unit(unit.value), place)


def _beside(tokens: Tokens, span: Span, anchor: Anchor) -> Phrase | None:
    """A length counted from another day: "twee weken na Pasen", "een week voor de zitting" (no day)."""
    token = tokens[span.stop]
    before = is_before(token)
    if token.cat is not Cat.AFTER and not before:
        return None
    other = read_within(tokens, span.stop + 1, anchor)
    if other is not None and other.last is not None:
        goal = add(other.last, span)
        return one_day(other.stop, other.last - (goal - other.last) if before else goal)
    if other is None and (before or tokens[skip_small(tokens, span.stop + 1)].word in EVERYDAY):
        return None
    return no_day(span.stop + 1)


def ahead(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "over drie weken", "binnen de week", "in 2 weken", "over een week dinsdag"."""
    span = read_span(tokens, place + 1)
    if tokens[place].cat is Cat.IN and tokens[place + 1].cat is Cat.FILL:
        return None
    if span is None:
        lone = skip_small(tokens, place + 1)
        unit, after = tokens[lone], tokens[lone + 1]
        if tokens[place].cat is not Cat.OVER or unit.cat is not Cat.UNIT or unit.value == Unit.WEEKEND:
            return None
        if after.cat in {Cat.NUM, Cat.DATE, Cat.AND}:  # "over week 48", "over weekje of drie"
            return None
        span = Span(2, Unit(unit.value), lone + 1)
    if not span.halves:
        return no_day(span.stop)
    beside = _beside(tokens, span, anchor)
    if beside is not None:
        return beside
    goal = add(anchor.day, span)
    day = tokens[skip_small(tokens, span.stop, 1)]
    if day.cat in {Cat.WEEKDAY, Cat.SHORT} and span.unit in {Unit.WEEK, Unit.DAY, Unit.MONTH}:
        stop = skip_small(tokens, span.stop, 1) + 1
        if span.unit is Unit.MONTH:
            return one_day(stop, weekday_after(goal - DAY, day.value))
        return one_day(stop, after_weekday(anchor.day, day.value, span))
    return Phrase(span.stop, anchor.day, goal, Shape.SPAN)


def after_weekday(day: date, weekday: int, span: Span) -> date:
    """Reads "dinsdag over een week": so much after the first one; "acht dagen" is said of a week."""
    first = weekday_after(day, weekday)
    eight_days = span.unit is Unit.DAY and span.halves == 16
    return first + WEEK if eight_days else add(first, span)


def bare(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "drie weken", "twee weken lang", "twee weken geleden"; not "drie weken per jaar"."""
    span = read_span(tokens, place)
    if span is None or span.unit in {Unit.HOUR, Unit.MINUTE}:
        return None
    if not span.halves:
        return no_day(span.stop)
    after = tokens[span.stop]
    if after.cat is Cat.AGO:
        return one_day(span.stop + 1, anchor.day - (add(anchor.day, span) - anchor.day))
    beside = _beside(tokens, span, anchor)
    if beside is not None:
        return beside
    before = tokens[place - 1].cat if place else Cat.END
    rate = after.cat is Cat.PER or after.word in {"van", "in", "vooraf", "eerder", "later", "voor"}
    article = span.halves == 2 and span.unit in {Unit.DAY, Unit.WEEKEND, Unit.WORKDAY}
    if rate or article or before in {Cat.AFTER, Cat.FROM, Cat.DONE, Cat.EACH}:
        return None
    stop = span.stop + (after.cat is Cat.LONG)
    return Phrase(stop, anchor.day, add(anchor.day, span), Shape.LASTING)
