"""Sheets and their history, within one transaction.

`sheet` holds the newest text. When it gives way, the older text goes to `sheet_version`, unless it is an ordinary save
of the same five minutes as the new one: autosave would otherwise fill the disk. So the history holds, for every five
minutes of editing, the last text, and besides that every text

- that was put back, read in, or refused and kept apart;
- that is followed by one that is much shorter (something was cleared, maybe by accident).

At most `MOST` are kept per sheet. Beyond that the oldest ordinary one goes; only when there are nothing but special
ones does the oldest of those go. What is newest is told by the number, never by the clock, which people set back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from herstelwerk.store.bodies import as_body
from herstelwerk.store.engine import writes
from herstelwerk.store.faults import Behind, Fault, StoreError
from herstelwerk.store.schema import SHEET, SHEET_VERSION
from herstelwerk.store.values import KEPT_APART, RESTORED, SAVED, Saved, Sheet, Version

MOST = 200
_STRETCH = 300  # seconds of editing of which one ordinary text is kept
_CLEARED = 200  # signs by which a text shrinks at once when something was cleared
HIGHEST = 2**31 - 1000  # a version that fits in the column; a browser may send any number
_Row = Row[Any]


@dataclass(frozen=True, slots=True)
class Key:
    """Which sheet, and what errors call the store it stands in."""

    owner: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be saved: the text, the version it started from, why, and the version it was kept apart as before."""

    text: str
    base: int
    why: str = SAVED
    kept: int | None = None


def read(connection: Connection, key: Key) -> Sheet | None:
    """The newest text of a sheet."""
    row = _newest(connection, key)
    return None if row is None else _sheet(row, key.place)


def read_all(connection: Connection, owner: str, prefix: str, place: str) -> dict[str, Sheet]:
    """All sheets of a person whose name begins so, by name."""
    # substr, for LIKE forgives capitals in one database and not in the other
    begins = func.substr(SHEET.c.name, 1, len(prefix)) == prefix
    rows = connection.execute(select(SHEET).where(SHEET.c.owner == owner, begins)).all()
    return {row.name: _sheet(row, place) for row in sorted(rows, key=lambda row: str(row.name))}


def save(connection: Connection, key: Key, draft: Draft, now: datetime) -> Saved | Behind:
    """Save a text over the version it started from. Otherwise keep it apart and give back what the caller must raise:
    after the transaction, or the kept text would be taken back with it."""
    lock(connection, f"{key.owner}/{key.name}")
    newest = _newest(connection, key)
    if newest is None:
        return _first(connection, key, draft, now)
    if newest.body == draft.text and draft.why == SAVED:
        return Saved(newest.version, newest.saved_at)  # nothing new, or a save whose answer never came back
    at = max(now, newest.saved_at)
    if draft.base != newest.version:
        return Behind(_sheet(newest, key.place), _keep_apart(connection, key, draft, at))
    return _replace(connection, key, draft, newest, at)


def force(connection: Connection, key: Key, draft: Draft, now: datetime) -> Saved:
    """Save a text over whatever stands there, which goes to the history."""
    lock(connection, f"{key.owner}/{key.name}")
    newest = _newest(connection, key)
    if newest is None:
        return _first(connection, key, draft, now)
    return _replace(connection, key, draft, newest, max(now, newest.saved_at))


def versions(connection: Connection, key: Key) -> list[Version]:
    """All texts there are of a sheet, the highest number first; the newest saved one is among them."""
    rows = list(connection.execute(_of(SHEET_VERSION, key)))
    newest = _newest(connection, key)
    rows += [] if newest is None else [newest]
    rows.sort(key=lambda row: int(row.version), reverse=True)
    return [Version(row.version, row.saved_at, row.why, as_body(row.body, key.place)) for row in rows]


def restore(connection: Connection, key: Key, version: int, now: datetime) -> Saved:
    """Make an earlier text the newest one; what it replaces stays in the history.

    Raises:
        StoreError: when there is no such version.
    """
    lock(connection, f"{key.owner}/{key.name}")
    newest = _newest(connection, key)
    if newest is not None and newest.version == version:
        return Saved(newest.version, newest.saved_at)
    asked = version if 0 <= version <= HIGHEST else 0
    row = connection.execute(_of(SHEET_VERSION, key).where(SHEET_VERSION.c.version == asked)).one_or_none()
    if newest is None or row is None:
        detail = f"Versie {version} van dit blad is er niet meer. Kies een andere versie uit de lijst."
        raise StoreError(Fault.UNFIT, key.place, detail)
    return _replace(connection, key, Draft(row.body, newest.version, RESTORED), newest, max(now, newest.saved_at))


def lock(connection: Connection, what: str) -> None:
    """Let one writer at a time go on with this. SQLite has one writer anyhow, waited for when its transaction began."""
    if connection.dialect.name == "postgresql" and writes(connection):
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(what, 0))))


def _newest(connection: Connection, key: Key) -> _Row | None:
    return connection.execute(_of(SHEET, key)).one_or_none()


def _of(table: Any, key: Key) -> Any:
    return select(table).where(table.c.owner == key.owner, table.c.name == key.name)


def _sheet(row: _Row, place: str) -> Sheet:
    return Sheet(as_body(row.body, place), row.version, row.saved_at)


def _first(connection: Connection, key: Key, draft: Draft, now: datetime) -> Saved:
    version = draft.base + 1 if 0 <= draft.base < HIGHEST else 1  # a tab may know more than a store begun anew
    _insert(connection, SHEET, key, version, now, draft.why, draft.text)
    return Saved(version, now)


def _replace(connection: Connection, key: Key, draft: Draft, newest: _Row, at: datetime) -> Saved:
    if _stays(newest, draft, at):
        _insert(connection, SHEET_VERSION, key, newest.version, newest.saved_at, newest.why, newest.body)
        _thin(connection, key)
    version = _number(connection, key, newest.version)
    here = (SHEET.c.owner == key.owner, SHEET.c.name == key.name)
    values = {"version": version, "saved_at": at, "why": draft.why, "body": draft.text}
    connection.execute(update(SHEET).where(*here).values(values))
    return Saved(version, at)


def _stays(newest: _Row, draft: Draft, at: datetime) -> bool:
    if newest.why != SAVED or draft.why != SAVED:
        return True
    same_stretch = newest.saved_at.timestamp() // _STRETCH == at.timestamp() // _STRETCH
    return not same_stretch or len(draft.text) <= len(newest.body) - _CLEARED


def _keep_apart(connection: Connection, key: Key, draft: Draft, at: datetime) -> int:
    """Keep a refused text. What the same tab had kept before gives way, or every second of typing would add one;
    not when it was much longer: then something was cleared."""
    mine = _of(SHEET_VERSION, key).where(SHEET_VERSION.c.why == KEPT_APART)
    same = connection.execute(mine.where(SHEET_VERSION.c.body == draft.text)).first()
    if same is not None:
        return int(same.version)
    number = _number(connection, key, connection.execute(_of(SHEET, key)).one().version)
    _insert(connection, SHEET_VERSION, key, number, at, KEPT_APART, draft.text)
    if draft.kept is not None and 0 <= draft.kept <= HIGHEST:
        before = (SHEET_VERSION.c.version == draft.kept, SHEET_VERSION.c.why == KEPT_APART)
        short = func.length(SHEET_VERSION.c.body) < len(draft.text) + _CLEARED
        connection.execute(delete(SHEET_VERSION).where(_in_history(key), *before, short))
    _thin(connection, key)
    return number


def _number(connection: Connection, key: Key, newest: int) -> int:
    """The next number, past those that were given to texts kept apart."""
    highest = connection.execute(select(func.max(SHEET_VERSION.c.version)).where(_in_history(key))).scalar()
    return max(newest, highest or 0) + 1


def _thin(connection: Connection, key: Key) -> None:
    columns = (SHEET_VERSION.c.version, SHEET_VERSION.c.why)
    rows = connection.execute(select(*columns).where(_in_history(key))).all()
    if len(rows) > MOST:
        go_first = sorted(rows, key=lambda row: (row.why != SAVED, row.version))
        gone = [row.version for row in go_first[: len(rows) - MOST]]
        connection.execute(delete(SHEET_VERSION).where(_in_history(key), SHEET_VERSION.c.version.in_(gone)))


def _in_history(key: Key) -> Any:
    return (SHEET_VERSION.c.owner == key.owner) & (SHEET_VERSION.c.name == key.name)


def _insert(connection: Connection, table: Any, key: Key, version: int, at: datetime, why: str, body: str) -> None:
    row = {"owner": key.owner, "name": key.name, "version": version, "saved_at": at, "why": why, "body": body}
    connection.execute(insert(table).values(row))
