"""Reading back what a sheet kept. A file that was read in may hold anything: what does not fit is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from herstelwerk.domain import MAX_TEXT

Body = Mapping[str, Any]


def text_at(row: Body, key: str) -> str:
    """The text under a key, as it was typed."""
    value = row.get(key)
    return value[:MAX_TEXT] if isinstance(value, str) else ""


def texts_at(row: Body, key: str) -> dict[str, str]:
    """The texts in the table under a key."""
    return {
        name: text_at(table_at(row, key), name) for name, text in table_at(row, key).items() if isinstance(text, str)
    }


def table_at(row: Body, key: str) -> dict[str, Any]:
    """The table under a key, or an empty one."""
    value = row.get(key)
    return {name: one for name, one in value.items() if isinstance(name, str)} if isinstance(value, Mapping) else {}


def rows_at(row: Body, key: str) -> list[Body]:
    """The tables in the list under a key."""
    value = row.get(key)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def day_at(row: Body, key: str) -> date | None:
    """The day under a key."""
    try:
        return date.fromisoformat(text_at(row, key))
    except ValueError:
        return None


def whole_at(row: Body, key: str) -> int | None:
    """The whole number under a key."""
    value = row.get(key)
    return value if type(value) is int else None  # true is an int to Python, and no number to us


def as_day(day: date | None) -> str:
    """A day as it is kept."""
    return day.isoformat() if day else ""
