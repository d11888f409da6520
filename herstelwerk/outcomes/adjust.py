"""p-values of several tests together: six corrections, with missing ones left out first and put back in place."""

from __future__ import annotations

from typing import Final

import numpy as np

from herstelwerk.outcomes.measured import Floats, Values, floats
from herstelwerk.outcomes.result import NotPossibleError

# Names as in R; the people, and what it guards, in words.
METHODS: Final = {
    "bonferroni": ("Bonferroni", "de kans op ook maar één valse vondst"),
    "holm": ("Holm", "de kans op ook maar één valse vondst"),
    "hochberg": ("Hochberg", "de kans op ook maar één valse vondst, bij onafhankelijke toetsen"),
    "hommel": ("Hommel", "de kans op ook maar één valse vondst, bij onafhankelijke toetsen"),
    "BH": ("Benjamini en Hochberg", "het aandeel valse vondsten, bij onafhankelijke toetsen"),
    "BY": ("Benjamini en Yekutieli", "het aandeel valse vondsten"),
}


def adjust(p: Values, method: str = "holm") -> Floats:
    """Adjusted p-values in the same order; missing ones stay missing and do not count as tests.

    Written out here, since statsmodels' multipletests counts NaN as tests and clears all memory at every call of Holm.
    Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70; Hochberg (1988), Biometrika 75, 800-802;
    Hommel (1988), Biometrika 75, 383-386; Benjamini & Hochberg (1995), JRSS B 57, 289-300; Benjamini & Yekutieli
    (2001), Annals of Statistics 29, 1165-1188. Checked against: R stats::p.adjust.

    Args:
        p: p-values, NaN or None where missing.
        method: one of `METHODS`.

    Raises:
        NotPossibleError: for another method, values outside 0-1, or no p-value at all.
    """
    if method not in METHODS:
        raise NotPossibleError(f"Correctie ‘{method}’ bestaat niet; kies uit {', '.join(METHODS)}.")
    values = floats(p, "de p-waarden")
    there = ~np.isnan(values)
    if not there.any():
        raise NotPossibleError("Er is geen enkele p-waarde om te corrigeren.")
    if ((values[there] < 0) | (values[there] > 1)).any():
        raise NotPossibleError("Een p-waarde ligt tussen 0 en 1; controleer de invoer.")
    adjusted = np.full(len(values), np.nan)
    order = np.argsort(values[there], kind="stable")
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    adjusted[there] = np.minimum(_sorted(values[there][order], method), 1.0)[back]
    return adjusted


def _sorted(p: Floats, method: str) -> Floats:
    """The adjusted values of p-values in rising order, not yet capped at 1."""
    n = len(p)
    rank = np.arange(1, n + 1, dtype=float)
    if method == "bonferroni":
        return np.asarray(n * p)
    if method == "holm":
        return np.maximum.accumulate((n + 1 - rank) * p)
    if method == "hommel":
        return _hommel(p)
    weight = n + 1 - rank if method == "hochberg" else n / rank
    if method == "BY":
        weight = weight * float((1 / rank).sum())
    return np.minimum.accumulate((weight * p)[::-1])[::-1]


def _hommel(p: Floats) -> Floats:
    """Wright's algorithm (1992, Biometrics 48, 1005-1013): the largest Simes value of every set that holds a test."""
    found = p.copy()
    for m in range(len(p), 1, -1):
        least = float((m * p[-m:] / np.arange(1, m + 1)).min())
        found[-m:] = np.maximum(found[-m:], least)
        found[:-m] = np.maximum(found[:-m], np.minimum(m * p[:-m], least))
    return found
