"""Cutting a text into clauses, coarse but predictable: at punctuation and at words that open a new one."""

from __future__ import annotations

from typing import NamedTuple

from herstelwerk.language.reading import Reading


class Clause(NamedTuple):
    """Tokens `first` up to, not including, `end`; `opener` is the word that opened it, or an empty text."""

    first: int
    end: int
    opener: str


_SIGNS = frozenset(".!?;:,–—…")
_OPENERS = frozenset(
    """maar want omdat zodat terwijl doordat tenzij voordat nadat sindsdien liever enkel en dus als dan toen dat die
    waar waardoor waarmee waarbij waarin waarop wanneer indien aangezien daardoor hierdoor""".split()
)
_ONLY_AFTER_SIGN = frozenset("dat als dan enkel toen".split())


def clauses(reading: Reading) -> list[Clause]:
    """The clauses of a text in order; every token but the cutting signs belongs to one."""
    found: list[Clause] = []
    first, opener, after_sign = 0, "", True
    for i, word in enumerate(reading.words):
        norm = word.norm
        if norm in _SIGNS:
            _close(found, first, i, opener)
            first, opener, after_sign = i + 1, "", True
            continue
        opens = norm in _OPENERS and (after_sign or norm not in _ONLY_AFTER_SIGN)
        if opens:
            _close(found, first, i, opener)
            first, opener = i + 1, norm
        elif after_sign:
            opener = norm if norm in _SUBORDINATE else ""
        after_sign = False
    _close(found, first, len(reading.words), opener)
    return found


_SUBORDINATE = frozenset("om of wie wat hoe vanwege door daarom zoals sinds".split())


def _close(found: list[Clause], first: int, end: int, opener: str) -> None:
    if end > first:
        found.append(Clause(first, end, opener))
