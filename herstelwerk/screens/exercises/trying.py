"""An attempt under way: what stands in it, how to change it, and what is said about each item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from herstelwerk.exercises import Attempt, Remark, Tone
from herstelwerk.screens.controls import Note

_TONES = {Tone.GOOD: "goed", Tone.ASK: "denk", Tone.INFO: "weet"}


@dataclass(frozen=True)
class Trying:
    """One exercise in one person's hands. `prefix` keeps keys of several exercises on a page apart."""

    prefix: str
    owner: str
    attempt: Attempt
    remarks: tuple[Remark, ...]
    change: Callable[[str, Any], None]

    def key(self, item: str) -> str:
        """The key of an item on the page."""
        return f"{self.prefix}.{item}"

    def text(self, item: str) -> str:
        """The text that stands at an item."""
        value = self.attempt.get(item)
        return value if isinstance(value, str) else ""

    def chosen(self, item: str) -> list[str]:
        """The ids that were chosen at an item."""
        value = self.attempt.get(item)
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

    def items(self, item: str) -> list[dict[str, Any]]:
        """The rows that stand at an item."""
        value = self.attempt.get(item)
        return [dict(row) for row in value if isinstance(row, dict)] if isinstance(value, list) else []

    def notes(self, item: str) -> list[Note]:
        """What is said about an item."""
        return [Note(remark.text, tone=_TONES[remark.tone]) for remark in self.remarks if remark.item == item]

    def typed(self, item: str) -> Callable[[Any], None]:
        """What to do with a value of an item."""
        return lambda value: self.change(item, value)
