"""Charts of named rows: names in lines at the left, and where the middle of each row lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from herstelwerk.charts.texts import TEXT, height, width, wrap


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows from top to bottom, in inches from the bottom of the body.

    Attributes:
        names: the names in lines.
        middles: where the middle of each row lies.
        heights: how high each is.
        high: all of them together.
        wide: how wide the widest name is.
    """

    names: tuple[str, ...]
    middles: tuple[float, ...]
    heights: tuple[float, ...]
    high: float
    wide: float


def rows(
    labels: Sequence[object],
    room: float,
    least: float | Sequence[float],
    size: float = TEXT,
    lines: int = 3,
    spare: float = 0.07,
) -> Rows:
    """Rows for these labels: names no wider than `room`, each row no lower than `least` inches (one, or each).

    Between the names of two rows there are at least `spare` inches.
    """
    lows = [least] * len(labels) if isinstance(least, float | int) else least
    names = tuple(wrap(str(label), room, size, most=lines) for label in labels)
    heights = tuple(max(low, height(name.count("\n") + 1, size) + spare) for low, name in zip(lows, names, strict=True))
    total = sum(heights)
    middles, top = [], total
    for high in heights:
        middles.append(top - high / 2)
        top -= high
    wide = max((width(line, size) for name in names for line in name.split("\n")), default=0.0)
    return Rows(names, tuple(middles), heights, total, wide)
