"""Words that point to one person: numbers, addresses, dates of birth, full names (the code `identifying`).

    names = Names(first_names, surnames, not_surnames, institutions)  # once, from the lines of the lists
    find_identifying("Bel Kees Fictief op 06-00000000.", names)

Pure: no files and no clock. One file per kind; the source of every check stands in its docstring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from herstelwerk.language.identifying.address import find_addresses
from herstelwerk.language.identifying.bank import find_ibans
from herstelwerk.language.identifying.birth import find_birth_dates
from herstelwerk.language.identifying.full_name import find_full_names
from herstelwerk.language.identifying.model import ACCENTS, BLANK, UPPER, Found, Identity
from herstelwerk.language.identifying.names import Names
from herstelwerk.language.identifying.numbers import find_bsns, find_national_numbers, find_registered_numbers
from herstelwerk.language.identifying.online import find_online
from herstelwerk.language.identifying.particles import PARTICLES
from herstelwerk.language.identifying.phone import find_phones, find_spoken_phones
from herstelwerk.language.identifying.plates import find_plates
from herstelwerk.language.identifying.rooms import find_rooms

MOST = 20  # of one kind in one text; a text with more has told enough

__all__ = ["Identity", "Names", "find_identifying"]

# Cheap looks that most sentences do not pass: together about two microseconds.
_DIGIT_OR_AT = re.compile("[0-9@]")
_DIGIT = re.compile("[0-9]")
_LEAST_LONG = 6  # digits of the shortest telephone number, BSN or IBAN that is still told, typing errors and all
_LEAST_REGISTERED = 4  # digits of a client number
_LEAST_DATE = 3  # 1-2-84 has four; 3 mei '84 has three
_CAPITAL = re.compile("[A-Z\u00c0-\u1eff]")  # or another letter beyond ASCII
# Signs that only look different: each becomes one sign, so that places stay where they are.
_PLAIN = str.maketrans(dict.fromkeys("‐‑‒−", "-") | dict.fromkeys("\xa0\u202f\u2007\u2009", " "))
_STUCK = re.compile('[("“„‘«/\\[-]')  # signs that stick to the front of a word
_ADDRESS = re.compile(
    r"stra?a?t|laan|gracht|kade|singel|dreef|steeg|plantsoen|boulevard|str\.|nummer|[0-9][ \u00a0]?[A-Z]{2}(?!\w)"
    rf"|[{UPPER}][\w'’.-]{{2,}},?[ \u00a0]{{1,2}}(?:n[ro]?[.:]? ?|huisnr[.:]? ?)?[0-9]"
)
_SPOKEN = frozenset("nul Nul NUL apenstaart apenstaartje Apenstaartje apestaartje apestaart".split())
_ANY_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_TWO_CAPITALS = re.compile(
    rf"[{UPPER}](?<![\w'’{ACCENTS}-][{UPPER}])[\w'’{ACCENTS}-]*+(?:\.[{BLANK}]?|[{BLANK}]{{1,2}})"
    rf"(?:(?:{_ANY_PARTICLE})[{BLANK}]{{1,2}}){{0,4}}(?:d['’])?[{UPPER}]",
)
_PLACEHOLDER = re.compile(r"\[[^\[\]\n@]{1,40}\]")


def find_identifying(text: str, names: Names) -> tuple[Identity, ...]:
    """The words of a text that point to one person, from left to right, never overlapping.

    Kinds: bsn, national_number, registered_number, iban, phone, email, handle, address, birth_date,
    licence_plate, institution_room, full_name. Grade 1 where a check passes or the data stand complete, 2
    where only the shape fits. What stands in square brackets is a placeholder and is left alone.
    """
    if not text.isascii():
        text = text.translate(_PLAIN)
    found: list[Identity] = []
    words = (_STUCK.sub(" ", text) if _STUCK.search(text) else text).split()
    if _DIGIT_OR_AT.search(text):
        found += _with_signs(text, names)
    if ".com/" in text or "(at)" in text or not _SPOKEN.isdisjoint(words):
        found += (*first(find_online(text)), *first(find_spoken_phones(text)))
    named = not names.writings.isdisjoint(words) and not names.tails.isdisjoint(words)
    if named or (_CAPITAL.search(text, 1) and _TWO_CAPITALS.search(text)):
        found += first(find_full_names(text, names))
    return _not_overlapping(text, found) if found else ()


def first(found: Found) -> Iterator[Identity]:
    """As many of one kind as anybody needs to see of one text."""
    return islice(found, MOST)


def _with_signs(text: str, names: Names) -> list[Identity]:
    """What holds a digit or an at sign; the surest kind first, for it wins where two overlap."""
    found = [*first(find_online(text))] if "@" in text else []
    digits = len(_DIGIT.findall(text))
    long = digits >= _LEAST_LONG
    if long:
        found += (*first(find_ibans(text)), *first(find_national_numbers(text)))
    found += first(find_plates(text))
    if digits >= _LEAST_DATE:
        found += first(find_birth_dates(text))
    if long:
        found += (*first(find_bsns(text)), *first(find_phones(text)))
    if digits >= _LEAST_REGISTERED:
        found += first(find_registered_numbers(text))
    if "06" in text:
        found += first(find_spoken_phones(text))
    if _ADDRESS.search(text):
        found += first(find_addresses(text))
    return [*found, *first(find_rooms(text, names))]


def _not_overlapping(text: str, found: Iterable[Identity]) -> tuple[Identity, ...]:
    """The earlier in the row wins; placeholders win from all."""
    taken = bytearray(len(text))
    for match in _PLACEHOLDER.finditer(text):
        if _is_placeholder(match[0]):
            taken[match.start() : match.end()] = b"\1" * len(match[0])
    kept = []
    for identity in found:
        if taken.find(1, identity.start, identity.end) < 0:
            taken[identity.start : identity.end] = b"\1" * (identity.end - identity.start)
            kept.append(identity)
    return tuple(sorted(kept, key=lambda identity: identity.start))


def _is_placeholder(bracketed: str) -> bool:
    """`[ZUS-1]`, `[dochter]`; not a whole name or number that somebody put in brackets."""
    few_digits = sum(map(str.isdigit, bracketed)) < 5
    return few_digits and (" " not in bracketed or bracketed.upper() == bracketed)
