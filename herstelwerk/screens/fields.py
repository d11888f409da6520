"""Fields for days and numbers: half-typed values stay in the browser, only whole ones come in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from herstelwerk.screens.controls import field
from herstelwerk.screens.parts import Part

_WHOLE = re.compile(r"-?\d{1,6}")
_YEARS = range(1900, 2200)  # a browser sends the year 2, 20 and 202 on the way to 2026


def day_of(text: str) -> date | None:
    """The day that a text such as `2026-11-16` names, or None when it names none that people plan for."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def day_field(key: str, label: str, day: date | None, does: Callable[[date | None], None], *, help: str = "") -> Part:
    """A day from the browser's own calendar; empty is None, and what is no day (yet) changes nothing."""

    def typed(text: str) -> None:
        day = day_of(text)
        if day or not text:
            does(day)

    return field(key, label, day.isoformat() if day else "", typed, type="date", help=help)


def number_field(
    key: str, label: str, number: int | None, low: int, high: int, does: Callable[[int | None], None], *, help: str = ""
) -> Part:
    """A whole number between `low` and `high`; empty is None, and so is what does not fit: 1 is no answer of 12."""

    def typed(text: str) -> None:
        does(int(text) if _WHOLE.fullmatch(text.strip()) and low <= int(text) <= high else None)

    return field(key, label, "" if number is None else str(number), typed, type="number", help=help)
