"""Someone who leads a meeting on screen: a clock that can be turned, a kernel's timer, and hands for the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from herstelwerk.meetings import Session, read_session
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.meeting.room import SHEET
from herstelwerk.screens.meeting.screen import MeetingScreen
from herstelwerk.screens.meeting.ticking import FAST_TICK, TICK
from tests.screens.conftest import NOW
from tests.screens.soundness import Watched, look_over

PAPERS = ("collect", "return", "file", "destroy")


class Timer:
    """The clock of a kernel's loop: what is to be done later waits until somebody says that it is later."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, seconds: float, action: Callable[[], None]) -> Timer:
        self.waiting.append((seconds, action))
        return self

    def cancel(self) -> None:
        """Nothing here is called off; a save that comes twice saves once."""

    def tick(self) -> None:
        """The clock of the page comes by; what is to be saved waits on."""
        ticks = [action for seconds, action in self.waiting if seconds in (TICK, FAST_TICK)]
        self.waiting = [one for one in self.waiting if one[0] not in (TICK, FAST_TICK)]
        for action in ticks:
            action()


class Leader:
    """A page for meetings, and the moment it is."""

    def __init__(self, desk: Desk, timer: Timer | None = None) -> None:
        self.now: datetime = NOW
        self.desk = replace(desk, now=lambda: self.now, call_later=timer)
        self.screen = MeetingScreen(self.desk)
        self.page = Watched(self.screen)

    def wait(self, minutes: float) -> None:
        """Time passes."""
        self.now += timedelta(minutes=minutes)
        self.page.refresh()

    def prepare(self, name: str) -> None:
        """A meeting of this kind, with two people and an answer about copies."""
        self.page.press("deel-kiezen")
        self.page.press(f"nieuw-{name}")
        self.page.type("anderen", "rode-bank, groene-fiets")
        self.page.choose("voorzitter", "rode-bank")
        if "inbrenger" in self.page.hearing("choose"):
            self.page.choose("inbrenger", "groene-fiets")
        if "toestemming" in self.page.hearing("choose"):
            self.page.choose("toestemming", "yes")

    def begin(self, name: str = "teamkrachtbespreking") -> None:
        """The same, begun."""
        self.prepare(name)
        self.page.press("begin")

    def to(self, step: str) -> None:
        """On to this step."""
        while self.session.at is not None and self.session.at.step != step:
            self.page.press("verder")

    def ideas(self, *texts: str) -> None:
        """Type ideas one after another."""
        for text in texts:
            self.page.type("idee", text)
            self.page.press("idee-erbij")

    def tidy(self) -> None:
        """Answer what became of the papers."""
        for item in PAPERS:
            if f"papier-{item}" in self.page.hearing("choose"):
                self.page.choose(f"papier-{item}", "done")

    @property
    def session(self) -> Session:
        """What is in hand."""
        return self.screen.room.session

    @property
    def kept(self) -> Session:
        """What the store has of it."""
        draft = self.screen.room.draft
        assert draft
        sheet = self.desk.store.read(draft.desk.owner, SHEET + self.screen.room.id)
        assert sheet
        return read_session(sheet.body)

    def sound(self) -> None:
        """Assert what must hold for every page."""
        look_over(self.page)
