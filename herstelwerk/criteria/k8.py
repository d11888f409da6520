"""K8: made together, up to date, with priorities and agreement.

What it looks at: dated moments, the last one, ranked priorities that point to wishes, both signatures.
Why it matters: a portrait made in one go, or without the client's yes, is a form.
Example: one date and one signature asks: what did the client see of it?
What may help: come back to it; let the client rank and sign in his or her own time.
Source: slides 27, 31-34, 41; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.criteria.signatures import unsigned
from herstelwerk.domain import Layer
from herstelwerk.dutch import long_day
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_count, outcome

ID = "K8"
LIMITS = (
    "moments",
    "days",
    "fewest_priorities",
    "most_priorities",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `moments`, `days` since the last one, `fewest_priorities`, `most_priorities`.

    Four parts; one may lack for `deels`.
    """
    if not material.entries:
        return EMPTY
    dated = {e.on for e in material.entries if e.on is not None}
    days = sorted(day for day in dated if day <= material.day)
    ahead = sorted(dated.difference(days))
    old = (material.day - days[-1]).days if days else None
    lacking = 0
    parts: list[tuple[str, str, str]] = []
    if len(days) < limits["moments"]:
        lacking += 1
        parts.append(("few_moments", "entries", str(len(days))))
    if old is None or old > limits["days"]:
        lacking += 1
        parts.append(("outdated", "entries", "?" if old is None else str(old)))
    about_priorities = _priorities(material, limits)
    lacking += bool(about_priorities)
    parts += about_priorities
    parts += [("future_date", "entries", long_day(day)) for day in ahead]
    missing = unsigned(material.inventory.signed_by_client_on, material.inventory.signed_by_worker_on)
    if missing:
        lacking += 1
        parts.append(("not_signed", "signatures", missing))
    return outcome(by_count(lacking), f"{4 - lacking}/4", parts)


def _priorities(material: Material, limits: Limits) -> list[tuple[str, str, str]]:
    priorities = material.inventory.priorities
    if len(priorities) < limits["fewest_priorities"]:
        return [("no_priorities", "priorities", "")]
    parts = []
    if len(priorities) > limits["most_priorities"]:
        parts.append(("too_many_priorities", "priorities", str(len(priorities))))
    for priority in priorities:
        entry = material.by_id.get(priority.entry)
        if entry is None:
            parts.append(("broken_priority", "priorities", str(priority.rank)))
        elif entry.layer is not Layer.WISH:
            parts.append(("priority_not_wish", "priorities", str(priority.rank)))
    return parts
