"""Intervals by drawing units again: the same seed, the same interval."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.tables import Floats


def percentile_interval(
    repeats: NDArray[np.int64],
    statistic: Callable[[Floats], float | None],
    times: int,
    seed: int,
    confidence: float,
) -> tuple[float | None, float | None]:
    """The percentile interval of a figure of units of which several are alike: `repeats` says how many of each.

    `statistic` gets how often each was drawn, and gives None where the figure does not exist; such draws are left
    out. No interval where that is half of them, where all draws give one value, or with `times` 0. As
    `herstelwerk.agreement.bootstrap`, for many units; Efron & Tibshirani (1993), An introduction to the bootstrap,
    13.3.

    Raises:
        NotPossibleError: when `times` is negative.
    """
    if times < 0:
        raise NotPossibleError("Het aantal trekkingen (times) moet 0 of meer zijn.")
    n = int(repeats.sum())
    generator = np.random.default_rng(seed)
    shares = repeats / n
    found = []
    for _ in range(times):
        value = statistic(generator.multinomial(n, shares).astype(float))
        if value is not None:
            found.append(value)
    if not found or 2 * len(found) < times or np.ptp(found) < 1e-12:
        return None, None
    low, high = np.quantile(found, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)
