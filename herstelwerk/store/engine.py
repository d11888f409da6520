"""Connections: how SQLite and PostgreSQL are opened so that what is saved stays saved."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from herstelwerk.store.faults import Fault, Place, StoreError

FILE = "herstelwerk.sqlite"
WAIT = 10.0  # seconds that a save waits for another that is busy
_WRITES = "herstelwerk_writes"
_HEAD = b"SQLite format 3\0"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",  # readers and a writer do not wait for each other
    "PRAGMA synchronous=FULL",  # a save is on the disk when it says so
    "PRAGMA fullfsync=ON",  # on a Mac too
    "PRAGMA foreign_keys=ON",
)


def is_url(where: str | Path) -> bool:
    """Whether this names a database elsewhere rather than a folder or file."""
    return isinstance(where, str) and where.startswith(("postgresql:", "postgresql+", "postgres:"))


def file_of(where: str | Path) -> Path:
    """The database file that a work folder, or the path of the file itself, stands for."""
    path = Path(where).absolute()  # kept as it is now: a kernel may go to another folder later
    return path if path.suffix == ".sqlite" else path / FILE


def writes(connection: Connection) -> bool:
    """Whether this connection was taken to write."""
    return bool(connection.get_execution_options().get(_WRITES))


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions say at once that they will write."""
    return engine.execution_options(**{_WRITES: True})


def sqlite_engine(file: Path, wait: float = WAIT) -> Engine:
    """An engine on this file, made when it is not there yet (readable for this user only).

    Raises:
        StoreError: when half of a store stands there.
        OSError: when the file cannot be made.
    """
    if "\0" in str(file):
        raise StoreError(Fault.UNFIT, detail="Zo kan een werkmap niet heten. Kies een gewone naam, zoals werk.")
    if not _seems_whole(file):
        raise StoreError(Fault.CORRUPT, str(file))
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))

    def connect() -> sqlite3.Connection:
        # mode=rw: when the file has gone, a new and empty one must not take its place
        address = f"{file.as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_timeout=wait)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", partial(_begin, wait=wait))
    return engine


def _seems_whole(file: Path) -> bool:
    """Look before SQLite does: it takes an empty file for a new one, and throws away the log beside it."""
    log = file.with_name(file.name + "-wal")
    work_in_log = log.is_file() and log.stat().st_size > 0
    size = file.stat().st_size if file.exists() else 0
    if size == 0:
        return not work_in_log
    with file.open("rb") as opened:
        head = opened.read(100)
    if not head.startswith(_HEAD) or len(head) < 100:
        return False
    page = int.from_bytes(head[16:18])
    pages = int.from_bytes(head[28:32])
    return work_in_log or size >= pages * (page if page > 1 else 65_536)  # so it is written there


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


def postgresql_engine(url: str, wait: float = WAIT) -> Engine:
    """An engine on a PostgreSQL database, through pg8000; `?unix_sock=…` names a socket.

    Raises:
        StoreError: when the address makes no sense.
    """
    address = _address(url)
    options: dict[str, Any] = {"timeout": max(wait, 1.0)}
    if "unix_sock" in address.query or address.host in _THIS_MACHINE:
        options["ssl_context"] = False  # getting ready for it takes ten times as long as connecting does
    engine = create_engine(
        address,
        poolclass=QueuePool,
        pool_size=1,  # every open notebook has a store of its own, and a database has a limit
        max_overflow=3,
        pool_timeout=wait,
        pool_logging_name="herstelwerk",
        connect_args=options,
    )
    logging.getLogger("sqlalchemy.pool.impl.QueuePool.herstelwerk").setLevel(
        logging.CRITICAL
    )  # it tells of every pause
    event.listen(engine, "connect", partial(_limit, milliseconds=int(wait * 1000)))
    event.listen(engine, "checkout", _alive)
    return engine


def _limit(connection: Any, _: object, milliseconds: int) -> None:
    connection.cursor().execute(f"set lock_timeout = '{milliseconds}ms'")
    connection.commit()


def _alive(connection: Any, *_: object) -> None:
    """After a lunch break a kept connection may be dead. SQLAlchemy's own check does not know how pg8000 tells that."""
    try:
        connection.cursor().execute("select 1")
        connection.rollback()
    except Exception as error:
        raise DisconnectionError from error  # a new one is made


def _address(url: str) -> URL:
    try:
        address = make_url(url).set(drivername="postgresql+pg8000")
    except (ArgumentError, ValueError):
        address = None
    if address is None or not address.username or not address.database:
        detail = "Het adres van de database klopt niet; verwacht: postgresql://code:wachtwoord@machine/database."
        raise StoreError(Fault.UNREACHABLE, detail=detail)
    return address


def place_of(where: str | Path) -> Place:
    """What sentences call this store; of an address only the machine and the database, never the password."""
    if not is_url(where):
        file = file_of(where)
        return Place(str(file), file.parent)
    address = _address(str(where))
    return Place(f"database {address.database or ''} op {address.host or 'deze machine'}")
