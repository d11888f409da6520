"""A8: strengths and natural resources are used.

What it looks at: links from actions to strengths and resources of the inventory, professional or not.
Why it matters: one's own people stay when the help has gone.
Example: a goal without a link asks: which strength of yours helps here?
What may help: lay the inventory beside the plan; ask who would like to be asked.
Source: slides 29-30, 43; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import Layer, RecoveryGoal
from herstelwerk.material import Material, live
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "A8"
LIMITS = ("share_partly",)


def check(material: Material, limits: Limits) -> Outcome:
    """Limit: `share_partly` of the goals with a link."""
    if not material.goals:
        return EMPTY
    total = len(material.goals)
    parts = []
    used = {goal.id: _used(goal, material) for goal in material.goals}
    for goal in material.goals:
        for action in live(goal):
            broken = [id for id in action.uses if id not in material.by_id]
            if broken:
                parts.append(("broken_link", action.id, ", ".join(broken)))
        if not used[goal.id]:
            parts.append(("no_link", goal.id, ""))
    linked = sum(bool(ids) for ids in used.values())
    natural = {id for ids in used.values() for id in ids if material.is_natural(material.by_id[id])}
    if not natural:
        parts.append(("no_natural_resource", "actions", ""))
    if linked == total and natural:
        level = Level.MET
    elif linked == total or (natural and linked / total >= limits["share_partly"]):
        level = Level.PARTLY
    else:
        level = Level.NOT
    return outcome(level, f"{linked}/{total}, eigen kring {len(natural)}", parts)


def _used(goal: RecoveryGoal, material: Material) -> set[str]:
    """Ids of the strengths and resources that the actions of a goal use."""
    ids = {id for action in live(goal) for id in action.uses if id in material.by_id}
    return {id for id in ids if material.by_id[id].layer is not Layer.WISH}
