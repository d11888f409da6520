"""Full names: a first name or initials with a surname. No first name alone, no title with a surname.

What speaks for a name: a known first name; a title, a relation or a word of naming before it (mevrouw, mijn
buurvrouw, heet); initials; a known surname. What speaks against: an article before it (de Jan van
Galenstraat), a house before or behind it, a saint or a king, an artist, and the list of what is no name.
"""

from __future__ import annotations

from herstelwerk.language.identifying.line import Line
from herstelwerk.language.identifying.model import COMPLETE, SHAPE, Found, Identity
from herstelwerk.language.identifying.names import Names
from herstelwerk.language.identifying.particles import (
    ABBREVIATIONS,
    ARTICLES,
    ARTISTS,
    HALLOWED,
    HOUSE_ENDINGS,
    HOUSE_NOUNS,
    HOUSES,
    LETTERED,
    NAMING,
    PARTICLES,
    RELATIONS,
    SECOND_NAMES,
    STARTERS,
    TITLES,
    WORKS,
)
from herstelwerk.language.identifying.surname import Surname, Trust, read_surname

_MOST_GIVEN = 4
_MOST_INITIALS = 6
_LONGEST_PHRASE = 6
_AFTER_INITIAL = (".", ". ", ".\u00a0", ".  ")
_NO_GIVEN_NAME = PARTICLES | TITLES | RELATIONS | HOUSES | NAMING


def find_full_names(text: str, names: Names) -> Found:
    """Full names: grade 1 with first name and surname; 2 with initials, in lower case or less sure."""
    line = Line(text)
    i = 0
    while i < len(line):
        word = line.folded[i]
        if not (line.words[i][0].isupper() or word in names.first or "-" in word):
            i += 1
            continue
        skip = _phrase(line, i, names) if word in names.openers else 0
        if skip:
            i += skip
            continue
        found = _name_at(line, i, names)
        if found is None:
            i += 1
            continue
        end, grade = found
        if not _is_other(line, i, end, names):
            genitive = 2 if line.words[end - 1].endswith(("'s", "’s")) else 0
            yield Identity("full_name", line.starts[i], line.ends[end - 1] - genitive, grade)
        i = end


def _phrase(line: Line, i: int, names: Names) -> int:
    """How many words at `i` are together a known thing or a known person; 0 when they are none."""
    longest = 1
    while longest < _LONGEST_PHRASE and i + longest < len(line) and len(line.gap(i + longest)) <= 2:
        longest += 1
    for size in range(longest, 1, -1):
        if " ".join(line.folded[i : i + size]) in names.phrases:
            return size
    return 0


def _name_at(line: Line, i: int, names: Names) -> tuple[int, int] | None:
    """Word after the name that begins at word `i`, and its grade."""
    if line.is_initial(i):
        return _with_initials(line, i, names)
    known = names.first_name(line.words[i])
    if known is not None:
        found = _with_first_name(line, i, known, names)
        if found is not None:
            return found
    return _with_unknown(line, i, names) if line.is_capital(i) and not known else None


def _with_first_name(line: Line, i: int, plain: bool, names: Names) -> tuple[int, int] | None:
    """A known first name, perhaps more of them or an initial, and a surname."""
    if not line.words[i][0].isupper():
        surname = read_surname(line, i + 1, names) if plain and line.joined(i + 1) else None
        return (surname.end, SHAPE) if surname and surname.trust in (Trust.LOWER, Trust.LISTED) else None
    end = _given_end(line, i, names)
    surname = _after_given(line, end, names)
    if surname is None:
        return _second_as_surname(line, i, end, names)
    unsure = not plain and line.begins_sentence(i) and surname.trust != Trust.LISTED
    if unsure and (line.folded[i] in STARTERS or surname.trust != Trust.CAPITAL):
        return None
    if line.shouts(i) and line.shouts(surname.end - 1) and surname.trust != Trust.LISTED:
        return None
    return surname.end, SHAPE if unsure or surname.trust in (Trust.LOWER, Trust.MAYBE) else COMPLETE


def _given_end(line: Line, i: int, names: Names) -> int:
    """Word after the given names that begin at word `i`: Jan Peter R."""
    end = i + 1
    while end - i < _MOST_GIVEN and line.joined(end):
        initial = line.is_initial(end) and end + 1 < len(line) and line.gap(end + 1) in _AFTER_INITIAL
        known = line.is_capital(end) and names.first_name(line.words[end]) is not None
        if not initial and not (known and line.folded[end] not in PARTICLES):
            break
        end += 1
    return end


def _after_given(line: Line, end: int, names: Names) -> Surname | None:
    """The surname behind the given names, which a blank or the point of an initial parts from them."""
    after_initial = 0 < end < len(line) and line.is_initial(end - 1) and line.gap(end) in _AFTER_INITIAL
    if not after_initial and not line.joined(end):
        return None
    return read_surname(line, end, names)


def _second_as_surname(line: Line, i: int, end: int, names: Names) -> tuple[int, int] | None:
    """Two first names of which the last is a surname too (Ahmed Hassan); Anna Maria is a first name only."""
    last = line.folded[end - 1]
    if end - i < 2 or last not in names.surnames or line.is_initial(end - 1):
        return None
    return end, SHAPE if last in SECOND_NAMES else COMPLETE


def _with_initials(line: Line, i: int, names: Names) -> tuple[int, int] | None:
    """J. de Vries, A.B. Jansen: grade 2, for the first name is lacking."""
    end = i + 1
    while end < len(line) and end - i < _MOST_INITIALS and line.is_initial(end) and line.gap(end) in _AFTER_INITIAL:
        end += 1
    if end >= len(line) or line.gap(end) not in _AFTER_INITIAL:
        return None
    letters = "".join(line.folded[i:end])
    surname = read_surname(line, end, names)
    if surname is None or letters in ABBREVIATIONS or surname.trust in (Trust.LOWER, Trust.MAYBE):
        return None
    alone = surname.bare and surname.trust != Trust.LISTED
    if end - i == 1 and (line.before(i) in LETTERED or (alone and _may_open(line, i, end, names))):
        return None
    return surname.end, SHAPE


def _may_open(line: Line, i: int, end: int, names: Names) -> bool:
    """Whether letter and capital can be the head of a list (A. Wonen) or the seam of two sentences."""
    heading = line.folded[i] in "abcdefgh" and (i == 0 or "\n" in line.gap(i))
    return heading or names.first_name(line.words[end]) is not None


def _with_unknown(line: Line, i: int, names: Names) -> tuple[int, int] | None:
    """An unknown capital and a surname: after a title, a relation or a naming, or with a known surname."""
    word = line.folded[i]
    if word in _NO_GIVEN_NAME or word in names.blocked:
        return None
    if not line.joined(i + 1) or names.is_institution(line.words[i]):
        return None
    surname = read_surname(line, i + 1, names)
    if surname is None or surname.trust not in (Trust.LISTED, Trust.CAPITAL):
        return None
    if _is_called(line, i):
        return None if word in names.surnames and surname.trust != Trust.LISTED else (surname.end, COMPLETE)
    odd = (
        line.begins_sentence(i)
        or line.shouts(i)
        or len(word) < 3
        or word in names.surnames
        or word.endswith(HOUSE_ENDINGS)
    )
    return None if odd or surname.trust != Trust.LISTED else (surname.end, SHAPE)


def _is_called(line: Line, i: int) -> bool:
    """Whether a title, a relation or a naming stands before word `i`: heet Xin, naam: Xin, naam is Xin."""
    if i == 0 or line.gap(i) not in (" ", ". ", ": ", ", "):
        return False
    before = line.folded[i - 1]
    if before in TITLES:
        return line.gap(i) in (" ", ". ")
    if before in RELATIONS:
        return line.gap(i) in (" ", ", ")
    return before in NAMING or (before == "is" and line.before(i - 1) == "naam")


def _is_other(line: Line, i: int, end: int, names: Names) -> bool:
    """Whether the name belongs to a street, a house, a saint, a king or an artist."""
    before = line.before(i)
    if before in ARTICLES or before in HALLOWED or before in ARTISTS or before in HOUSES:
        return True
    if before and before.endswith(HOUSE_ENDINGS) and before not in names.first:
        return True
    if before in ("van", "met", "over") and i > 1 and line.before(i - 1) in WORKS:
        return True
    return line.joined(end) and line.is_capital(end) and line.folded[end] in HOUSE_NOUNS
