"""Words of danger. They belong on the separate carrying-capacity sheet, which is never handed in (codebook 6)."""

from __future__ import annotations

from herstelwerk.language.reading import Reading

LISTS = ("risico",)


def risk_words(reading: Reading) -> tuple[str, ...]:
    """The words of danger as they stand in the text, each once, in order."""
    words = (reading.text[slice(*reading.span(hit.first, hit.end))] for hit in reading.find("risico"))
    return tuple(dict.fromkeys(words))
