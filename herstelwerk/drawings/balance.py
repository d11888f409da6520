"""What someone can carry beside what has to be carried: two stacks on a beam."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.drawings.shapes import Choice, Drawing, Mark, Shape, line, short, word

_WIDTH = 720
_MIDDLE, _ARM, _BEAM = _WIDTH / 2, 170, 310  # from the middle to the stacks, and to the ends of the beam
_ROOM = 300  # the width of a stack
_TOP = 40  # below the names of the sides
_CLASSES = ("hw-fill", "hw-warm")


def balance(marks: Sequence[Mark], choices: Sequence[Choice]) -> Drawing:
    """Blocks as heavy as they weigh; the beam leans to the heavier side. The first choice stands left.

    What has no side yet is named below the balance.
    """
    sides = [[mark for mark in marks if mark.choice == choice.id] for choice in choices[:2]]
    weights = [sum(map(_weight, side)) for side in sides]
    lean = max(-12, min(12, 3 * (weights[1] - weights[0]))) if len(sides) == 2 else 0
    unit = _unit([list(map(_weight, side)) for side in sides])
    beam = _TOP + unit * max([3, *weights]) + 28
    shapes: list[Shape] = []
    for n, side in enumerate(sides):
        towards = 1 if n else -1
        shapes.append(word(_MIDDLE + towards * _ARM, 24, f"{short(choices[n].name, 36)}: {weights[n]}"))
        shapes += _stack(side, _MIDDLE + towards * _ARM, beam + towards * lean * _ARM / _BEAM, unit, _CLASSES[n])
    shapes.append(line(_MIDDLE - _BEAM, beam - lean, _MIDDLE + _BEAM, beam + lean, "hw-tie hw-thick"))
    foot = f"{_MIDDLE},{beam + 2:.1f} {_MIDDLE - 25},{beam + 46:.1f} {_MIDDLE + 25},{beam + 46:.1f}"
    shapes.append(Shape("polygon", {"points": foot, "class": "hw-strong"}))
    height = int(beam) + 56
    if astray := [mark for mark in marks if all(mark.choice != choice.id for choice in choices[:2])]:
        told = f"nog zonder kant: {', '.join(short(mark.name, 30) for mark in astray)}"
        shapes.append(word(_MIDDLE, height + 10, short(told, 92)))
        height += 24
    names = {choice.id: choice.name for choice in choices}
    rows = tuple((names.get(mark.choice, "–"), mark.name, str(_weight(mark)), mark.note) for mark in marks)
    header = ("Kant", "Wat", "Gewicht", "Opmerking")
    return Drawing(_WIDTH, height, tuple(shapes), _told(choices, weights, len(astray)), header, rows)


def _unit(sides: Sequence[Sequence[int]]) -> float:
    """The height of a weight of one: lower for tall stacks, and never so low that words do not fit their block."""
    lightest = min((weight for side in sides for weight in side), default=1)
    return max(22 / lightest, min(30, 360 / max([1, *map(sum, sides)])))


def _stack(side: Sequence[Mark], middle: float, beam: float, unit: float, class_: str) -> list[Shape]:
    """Blocks on a tray that stands level on the leaning beam."""
    left, base = middle - _ROOM / 2, beam - 14
    shapes = [line(middle, beam, middle, base, "hw-tie"), line(left, base, left + _ROOM, base, "hw-tie")]
    base -= 1
    for mark in side:
        tall = unit * _weight(mark)
        base -= tall
        box = {"x": left, "y": round(base, 1), "width": _ROOM, "height": round(tall - 3, 1), "rx": 5}
        shapes += [Shape("rect", {**box, "class": class_}), word(middle, base + tall / 2 + 3, short(mark.name, 38))]
    return shapes


def _weight(mark: Mark) -> int:
    return min(3, max(1, mark.weight))


def _told(choices: Sequence[Choice], weights: Sequence[int], astray: int) -> str:
    rest = f" Nog zonder kant: {astray}." if astray else ""
    if len(weights) < 2 or not any(weights):
        return f"Balans, nog leeg.{rest}"
    left, right = choices[0].name, choices[1].name
    if weights[0] == weights[1]:
        return f"Balans in evenwicht: {left} weegt {weights[0]}, {right} ook.{rest}"
    heavier = left if weights[0] > weights[1] else right
    return f"Balans die naar {heavier} helt: {left} weegt {weights[0]}, {right} weegt {weights[1]}.{rest}"
