"""Obstacles over meetings, for management: a table with counts and days, as CSV and on paper. No clients, no names."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.documents import DocumentError, write
from herstelwerk.documents.meeting import obstacles_paper, times
from herstelwerk.meetings import Session, read_session
from herstelwerk.meetings.obstacles import Tally, gather, per_subject
from herstelwerk.screens.controls import button, choice, table
from herstelwerk.screens.meeting.capture import personal
from herstelwerk.screens.meeting.room import SHEET, Room
from herstelwerk.screens.page import Download
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.store import GROUP

WHICH = {"groep": "Deze groep", "alle": "Alle groepen"}
FORMATS = {"csv": "Excel (CSV)", "docx": "Word", "pdf": "PDF", "html": "Printen"}
_INTRO = (
    "Wat in bijeenkomsten steeds terugkomt en een team niet zelf kan oplossen, hoort bij de leiding. Hier staat het "
    "bij elkaar: hoe vaak het genoemd is en wanneer, zonder cliënten en zonder namen."
)
_POINTS = (
    "Lees dit eerst na: bij deze belemmeringen lijkt iets naar één persoon te wijzen. Verbeter het in de bijeenkomst."
)
HEADER = ("Onderwerp", "Wat zit er tegen", "Aantal keer", "Aantal bijeenkomsten", "Dagen")


class Obstacles:
    """The part about what stands in the way."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.which = "groep"
        self.told = self.trouble = ""

    def draw(self) -> Part:
        """The table, and the ways to take it along."""
        sessions = self._sessions()
        tallies = gather(sessions)
        return el(
            "section",
            el("h2", "Belemmeringen voor de leiding"),
            el("p", _INTRO),
            choice("welke", "Uit welke bijeenkomsten?", WHICH, self.which, self._choose, row=True)
            if len(self.room.desk.store.groups()) > 1
            else None,
            el(
                "p",
                f"{len(sessions)} {'bijeenkomst' if len(sessions) == 1 else 'bijeenkomsten'} bekeken.",
                class_="hw-muted",
            ),
            self._table(tallies) if tallies else el("p", "Er is nog niets genoteerd.", class_="hw-note hw-weet"),
            self._out() if tallies else None,
            key="belemmeringen",
        )

    def _table(self, tallies: tuple[Tally, ...]) -> Part:
        rows = [(one.text, one.subject, times(one), ", ".join(f"{d:%d-%m-%Y}" for d in one.days)) for one in tallies]
        subjects = ", ".join(f"{name} ({count} keer)" for name, count in per_subject(tallies).items())
        reader = self.room.desk.rules.reader
        pointing = [one.text for one in tallies if personal(reader, one.text)]
        return el(
            "div",
            el("p", f"Per onderwerp: {subjects}."),
            table("Belemmeringen", ("Wat zit er tegen", "Onderwerp", "Hoe vaak", "Wanneer"), rows),
            el("div", el("p", _POINTS), el("ul", *(el("li", text) for text in pointing)), class_="hw-note hw-privacy")
            if pointing
            else None,
            key="belemmeringen-tabel",
        )

    def _out(self) -> Part:
        buttons = [
            button(f"belemmeringen-{ending}", name, self._give(ending), label=f"Belemmeringen als {name}")
            for ending, name in FORMATS.items()
        ]
        return el(
            "div",
            el("div", *buttons, class_="hw-buttons"),
            el(
                "div",
                el("p", self.told, class_="hw-note hw-goed") if self.told else None,
                el("p", self.trouble, class_="hw-alarm") if self.trouble else None,
                key="belemmeringen-klaar",
                role="status",
            ),
            key="belemmeringen-uit",
        )

    def _choose(self, which: str) -> None:
        self.which, self.told = which, ""

    def _sessions(self) -> list[Session]:
        """The meetings of this group and those of one's own, or those of every group."""
        found = [one.session for one in self.room.kept]
        if self.which != "alle":
            return found
        seen = {one.owner for one in self.room.kept}
        store = self.room.desk.store
        for owner in (GROUP + code for code in store.groups()):
            if owner in seen:
                continue
            for sheet in store.read_all(owner, SHEET).values():
                try:
                    found.append(read_session(sheet.body))
                except (ValueError, TypeError, LookupError, AttributeError):
                    continue  # told where that group is opened
        return found

    def _give(self, ending: str) -> Callable[[], None]:
        def give() -> None:
            sessions = self._sessions()
            tallies = gather(sessions)
            try:
                content = self._csv(tallies) if ending == "csv" else self._paper(tallies, len(sessions), ending)
            except DocumentError as error:
                self.told, self.trouble = "", str(error)
                return
            name = file_name(self.room.desk, "belemmeringen", ending)
            self.told, self.trouble = f"Klaar: {name} staat bij je downloads.", ""
            if page := self.room.page():
                page.give(Download(name, content))

        return give

    def _csv(self, tallies: tuple[Tally, ...]) -> bytes:
        from herstelwerk.tables import write_csv  # with Excel behind it, that nothing else here needs

        rows = [(t.subject, t.text, t.times, t.meetings, " ".join(d.isoformat() for d in t.days)) for t in tallies]
        return write_csv(HEADER, rows)

    def _paper(self, tallies: tuple[Tally, ...], meetings: int, ending: str) -> bytes:
        return write(obstacles_paper(tallies, meetings, self.room.desk.today), ending)
