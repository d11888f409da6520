"""The door of the store: opening it, and one transaction at a time; every fault becomes a Dutch sentence here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from herstelwerk.store import sheets
from herstelwerk.store.engine import WAIT, file_of, for_writing, is_url, place_of
from herstelwerk.store.faults import Fault, Place, StoreError
from herstelwerk.store.postgresql import postgresql_engine
from herstelwerk.store.schema import HEAD
from herstelwerk.store.sqlite import sqlite_engine
from herstelwerk.store.translating import in_dutch
from herstelwerk.store.upgrade import check_whole, revision_of, upgrade

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


class Door:
    """An open work folder or database."""

    def __init__(self, engine: Engine, place: Place, clock: Clock, file: Path | None) -> None:
        self.place = place
        self.file = file
        self._engine = engine
        self._writer = for_writing(engine)
        self._clock = clock
        self._identity = None if file is None else _identity(file)

    @classmethod
    def open(cls, where: str | Path = "werk", clock: Clock = now, wait: float = WAIT) -> Self:
        """Open a work folder (made when it is not there), a `.sqlite` file, or `postgresql://code:wachtwoord@machine/db`.

        A store of an older version is upgraded. `wait` is how many seconds to wait for another that is writing.

        Raises:
            StoreError: when it cannot be opened; what is there is then left as it is.
        """
        place = place_of(where)
        with in_dutch(place):
            if is_url(where):
                store = cls(postgresql_engine(str(where), wait), place, clock, None)
            else:
                file = file_of(where)
                store = cls(sqlite_engine(file, wait), place, clock, file)
            try:
                store._bring_up_to_date()
            except BaseException:
                store._engine.dispose()
                raise
            return store

    def close(self) -> None:
        """Let go of the file or the database; in the work folder one file is then left, which may be copied."""
        with in_dutch(self.place):
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_dutch(self.place):
            self._still_there()
            with self._engine.begin() as connection:
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with in_dutch(self.place):
            self._still_there()
            with self._writer.begin() as connection:
                yield connection

    def _still_there(self) -> None:
        """A file that was removed can still be written to while it is open, and then nothing is kept. So look first."""
        if self.file is not None and _identity(self.file) != self._identity:
            self._engine.dispose()
            raise StoreError(Fault.GONE, self.place.name)

    def _bring_up_to_date(self) -> None:
        with self._engine.begin() as connection:
            check_whole(connection, self.place)
            if revision_of(connection, self.place) == HEAD:
                return
        with self._writer.begin() as connection:
            sheets.lock(connection, "schema")
            if revision_of(connection, self.place) != HEAD:  # another process may have been first
                self._upgrade(connection)

    def _upgrade(self, connection: Connection) -> None:
        try:
            with in_dutch(self.place):
                upgrade(connection)
        except StoreError as error:
            if error.fault is Fault.FORBIDDEN and self.file is None:
                detail = f"De {self.place.name} is nog niet klaar voor deze versie. Vraag wie de database beheert om "
                raise StoreError(
                    error.fault, self.place.name, detail + "herstelwerk er één keer mee te openen."
                ) from None
            raise


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino
