"""Colours stay apart for everyone, or something else says the same; texts can be read."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations, pairwise

import pytest
from matplotlib.colors import to_hex

from herstelwerk.charts.colours import PAPER, Look, around_zero, contrast, ink_on, steps
from herstelwerk.charts.texts import visible_texts
from tests.charts.samples import ALL, ordinary
from tests.charts.vision import apart

_ENOUGH = 10.0


def _looks() -> dict[str, tuple[Look, ...]]:
    found: dict[str, tuple[Look, ...]] = {}
    for name in ALL:
        module = import_module(f"herstelwerk.charts.{name}")
        for kind in ("LOOKS", "LINES"):
            if hasattr(module, kind):
                found[f"{name} {kind.lower()}"] = getattr(module, kind)
    return found


@pytest.mark.parametrize(("name", "looks"), _looks().items())
def test_classes_differ_in_colour_for_everyone_or_in_shape_too(name: str, looks: tuple[Look, ...]) -> None:
    for one, other in combinations(looks, 2):
        shape = (one.marker, one.dash) != (other.marker, other.dash)
        hollow = name.startswith("competencies") and "vooraf" not in (one.name, other.name)  # open and filled circle
        assert apart(one.colour, other.colour) >= _ENOUGH or shape or hollow, (one.name, other.name)


def test_the_five_classes_of_reliable_change_differ_in_shape() -> None:
    shapes = [look.marker for look in _looks()["reliable_change looks"]]
    assert len(set(shapes)) == len(shapes) == 5


@pytest.mark.parametrize(("below", "neutral", "above"), [(2, True, 2), (1, True, 1), (2, False, 2), (3, True, 3)])
def test_answers_beside_each_other_can_be_told_apart(below: int, neutral: bool, above: int) -> None:
    for one, other in pairwise(steps(below, neutral, above)):
        assert apart(one, other) >= _ENOUGH


def test_both_sides_of_zero_can_be_told_apart() -> None:
    for share in (0.3, 0.6, 1.0):
        assert apart(around_zero(share, 1), around_zero(-share, 1)) >= _ENOUGH
    assert around_zero(0, 1) == to_hex(PAPER) == around_zero(0, 0)


def test_ink_can_be_read_on_every_answer() -> None:
    for below in range(1, 6):
        for neutral in (True, False):
            for colour in steps(below, neutral, below):
                assert contrast(ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("name", [name for name in ALL if name not in ("likert", "attrition", "life_areas")])
def test_texts_on_white_can_be_read(name: str) -> None:
    for text, _ in visible_texts(ordinary(name).figure):
        assert contrast(to_hex(text.get_color()), PAPER) >= 4.5, text.get_text()
