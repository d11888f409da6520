"""Spelling that sounds right: "zuinich" is heard as "zuinig", "blijve" as "blijven", "gezont" as "gezond"."""

from __future__ import annotations

import re

_SAME = (
    ("ch", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ei", "ij"), ("y", "ij"), ("au", "ou"),
    ("c", "k"), ("x", "ks"), ("q", "k"), ("v", "f"), ("z", "s"),
)  # fmt: skip
_DOUBLE = re.compile(r"([^aeiou])\1+")  # vowels stay: thee is not ten


def sound(word: str) -> str:
    """A key that words with the same sound share: not phonetics, only what Dutch spellers mix up."""
    if not word:
        return word
    head, word = word[0], word[1:]  # a first letter is seldom mistaken: gillen is not chillen
    for written, heard in _SAME:
        word = word.replace(written, heard)
    word = {"z": "s", "v": "f", "c": "k"}.get(head, head) + word
    word = _DOUBLE.sub(r"\1", word)
    if word.endswith("en"):
        word = word[:-1]
    return word[:-1] + {"d": "t", "b": "p"}.get(word[-1], word[-1])


def is_dutch(word: str) -> bool:
    """Whether simplemma knows the word as it stands."""
    from simplemma import is_known  # 0.3 s to load, so only when a word stands in no list

    return bool(is_known(word.lower(), lang="nl"))
