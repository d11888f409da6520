"""Leading: the step in large, who speaks and who is silent, the clock, what is written down, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.meetings import leading
from herstelwerk.meetings.clock import clock, totals
from herstelwerk.meetings.protocol import Step
from herstelwerk.meetings.route import ends_case, here, place, round_of, route, step_of
from herstelwerk.meetings.session import CLOSE, DONE, LEAD, PRACTICE, PREPARE, Session, Stop
from herstelwerk.screens.controls import button, choice, fold
from herstelwerk.screens.meeting.around import ahead, last_time, refusal, voices, where
from herstelwerk.screens.meeting.capture import Capture
from herstelwerk.screens.meeting.closing import Closing
from herstelwerk.screens.meeting.face import face, minutes
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.meeting.ticking import Ticking
from herstelwerk.screens.parts import Part, el

KEYS = {"toetsen": "Met losse toetsen: n of → verder, v of ← terug, p klok stil of weer aan"}
_PRACTICE = "Dit is oefenen: een minuut duurt hier één seconde."


class Lead:
    """The part one works with during a meeting. `large`: only what a beamer may show."""

    def __init__(self, room: Room, ticking: Ticking) -> None:
        self.room, self.ticking = room, ticking
        self.capture = Capture(room)
        self.closing = Closing(room, self.capture)
        self.large = False
        self.keys = True
        room.begun = ticking.begin

    def draw(self) -> Part:
        """The step one is at, or what comes before or after all steps."""
        session = self.room.session
        if session.stage == PREPARE:
            told = "Deze bijeenkomst is nog niet begonnen. Begin op het blad ‘Voorbereiden’."
            return self._page(el("p", told, class_="hw-note hw-weet"))
        if session.stage in (CLOSE, DONE):
            return self._page(self.closing.draw())
        stop, now = here(self.room.protocol, session), self.room.desk.now()
        step = step_of(self.room.protocol, stop)
        return self._page(
            el("p", where(self.room, stop), key="waar", class_="hw-muted"),
            face(clock(self.room.protocol, session, now), totals(self.room.protocol, session, now)),
            self._buttons(),
            self._step(step),
            last_time(self.room) if not place(self.room.protocol, session) else None,
            self.capture.draw(step, stop),
            self._round(stop),
            self.closing.another() if ends_case(self.room.protocol, session) else None,
            self._aside(step),
            ahead(self.room),
            fold("meer", "Meer: toetsen, klok opnieuw, eerder afronden", *self._more()),
        )

    def screen(self) -> Part:
        """What a beamer may show: the step, the clock and the ideas; no notes and nothing of earlier meetings."""
        session, now = self.room.session, self.room.desk.now()
        stop = here(self.room.protocol, session)
        step = step_of(self.room.protocol, stop)
        ideas = step.writes in ("ideas", "choices") or bool(stop.case and session.ideas_of(stop.case))
        return el(
            "section",
            el("h2", step.title, key="groot-kop", tabindex=-1),
            face(clock(self.room.protocol, session, now), totals(self.room.protocol, session, now), large=not ideas),
            el("p", step.task, class_="hw-task"),
            voices(step),
            self.capture.entry() if step.writes == "ideas" else None,
            self.capture.ideas(stop.case, large=True) if ideas else None,
            self._buttons(),
            key=f"groot-{step.id}-{stop.case}-{stop.round}",
            class_="hw-beamer",
        )

    def _page(self, *inner: Part | None) -> Part:
        session = self.room.session
        return el(
            "section",
            el("h2", session.title or self.room.protocol.title),
            el("p", _PRACTICE, class_="hw-note hw-weet") if session.tempo == PRACTICE else None,
            refusal(self.room) if session.stage == LEAD else None,
            *inner,
            key="leiden",
        )

    def _step(self, step: Step) -> Part:
        return el(
            "div",
            el("h3", step.title, key="stap-kop", tabindex=-1),
            el("p", step.task, class_="hw-task"),
            voices(step),
            self._prompts(step),
            key=f"stap-{step.id}",
            class_="hw-card hw-step",
        )

    def _prompts(self, step: Step) -> Part | None:
        """Questions that help; while ideas are gathered they step aside for the list."""
        if not step.prompts:
            return None
        prompts = el("ul", *(el("li", prompt) for prompt in step.prompts))
        return fold(f"vragen-{step.id}", "Vragen die helpen", prompts) if step.writes == "ideas" else prompts

    def _buttons(self) -> Part:
        """The way on, the way back, and the clock."""
        session = self.room.session
        last = place(self.room.protocol, session) + 1 == len(route(self.room.protocol, session))

        def key(name: str) -> str:
            return name if self.keys else ""

        return el(
            "div",
            button(
                "verder",
                "Naar het afronden" if last else "Volgende stap",
                self._next,
                look="main",
                shortcut=key("n arrowright"),
            ),
            button("stil", "Klok stil" if session.running else "Klok aan", self._pause, shortcut=key("p")),
            button("terug", "Vorige stap", self._previous, shortcut=key("v arrowleft")),
            button("minuut-erbij", "Eén minuut erbij", self._minute),
            button("groot", "Terug naar leiden" if self.large else "Groot scherm", self._large, look="small"),
            class_="hw-buttons",
            key="knoppen",
        )

    def _round(self, stop: Stop) -> Part | None:
        block = round_of(self.room.protocol, stop)
        if block is None or block[1] != stop.step:
            return None
        return el(
            "div",
            button("nog-eens", "Nog een keer deze stap (volgend onderwerp)", self._again),
            class_="hw-buttons",
            key="ronde",
        )

    def _aside(self, step: Step) -> Part | None:
        """Obstacles can be put aside in any step, except where ideas are gathered without comment."""
        if step.writes in ("ideas", "obstacles"):
            return None
        count = len(self.room.session.obstacles)
        return fold("apart", f"Belemmering voor de leiding noteren ({count})", self.capture.obstacles())

    def _more(self) -> list[Part]:
        on = ["toetsen"] if self.keys else []
        return [
            choice("toetsen", "Toetsen", KEYS, on, self._set_keys, many=True),
            el(
                "div",
                button("klok-opnieuw", "Begin de klok van deze stap opnieuw", self._restart, look="small"),
                button("eerder-afronden", "Nu al afronden", self._close, look="small"),
                class_="hw-buttons",
            ),
        ]

    # What a person does.

    def _next(self) -> None:
        self._keep_typed()
        if self._act(lambda s: leading.next_step(self.room.protocol, s, self.room.desk.now())):
            self._arrived()

    def _previous(self) -> None:
        self._keep_typed()
        if self._act(lambda s: leading.previous_step(self.room.protocol, s, self.room.desk.now())):
            self._arrived()

    def _pause(self) -> None:
        now = self.room.desk.now()
        if self.room.session.running:
            self._act(lambda s: leading.pause(s, now))
            self.room.say("De klok staat stil.")
        elif self._act(lambda s: leading.resume(self.room.protocol, s, now)):
            self.room.say("De klok loopt.")

    def _minute(self) -> None:
        if self._act(lambda s: leading.add_time(self.room.protocol, s)):
            self.room.say("Eén minuut erbij.")

    def _again(self) -> None:
        if self._act(lambda s: leading.again(self.room.protocol, s, self.room.desk.now())):
            self._arrived()

    def _restart(self) -> None:
        self._act(lambda s: leading.restart_clock(self.room.protocol, s, self.room.desk.now()))

    def _close(self) -> None:
        self._keep_typed()
        if self._act(lambda s: leading.close(s, self.room.desk.now())):
            self.room.say("Je bent bij het afronden.")

    def _large(self) -> None:
        self.large = not self.large
        self.room.focus("groot-kop" if self.large else "groot")

    def _set_keys(self, values: list[str]) -> None:
        self.keys = "toetsen" in values

    def _keep_typed(self) -> None:
        """An idea that still stood in the line when one went on is an idea."""
        step = step_of(self.room.protocol, here(self.room.protocol, self.room.session))
        if self.capture.typed.strip() and step.writes == "ideas":
            self.capture.add_typed()

    def _arrived(self) -> None:
        session = self.room.session
        if session.stage != "lead":
            self.large = False
            self.room.say("Je bent bij het afronden.")
            return
        stop = here(self.room.protocol, session)
        step = step_of(self.room.protocol, stop)
        if step.writes == "ideas":
            self.room.focus("idee")
        self.room.say(
            f"{where(self.room, stop)}: {step.title}. Praat: {step.speaks}. {minutes(step.minimum, step.maximum)}."
        )

    def _act(self, change: Callable[[Session], Session]) -> bool:
        done = self.room.do(change)
        self.ticking.begin()
        return done
