"""Leading a meeting: every act takes the meeting and the moment, and gives the meeting as it is then.

What cannot be done is refused with a sentence (`Refused`). Two gates cannot be passed by: no step of a case begins
before the question about copies of its client was answered, and no meeting ends before it is told what became of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from herstelwerk.meetings.clock import settled
from herstelwerk.meetings.gates import admit, with_case, with_copies, wrapped_up
from herstelwerk.meetings.protocol import LONGEST, Protocol
from herstelwerk.meetings.route import here, place, round_of, rounds_of, route
from herstelwerk.meetings.session import (
    CLOSE,
    DONE,
    LEAD,
    MAX_CASES,
    MAX_LINES,
    PREPARE,
    TEMPOS,
    Case,
    Refused,
    Session,
    Stop,
)


def set_tempo(session: Session, tempo: int) -> Session:
    """An ordinary meeting, or a run to practise in which a minute lasts a second; only before it starts."""
    if tempo not in TEMPOS:
        raise Refused("Dit tempo ken ik niet. Kies gewoon, of oefenen.")
    if session.stage != PREPARE:
        raise Refused("Het tempo kies je voordat je begint.")
    return replace(session, tempo=tempo)


def set_contributor(session: Session, case: int, contributor: str) -> Session:
    """Who brings a case in."""
    if not 0 < case <= len(session.cases):
        raise Refused("Deze inbreng is er niet.")
    return with_case(session, case, replace(session.case(case), contributor=contributor))


def start(protocol: Protocol, session: Session, now: datetime) -> Session:
    """Begin with the first step; its clock runs."""
    if session.stage != PREPARE:
        raise Refused("Deze bijeenkomst is al begonnen.")
    admit(protocol, session.case(1))
    begun = replace(session, stage=LEAD, started_at=now)
    return _arrive(with_copies(begun, 1), route(protocol, begun)[0], now)


def next_step(protocol: Protocol, session: Session, now: datetime) -> Session:
    """On to the next step, whose clock runs; after the last one to the closing."""
    _leading(session)
    stops, at = route(protocol, session), place(protocol, session)
    if at + 1 == len(stops):
        return close(session, now)
    admit(protocol, session.case(stops[at + 1].case or 1))
    return _arrive(settled(session, now), stops[at + 1], now)


def previous_step(protocol: Protocol, session: Session, now: datetime) -> Session:
    """Back to the step before, with its notes and its time as they were; from the closing back to the last step."""
    if session.stage == CLOSE:
        return replace(session, stage=LEAD, at=here(protocol, session), since=None)
    _leading(session)
    at = place(protocol, session)
    if at == 0:
        raise Refused("Dit is de eerste stap; verder terug kan niet.")
    since = now if session.running else None
    return replace(settled(session, now), at=route(protocol, session)[at - 1], since=since)


def pause(session: Session, now: datetime) -> Session:
    """Let the clock stand still."""
    _leading(session)
    return replace(settled(session, now), since=None)


def resume(protocol: Protocol, session: Session, now: datetime) -> Session:
    """Let the clock run again."""
    _leading(session)
    at = here(protocol, session)
    return session if session.running and session.at == at else replace(settled(session, now), at=at, since=now)


def add_time(protocol: Protocol, session: Session, minutes: int = 1) -> Session:
    """Give this step more time."""
    _leading(session)
    stop = here(protocol, session)
    spent = session.of(stop)
    extra = spent.extra + minutes
    if minutes < 1 or extra > LONGEST:
        raise Refused("Zo veel tijd kan er bij één stap niet bij.")
    others = tuple(one for one in session.spent if one.stop != stop)
    return replace(session, spent=(*others, replace(spent, extra=extra)))


def restart_clock(protocol: Protocol, session: Session, now: datetime) -> Session:
    """Count this step from nothing again, as when the clock ran on while nobody was there."""
    _leading(session)
    stop = here(protocol, session)
    others = tuple(one for one in session.spent if one.stop != stop)
    since = now if session.running else None
    return replace(session, at=stop, spent=(*others, replace(session.of(stop), seconds=0.0)), since=since)


def again(protocol: Protocol, session: Session, now: datetime) -> Session:
    """Once more through the steps that repeat, as with the next theme of an agenda."""
    _leading(session)
    stop = here(protocol, session)
    block = round_of(protocol, stop)
    if block is None:
        raise Refused("Deze stap doe je één keer.")
    count = rounds_of(session, block[0], stop.case) + 1
    if count > MAX_LINES:
        raise Refused("Vaker dan dit kan ik deze stap niet bijhouden.")
    others = tuple(one for one in session.rounds if (one.step, one.case) != (block[0], stop.case))
    further = replace(settled(session, now), rounds=(*others, Stop(block[0], stop.case, count)))
    return _arrive(further, Stop(block[0], stop.case, count), now)


def begin_case(protocol: Protocol, session: Session, contributor: str, consent: str, now: datetime) -> Session:
    """Another contributor, from the first step of a case on; the question about copies is answered first."""
    if session.stage not in (LEAD, CLOSE):
        raise Refused("Dit kan alleen tijdens de bijeenkomst.")
    if not protocol.by_case:
        raise Refused("Deze bijeenkomst heeft geen inbreng die je herhaalt.")
    if len(session.cases) >= MAX_CASES:
        raise Refused(f"Meer dan {MAX_CASES} keer een inbreng past niet in één bijeenkomst.")
    case = Case(contributor, consent, now if consent else None)
    admit(protocol, case)
    more = replace(settled(session, now), stage=LEAD, cases=(*session.cases, case))
    number = len(more.cases)
    first = next(stop for stop in route(protocol, more) if stop.case == number)
    return _arrive(with_copies(more, number), first, now)


def close(session: Session, now: datetime) -> Session:
    """To the closing, from any step; the clock stands still."""
    _leading(session)
    return replace(settled(session, now), stage=CLOSE, since=None)


def finish(protocol: Protocol, session: Session, now: datetime) -> Session:
    """The end: from here on the report is what it is."""
    if session.stage == PREPARE:
        raise Refused("Deze bijeenkomst is nog niet begonnen.")
    if session.stage == DONE:
        raise Refused("Deze bijeenkomst is al afgerond.")
    if protocol.confidential:
        wrapped_up(session)
    settling = settled(session, now)
    return replace(settling, stage=DONE, since=None, finished_at=now)


def reopen(session: Session) -> Session:
    """Back to the closing, to add something."""
    if session.stage != DONE:
        raise Refused("Deze bijeenkomst is niet afgerond.")
    return replace(session, stage=CLOSE, finished_at=None)


def _leading(session: Session) -> None:
    if session.stage == PREPARE:
        raise Refused("Deze bijeenkomst is nog niet begonnen.")
    if session.stage == CLOSE:
        raise Refused("Je bent aan het afronden. Wil je verder? Ga dan eerst terug naar de laatste stap.")
    if session.stage != LEAD:
        raise Refused("Deze bijeenkomst is afgerond. Open hem weer als je nog iets wilt doen.")


def _arrive(session: Session, stop: Stop, now: datetime) -> Session:
    return replace(session, at=stop, since=now)
