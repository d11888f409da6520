"""Pictures of rows: ecogram, VIP map, balance, journey line. Each gives shapes, a text that says the same, a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from herstelwerk.drawings.balance import balance
from herstelwerk.drawings.circles import ecogram, vip
from herstelwerk.drawings.journey import journey
from herstelwerk.drawings.shapes import Choice, Drawing, Mark, Shape, as_svg

__all__ = ["DRAWINGS", "Choice", "Drawing", "Mark", "Shape", "as_svg", "balance", "ecogram", "journey", "vip"]

DRAWINGS: dict[str, Callable[[Sequence[Mark], Sequence[Choice]], Drawing]] = {
    "ecogram": ecogram,
    "vip": vip,
    "balance": balance,
    "journey": journey,
}
