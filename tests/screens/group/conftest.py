"""A trainer's desk, and a second window on the same folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.store import Store
from tests.screens.conftest import NOW


@pytest.fixture
def trainer_desk(desk: Desk) -> Desk:
    return replace(desk, owner="trainer-een", cohort="")


@pytest.fixture
def other_desk(trainer_desk: Desk, work: Path) -> Iterator[Desk]:
    """A second window: the same trainer, the same folder, another kernel."""
    with Store.open(work, clock=lambda: NOW) as store:
        yield replace(trainer_desk, store=store, cohort="2026-NIJ-1")
