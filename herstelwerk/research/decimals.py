"""Numbers as people and programs write them. A sign that may be a comma or a thousands sign is asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

COMMA, POINT = ",", "."
_PLAIN = re.compile(r"[+-]?\d{1,30}")
_ONE_SIGN = re.compile(r"[+-]?(?P<whole>\d{1,30})(?P<sign>[.,])(?P<rest>\d{1,30})")
_GROUPED: Final = {
    COMMA: re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d{1,30}|[+-]?\d{1,3}(\.\d{3}){2,}"),
    POINT: re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d{1,30}|[+-]?\d{1,3}(,\d{3}){2,}"),
}
_SCIENTIFIC = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?[eE][+-]?\d{1,3}")


def sign_of(texts: Iterable[tuple[str, int]]) -> str:
    """Which sign these cells, each with how often it occurs, write their decimals with: `,`, `.`, or nothing.

    A cell tells when it can be read in one way only: `3,5`, `0,125`, `1.234,5`. `1.234` tells nothing. Where both
    signs occur, the one that occurs more often is taken; when they are as frequent, none.
    """
    counts = {COMMA: 0, POINT: 0}
    for text, often in texts:
        one = _ONE_SIGN.fullmatch(text)
        if one and not is_ambiguous(text):
            counts[one["sign"]] += often
        elif not one:
            for sign, form in _GROUPED.items():
                counts[sign] += often * bool(form.fullmatch(text))
    if counts[COMMA] == counts[POINT]:
        return ""
    return max(counts, key=lambda sign: counts[sign])


def is_ambiguous(text: str) -> bool:
    """Whether the sign may divide thousands as well as decimals: `1.234`, `12,345`; not `0,125` nor `1.23`."""
    one = _ONE_SIGN.fullmatch(text)
    return bool(one and len(one["rest"]) == 3 and len(one["whole"]) <= 3 and not one["whole"].startswith("0"))


def has_sign(text: str) -> bool:
    """Whether this is a number with a comma or a point in it."""
    return bool(_ONE_SIGN.fullmatch(text) or any(form.fullmatch(text) for form in _GROUPED.values()))


def as_number(text: str, sign: str) -> float | None:
    """The number, when it is written with this decimal sign or without one; else None."""
    if _PLAIN.fullmatch(text):
        return float(text)
    one = _ONE_SIGN.fullmatch(text)
    if one:
        return float(text.replace(COMMA, POINT)) if one["sign"] == sign else None
    if sign in _GROUPED and _GROUPED[sign].fullmatch(text):
        other = POINT if sign == COMMA else COMMA
        return float(text.replace(other, "").replace(sign, POINT))
    if sign != COMMA and _SCIENTIFIC.fullmatch(text):
        return float(text)
    return None


def both_ways(text: str) -> str:
    """`1234 of 1,234`: the two readings of an ambiguous cell, with a decimal comma."""
    return f"{re.sub('[.,]', '', text)} of {text.replace(POINT, COMMA)}"
