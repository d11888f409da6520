"""The attendance of a group as a list to take along; what stands in it can be read in again."""

from __future__ import annotations

from herstelwerk.criteria_set import PassRule
from herstelwerk.groups.group import Group
from herstelwerk.groups.noting import HALF_DAY_NUMBERS, as_text, short_name, standing

HEADER = ("Codewoord", *(short_name(half_day) for half_day in HALF_DAY_NUMBERS), "Telt mee")


def attendance_rows(group: Group, rule: PassRule) -> tuple[tuple[str, ...], ...]:
    """A row per member, in the order of `HEADER`."""
    return tuple(
        (member.code, *map(as_text, member.attendance.marks), standing(member.attendance, rule))
        for member in group.members
    )
