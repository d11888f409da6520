"""The categories into which the vocabulary of time falls."""

from enum import IntEnum, auto


class Cat(IntEnum):
    """What a word does in an expression of time."""

    END = auto()  # after the last word
    OTHER = auto()  # any word that says nothing about time
    FILL = auto()  # small words that may stand between: de, op, van, om
    NUM = auto()  # three, 3
    HALVES = auto()  # one and a half; the number counts halves
    ORD = auto()  # third, 3e; -1 is "last"
    YEAR = auto()  # 2026
    DATE = auto()  # 19-11; year * 10000 + month * 100 + day
    CLOCK = auto()  # 14:30
    WEEKDAY = auto()  # Monday is 0
    SHORT = auto()  # a short weekday that may be an ordinary word: ma, zo
    WEEKDAYS = auto()  # Tuesdays
    MONTH = auto()
    SHORT_MONTH = auto()  # a month that may be a name or a verb: jan, may
    DAY = auto()  # days from today
    FEAST = auto()  # place in FEAST_NAMES
    UNIT = auto()  # day, week
    UNITS = auto()  # days, weeks
    HALF_YEAR = auto()
    NEXT = auto()
    COMING = auto()
    THIS = auto()
    LAST = auto()  # previous
    LIMIT = auto()  # by, before, until; the number is a Limit
    AFTER = auto()
    FROM = auto()
    BETWEEN = auto()
    START = auto()  # starts on
    OVER = auto()  # in (three weeks), within
    IN = auto()
    EACH = auto()  # every; the number is a Step or a number of days
    TIMES = auto()
    PER = auto()
    AND = auto()
    EDGE = auto()  # begin 0, middle 1, end 2
    CLOSE = auto()  # end of the day, week, month in one word; the number is a Unit
    PART = auto()  # part of a day
    DONE = auto()  # the moment lies behind
    WILL = auto()  # the moment lies ahead after all: has to be, will be
    NOT = auto()
    SOME = auto()  # a few
    SOMEWHERE = auto()
    NOW = auto()
    LONG = auto()  # (two weeks) long
    AGO = auto()
    SEASON = auto()  # seasons and holidays, which have no agreed last day


class Unit(IntEnum):
    """A length of time."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()
    QUARTER = auto()
    HOUR = auto()
    MINUTE = auto()
    WEEKEND = auto()
    WORKDAY = auto()


class Step(IntEnum):
    """How often something returns, where it is not a number of days."""

    NAMED = 0  # "every", the words after it say what
    MONTHLY = -1
    UNNAMED = -2  # "always", "again and again"
    ALTERNATE = -3  # every other


class Limit(IntEnum):
    """How a limit treats what it limits."""

    WITHIN = auto()  # at the latest: a period counts to its last day
    BEFORE = auto()  # before a month: its first day
    UNTIL = auto()  # as BEFORE, and the end of a range
    THROUGH = auto()  # the end of a range, with its last day
