"""Edits of an action plan: goals, small steps, progress, and the next round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from herstelwerk.domain import (
    MAX_ACTIONS,
    MAX_GOALS,
    Action,
    ActionPlan,
    ActionStatus,
    GoalStatus,
    Progress,
    RecoveryGoal,
    StrengthsInventory,
)
from herstelwerk.drafting.ids import ids_in, next_id

GOING_ON = (GoalStatus.OPEN, GoalStatus.CHANGED)


def add_goal(
    plan: ActionPlan, text: str = "", priority: int | None = None, taken: Iterable[str] = ()
) -> tuple[ActionPlan, str]:
    """A new goal at the end, with its id (empty where the format has no room for one more).

    `taken` are ids that may not come back, such as those of entries, or of goals that a dismissal refers to.
    """
    if len(plan.goals) >= MAX_GOALS:
        return plan, ""
    id = next_id("g", (*ids_in(plan), *taken))
    return plan.model_copy(update={"goals": (*plan.goals, RecoveryGoal(id=id, text=text, priority=priority))}), id


def change_goal(plan: ActionPlan, id: str, **fields: Any) -> ActionPlan:
    """The goal `id` with other values; the caller has checked that they fit."""
    return _goals(plan, lambda goal: goal.model_copy(update=fields) if goal.id == id else goal)


def remove_goal(plan: ActionPlan, id: str) -> ActionPlan:
    """Without the goal `id` and its actions."""
    return plan.model_copy(update={"goals": tuple(goal for goal in plan.goals if goal.id != id)})


def add_action(plan: ActionPlan, goal: str, taken: Iterable[str] = ()) -> tuple[ActionPlan, str]:
    """A new step at the end of a goal, with its id (empty where there is no such goal or no room for one more).

    `taken` as with `add_goal`.
    """
    if sum(1 for _ in plan.actions()) >= MAX_ACTIONS or all(g.id != goal for g in plan.goals):
        return plan, ""
    id = next_id("a", (*ids_in(plan), *taken))
    action = Action(id=id, text="")
    added = _goals(plan, lambda g: g.model_copy(update={"actions": (*g.actions, action)}) if g.id == goal else g)
    return added, id


def change_action(plan: ActionPlan, id: str, **fields: Any) -> ActionPlan:
    """The step `id` with other values; the caller has checked that they fit."""
    return _actions(plan, lambda action: action.model_copy(update=fields) if action.id == id else action)


def mark_done(plan: ActionPlan, id: str, status: ActionStatus, today: date) -> ActionPlan:
    """The step `id` done (today, unless a day was given), open again, or dropped."""

    def marked(action: Action) -> Action:
        if action.id != id:
            return action
        done_on = (action.done_on or today) if status is ActionStatus.DONE else None
        return action.model_copy(update={"status": status, "done_on": done_on})

    return _actions(plan, marked)


def remove_action(plan: ActionPlan, id: str) -> ActionPlan:
    """Without the step `id`."""
    return _goals(plan, lambda goal: goal.model_copy(update={"actions": tuple(a for a in goal.actions if a.id != id)}))


def add_progress(plan: ActionPlan, today: date, text: str = "", success: bool = False) -> ActionPlan:
    """Something that happened, noted today."""
    if len(plan.progress) >= MAX_ACTIONS:
        return plan
    return plan.model_copy(update={"progress": (*plan.progress, Progress(on=today, text=text, success=success))})


def change_progress(plan: ActionPlan, index: int, **fields: Any) -> ActionPlan:
    """Another text, day or mark for what was noted at `index`."""
    steps = tuple(s.model_copy(update=fields) if n == index else s for n, s in enumerate(plan.progress))
    return plan.model_copy(update={"progress": steps})


def remove_progress(plan: ActionPlan, index: int) -> ActionPlan:
    """Without what was noted at `index`."""
    return plan.model_copy(update={"progress": tuple(s for n, s in enumerate(plan.progress) if n != index)})


def follow(plan: ActionPlan, before: StrengthsInventory, after: StrengthsInventory) -> ActionPlan:
    """The plan after the priorities got another order: each goal still comes from the same wish.

    A goal whose wish is no priority any more comes from none.
    """
    now = {priority.entry: priority.rank for priority in after.priorities}
    moved = {priority.rank: now.get(priority.entry) for priority in before.priorities}
    return _goals(plan, lambda g: g if g.priority is None else g.model_copy(update={"priority": moved.get(g.priority)}))


def next_round(plan: ActionPlan, today: date) -> ActionPlan:
    """The plan of the next round, drawn up today from the last one.

    Goals that go on keep their text, and of their steps those that are still open; goals that were reached or dropped
    stay behind in the round before, with what was done. Nothing is signed yet.
    """
    goals = tuple(
        goal.model_copy(
            update={
                "status": GoalStatus.OPEN,
                "actions": tuple(a for a in goal.actions if a.status is ActionStatus.OPEN),
            }
        )
        for goal in plan.goals
        if goal.status in GOING_ON
    )
    return ActionPlan(drawn_up_on=today, goals=goals, capacity_note=plan.capacity_note, if_it_fails=plan.if_it_fails)


def _goals(plan: ActionPlan, change: Callable[[RecoveryGoal], RecoveryGoal]) -> ActionPlan:
    return plan.model_copy(update={"goals": tuple(change(goal) for goal in plan.goals)})


def _actions(plan: ActionPlan, change: Callable[[Action], Action]) -> ActionPlan:
    return _goals(
        plan, lambda goal: goal.model_copy(update={"actions": tuple(change(action) for action in goal.actions)})
    )
