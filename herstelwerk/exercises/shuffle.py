"""A shuffled order that stays the same for one trainee and one exercise, also after a restart on another day."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b


def shuffled(ids: Iterable[str], exercise: str, code_word: str) -> tuple[str, ...]:
    """The ids in an order that follows from the exercise and the code word alone, never the one they came in.

    The order they come in is the right one for steps, and would put the pairs of a match side by side.
    """
    given = tuple(ids)
    mixed = tuple(sorted(given, key=lambda id: _key(exercise, code_word, id)))
    return mixed if mixed != given else (*mixed[1:], *mixed[:1])


def _key(*parts: str) -> bytes:
    """A hash of the parts with their lengths, so that no two lists of parts run into each other."""
    told = "".join(f"{len(part)}:{part}" for part in parts)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()
