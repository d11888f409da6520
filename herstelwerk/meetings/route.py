"""The way through a meeting: its steps in order, those of a case once per case, those that repeat once per round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from herstelwerk.meetings.protocol import Protocol, Step
from herstelwerk.meetings.session import Session, Stop


def route(protocol: Protocol, session: Session) -> tuple[Stop, ...]:
    """All stops of this meeting as it is now.

    What comes before the first step of a case and after the last one is done once; a step of the meeting in between
    belongs to the first case only.
    """
    marks = [index for index, step in enumerate(protocol.steps) if step.per_case]
    if not marks:
        return tuple(_rounds(protocol.steps, 0, session))
    first, last = marks[0], marks[-1] + 1
    stops = [*_rounds(protocol.steps[:first], 0, session)]
    for case in range(1, len(session.cases) + 1):
        steps = [step for step in protocol.steps[first:last] if step.per_case or case == 1]
        stops += _rounds(steps, case, session)
    return (*stops, *_rounds(protocol.steps[last:], 0, session))


def _rounds(steps: Sequence[Step], case: int, session: Session) -> Iterator[Stop]:
    """Steps that stand together and repeat go round together."""
    for (repeats, per_case), together in groupby(steps, lambda step: (step.repeats, step.per_case)):
        block = list(together)
        number = case if per_case else 0
        for one in range(1, (rounds_of(session, block[0].id, number) if repeats else 1) + 1):
            yield from (Stop(step.id, number, one) for step in block)


def rounds_of(session: Session, step: str, case: int) -> int:
    """How many rounds there are of the steps that begin with `step`."""
    return max((stop.round for stop in session.rounds if (stop.step, stop.case) == (step, case)), default=1)


def round_of(protocol: Protocol, stop: Stop) -> tuple[str, str] | None:
    """The ids of the first and the last step of the round that a stop is in; None where its step does not repeat."""
    for (repeats, _), together in groupby(protocol.steps, lambda step: (step.repeats, step.per_case)):
        ids = [step.id for step in together]
        if stop.step in ids:
            return (ids[0], ids[-1]) if repeats else None
    return None


def place(protocol: Protocol, session: Session) -> int:
    """Where on the way one is; at the start where the protocol has no such step any more."""
    stops = route(protocol, session)
    return stops.index(session.at) if session.at in stops else 0


def here(protocol: Protocol, session: Session) -> Stop:
    """The stop one is at."""
    return route(protocol, session)[place(protocol, session)]


def step_of(protocol: Protocol, stop: Stop) -> Step:
    """The step of a stop on the way.

    Raises:
        KeyError: when the protocol has none; a stop of `route` always has one.
    """
    step = protocol.step(stop.step)
    if step is None:
        raise KeyError(stop.step)
    return step


def ends_case(protocol: Protocol, session: Session) -> bool:
    """Whether this is the last step of the last case so far: the moment for another one."""
    stops = route(protocol, session)
    at = place(protocol, session)
    last = max((index for index, stop in enumerate(stops) if stop.case), default=-1)
    return at == last
