"""What files are called that a person takes along: whose, what, and of which day."""

from __future__ import annotations

import re

from herstelwerk.screens.desk import Desk

_AWKWARD = re.compile(r"[^\w.]+")  # in the name of a file; some systems stumble over anything else


def file_name(desk: Desk, what: str, ending: str) -> str:
    """A name such as `blauwe-fiets-actieplan-2026-11-22.pdf`."""
    whose = _AWKWARD.sub("-", desk.owner).strip("-.") or "herstelwerk"
    return f"{whose}-{what}-{desk.today.isoformat()}.{ending}"
