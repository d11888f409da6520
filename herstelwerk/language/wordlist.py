"""Word lists: plain text, one entry a line, made to be read and changed by a trainer.

zelfredzaamheid = je eigen zaken regelen   # a word, a plain alternative, a comment
in het kader van                           # words in a row
*problematiek                              # every word that ends so
begeleidings*                              # every word that begins so
stellen … doel                             # words with at most six others in between
borderline @label                          # a mark, for lists that tell sorts apart
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from herstelwerk.language.tokens import normalise_all

GAP = "…"
MAX_GAP = 6


class ListEntry(NamedTuple):
    """One line of a list. `words` is normalised; a gap stands in it as `…`, a star as `*`."""

    text: str
    words: tuple[str, ...]
    alternative: str = ""
    mark: str = ""


class WordListError(ValueError):
    """A line of a word list that cannot be read; the message is Dutch and names list and line."""


def parse_list(name: str, lines: Iterable[str]) -> tuple[ListEntry, ...]:
    """The entries of one list; `name` is what errors call it.

    Raises:
        WordListError: for a line without words, or with a star inside a word.
    """
    entries = []
    for number, line in enumerate(lines, 1):
        plain = line.replace(" ", "").replace(GAP, "")
        if plain.isascii() and plain.isalpha() and plain.islower():  # most lines by far: plain words
            words = tuple(line.split())
            if words[0] != GAP and words[-1] != GAP:
                entries.append(ListEntry(line.strip(), words))
                continue
        bare = line.lstrip("\ufeff").strip()
        content = "" if bare.startswith("#") else bare.split(" #")[0].split("\t#")[0].strip()
        if content:
            entries.append(_entry(content, f"{name}, regel {number}"))
    return tuple(entries)


def _entry(content: str, place: str) -> ListEntry:
    content, _, mark = content.partition(" @")
    text, _, alternative = (part.strip() for part in content.partition(" = "))
    words: list[str] = []
    for piece in text.split():
        if piece.isascii() and piece.isalpha():
            words.append(piece.lower())
            continue
        star = piece.strip("*") if "*" in piece else None
        if piece in (GAP, "..."):
            words.append(GAP)
        elif star is not None:
            if not star or "*" in star or (piece.startswith("*") and piece.endswith("*")):
                raise WordListError(f"{place}: in ‘{text}’ kan een * alleen vooraan of achteraan een woord staan.")
            inner = "".join(normalise_all(star)) or star.lower()
            words.append(f"*{inner}" if piece.startswith("*") else f"{inner}*")
        else:
            words.extend(normalise_all(piece))
    while words and words[-1] == GAP:  # "proberen …": a gap at the end asks for nothing
        words.pop()
    if len(words) > 1 and "*" in words[0]:
        raise WordListError(f"{place}: in ‘{text}’ kan het eerste woord van een woordgroep geen * hebben.")
    if not words or words[0] == GAP or text[:1] in "@=":
        raise WordListError(f"{place}: ‘{text}’ heeft geen woord waar de zoeker mee kan beginnen.")
    return ListEntry(text, tuple(words), alternative, mark.strip())
