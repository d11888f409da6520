"""A text as a row of words with offsets, and the few questions that names ask of it."""

from __future__ import annotations

import re

from herstelwerk.language.identifying.model import ACCENTS, BLANK, fold

_WORD = re.compile(rf"(?:(?<!\w)['’][tsn](?!\w)|[^\W\d_][{ACCENTS}]*(?:['’ʼ‑-]?[^\W\d_][{ACCENTS}]*)*)")
_BREAK = re.compile(r"[.!?;:\n\r•\"“”„«»…|/]")


class Line:
    """The words of a text; `folded[i]` is word `i` as the lists know it."""

    __slots__ = ("ends", "folded", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _WORD.finditer(text):
            self.words.append(match[0])
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.folded = [word.lower() for word in self.words] if text.isascii() else [fold(word) for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, i: int) -> str:
        """The signs between word `i - 1` and word `i`."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def joined(self, i: int) -> bool:
        """Whether only one or two blanks stand between word `i - 1` and word `i`."""
        if not 0 < i < len(self.words):
            return False
        start, end = self.ends[i - 1], self.starts[i]
        return 0 < end - start <= 2 and self.text[start] in BLANK and self.text[end - 1] in BLANK

    def before(self, i: int) -> str:
        """The folded word that stands right before word `i`, or an empty text."""
        return self.folded[i - 1] if self.joined(i) else ""

    def begins_sentence(self, i: int) -> bool:
        """Whether a capital at word `i` may be that of a sentence."""
        return i == 0 or _BREAK.search(self.gap(i)) is not None

    def is_initial(self, i: int) -> bool:
        """Whether word `i` is a capital with a point: J."""
        word = self.words[i]
        if not word[0].isupper() or not (
            len(word) == 1 or word in ("Chr", "Joh", "Th", "Ph", "Tj", "IJ", "Ch", "Wm", "Sj")
        ):
            return False
        return self.text.startswith(".", self.ends[i])

    def is_capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital and is longer than one letter."""
        return len(self.words[i]) > 1 and self.words[i][0].isupper()

    def shouts(self, i: int) -> bool:
        """Whether word `i` is all capitals: an abbreviation, or a text in capitals."""
        return self.words[i].isupper() and len(self.words[i]) > 1
