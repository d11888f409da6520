"""Names stay on this computer: a placeholder such as [ZUS-1] stands in the text, the key tells who it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import count

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z-]{0,23}(?:-\d{1,3})?\]")
_ROLE = re.compile(r"[^A-Z]+")
_ACCENT = re.compile(r"[\u0300-\u036f]")


def placeholders(texts: Iterable[str]) -> list[str]:
    """All placeholders in these texts, each once, in the order they come up."""
    return list(dict.fromkeys(found for text in texts for found in _PLACEHOLDER.findall(text)))


def new_placeholder(role: str, taken: Iterable[str]) -> str:
    """A placeholder for someone: `new_placeholder("zus", ["[ZUS-1]"])` is `[ZUS-2]`; without letters `[PERSOON-1]`."""
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", role)).upper()  # coördinator, cliënt
    name = _ROLE.sub("-", plain).strip("-")[:20].strip("-") or "PERSOON"
    used = set(taken)
    return next(one for n in count(1) if (one := f"[{name}-{n}]") not in used)


def filled_in(text: str, key: Mapping[str, str]) -> str:
    """The text with names where the key knows them; for the client's own copy only."""
    return _PLACEHOLDER.sub(lambda found: key.get(found[0]) or found[0], text)


def replaced(text: str, key: Mapping[str, str]) -> str:
    """The text with placeholders where a name of the key stands as a word of its own; the longest name first.

    What stands in a placeholder already is left alone, also where it spells a name.
    """
    names = [(name.split(), placeholder) for placeholder, name in key.items() if name.strip()]
    for words, placeholder in sorted(names, key=lambda one: -len(" ".join(one[0]))):
        name = r"\s+".join(map(re.escape, words))
        pattern = rf"({_PLACEHOLDER.pattern})|(?<!\w){name}(?!\w)"
        text = re.sub(pattern, partial(_kept_or, placeholder), text)
    return text


def _kept_or(placeholder: str, found: re.Match[str]) -> str:
    return found[1] or placeholder
