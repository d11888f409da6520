"""The values of a group, and how they are kept: the course for everyone to see, the roster for trainers only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from herstelwerk.attendance import Attendance, Mark, Presence
from herstelwerk.criteria_set import PassRule
from herstelwerk.programme import Programme

Body = dict[str, Any]
_DEFAULT = PassRule()
_NOTHING_NOTED = Attendance()


@dataclass(frozen=True, slots=True)
class Course:
    """What everyone of a group may know: its name, its days, and until when one can hand in again."""

    name: str = ""
    days: tuple[date | None, ...] = (None, None, None, None)
    again_by: tuple[date, ...] = ()

    def programme(self, rule: PassRule = _DEFAULT) -> Programme | None:
        """The programme, or None as long as a day is not known.

        Raises:
            ProgrammeError: when the days are not in order.
        """
        known = tuple(day for day in self.days if day is not None)
        return Programme(known, rule, self.again_by) if len(known) == len(self.days) else None


@dataclass(frozen=True, slots=True)
class Member:
    """A trainee in a group: her code word, never her name, and the half-days."""

    code: str
    attendance: Attendance = _NOTHING_NOTED


_NO_COURSE = Course()


@dataclass(frozen=True, slots=True)
class Group:
    """A group as trainers have it."""

    code: str
    course: Course = _NO_COURSE
    members: tuple[Member, ...] = ()
    trainers: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The code words, in the order of the roster."""
        return tuple(member.code for member in self.members)

    def member(self, code: str) -> Member:
        """The member of this code word.

        Raises:
            KeyError: when nobody has it.
        """
        for member in self.members:
            if member.code == code:
                return member
        raise KeyError(code)

    def with_member(self, member: Member) -> Group:
        """The group with this member, in the place of who had the code word before."""
        if member.code in self.codes:
            return replace(self, members=tuple(member if m.code == member.code else m for m in self.members))
        return replace(self, members=(*self.members, member))


def course_body(course: Course) -> Body:
    """A course as it is kept (sheet `programma`)."""
    return {
        "name": course.name,
        "days": [day.isoformat() if day else None for day in course.days],
        "again_by": [day.isoformat() for day in course.again_by],
    }


def read_course(body: Mapping[str, Any]) -> Course:
    """A kept course; what is not there is empty.

    Raises:
        ValueError, TypeError, KeyError: when it is none.
    """
    days = [date.fromisoformat(day) if day else None for day in body.get("days", [])][:4]
    days += [None] * (4 - len(days))
    return Course(
        str(body.get("name", "")), tuple(days), tuple(date.fromisoformat(day) for day in body.get("again_by", []))
    )


def roster_body(group: Group) -> Body:
    """The members and their half-days as they are kept (sheet `groep`)."""
    return {
        "trainers": list(group.trainers),
        "members": [
            {"code": member.code, "half_days": [_mark_body(mark) for mark in member.attendance.marks]}
            for member in group.members
        ],
    }


def read_roster(code: str, course: Course, body: Mapping[str, Any]) -> Group:
    """The group of a kept roster; raises as `read_course`."""
    members = tuple(
        Member(str(one["code"]), Attendance(tuple(_mark(mark) for mark in one["half_days"])))
        for one in body.get("members", [])
    )
    return Group(code, course, members, tuple(map(str, body.get("trainers", []))))


def _mark_body(mark: Mark) -> Body:
    day = mark.on.isoformat() if mark.on else None
    return {"presence": mark.presence.value, "what": mark.what, "agreed_with": mark.agreed_with, "on": day}


def _mark(body: Mapping[str, Any]) -> Mark:
    on = body.get("on")
    return Mark(Presence(body["presence"]), body["what"], body["agreed_with"], date.fromisoformat(on) if on else None)
