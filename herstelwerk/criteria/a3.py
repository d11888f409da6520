"""A3: positive and meaningful.

What it looks at: the code `avoidance` on goals, and the *waarom* of each.
Why it matters: one walks towards something, and the why carries on bad days.
Example: 'Geen schulden meer' asks: what becomes possible then?
What may help: ask: what will you do on the first day that it is so?
Source: slides 39-42; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_share, outcome

ID = "A3"
LIMITS = ("share_partly",)


def check(material: Material, limits: Limits) -> Outcome:
    """Limit: `share_partly` of the goals."""
    if not material.goals:
        return EMPTY
    total = len(material.goals)
    parts = [("no_why", goal.id, "") for goal in material.goals if not goal.why.strip()]
    towards = sum(bool(goal.why.strip()) and not material.has(goal.id, "avoidance") for goal in material.goals)
    return outcome(by_share(towards / total, 1.0, limits["share_partly"]), f"{towards}/{total}", parts)
