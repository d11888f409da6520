"""Numbers that belong to one person: BSN, rijksregisternummer, numbers named by their cue."""

from __future__ import annotations

import re

from herstelwerk.language.identifying.checks import eleven_test, national_number_test
from herstelwerk.language.identifying.model import COMPLETE, SHAPE, Found, Identity
from herstelwerk.language.identifying.phone import is_other_number

_CUE = r"bsn|burger ?service-?n(?:umme)?r|sofi(?:-?n(?:umme)?r)?"
_CUE_THEN_NUMBER = re.compile(
    rf"(?:{_CUE})[^0-9!?\n]{{0,40}}([0-9](?:[ \u00a0.-]?[0-9]){{6,9}})(?![0-9])", re.IGNORECASE
)
_NUMBER_THEN_CUE = re.compile(rf"[^0-9.!?\n]{{0,20}}(?:{_CUE})", re.IGNORECASE)
# A BSN without the word: nine digits in a row, or grouped as it is on a pass.
_DRESSED = re.compile(
    r"(?<![0-9])(?:[0-9]{9}|[0-9]{4}([. ])[0-9]{2}\1[0-9]{3}|[0-9]{3}([. ])[0-9]{3}\2[0-9]{3})(?![0-9])"
)
# Part of something longer, or an amount.
_GLUED_BEFORE = re.compile(r"(?:[\w€+]|[€+][ ]|[0-9][.,:/-])$")
_GLUED_AFTER = re.compile(r"[ ]?(?:euro|eur\b|€)|[.,:/-]?[0-9]|\w", re.IGNORECASE)

_NATIONAL = re.compile(
    r"(?<![0-9])([0-9]{2})([. ]?)([0-9]{2})\2([0-9]{2})([ -]{0,3})([0-9]{3})([. ]?)([0-9]{2})(?![0-9])"
)
_NATIONAL_CUE = re.compile(r"rijksregister|insz|niss", re.IGNORECASE)

_REGISTERED = re.compile(
    r"""\b(?:cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|dossier|zaak|polis|bewoners?|registratie|paspoort|rijbewijs|identiteitskaart
        |id-?kaart|document|verblijfs(?:document)?|vreemdelingen|v)(?:-|\s)?(?:nummer|nr\b)[.:#]?\s?(?:is\s|:\s?)?
        (?P<number>[A-Z]{0,3}[-.]?[0-9](?:[0-9]|[./-](?=[0-9])){3,14}[A-Z]{0,2})(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = 45  # characters in which a cue is looked for


def find_bsns(text: str) -> Found:
    """BSNs. Beside the word: grade 1 when the eleven-test passes, else 2 (seven to ten digits).

    Without the word only nine digits that pass the test count, and not when a word before them says that they
    number something else: one in eleven numbers passes by chance.
    """
    for match in _CUE_THEN_NUMBER.finditer(text):
        yield Identity("bsn", match.start(1), match.end(1), _grade(match[1]))
    for match in _DRESSED.finditer(text):
        grade = _grade(match[0])
        if _NUMBER_THEN_CUE.match(text, match.end()) or (grade == COMPLETE and _stands_alone(text, *match.span())):
            yield Identity("bsn", match.start(), match.end(), grade)


def find_national_numbers(text: str) -> Found:
    """Belgian rijksregisternummers: grade 1 when the check passes; 2 with the word or in full dress."""
    for match in _NATIONAL.finditer(text):
        digits = match[1] + match[3] + match[4] + match[6] + match[8]
        if national_number_test(digits):
            grade = COMPLETE
        elif (match[2] == "." and "-" in match[5]) or _NATIONAL_CUE.search(
            text, max(0, match.start() - _BEFORE), match.start()
        ):
            grade = SHAPE
        else:
            continue
        yield Identity("national_number", match.start(), match.end(), grade)


def find_registered_numbers(text: str) -> Found:
    """Numbers of a client, file, policy or pass, named so: who has the register knows the person. Grade 2."""
    for match in _REGISTERED.finditer(text):
        yield Identity("registered_number", match.start("number"), match.end(), SHAPE)


def _grade(written: str) -> int:
    return COMPLETE if eleven_test("".join(filter(str.isdigit, written))) else SHAPE


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the digits are not part of something longer, an amount, or the number of an order."""
    if _GLUED_BEFORE.search(text, max(0, start - 2), start) or _GLUED_AFTER.match(text, end):
        return False
    return not is_other_number(text, start)
