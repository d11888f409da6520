"""Ids: those in use, and new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

from herstelwerk.domain import ActionPlan

_NUMBER = re.compile(r"[a-z]([0-9]{1,9})")  # an id has room for fifteen digits; nobody counts that far


def next_id(letter: str, taken: Iterable[str]) -> str:
    """The first free id after the highest in use: `next_id("i", ["i1", "i7"])` is `i8`; a gap is never filled again."""
    used = set(taken)
    numbers = [int(found[1]) for id in used if id.startswith(letter) and (found := _NUMBER.fullmatch(id))]
    return next(id for n in count(max(numbers, default=0) + 1) if (id := f"{letter}{n}") not in used)


def ids_in(plan: ActionPlan) -> list[str]:
    """The ids of all goals and their steps."""
    return [id for goal in plan.goals for id in (goal.id, *(action.id for action in goal.actions))]
