"""Phrases that begin with "volgende", "komende", "deze" or "vorige"."""

from datetime import date

from herstelwerk.language.dates.almanac import (
    DAY,
    WEEK,
    add_months,
    add_workdays,
    last_of_month,
    monday_of,
    nth_weekday,
    quarter_end,
    sunday_of,
)
from herstelwerk.language.dates.categories import Cat, Unit
from herstelwerk.language.dates.days import day_of_month
from herstelwerk.language.dates.months import month
from herstelwerk.language.dates.phrase import Anchor, Phrase, Shape, Tokens, one_day, read_phrase, skip_small
from herstelwerk.language.dates.scope import STEPS
from herstelwerk.language.dates.spans import bare
from herstelwerk.language.dates.weekdays import WEEKDAYS, weekday
from herstelwerk.language.dates.weeks import a_week, weekday_in


def adjective(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "volgende week (dinsdag)", "komende vrijdag", "deze maand", "komende vier weken"."""
    after = tokens[place + 1]
    if after.cat is Cat.UNIT:
        return _adjective_unit(tokens, place, anchor)
    cat = tokens[place].cat
    if after.cat in WEEKDAYS:
        return _adjective_weekday(tokens, place, anchor)
    if after.cat in {Cat.NUM, Cat.HALVES, Cat.SOME, Cat.HALF_YEAR}:
        found = bare(tokens, place + 1, anchor) if cat is not Cat.LAST else None
        if found is not None and found.shape is Shape.LASTING:
            return found._replace(shape=Shape.SPAN)
        return found or (read_phrase(tokens, place + 1, anchor) if after.cat is Cat.NUM else None)
    if after.cat is Cat.PART:
        return one_day(place + 2, anchor.day + DAY * (cat is Cat.NEXT))
    if after.cat in {Cat.MONTH, Cat.SHORT_MONTH}:
        return month(tokens, place + 1, anchor._replace(past=anchor.past or cat is Cat.LAST))
    if after.cat in {Cat.FEAST, Cat.DATE, Cat.ORD}:
        return read_phrase(tokens, place + 1, anchor)
    return None


def _adjective_weekday(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """The weekday: "volgende dinsdag" lies in the next calendar week; "komende dinsdag" is the first one."""
    cat = tokens[place].cat
    back = cat is Cat.LAST
    inner = anchor._replace(day=anchor.day - DAY, past=True) if back else anchor
    found = weekday(tokens, place + 1, inner)
    if found is None or found.shape is not Shape.WEEKDAY:
        return found
    if cat is Cat.NEXT:
        return one_day(found.stop, monday_of(anchor.day) + WEEK + DAY * tokens[place + 1].value)
    return found._replace(shape=Shape.DAY)


def _adjective_unit(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "volgende week", "deze maand", "dit weekend", "eerstvolgende werkdag"."""
    cat, unit, stop, day = tokens[place].cat, tokens[place + 1].value, place + 2, anchor.day
    step = STEPS[cat]
    article = place > 0 and tokens[place - 1].word == "de"
    if cat is Cat.COMING and article and unit in {Unit.WEEK, Unit.MONTH}:  # "de komende week": seven days
        goal = day + WEEK if unit == Unit.WEEK else add_months(day, 1)
        return Phrase(stop, day, goal, Shape.SPAN)
    match unit:
        case Unit.WEEK:
            return weekday_in(tokens, a_week(stop, monday_of(day) + WEEK * step), anchor)
        case Unit.WEEKEND:
            on_weekend = day.weekday() > 4
            weeks = step if cat is not Cat.COMING or on_weekend else 0
            return Phrase(stop, day, sunday_of(day) + WEEK * weeks, Shape.PERIOD)
        case Unit.MONTH:
            return _month_and_day(tokens, stop, anchor, step)
        case Unit.QUARTER:
            shifted = add_months(day, 3 * step)
            return Phrase(stop, day, quarter_end(shifted.year, (shifted.month + 2) // 3), Shape.PERIOD)
        case Unit.DAY:
            return one_day(stop, day + DAY * step)
        case Unit.WORKDAY:
            return one_day(stop, add_workdays(day, 1))
        case Unit.YEAR:
            return _year(tokens, stop, anchor, step)
    return None


def _month_and_day(tokens: Tokens, stop: int, anchor: Anchor, step: int) -> Phrase:
    """Reads "volgende maand", "volgende maand de 15e"."""
    first = add_months(anchor.day.replace(day=1), step)
    place = skip_small(tokens, stop, 2)
    if tokens[place].cat is Cat.ORD and not anchor.nested:
        nth, after = tokens[place].value, tokens[place + 1]
        if after.cat is Cat.WEEKDAY:
            return one_day(place + 2, nth_weekday(first.year, first.month, after.value, nth))
        inner = Anchor(first - DAY, nested=True)
        found = day_of_month(tokens, place, inner)
        if found is not None:
            return found
    return Phrase(stop, first, last_of_month(first.year, first.month), Shape.MONTH)


def _year(tokens: Tokens, stop: int, anchor: Anchor, step: int) -> Phrase | None:
    """Reads "dit jaar" ends on 31 December; "volgend jaar" names no day unless a month or feast follows."""
    year = anchor.day.year + step
    place = skip_small(tokens, stop + (tokens[stop].cat is Cat.IN))
    if step == 1 and tokens[place].cat in {Cat.MONTH, Cat.FEAST, Cat.EDGE, Cat.NUM, Cat.ORD}:
        inner = Anchor(date(year, 1, 1), nested=True)
        found = read_phrase(tokens, place, inner)
        if found is not None and found.shape is not Shape.LASTING:
            return found
    if step:
        return None
    return Phrase(stop, anchor.day, date(year, 12, 31), Shape.PERIOD)
