"""The report: to read, to correct, to print, and the actions to take along to a plan."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.documents import DocumentError, write
from herstelwerk.documents.meeting import meeting_paper
from herstelwerk.meetings import noting
from herstelwerk.meetings.actions import steps_of, write_actions
from herstelwerk.meetings.noting import NOTED
from herstelwerk.meetings.route import route, step_of
from herstelwerk.meetings.session import PREPARE, Idea, Stop
from herstelwerk.screens.controls import button, choice, field, fold
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.meeting.summary import summary
from herstelwerk.screens.page import Download
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.files import file_name

FORMATS = {"docx": "Word", "pdf": "PDF", "html": "Printen"}
_ACTIONS = (
    "Wie inbracht, kan de gekozen acties in het eigen actieplan zetten: geef dit bestand mee. Werken jullie op "
    "één computer, dan staan ze ook al klaar in dat plan, onder ‘Acties inlezen’."
)


class Reporting:
    """The fourth part of the page."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.notes = False
        self.told = self.trouble = ""

    def draw(self) -> Part:
        """What was said, and the ways to take it along."""
        session = self.room.session
        if session.stage == PREPARE:
            told = el("p", "Deze bijeenkomst is nog niet begonnen.", class_="hw-note hw-weet")
            return el("section", el("h2", "Verslag"), told, key="verslag")
        return el(
            "section",
            el("h2", f"Verslag: {session.title}"),
            self._paper(),
            summary(self.room.protocol, session, self.room.promises()),
            self._actions(),
            fold("verbeteren", "Iets verbeteren of aanvullen", *self._corrections()),
            key="verslag",
        )

    def _paper(self) -> Part:
        on = ["aantekeningen"] if self.notes else []
        options = {"aantekeningen": "Zet ook de aantekeningen per stap erin"}
        buttons = [
            button(f"verslag-{ending}", name, self._give(ending), label=f"Verslag als {name}")
            for ending, name in FORMATS.items()
        ]
        return el(
            "div",
            choice("verslag-wat", "Wat komt er op papier?", options, on, self._set_notes, many=True),
            el("div", *buttons, class_="hw-buttons"),
            el("div", *self._said(), key="verslag-klaar", role="status"),
            key="verslag-papier",
            class_="hw-card hw-calm",
        )

    def _said(self) -> list[Part]:
        made = [el("p", self.told, class_="hw-note hw-goed")] if self.told else []
        return made + ([el("p", self.trouble, class_="hw-alarm")] if self.trouble else [])

    def _set_notes(self, values: list[str]) -> None:
        self.notes = "aantekeningen" in values

    def _give(self, ending: str) -> Callable[[], None]:
        def give() -> None:
            room = self.room
            paper = meeting_paper(room.protocol, room.session, room.promises(), notes=self.notes)
            try:
                content = write(paper, ending)
            except DocumentError as error:
                self.told, self.trouble = "", str(error)
                return
            self._hand("verslag", ending, content)

        return give

    def _hand(self, what: str, ending: str, content: bytes) -> None:
        name = file_name(self.room.desk, f"{what}-{self.room.session.protocol}", ending)
        self.told, self.trouble = f"Klaar: {name} staat bij je downloads.", ""
        if page := self.room.page():
            page.give(Download(name, content))

    def _actions(self) -> Part:
        """The choices as a file, per case."""
        session = self.room.session
        cases = [number for number in range(len(session.cases) + 1) if steps_of(session, number)]
        buttons = [button(f"acties-{number}", self._whose(number), self._give_actions(number)) for number in cases]
        if not buttons:
            return el("div", key="acties")
        return el(
            "div",
            el("h3", "Acties meegeven"),
            el("p", _ACTIONS),
            el("div", *buttons, class_="hw-buttons"),
            key="acties",
        )

    def _whose(self, case: int) -> str:
        who = self.room.session.case(case).contributor
        return f"Acties van {who}" if who else (f"Acties van inbreng {case}" if case else "Acties")

    def _give_actions(self, case: int) -> Callable[[], None]:
        def give() -> None:
            steps = steps_of(self.room.session, case)
            self._hand(f"acties-{case}", "json", write_actions(steps, self.room.desk.today))

        return give

    def _corrections(self) -> list[Part]:
        """The words of ideas and notes, to mend a letter; numbers stay."""
        protocol, session = self.room.protocol, self.room.session
        notes = []
        for number, stop in enumerate(route(protocol, session)):
            if step_of(protocol, stop).writes in NOTED:
                notes.append(self._note(number, stop))
        ideas = [self._idea(one) for one in session.ideas]
        return [*ideas, *notes]

    def _idea(self, one: Idea) -> Part:
        def change(text: str) -> None:
            self.room.do(lambda s: noting.change_idea(s, one.case, one.number, text))

        label = f"Idee {one.number}" + (f" bij inbreng {one.case}" if len(self.room.session.cases) > 1 else "")
        return field(f"verbeter-{one.case}-{one.number}", label, one.text, change)

    def _note(self, number: int, stop: Stop) -> Part:
        def change(text: str) -> None:
            self.room.do(lambda s: noting.write(self.room.protocol, s, text, stop))

        step = step_of(self.room.protocol, stop)
        case = f" (inbreng {stop.case})" if stop.case and len(self.room.session.cases) > 1 else ""
        label = f"{step.title}{case}" + (f", {stop.round}e keer" if stop.round > 1 else "")
        return field(f"verbeter-stap-{number}", label, self.room.session.of(stop).note, change, rows=2)
