"""How scores are spread, as a smooth curve that stays within the scale."""

from __future__ import annotations

import numpy as np

from herstelwerk.charts.common import Floats

_POINTS = 256


def density(values: Floats, low: float, high: float) -> tuple[Floats, Floats]:
    """A Gaussian kernel density on [low, high], reflected at both ends so that nothing lies beyond the scale.

    Bandwidth: Silverman's rule, 0.9 min(SD, IQR / 1.34) n^(-1/5). The values are counted in cells first, so that a
    million take no longer than a hundred. Without spread there is no curve: both arrays are empty.

    Source: Silverman (1986), Density Estimation for Statistics and Data Analysis, 2.10 (reflection), 3.4 (bandwidth).

    Args:
        values: finite scores between low and high.
        low: lower end of the scale.
        high: upper end.

    Returns:
        Places, and the density there; it adds up to 1.
    """
    none: Floats = np.empty(0)
    if values.size < 2 or high <= low:
        return none, none
    quarter, rest = np.percentile(values, [25, 75])
    spread = float(values.std(ddof=1))
    middle = float(rest - quarter) / 1.34
    least = 1e-9 * (high - low)  # less is rounding
    wide = 0.9 * (min(spread, middle) if middle > least else spread) * values.size**-0.2
    if not wide > least:
        return none, none
    wide = max(wide, 1.5 * (high - low) / _POINTS)
    cells = np.histogram(values, _POINTS, (low, high))[0].astype(np.float64)
    step = (high - low) / _POINTS
    mirrored = np.concatenate([cells[::-1], cells, cells[::-1]])
    reach = np.arange(-_POINTS + 1, _POINTS) * step
    curve = np.convolve(mirrored, np.exp(-0.5 * (reach / wide) ** 2), mode="same")[_POINTS : 2 * _POINTS]
    places: Floats = np.asarray(low + (np.arange(_POINTS) + 0.5) * step, dtype=np.float64)
    made: Floats = np.asarray(curve / (curve.sum() * step), dtype=np.float64)
    return places, made
