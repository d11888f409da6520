"""An interval for figures whose units come in clusters: eighteen judgements of one hand-in are not eighteen people."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.result import Cell, Estimate, NotPossibleError
from herstelwerk.outcomes.tables import Column

Keep = NDArray[np.bool_]
MOST = 30  # groups of clusters; more cost time and give hardly another interval


def clustered(
    statistic: Callable[[Keep], Estimate],
    clusters: Column,
    *,
    who: str = "clusters",
    most: int = MOST,
    bounds: tuple[float, float] = (-math.inf, math.inf),
    confidence: float = 0.95,
) -> Estimate:
    """The estimate of all units, with an interval that takes their clusters as what was drawn.

    Jackknife that leaves out a group of clusters at a time: with G groups and the figure without group g, v_g,
    SE² = (G - 1)/G · sum (v_g - mean v)², interval with t(G - 1). Clusters are dealt over at most `most` groups in
    the order in which they first come, so the same data give the same interval. Groups without which the figure does
    not exist are passed over. No interval with fewer than three clusters, or where each group gives the same.

    Args:
        statistic: the estimate of the units that are kept.
        clusters: the cluster of each unit; none may be missing.
        who: what the clusters are, in the plural, for the method.
        most: the most groups.
        bounds: the least and the most the figure can be; limits are cut off there.
        confidence: of the interval.

    Source: Tukey (1958), Annals of Mathematical Statistics 29, 614; Kott (2001), Journal of Official Statistics 17,
    521-526. Checked against: the standard error of a mean of cluster means, and R survey's JKn formula by hand.

    Raises:
        NotPossibleError: as `statistic` on all units, a unit without cluster, or `most` under three.
    """
    sure(confidence)
    codes, names = pd.factorize(pd.Series(clusters).reset_index(drop=True))
    if (codes < 0).any():
        raise NotPossibleError("Van een deel van de gegevens is niet bekend bij wie ze horen. Vul dat eerst aan.")
    if most < 3:
        raise NotPossibleError("Voor dit interval zijn ten minste drie groepen nodig (most).")
    whole = statistic(np.ones(len(codes), dtype=bool))
    count = len(names)
    groups = codes % min(most, count) if count else codes
    values = _without_each(statistic, groups)
    low, high, se = _limits(whole.value, values, confidence) if count >= 3 else (None, None, None)
    if low is not None and high is not None:
        low, high = max(low, bounds[0]), min(high, bounds[1])
    if low is None:
        told = f"Een interval over {who} was niet te geven."
    else:
        told = (
            f"Het {percent(confidence)}%-interval rekent met {count} {who}, niet met losse oordelen: een jackknife "
            f"waarin telkens {'één' if len(values) == count else 'een groepje'} wegvalt ({len(values)} keer), met de "
            "t-verdeling."
        )
    more: dict[str, Cell] = {**whole.more, "SE": se, who: count}
    method = f"{whole.method.strip()} {told}"
    return replace(whole, low=low, high=high, method=method, confidence=confidence, more=more)


def _without_each(statistic: Callable[[Keep], Estimate], groups: NDArray[np.int64]) -> list[float]:
    found = []
    for group in np.unique(groups):
        try:
            value = statistic(groups != group).value
        except NotPossibleError:
            continue
        if np.isfinite(value):
            found.append(value)
    return found


def _limits(value: float, values: list[float], confidence: float) -> tuple[float | None, float | None, float | None]:
    count = len(values)
    if count < 3 or np.ptp(values) < 1e-12 or not np.isfinite(value):
        return None, None, None
    se = float(np.sqrt((count - 1) / count * np.sum((np.array(values) - np.mean(values)) ** 2)))
    reach = float(stats.t.ppf((1 + confidence) / 2, count - 1)) * se
    return value - reach, value + reach, se
