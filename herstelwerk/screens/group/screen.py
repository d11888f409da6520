"""Preparing a group on one page, a part at a time."""

from __future__ import annotations

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.group.attendance import AttendancePart
from herstelwerk.screens.group.days import DaysPart
from herstelwerk.screens.group.members import MembersPart
from herstelwerk.screens.group.proofs import ProofsPart
from herstelwerk.screens.group.work import GroupWork
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed
from herstelwerk.screens.versions import Versions

PARTS = {
    "groep": "Groep en dagen",
    "codewoorden": "Codewoorden",
    "aanwezigheid": "Aanwezigheid",
    "bewijs": "Bewijs van deelname",
    "versies": "Eerdere versies",
}


class GroupScreen(Tabbed):
    """Days, code words, attendance, proofs, earlier versions."""

    name, title, about = "groep", "Groep", "de groep"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "groep") -> None:
        self.desk, self.work = desk, GroupWork(desk)
        super().__init__(part, self.work.drafts)
        self._make_parts()
        desk.store.remember(desk.owner, place="trainer/groep.ipynb")

    def _make_parts(self) -> None:
        self.days = DaysPart(self.work, self.page, self._opened)
        self.members = MembersPart(self.work, self.page)
        self.attendance = AttendancePart(self.work, self.page)
        self.proofs = ProofsPart(self.work, self.page)
        titles = ("Groep en dagen", "Codewoorden en aanwezigheid")
        self.versions = [Versions(draft, title) for draft, title in zip(self.work.drafts, titles, strict=False)]
        self.attendance.today()

    def _opened(self) -> None:
        """Another group is open: what was typed in the one before is kept first, under its own name."""
        self.leave()
        self.work.open()
        self.kept = Kept(self.work.drafts)
        if page := self.page():
            self.kept.attach(page.refresh)
        self._make_parts()

    def go(self, part: str) -> None:
        """Show another part; what was handed in is looked up anew."""
        self.proofs.look()
        super().go(part)

    def open_part(self) -> Part:
        """The part that is open."""
        if self.part == "groep" or not self.work.drafts:
            return self.days.draw()
        if self.part == "versies":
            return el("section", el("h2", "Eerdere versies"), *(versions.draw() for versions in self.versions))
        others: dict[str, MembersPart | AttendancePart | ProofsPart] = {
            "codewoorden": self.members,
            "aanwezigheid": self.attendance,
            "bewijs": self.proofs,
        }
        return others[self.part].draw()
