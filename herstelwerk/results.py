"""What a review says: findings that point at words, a signal per criterion, and the level its figures come to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Signal(StrEnum):
    """What the program may say of a criterion; it never fails a trainee by itself."""

    IN_ORDER = "in orde"
    ATTENTION = "let op"
    NOT_TO_JUDGE = "niet te beoordelen"
    EMPTY = "nog leeg"


class Level(StrEnum):
    """What a trainer may judge, and what the figures of the codebook come to."""

    MET = "voldaan"
    PARTLY = "deels"
    NOT = "niet"


class Finding(NamedTuple):
    """One place that draws attention.

    `where` is the id of an entry, goal or action, or the name of a part; `field` the text in it. `start` and `end`
    count code points, end exclusive, so that `text[start:end] == quote`; both are None where no words carry it.
    """

    criterion: str
    code: str
    where: str
    field: str
    start: int | None
    end: int | None
    quote: str
    message: str
    hint: str
    grade: int = 0


class Outcome(NamedTuple):
    """What one check makes of a document: signal, level by the thresholds (None where only a person can tell),
    a short figure for people, and the findings about parts as (code, where, detail)."""

    signal: Signal
    level: Level | None
    figure: str
    parts: tuple[tuple[str, str, str], ...] = ()


class CriterionResult(NamedTuple):
    """One criterion in a review."""

    id: str
    name: str
    document: str
    signal: Signal
    level: Level | None
    figure: str
    findings: tuple[Finding, ...]


def outcome(level: Level, figure: str, parts: Sequence[tuple[str, str, str]] = ()) -> Outcome:
    """An outcome whose signal follows from its level."""
    signal = Signal.IN_ORDER if level is Level.MET else Signal.ATTENTION
    return Outcome(signal, level, figure, tuple(parts))


def by_share(share: float, met: float, partly: float) -> Level:
    """The level of a share that should be high."""
    return Level.MET if share >= met else Level.PARTLY if share >= partly else Level.NOT


def by_excess(share: float, met: float, partly: float) -> Level:
    """The level of a share that should be low."""
    return Level.MET if share <= met else Level.PARTLY if share <= partly else Level.NOT


def by_count(lacking: int) -> Level:
    """The level where one part may lack for `deels`, and two or more make `niet`."""
    return Level.MET if lacking == 0 else Level.PARTLY if lacking == 1 else Level.NOT


EMPTY = Outcome(Signal.EMPTY, None, "–")
