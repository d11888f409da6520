"""What the databases have in common: what names one, what sentences call it, and which connections will write."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from herstelwerk.store.faults import Fault, Place, StoreError

FILE = "herstelwerk.sqlite"
WAIT = 10.0  # seconds that a save waits for another that is busy
_WRITES = "herstelwerk_writes"


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


def address_of(url: str) -> URL:
    """The address of a PostgreSQL database.

    Raises:
        StoreError: when it makes no sense.
    """
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
    address = address_of(str(where))
    return Place(f"database {address.database or ''} op {address.host or 'deze machine'}")
