"""What all parts of the page share: the protocols, the meetings that are kept, and the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from herstelwerk.meetings import Protocol, Refused, Session, Step, read_protocol, read_session, session_body
from herstelwerk.meetings.promises import Promise, to_report
from herstelwerk.problems import Unreadable
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groups import load_group
from herstelwerk.screens.page import Page
from herstelwerk.store import GROUP, SAVED

FOLDER, SHEET = "bijeenkomsten", "bijeenkomst/"  # of the content files, and how the names of the sheets begin
_UNFIT = (ValueError, TypeError, LookupError, AttributeError)


class Kept(NamedTuple):
    """A meeting that is kept: whose sheet, its id, and the meeting."""

    owner: str
    id: str
    session: Session


class Room:
    """The meetings of the group one works with, and those of the trainer's own."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk, self.page = desk, page
        self.faults: list[str] = []
        self.protocols = self._protocols()
        self.draft: Draft[Session] | None = None
        self.id = self.refused = ""
        self.opened: Callable[[], None] = lambda: None  # what the page does when another meeting is taken up
        self.begun: Callable[[], None] = lambda: None  # and when a clock began to run
        self.kept: list[Kept] = []
        self.unreadable = 0
        self.look()

    @property
    def owner(self) -> str:
        """Whose sheets a new meeting is kept on: the group's, or the trainer's own where there is no group."""
        return GROUP + self.desk.cohort if load_group(self.desk) else self.desk.owner

    @property
    def session(self) -> Session:
        """The meeting that is open.

        Raises:
            LookupError: when none is.
        """
        if self.draft is None:
            raise LookupError("no meeting is open")
        return self.draft.value

    @property
    def protocol(self) -> Protocol:
        """The protocol of the meeting that is open; where its file is gone, the steps that were noted."""
        session = self.session
        return self.protocols.get(session.protocol) or _without_file(session)

    def look(self) -> None:
        """Read anew which meetings are kept; one that cannot be read is counted, not thrown away."""
        self.kept, self.unreadable = [], 0
        for owner in dict.fromkeys((self.owner, self.desk.owner)):
            for name, sheet in self.desk.store.read_all(owner, SHEET).items():
                try:
                    self.kept.append(Kept(owner, name.removeprefix(SHEET), read_session(sheet.body)))
                except _UNFIT:
                    self.unreadable += 1
        self.kept.sort(key=lambda one: (str(one.session.on or ""), one.id), reverse=True)

    def open(self, owner: str, id: str) -> None:
        """Work on a meeting that is kept."""
        self._let_go()
        self.draft = Draft(self.desk.together(owner), SHEET + id, read_session, session_body)
        self.id, self.refused = id, ""
        self.opened()

    def new(self, protocol: str) -> None:
        """A meeting of this protocol, today, with the group's name on it."""
        taken = {one.id for one in self.kept}
        stem = f"{self.desk.now():%Y%m%d-%H%M%S}"
        id = next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if name not in taken)
        self.open(self.owner, id)
        title = self.protocols[protocol].title
        if self.draft:
            self.draft.change(replace(self.draft.value, protocol=protocol, title=title, on=self.desk.today))
        self.look()

    def change_group(self) -> None:
        """Another group was chosen: its meetings, and none of them open yet."""
        self._let_go()
        self.draft, self.id, self.refused = None, "", ""
        self.look()
        self.opened()

    def do(self, change: Callable[[Session], Session], why: str = SAVED) -> bool:
        """Change the meeting that is open; what the engine refuses is told instead."""
        self.refused = ""
        if self.draft is None:
            return False
        try:
            self.draft.change(change(self.draft.value), why)
        except Refused as error:
            self.refused = str(error)
            self.say(self.refused)
            return False
        return True

    def set(self, **fields: object) -> None:
        """Change plain fields of the meeting that is open."""
        self.do(lambda session: replace(session, **fields))  # type: ignore[arg-type]

    def say(self, text: str) -> None:
        """Have a screen reader say this."""
        if page := self.page():
            page.say(text)

    def focus(self, key: str) -> None:
        """Move to a part of the page."""
        if page := self.page():
            page.focus(key)

    def people(self) -> tuple[str, ...]:
        """The code words of the group one works with."""
        group = load_group(self.desk)
        return group.codes if group else ()

    def promises(self) -> list[Promise]:
        """What this meeting hears about: promises of earlier ones that were not reported back."""
        others = {one.id: one.session for one in self.kept if one.id != self.id}
        return to_report(self.session, self.id, others)

    def _let_go(self) -> None:
        if self.draft is not None:
            self.draft.leave()

    def _protocols(self) -> dict[str, Protocol]:
        found = {}
        for name in self.desk.workbook.wordings(FOLDER):
            try:
                found[name] = read_protocol(self.desk.workbook.wording(name, FOLDER), name)
            except Unreadable as error:
                self.faults.append(str(error))
        return found


def _without_file(session: Session) -> Protocol:
    """A protocol as it can be known from a meeting alone."""
    stops = (*([session.at] if session.at else []), *(spent.stop for spent in session.spent))
    cases = {stop.step: stop.case > 0 for stop in stops} or {"stap": False}
    steps = tuple(
        Step(id, id, "work", 0, 0, "", "", "", writes="text", write_label="Notitie", per_case=per_case)
        for id, per_case in cases.items()
    )
    told = "Het bestand van deze soort bijeenkomst is er niet meer. Wat er genoteerd is, staat er nog."
    return Protocol(session.protocol, session.title, told, "", "", "", False, (), steps)
