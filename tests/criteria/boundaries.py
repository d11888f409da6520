"""Every threshold of every criterion, approached from both sides, and what has no threshold but decides as well.

The cases are data: a hand-in, one criterion, and what codebook 4 and 5 make of it. Nothing was copied from a run.
"""

from __future__ import annotations

from tests.criteria.boundaries_entries import ENTRIES
from tests.criteria.boundaries_goals import GOALS
from tests.criteria.boundaries_inventory import INVENTORY
from tests.criteria.boundaries_plan import PLAN
from tests.criteria.building import Case

CASES: tuple[Case, ...] = (*ENTRIES, *INVENTORY, *GOALS, *PLAN)
