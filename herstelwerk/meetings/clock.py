"""The clock of a step: how long it took, what is left, and how that stands in words.

Differences are taken in UTC: two moments in one Dutch day are not as far apart as the clock on the wall says when
summer time begins or ends between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from herstelwerk.meetings.protocol import MINUTE, Protocol
from herstelwerk.meetings.route import here, route, step_of
from herstelwerk.meetings.session import Session, Stop

SOON = 0.2  # the last part of a step that is called nearly over, at most a minute


class Pace(StrEnum):
    """How the time of a step stands."""

    FREE = "free"  # no fixed time
    PLENTY = "plenty"
    ENOUGH = "enough"
    NEARLY = "nearly"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Clock:
    """A look at the clock. `elapsed` and `remaining` are seconds of the meeting; `remaining` is below 0 once over."""

    elapsed: float
    remaining: float
    minimum: int
    maximum: int
    pace: Pace
    running: bool

    @property
    def digits(self) -> str:
        """`4:05` that is left, `+1:10` that it is over, or what passed where the time is free."""
        shown = self.elapsed if self.pace is Pace.FREE else self.remaining
        seconds = int(-(-shown // 1)) if shown > 0 and self.pace is not Pace.FREE else int(abs(shown))
        sign = "+" if self.pace is Pace.OVER and seconds else ""
        return f"{sign}{seconds // MINUTE}:{seconds % MINUTE:02d}"

    @property
    def words(self) -> str:
        """The same in words that hold for a while, so that they can be read aloud when they change."""
        if self.pace is Pace.FREE:
            return "geen vaste tijd"
        if self.pace is Pace.OVER:
            over = int(-self.remaining // MINUTE)
            return f"over tijd: {_minutes(over)} over" if over else "over tijd: de tijd is om"
        return {
            Pace.PLENTY: "nog ruim",
            Pace.ENOUGH: "over het minimum: afronden mag",
            Pace.NEARLY: "bijna om",
        }[self.pace]


@dataclass(frozen=True, slots=True)
class Totals:
    """The meeting as a whole, in seconds: what passed, and what the rest takes at least and at most."""

    elapsed: float
    least: float
    most: float


def elapsed(session: Session, stop: Stop, now: datetime) -> float:
    """Seconds of the meeting that a stop took; never below 0, also where the clock of the machine was set back."""
    seconds = session.of(stop).seconds
    return seconds + (_since(session, now) if session.at == stop else 0.0)


def _since(session: Session, now: datetime) -> float:
    if not session.running or session.since is None:
        return 0.0
    passed = (now.astimezone(UTC) - session.since.astimezone(UTC)).total_seconds()
    return max(0.0, passed) * session.tempo


def settled(session: Session, now: datetime) -> Session:
    """The same meeting with what passed since the clock began to run put with its step, and the clock running on."""
    if not session.running or session.at is None:
        return session
    spent = replace(session.of(session.at), seconds=elapsed(session, session.at, now))
    others = tuple(one for one in session.spent if one.stop != session.at)
    return replace(session, spent=(*others, spent), since=now)


def set_back(session: Session, seen: datetime, now: datetime) -> Session:
    """The meeting after the clock of the machine was set back: what had passed when it was last `seen` is kept."""
    if not session.running or now.astimezone(UTC) >= seen.astimezone(UTC):
        return session
    return replace(settled(session, seen), since=now)


def clock(protocol: Protocol, session: Session, now: datetime) -> Clock:
    """The clock of the step one is at."""
    return clock_of(protocol, session, here(protocol, session), now)


def clock_of(protocol: Protocol, session: Session, stop: Stop, now: datetime) -> Clock:
    """The clock of any stop on the way."""
    step, passed = step_of(protocol, stop), elapsed(session, stop, now)
    extra = session.of(stop).extra
    free = step.maximum == 0 and extra == 0
    minimum, maximum = step.minimum * MINUTE, (step.maximum + extra) * MINUTE
    remaining = 0.0 if free else maximum - passed
    running = session.running and session.at == stop
    return Clock(passed, remaining, minimum, maximum, _pace(free, passed, remaining, minimum, maximum), running)


def _pace(free: bool, passed: float, remaining: float, minimum: int, maximum: int) -> Pace:
    if free:
        return Pace.FREE
    if remaining <= 0:
        return Pace.OVER
    if remaining <= min(MINUTE, maximum * SOON):
        return Pace.NEARLY
    return Pace.ENOUGH if passed >= minimum > 0 else Pace.PLENTY


def totals(protocol: Protocol, session: Session, now: datetime) -> Totals:
    """What passed of the whole meeting, and what this step and those after it still take."""
    stops = route(protocol, session)
    at = here(protocol, session)
    passed = sum(elapsed(session, spent.stop, now) for spent in session.spent)
    if session.at is not None and all(spent.stop != session.at for spent in session.spent):
        passed += elapsed(session, session.at, now)
    left = list(_left(protocol, session, stops[stops.index(at) :], now))
    return Totals(passed, sum(least for least, _ in left), sum(most for _, most in left))


def _left(
    protocol: Protocol, session: Session, stops: tuple[Stop, ...], now: datetime
) -> Iterator[tuple[float, float]]:
    for stop in stops:
        one = clock_of(protocol, session, stop, now)
        yield max(0.0, one.minimum - one.elapsed), max(0.0, one.maximum - one.elapsed)


def _minutes(count: int) -> str:
    return f"{count} {'minuut' if count == 1 else 'minuten'}"
