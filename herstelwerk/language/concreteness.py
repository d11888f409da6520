"""Whether a stranger learns something particular: `vague` when no word of a text is a concrete anchor.

An anchor is a number, a time or frequency, a name or placeholder, a person, or a thing. Things are too many to
list, so the lists hold what is *not* an anchor (general words, bare activities, professional words) and any
other word counts as one, unless its ending says that it is an abstraction (-heid, -atie).
"""

from __future__ import annotations

from functools import lru_cache

from herstelwerk.language.reading import Mark, Reading

CODE = "vague"
GENERAL = ("algemeen", "bezigheden", "jargon", "interpretatie", "client-woorden", "eerste-persoon", "ontkenning")
LISTS = (*GENERAL, "personen", "groepen", "ankers", "concreet")

_ABSTRACT = tuple(
    """heid heden atie aties itie iteit iteiten isme schap lijk lijke baar bare loos loze zaam zame erend erende isch
    ische ieel iele gericht gerichte vaardig vaardige vaardigheden matig matige""".split()
)
_ABSTRACT_LEAST = 7  # letters
_NOMINAL = ("ing", "ingen")
_NOMINAL_LEAST = 8  # letters; shorter words on -ing are mostly things (ketting, woning, haring)
_POSSESSIVES = frozenset("mijn m'n me mn mij ons onze haar zijn d'r z'n mijne hun mien".split())
_NO_NAME_AFTER = frozenset(".!?:\"“'‘;-–")


def vague(reading: Reading) -> Mark | None:
    """The whole text as a mark when it holds no anchor, or nothing."""
    if not reading.words or any(is_anchor(reading, i) for i in range(len(reading.words))):
        return None
    return reading.whole(CODE)


def is_anchor(reading: Reading, i: int) -> bool:
    """Whether token `i` by itself tells a stranger something particular."""
    word = reading.words[i]
    norm = word.norm
    first = norm[0]
    if first == "[":
        return len(norm) > 1
    if first.isdigit():
        return True
    if not first.isalpha() or len(norm) < 2:
        return False
    bits, bit = word.bits, reading.bit
    if bits & bit["groepen"]:
        one = word.entries[bit["groepen"]].mark == "een"
        return one and i > 0 and reading.words[i - 1].norm in _POSSESSIVES
    if bits & (bit["ankers"] | bit["concreet"] | bit["personen"]):
        return True
    if i and _is_name(reading, i):
        return True
    return not (word.all_bits & reading.general or looks_abstract(norm))


def _is_name(reading: Reading, i: int) -> bool:
    """A capital inside a sentence."""
    token, before = reading.tokens[i][0], reading.words[i - 1].norm
    return token[0].isupper() and before not in _NO_NAME_AFTER and not (i == 1 and before[0] == "'")


@lru_cache(maxsize=20_000)
def looks_abstract(word: str) -> bool:
    """Whether the ending of a word (normalised) marks an abstraction."""
    if len(word) >= _ABSTRACT_LEAST and word.endswith(_ABSTRACT):
        return True
    return len(word) >= _NOMINAL_LEAST and word.endswith(_NOMINAL)
