"""From what someone's sheets hold to how far she is: the one way from her work to what is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from herstelwerk.exercises import Exercise, Standing, back_on
from herstelwerk.exercises.looked import seen_standing
from herstelwerk.language.reader import Reader
from herstelwerk.overview.draft import draft_of
from herstelwerk.overview.room import Station
from herstelwerk.overview.told import Body, Last, told
from herstelwerk.review import Rules, review

DAYS = (1, 2, 3, 4)
EXERCISE = "exercise/"  # how the sheets of exercises begin
ASSIGNMENT = "eindopdracht/"
# The places that are no exercise, as people call them; the parts of the final assignment by their id.
PLACES = {
    f"{ASSIGNMENT}{part}": f"eindopdracht, {name}"
    for part, name in {
        "krachteninventarisatie": "krachteninventarisatie",
        "actieplan": "actieplan",
        "reflectie": "reflectie",
        "sleutel": "sleutel",
        "overzicht": "waar sta ik?",
        "versies": "eerdere versies",
        "inleveren": "inleveren",
        "terugkoppeling": "terugkoppeling",
    }.items()
}
_OF_SHEET = {"inventory": "krachteninventarisatie", "plan": "actieplan", "reflection": "reflectie"}


def in_order(exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
    """The exercises as the four days show them: what comes back first, then those of the day itself."""
    days: list[Exercise] = []
    for day in DAYS:
        returned = back_on(exercises, day)
        days += [returned] if returned else []
        days += [exercise for exercise in exercises if exercise.day == day]
    return tuple(days)


def stations(exercises: Sequence[Exercise]) -> tuple[Station, ...]:
    """All exercises as places in the room."""
    return tuple(Station(one.id, one.title, one.day) for one in in_order(exercises) if one.day is not None)


def standings_of(exercises: Sequence[Exercise], sheets: Mapping[str, Any], reader: Reader) -> dict[str, Standing]:
    """Where someone stands with each exercise she has a sheet of."""
    there = ((one, sheets.get(EXERCISE + one.id)) for one in exercises)
    return {one.id: seen_standing(one, body, reader) for one, body in there if isinstance(body, Mapping)}


def last_of(saved: Mapping[str, datetime]) -> Last | None:
    """What was worked on last, out of when each sheet was kept."""
    places = {name: ASSIGNMENT + part for name, part in _OF_SHEET.items()}
    found = [
        Last(name.removeprefix(EXERCISE) if name.startswith(EXERCISE) else places[name], at)
        for name, at in saved.items()
        if name.startswith(EXERCISE) or name in places
    ]
    return max(found, key=lambda last: last.at, default=None)


def body_of(
    sheets: Mapping[str, Any],
    saved: Mapping[str, datetime],
    exercises: Sequence[Exercise],
    rules: Rules,
    day: date,
    *,
    here: str = "",
    attempt: int = 0,
) -> Body:
    """How far someone is, out of her sheets (bodies by name) and when they were kept.

    `exercises` are those `in_order`; `day` is what the draft is reviewed for.
    """
    draft = draft_of(sheets)
    return told(
        standings_of(exercises, sheets, rules.reader),
        review(draft, rules, day) if draft else None,
        here=here,
        last=last_of({name: at for name, at in saved.items() if _is_known(name, exercises)}),
        attempt=attempt,
    )


def _is_known(name: str, exercises: Sequence[Exercise]) -> bool:
    """Whether a sheet is one of ours: the name of a sheet could be anything in a file from elsewhere."""
    return name in _OF_SHEET or name.removeprefix(EXERCISE) in {one.id for one in exercises}
