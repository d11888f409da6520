"""Two judges side by side over the same hand-ins: how far they agree per criterion, how sure that is, who is stricter.

Only what each said before seeing the other counts (`blind.own_words`). Pure; the sentences are ready for people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import mul
from typing import NamedTuple

from herstelwerk.agreement import (
    AC1,
    FEWEST,
    Interval,
    Kappa,
    NotComparableError,
    ac1_of_counts,
    bootstrap,
    cohens_kappa,
    gwet_ac1,
    kappa_of_counts,
    wilson,
)
from herstelwerk.judgement import Judgement
from herstelwerk.judging.blind import Histories, complete, own_words
from herstelwerk.results import Level

Pair = tuple[Level, Level]
STRICT = {Level.MET: 0, Level.PARTLY: 1, Level.NOT: 2}
ALL = "alle eisen samen"


class Judged(NamedTuple):
    """One attempt with what each judge said of it."""

    trainee: str
    attempt: int
    histories: Histories


class Difference(NamedTuple):
    """A criterion on which two judges of one attempt differ, with both judgements; `now` is how they stand today."""

    criterion: str
    first: Judgement
    second: Judgement
    now: tuple[Level, Level]

    @property
    def settled(self) -> bool:
        """Whether they agree today, after talking."""
        return self.now[0] is self.now[1]


class Beside(NamedTuple):
    """One attempt that both judges finished: what they agreed on, and where they differ."""

    trainee: str
    attempt: int
    pairs: Mapping[str, Pair]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one criterion (or of all together) over `n` documents.

    `kappa` and `ac1` are None below three documents; their interval is None where the figures do not vary enough.
    """

    criterion: str
    n: int
    pairs: int
    same: int
    first_stricter: int
    second_stricter: int
    difference: float | None  # mean level of the first minus that of the second; above 0 the first is stricter
    share: Interval | None
    kappa: Kappa | None
    kappa_interval: Interval | None
    ac1: AC1 | None
    ac1_interval: Interval | None

    @property
    def refused(self) -> str:
        """Why there are no figures; empty where there are."""
        if self.n >= FEWEST:
            return ""
        counted = "geen documenten" if not self.n else "1 document" if self.n == 1 else f"{self.n} documenten"
        return f"Te weinig om te vergelijken: {counted}. Vanaf {FEWEST} documenten staan hier cijfers."

    @property
    def note(self) -> str:
        """What the figures do not say by themselves; empty where nothing needs saying."""
        if self.refused or self.kappa is None:
            return self.refused
        if self.kappa.value is None:
            return "Allebei steeds hetzelfde oordeel: kappa bestaat dan niet; de overeenstemming is volledig."
        if self.same == self.pairs:
            return "Geen enkel verschil. Hoe zeker dat is, zegt het interval bij het percentage."
        if self.kappa_interval is None:
            return "Er is te weinig variatie in de oordelen om bij kappa een interval te geven."
        return ""


def beside(judged: Judged, first: str, second: str, criteria: Sequence[str]) -> Beside | None:
    """The two judgements of one attempt; None as long as one of them is not complete."""
    if not all(name in judged.histories and complete(judged.histories[name], criteria) for name in (first, second)):
        return None
    told = [own_words(name, judged.histories, criteria).judgements for name in (first, second)]
    now = [judged.histories[name].judgements for name in (first, second)]
    pairs = {id: (told[0][id].level, told[1][id].level) for id in criteria}
    differences = tuple(
        Difference(id, told[0][id], told[1][id], (now[0][id].level, now[1][id].level))
        for id, (one, other) in pairs.items()
        if one is not other
    )
    return Beside(judged.trainee, judged.attempt, pairs, differences)


def side_by_side(documents: Iterable[Judged], first: str, second: str, criteria: Sequence[str]) -> tuple[Beside, ...]:
    """All attempts that both judges finished."""
    found = (beside(one, first, second, criteria) for one in documents)
    return tuple(one for one in found if one is not None)


def figures(documents: Sequence[Beside], criterion: str) -> Figures:
    """The figures of one criterion over these documents."""
    return _figures(criterion, tuple((one.pairs[criterion],) for one in documents if criterion in one.pairs))


def figures_together(documents: Sequence[Beside]) -> Figures:
    """The figures over all criteria at once; for the intervals whole documents are drawn, as these were sampled."""
    return _figures(ALL, tuple(tuple(one.pairs.values()) for one in documents))


@lru_cache(maxsize=512)  # a page draws the same figures after every key
def _figures(criterion: str, documents: tuple[tuple[Pair, ...], ...]) -> Figures:
    pairs = [pair for document in documents for pair in document]
    gaps = [STRICT[one] - STRICT[other] for one, other in pairs]
    counts = (len(documents), len(pairs), gaps.count(0), sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps))
    mean = sum(gaps) / len(gaps) if gaps else None
    if len(documents) < FEWEST:
        return Figures(criterion, *counts, mean, None, None, None, None, None)
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    # Of all criteria together the pairs of one document hang together: then resampling documents says how sure it is.
    each = tuple(sorted(map(_counts, documents)))  # in an order of its own, so that the draws do not depend on it
    share = wilson(counts[2], len(pairs)) if len(pairs) == len(documents) else _interval(each, _share)
    return Figures(
        criterion,
        *counts,
        mean,
        share,
        cohens_kappa(first, second),
        _interval(each, _kappa),
        gwet_ac1(first, second, categories=Level),
        _interval(each, _ac1),
    )


Counts = tuple[int, ...]  # how often each pair of `_KINDS` occurs
_KINDS: tuple[Pair, ...] = tuple((one, other) for one in Level for other in Level)
_SAME = tuple(one is other for one, other in _KINDS)
TIMES = 1000  # draws for an interval: a page shows some forty of them


def _counts(pairs: Sequence[Pair]) -> Counts:
    return tuple(map(pairs.count, _KINDS))


def _share(counts: Counts) -> float:
    return sum(compress(counts, _SAME)) / sum(counts)


def _kappa(counts: Counts) -> float | None:
    return kappa_of_counts(Counter(dict(zip(_KINDS, counts, strict=True))))


def _ac1(counts: Counts) -> float:
    return ac1_of_counts(Counter(dict(zip(_KINDS, counts, strict=True))), len(Level))


@lru_cache(maxsize=512)  # many criteria have the same pairs, such as `voldaan` and `voldaan` for nearly all
def _interval(documents: tuple[Counts, ...], statistic: Callable[[Counts], float | None]) -> Interval | None:
    """The interval by drawing documents; None where all draws come to the same: that does not say how sure it is."""
    kinds = sorted(set(documents))
    if len(kinds) == 1:
        return None
    columns = list(zip(*kinds, strict=True))
    known: dict[tuple[int, ...], float | None] = {}  # of a few documents the same draws come by time and again

    def of(drawn: Sequence[int]) -> float | None:
        often = tuple(map(drawn.count, range(len(kinds))))
        if often not in known:
            known[often] = statistic(tuple(sum(map(mul, column, often)) for column in columns))
        return known[often]

    try:
        found = bootstrap([kinds.index(one) for one in documents], of, times=TIMES)
    except NotComparableError:
        return None
    return None if found.low == found.high else found


def stricter(one: Figures, first: str, second: str) -> str:
    """Who judged lower how often: `rode-tas gaf 4 keer een lager oordeel, blauwe-fiets 1 keer.`"""
    if one.first_stricter == one.second_stricter == 0:
        return "Geen verschil." if one.pairs else "–"
    counts = sorted(((one.first_stricter, first), (one.second_stricter, second)), key=lambda each: -each[0])
    (most, name), (least, other) = counts
    if most == least:
        return f"Even vaak: elk gaf {most} keer een lager oordeel."
    return f"{name} gaf {most} keer een lager oordeel, {other} {least} keer."


class Confusion(NamedTuple):
    """How often the two chose each pair of levels."""

    first: Level
    second: Level
    times: int


def confusion(documents: Sequence[Beside], criterion: str = "") -> tuple[Confusion, ...]:
    """Every pair of levels with its count, for one criterion or for all; rows are the first judge."""
    pairs = [pair for one in documents for id, pair in one.pairs.items() if not criterion or id == criterion]
    return tuple(Confusion(one, other, pairs.count((one, other))) for one in Level for other in Level)


def judges_of(documents: Iterable[Judged], criteria: Sequence[str]) -> tuple[str, ...]:
    """Who finished at least one attempt, by how many they finished, then by name."""
    done: dict[str, int] = {}
    for document in documents:
        for name, history in document.histories.items():
            if complete(history, criteria):
                done[name] = done.get(name, 0) + 1
    return tuple(sorted(done, key=lambda name: (-done[name], name)))
