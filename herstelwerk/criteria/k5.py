"""K5: in the client's words.

What it looks at: the code `jargon`, lines copied from another hand-in, and literal words kept beside a rewording.
Why it matters: professional words make the portrait somebody else's.
Example: 'Dagbesteding' asks: what does the client call it?
What may help: keep the client's literal words beside the joint rewording.
Source: slides 32-33; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, Signal, by_excess

ID = "K5"
LIMITS = (
    "share_met",
    "share_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `share_met` and `share_partly` of the entries with professional words. Little jargon proves nothing:
    whether these are the person's own words only a person can tell."""
    if not material.entries:
        return EMPTY
    total = len(material.entries)
    professional = material.count(material.entries, "jargon")
    literal = sum(bool(e.literal.strip()) for e in material.entries)
    figure = f"{professional}/{total} met vakwoorden, {literal} met letterlijke woorden"
    level = by_excess(professional / total, limits["share_met"], limits["share_partly"])
    parts = tuple(("copied_text", id, other) for id, other in material.copies.items())
    if level is Level.MET:
        return Outcome(Signal.NOT_TO_JUDGE, None, figure, parts)
    return Outcome(Signal.ATTENTION, level, figure, parts)
