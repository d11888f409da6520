"""herstelwerk: the model and the review behind the workbook of the Basistraining Herstelwerk.

    >>> from herstelwerk import Workbook
    >>> workbook = Workbook.find()
    >>> workbook.review(workbook.examples / "D01.json")["K1"].signal.value
    'in orde'

Names are loaded when they are asked for, so that starting the command line stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_NAMES = {
    "ActionPlan": "domain",
    "Entry": "domain",
    "FinalAssignment": "domain",
    "LifeArea": "domain",
    "Layer": "domain",
    "RecoveryGoal": "domain",
    "StrengthsInventory": "domain",
    "HandInError": "handin",
    "read_hand_in": "handin",
    "Review": "review",
    "Workbook": "workbook",
}
__all__ = [
    "ActionPlan",
    "Entry",
    "FinalAssignment",
    "HandInError",
    "Layer",
    "LifeArea",
    "RecoveryGoal",
    "Review",
    "StrengthsInventory",
    "Workbook",
    "read_hand_in",
]

if TYPE_CHECKING:
    from herstelwerk.domain import ActionPlan, Entry, FinalAssignment, Layer, LifeArea, RecoveryGoal, StrengthsInventory
    from herstelwerk.handin import HandInError, read_hand_in
    from herstelwerk.review import Review
    from herstelwerk.workbook import Workbook


def __getattr__(name: str) -> Any:
    if name in _NAMES:
        return getattr(import_module(f"herstelwerk.{_NAMES[name]}"), name)
    raise AttributeError(f"module 'herstelwerk' has no attribute {name!r}")
