"""The sums over groups that Kenward-Roger needs: how the fixed effects and their information move with each variance.

V = sigma^2 (I + Z L L'Z') is linear in the variances gamma_i: V = sum gamma_i G_i, G_i = Z E_i Z', G_last = I. All is
worked out in the space of the random effects of one group of the highest level at a time: H = Z'V^-1 Z and
K = Z'V^-1 X. What belongs to the residual follows from sigma^2 I = V - sum gamma_i G_i.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg

from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.grouping import Places
from herstelwerk.outcomes.mixed.model import MixedModel


@dataclass(frozen=True, slots=True)
class Information:
    """Over all groups: X'V^-1 X, P_i = -X'V^-1 G_i V^-1 X, Q_ij = X'V^-1 G_i V^-1 G_j V^-1 X, tr(V^-1 G_i V^-1 G_j)."""

    xx: Floats
    p: Floats
    q: Floats
    traces: Floats


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the highest level: its rows, and its columns of Z, with per variance which columns it joins."""

    rows: slice
    columns: int
    joins: tuple[tuple[Places, Places], ...]
    starts: tuple[tuple[int, int, int], ...]  # per level: first group, number of groups, first column


def top_groups(model: MixedModel) -> list[Group]:
    """The groups of the highest level: independent of each other."""
    groups = model.parts.design.groups
    starts = np.flatnonzero(np.r_[True, np.diff(groups[-1].codes) != 0])
    found = []
    for first, last in zip(starts, np.r_[starts[1:], model.n], strict=True):
        at, levels, joins = 0, [], []
        for one in groups:
            low, high = int(one.codes[first]), int(one.codes[last - 1]) + 1
            columns = at + np.arange(high - low) * one.term.size
            joins += [(columns + i, columns + j) for i, j in one.term.free]
            levels.append((low, high - low, at))
            at += (high - low) * one.term.size
        found.append(Group(slice(int(first), int(last)), at, tuple(joins), tuple(levels)))
    return found


def gammas(model: MixedModel) -> Floats:
    """The variances and covariances on the scaled design, the residual variance last."""
    parts, variance = model.parts, model.parts.inference.sigma**2
    found = [
        variance * float((lam @ lam.T)[i, j])
        for lam, one in zip(parts.problem.lambdas(parts.theta), parts.design.groups, strict=True)
        for i, j in one.term.free
    ]
    return np.array([*found, variance])


def information(model: MixedModel) -> Information:
    """The sums over all groups of the highest level."""
    gamma = gammas(model)
    size, width = len(gamma), model.parts.scaled.q.shape[1]
    total = Information(
        np.zeros((width, width)),
        np.zeros((size, width, width)),
        np.zeros((size, size, width, width)),
        np.zeros((size, size)),
    )
    lengths = np.zeros(size)  # tr(V^-1 G_i)
    for one in top_groups(model):
        _add(total, lengths, model, one)
    _complete(total, lengths, gamma, model.n)
    return total


def _add(total: Information, lengths: Floats, model: MixedModel, one: Group) -> None:
    """What one group adds, for all variances but the residual."""
    variance, x = model.parts.inference.sigma**2, model.parts.scaled.q[one.rows]
    z, zl = _columns(model, one)
    inner = linalg.cho_factor(np.eye(one.columns) + zl.T @ zl)
    wide = np.hstack([z, x])
    left = zl.T @ wide
    products = (wide.T @ wide - left.T @ linalg.cho_solve(inner, left)) / variance
    h, k = products[: one.columns, : one.columns], products[: one.columns, one.columns :]
    total.xx[:] += products[one.columns :, one.columns :]
    moved = [_joined(h, join) for join in one.joins]
    chosen = [_joined(k.T, join).T for join in one.joins]
    for i, (mine, picked) in enumerate(zip(moved, chosen, strict=True)):
        lengths[i] += np.trace(mine)
        total.p[i] -= k.T @ picked
        half = picked.T @ h
        for j in range(i, len(moved)):
            total.traces[i, j] += float((mine * moved[j].T).sum())
            total.q[i, j] += half @ chosen[j]


def _columns(model: MixedModel, one: Group) -> tuple[Floats, Floats]:
    """Z of one group with a column per effect of each group in it, and Z times the relative factor."""
    parts, count = model.parts, one.rows.stop - one.rows.start
    z, zl = np.zeros((count, one.columns)), np.zeros((count, one.columns))
    lambdas = parts.problem.lambdas(parts.theta)
    for level, all_z, lam, (low, _, at) in zip(parts.design.groups, parts.scaled.z, lambdas, one.starts, strict=True):
        own = all_z[one.rows]
        first = at + (level.codes[one.rows] - low) * level.term.size
        places = first[:, None] + np.arange(level.term.size)
        np.put_along_axis(z, places, own, axis=1)
        np.put_along_axis(zl, places, own @ lam, axis=1)
    return z, zl


def _joined(of: Floats, join: tuple[Places, Places]) -> Floats:
    """of times E_i, the matrix that joins effect a with effect b within every group."""
    a, b = join
    found = np.zeros_like(of)
    found[:, b] = of[:, a]
    found[:, a] = of[:, b]
    return found


def _complete(total: Information, lengths: Floats, gamma: Floats, n: int) -> None:
    """The residual, from sigma^2 I = V - sum gamma_i G_i, and the lower triangles."""
    last, variance, own = len(gamma) - 1, gamma[-1], gamma[:-1]
    for i in range(last):
        for j in range(i):
            total.traces[i, j], total.q[i, j] = total.traces[j, i], total.q[j, i].T
    total.p[last] = -(total.xx + np.tensordot(own, total.p[:last], axes=1)) / variance
    lengths[last] = (n - own @ lengths[:last]) / variance
    for i in range(last):
        total.traces[i, last] = (lengths[i] - own @ total.traces[i, :last]) / variance
        total.traces[last, i] = total.traces[i, last]
        total.q[i, last] = (-total.p[i] - np.tensordot(own, total.q[i, :last], axes=1)) / variance
        total.q[last, i] = total.q[i, last].T
    total.traces[last, last] = (lengths[last] - own @ total.traces[last, :last]) / variance
    total.q[last, last] = (-total.p[last] - np.tensordot(own, total.q[last, :last], axes=1)) / variance
