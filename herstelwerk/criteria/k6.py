"""K6: positively worded.

What it looks at: the code `negative`; literal words are never weighed.
Why it matters: what is absent gives no ground to build on; what is there does.
Example: 'Geen contact met familie' asks: with whom is there contact?
What may help: ask what there is instead, or what is wanted instead; keep the literal words beside it.
Source: slides 27, 33; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_excess, outcome

ID = "K6"
LIMITS = (
    "share_met",
    "share_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `share_met` and `share_partly` of the entries that are negative."""
    if not material.entries:
        return EMPTY
    total = len(material.entries)
    negative = material.count(material.entries, "negative")
    figure = f"{total - negative}/{total}"
    return outcome(by_excess(negative / total, limits["share_met"], limits["share_partly"]), figure)
