"""The profiled deviance of a mixed model, with exact gradient.

Bates, Maechler, Bolker & Walker 2015, J Stat Softw 67(1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from herstelwerk.outcomes.mixed.blocks import Blocks, Factored, Numbers, factor
from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.gradient import pulled_back
from herstelwerk.outcomes.mixed.terms import Random

NOTHING = 1e-11  # of the residual variance without groups
TINY = 1e-20  # the complex step: its square vanishes, so the derivative is exact


@dataclass(frozen=True, slots=True)
class Point:
    """What the deviance is made of at one theta, with derivatives to theta.

    deviance(theta, sigma) = logs + rest / sigma^2 + df log(2 pi sigma^2), profiled at sigma^2 = rest / df. `cov` is
    (X'V^-1 X)^-1 / sigma^2.
    """

    logs: float
    rest: float
    cov: Floats
    d_logs: Floats
    d_rest: Floats


@dataclass(frozen=True, slots=True)
class Problem:
    """A deviance to make as small as can be: the blocks, the terms, and whether it is restricted (REML)."""

    blocks: Blocks
    terms: tuple[Random, ...]
    n: int
    reml: bool

    @property
    def df(self) -> int:
        """What the residual sum of squares is divided by: n, less the fixed effects for REML."""
        return self.n - (len(self.blocks.root) - 1 if self.reml else 0)

    @property
    def diagonal(self) -> NDArray[np.bool_]:
        """Per theta whether it stands on the diagonal, where it cannot be negative."""
        return np.array([row == col for term in self.terms for row, col in term.free])

    def lambdas(self, theta: Numbers) -> list[Numbers]:
        """The relative covariance factors."""
        found, at = [], 0
        for term in self.terms:
            lam = np.zeros((term.size, term.size), dtype=theta.dtype)
            for row, col in term.free:
                lam[row, col] = theta[at]
                at += 1
            found.append(lam)
        return found

    def factored(self, theta: Numbers) -> Factored:
        """The factor of the normal equations at theta."""
        return factor(self.blocks, self.lambdas(theta))

    def profiled(self, theta: Floats) -> tuple[float, Floats]:
        """The deviance at the best sigma, and its gradient: one factoring and one pass back."""
        at = self.factored(theta)
        logs, rest, cov = self._parts(at)
        if not rest > NOTHING * self.n:  # only rounding is left of the residual: no place to be
            return float("inf"), np.zeros(len(theta))
        value = logs + self.df * (1.0 + np.log(2.0 * np.pi * rest / self.df))
        by_logs, by_rest = self._roots(at, cov)
        return float(value), self._gradient(at, theta, by_logs + self.df / rest * by_rest, 1.0)

    def point(self, theta: Floats) -> Point:
        """Value and derivatives at theta, those of `logs` and `rest` apart."""
        at = self.factored(theta)
        logs, rest, cov = self._parts(at)
        by_logs, by_rest = self._roots(at, cov)
        d_logs, d_rest = self._gradient(at, theta, by_logs, 1.0), self._gradient(at, theta, by_rest, 0.0)
        return Point(float(logs), float(rest), cov, d_logs, d_rest)

    def d_cov(self, theta: Floats) -> Floats:
        """The derivatives of `cov` to theta, in the last axis: one complex factoring per theta."""
        found = []
        for j in range(len(theta)):
            moved = theta.astype(complex)
            moved[j] += 1j * TINY
            found.append(self._parts(self.factored(moved))[2].imag / TINY)
        return np.stack(found, axis=-1)

    def _parts(self, at: Factored) -> tuple[Any, Any, Numbers]:
        """`logs`, `rest` and `cov`."""
        xx, xy = at.root[:-1, :-1], at.root[:-1, -1]
        cov = np.linalg.inv(xx)
        logs = at.log_det + (np.linalg.slogdet(xx)[1] if self.reml else 0.0)
        return logs, at.root[-1, -1] - xy @ cov @ xy, cov

    def _roots(self, at: Factored, cov: Floats) -> tuple[Floats, Floats]:
        """How `logs` and `rest` move with what is left of [X y]'[X y]."""
        by_logs = np.zeros_like(at.root)
        if self.reml:
            by_logs[:-1, :-1] = cov
        v = np.r_[-cov @ at.root[:-1, -1], 1.0]
        return by_logs, np.outer(v, v)

    def _gradient(self, at: Factored, theta: Floats, root: Floats, weight: float) -> Floats:
        moves = pulled_back(self.blocks, at, self.lambdas(theta), root, weight)
        return np.array([move[place] for move, term in zip(moves, self.terms, strict=True) for place in term.free])

    def curvature(self, theta: Floats) -> tuple[Point, Floats, Floats]:
        """The point at theta, and second derivatives of `logs` and `rest`: differences of exact gradients."""
        d_logs, d_rest = [], []
        for j in range(len(theta)):
            step = np.zeros(len(theta))
            step[j] = 1e-5 * max(1.0, abs(theta[j]))
            up, down = self.point(theta + step), self.point(theta - step)
            d_logs.append((up.d_logs - down.d_logs) / (2.0 * step[j]))
            d_rest.append((up.d_rest - down.d_rest) / (2.0 * step[j]))
        return self.point(theta), _even(d_logs), _even(d_rest)


def _even(rows: Sequence[Floats]) -> Floats:
    square = np.array(rows)
    return (square + square.T) / 2.0
