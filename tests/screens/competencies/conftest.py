"""The same room full of people as the tests of the store have: in SQLite and in PostgreSQL."""

from tests.store.rooms import cluster, room

__all__ = ["cluster", "room"]
