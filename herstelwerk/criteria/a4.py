"""A4: small steps.

What it looks at: the code `too_big`, goals without an open action, and the day of the next step.
Why it matters: a small step that succeeds makes the next one possible.
Example: 'Werk vinden' asks: what is the first thing you can do this week?
What may help: cut a step until it can be done in one go.
Source: slides 43-44; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import ActionStatus, GoalStatus, RecoveryGoal
from herstelwerk.material import Material, live
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "A4"
LIMITS = (
    "days",
    "share_big_partly",
    "share_without_open_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `days` to the next step, `share_big_partly` of the actions, `share_without_open_partly` of the goals.
    A goal that was reached needs no next step."""
    if not material.goals:
        return EMPTY
    goals = [goal for goal in material.goals if goal.status is not GoalStatus.REACHED]
    parts = []
    for goal in goals:
        finding = _next_step(goal, material, limits)
        if finding:
            parts.append(finding)
    without = sum(code == "no_open_action" for code, _, _ in parts)
    far = len(parts) - without
    big = material.count(material.actions, "too_big")
    kinds = bool(without) + bool(far) + bool(big)
    share_big = big / len(material.actions) if material.actions else 0.0
    few = share_big <= limits["share_big_partly"] and (
        not without or without < limits["share_without_open_partly"] * len(goals)
    )
    level = Level.MET if not kinds else Level.PARTLY if kinds == 1 and few else Level.NOT
    return outcome(level, f"{len(goals) - len(parts)}/{len(goals)}, te groot {big}/{len(material.actions)}", parts)


def _next_step(goal: RecoveryGoal, material: Material, limits: Limits) -> tuple[str, str, str] | None:
    """What is amiss with the next step of a goal, or nothing."""
    steps = [action for action in live(goal) if action.status is ActionStatus.OPEN]
    if not steps:
        return ("no_open_action", goal.id, "")
    dates = (material.whens[action.id].date for action in steps)
    days = [day for day in dates if day is not None and day >= material.plan_day]
    if not days:
        return ("next_step_far", goal.id, "geen datum")
    ahead = (min(days) - material.plan_day).days
    return ("next_step_far", goal.id, str(ahead)) if ahead > limits["days"] else None
