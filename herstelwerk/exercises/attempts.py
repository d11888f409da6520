"""Reading an attempt. It came from a browser: unknown keys and wrong types are passed over, nothing here raises."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from herstelwerk.domain import MAX_TEXT
from herstelwerk.exercises.common import Attempt

MAX_ITEMS = 200  # parts of a list that are looked at; no screen makes more


def says_something(text: str) -> bool:
    """Whether a letter, a digit or a sign such as a smiley stands in it; blanks and full stops are no attempt."""
    return any(unicodedata.category(sign)[0] in "LNS" for sign in text)


def text_in(attempt: Attempt, key: str) -> str:
    """The text under a key without blanks around it, cut where it is endless; empty when it says nothing."""
    value = attempt.get(key)
    if not isinstance(value, str):
        return ""
    text = value[:MAX_TEXT].strip()
    return text if says_something(text) else ""


def whole_in(attempt: Attempt, key: str, low: int, high: int) -> int | None:
    """The whole number under a key, when it lies on the scale."""
    value = attempt.get(key)
    if type(value) is not int:  # true is an int to Python, and no answer on a scale
        return None
    return value if low <= value <= high else None


def list_in(attempt: Attempt, key: str) -> list[Any]:
    """The list under a key, or an empty one."""
    value = attempt.get(key)
    return value[:MAX_ITEMS] if isinstance(value, list) else []


def chosen_in(attempt: Attempt, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The known ids in the list under a key, each once, in the order they stand there."""
    return tuple(dict.fromkeys(v for v in list_in(attempt, key) if isinstance(v, str) and v in known))


def table_of(value: object) -> Mapping[str, Any]:
    """A value as a table, empty when it is none."""
    return value if isinstance(value, Mapping) else {}
