"""Negative formulation: what is absent, stops or must be avoided (`negative`), and where a negation is only form.

Order: fixed turns of phrase first, then what `zonder` is followed by, then words on on-; whatever is left is a
cue. A cue does not count where the text also says what *is* or *is wanted* instead.
"""

from __future__ import annotations

from functools import lru_cache

from herstelwerk.language.clauses import Clause, clauses
from herstelwerk.language.concreteness import is_anchor
from herstelwerk.language.inflection import is_function_word
from herstelwerk.language.reading import Hit, Mark, Reading
from herstelwerk.language.wordlist import ListEntry

CODE = "negative"
LISTS = ("ontkenning", "ontkenning-vorm", "on-woorden", "zonder-gemis", "eerste-persoon")

_ON_ENTRY = ListEntry("on-", ("on*",), "", "gemis")
_ON_LEAST = 6  # letters; shorter words on on- are seldom a negation ("ons", "onze", "ontbijt")
_ALSO_ON = frozenset("onrust onzin ongeluk onmin onwil onecht oneens onveilig".split())


def negative(reading: Reading, about: Mark | None = None) -> Mark | None:
    """The first cue that counts, or nothing. `about` is the text's `third_person` mark, if it has one: what a
    worker reports about the client has no other half in which the client says what is wanted instead."""
    cues = find_cues(reading)
    if not cues or (about is None and has_positive_half(reading, cues)):
        return None
    return reading.mark(CODE, cues[0])


def find_cues(reading: Reading) -> list[Hit]:
    """The words of absence, stopping or avoiding that are not mere form, from left to right."""
    cues = reading.find("ontkenning") + _on_words(reading)
    if not cues:
        return []
    form = [range(hit.first, hit.end) for hit in reading.find("ontkenning-vorm")]
    kept = [
        cue
        for cue in cues
        if not any(cue.first in turn and (cue.entry.words[-1] != "meer" or cue.end <= turn.stop) for turn in form)
        and not (cue.entry.mark == "zonder" and not _lacking(reading, cue))
        and not _compares(reading, cue)
        and not _not_only(reading, cue)
    ]
    return sorted(kept)


def _on_words(reading: Reading) -> list[Hit]:
    """Words on on- that describe a lack: the rest is a word of its own and no list calls them positive."""
    return [
        Hit(i, i + 1, _ON_ENTRY)
        for i, word in enumerate(reading.words)
        if word.norm.startswith("on") and not reading.is_in(i, "on-woorden") and _negates(word.norm)
    ]


@lru_cache(maxsize=5_000)
def _negates(word: str) -> bool:
    from simplemma import is_known  # loaded only when a text has such a word

    if word in _ALSO_ON:
        return True
    return len(word) >= _ON_LEAST and not word.startswith("ont") and is_known(word[2:], lang="nl")


def _lacking(reading: Reading, cue: Hit) -> bool:
    """'Zonder ruzie', 'ik zit zonder wieg': a lack or an avoidance, where 'zonder recept' is an ability."""
    before = {word.norm for word in reading.words[max(0, cue.first - 3) : cue.first]}
    if not _SITTING.isdisjoint(before):
        return True
    return any(reading.is_in(i, "zonder-gemis") for i in range(cue.end, min(cue.end + 3, len(reading.words))))


def _compares(reading: Reading, cue: Hit) -> bool:
    """'minder dan 10 minuten', 'beperkt houdbaar': an amount, no lack."""
    after = reading.words[cue.end].norm if cue.end < len(reading.words) else ""
    return cue.entry.text == "minder" and after == "dan"


def _not_only(reading: Reading, cue: Hit) -> bool:
    """'Niet alleen …, ik wil ook …', however far apart."""
    after = [word.norm for word in reading.words[cue.end :]]
    return after[:1] in (["alleen"], ["enkel"], ["slechts"]) and not {"ook", "maar"}.isdisjoint(after[1:])


def has_positive_half(reading: Reading, cues: list[Hit]) -> bool:
    """Whether some clause without a cue says what is or is wanted instead."""
    parts = clauses(reading)
    if len(parts) < 2:
        return False
    negated = [any(part.first <= cue.first < part.end for cue in cues) for part in parts]
    return any(_says_something(reading, part) for part, no in zip(parts, negated, strict=True) if not no)


def _says_something(reading: Reading, part: Clause) -> bool:
    """Whether a clause tells something of its own, an anchor or a wish, and does not just carry the negative one on."""
    wants = "wil" in [reading.words[i].norm for i in range(part.first, min(part.first + 2, part.end))]
    if part.opener in _GOES_ON and not wants:
        return False
    tokens = [
        i for i in range(part.first, part.end) if reading.words[i].norm[0].isalnum() or len(reading.words[i].norm) > 1
    ]
    norms = [reading.words[i].norm for i in tokens]
    if not norms or not _MISERY.isdisjoint(norms):
        return False
    contrast = part.opener in _CONTRAST or norms[0] in _CONTRAST
    if (norms[0] in _COMMENTS and "wil" not in norms) or "weg" in norms:
        return False
    if not contrast and "nog" in norms and not _IS.isdisjoint(norms):  # how it still is, not how it is wanted
        return False
    if len(norms) < (2 if contrast else 3):
        return False
    if any(is_anchor(reading, i) for i in tokens) or (contrast and len(norms) >= 4):
        return True
    own = [i for i in tokens if reading.is_in(i, "eerste-persoon")]
    return bool(own) and any(not is_function_word(norm) for norm in norms)


_CONTRAST = frozenset("maar wel liever enkel alleen gewoon juist".split())
# What nobody wishes for: a clause that tells only this is no positive half.
_MISERY = frozenset(
    """eenzaam alleen boos bang moe verdrietig rot ziek ruzie pijn stress kwijt zat verslaafd schulden kapot gek
    angstig somber depressief gestoord moeilijk zwaar lastig erg te""".split()
)
_COMMENTS = frozenset("te dit dat daar daarom nu".split())  # a clause that begins so comments on the one before
_SITTING = frozenset("zit zitten zat zaten".split())
_IS = frozenset("is ben zijn was heb heeft".split())
# Clauses that only carry the negative one further: a reason, a condition, a time, a relative clause.
_GOES_ON = frozenset(
    """als omdat want dat die toen waar wat of wie hoe doordat tenzij terwijl sinds voordat nadat zoals dus
    waardoor waarvan waarmee wanneer om indien aangezien daardoor hierdoor vanwege door daarom""".split()
)
