"""A10: alive and signed.

What it looks at: both signatures, an evaluation date, progress, a success that was celebrated.
Why it matters: a plan in a drawer is no plan.
Example: no progress noted asks: what has already worked?
What may help: start each talk with what succeeded, and write it down.
Source: slides 46-47, 50-53; codebook 5.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.criteria.signatures import unsigned
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_count, outcome

ID = "A10"
LIMITS = (
    "progress",
    "successes",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `progress` notes, `successes`. Four parts; one may lack for `deels`."""
    if not material.goals:
        return EMPTY
    plan = material.plan
    noted = [step for step in plan.progress if step.text.strip() or step.success]
    parts = []
    missing = unsigned(plan.signed_by_client_on, plan.signed_by_worker_on)
    if missing:
        parts.append(("not_signed", "signatures", missing))
    if plan.evaluate_on is None:
        parts.append(("no_evaluation_date", "evaluate_on", ""))
    if len(noted) < limits["progress"]:
        parts.append(("no_progress", "progress", ""))
    if sum(step.success for step in noted) < limits["successes"]:
        parts.append(("no_success", "progress", ""))
    return outcome(by_count(len(parts)), f"{4 - len(parts)}/4", parts)
