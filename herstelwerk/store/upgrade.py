"""Brings a database to the newest tables, or says why not; nothing is changed in one it does not know."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from herstelwerk.store.faults import Fault, Place, StoreError
from herstelwerk.store.schema import HEAD, METADATA

_MARK = "alembic_version"
_MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection, place: Place) -> str | None:
    """The migration this database has; None when it is new.

    Raises:
        StoreError: when the tables in it are not ours, or of a newer version of the program.
    """
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "postgresql":
        tables &= {_MARK, *METADATA.tables}  # a shared database may hold more
    if _MARK not in tables:
        if tables:
            raise StoreError(Fault.FOREIGN, place.name)
        return None
    revision: str | None = connection.execute(text(f"select version_num from {_MARK}")).scalar()
    if revision is not None and revision > HEAD:  # numbers of four digits, so text order is right
        raise StoreError(Fault.NEWER, place.name)
    return revision


def check_whole(connection: Connection, place: Place) -> None:
    """Look a SQLite file through for pages that were half written or went missing.

    Raises:
        StoreError: when it is damaged.
    """
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
        raise StoreError(Fault.CORRUPT, place.name)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that are missing, within the transaction of this connection."""
    from alembic import command  # only when there is something to do: it takes a while to load
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, to)
