"""What an organisation needs to keep working this way, and how faithful a team is to it: values and arithmetic.

Pure: the words stand in content files, sheets come in as bodies, and days as values.
"""

from __future__ import annotations

from herstelwerk.fidelity.audit import (
    Audit,
    Mean,
    Rating,
    Ratings,
    audit_body,
    mean_of,
    needed,
    rate,
    ratings_body,
    read_audit,
    read_ratings,
)
from herstelwerk.fidelity.comparing import Change, Pair, Shift, changes, in_time, shift, side_by_side
from herstelwerk.fidelity.conditions import Item, Progress, State, due, overdue, progress
from herstelwerk.fidelity.instrument import Indicator, Instrument, read_instrument
from herstelwerk.fidelity.official import Kind, Official, official_body, read_official

__all__ = [
    "Audit",
    "Change",
    "Indicator",
    "Instrument",
    "Item",
    "Kind",
    "Mean",
    "Official",
    "Pair",
    "Progress",
    "Rating",
    "Ratings",
    "Shift",
    "State",
    "audit_body",
    "changes",
    "due",
    "in_time",
    "mean_of",
    "needed",
    "official_body",
    "overdue",
    "progress",
    "rate",
    "ratings_body",
    "read_audit",
    "read_instrument",
    "read_official",
    "read_ratings",
    "shift",
    "side_by_side",
]
