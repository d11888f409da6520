"""What the grammar passes around: the day to read from, what was found, and one place to read a phrase."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from herstelwerk.language.dates.almanac import DAY, weekday_after, weekday_until
from herstelwerk.language.dates.categories import Cat, Limit
from herstelwerk.language.dates.tokens import Token


class Anchor(NamedTuple):
    """The day from which words are read; ``past`` looks back, ``nested`` reads within another phrase."""

    day: date
    past: bool = False
    nested: bool = False


class Shape(Enum):
    """How a phrase names its day, as far as its neighbours care."""

    DAY = auto()  # one day
    WEEKDAY = auto()  # a weekday and nothing else
    WEEK = auto()  # a calendar week
    MONTH = auto()  # a calendar month
    PERIOD = auto()  # another period
    SPAN = auto()  # a length of time from the plan date: in three weeks
    LASTING = auto()  # a bare length of time: three weeks
    NOW = auto()


class Phrase(NamedTuple):
    """One expression of time: its first and last day (``None``: no such day) and the token after it."""

    stop: int
    first: date | None
    last: date | None
    shape: Shape
    clash: bool = False

    def until(self, stop: int) -> "Phrase":
        """The same, ending at another token."""
        return self._replace(stop=stop)


Tokens = Sequence[Token]
Reader = Callable[[Tokens, int, Anchor], Phrase | None]

#: Which reader takes a phrase that begins with a word of this category; filled once, in ``grammar``.
READERS: dict[Cat, Reader] = {}


def no_day(stop: int) -> Phrase:
    """A phrase that looks like a date and is none: 31 November, a week or three."""
    return Phrase(stop, None, None, Shape.DAY)


def one_day(stop: int, day: date) -> Phrase:
    """A phrase that names a single day."""
    return Phrase(stop, day, day, Shape.DAY)


def read_phrase(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """The expression that begins at this token, or ``None``. A day that does not exist gives ``no_day``."""
    reader = READERS.get(tokens[place].cat)
    if reader is None:
        return None
    try:
        return reader(tokens, place, anchor)
    except (ValueError, OverflowError):
        return no_day(place + 1)


def read_within(tokens: Tokens, place: int, anchor: Anchor) -> Phrase | None:
    """The expression after small words at this place, for use within another; one level deep."""
    if anchor.nested:
        return None
    return read_phrase(tokens, skip_small(tokens, place), anchor._replace(nested=True))


def skip_small(tokens: Tokens, place: int, most: int = 3) -> int:
    """The place of the first token that is not a small word (at most so many are skipped)."""
    last = place + most
    while place < last and tokens[place].cat is Cat.FILL:
        place += 1
    return place


def resolve_weekday(anchor: Anchor, weekday: int) -> date:
    """The first such weekday after the day; looking back, the last one up to it."""
    return weekday_until(anchor.day, weekday) if anchor.past else weekday_after(anchor.day, weekday)


def resolve_day(anchor: Anchor, month: int, day: int, year: int | None = None) -> date:
    """Day and month: in the year given, else the first from the anchor on (looking back: the last until it).

    ``ValueError`` where the day does not exist in that year, so also for 29 February before a common year.
    """
    if year is None:
        here = (anchor.day.month, anchor.day.day)
        year = anchor.day.year
        if anchor.past:
            year -= (month, day) > here
        else:
            year += (month, day) < here
    return date(year, month, day)


def resolve_feast(anchor: Anchor, rule: Callable[[int], date], year: int | None = None) -> date:
    """The feast in the year given, else the first from the anchor on (looking back: the last until it)."""
    if year is not None:
        return rule(year)
    day = rule(anchor.day.year)
    if anchor.past:
        return day if day <= anchor.day else rule(anchor.day.year - 1)
    return day if day >= anchor.day else rule(anchor.day.year + 1)


def resolve_day_of_month(anchor: Anchor, number: int) -> date:
    """The next such day of a month, never the anchor itself (looking back: the last until it)."""
    if not 1 <= number <= 31:
        raise ValueError(number)
    day = anchor.day if anchor.past else anchor.day + DAY
    step = -DAY if anchor.past else DAY
    while day.day != number:
        day += step
    return day


def is_before(token: Token) -> bool:
    """Whether the word is "voor", which can count back from a day ("vrijdag voor kerst"); "tegen" cannot."""
    return token.cat is Cat.LIMIT and token.value == Limit.BEFORE and token.word != "tegen"
