"""The text of a hand-in with the evidence marked, and the remarks beside the words they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from herstelwerk.judgement import Remark
from herstelwerk.judging.pile import Item
from herstelwerk.judging.reading import ReadLine, ReadSection, sections
from herstelwerk.results import Finding
from herstelwerk.screens.controls import button
from herstelwerk.screens.judging.place import Words
from herstelwerk.screens.parts import Part, el

LONGEST_QUOTE = 500


class HandInText:
    """The text of one hand-in. `choose` hears which words someone wants to say something about."""

    def __init__(self, choose: Callable[[Words], None], take_back: Callable[[int], None]) -> None:
        self._choose, self._take_back = choose, take_back

    def draw(
        self, item: Item, findings: Sequence[Finding], composer: Part | None, words: Words | None, document: str
    ) -> Part:
        """All sections of a document (`inventory`, `plan`, `reflection`), marked with these findings."""
        made = item.review
        shown = [one for one in sections(made.assignment, made.dates) if one.document == document]
        return el(
            "div",
            *(self._section(item, one, findings, composer, words) for one in shown),
            key=f"tekst-{document}",
            class_="hw-hand-in",
        )

    def _section(
        self, item: Item, section: ReadSection, findings: Sequence[Finding], composer: Part | None, words: Words | None
    ) -> Part:
        return el(
            "section",
            el("h4", section.title),
            *(self._line(item, line, findings, composer, words) for line in section.lines),
            *(el("p", fact, class_="hw-muted") for fact in section.facts),
        )

    def _line(
        self, item: Item, line: ReadLine, findings: Sequence[Finding], composer: Part | None, words: Words | None
    ) -> Part:
        place = f"{line.where}|{line.field}"
        mine = [f for f in findings if (f.where, f.field) == (line.where, line.field) and f.start is not None]
        text = el("span", *_marked(line.text, mine), data_hw_where=place, class_="hw-said") if line.text else None
        say = button(
            f"zeg-{place}",
            "Opmerking",
            lambda: self._choose(Words(line.where, line.field, 0, line.text[:LONGEST_QUOTE])),
            look="link",
            label=f"Opmerking bij: {line.text[:60]}",
        )
        return el(
            "div",
            el(
                "p",
                el("span", f"{line.label}: ", class_="hw-muted"),
                text,
                el("small", f" ({line.told})", class_="hw-muted") if line.told else None,
                say if line.text else None,
            ),
            *(self._remark(number, remark) for number, remark in _at(item, line)),
            composer if words and (words.where, words.field) == (line.where, line.field) else None,
            key=f"lijn-{place}",
            class_="hw-read",
        )

    def _remark(self, number: int, remark: Remark) -> Part:
        return el(
            "div",
            el("span", f"Jouw opmerking ({remark.about}): ", class_="hw-tone"),
            el("q", remark.quote, class_="hw-quote"),
            " ",
            el("span", remark.text),
            button(
                f"terug-{number}",
                "Haal weg",
                lambda: self._take_back(number),
                look="link",
                label=f"Haal weg: {remark.text}",
            ),
            class_="hw-note hw-weet",
            key=f"opmerking-{number}",
        )


def selection_of(item: Item, value: Any) -> Words | None:
    """The words someone selected, where they really stand in the hand-in; the browser is not trusted."""
    if not isinstance(value, dict):
        return None
    place, start, quote = value.get("where"), value.get("start"), value.get("text")
    if not (isinstance(place, str) and isinstance(start, int) and isinstance(quote, str)):
        return None
    where, _, field = place.partition("|")
    for section in sections(item.review.assignment, {}):
        for line in section.lines:
            if (line.where, line.field) == (where, field):
                quote = quote.strip()[:LONGEST_QUOTE]
                at = start if line.text[start : start + len(quote)] == quote and start >= 0 else line.text.find(quote)
                return Words(where, field, at, quote) if quote and at >= 0 else None
    return None


def with_selection(part: Part, does: Callable[[Any], None]) -> Part:
    """A button that brings along the words someone selected."""
    attributes = {**part.attributes, "data-hw-selection": "1"}
    return replace(part, attributes=attributes, does=does, fits=lambda value: value is None or isinstance(value, dict))


def _at(item: Item, line: ReadLine) -> list[tuple[int, Remark]]:
    place = f"{line.where}.{line.field}"
    return [(number, remark) for number, remark in item.history.remarks if remark.where == place]


def _marked(text: str, findings: Sequence[Finding]) -> list[Part | str]:
    """The text with the words of all findings marked; where two overlap, they are one mark."""
    spans = sorted((f.start or 0, f.end or 0) for f in findings)
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    parts: list[Part | str] = []
    at = 0
    for start, end in merged:
        parts += [text[at:start], el("mark", text[start:end])]
        at = end
    return [part for part in (*parts, text[at:]) if part]
