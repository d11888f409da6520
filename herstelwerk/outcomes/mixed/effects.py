"""What the model says of each group: predicted deviations (BLUPs), and fitted values."""

from __future__ import annotations

import numpy as np
import pandas as pd

from herstelwerk.outcomes.mixed.blocks import Numbers, backward
from herstelwerk.outcomes.mixed.columns import Floats
from herstelwerk.outcomes.mixed.model import MixedModel
from herstelwerk.outcomes.result import NotPossibleError


def group_effects(model: MixedModel, group: str) -> pd.DataFrame:
    """The predicted deviation of each group from the fixed effects (BLUP: the conditional mode), one row per group.

    They are drawn towards zero, the more so the less a group was measured; never read them as measured scores. Checked
    against: R lme4::ranef on sleepstudy and Pastes.

    Raises:
        NotPossibleError: when the model has no such random term.
    """
    parts = model.parts
    for one, own in zip(parts.design.groups, _all_effects(model), strict=True):
        if one.term.group == group:
            names = list(map(str, one.names)) if isinstance(one.names[0], tuple) else list(one.names)
            if isinstance(one.names[0], tuple):
                names = [" / ".join(map(str, reversed(name))) for name in one.names if isinstance(name, tuple)]
            return pd.DataFrame(own.T, columns=list(one.term.names), index=pd.Index(names, name=group))
    told = ", ".join(one.term.group for one in parts.design.groups)
    raise NotPossibleError(f"Het model heeft geen random term voor ‘{group}’. Wel voor: {told}.")


def fitted(model: MixedModel, random: bool = True) -> Floats:
    """What the model expects of each complete row, in the order of the frame; without `random` for an average group."""
    parts = model.parts
    expected = parts.design.x @ parts.inference.beta
    if random:
        for one, z, own in zip(parts.design.groups, parts.design.z, _all_effects(model), strict=True):
            expected = expected + (z * own[:, one.codes].T).sum(axis=1)
    back = np.empty(len(expected))
    back[parts.design.order] = expected
    return back


def _all_effects(model: MixedModel) -> list[Floats]:
    """Back substitution from the highest level down: q x groups per level, lowest first, on the scale of the data."""
    parts = model.parts
    at, lambdas = parts.problem.factored(parts.theta), parts.problem.lambdas(parts.theta)
    beta = np.linalg.solve(at.root[:-1, :-1], at.root[:-1, -1])
    found: dict[int, Numbers] = {}
    for k in reversed(range(len(lambdas))):
        cross = at.cross[k]
        right = cross[:, -1] - np.tensordot(cross[:, -len(beta) - 1 : -1], beta, axes=(1, 0))
        place = 0
        for up, first in enumerate(parts.problem.blocks.levels[k].above, start=k + 1):
            size = len(found[up])
            per_group = np.repeat(found[up], np.diff(np.r_[first, cross.shape[2]]), axis=1)
            right = right - (cross[:, place : place + size] * per_group[None]).sum(axis=1)
            place += size
        found[k] = lambdas[k] @ backward(at.lower[k], right)
    return [
        np.asarray(np.linalg.solve(t, found[k]) * parts.scaled.scale, dtype=float) for k, t in enumerate(parts.scaled.t)
    ]
