"""Slips of the keyboard in a closed set of names: "novenber", "donderdach", "febuari".

Two steps. First letters that sound alike are folded together (ch and g, ij and ei and y, z and s, c and k,
double letters), so that spelling by ear falls on the name itself. Then one slip is allowed in the folded
word: a letter too many, too few, other, or two changed round (the "optimal string alignment" distance, after
Damerau 1964). Names are found by the words that remain when one letter is left out, so that a word costs a
dozen dictionary look-ups. Ordinary words that come out near a name are listed; they were found by running
the Dutch and English word forms of simplemma through this file.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

_SHORTEST, _LONGEST = 6, 20
_DOUBLE: Final = re.compile(r"(.)\1+")
_SOUNDS: Final = (
    ("ch", "g"),
    ("ij", "y"),
    ("ei", "y"),
    ("ey", "y"),
    ("ie", "i"),
    ("z", "s"),
    ("c", "k"),
    ("ph", "f"),
)

#: Ordinary words within one slip of a name of a day, month or feast.
_ORDINARY: Final = frozenset(
    (
        "asdag asdagen wasdag wasdagen mandaat mandaten mandagen managen landdagen noondays zonnedag "
        "zonnedagen zondaar zondaren zondaars zondig zondigen zondigs zonda vandaal vandaan vandaar vandal "
        "vandals vaardag voegende volgends vollende instaande aanslaande hemelkaart halogeen halogen "
        "hallowed donderjaag donderjagen dingdag dansdag dadelijks hachelijks degelijks landelijks "
        "maagdelijks mannelijks werkelijks wettelijks bitterlijk ruiterlijk uiterdijk kokende kolende "
        "kopende kamende kiemende kimmende kotende kozende korrende krommende romende tomende zomende "
        "zoomende bomende bommende domende gommende commence commend commended commends sundaes sunways "
        "sunrays saterdans pinkstieren zijlvesten paasweken "
    ).split()
)


def fold(word: str) -> str:
    """The word with letters that sound alike written alike."""
    for sound, letter in _SOUNDS:
        if sound in word:
            word = word.replace(sound, letter)
    return _DOUBLE.sub(r"\1", word)


def _without_one(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def one_slip(typed: str, meant: str) -> bool:
    """Whether the two differ by at most one letter too many, too few, other, or changed round."""
    if len(typed) > len(meant):
        typed, meant = meant, typed
    same = 0
    while same < len(typed) and typed[same] == meant[same]:
        same += 1
    if len(typed) < len(meant):
        return typed[same:] == meant[same + 1 :]
    rest, goal = typed[same:], meant[same:]
    return rest[1:] == goal[1:] or (rest[2:] == goal[2:] and rest[:2] == goal[1::-1])


class Corrector:
    """Finds the one name that a misspelt word can stand for."""

    def __init__(self, names: Iterable[str]) -> None:
        """Learn the names; short ones are found by their sound only."""
        self._folded: dict[str, str] = {}
        self._near: dict[str, set[str]] = {}
        for name in names:
            if len(name) >= _SHORTEST:
                self._folded.setdefault(fold(name), name)
        for folded in self._folded:
            if len(folded) >= _SHORTEST:
                for short in _without_one(folded):
                    self._near.setdefault(short, set()).add(folded)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def _correct(self, word: str) -> str | None:
        if not _SHORTEST - 1 <= len(word) <= _LONGEST or word in _ORDINARY:
            return None
        typed = fold(word)
        if typed in self._folded:
            return self._folded[typed]
        near: set[str] = set()
        for short in _without_one(typed):
            near |= self._near.get(short, set())
        candidates = {folded for folded in near if one_slip(typed, folded)}
        return self._folded[candidates.pop()] if len(candidates) == 1 else None
