"""Rule and trainer: per criterion how often a signal and a judgement part, which way, and with which reasons. Pure.

The counting of what is overruled is `judgement.overruled`; here it is laid out to learn from: a signal that is often
overruled, with like reasons, points at a rule that could be better.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from herstelwerk.judgement import History, overruled
from herstelwerk.results import Level, Signal

_WAYS = ("agree", "too_kind", "too_strict", "silent")
OFTEN, LEAST = 0.3, 5  # from this share on, and from this many signals, a rule is worth a look


class Ruled(NamedTuple):
    """One criterion: signals against judgements, and the reasons where they part, in an order that tells no one."""

    criterion: str
    agree: int  # in orde and voldaan, let op and deels or niet
    too_kind: int  # in orde, and deels or niet
    too_strict: int  # let op, and voldaan
    silent: int  # judged where the program gave no signal
    too_kind_reasons: tuple[str, ...]
    too_strict_reasons: tuple[str, ...]

    @property
    def total(self) -> int:
        """The signals that were judged."""
        return self.agree + self.too_kind + self.too_strict

    @property
    def overruled(self) -> int:
        """How many of these were overruled."""
        return self.too_kind + self.too_strict

    @property
    def worth_a_look(self) -> bool:
        """Whether it was overruled often enough to think about the rule."""
        return self.total >= LEAST and self.overruled / self.total >= OFTEN


def ruled(histories: Iterable[History], criteria: Iterable[str], seed: int = 1) -> tuple[Ruled, ...]:
    """Per criterion, in the order given, by the last word of each history; a criterion nobody judged is left out."""
    every = tuple(histories)
    counted = {one.criterion: one for one in overruled(every)}
    ways: Counter[tuple[str, str]] = Counter()
    reasons: dict[tuple[str, str], list[str]] = {}
    for history in every:
        for criterion, judgement in history.judgements.items():
            way = _way(judgement.signal, judgement.level)
            ways[criterion, way] += 1
            if judgement.overrules:
                reasons.setdefault((criterion, way), []).append(judgement.reason.strip())
    found = []
    for id in criteria:
        if not any(ways[id, way] for way in _WAYS):
            continue
        kind, strict = (_shuffled(reasons.get((id, way), []), seed) for way in ("too_kind", "too_strict"))
        agree, too_kind, too_strict, silent = (ways[id, way] for way in _WAYS)
        one = Ruled(id, agree, too_kind, too_strict, silent, kind, strict)
        assert id not in counted or (one.overruled, one.total) == (counted[id].count, counted[id].total)
        found.append(one)
    return tuple(found)


def _way(signal: Signal, level: Level) -> str:
    if signal not in (Signal.IN_ORDER, Signal.ATTENTION):
        return "silent"
    if signal is Signal.IN_ORDER:
        return "agree" if level is Level.MET else "too_kind"
    return "too_strict" if level is Level.MET else "agree"


def _shuffled(reasons: list[str], seed: int) -> tuple[str, ...]:
    """In an order that does not tell who wrote them; the same on every drawing."""
    counted = sorted(dict.fromkeys(reasons))
    random.Random(seed).shuffle(counted)
    return tuple(counted)
