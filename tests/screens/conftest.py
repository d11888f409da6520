"""A desk to test screens at: no kernel, no browser; without a clock of a loop everything is kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.screens.desk import Desk
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)


@pytest.fixture
def desk(tmp_path: Path, workbook: Workbook) -> Iterator[Desk]:
    with Store.open(tmp_path / "werk", clock=lambda: NOW) as store:
        yield Desk(workbook, store, "blauwe-fiets", "2026-NIJ-1", lambda: NOW)
