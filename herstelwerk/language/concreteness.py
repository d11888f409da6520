"""Whether a stranger learns something particular: `vague` when no word of a text is a concrete anchor.

An anchor is a number, a time or frequency, a name or placeholder, a person, or a thing. Things are too many to
list, so the lists hold what is *not* an anchor (general words, bare activities, professional words) and any
other word counts as one, unless its ending says that it is an abstraction (-heid, -atie).

Two things are seen from the words around: a saying of a general list ("stevig in mijn schoenen") holds no anchor,
and a thing marked `ding` in the list `concreet` ("fiets", also a verb) is one only behind a determiner.
"""

from __future__ import annotations

from functools import lru_cache

from herstelwerk.language.reading import Mark, Reading

CODE = "vague"
GENERAL = ("algemeen", "bezigheden", "jargon", "interpretatie", "client-woorden", "eerste-persoon", "ontkenning")
LISTS = (*GENERAL, "personen", "groepen", "ankers", "concreet")
ANCHORS = ("ankers", "concreet")
SAYINGS = ("algemeen", "jargon", "interpretatie", "ontkenning")  # the general lists that hold phrases

_ABSTRACT = tuple(
    """heid heden atie aties itie iteit iteiten isme schap lijk lijke baar bare loos loze zaam zame erend erende isch
    ische ieel iele gericht gerichte vaardig vaardige vaardigheden matig matige""".split()
)
_ABSTRACT_LEAST = 7  # letters
_NOMINAL = ("ing", "ingen")
_NOMINAL_LEAST = 8  # letters; shorter words on -ing are mostly things (ketting, woning, haring)
_POSSESSIVES = frozenset("mijn m'n me mn mij ons onze haar zijn d'r z'n mijne hun mien".split())
_NO_NAME_AFTER = frozenset(".!?:\"“'‘;-–")
_BEFORE_MANY = frozenset("de deze geen hun haar jouw jullie onze uw mijn mijne m'n mn z'n d'r paar enkele".split())
_POINTING = frozenset("het 't dat die dit".split())  # also subject or object: "dat pak ik aan"
_BEFORE_ONE = _BEFORE_MANY | _POINTING | frozenset("een eene ene 'n n ne nen 'ne den me je ons zijn zo'n per".split())
_SUBJECTS = frozenset("ik 'k k ikzelf jij je hij ie ze zij we wij jullie u".split())
_SHORT_ADJECTIVES = frozenset("eigen goed groot heel houten klein leuk lekker leren mooi nieuw oud stalen".split())


def vague(reading: Reading) -> Mark | None:
    """The whole text as a mark when it holds no anchor, or nothing."""
    if not reading.words or any(is_anchor(reading, i) for i in range(len(reading.words))):
        return None
    if any(len(hit.entry.words) > 1 for name in ANCHORS for hit in reading.find(name)):  # "om de dag"
        return None
    return reading.whole(CODE)


def is_anchor(reading: Reading, i: int) -> bool:
    """Whether token `i` tells a stranger something particular where it stands."""
    return _may_be_anchor(reading, i) and not _in_saying(reading, i)


def _may_be_anchor(reading: Reading, i: int) -> bool:
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
    if bits & (bit["ankers"] | bit["personen"]):
        return True
    if bits & bit["concreet"] and (not word.entries[bit["concreet"]].mark or _is_thing(reading, i)):
        return True
    if i and _is_name(reading, i):
        return True
    return not (bits & reading.general or looks_abstract(norm))


def _is_thing(reading: Reading, i: int) -> bool:
    """Whether a word that may be a verb too ("plant") stands here as a thing: "een plant", "mijn mooie planten"."""
    words = reading.words
    norm, base = words[i].norm, words[i].entries[reading.bit["concreet"]].words[0]
    if i == 0 or (norm != base and not norm.endswith(("en", "s", "je"))):
        return False
    before = words[i - 1].norm
    if i > 1 and before not in _BEFORE_ONE and _may_be_adjective(before):
        before = words[i - 2].norm
    if norm != base and norm.endswith("en"):  # "de fietsen", but "het fietsen"
        return before in _BEFORE_MANY
    turned = before in _POINTING and i + 1 < len(words) and words[i + 1].norm in _SUBJECTS
    return before in _BEFORE_ONE and not turned


def _may_be_adjective(norm: str) -> bool:
    return norm in _SHORT_ADJECTIVES or (norm.endswith("e") and not norm.endswith("je"))


def _in_saying(reading: Reading, i: int) -> bool:
    """Whether token `i` is one of the words of a general phrase; what stands in its gaps is not."""
    forms = reading.words[i].forms
    for name in SAYINGS:
        for hit in reading.find(name):
            if hit.first > i:
                break
            if i < hit.end and len(hit.entry.words) > 1 and any(form in hit.entry.words for form in forms):
                return True
    return False


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
