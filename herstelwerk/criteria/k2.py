"""K2: detailed and specific.

What it looks at: the code `vague`, entries of a few words, and entries that say the same twice.
Why it matters: only the particular can be used in a plan; a trait fits anybody.
Example: 'Is sociaal' asks: with whom, where, what does one see?
What may help: ask for the last time it went well: who, where, when, how often.
Source: slides 27, 31-34; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Outcome, by_share, outcome

ID = "K2"
LIMITS = (
    "share_met",
    "share_partly",
    "short_words",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `share_met` and `share_partly` of the entries with an anchor, `short_words`."""
    if not material.entries:
        return EMPTY
    first: dict[str, str] = {}
    parts = []
    for entry in material.entries:
        words = entry.text.lower().split()
        same = " ".join(words).rstrip(".!")
        if same in first:
            parts.append(("double_entry", entry.id, first[same]))
        first.setdefault(same, entry.id)
        if len(words) <= limits["short_words"] and not material.has(entry.id, "vague"):
            parts.append(("short_entry", entry.id, ""))
    total = len(material.entries)
    concrete = total - material.count(material.entries, "vague")
    return outcome(
        by_share(concrete / total, limits["share_met"], limits["share_partly"]), f"{concrete}/{total}", parts
    )
