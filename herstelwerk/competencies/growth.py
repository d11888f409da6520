"""What changed, per statement, per block and as a whole. Two differences that are never put together:

from then to now (she looks back), and from before to now (she rated twice). Between before and then lies how her
measure shifted (response shift): a retrospective rating tends to be lower than the one given at the time, so that the
first difference makes growth look larger (Drennan & Hyde 2008; Taylor e.a.; domain 4.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from herstelwerk.competencies.instrument import Instrument
from herstelwerk.competencies.ratings import Scores, SelfRating

FAR_APART = 2  # points between a trainee and a trainer from which a question is worth asking


class Step(NamedTuple):
    """One statement with both numbers."""

    id: str
    start: int
    end: int

    @property
    def difference(self) -> int:
        """How much higher the end is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two moments, over the statements that have both numbers."""

    steps: tuple[Step, ...]
    total: int

    @property
    def mean(self) -> Fraction | None:
        """The mean difference, or None where no statement has both."""
        return Fraction(sum(step.difference for step in self.steps), len(self.steps)) if self.steps else None

    @property
    def up(self) -> int:
        """How many statements went up."""
        return sum(step.difference > 0 for step in self.steps)

    @property
    def down(self) -> int:
        """How many statements went down."""
        return sum(step.difference < 0 for step in self.steps)

    @property
    def same(self) -> int:
        """How many statements stayed."""
        return len(self.steps) - self.up - self.down


class Mean(NamedTuple):
    """A mean with the number of statements it is over; None where there is none."""

    mean: Fraction | None
    rated: int
    total: int


@dataclass(frozen=True, slots=True)
class Growth:
    """What there is to say about some statements: a mean per moment, and the three differences."""

    name: str
    before: Mean
    then: Mean
    now: Mean
    looking_back: Change  # then -> now
    measured: Change  # before -> now
    shift: Change  # then -> before: how much lower she puts her start afterwards


def mean_of(scores: Scores, ids: Sequence[str]) -> Mean:
    """The mean over the statements that have a number."""
    found = [scores[id] for id in ids if id in scores]
    return Mean(Fraction(sum(found), len(found)) if found else None, len(found), len(ids))


def change(start: Scores, end: Scores, ids: Sequence[str]) -> Change:
    """The difference over the statements that have both numbers."""
    return Change(tuple(Step(id, start[id], end[id]) for id in ids if id in start and id in end), len(ids))


def growth_in(rating: SelfRating, name: str, ids: Sequence[str]) -> Growth:
    """The growth over these statements."""
    return Growth(
        name,
        before=mean_of(rating.before, ids),
        then=mean_of(rating.then, ids),
        now=mean_of(rating.now, ids),
        looking_back=change(rating.then, rating.now, ids),
        measured=change(rating.before, rating.now, ids),
        shift=change(rating.then, rating.before, ids),
    )


def growth(rating: SelfRating, instrument: Instrument) -> tuple[Growth, ...]:
    """The growth per block, and as a whole in the end."""
    blocks = [growth_in(rating, block.name, block.ids) for block in instrument.blocks]
    return (*blocks, growth_in(rating, "Alles samen", instrument.ids))


def apart(own: Scores, trainer: Scores, ids: Sequence[str], by: int = FAR_APART) -> tuple[Step, ...]:
    """The statements in which a trainee (start) and a trainer (end) lie this far apart, or further."""
    return tuple(step for step in change(own, trainer, ids).steps if abs(step.difference) >= by)
