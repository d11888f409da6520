"""What is written down in a step: a text, ideas without comments, choices, obstacles or agreements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from herstelwerk.domain import Who
from herstelwerk.language.reader import Reader
from herstelwerk.meetings import noting
from herstelwerk.meetings.obstacles import TAGS
from herstelwerk.meetings.protocol import Step
from herstelwerk.meetings.session import Agreement, Choice, Obstacle, Session, Stop
from herstelwerk.screens.controls import Note, button, choice, field, select
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import SAVED

WHO = {
    "worker": "wie inbrengt",
    "client": "de cliënt",
    "network": "iemand uit de kring van de cliënt",
    "professional": "een andere beroepskracht",
    "together": "samen",
    "": "nog niet afgesproken",
}
_ABOUT_OBSTACLES = "Schrijf op wat vaker tegenzit, zonder cliënt of naam erbij. Deze lijst gaat naar de leiding."
_POINTS = "Dit lijkt naar één persoon te wijzen. Kan het ook zonder?"


class Capture:
    """The fields of a step. `typed` is the idea that is being typed."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.typed = ""

    def draw(self, step: Step, stop: Stop) -> Part:
        """What belongs to this step."""
        kinds: dict[str, Callable[[Step, Stop], Part]] = {
            "text": self._text,
            "list": self._text,
            "ideas": self._ideas,
            "choices": self._choices,
            "obstacles": lambda *_: self.obstacles(),
            "agreements": lambda *_: self.agreements(),
        }
        write = kinds.get(step.writes)
        return el("div", write(step, stop) if write else None, key=f"schrijven-{step.id}-{stop.case}-{stop.round}")

    def _text(self, step: Step, stop: Stop) -> Part:
        def note(text: str) -> None:
            self._do(lambda s: noting.write(self.room.protocol, s, text, stop))

        return field(
            "notitie",
            step.write_label,
            self.room.session.of(stop).note,
            note,
            help="Elk punt op een eigen regel." if step.writes == "list" else "",
            rows=5 if step.writes == "list" else 3,
        )

    # Ideas: a line to type in, a counter, and the list. No names and no comments.

    def _ideas(self, step: Step, stop: Stop) -> Part:
        return el("div", el("h4", step.write_label), self.entry(), self.ideas(stop.case))

    def entry(self) -> Part:
        """The line for the next idea; Enter adds it."""
        return el(
            "div",
            emptied(field("idee", "Volgend idee", self.typed, self._type, limit=500, enter="idee-erbij"), "idee"),
            button("idee-erbij", "Voeg toe", self.add_typed, look="main"),
            class_="hw-across hw-entry",
            key="idee-invoer",
        )

    def ideas(self, case: int, large: bool = False) -> Part:
        """The counter and the ideas in the order in which they came."""
        ideas = self.room.session.ideas_of(case)
        return el(
            "div",
            el("p", counted(len(ideas)), key="idee-teller", class_="hw-count"),
            el(
                "ol",
                *(el("li", idea.text, key=f"idee-{case}-{idea.number}") for idea in ideas),
                class_="hw-ideas hw-ideas-large" if large else "hw-ideas",
                key="idee-lijst",
            ),
            key="ideeen",
        )

    def _type(self, text: str) -> None:
        self.typed = text

    def add_typed(self) -> None:
        """Add what stands in the line; an empty line adds nothing."""
        text = self.typed
        if text.strip() and self._do(lambda s: noting.add_idea(self.room.protocol, s, text)):
            self.typed = ""
            self.room.say(counted(len(self.room.session.ideas_of(self.room.session.ideas[-1].case))))
        self.room.focus("idee")

    # Choices: which ideas go along, and who does what when.

    def _choices(self, step: Step, stop: Stop) -> Part:
        session = self.room.session
        ideas = session.ideas_of(stop.case)
        on = [str(one.idea) for one in session.chosen(stop.case) if one.idea]
        options = {str(idea.number): f"{idea.number}. {idea.text}" for idea in ideas}

        def choose(values: list[str]) -> None:
            for number in options:
                if (number in values) != (number in on):
                    self._mark(stop.case, int(number), number in values)

        boxes = choice("keuzes", "Welke ideeën gaan mee?", options, on, choose, many=True)
        return el(
            "div",
            el("h4", step.write_label),
            boxes if options else el("p", "Er staan nog geen ideeën in de lijst.", class_="hw-muted"),
            self.choices(stop.case),
            button("keuze-erbij", "+ eigen stap erbij", lambda: self._add_choice(stop.case), look="small"),
        )

    def _mark(self, case: int, idea: int, on: bool) -> None:
        self._do(lambda s: noting.mark_choice(s, case, idea, on))

    def choices(self, case: int) -> Part:
        """The choices that stand, each with what, who and when."""
        chosen = self.room.session.chosen(case)
        head = el("h4", "Wie doet wat, en wanneer?") if chosen else None
        items = (self._choice(one) for one in chosen)
        return el("div", head, el("ul", *items, class_="hw-items"), key=f"keuzes-{case}")

    def _choice(self, one: Choice) -> Part:
        def change(**fields: Any) -> None:
            self._do(lambda s: noting.change_choice(s, one.id, **fields))

        from_idea = f"Idee {one.idea}: wat gebeurt er?" if one.idea else "Eigen stap: wat gebeurt er?"
        return el(
            "li",
            field(f"{one.id}-wat", from_idea, one.text, lambda text: change(text=text)),
            el(
                "div",
                select(f"{one.id}-wie", "Wie?", WHO, one.who.value, lambda who: change(who=Who(who))),
                field(f"{one.id}-wanneer", "Wanneer?", one.when, lambda text: change(when=text)),
                None
                if one.idea
                else button(f"{one.id}-weg", "Laat los", lambda: change(on=False), look="small", label="Laat deze los"),
                class_="hw-across",
            ),
            key=f"keuze-{one.id}",
            class_="hw-card",
        )

    def _add_choice(self, case: int) -> None:
        if self._do(lambda s: noting.add_choice(s, case)):
            self.room.focus(f"{self.room.session.choices[-1].id}-wat")

    # Obstacles for management, and agreements with a name and a moment.

    def obstacles(self) -> Part:
        """The obstacles told in this meeting."""
        items = (self._obstacle(one) for one in self.room.session.obstacles)
        return el(
            "div",
            el("h4", "Belemmeringen voor de leiding"),
            el("p", _ABOUT_OBSTACLES, class_="hw-muted"),
            el("ul", *items, class_="hw-items"),
            button("belemmering-erbij", "+ belemmering erbij", self._add_obstacle, look="small"),
            key="belemmeringen-hier",
        )

    def _obstacle(self, one: Obstacle) -> Part:
        def change(**fields: Any) -> None:
            self._do(lambda s: noting.change_obstacle(s, one.id, **fields))

        def remove() -> None:
            self._do(lambda s: noting.remove_obstacle(s, one.id), REMOVED)

        notes = personal(self.room.desk.rules.reader, one.text)
        return el(
            "li",
            field(f"{one.id}-wat", "Wat zit er tegen?", one.text, lambda text: change(text=text), notes=notes),
            el(
                "div",
                select(f"{one.id}-onderwerp", "Onderwerp", _tags(one.tag), one.tag, lambda tag: change(tag=tag)),
                button(f"{one.id}-weg", "Verwijder", remove, look="small", label="Verwijder deze belemmering"),
                class_="hw-across",
            ),
            key=f"belemmering-{one.id}",
            class_="hw-card",
        )

    def _add_obstacle(self) -> None:
        if self._do(noting.add_obstacle):
            self.room.focus(f"{self.room.session.obstacles[-1].id}-wat")

    def agreements(self) -> Part:
        """The agreements made in this meeting."""
        items = (self._agreement(one) for one in self.room.session.agreements)
        return el(
            "div",
            el("h4", "Afspraken"),
            el("p", "De volgende keer begin je met: hoe ging het?", class_="hw-muted"),
            el("ul", *items, class_="hw-items"),
            button("afspraak-erbij", "+ afspraak erbij", self._add_agreement, look="small"),
            key="afspraken-hier",
        )

    def _agreement(self, one: Agreement) -> Part:
        def change(**fields: Any) -> None:
            self._do(lambda s: noting.change_agreement(s, one.id, **fields))

        def remove() -> None:
            self._do(lambda s: noting.remove_agreement(s, one.id), REMOVED)

        return el(
            "li",
            field(f"{one.id}-wat", "Wat is er afgesproken?", one.text, lambda text: change(text=text)),
            el(
                "div",
                field(f"{one.id}-wie", "Wie? (codewoord)", one.who, lambda text: change(who=text), limit=60),
                field(f"{one.id}-wanneer", "Wanneer?", one.when, lambda text: change(when=text)),
                button(f"{one.id}-weg", "Verwijder", remove, look="small", label="Verwijder deze afspraak"),
                class_="hw-across",
            ),
            key=f"afspraak-{one.id}",
            class_="hw-card",
        )

    def _add_agreement(self) -> None:
        room = self.room

        def add(session: Session) -> Session:
            case = room.session.at.case if room.session.at else 0
            return noting.add_agreement(room.protocol, session, session.case(case).contributor)

        if self._do(add):
            room.focus(f"{room.session.agreements[-1].id}-wat")

    def _do(self, change: Callable[[Session], Session], why: str = SAVED) -> bool:
        return self.room.do(change, why)


def emptied(part: Part, key: str) -> Part:
    """The same with a line `key` that Enter empties at once, so that nobody has to wait for the list."""
    if part.key == key:
        return replace(part, attributes=part.attributes | {"data-hw-empties": "1"})
    return replace(part, children=tuple(c if isinstance(c, str) else emptied(c, key) for c in part.children))


def counted(count: int) -> str:
    """How many ideas there are, in words."""
    if not count:
        return "Nog geen ideeën."
    return f"{count} {'idee' if count == 1 else 'ideeën'}"


def personal(reader: Reader, text: str) -> list[Note]:
    """A question where a text seems to point to one person."""
    return [Note(_POINTS, text[mark.start : mark.end], tone="privacy") for mark in reader.identifying(text)][:1]


def _tags(tag: str) -> dict[str, str]:
    return TAGS if tag in TAGS else TAGS | {tag: tag}
