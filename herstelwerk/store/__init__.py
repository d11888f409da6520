"""Where the work of trainees is kept: one file on a laptop (SQLite), or a database for a room (PostgreSQL).

What goes in is plain values and what comes out is plain values; nothing outside this room knows there is SQL.
"""

from herstelwerk.store.answers import AnswersError
from herstelwerk.store.autosave import Autosave
from herstelwerk.store.faults import Behind, Fault, StoreError
from herstelwerk.store.receipt import receipt_of
from herstelwerk.store.shared import GROUP, HANDED, TEAM
from herstelwerk.store.store import Store
from herstelwerk.store.values import (
    BROUGHT_IN,
    KEPT_APART,
    RESTORED,
    SAVED,
    BroughtIn,
    Evaluation,
    HandedIn,
    Person,
    Progress,
    Returned,
    Said,
    Saved,
    Sheet,
    Version,
)

__all__ = [
    "BROUGHT_IN",
    "GROUP",
    "HANDED",
    "KEPT_APART",
    "RESTORED",
    "SAVED",
    "TEAM",
    "AnswersError",
    "Autosave",
    "Behind",
    "BroughtIn",
    "Evaluation",
    "Fault",
    "HandedIn",
    "Person",
    "Progress",
    "Returned",
    "Said",
    "Saved",
    "Sheet",
    "Store",
    "StoreError",
    "Version",
    "receipt_of",
]
