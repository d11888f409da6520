"""The meetings of a group as leaders look back on them: signs, phase, roles, the short check, the debrief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from herstelwerk.groupwork.phases import Phase, Sign, looks_like

_PAIRS = ("roles", "check", "debrief")
CHECKED = ("often", "sometimes", "not_yet")


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting. `phase` is what the leaders themselves say; empty follows the signs that were `seen`."""

    id: str
    on: date | None = None
    seen: tuple[str, ...] = ()
    phase: str = ""
    note: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    role_note: str = ""
    check: Mapping[str, str] = field(default_factory=dict)
    debrief: Mapping[str, str] = field(default_factory=dict)


Gatherings = tuple[Gathering, ...]


def added(gatherings: Gatherings, on: date | None) -> Gatherings:
    """One more meeting, with an id no other had."""
    numbers = [int(one.id[1:]) for one in gatherings if one.id[1:].isdecimal()]
    return (*gatherings, Gathering(f"b{max(numbers, default=0) + 1}", on))


def changed(gatherings: Gatherings, id: str, **new: Any) -> Gatherings:
    """The meetings with something else at one of them."""
    return tuple(replace(one, **new) if one.id == id else one for one in gatherings)


def removed(gatherings: Gatherings, id: str) -> Gatherings:
    """Without this meeting."""
    return tuple(one for one in gatherings if one.id != id)


def in_time(gatherings: Gatherings) -> Gatherings:
    """By day; those without a day last, in the order they were made."""
    return tuple(sorted(gatherings, key=lambda one: (one.on is None, one.on or date.max)))


def phase_of(one: Gathering, signs: Sequence[Sign], phases: Sequence[Phase]) -> str:
    """The phase of a meeting: what the leaders say, else the one it looks like; empty where that is not one."""
    if one.phase in {phase.id for phase in phases}:
        return one.phase
    most = looks_like(one.seen, signs, phases).most
    return most[0].id if len(most) == 1 else ""


def gatherings_body(gatherings: Gatherings) -> dict[str, Any]:
    """As they are kept."""
    return {"gatherings": [_body(one) for one in gatherings]}


def _body(one: Gathering) -> dict[str, Any]:
    return {
        "id": one.id,
        "on": one.on.isoformat() if one.on else None,
        "seen": list(one.seen),
        "phase": one.phase,
        "note": one.note,
        "role_note": one.role_note,
    } | {name: dict(getattr(one, name)) for name in _PAIRS}


def read_gatherings(body: Mapping[str, Any]) -> Gatherings:
    """As they were kept; what is not there is empty.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: when they are none.
    """
    found = tuple(_read(one) for one in body.get("gatherings", []))
    if len({one.id for one in found}) != len(found):
        raise ValueError("an id stands twice")
    return found


def _read(body: Mapping[str, Any]) -> Gathering:
    on = body.get("on")
    pairs = {name: {str(k): str(v) for k, v in body.get(name, {}).items()} for name in _PAIRS}
    pairs["check"] = {key: answer for key, answer in pairs["check"].items() if answer in CHECKED}
    return Gathering(
        str(body["id"]),
        date.fromisoformat(on) if on else None,
        tuple(map(str, body.get("seen", []))),
        str(body.get("phase", "")),
        str(body.get("note", "")),
        role_note=str(body.get("role_note", "")),
        **pairs,
    )
