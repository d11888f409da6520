"""A judgement, diagnosis, label or guess by the worker (`interpretation`), against what a person says, does or has.

The marks in the list tell the sorts apart: a diagnosis or label (`@label`) and a guess (`@raden`) are the
client's own when the client speaks ("Ik heb ADHD", "Het lijkt me mooi"); a worker's judgement (`@oordeel`) stays one.
"""

from __future__ import annotations

from herstelwerk.language.person import client_speaks
from herstelwerk.language.quotes import outside_quotes
from herstelwerk.language.reading import Mark, Reading

CODE = "interpretation"
LISTS = ("interpretatie", "eerste-persoon")

_OWN_WHEN_SPOKEN = frozenset(("label", "raden"))


def interpretation(reading: Reading) -> tuple[Mark, ...]:
    """A mark for every word that rests on the worker's reading of the client."""
    hits = reading.find("interpretatie")
    if not hits:
        return ()
    spoken = outside_quotes(reading)
    within = set(spoken)
    own = client_speaks(reading, spoken)
    return tuple(
        reading.mark(CODE, hit)
        for hit in hits
        if hit.first in within and not (own and hit.entry.mark in _OWN_WHEN_SPOKEN)
    )
