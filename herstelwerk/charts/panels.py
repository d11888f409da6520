"""How small fields lie on a page: how many beside each other, and how much fits under each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from herstelwerk.charts.common import Floats, comma, plain, spread_ticks
from herstelwerk.charts.sheet import EDGE
from herstelwerk.charts.texts import SMALL, TINY, height, widest, width

_GAP = 0.12
_LEAST = 1.35  # inches a field needs to be read
_BETWEEN = 0.03


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands under a field: names of sessions and the widest count, at these positions."""

    names: list[str]
    positions: list[float]
    count: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Fields on a page, in inches. `told` are the sessions whose label fits; `turned` counts stand upright."""

    columns: int
    rows: int
    left: float
    each: float
    high: float
    gap: float
    under: float
    told: list[int]
    turned: bool
    names: list[str]
    positions: list[float]
    start: float
    per: float


def session_labels(sessions: Sequence[float], counts: Sequence[Floats]) -> Labels:
    """The labels under each field."""
    most = max((comma(float(n), 0) for one in counts for n in one if n == n), key=lambda text: width(text, TINY))
    return Labels([plain(one) for one in sessions], list(sessions), most)


def layout(fields: int, wide: float, scale: tuple[float, float], labels: Labels) -> Layout:
    """As many fields beside each other as can be read, the last row as full as it goes."""
    values, decimals = spread_ticks(*scale, 8)
    left = EDGE + widest([comma(value, decimals) for value in values], SMALL) + 0.1
    room = wide - left - EDGE - 0.04
    wanted = 1 if fields == 1 else 2 if fields <= 4 else 3 if fields <= 12 else 4
    columns = max(1, min(wanted, int((room + _GAP) / (_LEAST + _GAP))))
    rows = math.ceil(fields / columns)
    each = (room - (columns - 1) * _GAP) / columns
    high = min(2.6, max(1.0, 0.62 * each)) if columns > 1 else min(2.6, 0.5 * each)
    span = labels.positions[-1] - labels.positions[0]
    spare = 0.04 * span or 0.5
    per = each / (span + 2 * spare)
    told, turned = _fitting(labels, per)
    count_high = width(labels.count, TINY) + 0.04 if turned else height(1, TINY)
    under = 0.05 + height(1, TINY) + count_high + 0.08
    start = labels.positions[0] - spare
    return Layout(
        columns, rows, left, each, high, _GAP, under, told, turned, labels.names, labels.positions, start, per
    )


def _fitting(labels: Labels, per: float) -> tuple[list[int], bool]:
    """Which sessions are labelled; counts are turned upright before any is left out."""
    level = max(widest(labels.names, TINY), width(labels.count, TINY)) + _BETWEEN
    upright = max(widest(labels.names, TINY), height(1, TINY)) + 0.01
    every = list(range(len(labels.positions)))
    gaps = [b - a for a, b in pairwise(labels.positions)]
    least = min(gaps, default=math.inf) * per
    if least >= level:
        return every, False
    if least >= upright:
        return every, True
    kept: list[int] = []
    for place in every:
        if not kept or (labels.positions[place] - labels.positions[kept[-1]]) * per >= upright:
            kept.append(place)
    return kept, True
