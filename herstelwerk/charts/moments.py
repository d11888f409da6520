"""The names of moments below an axis: as many as fit, level, or upright where that tells more of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from herstelwerk.charts.texts import SMALL, height, one_line, widest, width

_LONGEST = 1.3  # inches of a name that stands upright
_STEPS = tuple(s * ten for ten in (1, 10, 100, 1000, 10_000, 100_000) for s in (1, 2, 5))


@dataclass(frozen=True, slots=True)
class Moments:
    """Which moments are named (places from 0), and how high their names are in inches."""

    places: list[int]
    names: list[str]
    upright: bool
    high: float


def moments(labels: Sequence[str], room: float) -> Moments:
    """The names that fit below an axis of `room` inches, at even steps."""
    each = room / max(len(labels), 1)
    level = _level([one_line(label, 0.35 * room) for label in labels], each, labels[0] == "1")
    cut = any(name != labels[place] for place, name in zip(level.places, level.names, strict=True))
    skipped = len(labels) > 2 * len(level.places) or cut
    if each < height(1, SMALL) or not skipped or all(label.isdigit() for label in labels):
        return level
    names = [one_line(label, _LONGEST) for label in labels]
    return Moments(list(range(len(labels))), names, True, widest(names, SMALL))


def _level(names: Sequence[str], each: float, numbered: bool) -> Moments:
    """Names beside each other; numbers from 1 go in round steps."""
    size, high = len(names), height(1, SMALL)
    for step in _STEPS:
        places = list(range(step - 1 if step > 1 and numbered else 0, size, step))
        if all(
            (width(names[a], SMALL) + width(names[b], SMALL)) / 2 + 0.06 <= (b - a) * each for a, b in pairwise(places)
        ):
            kept = [p for p in places if width(names[p], SMALL) / 2 <= each * min(p + 0.5, size - p - 0.5) + 0.06]
            return Moments(kept, [names[p] for p in kept], False, high)
    return Moments([], [], False, high)
