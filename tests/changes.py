"""Changes of a document by place, as the examples of the criteria file give them: `plan.goals[1].actions[0].when`."""

from __future__ import annotations

import copy
import re
from typing import Any

_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def changed(document: dict[str, Any], values: dict[str, Any], removed: list[str]) -> dict[str, Any]:
    """A copy of the document with values set and places removed, in the order given."""
    result = copy.deepcopy(document)
    for place, value in values.items():
        *way, last = steps(place)
        part = _follow(result, way)
        part[last] = value
    for place in removed:
        *way, last = steps(place)
        del _follow(result, way)[last]
    return result


def steps(place: str) -> list[str | int]:
    """`plan.goals[1].text` as `["plan", "goals", 1, "text"]`."""
    return [name or int(index) for name, index in _STEP.findall(place)]


def _follow(part: Any, way: list[str | int]) -> Any:
    for step in way:
        part = part[step]
    return part
