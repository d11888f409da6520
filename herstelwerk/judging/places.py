"""Where a remark stands in a hand-in: the text it is on, what that place is called, and the words around."""

from __future__ import annotations

from typing import NamedTuple

from herstelwerk.domain import FinalAssignment
from herstelwerk.judgement import Remark
from herstelwerk.judging.reading import REFLECTION, sections
from herstelwerk.texts import Place, every_text

MOST_AROUND = 400  # signs on each side that go along; a longer text is cut there, with an ellipsis
CUT = "…"


class Anchor(NamedTuple):
    """Words in a hand-in: their place, what it is called, and the text cut around them."""

    where: str
    field: str
    name: str
    before: str
    quote: str
    after: str


def anchored(assignment: FinalAssignment, remark: Remark) -> Anchor | None:
    """Where a remark stands, or None where it is on no text, or its words are not there.

    `where` of a remark is the id or part a text belongs to, or that with the field behind it (`i12.literal`).
    """
    places = _candidates(assignment, remark)
    found = _spot(places, remark.start, remark.quote)
    if found is None:
        return None
    place, start = found
    end = start + len(remark.quote)
    name = place_name(assignment, place.where, place.field)
    before, after = _last(place.text[:start]), _first(place.text[end:])
    return Anchor(place.where, place.field, name, before, remark.quote, after)


def place_name(assignment: FinalAssignment, where: str, field: str) -> str:
    """What people call a place: `Wonen & dagelijks leven: krachten`."""
    for section in sections(assignment, {}):
        for line in section.lines:
            if (line.where, line.field) == (where, field):
                return f"{section.title}: {line.label}"
    return REFLECTION.get(field, "")


def text_at(assignment: FinalAssignment, where: str, field: str) -> str:
    """The text at a place, empty where that place is gone."""
    return next((p.text for p in every_text(assignment) if (p.where, p.field) == (where, field)), "")


def _candidates(assignment: FinalAssignment, remark: Remark) -> list[Place]:
    where = remark.where
    if remark.about in REFLECTION and where in ("", "reflection", remark.about):
        where = f"reflection.{remark.about}"
    every = [place for place in every_text(assignment) if place.text]
    exact = [place for place in every if f"{place.where}.{place.field}" == where]
    return exact or [place for place in every if place.where == where]


def _spot(places: list[Place], start: int, quote: str) -> tuple[Place, int] | None:
    """The text that has the words where they should be; else the first that has them at all."""
    if not quote:
        return (places[0], 0) if places else None
    for place in places:
        if start >= 0 and place.text.startswith(quote, start):
            return place, start
    return next(((place, place.text.index(quote)) for place in places if quote in place.text), None)


def _last(text: str) -> str:
    if len(text) <= MOST_AROUND:
        return text
    tail = text[-MOST_AROUND:]
    return CUT + tail[tail.find(" ") + 1 :]


def _first(text: str) -> str:
    if len(text) <= MOST_AROUND:
        return text
    head = text[:MOST_AROUND]
    return (head[: head.rfind(" ")] if " " in head else head) + CUT
