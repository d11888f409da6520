"""Reads with changed word lists only those texts in which a word stands of which the lists now know something else.

What the rules see of a text are its words as the lexicon knows them (`language.reading`). Are those the same under
both readers, then so are the marks, and reading again would be work for nothing. Days in words lean on no list at all,
and what points to a person on the lists of names alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from herstelwerk.language.dates import When
from herstelwerk.language.lexicon import Lexicon, Word
from herstelwerk.language.reader import NAME_LISTS, VERB_LISTS, Reader
from herstelwerk.language.reading import LONGEST, Mark
from herstelwerk.language.tokens import TOKEN

Key = tuple[object, ...]  # how a text was read: as what, the text, and what else counted
Texts = dict[Key, Any]
T = TypeVar("T")


class Remembering(Reader):
    """A reader that remembers, of one hand-in at a time, what it made of which text."""

    def __init__(self, reader: Reader) -> None:  # shares what was built: a reader of one's own costs more than a review
        self._reader = reader
        self.lists, self.lexicon, self.names = reader.lists, reader.lexicon, reader.names
        self.seen: Texts = {}

    def entry(self, text: str, layer: str = "") -> list[Mark]:
        """As `Reader.entry`."""
        return self._read(("entry", text, layer), text, lambda: self._reader.entry(text, layer))

    def goal(self, text: str) -> list[Mark]:
        """As `Reader.goal`."""
        return self._read(("goal", text), text, lambda: self._reader.goal(text))

    def action(self, text: str) -> list[Mark]:
        """As `Reader.action`."""
        return self._read(("action", text), text, lambda: self._reader.action(text))

    def risk(self, text: str) -> tuple[str, ...]:
        """As `Reader.risk`."""
        return self._read(("risk", text), text, lambda: self._reader.risk(text))

    def when(self, text: str, plan_date: date) -> When:
        """As `Reader.when`."""
        return self._read(("when", text, plan_date), "", lambda: self._reader.when(text, plan_date))

    def identifying(self, text: str) -> list[Mark]:
        """As `Reader.identifying`."""
        return self._read(("identifying", text), "", lambda: self._reader.identifying(text))

    def _read(self, key: Key, text: str, read: Callable[[], T]) -> T:
        """`text` is what the word lists decide on; empty where they do not."""
        found: T | None = self.seen.get(key)
        if found is None:
            found = self.seen[key] = self._fresh(key, text, read)
        return found

    def _fresh(self, key: Key, text: str, read: Callable[[], T]) -> T:
        return read()


class Rereading(Remembering):
    """The changed reader, which takes over from the earlier one what cannot have changed. `earlier` is what that one
    made of the texts of the hand-in that is read now."""

    def __init__(self, before: Reader, after: Reader) -> None:
        super().__init__(after)
        self._before = before.lexicon
        # Names and verbs are asked for beside the words of a text: with other ones every text is read again.
        self._all = any(before.lists[name] != after.lists[name] for name in (*NAME_LISTS, *VERB_LISTS))
        self._same: dict[str, bool] = {}
        self.earlier: Texts = {}

    def _fresh(self, key: Key, text: str, read: Callable[[], T]) -> T:
        known: T | None = self.earlier.get(key)
        return read() if known is None or self._all or self._touched(text) else known

    def _touched(self, text: str) -> bool:
        same = self._same
        for found in TOKEN.finditer(text, 0, LONGEST):
            token = found[0]
            known = same.get(token)
            if known is None:
                known = same[token] = alike(token, self._before, self.lexicon)
            if not known:
                return True
        return False


def alike(token: str, before: Lexicon, after: Lexicon) -> bool:
    """Whether two lexicons know the same of a word: their lists have the same bits, as both were built alike."""
    return _known(before[token]) == _known(after[token])


def _known(word: Word) -> tuple[int, int, dict[int, Any], Sequence[object]]:
    return word.bits, word.all_bits, word.entries, word.phrases
