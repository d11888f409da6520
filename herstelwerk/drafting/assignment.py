"""The whole hand-in from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from herstelwerk.domain import (
    ActionPlan,
    Dismissal,
    FinalAssignment,
    RecoveryGoal,
    Reflection,
    StrengthsInventory,
)
from herstelwerk.drafting.ids import ids_in


def assemble(
    trainee: str,
    cohort: str,
    inventory: StrengthsInventory,
    plan: ActionPlan,
    reflection: Reflection,
    dismissals: Sequence[Dismissal] = (),
    attempt: int = 1,
    submitted_at: datetime | None = None,
) -> FinalAssignment:
    """One hand-in. A line in which nothing was written is left out, with what points to it.

    Whatever a person did write stays: the literal words of a line that has no text yet, the day of a step, the why of
    a goal. Ranks keep their number, as it stands on the screen.
    """
    entries = tuple(entry for entry in inventory.entries if _written(entry.text, entry.literal))
    gone = {entry.id for entry in inventory.entries} - {entry.id for entry in entries}
    priorities = tuple(priority for priority in inventory.priorities if priority.entry not in gone)
    ranks = {priority.rank for priority in inventory.priorities if priority.entry in gone}
    goals = tuple(goal for goal in (_filled(goal, gone, ranks) for goal in plan.goals) if _says(goal))
    left = plan.model_copy(update={"goals": goals})
    gone |= set(ids_in(plan)) - set(ids_in(left))
    return FinalAssignment(
        format="herstelwerk/final-assignment/1",
        trainee=trainee,
        cohort=cohort,
        submitted_at=submitted_at,
        inventory=inventory.model_copy(update={"entries": entries, "priorities": priorities}),
        plan=left,
        reflection=reflection,
        attempt=attempt,
        dismissals=tuple(dismissal for dismissal in dismissals if dismissal.where not in gone),
    )


def _written(*texts: str) -> bool:
    return any(text.strip() for text in texts)


def _says(goal: RecoveryGoal) -> bool:
    return bool(goal.actions) or _written(goal.text, goal.why)


def _filled(goal: RecoveryGoal, gone: set[str], ranks: set[int]) -> RecoveryGoal:
    """The goal without empty steps, and without links to the entries and ranks that are left out."""
    actions = tuple(
        action.model_copy(update={"uses": tuple(id for id in action.uses if id not in gone)})
        for action in goal.actions
        if _written(action.text, action.when, action.done_when, action.remark)
    )
    return goal.model_copy(update={"actions": actions, "priority": None if goal.priority in ranks else goal.priority})
