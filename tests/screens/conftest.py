"""A desk to test screens at: no kernel, no browser; without a clock of a loop everything is kept at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from ipywidgets import Widget

from herstelwerk.domain import AMSTERDAM
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook, load

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Pages of earlier tests go: thousands of them take gigabytes, and slow everything down.

    ipywidgets remembers every one; and anywidget, which looks after files that change, holds all that it ever told.
    """
    yield
    Widget.close_all()
    for file in (Page._esm, Page._css):
        file.changed.disconnect()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def empty_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with an empty store, to copy: making the tables takes longer than most tests."""
    folder = tmp_path_factory.mktemp("leeg") / "werk"
    Store.open(folder).close()
    return folder


@pytest.fixture
def work(tmp_path: Path, empty_work: Path) -> Path:
    """The work folder of this test."""
    return Path(shutil.copytree(empty_work, tmp_path / "werk"))


@pytest.fixture
def desk(work: Path, workbook: Workbook) -> Iterator[Desk]:
    with Store.open(work, clock=lambda: NOW) as store:
        yield Desk(workbook, store, "blauwe-fiets", "2026-NIJ-1", lambda: NOW)


def fill(desk: Desk, example: str) -> None:
    """Put one of the example hand-ins on the sheets of the final assignment."""
    assignment = load(desk.workbook.examples / example)
    for name in ("inventory", "plan", "reflection"):
        body = getattr(assignment, name).model_dump(mode="json", exclude_defaults=True)
        desk.store.save(desk.owner, name, body, 0)
