"""The engine of multiple imputation: chained Bayesian regressions, all imputations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from herstelwerk.outcomes.measured import Floats

_RIDGE = 1e-5  # keeps predictors that nearly repeat each other solvable
_MOST = 2**24  # numbers held at once, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Groups:
    """Teams of the rows: their code, how many there are, and whether their means go in (else a level per team)."""

    codes: NDArray[np.int64]
    count: int
    means: bool

    def predictors(self, columns: int) -> int:
        """How many predictors the teams add to a table of so many columns."""
        if self.count < 2:
            return 0
        return columns - 1 if self.means else self.count - 1


def chains(
    values: Floats, groups: Groups, rounds: int, streams: Sequence[np.random.Generator]
) -> tuple[list[Floats], Floats]:
    """Per stream the numbers for the gaps (row by row), and the mean drawn per stream, round and column.

    The result of a stream depends on that stream only.
    """
    gaps = np.isnan(values)
    centre, spread = np.nanmean(values, axis=0), np.nanstd(values, axis=0)
    scaled = (values - centre) / spread
    width = values.shape[1] + groups.predictors(values.shape[1]) + 1
    at_once = max(1, _MOST // (len(values) * width))
    drawn: list[Floats] = []
    trace = np.full((len(streams), rounds, values.shape[1]), np.nan)
    for first in range(0, len(streams), at_once):
        some = slice(first, first + at_once)
        filled = _fill(scaled, gaps, groups, rounds, streams[some], trace[some])
        drawn += [(one * spread + centre)[gaps] for one in filled]
    return drawn, trace * spread + centre


def _fill(
    scaled: Floats,
    gaps: NDArray[np.bool_],
    groups: Groups,
    rounds: int,
    streams: Sequence[np.random.Generator],
    trace: Floats,
) -> Floats:
    """Completed tables, streams x rows x columns; columns with the fewest gaps first."""
    order = [int(place) for place in np.argsort(gaps.sum(axis=0), kind="stable") if gaps[:, place].any()]
    filled = np.repeat(scaled[None], len(streams), axis=0)
    for place in order:
        gap = gaps[:, place]
        for one, stream in zip(filled, streams, strict=True):
            one[gap, place] = stream.choice(scaled[~gap, place], int(gap.sum()))
    averaging = _averaging(groups)
    fixed = [np.ones((len(streams), len(scaled), 1))]
    if groups.count > 1 and not groups.means:
        dummies = (groups.codes[:, None] == np.arange(1, groups.count)).astype(float)
        fixed.append(np.broadcast_to(dummies, (len(streams), *dummies.shape)))
    for turn in range(rounds):
        for place in order:
            gap = gaps[:, place]
            others = np.delete(filled, place, axis=2)
            parts = [*fixed, others] + ([_team_means(others, averaging, groups)] if averaging is not None else [])
            x = np.concatenate(parts, axis=2)
            filled[:, gap, place] = _draw(x[:, ~gap], filled[:, ~gap, place], x[:, gap], streams)
            trace[:, turn, place] = filled[:, gap, place].mean(axis=1)
    return filled


def _draw(x: Floats, y: Floats, x_gap: Floats, streams: Sequence[np.random.Generator]) -> Floats:
    """New values from the posterior of a regression of y on x, per stream.

    b = (X'X)^-1 X'y, sigma^2 = RSS / chi-square(n - p), beta = b + sigma L'^-1 z with L L' = X'X; then
    x'beta + sigma z. X'X gets a small ridge.
    """
    n, p = x.shape[1:]
    turned = x.transpose(0, 2, 1)
    cross = turned @ x
    diagonal = np.arange(p)
    cross[:, diagonal, diagonal] *= 1 + _RIDGE
    cross[:, diagonal, diagonal] += 1e-10  # a predictor that is 0 throughout
    root = np.linalg.cholesky(cross)
    beta = np.linalg.solve(cross, turned @ y[..., None])
    rest = y - (x @ beta)[..., 0]
    chi2 = np.array([stream.chisquare(max(n - p, 1)) for stream in streams])
    sigma = np.sqrt(np.sum(rest**2, axis=1) / chi2)[:, None]
    off = np.linalg.solve(
        root.transpose(0, 2, 1), np.stack([stream.standard_normal(p) for stream in streams])[..., None]
    )
    noise = np.stack([stream.standard_normal(x_gap.shape[1]) for stream in streams])
    return np.asarray((x_gap @ (beta + sigma[..., None] * off))[..., 0] + sigma * noise)


def _averaging(groups: Groups) -> sparse.csr_array | None:
    """Teams x rows: takes the mean per team."""
    if groups.count < 2 or not groups.means:
        return None
    n = len(groups.codes)
    share = 1 / np.bincount(groups.codes, minlength=groups.count)[groups.codes]
    return sparse.csr_array((share, (groups.codes, np.arange(n))), shape=(groups.count, n))


def _team_means(others: Floats, averaging: sparse.csr_array, groups: Groups) -> Floats:
    many, n, p = others.shape
    means = averaging @ others.transpose(1, 0, 2).reshape(n, many * p)
    return np.asarray(means[groups.codes].reshape(n, many, p).transpose(1, 0, 2))
