"""A1: goal in the client's own words.

What it looks at: the codes `worker_goal`, `third_person` and `jargon` on goals.
Why it matters: people move for what they want themselves.
Example: 'Cliënt heeft stabiele huisvesting' asks: how does the client say what he or she wants?
What may help: take the wish from the inventory in the client's words.
Source: slides 39-42; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_share, outcome

ID = "A1"
LIMITS = ("share_partly",)


def check(material: Material, limits: Limits) -> Outcome:
    """Limit: `share_partly` of the goals."""
    if not material.goals:
        return EMPTY
    total = len(material.goals)
    own = total - material.count(material.goals, "worker_goal", "third_person", "jargon")
    return outcome(by_share(own / total, 1.0, limits["share_partly"]), f"{own}/{total}")
