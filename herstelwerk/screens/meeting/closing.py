"""The end of a meeting: another contributor, what became of the copies, what is left to note, and finishing."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.meetings import leading
from herstelwerk.meetings.gates import tidy
from herstelwerk.meetings.session import DONE, NOT_NEEDED, TIDIED
from herstelwerk.screens.controls import button, choice, field
from herstelwerk.screens.meeting.around import refusal
from herstelwerk.screens.meeting.capture import Capture
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.parts import Part, el

ANSWERS = {TIDIED: "gedaan", NOT_NEEDED: "niet nodig"}
POINTS = {"collect": "Ophalen", "return": "Teruggeven", "file": "Opbergen", "destroy": "Vernietigen"}


class Closing:
    """Shown after the last step. `contributor` and `consent` are those of a case that has yet to begin."""

    def __init__(self, room: Room, capture: Capture) -> None:
        self.room, self.capture = room, capture
        self.contributor = self.consent = self.refused = ""
        self._by: str | None = None  # who sees to the papers, once somebody typed it here

    def draw(self) -> Part:
        """What is left to do; a meeting that is finished says so."""
        session, protocol = self.room.session, self.room.protocol
        if session.stage == DONE:
            return el(
                "div",
                el("h3", "Deze bijeenkomst is afgerond"),
                el("p", "Het verslag staat op het blad ‘Verslag’."),
                button("heropen", "Open weer", self._reopen, look="small"),
                key="afgerond",
                class_="hw-card hw-calm",
            )
        return el(
            "div",
            el("h3", "Afronden", key="afronden-kop", tabindex=-1),
            self._papers() if protocol.confidential else None,
            self.capture.agreements(),
            self.capture.obstacles(),
            self.another(),
            refusal(self.room),
            el(
                "div",
                button("afronden", "Rond de bijeenkomst af", self._finish, look="main"),
                button("terug", "Terug naar de laatste stap", self._back),
                class_="hw-buttons",
            ),
            key="afronden-blok",
        )

    def _papers(self) -> Part:
        """The wrap-up of copies, point by point, with who saw to it."""
        protocol, session = self.room.protocol, self.room.session
        points = []
        for item, text in protocol.wrap_up:
            told = session.tidying(item)
            chosen = told.answer if told else None
            points.append(
                choice(f"papier-{item}", f"{POINTS[item]}. {text}", ANSWERS, chosen, self._tidy(item), row=True)
            )
        return el(
            "div",
            el("h4", "Papieren van de cliënt"),
            el("p", "Dit hoort bij het afronden en kun je niet overslaan.", class_="hw-muted"),
            field("papier-wie", "Wie zorgt hiervoor? (codewoord)", self.by, self._set_by, limit=60),
            *points,
            key="papieren",
            class_="hw-card hw-note hw-privacy",
        )

    @property
    def by(self) -> str:
        """Who sees to the papers: who was named, or else the chair."""
        if self._by is not None:
            return self._by
        session = self.room.session
        return next((one.by for one in session.tidied if one.by), "") or session.chair or session.scribe

    def _set_by(self, text: str) -> None:
        self._by = text
        for one in self.room.session.tidied:
            self.room.do(lambda s, one=one: tidy(s, one.item, one.answer, text, one.at))  # type: ignore[misc]

    def _tidy(self, item: str) -> Callable[[str], None]:
        def told(answer: str) -> None:
            self.room.do(lambda s: tidy(s, item, answer, self.by, self.room.desk.now()))

        return told

    def another(self) -> Part | None:
        """Another contributor, where the protocol knows them; the question about copies comes along."""
        protocol = self.room.protocol
        if not protocol.by_case:
            return None
        number = len(self.room.session.cases) + 1
        return el(
            "div",
            el("h4", "Nog iemand die inbrengt?"),
            field(
                "volgende-inbrenger",
                f"Inbreng {number}: van wie? (codewoord)",
                self.contributor,
                self._set_contributor,
                limit=60,
            ),
            choice(
                "volgende-toestemming",
                protocol.consent.question,
                protocol.consent.options,
                self.consent,
                self._set_consent,
            )
            if protocol.consent
            else None,
            el("p", self.refused, class_="hw-alarm", role="alert") if self.refused else None,
            button("inbreng-erbij", f"Begin met inbreng {number}", self._begin, look="small"),
            key="nog-een-inbreng",
            class_="hw-card hw-calm",
        )

    def _set_contributor(self, text: str) -> None:
        self.contributor = text

    def _set_consent(self, answer: str) -> None:
        self.consent = answer

    def _begin(self) -> None:
        room = self.room
        contributor, consent = self.contributor.strip(), self.consent
        if room.do(lambda s: leading.begin_case(room.protocol, s, contributor, consent, room.desk.now())):
            self.contributor = self.consent = ""
            room.begun()
        self.refused, room.refused = room.refused, ""  # told in the card itself

    def _finish(self) -> None:
        room = self.room
        self.refused = ""
        if room.do(lambda s: leading.finish(room.protocol, s, room.desk.now())):
            room.say("De bijeenkomst is afgerond. Het verslag staat klaar.")

    def _reopen(self) -> None:
        self.room.do(leading.reopen)

    def _back(self) -> None:
        self.room.do(lambda s: leading.previous_step(self.room.protocol, s, self.room.desk.now()))
