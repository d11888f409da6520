"""What a trainer works with: the group in hand, kept in two sheets, and the way back from what was just done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from herstelwerk.collecting.rosters import COURSE, ROSTER, elsewhere, make_group
from herstelwerk.groups import Course, Group, course_body, read_course, read_roster, roster_body
from herstelwerk.groups.days import programme_of
from herstelwerk.groups.group import Member
from herstelwerk.programme import Programme
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.store import GROUP, SAVED

Change = Callable[[Group], Group]


class Back(NamedTuple):
    """The way back from something: what it was, and what undoes it."""

    told: str
    does: Change


class GroupWork:
    """The group that is open, or none."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.texts = desk.workbook.wording("groep", "trainer")
        self.rule = desk.rules.criteria.pass_rule
        self.course: Draft[Course] | None = None
        self.roster: Draft[Group] | None = None
        self.back: Back | None = None
        self.removed: list[tuple[int, Member]] = []
        self.open()

    def open(self) -> None:
        """Open the group that was chosen last, if it is there."""
        code = self.desk.cohort
        self.back, self.removed = None, []
        if not code or code not in self.desk.store.groups():
            self.course = self.roster = None
            return
        shared = self.desk.together(GROUP + code)
        self.course = Draft(shared, COURSE, read_course, course_body)
        self.roster = Draft(shared, ROSTER, lambda body: read_roster(code, Course(), body), roster_body)

    def make(self, code: str) -> bool:
        """Make a group, or open the one that has this code already; whether it is new."""
        new = make_group(self.desk.store, Group(code))
        self.desk.set_cohort(code)
        self.open()
        return new

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept."""
        return tuple(draft for draft in (self.course, self.roster) if draft is not None)

    @property
    def group(self) -> Group:
        """The group in hand."""
        if self.course is None or self.roster is None:
            return Group("")
        return replace(self.roster.value, course=self.course.value)

    @property
    def programme(self) -> Programme | None:
        """The programme, once the days are known and can be."""
        return programme_of(self.group.course, self.rule)

    def elsewhere(self) -> dict[str, str]:
        """The code words of other groups."""
        return elsewhere(self.desk.store, self.group.code)

    def change_course(self, course: Course) -> None:
        """Have these days."""
        if self.course is not None:
            self.course.change(course)

    def change(self, change: Change, why: str = SAVED, back: Back | None = None) -> None:
        """Change who is in the group or who was there, upon what another window may have kept in the meantime."""
        if self.roster is not None:
            self.take_newest()
            self.roster.change(change(self.roster.value), why)
            self.back = back

    def take_newest(self) -> None:
        """Take over what another window kept, as long as nothing of this window waits to be kept."""
        draft = self.roster
        if draft is not None and draft.saved:
            sheet = draft.desk.store.read(draft.desk.owner, draft.name)
            if sheet is not None and sheet.version != draft.version:
                draft.fetch()

    def type(self, change: Change) -> None:
        """As `change`, for what is typed: there the text of another window is never taken over unseen."""
        if self.roster is not None:
            self.roster.change(change(self.roster.value))

    def undo(self) -> None:
        """Go back over what was done last."""
        if self.back:
            self.change(self.back.does)

    def remove(self, code: str) -> None:
        """Take a member out; she can be put back with everything that was noted."""
        group = self.group
        if code in group.codes:
            self.removed.append((group.codes.index(code), group.member(code)))
            self.change(lambda g: replace(g, members=tuple(m for m in g.members if m.code != code)), REMOVED)

    def put_back(self, number: int) -> None:
        """Put a member back where she stood."""
        at, member = self.removed.pop(number)

        def there(group: Group) -> Group:
            if member.code in group.codes:
                return group
            return replace(group, members=(*group.members[:at], member, *group.members[at:]))

        self.change(there)
