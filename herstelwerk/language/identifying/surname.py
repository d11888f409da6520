"""Reading a surname: particles (van der), a head (Berg), and what is tied to it (-Jansen)."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from herstelwerk.language.identifying.line import Line
from herstelwerk.language.identifying.names import Names
from herstelwerk.language.identifying.particles import (
    ABBREVIATIONS,
    HOUSE_NOUNS,
    LISTED_ONLY,
    ORGANISATION_ENDINGS,
    PARTICLES,
    STREET_ENDINGS,
    SURE_LOWER,
    SURE_PARTICLES,
    TITLES,
)


class Trust(IntEnum):
    """How much a surname is worth by itself."""

    LOWER = 1  # in lower case, and known or after van der, el
    MAYBE = 2  # "van" and a capital: a surname, or where somebody is from
    CAPITAL = 3  # a capital that nothing speaks against
    LISTED = 4  # in the list, with its capital


class Surname(NamedTuple):
    """A surname up to, not including, word `end`; `bare` when it has no particle."""

    end: int
    trust: Trust
    bare: bool


_MOST_PARTICLES = 4


def read_surname(line: Line, i: int, names: Names) -> Surname | None:
    """The surname that begins at word `i`, or nothing."""
    head = _head(line, i)
    if head is None:
        return None
    particles = line.folded[i:head]
    if line.words[i] == "van" and any(word[0].isupper() for word in line.words[i + 1 : head]):
        return None  # van De Brug: where somebody is from
    last = _tied(line, head)
    bare = not particles
    plain = _listed(line, particles, head, names)
    capital = line.is_capital(head)
    if capital and plain is not None:
        trust: Trust | None = Trust.LISTED
    elif capital:
        trust = _unlisted(line, i, head, names)
    elif plain or (len(line.words[head]) > 2 and _is_sure_lower(line, i, head)):
        trust = Trust.LOWER
    else:
        trust = None
    return None if trust is None else Surname(_double(line, last + 1, names), trust, bare)


def _head(line: Line, i: int) -> int | None:
    """The word that the particles at `i` lead to."""
    head = i
    while line.folded[head] in PARTICLES and head - i < _MOST_PARTICLES:
        head += 1
        if not line.joined(head):
            return None
    word = line.words[head]
    if word[:2] in ("D'", "d'", "D’", "d’", "O'", "O’"):
        word = word[2:]
    return head if len(word) > 1 or (word.isupper() and head > i) else None


def _tied(line: Line, head: int) -> int:
    """The last word of what a hyphen ties to the head: Vries-van den Berg."""
    if line.folded[head].rpartition("-")[2] not in PARTICLES or "-" not in line.folded[head]:
        return head
    last = head
    while last - head < _MOST_PARTICLES and line.joined(last + 1):
        last += 1
        if line.folded[last] not in PARTICLES:
            return last
    return head


def _double(line: Line, end: int, names: Names) -> int:
    """Past a second surname right behind the first: Garcia Lopez, Jansen de Vries."""
    if not line.joined(end):
        return end
    head = _head(line, end)
    if head is None or not line.is_capital(head) or line.shouts(head) != line.shouts(end - 1):
        return end
    return head + 1 if _listed(line, line.folded[end:head], head, names) is not None else end


def _listed(line: Line, particles: list[str], head: int, names: Names) -> bool | None:
    """What the list says of the surname: a name and nothing else, also a word, or (None) not listed."""
    word = line.folded[head].removesuffix("'s").rstrip("'")
    first, _, tied = word.partition("-")
    full = names.surnames.get(" ".join((*particles, word)))
    if full is None and tied:
        full = names.surnames.get(" ".join((*particles, first)))
    if (
        full is None
        and not particles
        and line.is_capital(head)
        and first in names.surname_heads
        and first not in names.blocked
    ):
        return False
    return full


def _unlisted(line: Line, i: int, head: int, names: Names) -> Trust | None:
    """A capital that the list does not know: a surname unless it is another thing with a capital."""
    word = line.folded[head]
    if line.shouts(head) or word in names.blocked or word in HOUSE_NOUNS or word in TITLES or word in ABBREVIATIONS:
        return None
    if word.endswith(STREET_ENDINGS):
        return None
    if head == i:
        return Trust.CAPITAL
    return _after_particles(line, i, head, names)


def _after_particles(line: Line, i: int, head: int, names: Names) -> Trust | None:
    particles = line.folded[i:head]
    if particles[0] == "van" and (
        line.folded[head].endswith(ORGANISATION_ENDINGS) or names.is_institution(line.words[head])
    ):
        return None
    capital = line.words[i][0].isupper()
    if LISTED_ONLY.intersection(particles) and not (particles[-1] in ("'t", "den") or (capital and len(particles) > 1)):
        return None
    if not SURE_PARTICLES.isdisjoint(particles) or capital:
        return Trust.CAPITAL
    return Trust.MAYBE


def _is_sure_lower(line: Line, i: int, head: int) -> bool:
    return head > i and " ".join(line.folded[i:head]) in SURE_LOWER
