"""A room full of people for a test: the same store for all of them, in SQLite or in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.store import Store

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is told to go, also backwards."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go(self, **by: float) -> None:
        """Go on, or back with a negative number."""
        self.at += timedelta(**by)


class Room:
    """Opens the store for one person after another, and closes them all at the end."""

    def __init__(self, address: Callable[[str], str], trainer: Callable[[], str]) -> None:
        self.address = address
        self._trainer = trainer
        self.clock = Clock()
        self._open: list[Store] = []

    def store(self, owner: str = "vis7", **options: Any) -> Store:
        """The store as this person has it."""
        return self._opened(self.address(owner), **({"clock": self.clock} | options))

    def trainer(self) -> Store:
        """The store as the trainer `mus9` has it."""
        return self._opened(self._trainer(), clock=self.clock)

    def _opened(self, address: str, **options: Any) -> Store:
        store = Store.open(address, **options)
        self._open.append(store)
        return store

    def close(self) -> None:
        """Everyone goes home."""
        for store in self._open:
            store.close()


def sqlite_room(folder: Path) -> Room:
    """All in one work folder."""
    return Room(lambda owner: str(folder / "werk"), lambda: str(folder / "werk"))


def postgresql_room(cluster: Any) -> Room:
    """All in one database, each with a login role."""
    database = cluster.emptied()

    def address(owner: str) -> str:
        cluster.login(owner)
        return str(cluster.url(owner, database))

    def trainer() -> str:
        cluster.login("mus9", "herstelwerk_trainer")
        return str(cluster.url("mus9", database))

    return Room(address, trainer)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """A running PostgreSQL."""
    postgres = pytest.importorskip("tests.store.postgres", reason="PostgreSQL is only run on Linux and macOS")
    programs = postgres.binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; `apt-get install postgresql` brings initdb and pg_ctl")
    running = postgres.Cluster(programs)
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Room]:
    """The same test in both databases."""
    alone = request.param == "sqlite"
    found = sqlite_room(tmp_path) if alone else postgresql_room(request.getfixturevalue("cluster"))
    yield found
    found.close()
