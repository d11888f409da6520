"""Cutting a text into tokens whose offsets always point into the original.

The text is never changed before it is cut: normalising happens per token, afterwards, so that an emoji,
a combining accent or a curly quote can never shift an offset.
"""

from __future__ import annotations

import re
import unicodedata

_LETTER = r"[^\W_]"
# Accents and invisible signs (soft hyphen, joiners) are no \w in Python, yet belong to the letter before them.
_SIGN = "[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
_APOSTROPHE = "['’‘´`]"

# The commonest first. A letter with a full stop and another letter behind it begins an abbreviation, no word.
TOKEN = re.compile(
    rf"""
      (?![^\W\d_]\.[^\W\d_]\.){_LETTER}{_SIGN}*(?:(?:{_APOSTROPHE}|-){_SIGN}+)*   # a word: m'n, één; or a number
    | (?:[^\W\d_]\.){{2,4}}(?:[^\W\d_](?!{_SIGN}))?           # an abbreviation: t.b.v., z.s.m
    | \[[^\[\]\n]{{1,40}}\]                                   # a placeholder: [ZUS-1]
    | {_APOSTROPHE}(?:[sktnmr]|ns|ie)(?!{_SIGN})              # 's, 'k, 't, 'n, 'm, 'r, 'ns, 'ie
    | [^\w\s]                                                 # any other sign on its own
    """,
    re.VERBOSE,
)

_QUOTES = str.maketrans("’‘´`", "''''")
# Words in which the accent makes another word.
_KEPT = {"één": "één", "eén": "één", "vóór": "voor"}


def normalise(token: str) -> str:
    """A token as the word lists know it: lower case, straight apostrophes, no accents (but één stays één)."""
    if token.isascii():
        return token.lower()
    word = unicodedata.normalize("NFC", token).casefold().translate(_QUOTES)
    if word in _KEPT:
        return _KEPT[word]
    if word.isascii():
        return word
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) not in ("Mn", "Cf")
    )
    return bare or token  # an accent on its own stays what it is: no word is empty


def normalise_all(text: str) -> tuple[str, ...]:
    """The tokens of a text, normalised; a list entry passes through the same gate as the texts it must meet."""
    return tuple(normalise(found[0]) for found in TOKEN.finditer(text))
