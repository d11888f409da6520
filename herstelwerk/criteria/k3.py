"""K3: observable and factual.

What it looks at: the code `interpretation`, and the share of entries with a source and a date.
Why it matters: what was seen or said can be checked together; a label sticks and closes the talk.
Example: 'Lijkt gemotiveerd' asks: what does she do or say that you see this?
What may help: write what the person says, does or has, with who told it and when.
Source: slides 31-34; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "K3"
LIMITS = (
    "most_interpretations_partly",
    "share_sourced_met",
    "share_sourced_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `most_interpretations_partly`, `share_sourced_met`, `share_sourced_partly`."""
    if not material.entries:
        return EMPTY
    total = len(material.entries)
    read_in = material.count(material.entries, "interpretation")
    unsourced = [e.id for e in material.entries if not e.source or e.on is None]
    sourced = (total - len(unsourced)) / total
    if read_in == 0 and sourced >= limits["share_sourced_met"]:
        level = Level.MET
    elif read_in <= limits["most_interpretations_partly"] and sourced >= limits["share_sourced_partly"]:
        level = Level.PARTLY
    else:
        level = Level.NOT
    figure = f"{total - read_in}/{total} zonder duiding, {total - len(unsourced)}/{total} met bron en datum"
    return outcome(level, figure, [("no_source", id, "") for id in unsourced])
