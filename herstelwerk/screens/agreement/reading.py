"""The text of an example hand-in, with the words marked that a reason points at."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.judging.calibration import Look
from herstelwerk.judging.reading import ReadLine, sections
from herstelwerk.review import Review
from herstelwerk.screens.parts import Part, el


def hand_in_text(made: Review, document: str, looks: Sequence[Look]) -> Part:
    """All sections of a document (`inventory` or `plan`)."""
    shown = [one for one in sections(made.assignment, made.dates) if one.document == document]
    parts = [
        el(
            "section",
            el("h4", one.title),
            *(_line(line, looks) for line in one.lines),
            *(el("p", fact, class_="hw-muted") for fact in one.facts),
        )
        for one in shown
    ]
    title = "Krachteninventarisatie" if document == "inventory" else "Actieplan"
    return el("div", el("h3", title), *parts, key=f"oefen-tekst-{document}", class_="hw-hand-in")


def _line(line: ReadLine, looks: Sequence[Look]) -> Part:
    quotes = [look.quote for look in looks if look.where == line.where and look.quote in line.text]
    return el(
        "p",
        el("span", f"{line.label}: ", class_="hw-muted"),
        *marked(line.text, quotes),
        el("small", f" ({line.told})", class_="hw-muted") if line.told else None,
    )


def marked(text: str, quotes: Sequence[str]) -> list[Part | str]:
    """The text with these words marked, the first time each stands there; words within other words are marked once."""
    spans = sorted((at, at + len(quote)) for quote in quotes if quote and (at := text.find(quote)) >= 0)
    parts: list[Part | str] = []
    done = 0
    for start, end in spans:
        if start >= done:
            parts += [text[done:start], el("mark", text[start:end])]
            done = end
    return [part for part in (*parts, text[done:]) if part]
