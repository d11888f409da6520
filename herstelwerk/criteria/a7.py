"""A7: when.

What it looks at: the day that each *wanneer* means, overdue and impossible days, everything on one day.
Why it matters: a day makes a wish an agreement.
Example: 'Binnenkort' asks: which day suits you?
What may help: look at a calendar together.
Source: slides 44-45; codebook 5 and 7.
"""

from __future__ import annotations

from collections.abc import Iterator

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import Action, ActionStatus
from herstelwerk.dutch import long_day
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, by_share, outcome

ID = "A7"
LIMITS = (
    "share_met",
    "share_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `share_met` and `share_partly` of the actions with a day on or after that of the plan."""
    if not material.actions:
        return EMPTY
    total = len(material.actions)
    dated = sum((day := material.whens[a.id].date) is not None and day >= material.plan_day for a in material.actions)
    parts = [part for action in material.actions for part in _amiss(action, material)]
    level = by_share(dated / total, limits["share_met"], limits["share_partly"])
    days = {material.whens[a.id].date for a in material.actions}
    only = days.pop() if total > 1 and len(days) == 1 else None
    if only is not None:
        parts.append(("all_on_one_day", "actions", long_day(only)))
        level = Level.PARTLY if level is Level.MET else level
    return outcome(level, f"{dated}/{total}", parts)


def _amiss(action: Action, material: Material) -> Iterator[tuple[str, str, str]]:
    """Days that lie before the plan, or have passed while the action is open."""
    day = material.whens[action.id].date
    if day is None:
        return
    if day < material.plan_day:
        yield ("before_plan", action.id, long_day(day))
    elif action.status is ActionStatus.OPEN and day < material.day:
        yield ("overdue", action.id, long_day(day))
