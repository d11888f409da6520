"""What the scores look like: n, missing, mean with interval, spread, quantiles; for all, or per group."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from herstelwerk.outcomes.measured import Floats, Values, constant, floats, percent, present, sure
from herstelwerk.outcomes.result import Cell, Estimate, Estimates, NotPossibleError, enough
from herstelwerk.outcomes.tables import labels_of

LEAST = 3  # measurements below which a spread or an interval says nothing


def describe(values: Values, name: str = "gemiddelde", confidence: float = 0.95) -> Estimate:
    """The mean with its t-interval; in `more` SD, SE, the quantiles (type 7), the extremes and how many are missing.

    mean ± t(n-1) SD/√n; the SD divides by n-1. Missing values are left out and counted. Of values that are all the
    same there is no interval. Source of the quantiles: Hyndman & Fan (1996), American Statistician 50, 361-365,
    type 7. Checked against: R mean, sd, qt, quantile(type = 7) on HSAUR BtheB.

    Raises:
        NotPossibleError: fewer than 3 values, no numbers, nothing there.
    """
    sure(confidence)
    there, missing = present(values, name)
    enough(len(there), LEAST, "metingen")
    return _described(name, there, missing, confidence)


def describe_groups(
    values: Values,
    groups: Sequence[object] | NDArray[np.generic] | pd.Series,
    title: str = "Beschrijving per groep",
    confidence: float = 0.95,
) -> Estimates:
    """The same per group, in the order in which groups first come; a group of fewer than 3 shows only its n.

    Who has no group is left out and counted in the method.

    Raises:
        NotPossibleError: no numbers; lengths that differ; no group of 3 or more.
    """
    sure(confidence)
    numbers = floats(values)
    labels = labels_of(groups)
    if len(labels) != len(numbers):
        raise NotPossibleError(
            f"Er zijn {len(numbers)} metingen en {len(labels)} groepsnamen; bij elke meting hoort er één."
        )
    known = labels.notna().to_numpy(dtype=bool)
    if not known.any():
        raise NotPossibleError("Van niemand is bekend bij welke groep de meting hoort.")
    codes, names = pd.factorize(labels[known])
    order = np.argsort(codes, kind="stable")
    parts = np.split(numbers[known][order], np.cumsum(np.bincount(codes, minlength=len(names)))[:-1])
    rows = []
    for name, part in zip(names, parts, strict=True):
        there = part[~np.isnan(part)]
        rows.append(_described(str(name), there, len(part) - len(there), confidence))
    if not any(row.n >= LEAST for row in rows):
        raise NotPossibleError(f"Geen groep heeft {LEAST} of meer metingen; per groep is dan niets te zeggen.")
    small = [row.name for row in rows if row.n < LEAST]
    told = [_method(confidence, "per groep"), f"Ontbrekende waarden zijn weggelaten: {_missing(rows)}."]
    if small:
        told.append(f"Te weinig metingen (minder dan {LEAST}) om iets te berekenen: {', '.join(small)}.")
    if not known.all():
        told.append(f"Zonder groep, en dus niet meegeteld: {int((~known).sum())}.")
    return Estimates(title, tuple(rows), " ".join(told))


def _missing(rows: Sequence[Estimate]) -> str:
    return ", ".join(f"{row.name} {row.more['ontbreekt']}" for row in rows)


def _method(confidence: float, where: str) -> str:
    return (
        f"Gemiddelde {where} met {percent(confidence)}%-interval uit de t-verdeling (n - 1 vrijheidsgraden); "
        "SD met n - 1 in de noemer; mediaan en kwartielen door lineaire interpolatie (type 7, Hyndman en Fan, 1996)."
    )


def _described(name: str, there: Floats, missing: int, confidence: float) -> Estimate:
    n = len(there)
    told = f"{_method(confidence, 'van de aanwezige metingen')} n = {n}, {missing} ontbrekend en weggelaten."
    if n < LEAST:
        return Estimate(name, math.nan, None, None, n, told, confidence, _more(missing, {}))
    mean, sd = float(there.mean()), float(there.std(ddof=1))
    se = sd / math.sqrt(n)
    low: float | None = None
    high: float | None = None
    if constant(there):
        told += " Alle waarden zijn gelijk; een interval zegt dan niets."
    else:
        margin = float(stats.t.isf((1 - confidence) / 2, n - 1)) * se
        low, high = mean - margin, mean + margin
    least, q1, median, q3, most = (float(q) for q in np.quantile(there, (0, 0.25, 0.5, 0.75, 1), method="linear"))
    numbers = {"SD": sd, "SE": se, "minimum": least, "q1": q1, "mediaan": median, "q3": q3, "maximum": most}
    return Estimate(name, mean, low, high, n, told, confidence, _more(missing, numbers))


def _more(missing: int, numbers: dict[str, float]) -> dict[str, Cell]:
    return {"ontbreekt": missing, **numbers}
