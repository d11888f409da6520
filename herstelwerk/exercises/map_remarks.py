"""What a map shows, in figures, and one question about it. Nobody's circle is right or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from herstelwerk.exercises.common import WHOLE, Remark, Tone
from herstelwerk.exercises.map_rows import Placed
from herstelwerk.exercises.wording import Things, quoted

_PEOPLE = Things("naam", "namen")
_POINTS = Things("punt", "punten")
CLOSE = 1  # the nearest ring


def remarks_of(drawing: str, rows: Sequence[Placed], choices: Sequence[str]) -> Iterator[Remark]:
    """The remarks for one of the four drawings; `choices` in the order of the file."""
    if drawing == "balance":
        yield from _of_balance(rows, choices)
    elif drawing == "journey":
        yield from _of_journey(rows)
    else:
        yield from _of_people(rows, choices, rings=drawing == "ecogram")


def _of_people(rows: Sequence[Placed], choices: Sequence[str], rings: bool) -> Iterator[Remark]:
    near = sum(1 for row in rows if row.near == CLOSE)
    paid = sum(1 for row in rows if row.professional)
    per_choice = Counter(row.choice for row in rows)
    counts = [f"{name}: {per_choice[name]}" for name in choices if per_choice[name]]
    told = [_PEOPLE.counted(len(rows)), f"{near} heel dichtbij" if rings or near else "", *counts]
    told.append(f"{paid} door {'diens' if paid == 1 else 'hun'} werk" if paid else "")
    yield Remark(WHOLE, Tone.INFO, "Je ziet: " + "; ".join(part for part in told if part) + ".")
    if paid * 2 > len(rows):
        text = "Meer dan de helft is er door het werk. Wie uit de eigen kring, van nu of vroeger, hoort er ook bij?"
        yield Remark(WHOLE, Tone.ASK, text)
    elif rings and not near:
        yield Remark(WHOLE, Tone.ASK, "Nog niemand staat heel dichtbij. Wie mag er dichterbij komen?")
    empty = [name for name in choices if not per_choice[name]]
    if not rings and empty:
        yield Remark(
            WHOLE, Tone.ASK, f"Bij {quoted(empty[0])} staat nog niemand. Is dat zo, of komt er nog een naam op?"
        )


def _of_balance(rows: Sequence[Placed], choices: Sequence[str]) -> Iterator[Remark]:
    sides = [(name, [row for row in rows if row.choice == name]) for name in choices]
    told = [f"{name}: {len(on)} genoemd, samen {_POINTS.counted(sum(row.weight for row in on))}" for name, on in sides]
    yield Remark(WHOLE, Tone.INFO, "Je ziet: " + "; ".join(told) + ".")
    empty = [name for name, on in sides if not on]
    if empty:
        yield Remark(WHOLE, Tone.ASK, f"Aan de kant van {quoted(empty[0])} staat nog niets. Wat hoort daar ook?")
        return
    load = next((name for name in choices if "last" in name.casefold()), choices[-1])
    heavy = [row for row in rows if row.choice == load]
    if heavy:
        most = max(heavy, key=lambda row: row.weight)
        yield Remark(
            most.item, Tone.ASK, f"Wat zou {quoted(most.name)} één punt lichter maken, en wie kan daarbij helpen?"
        )


def _of_journey(rows: Sequence[Placed]) -> Iterator[Remark]:
    drawn = [(row.level, row) for row in rows if row.level is not None]
    if not drawn:
        return
    levels = [level for level, _ in drawn]
    high, low = max(levels), min(levels)
    top = next(row for level, row in drawn if level == high)
    yield Remark(
        WHOLE,
        Tone.INFO,
        f"Je ziet: {len(drawn)} {'moment' if len(drawn) == 1 else 'momenten'} van {low:+d} tot {high:+d}.",
    )
    rises = [(level - before, earlier, row) for (before, earlier), (level, row) in pairwise(drawn)]
    rise, earlier, row = max(rises, key=lambda step: step[0], default=(0, top, top))
    if rise > 0:
        text = f"Van {quoted(earlier.name)} naar {quoted(row.name)} gaat de lijn omhoog. Wat of wie hielp toen?"
        yield Remark(row.item, Tone.ASK, text)
    else:
        yield Remark(
            top.item, Tone.ASK, f"Het hoogste punt is {quoted(top.name)}. Welke kracht zat daarin, en is die er nog?"
        )
