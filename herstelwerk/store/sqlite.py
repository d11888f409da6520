"""How a SQLite file is opened so that what is saved stays saved."""

from __future__ import annotations

import os
import sqlite3
import time
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from herstelwerk.store.engine import WAIT, writes
from herstelwerk.store.faults import Fault, StoreError

_HEAD = b"SQLite format 3\0"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",  # readers and a writer do not wait for each other
    "PRAGMA synchronous=FULL",  # a save is on the disk when it says so
    "PRAGMA fullfsync=ON",  # on a Mac too
    "PRAGMA foreign_keys=ON",
)


def sqlite_engine(file: Path, wait: float = WAIT) -> Engine:
    """An engine on this file, made when it is not there yet (readable for this user only).

    Raises:
        StoreError: when half of a store stands there.
        OSError: when the file cannot be made.
    """
    if "\0" in str(file):
        raise StoreError(Fault.UNFIT, detail="Zo kan een werkmap niet heten. Kies een gewone naam, zoals werk.")
    if not (_seems_whole(file) or _seems_whole(file)):  # twice: another may have been busy in between the looks
        raise StoreError(Fault.CORRUPT, str(file))
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))

    def connect() -> sqlite3.Connection:
        # mode=rw: when the file has gone, a new and empty one must not take its place
        address = file.as_uri() + ("?mode=ro&immutable=1" if _only_to_read(file) else "?mode=rw")
        return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_timeout=wait)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", partial(_begin, wait=wait))
    return engine


def _only_to_read(file: Path) -> bool:
    """Where one may not write, SQLite cannot open a file that has a log, unless told that nobody writes to it. Then one
    can still read, and take a download. With work waiting in the log that would be an old text, so not then."""
    log = file.with_name(file.name + "-wal")
    may_write = os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    return file.exists() and not may_write and not (log.exists() and log.stat().st_size)


def _seems_whole(file: Path) -> bool:
    """Look before SQLite does: it takes an empty file for a new one, and throws away the log beside it."""
    log = file.with_name(file.name + "-wal")
    work_in_log = log.is_file() and log.stat().st_size > 0
    if not file.exists():
        return not work_in_log
    with file.open("rb") as opened:
        head = opened.read(100)
    if not head:
        return not work_in_log
    if not head.startswith(_HEAD) or len(head) < 100:
        return False
    page, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    needed = pages * (page if page > 1 else 65_536)  # written as 1
    return work_in_log or file.stat().st_size >= needed


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection, wait: float) -> None:
    if writes(connection):
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        _take_turn(raw, wait)
    else:
        connection.exec_driver_sql("BEGIN")


def _take_turn(connection: sqlite3.Connection, wait: float) -> None:
    """Wait for other writers before anything is read, so that what is read is still true on writing.

    SQLite itself looks ever less often the longer it waits. In a busy room who came first then never gets a turn; so it
    is asked again and again to wait for a moment.
    """
    until = time.monotonic() + wait
    connection.execute("PRAGMA busy_timeout=8")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
