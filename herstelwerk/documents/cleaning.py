"""Text of people as paper can hold it: what nobody can see or print goes, everything else stays."""

from __future__ import annotations

import re
import unicodedata

# What Word or a browser makes of a line end when somebody pastes.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# These turn the order of what follows, so that a reader sees something else than what stands there.
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """The text without signs that XML and paper refuse: control signs, halves of a sign, turners of direction."""
    if text.isprintable():
        return text
    return "".join(_kept(sign) for sign in _LINE_ENDS.sub("\n", text)).strip("\n")


def _kept(sign: str) -> str:
    if sign == "\n":
        return sign
    if sign == "\t":
        return " "
    category = unicodedata.category(sign)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" or sign in _TURNERS or ord(sign) & 0xFFFE == 0xFFFE else sign


def shortened(text: str, most: int) -> str:
    """The text on one line, cut after a word where it is longer than `most`; for a reference to something elsewhere."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: line.rfind(" ", most // 2, most) if " " in line[most // 2 : most] else most] + "…"


def with_tail(text: str, most: int = 300) -> tuple[str, str]:
    """A long text in two: all but its end, and an end of at most `most` signs that starts at a line, sentence or word.

    So that the end can stay with what follows it, and a signature never stands alone on a page.
    """
    if len(text) <= 2 * most:
        return "", text
    start = len(text) - most
    for end in ("\n", ". ", " "):
        found = text.find(end, start)
        if found != -1 and found < len(text) - len(end) - most // 4:
            return text[: found + len(end)].rstrip(), text[found + len(end) :].lstrip()
    return text[:start], text[start:]
