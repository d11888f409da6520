"""The final assignment as it stands on someone's sheets now, before she hands anything in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from herstelwerk.domain import ActionPlan, FinalAssignment, Part, Reflection, StrengthsInventory
from herstelwerk.drafting.assignment import assemble

P = TypeVar("P", bound=Part)
SHEETS = ("inventory", "plan", "reflection")  # the only sheets that are looked into


def draft_of(sheets: Mapping[str, Any]) -> FinalAssignment | None:
    """The assignment on these sheets (bodies by name), as of nobody; None where none of it was begun.

    A sheet that does not fit is left out, for a text of another version must not hide how far someone is.
    """
    if not any(name in sheets for name in SHEETS):
        return None
    return assemble(
        "-",
        "-",
        _read(StrengthsInventory, sheets.get("inventory")) or StrengthsInventory(),
        _read(ActionPlan, sheets.get("plan")) or ActionPlan(),
        _read(Reflection, sheets.get("reflection")) or Reflection(),
    )


def _read(kind: type[P], body: object) -> P | None:
    try:
        return kind.model_validate_json(json.dumps(body)) if isinstance(body, Mapping) else None
    except (ValueError, TypeError, RecursionError):  # a ValueError is what pydantic raises too
        return None
