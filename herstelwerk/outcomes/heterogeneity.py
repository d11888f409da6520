"""How much cohorts differ beyond chance: tau-squared by REML, Paule-Mandel or DerSimonian-Laird, with its interval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import numpy as np
from scipy import optimize, stats

from herstelwerk.outcomes.measured import Floats

Method: TypeAlias = Literal["REML", "PM", "DL", "EE"]


def tau2_of(y: Floats, v: Floats, method: Method, design: Floats | None = None) -> float:
    """Between-cohort variance of effects `y` with sampling variances `v`; `design` for a regression (REML only)."""
    if method == "REML":
        return reml(y, v, np.ones((len(y), 1)) if design is None else design)
    if method == "PM":
        return _where(lambda tau2: cochran_q(y, v, tau2), len(y) - 1)
    return dersimonian_laird(y, v) if method == "DL" else 0.0


def cochran_q(y: Floats, v: Floats, tau2: float = 0.0) -> float:
    """Weighted sum of squares around the weighted mean, weights 1 / (v + tau2); falls as tau2 grows."""
    w = 1 / (v + tau2)
    return float(w @ (y - w @ y / w.sum()) ** 2)


def dersimonian_laird(y: Floats, v: Floats) -> float:
    """max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w)). DerSimonian & Laird (1986), Controlled Clinical Trials 7,
    177-188."""
    w = 1 / v
    return max(0.0, (cochran_q(y, v) - (len(y) - 1)) / float(w.sum() - w @ w / w.sum()))


def reml(y: Floats, v: Floats, design: Floats) -> float:
    """Tau-squared of highest restricted likelihood, to rounding: the best of a grid over all sizes, then the root of
    the score between its neighbours. Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30,
    261-293."""
    top = float(np.var(y) * len(y) + v.max())
    grid = np.concatenate([[0.0], np.geomspace(float(v.min()) * 1e-6, 10 * top, 120)])
    best = int(np.argmax([_restricted(y, v, design, tau2)[0] for tau2 in grid]))

    def score(tau2: float) -> float:
        return _restricted(y, v, design, tau2)[1]

    low, high = float(grid[max(0, best - 1)]), float(grid[min(len(grid) - 1, best + 1)])
    if score(low) <= 0:
        return low if best <= 1 else float(grid[best])
    if score(high) >= 0:
        return float(grid[best])
    return float(optimize.brentq(score, low, high, xtol=1e-300, rtol=8 * np.finfo(float).eps))


def _restricted(y: Floats, v: Floats, design: Floats, tau2: float) -> tuple[float, float]:
    """Restricted log-likelihood (but for a constant) and its derivative to tau2."""
    w = 1 / (v + tau2)
    cross = (design.T * w) @ design
    inverse = np.linalg.inv(cross)
    rest = y - design @ (inverse @ (design.T @ (w * y)))
    half = float(np.sum(np.log(w)) - np.linalg.slogdet(cross)[1] - w @ rest**2) / 2
    trace = float(w.sum() - np.sum(inverse * ((design.T * w**2) @ design)))
    return half, float(w**2 @ rest**2 - trace) / 2


def q_profile(y: Floats, v: Floats, confidence: float) -> tuple[float, float]:
    """Interval of tau-squared: the values for which Q could well be a chi-square draw with k - 1 df; 0 where Q is too
    small even there. Viechtbauer (2007), Statistics in Medicine 26, 37-52."""
    tail, df = (1 + confidence) / 2, len(y) - 1
    limits = (float(stats.chi2.ppf(tail, df)), float(stats.chi2.ppf(1 - tail, df)))
    low, high = (_where(lambda tau2: cochran_q(y, v, tau2), limit) for limit in limits)
    return low, high


def typical_variance(v: Floats) -> float:
    """The sampling variance of a typical cohort, for I-squared. Higgins & Thompson (2002), Statistics in Medicine 21,
    1539-1558."""
    w = 1 / v
    return float((len(v) - 1) * w.sum() / (w.sum() ** 2 - w @ w))


def _where(falls: Callable[[float], float], level: float) -> float:
    """Where a falling function of tau2 >= 0 comes down to a level; 0 where it starts below."""
    if falls(0.0) <= level:
        return 0.0
    high = 1e-12
    while falls(high) > level:
        high *= 4
    root = optimize.brentq(lambda tau2: falls(tau2) - level, 0.0, high, xtol=1e-300, rtol=8 * np.finfo(float).eps)
    return float(root)
