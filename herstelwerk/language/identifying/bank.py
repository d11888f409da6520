"""Bank accounts: IBAN, of the Netherlands and Belgium in any dress, of other countries in capitals."""

from __future__ import annotations

import re

from herstelwerk.language.identifying.checks import iban_test
from herstelwerk.language.identifying.model import COMPLETE, SHAPE, Found, Identity

_SEP = "[ \u00a0.-]?"
_DUTCH = re.compile(
    rf"(?<![A-Za-z0-9])NL{_SEP}[0-9]{{2}}{_SEP}[A-Z]{{4}}(?:(?:{_SEP}[0-9]){{10}}|(?:{_SEP}[0-9]){{7,12}})(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_BELGIAN = re.compile(
    rf"(?<![A-Za-z0-9])BE{_SEP}[0-9]{{2}}(?:{_SEP}[0-9]){{12}}(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII
)
_OTHER = re.compile(rf"(?<![A-Za-z0-9])([A-Z]{{2}})[0-9]{{2}}(?:{_SEP}[A-Z0-9]){{11,30}}")
_NOT_ALNUM = re.compile("[^A-Za-z0-9]")

# Length by country (SWIFT IBAN Registry), of the countries that people here have an account in.
_LENGTH = {
    "AT": 20, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LU": 20, "LV": 21,
    "MT": 31, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip
_LEAST_DIGITS = 10  # of an account elsewhere; fewer is more likely a code in capitals


def find_ibans(text: str) -> Found:
    """IBANs: grade 1 where the check digits are right, 2 where only the shape fits."""
    for pattern in (_DUTCH, _BELGIAN):
        for match in pattern.finditer(text):
            yield Identity("iban", match.start(), match.end(), _grade(match[0]))
    for match in _OTHER.finditer(text):
        length = _LENGTH.get(match[1], 0)
        end = _end_of(text, match.start(), length)
        if end and sum(map(str.isdigit, text[match.start() : end])) >= _LEAST_DIGITS:
            yield Identity("iban", match.start(), end, _grade(text[match.start() : end]))


def _grade(written: str) -> int:
    return COMPLETE if iban_test(_NOT_ALNUM.sub("", written).upper()) else SHAPE


def _end_of(text: str, start: int, length: int) -> int:
    """The offset after `length` letters and digits (blanks and dashes not counted); 0 when more follow."""
    if not length:
        return 0
    seen = 0
    for i in range(start, min(len(text), start + 2 * length)):
        if text[i] not in " \u00a0.-":
            seen += 1
            if seen == length:
                return 0 if text[i + 1 : i + 2].isalnum() else i + 1
    return 0
