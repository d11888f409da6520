"""How a PostgreSQL database is opened, through pg8000."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DisconnectionError

from herstelwerk.store.engine import WAIT, address_of

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def postgresql_engine(url: str, wait: float = WAIT) -> Engine:
    """An engine on a PostgreSQL database, through pg8000; `?unix_sock=…` names a socket.

    Raises:
        StoreError: when the address makes no sense.
    """
    address = address_of(url)
    options: dict[str, Any] = {"timeout": wait + 5}  # the database itself gives up waiting sooner
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
    # It would tell at length, in English, of every connection that died in a break.
    logging.getLogger("sqlalchemy.pool.impl.QueuePool.herstelwerk").setLevel(logging.CRITICAL)
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
