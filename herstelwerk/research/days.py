"""Days as people write them; the number that Excel keeps for a day is told, and read only when that is asked."""

from __future__ import annotations

import re
from datetime import date, timedelta

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?)?")
_BARE = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})")
_DUTCH = re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})")
_AMERICAN = re.compile(r"(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})[-/.](?P<y>\d{4})")
_SERIAL = re.compile(r"(\d{5})(\.\d{1,12})?")
_EXCEL_ZERO = date(1899, 12, 30)  # what day 0 comes to for all days since March 1900


def as_day(text: str) -> date | None:
    """The day: `2025-01-21`, `21-1-2025`, `21/01/2025`, `20250121`; None when it is none of these."""
    for form in (_ISO, _BARE, _DUTCH):
        if found := form.fullmatch(text):
            return _day(found)
    return None


def excel_day(text: str) -> date | None:
    """The day of a number as Excel keeps it (21 January 2025 is 45678); None when it can be none after 1954."""
    found = _SERIAL.fullmatch(text)
    number = int(found[1]) if found else 0
    return _EXCEL_ZERO + timedelta(days=number) if 20_000 <= number <= 73_050 else None


def american_day(text: str) -> date | None:
    """The day when the month stands in front, as in `01/21/2025`, and it cannot be read the Dutch way."""
    found = _AMERICAN.fullmatch(text)
    return _day(found) if found and as_day(text) is None else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
