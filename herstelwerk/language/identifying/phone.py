"""Phone numbers: Dutch and Belgian, mobile and fixed, national and international, and a `nul zes` in words.

Shapes: Nummerplan telefoon- en ISDN-diensten (Dutch: ten digits) and the Belgian numbering plan of the BIPT
(fixed nine digits, mobile ten); abroad E.164, at most fifteen digits. Numbers of services (0800, 0900, 14
020) belong to nobody and are left alone.
"""

from __future__ import annotations

import re

from herstelwerk.language.identifying.model import COMPLETE, SHAPE, Found, Identity

_SOME = "[ \u00a0]?[-–./][ \u00a0]?|[ \u00a0]{1,2}"
_SEP, _GAP = f"(?:{_SOME})?", f"(?:{_SOME})"
_START = r"(?<![\w+€])(?<![0-9][.,-])"
# Two dates or two times in a row have as many digits as a phone number.
_NO_DATE = (
    r"(?!0?[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}(?![0-9]))"
    r"(?![0-9]{2}[.][0-9]{2}[ ]?[-–][ ]?[0-9]{2}[.][0-9]{2})"
)
_SERVICE = r"(?!0(?:800|900|906|909)(?![0-9]{6}))"
_TRUNK = rf"{_SEP}(?:\(0\){_SEP})?"


def _digits(least: int, most: int | None = None) -> str:
    return rf"(?:{_SEP}[0-9]){{{least},{most or least}}}(?![0-9])"


_NUMBER = re.compile(
    rf"""{_START}{_NO_DATE}{_SERVICE}(?:
      (?:\(\+31\)|\+31|0031){_TRUNK}[1-9]{_digits(8)}  # +31 (0)6 12 34 56 78
    | (?:\(\+32\)|\+32|0032){_TRUNK}[1-9]{_digits(7, 8)}  # +32 470 12 34 56
    | \+[1-9]{_digits(8, 14)}  # +49 30 123456
    | (?:06|\(06\)){_digits(8)}  # 06-12345678
    | (?:0[0-9]{{2}}|\(0[0-9]{{2}}\)){_GAP}[0-9]{_digits(6)}  # 020 - 123 45 67
    | (?:0[0-9]{{3}}|\(0[0-9]{{3}}\)){_GAP}[0-9]{_digits(5)}  # 0123-456789, 0470 12 34 56
    | 0[1-9][0-9]{{8}}(?![0-9])  # 0201234567
    | 0[2349]{_GAP}[0-9]{{3}}{_SEP}[0-9]{{2}}{_SEP}[0-9]{{2}}(?![0-9])  # 02 123 45 67
    | 0[1-9][0-9]{_GAP}[0-9]{{2}}{_SEP}[0-9]{{2}}{_SEP}[0-9]{{2}}(?![0-9])  # 051 12 34 56
    )""",
    re.VERBOSE,
)
_SHORT = re.compile(rf"{_START}{_NO_DATE}06[ ]?[-–]{_digits(6, 9)}")
_CUE = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|telnr|gsm|mobiel|mobiele?[ ]nummer|bel)\b[.:]?[ ]?"
    rf"(?:nr[.:]?[ ]|is[ ])?(?<=\W){_NO_DATE}{_SERVICE}(?P<number>[0-9]{_digits(5, 10)})",
    re.IGNORECASE,
)
_SMALL = "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_WORD = rf"(?:{_SMALL}|[a-zë]{{2,16}}(?:tien|tig)|[0-9]{{1,8}})"
_SPOKEN = re.compile(rf"\b(?:nul[ -]?zes|06)(?:[ ,.…-]{{1,2}}{_WORD}(?!\w)){{4,10}}", re.IGNORECASE)

# A number that something else says what it is.
_OTHER_NUMBER = re.compile(
    r"(?:order|bestel|factuur|klant|ticket|referentie|dossier|zaak|polis|kenmerk|serie|artikel|contract|pakket|bon|lid|pas|relatie|kvk)"
    r"[\w-]*[.:#]?[ ](?:is[ ]|van[ ])?$",
    re.IGNORECASE,
)


def find_phones(text: str) -> Found:
    """Phone numbers in digits: grade 1 when complete, 2 with a digit too few or many beside a cue."""
    for match in _NUMBER.finditer(text):
        if not is_other_number(text, match.start()):
            yield Identity("phone", match.start(), match.end(), COMPLETE)
    for match in _SHORT.finditer(text):
        yield Identity("phone", match.start(), match.end(), SHAPE)
    for match in _CUE.finditer(text):
        yield Identity("phone", match.start("number"), match.end(), SHAPE)


def find_spoken_phones(text: str) -> Found:
    """`nul zes twaalf …`: a mobile number in words."""
    for match in _SPOKEN.finditer(text):
        yield Identity("phone", match.start(), match.end(), SHAPE)


def is_other_number(text: str, start: int) -> bool:
    """Whether the words before `start` say that it is the number of an order, an invoice, a member …"""
    return _OTHER_NUMBER.search(text, max(0, start - 40), start) is not None
