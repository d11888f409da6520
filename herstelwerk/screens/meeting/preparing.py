"""Preparing: title and day, who is here and in which role, the question about copies, practising, and the start."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.meetings import leading
from herstelwerk.meetings.gates import answer_consent
from herstelwerk.meetings.session import ORDINARY, PRACTICE, PREPARE
from herstelwerk.screens.controls import button, choice, field, select
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.meeting.around import refusal
from herstelwerk.screens.meeting.choosing import about
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.parts import Part, el

TEMPOS = {str(ORDINARY): "Gewoon", str(PRACTICE): "Oefenen: een minuut duurt één seconde"}
_SEPARATORS = str.maketrans(";\n", ",,")


class Preparing:
    """The second part of the page."""

    def __init__(self, room: Room, go: Callable[[str], None]) -> None:
        self.room, self.go = room, go
        self._others: str | None = None  # as it is being typed

    def draw(self) -> Part:
        """The fields, and the button that begins."""
        session, protocol = self.room.session, self.room.protocol
        return el(
            "section",
            el("h2", f"Voorbereiden: {protocol.title}"),
            el("p", protocol.goal),
            field(
                "titel", "Hoe heet deze bijeenkomst?", session.title, lambda text: self.room.set(title=text), limit=200
            ),
            day_field("datum", "Wanneer?", session.on, lambda day: self.room.set(on=day)),
            el("h3", "Wie is er?"),
            self._people(),
            self._roles(),
            self._consent() if protocol.consent else None,
            self._tempo() if session.stage == PREPARE else None,
            about(protocol),
            refusal(self.room),
            self._start(),
            key="voorbereiden",
        )

    def _people(self) -> Part:
        """The code words of the group to tick, and room for others."""
        session, codes = self.room.session, self.room.people()
        others = [one for one in session.people if one not in codes]
        typed = ", ".join(others) if self._others is None else self._others
        boxes = choice(
            "aanwezig",
            "Uit de groep",
            {code: code for code in codes},
            [one for one in session.people if one in codes],
            lambda values: self._set_people(values, others),
            many=True,
            row=True,
        )
        return el(
            "div",
            boxes if codes else None,
            field(
                "anderen",
                "Anderen" if codes else "Codewoorden van wie er zijn",
                typed,
                self._type_others,
                help="Codewoorden met een komma ertussen, geen namen.",
                limit=1_000,
            ),
            key="mensen",
        )

    def _type_others(self, text: str) -> None:
        self._others = text
        codes = self.room.people()
        typed = [one.strip()[:60] for one in text.translate(_SEPARATORS).split(",")]
        self._set_people(
            [one for one in self.room.session.people if one in codes],
            [one for one in dict.fromkeys(typed) if one and one not in codes],
        )

    def _set_people(self, ticked: list[str], others: list[str]) -> None:
        self.room.set(people=(*ticked, *others))

    def _roles(self) -> Part:
        """Who does what. Somebody who is not ticked may still have a role."""
        session = self.room.session
        options = {"": "nog niet gekozen"} | {one: one for one in session.everyone}
        case = session.case(1)

        def bring(who: str) -> None:
            self.room.do(lambda s: leading.set_contributor(s, 1, who))

        return el(
            "div",
            select("voorzitter", "Voorzitter", options, session.chair, lambda who: self.room.set(chair=who)),
            select("schrijver", "Schrijft mee", options, session.scribe, lambda who: self.room.set(scribe=who)),
            select("inbrenger", "Brengt in", options, case.contributor, bring) if self.room.protocol.by_case else None,
            class_="hw-across",
            key="rollen",
        )

    def _consent(self) -> Part | None:
        protocol = self.room.protocol
        if protocol.consent is None:
            return None

        def answer(value: str) -> None:
            self.room.do(lambda s: answer_consent(s, 1, value, self.room.desk.now()))

        given = self.room.session.case(1).consent
        return el(
            "div",
            el("h3", "Eerst: kopieën van een document van de cliënt"),
            choice("toestemming", protocol.consent.question, protocol.consent.options, given, answer),
            key="toestemming-blok",
            class_="hw-card hw-note hw-privacy",
        )

    def _tempo(self) -> Part:
        def choose(value: str) -> None:
            self.room.do(lambda s: leading.set_tempo(s, int(value)))

        return choice("tempo", "De klok", TEMPOS, str(self.room.session.tempo), choose, row=True)

    def _start(self) -> Part:
        if self.room.session.stage != PREPARE:
            return el(
                "div",
                el("p", "Deze bijeenkomst is begonnen.", class_="hw-note hw-weet"),
                button("naar-leiden", "Naar leiden", lambda: self.go("leiden")),
                key="begin",
            )
        return el("div", button("begin", "Begin", self._begin, look="main"), class_="hw-buttons", key="begin-blok")

    def _begin(self) -> None:
        room = self.room
        if room.do(lambda s: leading.start(room.protocol, s, room.desk.now())):
            room.begun()
            self.go("leiden")
