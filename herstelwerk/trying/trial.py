"""One change tried on earlier hand-ins: each is looked at under both sets of rules, and what differs is told.

A hand-in is read once. What was read stays here, so that the next change costs only what it touches.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from herstelwerk.copied import Copies
from herstelwerk.domain import FinalAssignment
from herstelwerk.material import Material
from herstelwerk.results import CriterionResult, Finding, Level, Signal
from herstelwerk.review import Review, Rules, review_of
from herstelwerk.trying.rereading import Remembering, Rereading, Texts

MOST_KEPT = 2_000  # hand-ins of which stays what was read, about 0.1 MB each; any more are read again by the next trial


@dataclass(frozen=True, slots=True)
class Earlier:
    """A hand-in of earlier, with what trainers judged of it; `day` counts where it has no moment of handing in."""

    assignment: FinalAssignment
    attempt: int
    day: date
    copies: Copies = field(default_factory=dict)
    judged: Mapping[str, Level] = field(default_factory=dict)

    @property
    def trainee(self) -> str:
        """The code word of its maker."""
        return self.assignment.trainee


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage, for a moment: what a trial makes is kept, and looking takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Because(NamedTuple):
    """A finding that one of the two sets of rules has and the other has not."""

    comes: bool
    code: str
    where: str
    quote: str


class Flip(NamedTuple):
    """A signal that turns, with the figures under both rules and the findings that come or go."""

    trainee: str
    attempt: int
    criterion: str
    before: Signal
    after: Signal
    figure_before: str
    figure_after: str
    because: tuple[Because, ...]
    judged: Level | None


class Outcome(NamedTuple):
    """What a change does to one hand-in: the signals that turn, and all findings that come or go."""

    flips: tuple[Flip, ...]
    findings: tuple[Because, ...]


class _Read(NamedTuple):
    material: Material
    review: Review
    texts: Texts


class Trial:
    """Earlier hand-ins under the rules as they are. What was read of a hand-in is kept for the next change."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._reader = Remembering(rules.reader)
        self._read: dict[int, tuple[Earlier, _Read]] = {}

    def run(self, hand_ins: Iterable[Earlier], changed: Rules) -> Iterator[Outcome]:
        """What the changed rules do to each hand-in, one by one: between two the caller may stop or draw."""
        same_texts = changed.reader.fingerprint == self.rules.reader.fingerprint
        again = None if same_texts else Rereading(self.rules.reader, changed.reader)
        for one in hand_ins:
            before = self._before(one)
            if again is None:
                material = before.material
            else:
                again.earlier, again.seen = before.texts, {}
                material = Material(one.assignment, again, one.day, one.copies)
            yield compare(one, before.review, review_of(material, changed))

    def _before(self, one: Earlier) -> _Read:
        """By identity: the hand-ins of a trial stay in hand as long as the trial does."""
        known = self._read.get(id(one))
        if known is not None:
            return known[1]
        self._reader.seen = {}
        material = Material(one.assignment, self._reader, one.day, one.copies)
        read = _Read(material, review_of(material, self.rules), self._reader.seen)
        if len(self._read) < MOST_KEPT:
            self._read[id(one)] = (one, read)
        return read


def compare(one: Earlier, before: Review, after: Review) -> Outcome:
    """What differs between two reviews of one hand-in. A criterion that only one of them has does not turn."""
    results = {result.id: result for result in before.criteria}
    flips = [
        _flip(one, results[result.id], result)
        for result in after.criteria
        if result.id in results and results[result.id].signal is not result.signal
    ]
    return Outcome(tuple(flips), _because(before.findings, after.findings))


def _flip(one: Earlier, before: CriterionResult, after: CriterionResult) -> Flip:
    return Flip(
        one.trainee,
        one.attempt,
        after.id,
        before.signal,
        after.signal,
        before.figure,
        after.figure,
        _because(before.findings, after.findings),
        one.judged.get(after.id),
    )


def _because(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Because, ...]:
    old, new = {_place(f): f for f in before}, {_place(f): f for f in after}
    goes = [Because(False, f.code, f.where, f.quote) for place, f in old.items() if place not in new]
    return (*goes, *(Because(True, f.code, f.where, f.quote) for place, f in new.items() if place not in old))


def _place(finding: Finding) -> tuple[str, str, str, str, int | None, int | None]:
    return finding.criterion, finding.code, finding.where, finding.field, finding.start, finding.end
