"""The values of a backstage plan, and the figures of the method. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MEETINGS, LENGTH = 8, 150  # meetings; minutes of each
AT_MOST = 2  # contributors in one meeting
TURNS = MEETINGS * AT_MOST
SHORTEST, LONGEST = 14, 28  # days between two meetings
YEARS = range(1900, 9001)  # room on both sides to count in


class PlanError(ValueError):
    """A plan that cannot be made; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What a contributor is going to do. `told_at` is the number of the meeting that heard how it went."""

    by: str
    what: str
    told_at: int | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting. `held`: it took place, so that what should have happened there can be asked for."""

    on: date
    minutes: int = LENGTH
    contributors: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A group by code words, and its meetings in order."""

    members: tuple[str, ...] = ()
    gatherings: tuple[Gathering, ...] = ()

    @property
    def turns(self) -> int:
        """How many turns there are in all."""
        return sum(len(gathering.contributors) for gathering in self.gatherings)

    def turns_of(self, member: str) -> tuple[int, ...]:
        """The numbers of the meetings in which a member contributes."""
        return tuple(n for n, gathering in enumerate(self.gatherings, 1) if member in gathering.contributors)
