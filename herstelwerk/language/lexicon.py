"""All word lists compiled once into one look-up: a word costs one dictionary access, whatever the number of lists.

Every list is a bit. A word knows the bits of the lists it stands in, and the phrases that begin with it.
A text's bits are those of its words together, so that a rule can see in one comparison that it has
nothing to do (docs/decisions/0004-one-token-table.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from herstelwerk.language.inflection import base_forms, noun_forms
from herstelwerk.language.spelling import is_dutch, sound
from herstelwerk.language.tokens import normalise
from herstelwerk.language.verbs import Verbs
from herstelwerk.language.wordlist import GAP, ListEntry

LEAST_TO_FORGIVE = 5  # letters; shorter words sound like too many others
MAX_CACHED = 60_000  # words; texts of strangers may not grow memory without end


class Phrase(NamedTuple):
    """A list entry of more words; `rest` is what must follow the words that led to it."""

    bit: int
    rest: tuple[str, ...]
    entry: ListEntry


_ANY = ""  # stands for a starred word among the last words of phrases; every text has it


class Begun(NamedTuple):
    """The phrases that begin with a word: by the word that must follow, and those in which a gap or star comes next.

    `finals` are the last words of the gapped ones, for a quick look whether any of them can stand in a text.
    """

    following: dict[str, tuple[Phrase, ...]]
    gapped: tuple[Phrase, ...]
    finals: frozenset[str]


class Word:
    """What the lists know of one word."""

    __slots__ = ("_begun", "all_bits", "bits", "entries", "form_set", "forms", "norm", "phrases")

    def __init__(self, norm: str, forms: tuple[str, ...]) -> None:
        self.norm = norm
        self.forms = forms
        self.form_set = frozenset(forms)
        self.bits = 0  # lists that hold the word itself
        self.all_bits = 0  # and lists with a phrase that begins with it
        self.entries: dict[int, ListEntry] = {}
        self.phrases: list[Phrase] = []
        self._begun: dict[int, Begun] = {}

    def begun(self, mask: int) -> Begun:
        """The phrases of these lists that begin with the word."""
        found = self._begun.get(mask)
        if found is None:
            following: dict[str, tuple[Phrase, ...]] = {}
            gapped: list[Phrase] = []
            for phrase in self.phrases:
                if not phrase.bit & mask:
                    continue
                second = phrase.rest[0]
                if second == GAP or "*" in second:
                    gapped.append(phrase)
                else:
                    following[second] = (*following.get(second, ()), phrase._replace(rest=phrase.rest[1:]))
            finals = frozenset(_ANY if "*" in phrase.rest[-1] else phrase.rest[-1] for phrase in gapped)
            found = self._begun[mask] = Begun(following, tuple(gapped), finals)
        return found


class Lexicon(dict[str, Word]):
    """Surface word → `Word`, filled as texts come by. Build it once from parsed lists.

    `lists` maps the name of a list to its entries; `exact` names lists whose entries are not inflected, `nouns` those
    that hold no verbs, `general` those whose words tell nothing particular;
    `verbs` knows finite verbs.
    """

    def __init__(
        self,
        lists: Mapping[str, tuple[ListEntry, ...]],
        exact: Collection[str] = (),
        nouns: Collection[str] = (),
        general: Collection[str] = (),
        verbs: Verbs | None = None,
    ) -> None:
        super().__init__()
        self.verbs = verbs or Verbs((), ())
        self.bit = {name: 1 << i for i, name in enumerate(lists)}
        self.general = sum(self.bit[name] for name in general)
        self._words: dict[str, list[tuple[int, ListEntry]]] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        self._endings: dict[str, list[tuple[int, ListEntry]]] = {}
        self._beginnings: dict[str, list[tuple[int, ListEntry]]] = {}
        self._exact = sum(self.bit[name] for name in exact)
        self._nouns = sum(self.bit[name] for name in nouns)
        for name, entries in lists.items():
            for entry in entries:
                self._add(self.bit[name], entry)
        self._by_sound: dict[str, str] = {}  # made when the first misspelt word comes by
        self._sizes = sorted({len(e) for e in (*self._endings, *self._beginnings)})

    def _add(self, bit: int, entry: ListEntry) -> None:
        first, *rest = entry.words
        if rest:
            self._phrases.setdefault(first, []).append(Phrase(bit, tuple(rest), entry))
        elif first.startswith("*"):
            self._endings.setdefault(first[1:], []).append((bit, entry))
        elif first.endswith("*"):
            self._beginnings.setdefault(first[:-1], []).append((bit, entry))
        else:
            self._words.setdefault(first, []).append((bit, entry))

    def __missing__(self, surface: str) -> Word:
        if len(self) >= MAX_CACHED:
            self.clear()
        norm = normalise(surface)
        word = Word(norm, base_forms(norm))
        nouns = set(noun_forms(norm))
        for form in word.forms:
            closed = 0 if form == norm else self._exact if form in nouns else self._exact | self._nouns
            for bit, entry in self._words.get(form, ()):
                if not bit & closed:
                    word.bits |= bit
                    word.entries.setdefault(bit, entry)
            for phrase in self._phrases.get(form, ()):
                if not phrase.bit & closed:
                    word.phrases.append(phrase)
                    word.all_bits |= phrase.bit
        self._add_starred(word)
        if "-" in norm[1:-1] and not word.bits:
            for part in norm.split("-"):
                if part and (known := self[part]).bits & self.general:
                    word.bits |= known.bits & self.general
                    word.entries.update(known.entries)
        word.all_bits |= word.bits
        if not word.all_bits and len(norm) >= LEAST_TO_FORGIVE and norm.isalpha():
            self._forgive(word)
        self[surface] = word
        return word

    def _forgive(self, word: Word) -> None:
        """A misspelt word ("zuinich", "gezont") stands in the lists of the word it sounds like."""
        if not self._by_sound:
            self._by_sound = {
                sound(listed): listed
                for listed, held in self._words.items()
                if any(bit & self.general for bit, _ in held)
            }
        listed = self._by_sound.get(sound(word.norm))
        if listed is None or is_dutch(word.norm):
            return
        for bit, entry in self._words[listed]:
            if not bit & self._exact:
                word.bits |= bit
                word.entries.setdefault(bit, entry)
        word.all_bits |= word.bits

    def _add_starred(self, word: Word) -> None:
        for form in (word.norm, *(word.norm[: -len(ending)] for ending in _PLURALS if word.norm.endswith(ending))):
            for size in self._sizes:
                if size > len(form):
                    break
                for bit, entry in (*self._endings.get(form[-size:], ()), *self._beginnings.get(form[:size], ())):
                    word.bits |= bit
                    word.entries.setdefault(bit, entry)


_PLURALS = ("en", "s", "e", "n")  # also of the words that a starred entry stands for
