"""The planner of a backstage group: when it meets, whose turn it is, and whether promises were reported back. Pure.

Eight meetings of two and a half hours, every two to four weeks, at most two contributors a meeting (so at most sixteen
turns), and every agreement told about at the start of the next meeting (domain.md 3.3, rows 76, 78 and 79).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from herstelwerk.meetings.backstage_check import check
from herstelwerk.meetings.backstage_plan import AT_MOST, LENGTH, MEETINGS, YEARS, Gathering, Plan, PlanError, Promise

__all__ = ["Gathering", "Moved", "Plan", "PlanError", "Promise", "check", "due", "move", "plan", "plan_body"]
__all__ += ["promise", "read_plan", "tell"]
Body = dict[str, Any]


class Moved(NamedTuple):
    """A plan in which a meeting moved, and what there is to say about it now."""

    plan: Plan
    remarks: tuple[str, ...]


def plan(
    first: date,
    weeks_between: Sequence[int] | int,
    members: Sequence[str],
    wishes: Mapping[str, Sequence[int]] | None = None,
) -> Plan:
    """A plan of eight meetings from `first` on, in which everyone gets the same number of turns.

    `weeks_between` is one number, or seven. `wishes` are the meetings (1 to 8) in which a member would like a turn;
    they go first, as far as there is room. The earliest meetings are the fullest, so that as many as possible can tell
    how it went.

    Raises:
        PlanError: when the weeks are not one or seven numbers from 1 on, a member is named twice, or the year cannot
            be.
    """
    weeks = [weeks_between] * (MEETINGS - 1) if isinstance(weeks_between, int) else list(weeks_between)
    if len(weeks) != MEETINGS - 1 or any(not 1 <= one <= 52 for one in weeks):
        raise PlanError(f"Geef één aantal weken, of {MEETINGS - 1} aantallen, elk van 1 tot en met 52.")
    if len(set(members)) != len(members):
        raise PlanError("Een lid staat er twee keer in; geef ieder een eigen codewoord.")
    if first.year not in YEARS:
        raise PlanError("Dit jaar kan niet kloppen; kijk de eerste datum nog eens na.")
    days = [first + timedelta(weeks=sum(weeks[:number])) for number in range(MEETINGS)]
    turns = _turns(tuple(members), wishes or {})
    return Plan(tuple(members), tuple(Gathering(day, LENGTH, who) for day, who in zip(days, turns, strict=True)))


def _turns(members: tuple[str, ...], wishes: Mapping[str, Sequence[int]]) -> list[tuple[str, ...]]:
    """Who contributes in each meeting."""
    slots: list[list[str]] = [[] for _ in range(MEETINGS)]
    if not members:
        return [()] * MEETINGS
    each = min(MEETINGS, max(1, MEETINGS * AT_MOST // len(members)))
    had = dict.fromkeys(members, 0)

    def give(member: str, slot: list[str], most: int) -> bool:
        if len(slot) >= most or member in slot or had[member] >= each:
            return False
        slot.append(member)
        had[member] += 1
        return True

    for member in members:
        for number in wishes.get(member, ()):
            if 1 <= number <= MEETINGS:
                give(member, slots[number - 1], AT_MOST)
    whole, over = divmod(min(each * len(members), MEETINGS * AT_MOST), MEETINGS)
    even = [whole + (index < over) for index in range(MEETINGS)]  # as many in every meeting, the rest in the first
    for turn in range(1, each + 1):
        for member in members:
            if had[member] < turn:
                fits = any(give(member, slot, most) for slot, most in zip(slots, even, strict=True))
                _ = fits or any(give(member, slot, AT_MOST) for slot in slots)
    return [tuple(slot) for slot in slots]


def move(found: Plan, number: int, to: date, *, along: bool = False) -> Moved:
    """The plan with meeting `number` (from 1) on another day, and all remarks anew; `along` moves the later ones too.

    Raises:
        PlanError: when there is no such meeting, or a day falls outside the years people plan for.
    """
    by = to - _gathering(found, number).on
    gatherings = []
    for place, one in enumerate(found.gatherings, 1):
        moves = place == number or (along and place > number)
        on = _shifted(one.on, by) if moves else one.on
        gatherings.append(replace(one, on=on))
    moved = replace(found, gatherings=tuple(gatherings))
    return Moved(moved, check(moved))


def _shifted(day: date, by: timedelta) -> date:
    try:
        shifted = day + by
    except OverflowError:
        shifted = date.min
    if shifted.year not in YEARS:
        raise PlanError("Dit jaar kan niet kloppen; kijk de nieuwe datum nog eens na.")
    return shifted


def promise(found: Plan, number: int, by: str, what: str) -> Plan:
    """The plan with an agreement that a contributor made at the end of a turn; `number` counts from 1."""
    gathering = _gathering(found, number)
    return _with(found, number, replace(gathering, promises=(*gathering.promises, Promise(by, what))))


def due(found: Plan, number: int) -> tuple[Promise, ...]:
    """What is told about at the start of this meeting: agreements of earlier meetings nobody told about before it."""
    earlier = found.gatherings[: max(0, number - 1)]
    return tuple(
        one for gathering in earlier for one in gathering.promises if one.told_at is None or one.told_at >= number
    )


def tell(found: Plan, number: int, told: Promise, outcome: str) -> Plan:
    """The plan in which meeting `number` heard what became of an agreement of an earlier meeting.

    Raises:
        PlanError: when there is no such meeting, or the agreement was not made in an earlier one.
    """
    _gathering(found, number)
    for place, gathering in enumerate(found.gatherings[: number - 1], 1):
        if told in gathering.promises:
            after = tuple(
                replace(one, told_at=number, outcome=outcome) if one == told else one for one in gathering.promises
            )
            return _with(found, place, replace(gathering, promises=after))
    raise PlanError("Deze afspraak is niet in een eerdere bijeenkomst gemaakt.")


def _gathering(found: Plan, number: int) -> Gathering:
    if not 1 <= number <= len(found.gatherings):
        raise PlanError(f"Bijeenkomst {number} staat niet in dit plan.")
    return found.gatherings[number - 1]


def _with(found: Plan, number: int, gathering: Gathering) -> Plan:
    before, after = found.gatherings[: number - 1], found.gatherings[number:]
    return replace(found, gatherings=(*before, gathering, *after))


def plan_body(found: Plan) -> Body:
    """A plan as it is kept."""
    return {
        "members": list(found.members),
        "gatherings": [
            {
                "on": one.on.isoformat(),
                "minutes": one.minutes,
                "contributors": list(one.contributors),
                "held": one.held,
                "promises": [
                    {"by": p.by, "what": p.what, "told_at": p.told_at, "outcome": p.outcome} for p in one.promises
                ],
            }
            for one in found.gatherings
        ],
    }


def read_plan(body: Mapping[str, Any]) -> Plan:
    """A kept plan; what is not there is empty.

    Raises:
        ValueError, TypeError, KeyError: when it is none.
    """
    return Plan(
        tuple(map(str, body.get("members", []))),
        tuple(
            Gathering(
                date.fromisoformat(one["on"]),
                int(one["minutes"]),
                tuple(map(str, one["contributors"])),
                tuple(_read_promise(p) for p in one.get("promises", [])),
                bool(one.get("held", False)),
            )
            for one in body.get("gatherings", [])
        ),
    )


def _read_promise(body: Mapping[str, Any]) -> Promise:
    told_at = body.get("told_at")
    return Promise(
        str(body["by"]), str(body["what"]), None if told_at is None else int(told_at), str(body.get("outcome", ""))
    )
