"""Whether a code word is a name or number of a person after all; real names are not kept."""

from __future__ import annotations

from herstelwerk.groups.importing import Personal
from herstelwerk.language.reader import Reader


def personal(reader: Reader) -> Personal:
    """What of a person a text tells, in words; empty when nothing. A name that is also a word (roos) is let be."""

    def told(text: str) -> str:
        marks = reader.identifying(text)
        if marks:
            return marks[0].detail
        parts = [part for part in text.strip().split() if part]
        return "een voornaam" if len(parts) == 1 and reader.names.first_name(parts[0]) is True else ""

    return told
