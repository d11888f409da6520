"""Words that are built by rule: Dutch numerals, ordinals, and the days of the week with their endings."""

from typing import Final

from herstelwerk.language.dates.categories import Cat

_ONES: Final = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien"
).split()
_TENS: Final = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
_ORDINALS: Final = (
    "nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende"
).split()
_ENGLISH: Final = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ENGLISH_ORDINALS: Final = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()

_WEEKDAYS: Final = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_ENGLISH_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_CLEAR: Final = (
    "mndg mandag maandg maan", "dnsdg dins tue tues", "wnsdg woe woens", "dndrdg dond donder thu thurs",
    "vrdg vri vrijd fri", "ztrdg zater", "zndg zond",
)  # fmt: skip
#: Short forms that are also ordinary words (ma, zo, zat, mon): the grammar asks for a number beside them.
_UNCLEAR: Final = ("ma maa mon", "di din", "wo wed", "do don", "vr vrij", "za zat sat", "zo zon sun")
_PARTS: Final = "ochtend morgen voormiddag middag namiddag avond nacht vroeg".split()

LAST: Final = -1


def number_words() -> dict[str, tuple[Cat, int]]:
    """Numerals up to a hundred, ordinals up to the 31st, and "anderhalf"."""
    numbers = {word: n for words in (_ONES, _ENGLISH) for n, word in enumerate(words)}
    ordinals = {word: n for words in (_ORDINALS, _ENGLISH_ORDINALS) for n, word in enumerate(words)}
    for ten, name in enumerate(_TENS, start=2):
        numbers[name] = ten * 10
        numbers |= {f"{_ONES[one]}en{name}": ten * 10 + one for one in range(1, 10)}
    ordinals |= {f"{word}ste": n for word, n in numbers.items() if 20 <= n <= 31}
    ordinals |= {f"{word}n": n for word, n in ordinals.items()}  # Flemish: "den elfden"
    numbers |= {"n": 1, "ne": 1, "ene": 1, "nen": 1, "honderd": 100, "twe": 2, "vyf": 5}
    words: dict[str, tuple[Cat, int]] = {word: (Cat.NUM, n) for word, n in numbers.items()}
    words |= {word: (Cat.ORD, n) for word, n in ordinals.items()}
    words |= dict.fromkeys(("laatste", "allerlaatste", "last"), (Cat.ORD, LAST))
    return words | dict.fromkeys(("anderhalf", "anderhalve"), (Cat.HALVES, 3))


def weekday_words() -> dict[str, tuple[Cat, int]]:
    """Days of the week: whole, with a part of the day, plural, and short."""
    words: dict[str, tuple[Cat, int]] = {}
    for number, day in enumerate(_WEEKDAYS):
        english = _ENGLISH_WEEKDAYS[number]
        words |= dict.fromkeys((day, english, *_CLEAR[number].split()), (Cat.WEEKDAY, number))
        words |= {day + part: (Cat.WEEKDAY, number) for part in _PARTS}
        words |= dict.fromkeys(_UNCLEAR[number].split(), (Cat.SHORT, number))
        plurals = (f"{english}s", *(day + end for end in ("en", "s", "avonden", "ochtenden", "middagen")))
        words |= dict.fromkeys(plurals, (Cat.WEEKDAYS, number))
    return words
