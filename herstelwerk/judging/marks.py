"""What a judge has in hand, per hand-in and criterion: kept while typing, and said once it is complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from herstelwerk.judgement import Judgement
from herstelwerk.results import Level

Body = dict[str, Any]
Marks = Mapping[str, Mapping[str, "Mark"]]  # hand-in (`vis7/1`) -> criterion -> mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A level chosen or not yet, with the reason and the comment as far as they are typed."""

    level: Level | None = None
    reason: str = ""
    comment: str = ""

    @classmethod
    def of(cls, said: Judgement | None) -> Mark:
        """What stands in the history."""
        return cls() if said is None else cls(said.level, said.reason, said.comment)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in hand."""
        return self == Mark()


def with_mark(marks: Marks, key: str, criterion: str, mark: Mark) -> Marks:
    """The marks with this one in its place."""
    return {**marks, key: {**marks.get(key, {}), criterion: mark}}


def without(marks: Marks, key: str, criterion: str) -> Marks:
    """The marks with nothing in hand here: what stands in the history is shown instead."""
    here = {name: mark for name, mark in marks.get(key, {}).items() if name != criterion}
    return {**marks, key: here}


def marks_body(marks: Marks) -> Body:
    """The marks as they are kept."""
    return {
        key: {
            criterion: {"level": mark.level.value if mark.level else "", "reason": mark.reason, "comment": mark.comment}
            for criterion, mark in here.items()
        }
        for key, here in marks.items()
        if here
    }


def read_marks(body: Mapping[str, Any]) -> Marks:
    """Kept marks.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: when they are none.
    """
    return {
        str(key): {
            str(criterion): Mark(Level(one["level"]) if one["level"] else None, str(one["reason"]), str(one["comment"]))
            for criterion, one in here.items()
        }
        for key, here in body.items()
    }
