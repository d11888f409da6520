"""The eight criteria of the inventory and the ten of the action plan, one short file each.

A criterion joins by standing in one of the two tuples; its words and thresholds stand in data/criteria.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from herstelwerk.criteria import a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, k1, k2, k3, k4, k5, k6, k7, k8
from herstelwerk.criteria.limits import Limits
from herstelwerk.material import Material
from herstelwerk.results import Outcome


class Check(NamedTuple):
    """A check with its id and the names of the thresholds it asks for."""

    id: str
    limits: tuple[str, ...]
    run: Callable[[Material, Limits], Outcome]


INVENTORY = tuple(Check(m.ID, m.LIMITS, m.check) for m in (k1, k2, k3, k4, k5, k6, k7, k8))
PLAN = tuple(Check(m.ID, m.LIMITS, m.check) for m in (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10))
CHECKS = {check.id: check for check in (*INVENTORY, *PLAN)}
LIMITS = {check.id: frozenset(check.limits) for check in CHECKS.values()}
