"""Which hand-ins are judged twice, and by whom: a draw that anyone can do over with the same seed. Pure."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from herstelwerk.results import Signal

FEWEST = 10  # double-judged documents below which figures say little (domain 2.6)


class DrawError(ValueError):
    """A draw that cannot be made, as a Dutch sentence."""


class Candidate(NamedTuple):
    """A hand-in that may be drawn, with its signals per criterion."""

    trainee: str
    attempt: int
    signals: Mapping[str, Signal]


class Double(NamedTuple):
    """A hand-in that two judge, each for herself."""

    trainee: str
    attempt: int
    judges: tuple[str, str]


def draw(
    candidates: Iterable[Candidate], judges: Sequence[str], number: int, seed: int, earlier: Sequence[Double] = ()
) -> tuple[Double, ...]:
    """`number` hand-ins more, each with two judges; the same input and seed give the same draw.

    Of a trainee at most one attempt is drawn, the last, and none where one was drawn earlier. Each next hand-in is the
    one that adds most to the signals drawn so far, so that criteria with few `let op` come in as well; what is alike
    is left to the seed. The work is spread evenly over the judges.

    Raises:
        DrawError: with fewer than two judges, or when nothing can be drawn.
    """
    team = list(dict.fromkeys(name.strip() for name in judges if name.strip()))
    if len(team) < 2:
        raise DrawError(
            "Voor dubbel beoordelen zijn er twee beoordelaars nodig. Vul twee verschillende codewoorden in."
        )
    if number < 1:
        raise DrawError("Kies hoeveel inzendingen je dubbel wilt laten beoordelen: minstens 1.")
    newest: dict[str, Candidate] = {}
    for one in candidates:
        if one.trainee not in newest or newest[one.trainee].attempt < one.attempt:
            newest[one.trainee] = one
    taken = {double.trainee for double in earlier}
    left = [newest[trainee] for trainee in sorted(newest.keys() - taken)]
    if not left:
        raise DrawError(
            "Er is niets om te trekken: van iedereen is al een inzending getrokken, of er zijn er nog geen."
        )
    chance = random.Random(seed)
    chance.shuffle(left)
    shares = _Shares(team, earlier, chance)
    return tuple(Double(one.trainee, one.attempt, shares.next()) for one in _spread(left, number))


def _spread(left: list[Candidate], number: int) -> Iterable[Candidate]:
    """One by one the hand-in whose signals were drawn least."""
    drawn: Counter[tuple[str, Signal]] = Counter()
    for _ in range(min(number, len(left))):
        best = max(left, key=lambda one: sum(1 / (1 + drawn[signal]) for signal in one.signals.items()))
        left.remove(best)
        drawn.update(best.signals.items())
        yield best


class _Shares:
    """Hands out pairs of judges: those who have least to do, and each as often first as second."""

    def __init__(self, team: Sequence[str], earlier: Iterable[Double], chance: random.Random) -> None:
        pairs = list(combinations(team, 2))
        chance.shuffle(pairs)
        self._pairs = pairs
        self._work = Counter(judge for double in earlier for judge in double.judges)
        self._together = Counter(frozenset(double.judges) for double in earlier)
        self._first = Counter(double.judges[0] for double in earlier)

    def next(self) -> tuple[str, str]:
        one, other = min(self._pairs, key=lambda p: (self._work[p[0]] + self._work[p[1]], self._together[frozenset(p)]))
        if self._first[one] > self._first[other]:
            one, other = other, one
        self._work.update((one, other))
        self._together[frozenset((one, other))] += 1
        self._first[one] += 1
        return one, other


def few(number: int) -> str:
    """What to say of figures over so few double-judged documents; empty where there are enough."""
    if number >= FEWEST:
        return ""
    counted = {0: "Er is nog geen document", 1: "Er is pas 1 document"}.get(number, f"Er zijn pas {number} documenten")
    return (
        f"{counted} door twee mensen beoordeeld. Onder de {FEWEST} zeggen de cijfers weinig: één document "
        "meer kan ze flink veranderen. Gebruik ze om samen over te praten, niet om iets vast te stellen."
    )


def doubles_of(body: Mapping[str, Any]) -> tuple[Double, ...]:
    """The draws as they are kept.

    Raises:
        ValueError, LookupError, TypeError: for what is no draw.
    """
    found = []
    for one in body.get("doubles", ()):
        first, second = one["judges"]
        found.append(Double(str(one["trainee"]), int(one["attempt"]), (str(first), str(second))))
    return tuple(found)


def doubles_body(doubles: Iterable[Double]) -> dict[str, Any]:
    """The draws as a JSON object."""
    return {"doubles": [one._asdict() | {"judges": list(one.judges)} for one in doubles]}
