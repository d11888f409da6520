"""People around someone: the ecogram (nearness and kind of tie) and the VIP map (segments of life)."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, pi

from herstelwerk.drawings.around import INNER, LEFT, NEAR, OUTSIDE, RADIUS, RIGHT, RINGS, WIDTH, Around
from herstelwerk.drawings.shapes import Choice, Drawing, Mark, Shape, line, short, word

# The kinds of tie differ in line, not in colour; content has four of them as a rule.
_LINES = ("hw-thick", "", "hw-dashed", "hw-dotted", "hw-thick hw-dashed", "hw-thick hw-dotted")
_LEGEND = 2  # kinds of tie beside each other
_CLOSE, _WIDE = 21, 30  # from one name in a column to the next, at least and at most
_EVEN = 10  # names on one side that fit at even angles
_NOT_CHOSEN = "nog niet gekozen"


def ecogram(marks: Sequence[Mark], choices: Sequence[Choice]) -> Drawing:
    """Dots around 'ik': the nearer, the closer; a line tells the kind of tie, none where it was not chosen."""
    lines = {choice.id: f"hw-tie {_LINES[n % len(_LINES)]}".strip() for n, choice in enumerate(choices)}
    half = (len(marks) + 1) // 2
    around = Around.of()
    shapes = [around.circle(ring, "hw-shape hw-dotted") for ring in RINGS]
    dots: list[Shape] = []
    for side, here in ((RIGHT, marks[:half]), (LEFT, marks[half:][::-1])):  # clockwise from the top
        for n, mark in enumerate(here):
            angle = _angle(n, len(here))
            name = around.at(side, angle, OUTSIDE)
            if mark.choice in lines:
                shapes.append(around.spoke(side, angle, RINGS[_ring(mark)], lines[mark.choice]))
            dots += [*around.dot(side, angle, RINGS[_ring(mark)], name, "hw-shape"), around.name(side, name, mark.name)]
    shapes += [*dots, *around.me(), *_legend(choices, lines, around.height)]
    height = around.height + 22 * -(-len(choices) // _LEGEND)
    rows = tuple((mark.name, NEAR[_ring(mark)], _named(mark, choices), mark.note) for mark in marks)
    header = ("Wie", "Hoe dichtbij", "Band", "Opmerking")
    return Drawing(WIDTH, height, tuple(shapes), _told("Ecogram", marks, choices), header, rows)


def _angle(n: int, of: int) -> float:
    """Even angles; for a crowd even heights, so that no name lies over the next near the top and the bottom."""
    share = (n + 0.5) / of
    return pi * (share - 0.5) if of <= _EVEN else asin(2 * share - 1)


def _legend(choices: Sequence[Choice], lines: dict[str, str], top: int) -> list[Shape]:
    """The kinds of tie, below the picture."""
    shapes: list[Shape] = []
    for n, choice in enumerate(choices):
        x, y = 120 + 260 * (n % _LEGEND), top + 4 + 22 * (n // _LEGEND)
        shapes += [line(x, y, x + 40, y, lines[choice.id]), word(x + 48, y + 4.5, short(choice.name, 28), "start")]
    return shapes


def vip(marks: Sequence[Mark], choices: Sequence[Choice]) -> Drawing:
    """A circle in segments, one per part of life, with its names beside it; the nearer someone is, the closer the dot.

    A segment is as wide as its names need. Who has no part yet stands in a segment of its own.
    """
    known = {choice.id for choice in choices}
    parts = [(choice.name, [mark for mark in marks if mark.choice == choice.id]) for choice in choices]
    if astray := [mark for mark in marks if mark.choice not in known]:
        parts.append((_NOT_CHOSEN, astray))
    half = _half([_lines(here) for _, here in parts])
    sides = ((RIGHT, parts[:half]), (LEFT, parts[half:][::-1]))  # clockwise from the top
    around = Around.of(_CLOSE * max(sum(_lines(here) for _, here in side) for _, side in sides))
    shapes = [around.circle(RADIUS, "hw-shape"), *(around.circle(ring, "hw-shape hw-dotted") for ring in INNER[:2])]
    for side, these in sides:
        shapes += _half_circle(around, side, these)
    shapes += around.me()
    rows = tuple((_named(mark, choices), mark.name, NEAR[_ring(mark)], mark.note) for mark in marks)
    header = ("Deel", "Wie", "Hoe dichtbij", "Opmerking")
    return Drawing(WIDTH, around.height, tuple(shapes), _told("VIP-kaart", marks, choices), header, rows)


def _half_circle(around: Around, side: int, parts: Sequence[tuple[str, Sequence[Mark]]]) -> list[Shape]:
    """The segments of one side from top to bottom, each with its name and the names in it beside it."""
    shapes = [around.spoke(side, end, RADIUS, "hw-shape") for end in (-pi / 2, pi / 2) if parts]
    whole, top = sum(_lines(here) for _, here in parts), 0.0
    step = min(_WIDE / around.column, 1 / max(1, whole))  # from one name to the next, as a share of the column
    for name, here in parts:
        size = _lines(here) / whole
        if top:
            shapes.append(around.border(side, top))
        first = top + (size - step * len(here)) / 2
        shapes.append(around.name(side, around.beside(side, first), name, title=True))
        for n, mark in enumerate(here, 1):
            share = first + step * n  # the dot and its name at the same share: so no line crosses another
            angle, place = pi * (share - 0.5), around.beside(side, share)
            shapes += around.dot(side, angle, INNER[_ring(mark)], place, "hw-shape hw-dotted")
            shapes.append(around.name(side, place, mark.name))
        top += size
    return shapes


def _lines(here: Sequence[Mark]) -> float:
    """How much room a segment takes: a line for its name, one for each name in it, and some air."""
    return len(here) + 1.6


def _half(lines: Sequence[float]) -> int:
    """After how many segments the right side is as full as the left."""
    return min(range(len(lines) + 1), key=lambda n: abs(sum(lines[:n]) - sum(lines[n:])))


def _told(title: str, marks: Sequence[Mark], choices: Sequence[Choice]) -> str:
    if not marks:
        return f"{title}, nog leeg."
    near = sum(1 for mark in marks if _ring(mark) == 0)
    people = "1 naam" if len(marks) == 1 else f"{len(marks)} namen"
    kinds = [(choice.name, sum(1 for mark in marks if mark.choice == choice.id)) for choice in choices]
    kinds.append((_NOT_CHOSEN, len(marks) - sum(count for _, count in kinds)))
    counted = ", ".join(f"{name} {count}" for name, count in kinds if count)
    return f"{title} met {people}, van wie {near} dichtbij; {counted}."


def _named(mark: Mark, choices: Sequence[Choice]) -> str:
    return next((choice.name for choice in choices if choice.id == mark.choice), "–")


def _ring(mark: Mark) -> int:
    return min(3, max(1, mark.near)) - 1
