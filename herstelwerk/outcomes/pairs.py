"""Two measurements of the same people, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from herstelwerk.outcomes.measured import LEAST as DIFFERS
from herstelwerk.outcomes.measured import ROUNDING, Floats, Values, complete, constant
from herstelwerk.outcomes.result import NotPossibleError, enough

LEAST = 3  # pairs


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two measurements of the same people, and what follows from them; r is None where a side does not vary."""

    pre: Floats
    post: Floats
    left_out: int

    @property
    def change(self) -> Floats:
        """After minus before."""
        return self.post - self.pre

    @property
    def n(self) -> int:
        """People with both."""
        return len(self.pre)

    @property
    def sds(self) -> tuple[float, float, float]:
        """SD before, after, and of the change."""
        return (float(self.pre.std(ddof=1)), float(self.post.std(ddof=1)), float(self.change.std(ddof=1)))

    @property
    def r(self) -> float | None:
        """The correlation of before and after."""
        if constant(self.pre) or constant(self.post):
            return None
        return float(np.clip(np.corrcoef(self.pre, self.post)[0, 1], -1, 1))


def pairs_of(pre: Values, post: Values, *, may_be_constant: bool = False) -> Pairs:
    """The people with both measurements; `may_be_constant` allows that all changed by the same amount.

    Raises:
        NotPossibleError: fewer than 3 pairs; everyone changed by the same amount; lengths or order that differ.
    """
    (before, after), left_out = complete("de voormeting en de nameting", pre, post)
    enough(len(before), LEAST, "personen met beide metingen")
    pairs = Pairs(before, after, left_out)
    scale = float(np.abs(np.concatenate((before, after))).max())
    if not may_be_constant and float(np.ptp(pairs.change)) <= max(ROUNDING * scale, DIFFERS):
        raise NotPossibleError(
            f"Iedereen veranderde evenveel ({pairs.change[0]:g}), dus er is geen spreiding om mee te rekenen. "
            "Controleer of voor- en nameting wel verschillende metingen zijn."
        )
    return pairs
