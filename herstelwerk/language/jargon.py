"""Professional words that a client would seldom use (`jargon`), with a plain alternative where the list has one."""

from __future__ import annotations

from herstelwerk.language.reading import Hit, Mark, Reading

CODE = "jargon"
LISTS = ("jargon", "jargon-uitzonderingen")


def professional_words(reading: Reading) -> tuple[Mark, ...]:
    """A mark for every professional word or phrase, outside the everyday turns that happen to hold one."""
    hits = reading.find("jargon")
    if not hits:
        return ()
    everyday = [range(hit.first, hit.end) for hit in reading.find("jargon-uitzonderingen")]
    return tuple(
        reading.mark(CODE, hit, hit.entry.alternative)
        for hit in hits
        if not _is_route(reading, hit)
        and not any(hit.first in turn or turn.start in range(hit.first, hit.end) for turn in everyday)
    )


def _is_route(reading: Reading, hit: Hit) -> bool:
    """'Het traject Pieterburen–Sint-Pietersberg': a line between places."""
    after = reading.tokens[hit.end][0] if hit.end < len(reading.tokens) else ""
    return reading.words[hit.end - 1].norm == "traject" and after[:1].isupper()
