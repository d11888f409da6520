"""Every text of a hand-in, with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from herstelwerk.domain import ActionPlan, FinalAssignment, StrengthsInventory


class Place(NamedTuple):
    """A text: the id or part it belongs to, its field, and the text itself."""

    where: str
    field: str
    text: str


def every_text(assignment: FinalAssignment) -> Iterator[Place]:
    """All texts in the order of the file, empty ones too."""
    yield Place("document", "trainee", assignment.trainee)
    yield Place("document", "cohort", assignment.cohort)
    yield Place("document", "receipt", assignment.receipt)
    yield from _of_inventory(assignment.inventory)
    yield from _of_plan(assignment.plan)
    reflection = assignment.reflection
    yield Place("reflection", "cooperation", reflection.cooperation)
    yield Place("reflection", "learning", reflection.learning)
    yield Place("reflection", "development", reflection.development)
    for i, dismissal in enumerate(assignment.dismissals):
        yield Place(f"dismissals[{i}]", "where", dismissal.where)
        yield Place(f"dismissals[{i}]", "code", dismissal.code)
        yield Place(f"dismissals[{i}]", "reason", dismissal.reason)


def _of_inventory(inventory: StrengthsInventory) -> Iterator[Place]:
    yield Place("inventory", "client", inventory.client)
    for entry in inventory.entries:
        yield Place(entry.id, "text", entry.text)
        yield Place(entry.id, "literal", entry.literal)
    for i, area in enumerate(inventory.open_areas):
        yield Place(f"open_areas[{i}]", "reason", area.reason)
    for i, priority in enumerate(inventory.priorities):
        yield Place(f"priorities[{i}]", "reason", priority.reason)
    yield Place("inventory", "client_remarks", inventory.client_remarks)


def _of_plan(plan: ActionPlan) -> Iterator[Place]:
    for goal in plan.goals:
        yield Place(goal.id, "text", goal.text)
        yield Place(goal.id, "why", goal.why)
        for action in goal.actions:
            yield Place(action.id, "text", action.text)
            yield Place(action.id, "when", action.when)
            yield Place(action.id, "done_when", action.done_when)
            yield Place(action.id, "remark", action.remark)
    yield Place("plan", "capacity_note", plan.capacity_note)
    yield Place("plan", "if_it_fails", plan.if_it_fails)
    for i, step in enumerate(plan.progress):
        yield Place(f"progress[{i}]", "text", step.text)
