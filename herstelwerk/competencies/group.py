"""A group as a whole: the middle and the ends per statement; nothing where fewer than five people stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from herstelwerk.competencies.instrument import Instrument
from herstelwerk.competencies.ratings import Scores, SelfRating, TrainerRating

LEAST = 5  # people behind a number that is shown of a group


class Spread(NamedTuple):
    """The middle and the ends of some numbers; all None, how many as well, where there are too few of them."""

    people: int | None = None
    middle: float | None = None
    low: int | None = None
    high: int | None = None

    @property
    def withheld(self) -> bool:
        """Whether too few people stand behind it."""
        return self.people is None


@dataclass(frozen=True, slots=True)
class StatementOfGroup:
    """What there is to say of a group about one statement."""

    id: str
    before: Spread
    then: Spread
    now: Spread
    trainer: Spread
    looking_back: Spread  # the differences from then to now
    measured: Spread  # the differences from before to now


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """A group: how many handed their numbers over, how many a trainer rated, and the statements."""

    members: int
    handed: int
    rated: int
    statements: tuple[StatementOfGroup, ...]

    @property
    def enough(self) -> bool:
        """Whether there is anything to show."""
        return any(
            not spread.withheld for one in self.statements for spread in (one.before, one.then, one.now, one.trainer)
        )


def spread(values: Iterable[int], least: int = LEAST) -> Spread:
    """The middle and the ends of these numbers, each of another person."""
    found = list(values)
    if not found or len(found) < least:
        return Spread()
    return Spread(len(found), float(median(found)), min(found), max(found))


def group_summary(
    members: int, own: Sequence[SelfRating], trainer: Sequence[TrainerRating], instrument: Instrument
) -> GroupSummary:
    """The summary of a group of this many members."""
    own = [rating for rating in own if not rating.empty]
    given = [rating.scores for rating in trainer if rating.scores]
    statements = tuple(
        StatementOfGroup(
            id,
            before=spread(_numbers((rating.before for rating in own), id)),
            then=spread(_numbers((rating.then for rating in own), id)),
            now=spread(_numbers((rating.now for rating in own), id)),
            trainer=spread(_numbers(given, id)),
            looking_back=spread(_differences(((rating.then, rating.now) for rating in own), id)),
            measured=spread(_differences(((rating.before, rating.now) for rating in own), id)),
        )
        for id in instrument.ids
    )
    return GroupSummary(members, len(own), len(given), statements)


def _numbers(scores: Iterable[Scores], id: str) -> list[int]:
    return [one[id] for one in scores if id in one]


def _differences(pairs: Iterable[tuple[Scores, Scores]], id: str) -> list[int]:
    return [end[id] - start[id] for start, end in pairs if id in start and id in end]
