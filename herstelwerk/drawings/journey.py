"""Recovery as a journey: moments on a line that goes up and down."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.drawings.shapes import Choice, Drawing, Mark, Shape, line, polyline, short, word

_WIDTH, _HEIGHT = 720, 290
_LEFT, _RIGHT, _MIDDLE, _STEP = 122, 690, 140, 38
_LINE = 22  # from one name to the next
_HEIGHTS = (3, 0, -3)  # those with a word beside them
_WORDS = {
    -3: "heel zwaar",
    -2: "zwaar",
    -1: "een beetje zwaar",
    0: "tussenin",
    1: "een beetje goed",
    2: "goed",
    3: "heel goed",
}


def journey(marks: Sequence[Mark], choices: Sequence[Choice] = ()) -> Drawing:
    """The moments in the order they were given, each as high as it felt; a number leads to its words below the line."""
    points = [(_across(n, len(marks)), _MIDDLE - _STEP * _level(mark)) for n, mark in enumerate(marks)]
    shapes: list[Shape] = []
    for level in _HEIGHTS:
        y = _MIDDLE - _STEP * level
        shapes += [line(_LEFT - 26, y, _RIGHT + 16, y, "hw-shape hw-dotted"), word(14, y + 4.5, _WORDS[level], "start")]
    if len(points) > 1:
        shapes.append(polyline(points, "hw-tie hw-thick"))
    for n, (x, y) in enumerate(points, 1):
        shapes.append(
            Shape("circle", {"cx": round(x, 1), "cy": y, "r": 12 if len(marks) < 20 else 9, "class": "hw-fill"})
        )
        shapes.append(word(x, y + 4.5, str(n)))
    half = (len(marks) + 1) // 2
    for n, mark in enumerate(marks):
        y = _HEIGHT + 14 + _LINE * (n % half)
        shapes.append(word(14 + 352 * (n // half), y, f"{n + 1}. {_name(mark)}", "start"))
    rows = tuple((mark.when or str(n), mark.name, _WORDS[_level(mark)], mark.note) for n, mark in enumerate(marks, 1))
    header = ("Wanneer", "Moment", "Hoe was het", "Opmerking")
    return Drawing(_WIDTH, _HEIGHT + _LINE * half, tuple(shapes), _told(marks), header, rows)


def _name(mark: Mark) -> str:
    """The moment, and when it was where there is room for both."""
    return short(mark.name, 27) + (f" ({short(mark.when, 14)})" if mark.when.strip() else "")


def _across(n: int, of: int) -> float:
    return (_LEFT + _RIGHT) / 2 if of == 1 else _LEFT + (_RIGHT - _LEFT) * n / (of - 1)


def _level(mark: Mark) -> int:
    return min(3, max(-3, mark.level))


def _told(marks: Sequence[Mark]) -> str:
    if not marks:
        return "Reislijn, nog leeg."
    told = ", ".join(f"{short(mark.name, 40)} ({_WORDS[_level(mark)]})" for mark in marks)
    return f"Reislijn met {len(marks)} momenten: {told}." if len(marks) > 1 else f"Reislijn met één moment: {told}."
