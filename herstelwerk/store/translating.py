"""Faults of the databases and the disk as a `StoreError`, told apart by their codes, never by their English texts."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from herstelwerk.store.faults import Fault, Place, StoreError

_NO_ROOM = 1 << 20  # bytes; with less than this free, a failed write is a full disk


@contextmanager
def in_dutch(place: Place) -> Iterator[None]:
    """Turn faults of the database and the disk into a `StoreError`."""
    try:
        yield
    except PoolTimeoutError:
        raise StoreError(Fault.BUSY, place.name) from None
    except DBAPIError as error:
        raise StoreError(_fault_of(error.orig, place), place.name) from error
    except sqlite3.Error as error:
        raise StoreError(_fault_of(error, place), place.name) from error
    except OSError as error:
        raise StoreError(Fault.UNREACHABLE if place.folder is None else _of_the_disk(error), place.name) from error
    except SQLAlchemyError as error:
        raise StoreError(Fault.OTHER, place.name) from error


def _fault_of(error: BaseException | None, place: Place) -> Fault:
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, place)
    code = _code_of(error)
    if code:
        return _of_postgresql(code)
    return Fault.UNREACHABLE if place.folder is None else Fault.OTHER


def _code_of(error: BaseException | None) -> str:
    """What PostgreSQL said; when it then hung up, pg8000 tells of the hanging up, and of the cause further down."""
    while error is not None:
        if error.args and isinstance(error.args[0], dict):
            return str(error.args[0].get("C", ""))
        error = error.__cause__ or error.__context__
    return ""


_SQLITE = {
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_PROTOCOL: Fault.BUSY,
    sqlite3.SQLITE_CORRUPT: Fault.CORRUPT,
    sqlite3.SQLITE_NOTADB: Fault.CORRUPT,
    sqlite3.SQLITE_FORMAT: Fault.CORRUPT,
    sqlite3.SQLITE_IOERR: Fault.OTHER,
}


def _of_sqlite(error: sqlite3.Error, place: Place) -> Fault:
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF  # the rest of the number says where in SQLite it happened
    if code in (sqlite3.SQLITE_READONLY_DBMOVED, sqlite3.SQLITE_IOERR_VNODE):
        return Fault.GONE
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return Fault.CORRUPT
    if primary == sqlite3.SQLITE_CANTOPEN:
        return _cannot_open(place)
    if primary == sqlite3.SQLITE_IOERR and _no_room(place):
        return Fault.FULL
    return _SQLITE.get(primary, Fault.OTHER)


def _cannot_open(place: Place) -> Fault:
    """SQLite says the same for a missing folder and for one it may not use, or that has no room for its help files."""
    if place.folder is not None and not place.folder.is_dir():
        return Fault.GONE
    return Fault.FULL if _no_room(place) else Fault.READ_ONLY


def _no_room(place: Place) -> bool:
    try:
        return place.folder is not None and shutil.disk_usage(place.folder).free < _NO_ROOM
    except OSError:
        return False


_POSTGRESQL = {
    "42501": Fault.FORBIDDEN,  # no right, or another person's row
    "28000": Fault.FORBIDDEN,
    "28P01": Fault.FORBIDDEN,  # wrong password
    "53100": Fault.FULL,
    "25006": Fault.READ_ONLY,
    "55P03": Fault.BUSY,
    "40P01": Fault.BUSY,
    "53300": Fault.BUSY,  # too many connections
    "XX001": Fault.CORRUPT,
    "XX002": Fault.CORRUPT,
}


def _of_postgresql(code: str) -> Fault:
    if code[:2] in ("08", "57", "3D"):
        return Fault.UNREACHABLE
    return _POSTGRESQL.get(code, Fault.OTHER)


def _of_the_disk(error: OSError) -> Fault:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Fault.FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Fault.READ_ONLY
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENODEV):
        return Fault.GONE
    return Fault.OTHER
