"""The clock of the page: it ticks only while the meeting's clock runs, and tells a change of pace once."""

from __future__ import annotations

import weakref
from datetime import datetime

from herstelwerk.meetings.clock import Pace, clock, set_back
from herstelwerk.meetings.session import ORDINARY, Stop
from herstelwerk.screens.meeting.room import Room

TICK, FAST_TICK = 1.0, 0.2  # seconds; a run to practise goes a minute a second


class Ticking:
    """Asks the kernel's clock to come back as long as there is something to show."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._waiting = False
        self._seen: datetime | None = None
        self._told: tuple[Stop | None, Pace] | None = None

    def begin(self) -> None:
        """Tick from now on, if there is a clock that runs and nobody waits for it yet."""
        later = self.room.desk.call_later
        if self._waiting or later is None or self.room.draft is None or not self.room.session.running:
            return
        self._waiting, self._seen = True, self.room.desk.now()
        there = weakref.ref(self)  # a page that is gone ticks no more
        later(TICK if self.room.session.tempo == ORDINARY else FAST_TICK, lambda: _tick(there))

    def tick(self) -> None:
        """Show the time as it is now; where the clock of the machine was set back, go on from what passed before."""
        self._waiting = False
        room, page = self.room, self.room.page()
        if page is None or room.draft is None or not room.session.running:
            return
        seen, now = self._seen, room.desk.now()
        self._seen = now
        if seen is not None:
            room.do(lambda session: set_back(session, seen, now))
        self.tell()
        page.refresh()
        self.begin()

    def tell(self) -> None:
        """Say how the time stands when that has changed, and never the seconds."""
        session = self.room.session
        seen = clock(self.room.protocol, session, self.room.desk.now())
        now = (session.at, seen.pace)
        if self._told is not None and self._told[0] == now[0] and self._told[1] is not now[1]:
            self.room.say(seen.words)
        self._told = now


def _tick(there: weakref.ref[Ticking]) -> None:
    ticking = there()
    if ticking is not None:
        ticking.tick()
