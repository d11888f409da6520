"""K4: in the first person.

What it looks at: the code `third_person`.
Why it matters: the portrait is the client's own: reading it back must feel like hearing oneself.
Example: 'Cliënt kookt goed' asks: how would the client say this?
What may help: read it aloud together; does it sound like the client?
Source: slides 32-33; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_share, outcome

ID = "K4"
LIMITS = (
    "share_met",
    "share_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `share_met` and `share_partly` of the entries in which the client speaks."""
    if not material.entries:
        return EMPTY
    total = len(material.entries)
    spoken = total - material.count(material.entries, "third_person")
    return outcome(by_share(spoken / total, limits["share_met"], limits["share_partly"]), f"{spoken}/{total}")
