"""A hand-in with every text read once: what the criteria weigh.

Blank entries, dropped goals and dropped actions are left out here, so that no criterion has to think of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from herstelwerk.copied import Copies
from herstelwerk.domain import (
    AMSTERDAM,
    Action,
    ActionStatus,
    Entry,
    FinalAssignment,
    GoalStatus,
    Layer,
    RecoveryGoal,
)
from herstelwerk.language.dates import When
from herstelwerk.language.reader import Reader
from herstelwerk.language.reading import Mark
from herstelwerk.texts import Place, every_text


class Material:
    """The read hand-in. `day` is the day it is judged for: of handing in, or given by the caller for a draft."""

    def __init__(self, assignment: FinalAssignment, reader: Reader, day: date, copies: Copies | None = None) -> None:
        self.copies = copies or {}
        self.assignment = assignment
        self.inventory = assignment.inventory
        self.plan = assignment.plan
        moment = assignment.submitted_at
        self.day = moment.astimezone(AMSTERDAM).date() if moment else day
        self.plan_day = assignment.plan.drawn_up_on or self.day
        self.entries = tuple(e for e in assignment.inventory.entries if e.text.strip())
        self.goals = tuple(g for g in assignment.plan.goals if g.text.strip() and g.status is not GoalStatus.DROPPED)
        self.actions = tuple(a for g in self.goals for a in live(g))
        self.marks: dict[str, list[Mark]] = {}
        for entry in self.entries:
            self.marks[entry.id] = reader.entry(entry.text, entry.layer)
        for goal in self.goals:
            self.marks[goal.id] = reader.goal(goal.text)
        for action in self.actions:
            self.marks[action.id] = reader.action(action.text)
        self.risks = reader.risk(self.plan.capacity_note)
        self.whens: dict[str, When] = {a.id: reader.when(a.when, self.plan_day) for a in self.plan.actions()}

    @cached_property
    def carriers(self) -> dict[str, set[str]]:
        """Per code the ids of the texts that carry it."""
        found: dict[str, set[str]] = {}
        for id, marks in self.marks.items():
            for mark in marks:
                found.setdefault(mark.code, set()).add(id)
        return found

    def has(self, where: str, *codes: str) -> bool:
        """Whether the text of this id carries one of the codes."""
        return any(where in self.carriers.get(code, ()) for code in codes)

    def count(self, things: tuple[Entry, ...] | tuple[RecoveryGoal, ...] | tuple[Action, ...], *codes: str) -> int:
        """How many of these texts carry one of the codes."""
        ids = set().union(*(self.carriers.get(code, ()) for code in codes))
        return sum(thing.id in ids for thing in things) if ids else 0

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entries of the inventory by their id, blank ones too: a link to one is not broken."""
        return {entry.id: entry for entry in self.inventory.entries}

    def is_natural(self, entry: Entry) -> bool:
        """Whether a resource is a person or place around the client that is no professional."""
        return entry.layer is Layer.RESOURCE and not entry.professional

    def other_texts(self) -> Iterator[Place]:
        """Every text that no rule has read yet: there only personal data are looked for."""
        return (p for p in every_text(self.assignment) if p.text and not (p.field == "text" and p.where in self.marks))


def live(goal: RecoveryGoal) -> tuple[Action, ...]:
    """The actions of a goal that count: not dropped and not blank."""
    return tuple(a for a in goal.actions if a.status is not ActionStatus.DROPPED and a.text.strip())
