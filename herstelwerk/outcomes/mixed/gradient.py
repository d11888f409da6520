"""The gradient of anything that follows from the factor, to all thetas in one pass back over the levels.

Reverse differentiation of `blocks.factor` (Giles 2008, Collected matrix derivative results): what is left of a level
after the ones below it is T = E'M^-1 E less, E = Lambda'B, M = Lambda'D Lambda + I; so from how much the result moves
with the blocks above follows how much it moves with E, M and Lambda. It costs two factorings, whatever the number of
thetas. Checked against: the complex step.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from herstelwerk.outcomes.mixed.blocks import Blocks, Factored, backward
from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.grouping import Places


def pulled_back(of: Blocks, at: Factored, lambdas: Sequence[Floats], root: Floats, weight: float) -> list[Floats]:
    """Derivatives to each Lambda of a result that moves by `weight` with log_det and by `root` with the root."""
    squares: dict[int, Floats] = {}
    crosses: dict[int, Floats] = {}
    found: dict[int, Floats] = {}
    for k in reversed(range(len(lambdas))):
        lam, lower = lambdas[k], at.lower[k]
        solved = backward(lower, at.cross[k])  # M^-1 E
        e = _to_cross(solved, of.levels[k].above, k, squares, crosses, root)
        m = -0.5 * np.einsum("arn,brn->abn", e, solved, optimize=True)
        if weight:
            m += weight * _inverse(lower)
        left = np.tensordot(lam, m, axes=1)  # Lambda times the derivative to M
        found[k] = 2.0 * _summed(at.square[k], left) + np.einsum("crn,arn->ca", at.right[k], e, optimize=True)
        squares[k] = np.tensordot(lam, left.swapaxes(0, 1), axes=1).swapaxes(0, 1)
        crosses[k] = np.tensordot(lam, e, axes=1)
    return [found[k] for k in range(len(lambdas))]


def _to_cross(
    solved: Floats,
    above: Sequence[Places],
    k: int,
    squares: dict[int, Floats],
    crosses: dict[int, Floats],
    root: Floats,
) -> Floats:
    """The derivative to E, given those to the blocks above: M^-1 E times minus (their sum with its transpose)."""
    e, place, count = np.zeros_like(solved), 0, solved.shape[2]
    for up, first in enumerate(above, start=k + 1):
        many = np.diff(np.r_[first, count])
        square = np.repeat(squares[up], many, axis=2)
        cross = np.repeat(crosses[up], many, axis=2)
        size = len(square)
        after = slice(place + size, None)
        for i in range(size):
            mine = solved[:, place + i]
            for j in range(size):
                e[:, place + j] -= mine * (square[i, j] + square[j, i])
            e[:, after] -= mine[:, None] * cross[i]
            e[:, place + i] -= (solved[:, after] * cross[i]).sum(axis=1)
        place += size
    both = root + root.T
    for own, moved in zip(solved, e, strict=True):
        moved[place:] -= both @ own[place:]
    return e


def _inverse(lower: Floats) -> Floats:
    """(L L')^-1, over all groups."""
    size, count = len(lower), lower.shape[2]
    half = np.zeros((size, size, count))
    for col in range(size):
        half[col, col] = 1.0 / lower[col, col]
        for row in range(col + 1, size):
            total = (lower[row, col:row] * half[col:row, col]).sum(axis=0)
            half[row, col] = -total / lower[row, row]
    return np.asarray(np.einsum("can,cbn->abn", half, half))


def _summed(square: Floats, left: Floats) -> Floats:
    """The sum over groups of square times left."""
    return np.asarray(np.einsum("cdn,dan->ca", square, left))
