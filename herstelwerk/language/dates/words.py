"""Looking a word up: its category and number, straight from the vocabulary or with a slip of the keyboard."""

from typing import Final

from herstelwerk.language.dates import vocabulary
from herstelwerk.language.dates.almanac import FEASTS
from herstelwerk.language.dates.categories import Cat
from herstelwerk.language.dates.numerals import number_words, weekday_words
from herstelwerk.language.dates.spelling import Corrector

Lexeme = tuple[Cat, int]

#: Names of feast days in a fixed order: the number of a ``Cat.FEAST`` word is its place here.
FEAST_ORDER: Final = tuple(FEASTS)
#: The number of a feast whose day is not computed (it depends on another calendar).
NO_FEAST: Final = -1

OTHER: Final[Lexeme] = (Cat.OTHER, 0)


def _feast(name: str) -> Lexeme:
    return Cat.FEAST, FEAST_ORDER.index(name) if name else NO_FEAST


def _lexicon() -> dict[str, Lexeme]:
    rows = (*vocabulary.UNITS, *vocabulary.RELATIONS, *vocabulary.REPETITION, *vocabulary.STANCE)
    words: dict[str, Lexeme] = {w: (cat, value) for cat, value, row in rows for w in row.split()}
    words |= number_words()
    names = (*vocabulary.MONTHS, *vocabulary.DAYS)
    words |= {w: (cat, value) for cat, value, row in names for w in row.split()}
    words |= weekday_words()
    return words | {w: _feast(name) for name, row, _ in vocabulary.FEASTS for w in row.split()}


def _combined() -> dict[str, list[tuple[tuple[str, ...], Lexeme]]]:
    table: dict[str, list[tuple[tuple[str, ...], Lexeme]]] = {}
    rows = [(row, (cat, value)) for cat, value, row in vocabulary.COMBINED]
    rows += [(row, _feast(name)) for name, _, row in vocabulary.FEASTS if row]
    for row, meaning in rows:
        for phrase in row.split(", "):
            first, *rest = phrase.split()
            table.setdefault(first, []).append((tuple(rest), meaning))
    for choices in table.values():  # the longest first
        choices.sort(key=lambda choice: -len(choice[0]))
    return table


LEXICON: Final = _lexicon()
#: First word of a fixed combination: the words that follow and what they mean together.
COMBINED: Final = _combined()

#: Words of time other than names that are misspelt often enough to forgive.
_FORGIVEN: Final = frozenset(
    "vandaag vanavond vanmiddag overmorgen tomorrow volgende komende aanstaande eerstvolgende uiterlijk "
    "dagelijks wekelijks maandelijks".split()
)
_NAMES: Final = frozenset({Cat.WEEKDAY, Cat.WEEKDAYS, Cat.MONTH, Cat.FEAST})
_SHORTEST_NAME: Final = 6
#: Short names with too many neighbours among ordinary words.
_CROWDED: Final = frozenset({"easter", "donder", "zater", "augus", "monday", "sunday"})

_corrector = Corrector(
    word
    for word, (cat, _) in LEXICON.items()
    if word in _FORGIVEN or (cat in _NAMES and len(word) >= _SHORTEST_NAME and word not in _CROWDED)
)


def lexeme(word: str) -> Lexeme:
    """Category and number of a lower-case word without accents; ``OTHER`` for any other word."""
    known = LEXICON.get(word)
    if known is not None:
        return known
    meant = _corrector.correct(word)
    return OTHER if meant is None else LEXICON[meant]
