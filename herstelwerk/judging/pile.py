"""The pile of a group: what there is to judge, how far it is, and where one goes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from herstelwerk.criteria_set import PassRule
from herstelwerk.judgement import History, Verdict, quality_verdict
from herstelwerk.results import CriterionResult
from herstelwerk.review import Review


class Key(NamedTuple):
    """Which attempt of whom."""

    trainee: str
    attempt: int

    def __str__(self) -> str:
        return f"{self.trainee}/{self.attempt}"


@dataclass(frozen=True, slots=True)
class Item:
    """One hand-in with its review and what this judge said of it; `lateness` is empty when it was in time."""

    review: Review
    history: History
    lateness: str = ""
    receipt: str = ""
    source: str = ""

    @property
    def key(self) -> Key:
        """Which attempt of whom."""
        return Key(self.review.assignment.trainee, self.review.assignment.attempt)

    @property
    def judged(self) -> int:
        """How many criteria have a judgement that stands."""
        given = self.history.judgements
        return sum(result.id in given for result in self.review.criteria)

    @property
    def complete(self) -> bool:
        """Whether every criterion is judged."""
        return self.judged == len(self.review.criteria)

    def result(self, criterion: str) -> CriterionResult:
        """What the review says of a criterion."""
        return self.review[criterion]

    def verdict(self, rule: PassRule) -> Verdict:
        """What the judgements come to so far."""
        return quality_verdict(self.review.criteria, self.history, rule)


@dataclass(frozen=True, slots=True)
class Pile:
    """All hand-ins of a group: per trainee the newest attempt to judge, the earlier ones beside it."""

    items: tuple[Item, ...] = ()

    @property
    def newest(self) -> tuple[Item, ...]:
        """The newest attempt of each trainee, by code word."""
        last: dict[str, Item] = {}
        for item in sorted(self.items, key=lambda item: item.key):
            last[item.key.trainee] = item
        return tuple(last.values())

    def earlier(self, item: Item) -> tuple[Item, ...]:
        """The attempts of the same trainee before this one, first to last."""
        same = (one for one in self.items if one.key.trainee == item.key.trainee)
        return tuple(sorted((one for one in same if one.key.attempt < item.key.attempt), key=lambda one: one.key))

    def find(self, key: Key) -> Item | None:
        """The hand-in of that key."""
        return next((item for item in self.items if item.key == key), None)

    def with_item(self, item: Item) -> Pile:
        """The pile with this hand-in as it is now."""
        return replace(self, items=tuple(item if one.key == item.key else one for one in self.items))

    def judged(self, criterion: str) -> int:
        """Of how many of the newest attempts this criterion is judged."""
        return sum(criterion in item.history.judgements for item in self.newest)

    @property
    def progress(self) -> tuple[int, int]:
        """How many judgements stand, and how many there are to give."""
        newest = self.newest
        return sum(item.judged for item in newest), sum(len(item.review.criteria) for item in newest)


def beside(names: Sequence[str], now: str, by: int) -> str:
    """The name `by` places further, staying within the row; the first where `now` is not there."""
    if now not in names:
        return names[0] if names else ""
    return names[min(max(names.index(now) + by, 0), len(names) - 1)]


def next_open(names: Sequence[str], done: Sequence[bool], now: str) -> str:
    """The first after `now`, going round, that is not done; `now` itself when everything is."""
    if now not in names:
        return names[0] if names else ""
    here = names.index(now)
    around = [*range(here + 1, len(names)), *range(here)]
    return next((names[i] for i in around if not done[i]), now)
