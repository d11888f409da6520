"""What a mixed model is made of: random terms, and the short way to write the fixed part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from herstelwerk.outcomes.result import NotPossibleError

CONSTANT = "1"


@dataclass(frozen=True, slots=True)
class Random:
    """What varies between the groups of one column: the level, and the slopes of `slopes`.

    `correlated` lets level and slopes vary together, as `(1 + x | group)` in R; without it each has its own variance
    only, as `(1 + x || group)`. `intercept=False` leaves the level out. `within` names columns the ids are told apart
    by: client 1 of team A is someone else than client 1 of team B with `Random("client", within=("team",))`.
    """

    group: str
    slopes: tuple[str, ...] = ()
    correlated: bool = True
    intercept: bool = True
    within: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What varies, in the order of the variance table."""
        return (("intercept",) if self.intercept else ()) + self.slopes

    @property
    def size(self) -> int:
        """How many effects each group has."""
        return len(self.names)

    @property
    def free(self) -> tuple[tuple[int, int], ...]:
        """The places of the relative covariance factor that are estimated, column by column (lower triangle)."""
        size = self.size
        return tuple((row, col) for col in range(size) for row in range(col, size) if self.correlated or row == col)


def read_fixed(fixed: str | Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The fixed terms, each as the columns whose product it is: `a*b` gives (a,), (b,), (a, b).

    A text is split at `+`; in a sequence every item is one term, so that column names may hold a plus sign. `:` is
    an interaction alone, `*` an interaction with everything below it. `1` (the constant) is always there.

    Raises:
        NotPossibleError: for an empty term, or a model without constant.
    """
    items = fixed.split("+") if isinstance(fixed, str) else list(fixed)
    terms: dict[tuple[str, ...], None] = {}
    for item in items:
        text = item.strip()
        if text == CONSTANT or (not text and len(items) == 1):
            continue
        if text in ("0", "-1"):
            raise NotPossibleError("Een model zonder intercept wordt hier niet berekend; laat de 0 weg.")
        for term in _expanded(text):
            if not any(set(term) == set(known) for known in terms):
                terms[term] = None
    return tuple(sorted(terms, key=len))


def _expanded(text: str) -> list[tuple[str, ...]]:
    columns = tuple(part.strip() for part in re.split(r"[:*]", text))
    if not all(columns) or len(set(columns)) < len(columns):
        raise NotPossibleError(
            f"De term ‘{text}’ is niet te lezen: schrijf ‘a’, ‘a:b’ of ‘a*b’, met namen van kolommen."
        )
    if "*" not in text or len(columns) == 1:
        return [columns]
    if ":" in text:
        raise NotPossibleError(f"De term ‘{text}’ mengt ‘:’ en ‘*’; schrijf die als losse termen.")
    subsets = range(1, 2 ** len(columns))
    return [tuple(name for bit, name in enumerate(columns) if subset >> bit & 1) for subset in subsets]
