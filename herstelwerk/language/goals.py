"""Goals: moving away from something (`avoidance`), or the wish of an organisation or worker (`worker_goal`)."""

from __future__ import annotations

from itertools import pairwise

from herstelwerk.language.jargon import professional_words
from herstelwerk.language.negation import find_cues, has_positive_half
from herstelwerk.language.person import client_speaks
from herstelwerk.language.reading import Hit, Mark, Reading

AVOIDANCE, WORKER_GOAL = "avoidance", "worker_goal"
LISTS = ("vermijding", "behouden", "werkersdoel", "eigen-wens", "organisaties", "beroepskrachten")


def avoidance(reading: Reading) -> Mark | None:
    """The words by which a goal leaves something, unless it is about keeping what there is."""
    kept = [range(hit.first, hit.end) for hit in reading.find("behouden")]
    form = [range(hit.first, hit.end) for hit in reading.find("ontkenning-vorm")]
    for hit in reading.find("vermijding"):
        if not any(hit.first in turn or hit.end - 1 in turn for turn in (*form, *kept)):
            return reading.mark(AVOIDANCE, hit)
    if kept:
        return None
    cues = find_cues(reading)
    for cue in cues:
        if cue.entry.mark == "stop" or (
            cue.entry.mark == "nee" and (_no_longer(cue) or not has_positive_half(reading, cues))
        ):
            return reading.mark(AVOIDANCE, cue)
    return None


def _no_longer(cue: Hit) -> bool:
    """'niet meer', 'geen … meer': leaving, whatever comes in its place."""
    return cue.entry.words[-1] == "meer"


def worker_goal(reading: Reading, about: Mark | None) -> Mark | None:
    """The words by which a goal shows itself to be somebody else's; `about` is its `third_person` mark, if any.

    A wish of the client told in the third person ("hij wil zijn rijbewijs terug") is the client's own.
    """
    own_wish = bool(reading.find("eigen-wens"))
    hits = reading.find("werkersdoel")
    speaks = client_speaks(reading)
    if hits and not (own_wish and about):
        imposed = [hit for hit in hits if not speaks or hit.entry.mark == "opgelegd"]
        if imposed:
            return reading.mark(WORKER_GOAL, imposed[0])
    imposed_by = _imposed(reading)
    if imposed_by:
        return reading.mark(WORKER_GOAL, imposed_by)
    if about and not own_wish:
        return reading.whole(WORKER_GOAL)
    if not speaks and not own_wish and professional_words(reading):
        return reading.whole(WORKER_GOAL)
    return None


def _imposed(reading: Reading) -> Hit | None:
    """'Van de rechter moet ik …', 'Het wijkteam wil dat …': an organisation or professional and what it asks."""
    norms = [word.norm for word in reading.words]
    wishes = client_speaks(reading) and "graag" in norms
    if wishes or not {("ik", "wil"), ("wil", "ik")}.isdisjoint(pairwise(norms)):
        return None
    for hit in reading.find("organisaties") + reading.find("beroepskrachten"):
        after = norms[hit.end : hit.end + 2]
        before = norms[max(0, hit.first - 3) : hit.first]
        asked = not _BY.isdisjoint(before) and not _MUST.isdisjoint((*after, *before))
        if asked or (after[:1] and after[0] in _ASKS) or after == ["vindt", "dat"] or not _PLANS.isdisjoint(norms):
            first = max(0, hit.first - 1) if not _BY.isdisjoint(before[-1:]) else hit.first
            return Hit(first, min(hit.end + 1, len(norms)), hit.entry)
    return None


_BY = frozenset(("van", "volgens"))
_MUST = frozenset("moet moest mag moeten mocht".split())
_ASKS = frozenset("wil eist verlangt verwacht vraagt wilt willen eisen telt".split())
_PLANS = frozenset("verlangt eist gesteld opgelegd opgedragen telt".split())
