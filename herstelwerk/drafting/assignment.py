"""The whole hand-in from its parts, and whether all of it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from herstelwerk.domain import (
    ActionPlan,
    Dismissal,
    FinalAssignment,
    LifeArea,
    RecoveryGoal,
    Reflection,
    StrengthsInventory,
)
from herstelwerk.drafting.ids import ids_in
from herstelwerk.drafting.plan import GOING_ON


class Gap(NamedTuple):
    """Something that is still missing: where (`inventory`, `plan`, `reflection`), and in Dutch what."""

    where: str
    text: str


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


def gaps(assignment: FinalAssignment) -> list[Gap]:
    """What is not there yet, in the order of the worksheets. A gap is a question; one may hand in with gaps."""
    inventory, plan, reflection = assignment.inventory, assignment.plan, assignment.reflection
    found: list[Gap] = []
    there = {entry.area for entry in inventory.entries} | {area.area for area in inventory.open_areas}
    if silent := [area.dutch for area in LifeArea if area not in there]:
        found.append(Gap("inventory", f"Nog niets bij: {', '.join(silent)}. Vul iets in, of laat het bewust open."))
    if not inventory.priorities:
        found.append(Gap("inventory", "Er zijn nog geen prioriteiten gekozen."))
    found += _signatures("inventory", "De krachteninventarisatie", inventory)
    if not plan.goals:
        found.append(Gap("plan", "Er staat nog geen hersteldoel in het actieplan."))
    for number, goal in enumerate(plan.goals, 1):
        if not goal.text.strip():
            found.append(Gap("plan", f"Bij hersteldoel {number} staat nog niet wat het doel is."))
        if goal.status in GOING_ON and not any(action.text.strip() for action in goal.actions):
            found.append(Gap("plan", f"Hersteldoel {number} heeft nog geen acties."))
    if plan.drawn_up_on is None:
        found.append(Gap("plan", "De datum waarop het plan gemaakt is, ontbreekt."))
    found += _signatures("plan", "Het actieplan", plan)
    for name, text in (
        ("samenwerken met de cliënt", reflection.cooperation),
        ("wat je leerde", reflection.learning),
        ("je ontwikkeling", reflection.development),
    ):
        if not text.strip():
            found.append(Gap("reflection", f"De reflectie over {name} is nog leeg."))
    return found


def _signatures(where: str, name: str, document: StrengthsInventory | ActionPlan) -> list[Gap]:
    missing = [
        who
        for who, day in (("de cliënt", document.signed_by_client_on), ("jou", document.signed_by_worker_on))
        if day is None
    ]
    return [Gap(where, f"{name} heeft nog geen handtekening van {' en '.join(missing)}.")] if missing else []
