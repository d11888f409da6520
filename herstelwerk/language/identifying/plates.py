"""Licence plates: the Dutch sidecodes 1 to 14 and Belgian plates. No check digit exists, so always grade 2.

Source: RDW, cijfer/lettercombinaties op kentekenplaten; DIV (Belgium, since 2010: 1-ABC-123).
"""

from __future__ import annotations

import re

from herstelwerk.language.identifying.model import SHAPE, Found, Identity

# X a letter, 9 a digit, in the order of the sidecodes.
_SIDECODES = (
    """XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X
    X-99-XXX 9-XX-999 999-XX-9"""
).split()
_BELGIAN = ["9-XXX-999"]
_BELGIAN_OLD = ["XXX-999", "999-XXX"]


def _pattern(shapes: list[str], dash: str, flags: int = 0) -> re.Pattern[str]:
    parts = [shape.replace("-", dash).replace("X", "[A-Z]").replace("9", "[0-9]") for shape in shapes]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", flags | re.ASCII)


_DASHED = _pattern([*_SIDECODES, *_BELGIAN], "[-]")
_LOOSE = _pattern([*_SIDECODES, *_BELGIAN, *_BELGIAN_OLD], "[ -]?", re.IGNORECASE)
_CUE = re.compile(r"(?:kenteken(?:plaat)?|nummerplaat|nummerbord)(?:[ ](?:nummer|is|was))?", re.IGNORECASE)
_WITHIN = 40  # characters after the cue


def find_plates(text: str) -> Found:
    """Plates with dashes and capitals; after the word kenteken in any dress."""
    if "-" in text:
        for match in _DASHED.finditer(text):
            yield Identity("licence_plate", match.start(), match.end(), SHAPE)
    for cue in _CUE.finditer(text):
        found = _LOOSE.search(text, cue.end(), cue.end() + _WITHIN)
        if found and any(sign.isdigit() for sign in found[0]):
            yield Identity("licence_plate", found.start(), found.end(), SHAPE)
