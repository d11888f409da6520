"""Where one is in the pile: which hand-in, which criterion, and which words a remark is being written at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from herstelwerk.judging.pile import Key, beside
from herstelwerk.judging.reading import REFLECTION
from herstelwerk.screens.judging.work import JudgingWork


class Words(NamedTuple):
    """Words in a hand-in: their place, where they begin, and what they are."""

    where: str
    field: str
    start: int
    quote: str


@dataclass
class Place:
    """The place of one judge; the parts of the page share it."""

    work: JudgingWork
    key: Key | None = None
    criterion: str = "K1"
    words: Words | None = None
    lacks: str = ""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The newest attempts, in order."""
        return tuple(item.key for item in self.work.pile.newest)

    def settle_here(self) -> None:
        """Where one is now, choose the first hand-in that is there when this one is not."""
        if self.key is None or self.work.pile.find(self.key) is None:
            self.key = self.keys[0] if self.keys else None
        if self.criterion not in self.criteria:
            self.criterion = self.criteria[0] if self.criteria else ""

    @property
    def criteria(self) -> tuple[str, ...]:
        """The ids of the criteria that are judged."""
        return tuple(criterion.id for criterion in self.work.desk.rules.criteria.criterion)

    def to_item(self, key: Key) -> None:
        """To another hand-in; what is in hand of this one is said first."""
        self._leave()
        self.key = key

    def to_criterion(self, criterion: str) -> None:
        """To another criterion, or to the reflection."""
        self._leave()
        self.criterion = criterion

    def by_item(self, by: int) -> None:
        """So many hand-ins on or back."""
        names = [str(key) for key in self.keys]
        if self.key is not None and names:
            self.to_item(self.keys[names.index(beside(names, str(self.key), by))])

    def by_criterion(self, by: int) -> None:
        """So many criteria on or back."""
        self.to_criterion(beside(self.criteria, self.criterion, by))

    def _leave(self) -> None:
        self.words, self.lacks = None, ""
        if self.key is not None and self.criterion not in REFLECTION:
            self.work.settle(self.key, self.criterion)
