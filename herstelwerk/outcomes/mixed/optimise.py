"""Looking for the smallest deviance: quasi-Newton from an exact gradient, Newton to finish, a second look at zero.

The deviance is the same when an effect changes sign, so there is no bound to run into: zero is a point like any other,
and signs are set right at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.deviance import Point, Problem
from herstelwerk.outcomes.result import NotPossibleError

ZERO = 1e-4  # below this a relative standard deviation counts as zero (as lme4::isSingular)
MOST = 200  # steps of one search; ten to twenty are usual
FAR = 1.0  # the longest step, in relative standard deviations, or as a part of the largest


@dataclass(frozen=True, slots=True)
class Best:
    """The theta with the smallest deviance, what holds there, and whether the search ended well."""

    theta: Floats
    deviance: float
    at: Point
    h_logs: Floats
    h_rest: Floats
    converged: bool
    steps: int


def best(problem: Problem) -> Best:
    """The smallest deviance. A variance on zero is left again, for at zero the slope is zero whatever lies beyond.

    Raises:
        NotPossibleError: when nothing is left for the residual: every group follows the model exactly.
    """
    theta, value, steps = _search(problem, np.where(problem.diagonal, 1.0, 0.0))
    low = problem.diagonal & (np.abs(theta) < 1e-3)
    for away in (0.05, 0.5) if low.any() else ():
        other, its, more = _search(problem, np.where(low, away, theta))
        steps += more
        if its < value - 1e-9 * abs(value):
            theta, value = other, its
    if problem.point(theta).rest < 1e-9 * problem.n:
        raise NotPossibleError(
            f"Binnen de groepen van ‘{problem.terms[0].group}’ is er geen verschil over: metingen in een groep zijn "
            "precies wat het model zegt. Er is dan geen restvariantie te schatten. Kijk of de uitkomst één vaste "
            "waarde per groep heeft."
        )
    return _finish(problem, theta, steps)


def _search(problem: Problem, theta: Floats) -> tuple[Floats, float, int]:
    """BFGS from a Hessian by differences (Nocedal & Wright 2006, chapter 6), until the gain to expect is below 1e-9."""
    value, gradient = problem.profiled(theta)
    hessian = _differences(problem, theta, gradient)
    steps = 0
    while steps < MOST:
        steps += 1
        step = -_solved(hessian, gradient)
        if -(gradient @ step) < 1e-9:
            break
        step *= min(1.0, FAR * max(1.0, float(np.abs(theta).max())) / float(np.abs(step).max()))
        found = _downhill(problem, theta, value, gradient, step)
        if found is None:
            break
        moved, value, slope = found
        s, y = moved - theta, slope - gradient
        theta, gradient = moved, slope
        if s @ y > 1e-10 * float(np.sqrt((s @ s) * (y @ y))):
            hs = hessian @ s
            hessian = hessian - np.outer(hs, hs) / (s @ hs) + np.outer(y, y) / (s @ y)
        else:
            hessian = _differences(problem, theta, gradient)
    return theta, value, steps


def _differences(problem: Problem, theta: Floats, gradient: Floats) -> Floats:
    """A rough Hessian, bent upwards where it bends down."""
    rows = []
    for j in range(len(theta)):
        moved = theta.copy()
        moved[j] += 1e-5
        rows.append((problem.profiled(moved)[1] - gradient) / 1e-5)
    square = np.array(rows)
    values, vectors = np.linalg.eigh((square + square.T) / 2.0)
    sizes = np.maximum(np.abs(values), 1e-6 * float(np.abs(values).max()) + 1e-12)
    return np.asarray((vectors * sizes) @ vectors.T)


def _downhill(
    problem: Problem, theta: Floats, value: float, gradient: Floats, step: Floats
) -> tuple[Floats, float, Floats] | None:
    """The first of ever shorter steps that goes down enough; None where rounding leaves nothing to gain."""
    for _ in range(30):
        its, slope = problem.profiled(theta + step)
        if np.isfinite(its) and its <= value + 1e-4 * (gradient @ step):
            return theta + step, its, slope
        step = step * 0.4
    return None


def _finish(problem: Problem, theta: Floats, steps: int) -> Best:
    """Newton steps from nearby; they also give the second derivatives that the degrees of freedom need."""
    for _ in range(8):
        theta = np.where(problem.diagonal & (np.abs(theta) < ZERO / 10), 0.0, theta)
        at, h_logs, h_rest = problem.curvature(theta)
        value, gradient = problem.profiled(theta)
        hessian = h_logs + problem.df * (h_rest / at.rest - np.outer(at.d_rest, at.d_rest) / at.rest**2)
        step = -_solved(hessian, gradient)
        if problem.profiled(theta + step)[0] > value + 1e-10 * abs(value):
            break
        theta = theta + step
        steps += 1
        if np.all(np.abs(step) <= 1e-6 * np.maximum(np.abs(theta), 0.01)):  # the next one would be about its square
            break
    done = bool(np.isfinite(value)) and float(-(gradient @ step)) < 1e-6
    signs = _signs(problem, theta)
    at = problem.point(theta * signs)
    twice = np.outer(signs, signs)
    return Best(theta * signs, value, at, h_logs * twice, h_rest * twice, done, steps)


def _signs(problem: Problem, theta: Floats) -> Floats:
    """Minus one for every theta in a column whose diagonal is negative."""
    found, at = np.ones(len(theta)), 0
    for term in problem.terms:
        places = {col: at + i for i, (row, col) in enumerate(term.free) if row == col}
        for i, (_, col) in enumerate(term.free):
            found[at + i] = -1.0 if theta[places[col]] < 0.0 else 1.0
        at += len(term.free)
    return found


def _solved(hessian: Floats, gradient: Floats) -> Floats:
    """The Newton step in the directions that bend upwards; flat ones (a correlation at its limit) stay."""
    values, vectors = np.linalg.eigh(hessian)
    bent = values > 1e-9 * max(float(values.max()), 1e-9)
    up = vectors[:, bent]
    return np.asarray(up @ ((up.T @ gradient) / values[bent]))
