"""Collecting what was handed in: from a folder, a zip or the store; what cannot be used is told apart, never lost."""

from herstelwerk.collecting.hand_ins import collect, collect_folder, collect_store, known_groups
from herstelwerk.collecting.values import DATABASE, LATENESS_UNKNOWN, Aside, Collected, Incoming, Why

__all__ = [
    "DATABASE",
    "LATENESS_UNKNOWN",
    "Aside",
    "Collected",
    "Incoming",
    "Why",
    "collect",
    "collect_folder",
    "collect_store",
    "known_groups",
]
