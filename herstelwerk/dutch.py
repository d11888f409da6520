"""Dates and numbers as Dutch people write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = tuple("januari februari maart april mei juni juli augustus september oktober november december".split())


def long_day(day: date) -> str:
    """`vrijdag 20 november 2026`."""
    return f"{_DAYS[day.weekday()]} {plain_day(day)}"


def plain_day(day: date) -> str:
    """`20 november 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def number(value: float, decimals: int = 2) -> str:
    """A number with a decimal comma: `0,93`."""
    return f"{value:.{decimals}f}".replace(".", ",")


def listed(names: Iterable[object]) -> str:
    """Names as people list them: `a, b en c`."""
    words = [str(name) for name in names]
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
