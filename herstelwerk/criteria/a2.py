"""A2: derived from the inventory.

What it looks at: links between goals and ranked priorities, goals without one, priorities unused, the number of goals.
Why it matters: a plan that does not come from the portrait comes from somebody else.
Example: a second priority without goal asks: does it wait, and why?
What may help: point each goal to the priority it comes from; note why a priority waits.
Source: slides 41-42; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "A2"
LIMITS = (
    "fewest_goals",
    "most_goals",
    "most_broken_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `fewest_goals`, `most_goals`, `most_broken_partly` links to mend.

    A goal without a priority and a priority without a goal are mended by one link, so the larger of the two counts.
    """
    if not material.goals:
        return EMPTY._replace(parts=(("no_goals", "goals", ""),))
    ranks = {p.rank for p in material.inventory.priorities}
    used = {g.priority for g in material.goals}
    parts = []
    linked = 0
    for goal in material.goals:
        if goal.priority is None:
            parts.append(("goal_without_priority", goal.id, ""))
        elif goal.priority not in ranks:
            parts.append(("broken_goal_link", goal.id, str(goal.priority)))
        else:
            linked += 1
    unused = [p.rank for p in material.inventory.priorities if p.rank not in used and not p.reason.strip()]
    parts += [("unused_priority", "priorities", str(rank)) for rank in unused]
    total = len(material.goals)
    to_mend = max(total - linked, len(unused))
    if not limits["fewest_goals"] <= total <= limits["most_goals"]:
        parts.append(("too_many_goals", "goals", str(total)))
        to_mend += 1
    level = Level.MET if not to_mend else Level.PARTLY if to_mend <= limits["most_broken_partly"] else Level.NOT
    return outcome(level, f"{linked}/{total}", parts)
