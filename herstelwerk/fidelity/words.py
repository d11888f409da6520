"""Differences in words: no verdict, and no claim that a difference means anything."""

from __future__ import annotations

from datetime import date

from herstelwerk.dutch import number
from herstelwerk.fidelity.audit import OPEN, Audit
from herstelwerk.fidelity.comparing import Shift


def score_told(audit: Audit, id: str) -> str:
    """The score of an audit at one indicator, a dash where it has none."""
    found = audit.ratings.get(id, OPEN).score
    return "–" if found is None else str(found)


def step_told(step: int | None) -> str:
    """A difference between two scores: `1 hoger`, `gelijk`, `niet te zeggen`."""
    if step is None:
        return "niet te zeggen"
    return "gelijk" if not step else f"{abs(step)} {'hoger' if step > 0 else 'lager'}"


def shift_told(moved: Shift) -> str:
    """How much the mean moved from one audit to the next, or why that cannot be said."""
    if moved.value is None:
        told = f"{moved.both} van de {moved.of} vragen kregen beide keren een cijfer."
        return f"{told} Dat is te weinig om het gemiddelde te vergelijken."
    size = number(abs(moved.value), 1)
    if size == "0,0":
        told = "bleef het gemiddelde gelijk"
    else:
        told = f"ligt het gemiddelde {size} {'hoger' if moved.value > 0 else 'lager'} dan de keer ervoor"
    return f"Over de {moved.both} vragen met beide keren een cijfer {told}."


def short_day(on: date | None) -> str:
    """`22-11-2026`, or that there is no day."""
    return f"{on.day}-{on.month}-{on.year}" if on else "zonder dag"
