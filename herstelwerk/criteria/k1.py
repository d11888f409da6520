"""K1: complete over ten life areas.

What it looks at: areas with entries, areas left open on purpose, silent gaps, one area with more than half of the text.
Why it matters: a portrait with gaps hides strengths; an area left open on purpose respects the client's pace.
Example: nine areas filled and Zingeving silent asks: may it stay open, and did the client say why?
What may help: ask what the area means to the client, or note the reason for leaving it open.
Source: slides 26-27; codebook 4.
"""

from __future__ import annotations

from collections import Counter

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import LifeArea
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "K1"
LIMITS = (
    "most_silent_partly",
    "crowded_share",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `most_silent_partly` areas, `crowded_share` of all characters."""
    if not material.entries and not material.inventory.open_areas:
        return EMPTY
    size: Counter[LifeArea] = Counter()
    for entry in material.entries:
        size[entry.area] += len(entry.text)
    reasons: dict[LifeArea, str] = {}
    for area in material.inventory.open_areas:
        reasons[area.area] = reasons.get(area.area, "") or area.reason.strip()
    silent = [area for area in LifeArea if area not in size and area not in reasons]
    unexplained = [area for area in reasons if area not in size and not reasons[area]]
    parts: list[tuple[str, str, str]] = [("silent_area", area, area.dutch) for area in silent]
    parts += [("open_without_reason", area, area.dutch) for area in unexplained]
    lacking = len(parts)
    half = limits["crowded_share"] * size.total()
    parts += [("crowded_area", area, area.dutch) for area in size if size[area] > half]
    parts += [("empty_part", e.id, f"regel {e.id}") for e in material.inventory.entries if not e.text.strip()]
    level = Level.MET if not lacking else Level.PARTLY if lacking <= limits["most_silent_partly"] else Level.NOT
    return outcome(level, f"{len(LifeArea) - lacking}/{len(LifeArea)}", parts)
