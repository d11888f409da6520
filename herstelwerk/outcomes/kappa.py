"""Two raters, one scale: Cohen's kappa, unweighted, linear and quadratic."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd
from scipy import stats

from herstelwerk.outcomes.measured import percent, sure
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError, enough
from herstelwerk.outcomes.tables import (
    Column,
    Floats,
    Table,
    coded,
    frame_of,
    labels_of,
    left_out,
    numbers,
    same_length,
)
from herstelwerk.outcomes.weighting import IN_DUTCH, Weighting, weights

WEIGHTINGS: tuple[Weighting, ...] = ("unweighted", "linear", "quadratic")
_NAMES = dict(zip(WEIGHTINGS, ("kappa", "kappa (lineair)", "kappa (kwadratisch)"), strict=True))


def kappas(
    first: Column, second: Column, *, scale: Sequence[Hashable] | None = None, confidence: float = 0.95
) -> Estimates:
    """Kappa of two raters from their ratings of the same units, in the same order; see `kappas_of_table`.

    `scale` gives the categories in order. Without it numbers go by size; of words only the unweighted kappa is given,
    as their order is not known. A unit that one of them did not rate is left out and counted.

    Raises:
        NotPossibleError: for fewer than three units, one category, or a rating outside the scale.
    """
    same_length(first, second)
    both = pd.concat([labels_of(one, "de oordelen") for one in (first, second)], axis=1)
    both.columns = pd.Index(["1", "2"])
    ratings = coded(both, scale)
    known = (ratings.codes >= 0).all(axis=1)
    q = len(ratings.scale)
    places = ratings.codes[known] @ np.array([q, 1])
    counts = np.bincount(places, minlength=q * q).reshape(q, q).astype(float)
    return _all(counts, int((~known).sum()), ratings.ordered, confidence)


def kappas_of_table(table: Table, *, ordered: bool = True, confidence: float = 0.95) -> Estimates:
    """Kappa of two raters from their table of counts: first rater in rows, second in columns, categories in order.

    (Po - Pe) / (1 - Pe) with Po = sum w p and Pe = sum w p_i. p_.j; the weights 1 for the same category and 0
    elsewhere, 1 - |i - j| / (q - 1), or 1 - (i - j)^2 / (q - 1)^2. Large-sample standard error (not that under
    chance) and normal interval. None of both where the raters agree on every unit: that formula would then claim
    certainty.

    Source: Cohen (1960), Educational and Psychological Measurement 20, 37-46; Cohen (1968), Psychological Bulletin
    70, 213-220; Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323-327. Checked against: R vcd::Kappa on
    SexualFun and irrCAC::cont4x4diagnosis.

    Raises:
        NotPossibleError: when the table is not square, holds no whole counts, fewer than three units, or one
        category.
    """
    counts = numbers(frame_of(table)).values
    if counts.shape[0] != counts.shape[1]:
        raise NotPossibleError(
            f"De tabel heeft {counts.shape[0]} rijen en {counts.shape[1]} kolommen. Voor kappa zijn dat dezelfde "
            "categorieën, ook als een beoordelaar er een niet gebruikte."
        )
    if np.isnan(counts).any() or (counts < 0).any() or (counts != np.round(counts)).any():
        raise NotPossibleError("In de tabel horen aantallen: hele getallen vanaf 0.")
    return _all(counts, 0, ordered, confidence)


def _all(counts: Floats, missing: int, ordered: bool, confidence: float) -> Estimates:
    sure(confidence)
    n = int(counts.sum())
    enough(n, 3, "eenheden met een oordeel van beide beoordelaars")
    p = counts / n
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    if np.count_nonzero(counts.sum(axis=0) + counts.sum(axis=1)) < 2:
        raise NotPossibleError("Beide beoordelaars gebruikten één en dezelfde categorie. Kappa bestaat dan niet.")
    same = float(np.trace(counts)) == n
    method = _method(n, missing, ordered, same, confidence)
    z = float(stats.norm.ppf((1 + confidence) / 2))
    found = []
    for kind in WEIGHTINGS if ordered else WEIGHTINGS[:1]:
        w = weights(kind, np.arange(1.0, len(counts) + 1))
        value, se, observed, expected = _kappa(p, rows, columns, w, n)
        low, high = (None, None) if same else (max(-1.0, value - z * se), min(1.0, value + z * se))
        more = {"SE": None if same else se, "overeenstemming": observed, "bij toeval": expected}
        found.append(Estimate(_NAMES[kind], value, low, high, n, method, confidence, more=more))
    return Estimates("Kappa van Cohen", tuple(found), method)


def _kappa(p: Floats, rows: Floats, columns: Floats, w: Floats, n: int) -> tuple[float, float, float, float]:
    observed, expected = float(np.sum(w * p)), float(rows @ w @ columns)
    kappa = (observed - expected) / (1 - expected)
    by_margins = np.add.outer(w @ columns, w.T @ rows)
    spread = float(np.sum(p * (w - by_margins * (1 - kappa)) ** 2)) - (kappa - expected * (1 - kappa)) ** 2
    return kappa, float(np.sqrt(max(0.0, spread) / n)) / (1 - expected), observed, expected


def _method(n: int, missing: int, ordered: bool, same: bool, confidence: float) -> str:
    kinds = ", ".join(IN_DUTCH[kind] for kind in (WEIGHTINGS if ordered else WEIGHTINGS[:1]))
    why = (
        " De beoordelaars zijn het overal eens; de standaardfout zegt dan niets en er is geen interval." if same else ""
    )
    order = "" if ordered else " De volgorde van de categorieën is niet gegeven, dus is er niet gewogen."
    return (
        f"Kappa van Cohen voor twee beoordelaars ({kinds}), met de standaardfout voor grote steekproeven van Fleiss, "
        f"Cohen en Everitt (1969) en een {percent(confidence)}%-interval uit de normale verdeling. {n} eenheden. "
        f"{left_out(missing, 'eenheid', 'eenheden')}{order}{why}"
    )
