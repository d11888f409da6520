"""One text, read: its tokens with offsets, what the lists know of each word, and where list entries stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from herstelwerk.language.lexicon import Lexicon, Word
from herstelwerk.language.quotes import outside_quotes
from herstelwerk.language.tokens import TOKEN
from herstelwerk.language.wordlist import GAP, MAX_GAP, ListEntry

LONGEST = 1_000  # characters; some 150 words, where a long entry has forty


class Hit(NamedTuple):
    """A list entry in a text: from token `first` up to, not including, token `end`."""

    first: int
    end: int
    entry: ListEntry


class Mark(NamedTuple):
    """A code with the characters that carry it: `text[start:end]`. `detail` and `grade` as the code needs."""

    code: str
    start: int
    end: int
    detail: str = ""
    grade: int = 0


class Reading:
    """A text cut into tokens; `words[i]` is what the lexicon knows of `tokens[i]`.

    Only the first `LONGEST` characters are cut: a line of an inventory is a line, and time stays bounded.
    `mask` holds the bits of the lists that will be asked for; phrases of others are not looked for.
    """

    __slots__ = (
        "_found",
        "_phrases",
        "_spoken",
        "bit",
        "bits",
        "general",
        "mask",
        "ones",
        "text",
        "tokens",
        "verbs",
        "words",
    )

    def __init__(self, text: str, lexicon: Lexicon, mask: int = -1) -> None:
        self.text = text
        self.tokens: list[re.Match[str]] = list(TOKEN.finditer(text, 0, LONGEST))
        if len(text) > LONGEST:
            self._drop_what_is_cut()
        self.words: list[Word] = [lexicon[token[0]] for token in self.tokens]
        bits = ones = 0
        for word in self.words:
            bits |= word.all_bits
            ones |= word.bits
        self.bits = bits & mask  # lists of which something may stand here
        self.ones = ones  # lists of which a single word stands here
        self.mask = mask
        self.bit = lexicon.bit
        self.general = lexicon.general
        self.verbs = lexicon.verbs
        self._found: dict[int, list[Hit]] = {}
        self._phrases: dict[int, list[Hit]] | None = None
        self._spoken: list[int] | None = None

    def _drop_what_is_cut(self) -> None:
        """Leave out the word that the limit has cut in two, and the sign it may have left behind."""
        for i in range(max(0, len(self.tokens) - 2), len(self.tokens)):
            whole = TOKEN.match(self.text, self.tokens[i].start())
            if whole is None or whole.end() != self.tokens[i].end():
                del self.tokens[i:]
                return

    @property
    def spoken(self) -> list[int]:
        """The tokens outside quotation marks."""
        if self._spoken is None:
            self._spoken = outside_quotes(self.text, self.tokens)
        return self._spoken

    def has(self, name: str) -> int:
        """Nonzero when some word may stand in the list `name`: the cheap question before `find`."""
        return self.bits & self.bit[name]

    def is_in(self, i: int, name: str) -> bool:
        """Whether token `i` stands, as one word, in the list `name`."""
        return bool(self.words[i].bits & self.bit[name])

    def find(self, name: str) -> list[Hit]:
        """Where entries of a list stand: the longest at each place, from left to right, not overlapping."""
        bit = self.bit[name]
        if not self.bits & bit:
            return []
        found = self._found.get(bit)
        if found is None:
            found = self._found[bit] = self._find(bit)
        return found

    def _find(self, bit: int) -> list[Hit]:
        hits: list[Hit] = []
        if self.ones & bit:
            hits = [Hit(i, i + 1, word.entries[bit]) for i, word in enumerate(self.words) if word.bits & bit]
        if self._phrases is None:
            self._phrases = self._scan()
        phrases = self._phrases.get(bit)
        if not phrases:
            return hits
        hits = sorted(hits + phrases, key=_longest_first)
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.first >= kept[-1].end:
                kept.append(hit)
        return kept

    def _scan(self) -> dict[int, list[Hit]]:
        """All phrases of the asked lists that stand in the text, in one walk over the words."""
        found: dict[int, list[Hit]] = {}
        words, mask = self.words, self.mask
        last = len(words) - 1
        forms: set[str] | None = None
        for i, word in enumerate(words):
            if not word.phrases or i == last:
                continue
            following, gapped, finals = word.begun(mask)
            if following and not following.keys().isdisjoint(words[i + 1].form_set):
                for form in words[i + 1].forms:
                    for phrase in following.get(form, ()):
                        end = self._follow(i + 2, phrase.rest) if phrase.rest else i + 2
                        if end:
                            found.setdefault(phrase.bit, []).append(Hit(i, end, phrase.entry))
            if gapped:
                if forms is None:
                    forms = {""}.union(*[word.form_set for word in words])
                if not finals.isdisjoint(forms):
                    for phrase in gapped:
                        end = self._follow(i + 1, phrase.rest)
                        if end:
                            found.setdefault(phrase.bit, []).append(Hit(i, end, phrase.entry))
        return found

    def _follow(self, i: int, rest: tuple[str, ...]) -> int:
        """The token after these words, or 0 when they do not stand here."""
        words, gap = self.words, False
        for element in rest:
            if element == GAP:
                gap = True
                continue
            last = min(len(words), i + (MAX_GAP + 1 if gap else 1))
            while i < last and not _fits(words[i], element):
                if not gap or words[i].norm in _STOPS:
                    return 0
                i += 1
            if i >= last:
                return 0
            i, gap = i + 1, False
        return i

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The characters from token `first` up to, not including, token `end`."""
        return self.tokens[first].start(), self.tokens[end - 1].end()

    def mark(self, code: str, hit: Hit, detail: str = "") -> Mark:
        """A mark over the words of a hit."""
        return Mark(code, *self.span(hit.first, hit.end), detail)

    def whole(self, code: str) -> Mark:
        """A mark over the whole text, for codes that no single words carry."""
        return Mark(code, 0, len(self.text))


def _longest_first(hit: Hit) -> tuple[int, int]:
    return (hit.first, -hit.end)


_STOPS = frozenset(".!?;:")  # a gap never reaches into another sentence


def _fits(word: Word, element: str) -> bool:
    if element in word.form_set:
        return True
    if element[0] == "*":
        return word.norm.endswith(element[1:])
    return element[-1] == "*" and word.norm.startswith(element[:-1])
