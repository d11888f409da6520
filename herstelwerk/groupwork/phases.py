"""Which phase of a growing group the signs look like. The leader knows better; groups also go back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from herstelwerk.wording import Wording


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase, and what it asks of the leaders."""

    id: str
    name: str
    about: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something one can see in a meeting, and the phase it goes with."""

    id: str
    phase: str
    text: str


@dataclass(frozen=True, slots=True)
class Looks:
    """What a meeting looks like: the phases with most signs, and the others of which there was some sign."""

    most: tuple[Phase, ...]
    also: tuple[Phase, ...]


def read_phases(texts: Wording) -> tuple[Phase, ...]:
    """The phases in a content file, in their usual order."""
    return tuple(Phase(one.id, one.text("name"), one.text("about"), one.texts("asks")) for one in texts.tables("phase"))


def read_signs(texts: Wording) -> tuple[Sign, ...]:
    """The signs in a content file."""
    return tuple(Sign(one.id, one.text("phase"), one.text("text")) for one in texts.tables("sign"))


def looks_like(seen: Collection[str], signs: Sequence[Sign], phases: Sequence[Phase]) -> Looks:
    """The phase or phases with the most signs. Each phase has as many signs to see, so counts may be compared."""
    counts = {phase.id: sum(sign.phase == phase.id and sign.id in seen for sign in signs) for phase in phases}
    most = max(counts.values(), default=0)
    if not most:
        return Looks((), ())
    return Looks(
        tuple(phase for phase in phases if counts[phase.id] == most),
        tuple(phase for phase in phases if 0 < counts[phase.id] < most),
    )


def went_back(before: str, now: str, phases: Sequence[Phase]) -> bool:
    """Whether a phase comes earlier in the usual order than the one before; unknown ones do not."""
    order = [phase.id for phase in phases]
    return before in order and now in order and order.index(now) < order.index(before)
