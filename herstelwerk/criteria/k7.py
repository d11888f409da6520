"""K7: strengths, wishes and resources; person and surroundings.

What it looks at: the areas per layer, and resources from the client's own circle.
Why it matters: wishes give direction, strengths and one's own people carry the plan.
Example: wishes in one area only asks: what else does the client dream of?
What may help: go through the three layers per area; ask who is there when no professional is.
Source: slides 27-30; codebook 4.
"""

from __future__ import annotations

from herstelwerk.criteria.limits import Limits
from herstelwerk.domain import Layer
from herstelwerk.material import Material
from herstelwerk.results import EMPTY, Level, Outcome, outcome

ID = "K7"
LIMITS = (
    "areas_met",
    "areas_partly",
)


def check(material: Material, limits: Limits) -> Outcome:
    """Limits: `areas_met` areas per layer, `areas_partly` where one layer is thin."""
    if not material.entries:
        return EMPTY
    areas = {layer: len({e.area for e in material.entries if e.layer is layer}) for layer in Layer}
    resources = [e for e in material.entries if e.layer is Layer.RESOURCE]
    own_circle = sum(material.is_natural(e) for e in resources)
    thin = [layer for layer in Layer if areas[layer] < limits["areas_met"]]
    parts = [("thin_layer", layer, f"{layer.dutch} in {areas[layer]}") for layer in thin]
    if not own_circle:
        parts.append(("no_own_circle", Layer.RESOURCE, ""))
    bare = any(areas[layer] < limits["areas_partly"] for layer in thin)
    level = Level.MET if not parts else Level.NOT if bare or len(parts) > 1 else Level.PARTLY
    figure = (
        ", ".join(f"{layer.dutch} {areas[layer]}" for layer in Layer) + f"; eigen kring {own_circle}/{len(resources)}"
    )
    return outcome(level, figure, parts)
