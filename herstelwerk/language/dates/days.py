"""Phrases that name one day: "19-11", "19 nov", "de 15e", "morgen", "tweede paasdag"."""

from datetime import date

from herstelwerk.language.dates.almanac import DAY, FEASTS, last_of_month
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
    resolve_day_of_month,
    resolve_feast,
    skip_small,
)
from herstelwerk.language.dates.scope import inner_scope, read_year
from herstelwerk.language.dates.spans import after_weekday, bare, read_span
from herstelwerk.language.dates.words import FEAST_ORDER, NO_FEAST

_MONTHS = frozenset({Cat.MONTH, Cat.SHORT_MONTH})
_COUNTED = frozenset({Cat.UNIT, Cat.UNITS, Cat.TIMES, Cat.WEEKDAYS, Cat.PER})
_WEEKDAYS = frozenset({Cat.WEEKDAY, Cat.SHORT})
_DATED = frozenset({Cat.DATE, Cat.NUM, Cat.ORD})
_TWO_DAYS = frozenset({"christmas", "easter", "pentecost"})


def _dated(tokens: Tokens, stop: int, anchor: Anchor, month: int, day: int, year: int | None) -> Phrase:
    """A day and month, with the weekday that may follow it: "24 november (dinsdag)"."""
    try:
        found = one_day(stop, resolve_day(anchor, month, day, year))
    except ValueError:
        found = no_day(stop)
    after = tokens[stop]
    if anchor.nested or after.cat not in _WEEKDAYS or "," in after.gap:
        return found
    if tokens[skip_small(tokens, stop + 1)].cat in _DATED:  # a weekday with its own date
        return found
    clash = found.last is not None and found.last.weekday() != after.value
    return found._replace(stop=stop + 1, clash=clash)


def numeric(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "19-11", "19-11-2026", "12/19 november" (the last of two days); not "10-12 uur"."""
    year, rest = divmod(tokens[place].value, 10000)
    month, day = divmod(rest, 100)
    after = tokens[place + 1]
    if year:
        return _dated(tokens, place + 1, anchor, month, day, year)
    if after.cat in _MONTHS and "." not in tokens[place].word:
        named, stop = read_year(tokens, place + 2, anchor)
        return _dated(tokens, stop, anchor, after.value, month, named)
    if after.cat in _COUNTED:
        hours = after.value == Unit.HOUR or after.cat in {Cat.TIMES, Cat.PER, Cat.WEEKDAYS}
        return None if hours else bare(tokens, place, anchor)
    if after.cat in {Cat.YEAR, Cat.NEXT, Cat.FILL, Cat.THIS}:
        named, stop = read_year(tokens, place + 1, anchor)
        return _dated(tokens, stop, anchor, month, day, named)
    return _dated(tokens, place + 1, anchor, month, day, None)


def number(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "19 november", "19 11 2026", or a length of time: "3 weken"."""
    token, after = tokens[place], tokens[place + 1]
    if after.cat in _MONTHS:
        year, stop = read_year(tokens, place + 2, anchor)
        return _dated(tokens, stop, anchor, after.value, token.value, year)
    if after.word == "dezer" and token.word.isdigit():  # Flemish: the 14th of this month
        return one_day(place + 2, resolve_day_of_month(anchor, token.value))
    if after.cat is Cat.YEAR and 1 <= token.value <= 12 and after.gap in {"/", "-"}:  # 12/2026
        last = last_of_month(after.value, token.value)
        return Phrase(place + 2, last.replace(day=1), last, Shape.MONTH)
    if after.cat is Cat.NUM and token.value <= 31 and after.value <= 12 and after.gap in {" ", " - "}:
        year, stop = read_year(tokens, place + 2, anchor)
        typed = token.word.isdigit() and after.word.isdigit()
        if typed and tokens[stop].cat is Cat.END and tokens[place - 1].word != "om":
            return _dated(tokens, stop, anchor, after.value, token.value, year)
    return bare(tokens, place, anchor)


def lone_number(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """The bare number after a weekday, as the day of the month: "dinsdag 24"; not "dinsdag 10 uur"."""
    token, after = tokens[place], tokens[place + 1]
    whole = token.word.isdigit() and token.gap.isspace() and 1 <= token.value <= 31
    if not whole or after.cat in _COUNTED or after.cat in {Cat.PART, Cat.NUM} or after.word in {"tot", "a"}:
        return None
    return one_day(place + 1, resolve_day_of_month(anchor, token.value))


def day_of_month(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "de 15e", "15 december" with an ordinal, "de 1e van de maand"; not "de 2e afspraak"."""
    token, after = tokens[place], tokens[place + 1]
    if after.cat in _MONTHS and token.value > 0:
        year, stop = read_year(tokens, place + 2, anchor)
        return _dated(tokens, stop, anchor, after.value, token.value, year)
    scope = inner_scope(tokens, place + 1, anchor)
    if scope is not None:
        rule = last_of_month if token.value < 0 else lambda year, month: date(year, month, token.value)
        try:
            return one_day(scope.stop, scope.resolve(anchor, rule))
        except ValueError:
            return no_day(scope.stop)
    if token.value < 1:
        return None
    article = place > 0 and tokens[place - 1].word in {"de", "den", "the"}
    if after.cat in _COUNTED or not (article or token.word[0].isdigit()):
        return None
    if after.cat is Cat.OTHER and token.value <= 3 and not after.word.endswith("en"):
        return None
    return one_day(place + 1, resolve_day_of_month(anchor, token.value))


def relative(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "morgen", "vandaag over een week", "morgen (vrijdag)"."""
    day = anchor.day + DAY * tokens[place].value
    stop = place + 1 + (tokens[place + 1].cat is Cat.PART)
    after = tokens[stop]
    if after.cat is Cat.OVER:
        span = read_span(tokens, stop + 1)
        if span is not None and span.halves:
            return one_day(span.stop, after_weekday(day - DAY, day.weekday(), span))
    if after.cat in _WEEKDAYS and not anchor.nested:
        named = read_phrase(tokens, stop, anchor._replace(nested=True))
        if named is not None and named.shape is Shape.WEEKDAY:
            return one_day(named.stop, day)._replace(clash=day.weekday() != after.value)
    return one_day(stop, day)


def feast(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "kerst", "Pasen 2027", "tweede paasdag" (the ordinal stands before and moves a day)."""
    token = tokens[place]
    if token.value == NO_FEAST:
        return no_day(place + 1)
    if token.word == "sint" and tokens[place + 1].cat is Cat.OTHER:  # Sint Jan, Sint Anna
        return None
    year, stop = read_year(tokens, place + 1, anchor)
    rule = FEASTS[FEAST_ORDER[token.value]]
    before = tokens[place - 1] if place else token
    if before.cat is Cat.ORD and before.value == 2 and FEAST_ORDER[token.value] in _TWO_DAYS:
        return one_day(stop, resolve_feast(anchor, lambda y: rule(y) + DAY, year))
    return one_day(stop, resolve_feast(anchor, rule, year))


def now(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """Reads "nu", unless it is "nu nog niet" or "nu even"."""
    if tokens[place + 1].cat is Cat.NOT or tokens[place + 1].word in {"nog", "even", "effe"}:
        return None
    return Phrase(place + 1, anchor.day, anchor.day, Shape.NOW)
