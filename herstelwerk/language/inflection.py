"""From a word as it stands to the base forms a list may hold it under.

Deliberately generous and without a dictionary: every candidate is only ever looked up in a list, so a
candidate that is no word costs nothing. It has to forgive ("gewerkt", "werkde", "problemen", "sociale"),
since trainees and their clients write as they speak.
"""

from __future__ import annotations

_VOWELS = "aeiou"
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
_DIPHTHONGS = frozenset("aa ee oo uu ie oe eu ui ei ij ou au ii".split())
_IRREGULAR = {"kinderen": "kind", "eieren": "ei", "steden": "stad", "leden": "lid", "schepen": "schip", "goeie": "goed"}
_DIMINUTIVES = ("etje", "tje", "pje", "kje", "je", "ke")


# Words that are never an inflected form of another, however they look ("want" is no "wanen").
_FIXED = frozenset(
    """want zijn haar hier daar waar toen dan als dat die deze dit wat wie hoe door voor over onder tussen tegen sinds
    vanaf naar bij met van aan uit maar ook nog wel niet geen heel zeer weer alle alles iets niets iemand niemand
    iedereen even eens altijd nooit vaak soms bijna juist liefst toch dus omdat zodat terwijl voordat nadat samen zelf
    alleen mijn jouw onze hun deze zulke andere ander ondanks tijdens volgens zonder binnen buiten achter naast langs
    heeft hebben wordt worden moet moeten mag mogen kan kunnen zal zullen wil willen""".split()
)


def is_function_word(word: str) -> bool:
    """Whether a word (normalised) carries grammar rather than meaning: ik, dat, wil, mijn."""
    return word in _FIXED or len(word) < 3


def base_forms(word: str) -> tuple[str, ...]:
    """All base forms under which a list may hold `word` (normalised), itself first, without doubles."""
    found = dict.fromkeys(noun_forms(word))
    if word in _FIXED or len(word) < 4 or not word.isalpha():
        return tuple(found)
    for stem in _verb_stems(word):
        found.update(dict.fromkeys(_infinitives(stem)))
    return tuple(found)


def noun_forms(word: str) -> tuple[str, ...]:
    """The base forms of a noun or adjective only, for lists that hold no verbs: "gezond" is no form of "zonen"."""
    if word in _FIXED:
        return (word,)
    if len(word) < 4 or not word.isalpha():
        short = word[:-2] if word.endswith("'s") and len(word) > 4 else ""
        return (word, short) if short else (word,)
    found = dict.fromkeys((word, *filter(None, [_IRREGULAR.get(word)])))
    for stem in _noun_stems(word):
        found.update(dict.fromkeys(_spellings(stem)))
    return tuple(found)


def _noun_stems(word: str) -> list[str]:
    """The word without a plural, adjective, diminutive or comparative ending."""
    stems = []
    single = word[:-1] if word.endswith("s") else word
    if single != word:
        stems.append(single)
    for ending in _DIMINUTIVES:
        if single.endswith(ending) and len(single) - len(ending) >= 2:
            stems.append(single[: -len(ending)])
    for ending in ("en", "e", "ere", "er", "ste", "st"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stems.append(word[: -len(ending)])
    return stems


def _verb_stems(word: str) -> list[str]:
    """The word without what conjugation puts in front (ge) and behind (t, te, de, ten, den, d)."""
    stems = [word]
    for bare in (word, word[2:] if word.startswith("ge") and len(word) > 5 else ""):
        if bare and bare != word:
            stems.append(bare)
        for ending in ("ten", "den", "te", "de", "t", "d", "end", "ende"):
            if bare.endswith(ending) and len(bare) - len(ending) >= 2:
                stems.append(bare[: -len(ending)])
    if "ge" in word[2:5]:  # separable: opgeruimd -> opruimen, afgewassen -> afwassen
        cut = word.index("ge", 2)
        rest = word[:cut] + word[cut + 2 :]
        stems += [rest, rest[:-1]]
        if rest.endswith("en"):
            stems.append(rest[:-2])
    return stems


def _spellings(stem: str) -> list[str]:
    """A stem as it is spelt when it stands alone: problem -> probleem, liev -> lief, dikk -> dik."""
    forms = [stem]
    if len(stem) < 3:
        return forms
    last = stem[-1]
    if last == stem[-2] and last in _CONSONANTS:
        forms.append(stem[:-1])
    if last in _CONSONANTS and stem[-2] in _VOWELS and stem[-3:-1] not in _DIPHTHONGS:
        forms.append(stem[:-1] + stem[-2] + last)
    for form in tuple(forms):
        if form[-1] == "v":
            forms.append(form[:-1] + "f")
        elif form[-1] == "z":
            forms.append(form[:-1] + "s")
    return forms


def _infinitives(stem: str) -> list[str]:
    """The infinitives a stem may belong to: kook -> koken, zwem -> zwemmen, leef -> leven, doe -> doen."""
    if len(stem) < 2:
        return []
    last = stem[-1]
    forms = [stem + "en", stem + "n"]
    if last not in _CONSONANTS or len(stem) < 3:
        return forms
    voiced = {"f": "v", "s": "z"}.get(last, last)
    if voiced != last:
        forms.append(stem[:-1] + voiced + "en")
    if stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        forms.append(stem + last + "en")
    if stem[-2] == stem[-3] and stem[-2] in _VOWELS:
        forms.append(stem[:-2] + last + "en")
        forms.append(stem[:-2] + voiced + "en")
    return forms
