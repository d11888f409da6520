"""Lines that stand word for word in the hand-ins of two trainees (K5): a sign to ask about, no proof of anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from herstelwerk.domain import FinalAssignment
from herstelwerk.language.tokens import normalise_all

LEAST_WORDS = 6  # shorter lines are alike by chance
Copies = Mapping[str, str]


class SeenTexts:
    """The lines of many hand-ins by what they say, without keeping the lines: who wrote each one first.

    Two attempts of one trainee are hers; only another trainee counts. Memory: one number and one code a line.
    """

    def __init__(self) -> None:
        self._first: dict[int, str] = {}
        self._others: dict[int, str] = {}

    def add(self, assignment: FinalAssignment) -> None:
        """Note the lines of one hand-in."""
        for _, print_ in _prints(assignment):
            first = self._first.setdefault(print_, assignment.trainee)
            if first != assignment.trainee:
                self._others.setdefault(print_, assignment.trainee)

    def copies(self, assignment: FinalAssignment) -> Copies:
        """Entry id → code of another trainee who has the same line."""
        found = {}
        for id, print_ in _prints(assignment):
            if print_ in self._others:
                first = self._first[print_]
                found[id] = first if first != assignment.trainee else self._others[print_]
        return found


def _prints(assignment: FinalAssignment) -> Iterable[tuple[str, int]]:
    """Id and fingerprint of every entry that is long enough, whatever its capitals and punctuation."""
    for entry in assignment.inventory.entries:
        words = tuple(word for word in normalise_all(entry.text) if word[0].isalnum())
        if len(words) >= LEAST_WORDS:
            yield entry.id, hash(words)
