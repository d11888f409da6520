"""The normal equations of a mixed model with nested groups, in small blocks, and their Cholesky factor from below.

With b = Lambda u the system to factor is [Lambda'Z'Z Lambda + I, Lambda'Z'W; ., W'W], W = [X y] (Bates et al. 2015,
section 3). A group meets only itself, the groups it lies in, and W. So each level is a stack of equal small blocks; a
level that is eliminated changes only the blocks above it. The group is the last axis: every step is one operation over
all groups. All steps are analytic, without conjugates, so complex factors give exact derivatives (complex step:
Squire & Trapp 1998, SIAM Review 40, 110-112).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.design import Design, Scaled
from herstelwerk.outcomes.mixed.grouping import Places

Numbers = NDArray[Any]  # float, or complex while a derivative is taken


@dataclass(frozen=True, slots=True)
class Level:
    """The blocks of one grouping factor with q effects in n groups.

    `square` is Z'Z, q x q x n; `cross` is Z'[Z of the levels above, X, y], q x r x n; `above` gives per level above
    the first group of this level within each of its groups.
    """

    square: Floats
    cross: Floats
    above: tuple[Places, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """All levels, lowest first, and what belongs to all: [X y]'[X y]."""

    levels: tuple[Level, ...]
    root: Floats


@dataclass(frozen=True, slots=True)
class Factored:
    """The factor: log|Lambda'Z'Z Lambda + I|, what is left of [X y]'[X y], and per level L and L^-1 Lambda'Z'[…].

    `square` and `right` are Z'Z and Z'[…] less what the levels below took away.
    """

    log_det: Any
    root: Numbers
    lower: tuple[Numbers, ...]
    cross: tuple[Numbers, ...]
    square: tuple[Numbers, ...]
    right: tuple[Numbers, ...]


def blocks(model: Design, on: Scaled) -> Blocks:
    """Sums of products per group; after this no row is looked at again."""
    starts = [np.flatnonzero(np.r_[True, np.diff(one.codes) != 0]) for one in model.groups]
    w = np.vstack([on.q.T, on.residual])
    tall = [np.ascontiguousarray(z.T) for z in on.z]
    levels = []
    for k, z in enumerate(tall):
        beside = [row for upper in tall[k + 1 :] for row in upper] + list(w)
        square = [[np.add.reduceat(a * b, starts[k]) for b in z] for a in z]
        cross = [[np.add.reduceat(a * b, starts[k]) for b in beside] for a in z]
        above = tuple(np.searchsorted(starts[k], up) for up in starts[k + 1 :])
        levels.append(Level(np.array(square), np.array(cross), above))
    return Blocks(tuple(levels), w @ w.T)


def factor(of: Blocks, lambdas: Sequence[Numbers]) -> Factored:
    """Eliminate level after level, lowest first, for these relative covariance factors (q x q, one per level)."""
    kind = np.result_type(*lambdas)
    squares: list[Numbers] = [level.square for level in of.levels]
    rights: list[Numbers] = [level.cross for level in of.levels]
    root, log_det = of.root.astype(kind), kind.type(0)
    lowers, crosses = [], []
    for k, (level, lam) in enumerate(zip(of.levels, lambdas, strict=True)):
        inner = _times(lam.T, _times(lam.T, squares[k].swapaxes(0, 1)).swapaxes(0, 1))
        inner[np.diag_indices(len(lam))] += 1.0
        lower = _cholesky(inner)
        cross = _forward(lower, _times(lam.T, rights[k]))
        lowers.append(lower)
        crosses.append(cross)
        log_det = log_det + 2.0 * sum(_log(lower[j, j]).sum() for j in range(len(lam)))
        at = 0
        for up, first in enumerate(level.above, start=k + 1):
            size = len(squares[up])
            mine, rest = cross[:, at : at + size], cross[:, at + size :]
            squares[up] = squares[up] - _gathered(mine, mine, first)
            rights[up] = rights[up] - _gathered(mine, rest, first)
            at += size
        for row in cross[:, at:]:
            root -= row @ row.T
    return Factored(log_det, root, tuple(lowers), tuple(crosses), tuple(squares), tuple(rights))


def _log(of: Numbers) -> Numbers:
    """The logarithm; of a complex step to first order, which is exact here and four times as fast."""
    return np.asarray(np.log(of.real) + 1j * of.imag / of.real if np.iscomplexobj(of) else np.log(of))


def _times(left: Numbers, right: Numbers) -> Numbers:
    """left (a x b) times right (b x r x n), over all groups."""
    return np.tensordot(left, right, axes=1)


def _gathered(left: Numbers, right: Numbers, first: Places) -> Numbers:
    """The sum of left'right over the groups within each group above: (q x a x n), (q x b x n) -> a x b x groups."""
    product = left[0][:, None, :] * right[0][None, :, :]
    for a, b in zip(left[1:], right[1:], strict=True):
        product += a[:, None, :] * b[None, :, :]
    return np.add.reduceat(product, first, axis=2)


def _cholesky(of: Numbers) -> Numbers:
    """The lower Cholesky factors of a stack q x q x n; the part above the diagonal is left as it is."""
    lower = of.copy()
    for j in range(len(lower)):
        lower[j, j] = np.sqrt(lower[j, j])
        lower[j + 1 :, j] /= lower[j, j]
        for i in range(j + 1, len(lower)):
            lower[i, j + 1 : i + 1] -= lower[i, j] * lower[j + 1 : i + 1, j]
    return lower


def _forward(lower: Numbers, right: Numbers) -> Numbers:
    """L^-1 right, over all groups."""
    for j in range(len(lower)):
        right[j] /= lower[j, j]
        for i in range(j + 1, len(lower)):
            right[i] -= lower[i, j] * right[j]
    return right


def backward(lower: Numbers, right: Numbers) -> Numbers:
    """L'^-1 right, over all groups; right is q x n, or q x r x n."""
    found = right.copy()
    for j in reversed(range(len(lower))):
        found[j] /= lower[j, j]
        for i in range(j):
            found[i] -= lower[j, i] * found[j]
    return found
