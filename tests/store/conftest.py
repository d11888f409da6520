"""What the tests of the store share."""

from tests.store.rooms import cluster, room

__all__ = ["cluster", "room"]
