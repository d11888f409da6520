"""A row of a map as the feedback sees it."""

from __future__ import annotations

import re
from typing import NamedTuple

from herstelwerk.language.reader import Reader
from herstelwerk.language.reading import Reading

MAX_NAME = 200  # characters; a name or a placeholder is far shorter
_PROFESSIONAL = re.compile(r"\b(?:hulpverlen|begeleid|beroeps|professional|behandel|zorgverlen)\w*", re.IGNORECASE)
_SIGNS = str.maketrans("[]-_/", "     ")


class Placed(NamedTuple):
    """Somebody or something on the map; `choice` is the name of a tie, segment or side."""

    item: str
    name: str
    choice: str
    near: int | None
    level: int | None
    weight: int
    when: str
    professional: bool


def is_professional(name: str, choice: str, reader: Reader) -> bool:
    """Whether a name, a placeholder ("[BEGELEIDER-1]") or its segment tells of somebody who is paid to be there."""
    words = name[:MAX_NAME].translate(_SIGNS).lower()  # inside brackets a placeholder is one sign to the reader
    if _PROFESSIONAL.search(words) or _PROFESSIONAL.search(choice):
        return True
    reading = Reading(words, reader.lexicon)
    return bool(reading.find("beroepskrachten"))
