"""Which parts of the hand-in are there, part by part; the words for it stand in `inleveren.toml` under the same ids."""

from __future__ import annotations

from herstelwerk.domain import Action, ActionPlan, ActionStatus, FinalAssignment, Layer, LifeArea, StrengthsInventory
from herstelwerk.drafting.plan import GOING_ON


def completeness(assignment: FinalAssignment) -> dict[str, bool]:
    """Per part of the hand-in whether it is there. What is missing is a question; one may hand in without it."""
    inventory, plan, reflection = assignment.inventory, assignment.plan, assignment.reflection
    entries = inventory.entries
    told = {entry.area for entry in entries} | {area.area for area in inventory.open_areas if area.reason.strip()}
    kept = [action for action in plan.actions() if action.status is not ActionStatus.DROPPED]
    going = [goal for goal in plan.goals if goal.status in GOING_ON]  # what was reached or let go needs no steps
    return {
        "areas": told == set(LifeArea),
        "layers": {entry.layer for entry in entries} == set(Layer),
        "sources": bool(entries) and all(entry.source and entry.on for entry in entries),
        "priorities": bool(inventory.priorities),
        "inventory-signed": _signed(inventory),
        "goals": bool(plan.goals) and any(goal.priority is not None for goal in plan.goals),
        "actions": bool(plan.goals) and all(goal.actions for goal in going) and all(map(_whole, kept)),
        "confidence": plan.confidence is not None and bool(plan.if_it_fails.strip()),
        "progress": plan.evaluate_on is not None and any(step.text.strip() for step in plan.progress),
        "plan-signed": _signed(plan),
        "cooperation": bool(reflection.cooperation.strip()),
        "learning": bool(reflection.learning.strip()),
        "development": bool(reflection.development.strip()),
    }


def _signed(document: StrengthsInventory | ActionPlan) -> bool:
    return document.signed_by_client_on is not None and document.signed_by_worker_on is not None


def _whole(action: Action) -> bool:
    return bool(action.who and action.when.strip() and action.done_when.strip())
