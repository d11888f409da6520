"""A9: feasible and acceptable.

What it looks at: the number of open actions, confidence, a line for setbacks, a note on carrying capacity.
Why it matters: a plan that asks too much teaches that it does not work.
Example: eight open actions asks: which three come first?
What may help: ask: how sure are you, from 0 to 10, and what would make it one more?
Source: slides 45-47; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import ActionStatus
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_count, outcome

ID = "A9"
LIMITS = (
    "most_open",
    "confidence",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `most_open` actions, `confidence` of ten. Four parts; one may lack for `deels`."""
    if not material.goals:
        return EMPTY
    plan = material.plan
    open_actions = sum(a.status is ActionStatus.OPEN for a in material.actions)
    parts = []
    if open_actions > limits["most_open"]:
        parts.append(("too_many_open", "actions", str(open_actions)))
    if plan.confidence is None:
        parts.append(("no_confidence", "confidence", ""))
    elif plan.confidence < limits["confidence"]:
        parts.append(("low_confidence", "confidence", str(plan.confidence)))
    if not plan.if_it_fails.strip():
        parts.append(("no_setback_line", "if_it_fails", ""))
    if not plan.capacity_note.strip():
        parts.append(("no_capacity_note", "capacity_note", ""))
    lacking = len(parts)
    if material.risks:  # shown, but it moves no signal: safety comes before form
        parts.append(("risk_information", "capacity_note", ", ".join(material.risks)))
    return outcome(by_count(lacking), f"{4 - lacking}/4", parts)
