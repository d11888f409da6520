"""A5: specific and measurable.

What it looks at: the code `vague_action`, and the *klaar als* of each action.
Why it matters: without a sign that it is done nobody can be proud of it.
Example: 'Werken aan mijn netwerk' asks: whom do you call, and what is there afterwards?
What may help: ask: how do we see that it happened?
Source: slides 43-45; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_share, outcome

ID = "A5"
LIMITS = (
    "share_met",
    "share_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `share_met` and `share_partly` of the actions that are observable and say when they are done."""
    if not material.actions:
        return EMPTY
    total = len(material.actions)
    parts = [("no_done_when", a.id, "") for a in material.actions if not a.done_when.strip()]
    clear = sum(bool(a.done_when.strip()) and not material.has(a.id, "vague_action") for a in material.actions)
    return outcome(by_share(clear / total, limits["share_met"], limits["share_partly"]), f"{clear}/{total}", parts)
