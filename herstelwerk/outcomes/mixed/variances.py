"""How much people, teams and cohorts differ: variances per level, correlations, shares; with intervals."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.deviance import Problem
from herstelwerk.outcomes.mixed.inference import Inference
from herstelwerk.outcomes.mixed.optimise import ZERO
from herstelwerk.outcomes.result import Cell, Rows, Shown

RESIDUAL = "rest"
Function = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Component:
    """One variance: of which level, of what, the standard deviation with its interval (None where there is none)."""

    group: str
    name: str
    variance: float
    sd: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Correlation:
    """How two effects of one level go together, with interval (None where there is none)."""

    group: str
    first: str
    second: str
    value: float
    covariance: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Variances(Shown):
    """The variance table of a mixed model, lowest level first, the residual last."""

    components: tuple[Component, ...]
    correlations: tuple[Correlation, ...]
    method: str
    confidence: float = 0.95
    title: str = "Verschillen per niveau"

    def variance(self, group: str, name: str = "intercept") -> float:
        """The variance of one effect between the groups of one level; `rest` is the residual.

        Raises:
            KeyError: when there is no such component.
        """
        for one in self.components:
            if (one.group, one.name) == (group, name) or one.group == group == RESIDUAL:
                return one.variance
        raise KeyError((group, name))

    def covariance(self, group: str, first: str, second: str) -> float:
        """The covariance of two effects of one level.

        Raises:
            KeyError: when the model has none.
        """
        for one in self.correlations:
            if one.group == group and {one.first, one.second} == {first, second}:
                return one.covariance
        raise KeyError((group, first, second))

    def rows(self) -> Rows:
        """One row per variance, then one per correlation."""
        percent = f"{100 * self.confidence:g} %".replace(".", ",")
        names = ("niveau", "wat", "variantie", "SD of r", f"{percent} van", f"{percent} tot")
        cells: list[tuple[Cell, ...]] = [(c.group, c.name, c.variance, c.sd, c.low, c.high) for c in self.components]
        cells += [(r.group, f"r({r.first}, {r.second})", None, r.value, r.low, r.high) for r in self.correlations]
        return [dict(zip(names, row, strict=True)) for row in cells]


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with an interval that may be missing."""

    value: float
    low: float | None
    high: float | None


def covariances(problem: Problem, scales: Sequence[Floats], scale: float, parameters: Floats) -> list[Floats]:
    """The covariance matrix of the effects per level, for (theta, sigma) in units of `scale`."""
    found = []
    for lam, t in zip(problem.lambdas(parameters[:-1]), scales, strict=True):
        own = np.linalg.solve(t, lam) * parameters[-1] * scale
        found.append(own @ own.T)
    return found


def with_interval(
    of: Callable[[Floats], float],
    forward: Function,
    back: Function,
    at: Inference,
    parameters: Floats,
    confidence: float,
) -> Interval:
    """An interval by the delta method on a scale where it is about normal (log of an SD, Fisher's z, logit)."""
    value = of(parameters)
    gradient = np.empty(len(parameters))
    for j, size in enumerate(parameters):
        step = np.zeros(len(parameters))
        step[j] = 1e-6 * max(1.0, abs(size))
        ends = np.array([of(parameters + step), of(parameters - step)])
        with np.errstate(all="ignore"):  # at the edge there is no interval; that is told below
            moved = forward(ends)
            gradient[j] = (moved[0] - moved[1]) / (2.0 * step[j])
    error = math.sqrt(max(float(gradient @ at.spread @ gradient), 0.0)) if np.isfinite(gradient).all() else math.nan
    if not math.isfinite(error) or error == 0.0 or error > 50.0:
        return Interval(value, None, None)
    reach = float(stats.norm.ppf(0.5 + confidence / 2.0)) * error
    low, high = back(forward(np.array([value])) + np.array([-reach, reach]))
    return Interval(value, float(low), float(high))


def variance_table(
    problem: Problem, scales: Sequence[Floats], at: Inference, theta: Floats, confidence: float, method: str
) -> Variances:
    """All variances and correlations with intervals (log scale and Fisher's z), as nlme::intervals does."""
    parameters = np.r_[theta, at.sigma / at.scale]
    components: list[Component] = []
    correlations: list[Correlation] = []
    for level, term in enumerate(problem.terms):

        def matrix(values: Floats, level: int = level) -> Floats:
            return covariances(problem, scales, at.scale, values)[level]

        own = matrix(parameters)
        zero = zero_effects(own, scales[level], at.sigma)
        for i, name in enumerate(term.names):
            sd = with_interval(_sd(matrix, i), np.log, np.exp, at, parameters, confidence)
            kept = (None, None) if zero[i] else (sd.low, sd.high)
            components.append(Component(term.group, name, float(own[i, i]), sd.value, *kept))
        for i, j in [place for place in term.free if place[0] != place[1]]:
            r = with_interval(_correlation(matrix, i, j), np.arctanh, np.tanh, at, parameters, confidence)
            kept = (None, None) if zero[i] or zero[j] or abs(r.value) > 1.0 - 1e-6 else (r.low, r.high)
            correlations.append(Correlation(term.group, term.names[j], term.names[i], r.value, float(own[i, j]), *kept))
    rest = with_interval(lambda v: float(v[-1]) * at.scale, np.log, np.exp, at, parameters, confidence)
    components.append(Component(RESIDUAL, "rest", at.sigma**2, at.sigma, rest.low, rest.high))
    return Variances(tuple(components), tuple(correlations), method, confidence)


def zero_effects(own: Floats, t: Floats, sigma: float) -> list[bool]:
    """Per effect whether its variance is zero: the SD it gives an outcome, beside the residual SD, below 1e-4."""
    sizes = np.sqrt(np.diag(own)) * np.sqrt((t**2).sum(axis=0)) / sigma
    return [bool(size < ZERO) for size in sizes]


def _sd(matrix: Function, i: int) -> Callable[[Floats], float]:
    return lambda values: float(np.sqrt(matrix(values)[i, i]))


def _correlation(matrix: Function, i: int, j: int) -> Callable[[Floats], float]:
    def value(values: Floats) -> float:
        own = matrix(values)
        size = float(np.sqrt(own[i, i] * own[j, j]))
        return float(own[i, j]) / size if size > 0.0 else math.nan

    return value
