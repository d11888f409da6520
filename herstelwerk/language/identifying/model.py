"""What is found, and the characters that names are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

COMPLETE = 1  # a check passes, or the data stand complete
SHAPE = 2  # only the shape fits

BLANK = " \u00a0\u202f"  # blanks that keep words in one line
ACCENTS = "\u0300-\u036f"  # combining accents: no \w in Python, yet they belong to their letter
UPPER = "A-Z" + "".join(sign for sign in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if sign.isupper())

_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‑": "-", "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)


class Identity(NamedTuple):
    """Words that point to one person: `text[start:end]`, the kind, and how sure (`COMPLETE` or `SHAPE`)."""

    kind: str
    start: int
    end: int
    grade: int


Found = Iterator[Identity]


def fold(word: str) -> str:
    """A word as the lists know it: lower case, no accents, straight apostrophes (Ayşe is ayse)."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_SIGNS)


# What a finding calls each kind.
DUTCH = {
    "bsn": "een burgerservicenummer",
    "national_number": "een rijksregisternummer",
    "registered_number": "een nummer uit een dossier of paspoort",
    "iban": "een rekeningnummer",
    "phone": "een telefoonnummer",
    "email": "een e-mailadres",
    "handle": "een naam van een account",
    "address": "een adres",
    "birth_date": "een geboortedatum",
    "licence_plate": "een kenteken",
    "institution_room": "een kamer in een huis met een naam",
    "full_name": "een voornaam met achternaam",
}
