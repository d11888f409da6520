"""How often each answer to a question was given: a bar that leans to the left or to the right of the middle."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from herstelwerk.drawings.shapes import Drawing, Shape, breadth, line, short, word

_WIDTH, _MIDDLE, _REACH = 720, 360.0, 330.0
_WIDEST, _TALL, _LEADING = 34.0, 26, 17  # units: one answer at the most, a bar, a line of words
_SIGN, _SIGNS = 7.2, 96  # the width of an ordinary sign, and how many fit in a line
_LOWER, _EVEN, _UPPER = "hw-warm hw-dashed", "hw-shape", "hw-fill"  # told apart by the line as well as the colour


class Counted(NamedTuple):
    """A question: its answers from one end to the other, how often each was given, and words for the two ends."""

    name: str
    answers: tuple[str, ...]
    counts: tuple[int, ...]
    ends: tuple[str, str]
    middle: str = ""  # the median, in words


def diverging(rows: Sequence[Counted]) -> Drawing:
    """A bar per question. The answers below the middle lie left, those above it right; of an odd number of answers
    the one in the middle lies half left and half right. Each answer that someone gave is as wide as any other."""
    unit = min([_WIDEST, *(_REACH / side for row in rows for side in _sides(row) if side)])
    shapes: list[Shape] = []
    y = 22.0
    for row in rows:
        lines = wrap(" ".join(row.name.split()), _SIGNS)[:2] or [""]
        for n, text in enumerate(lines):
            at = word(10, y + _LEADING * n, short(text, _SIGNS), "start")
            shapes.append(at._replace(attributes={**at.attributes, "class": "hw-title"}))
        y += _LEADING * len(lines)
        shapes += [
            word(30, y, f"◀ {short(row.ends[0], 40)}", "start"),
            word(690, y, f"{short(row.ends[1], 40)} ▶", "end"),
        ]
        shapes += _bar(row, y + 8, unit)
        y += 8 + _TALL + _LEADING + 30
    height = int(y) - 14 if rows else 40
    table = tuple(
        (row.name, answer, str(count)) for row in rows for answer, count in zip(row.answers, row.counts, strict=True)
    )
    return Drawing(_WIDTH, height, tuple(shapes), _alt(rows), ("Vraag", "Antwoord", "Hoe vaak"), table)


def _sides(row: Counted) -> tuple[float, float]:
    """How many answers lie left and right of the middle."""
    half, odd = divmod(len(row.counts), 2)
    between = row.counts[half] / 2 if odd else 0
    return sum(row.counts[:half]) + between, sum(row.counts[half + odd :]) + between


def _bar(row: Counted, top: float, unit: float) -> list[Shape]:
    half, odd = divmod(len(row.counts), 2)
    x = _MIDDLE - unit * _sides(row)[0]
    shapes: list[Shape] = []
    for n, (answer, count) in enumerate(zip(row.answers, row.counts, strict=True)):
        if not count:
            continue
        wide = unit * count
        look = _EVEN if odd and n == half else _LOWER if n < half else _UPPER
        box: dict[str, str | int | float] = {"x": round(x, 1), "y": top, "width": round(wide, 1), "height": _TALL}
        shapes.append(Shape("rect", {**box, "class": look}))
        for text, y in ((answer, top + _TALL / 2 + 4.5), (f"{count}×", top + _TALL + 15)):
            if breadth(text) * _SIGN < wide:
                shapes.append(word(x + wide / 2, y, text))
        x += wide
    return [*shapes, line(_MIDDLE, top - 9, _MIDDLE, top - 1, "hw-shape")]


def _alt(rows: Sequence[Counted]) -> str:
    if not rows:
        return "Antwoorden, nog leeg."
    told = []
    for row in rows:
        given = ", ".join(f"{a} ({n} keer)" for a, n in zip(row.answers, row.counts, strict=True) if n)
        middle = f" Het midden is {row.middle}." if row.middle else ""
        told.append(f"‘{row.name.rstrip('.')}’: {given or 'geen antwoorden'}.{middle}")
    return " ".join(told)
