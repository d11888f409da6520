"""A group at work, and the trainer who looks at it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from herstelwerk.exercises import Standing
from herstelwerk.groups import Group, Member, roster_body
from herstelwerk.overview import Station
from herstelwerk.overview.standings import stations
from herstelwerk.results import Signal
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.overview.screen import OverviewScreen
from herstelwerk.store import GROUP
from tests.screens.conftest import NOW
from tests.screens.soundness import Watched

CODE = "2026-NIJ-1"
NAMES = tuple(f"kind-van-{bird}" for bird in "mus eend kat reiger zwaan specht lijster merel vink uil".split())


@dataclass
class Loop:
    """A clock of a loop that goes on when it is told to."""

    waiting: list[tuple[float, Any]] = field(default_factory=list)

    def __call__(self, seconds: float, action: Any) -> None:
        self.waiting.append((seconds, action))

    def turn(self) -> list[float]:
        """Let all that waits happen; gives how long each had to wait."""
        now, self.waiting = self.waiting, []
        for _, action in now:
            action()
        return [seconds for seconds, _ in now]


def group(desk: Desk, names: tuple[str, ...] = NAMES) -> Desk:
    """The desk of a trainer of a group with these code words."""
    roster = Group(CODE, members=tuple(Member(name) for name in names))
    desk.store.save(GROUP + CODE, "programma", {}, 0)
    desk.store.save(GROUP + CODE, "groep", roster_body(roster), 0)
    return replace(desk, owner="trainer-ooievaar")


def body(stations: tuple[Station, ...], here: int = 20, **fields: Any) -> dict[str, Any]:
    """What a workbook tells: all before `here` done, one question at K6."""
    told: dict[str, Any] = {
        "here": stations[here].id,
        "last": {"place": stations[here].id, "at": NOW.isoformat()},
        "exercises": {one.id: Standing.DONE.value for one in stations[:here]},
        "criteria": {"K1": [Signal.IN_ORDER.value, 0], "K6": [Signal.ATTENTION.value, 3]},
        "areas": {"living": {"strength": 2}},
        "goals": 1,
        "actions": 2,
        "handed_in": 0,
    }
    return told | fields


def tell(desk: Desk, name: str, minutes: int = 0, here: int = 20, **fields: Any) -> None:
    """Someone's workbook tells how far she is, so long ago."""
    store = desk.store
    clock, store._clock = store._clock, lambda: NOW - timedelta(minutes=minutes)
    store.tell_progress(name, CODE, body(stations(desk.workbook.exercises()), here, **fields))
    store._clock = clock


def looking(desk: Desk, part: str = "nu") -> tuple[Watched, OverviewScreen]:
    """The page as a trainer opens it."""
    screen = OverviewScreen(desk, part)
    return Watched(screen), screen


class Clock:
    """The clock on the wall of a desk."""

    def __init__(self) -> None:
        self.at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def go(self, **by: float) -> None:
        """Go on, or back."""
        self.at += timedelta(**by)
