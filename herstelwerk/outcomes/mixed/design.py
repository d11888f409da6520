"""From a frame to the arrays of a mixed model: complete rows, sorted by group, predictors made orthogonal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import linalg

from herstelwerk.outcomes.mixed.columns import Floats, as_numbers, fixed_part, need_column, need_rank
from herstelwerk.outcomes.mixed.grouping import Grouping, Places, group_columns, read_groups
from herstelwerk.outcomes.mixed.terms import Random, read_fixed
from herstelwerk.outcomes.result import NotPossibleError, enough

Frame = pd.DataFrame | Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Design:
    """The arrays of one model: y = X beta + sum of Z_k b_k + e, rows sorted from the highest grouping to the lowest.

    `groups` and `slopes` run from the lowest grouping factor to the highest; `order` says where each row stood among
    the complete rows of the frame.
    """

    outcome: str
    labels: tuple[str, ...]
    reference: Mapping[str, str]
    terms: tuple[tuple[str, ...], ...]
    y: Floats
    x: Floats  # rows x predictors
    groups: tuple[Grouping, ...]
    z: tuple[Floats, ...]  # per grouping: rows x effects
    order: Places
    n_dropped: int

    @property
    def n(self) -> int:
        """How many rows are used."""
        return len(self.y)


def design(
    frame: Frame,
    outcome: str,
    fixed: str | Sequence[str],
    groups: Sequence[Random],
    *,
    nested: bool = False,
    reference: Mapping[str, object] | None = None,
) -> Design:
    """Read a model from a frame. Rows with a missing value in any column of the model are left out and counted.

    Raises:
        NotPossibleError: when the data do not allow the model; says why.
    """
    table = frame if isinstance(frame, pd.DataFrame) else pd.DataFrame(dict(frame))
    terms, levels = read_fixed(fixed), dict(reference or {})
    chosen = {name for term in terms for name in term}
    if strange := sorted(set(levels) - chosen):
        raise NotPossibleError(f"Van ‘{strange[0]}’ is een referentieniveau gegeven, maar die is geen voorspeller.")
    names = dict.fromkeys(
        [
            outcome,
            *chosen,
            *(s for g in groups for s in g.slopes),
            *(c for k in group_columns(groups, nested) for c in k),
        ]
    )
    if outcome in chosen:
        raise NotPossibleError(f"‘{outcome}’ is de uitkomst en kan niet ook voorspeller zijn.")
    complete = _complete(pd.DataFrame({name: need_column(table, name) for name in names}), outcome)
    labels, x, told = fixed_part(complete, terms, levels)
    found = read_groups(complete, groups, nested)
    order = np.lexsort([one.codes for one in found])
    y = as_numbers(complete[outcome], outcome)[order]
    _need_variance(y, x, labels, outcome)
    return Design(
        outcome=outcome,
        labels=labels,
        reference=told,
        terms=terms,
        y=y,
        x=np.ascontiguousarray(x[order]),
        groups=tuple(_sorted(one, order) for one in found),
        z=tuple(_effects(complete, one.term)[order] for one in found),
        order=order,
        n_dropped=len(table) - len(complete),
    )


def _complete(table: pd.DataFrame, outcome: str) -> pd.DataFrame:
    as_numbers(table[outcome], outcome)  # words in the outcome are told before rows are counted
    complete = table.dropna().reset_index(drop=True)
    enough(len(complete), 4, "volledige rijen")
    return complete


def _need_variance(y: Floats, x: Floats, labels: tuple[str, ...], outcome: str) -> None:
    if np.ptp(y) == 0.0:
        raise NotPossibleError(
            f"De uitkomst ‘{outcome}’ is overal {y[0]:g}: zonder verschil valt er niets te verklaren."
        )
    if len(labels) >= len(y):
        raise NotPossibleError(
            f"{len(labels)} vaste effecten op {len(y)} rijen: er zijn meer rijen dan effecten nodig om ze te schatten."
        )


def _sorted(one: Grouping, order: Places) -> Grouping:
    """The same groups, numbered in the order of the sorted rows."""
    codes = one.codes[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    names = tuple(one.names[code] for code in codes[starts])
    return Grouping(one.term, np.cumsum(np.r_[0, codes[1:] != codes[:-1]]), names)


def _effects(frame: pd.DataFrame, term: Random) -> Floats:
    columns = [np.ones(len(frame))] if term.intercept else []
    for name in term.slopes:
        values = as_numbers(frame[name], name)
        if np.ptp(values) == 0.0:
            raise NotPossibleError(f"De helling ‘{name}’ is overal {values[0]:g}: daar kan niemand in verschillen.")
        columns.append(values)
    return np.column_stack(columns)


@dataclass(frozen=True, slots=True)
class Scaled:
    """The design on a scale on which sums of products are safe: X and Z orthonormal-like, y the scaled OLS residual.

    X = Q R, y = X ols + scale r; Z_k = Zs_k T_k with T_k upper triangular (diagonal where effects are uncorrelated),
    so that b_k on the scale of the data is T_k^-1 times the scaled one.
    """

    q: Floats
    r: Floats
    ols: Floats
    residual: Floats
    scale: float
    z: tuple[Floats, ...]
    t: tuple[Floats, ...]


def scaled(model: Design) -> Scaled:
    """Orthogonal predictors, effects of size one, an outcome with unit spread: the same model, well conditioned.

    Raises:
        NotPossibleError: when predictors follow from each other, or follow the outcome without any rest.
    """
    norms = np.sqrt((model.x**2).sum(axis=0))
    q, triangle = np.linalg.qr(model.x / norms)
    need_rank(model.labels, triangle)
    coefficients = q.T @ model.y
    rest = model.y - q @ coefficients
    rest -= q @ (q.T @ rest)
    scale = float(np.sqrt(rest @ rest / model.n))
    spread = float(np.std(model.y))
    if scale <= 1e-10 * max(spread, 1e-300) or scale <= 1e-13 * float(np.abs(model.y).max()):
        raise NotPossibleError(
            f"De voorspellers leggen ‘{model.outcome}’ helemaal vast: er blijft geen verschil tussen mensen of "
            "groepen over."
        )
    zs, ts = zip(*(_orthogonal(z, one.term) for z, one in zip(model.z, model.groups, strict=True)), strict=True)
    r = triangle * norms
    return Scaled(q, r, linalg.solve_triangular(r, q.T @ model.y), rest / scale, scale, zs, ts)


def _orthogonal(z: Floats, term: Random) -> tuple[Floats, Floats]:
    if not term.correlated or z.shape[1] == 1:
        t = np.diag(np.sqrt((z**2).mean(axis=0)))
        return z / np.diag(t), t
    q, r = np.linalg.qr(z)
    signs = np.sign(np.diag(r)) * np.sqrt(len(z))
    if (np.abs(np.diag(r)) < 1e-9 * np.sqrt((z**2).sum(axis=0))).any():
        raise NotPossibleError(f"De hellingen van ‘{term.group}’ volgen uit elkaar; laat er één weg.")
    return q * signs, r / signs[:, None]
