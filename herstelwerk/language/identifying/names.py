"""The word lists that names are known by, made ready once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from herstelwerk.language.identifying.model import fold

ALSO_A_WORD = "ook een woord"
_AFTER_WORD = tuple('.,;:!?)"”’»]')


class Names:
    """First names, surnames, what is no name, and institutions; built once, never changed.

    Every list is given as the lines of its file: one entry a line, a comment after ` # `, lines that begin
    with `#` skipped. A first name or surname with the comment "ook een woord" is also an ordinary Dutch
    word (Roos, Bakker) and needs more evidence: pass the lines as they stand, with their comments.

    `not_surnames`: a single word is never a surname (unless `surnames` has it), an entry of more words is
    as a whole no private person (Albert Heijn, Anne Frank). `institutions`: in lower case a kind of
    house (hostel), with a capital the name of one.
    """

    __slots__ = (
        "blocked",
        "first",
        "houses",
        "institutions",
        "openers",
        "phrases",
        "surname_heads",
        "surnames",
        "tails",
        "writings",
    )

    def __init__(
        self,
        first_names: Iterable[str],
        surnames: Iterable[str] = (),
        not_surnames: Iterable[str] = (),
        institutions: Iterable[str] = (),
    ) -> None:
        firsts = list(_entries(first_names))
        self.first: dict[str, bool] = {}  # folded first name → whether it is a name and nothing else
        for name, plain in firsts:
            folded = fold(name)
            self.first[folded] = self.first.get(folded, True) and plain
        self.surnames: dict[str, bool] = {fold(name): plain for name, plain in _entries(surnames)}
        self.surname_heads = frozenset(name.rpartition(" ")[2] for name in self.surnames)
        others = [fold(name) for name, _ in _entries(not_surnames)]
        self.blocked = frozenset(name for name in others if " " not in name)
        self.phrases = frozenset(name for name in others if " " in name)
        self.openers = frozenset(name.partition(" ")[0] for name in self.phrases)
        places = [name for name, _ in _entries(institutions)]
        self.houses = frozenset(name.lower() for name in places if name[0].islower())
        self.institutions = frozenset(fold(name) for name in places if not name[0].islower())
        # For the quick look at words between blanks: first names as they may be written, and the last words
        # of surnames in lower case, with the sign that may follow them.
        self.writings = frozenset(form for name, _ in firsts for form in _writings(name))
        tails = {"el", "der", "den"}.union(_last_word(name) for name, plain in self.surnames.items() if plain)
        self.tails = frozenset(tail + sign for tail in tails for sign in ("", *_AFTER_WORD))

    def first_name(self, word: str) -> bool | None:
        """Whether a word is a first name and nothing else (True), also a word (False), or unknown (None).

        Of a double name (Willem-Jan) every part must be known.
        """
        folded = fold(word)
        known = self.first.get(folded)
        if known is not None or "-" not in folded:
            return known
        parts = [self.first.get(part) for part in folded.split("-")]
        return None if None in parts else any(parts)

    def is_institution(self, words: str) -> bool:
        """Whether these words are, or begin with, the name of an institution."""
        folded = fold(words)
        return folded in self.institutions or folded.partition(" ")[0] in self.institutions


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Entry and whether it is a name and nothing else, of every line that holds one."""
    for line in lines:
        if line.isascii() and line.isalpha():  # most lines by far: a plain name
            yield line, True
            continue
        entry, _, comment = unicodedata.normalize("NFC", line).strip().lstrip("\ufeff").partition(" #")
        entry = entry.strip()
        if entry and not entry.startswith("#"):
            yield re.sub(r"\s+", " ", entry), ALSO_A_WORD not in comment


def _writings(name: str) -> Iterator[str]:
    """The spellings of a first name in a text: Ayşe, Ayse; lower case, with a capital, in capitals."""
    if name.isascii() and name.isalpha():
        yield from (name.lower(), name.capitalize(), name.upper(), name)
        return
    for form in {name, fold(name)}:
        for part in re.findall(r"[^\W\d_]+", form):
            yield from (part.lower(), part.capitalize(), part.upper(), part)


def _last_word(surname: str) -> str:
    return surname.rpartition(" ")[2].rpartition("-")[2]
