"""What a trial came to, counted: per criterion which way signals turned, and which words did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from herstelwerk.results import Signal
from herstelwerk.trying.trial import Because, Flip, Outcome


class Turned(NamedTuple):
    """How often the signal of one criterion turned in one way; `judged` of these have a judgement already."""

    criterion: str
    before: Signal
    after: Signal
    times: int
    judged: int


class Words(NamedTuple):
    """Words that get a finding, or no longer; `times` in how many places."""

    comes: bool
    code: str
    quote: str
    times: int


class Tally(NamedTuple):
    """The whole of a trial so far."""

    hand_ins: int
    touched: int
    flips: tuple[Flip, ...]
    turned: tuple[Turned, ...]
    words: tuple[Words, ...]

    @property
    def judged(self) -> int:
        """How many of the turned signals stand beside a judgement that was given already."""
        return sum(flip.judged is not None for flip in self.flips)


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count what a trial came to; flips stay in the order of the hand-ins, words with the most first."""
    hand_ins = touched = 0
    flips: list[Flip] = []
    words: Counter[tuple[bool, str, str]] = Counter()
    for outcome in outcomes:
        hand_ins += 1
        touched += bool(outcome.flips)
        flips += outcome.flips
        words.update(map(_words, outcome.findings))
    found = tuple(Words(*key, count) for key, count in sorted(words.items(), key=lambda item: (-item[1], item[0])))
    return Tally(hand_ins, touched, tuple(flips), _turned(flips), found)


def _words(because: Because) -> tuple[bool, str, str]:
    return because.comes, because.code, " ".join(because.quote.lower().split())


def _turned(flips: Iterable[Flip]) -> tuple[Turned, ...]:
    ways: dict[tuple[str, Signal, Signal], list[Flip]] = {}
    for flip in flips:
        ways.setdefault((flip.criterion, flip.before, flip.after), []).append(flip)
    return tuple(
        Turned(*way, len(those), sum(flip.judged is not None for flip in those)) for way, those in ways.items()
    )
