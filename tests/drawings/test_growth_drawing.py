"""Dumbbells: then and now on one line, before above it, the trainer below it; told by shape and place, and in words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.drawings import Drawing, Shape, as_svg
from herstelwerk.drawings.growth import Standing, dumbbells
from tests.drawings.boxes import Box, box

LOW, HIGH = 1, 5
ROWS = [Standing("1. Kijkt naar krachten.", 2, 1, 4, 3), Standing("2. Luistert.", None, 3, 3), Standing("3. Leeg.")]
NUMBER = st.none() | st.integers(LOW, HIGH)
ANY = st.lists(st.builds(Standing, st.text(max_size=200), NUMBER, NUMBER, NUMBER, NUMBER), max_size=9)


def marks(drawing: Drawing) -> list[Shape]:
    """The marks of the rows, without those of the legend at the top."""
    found = [shape for shape in drawing.shapes if shape.tag in ("circle", "rect", "polygon")]
    return [shape for shape in found if middle(shape)[1] > 30]


def middle(shape: Shape) -> tuple[float, float]:
    found = box(shape)
    return (found.left + found.right) / 2, (found.top + found.bottom) / 2


def test_the_four_numbers_have_four_shapes() -> None:
    before, then, now, trainer = marks(dumbbells(ROWS[:1], LOW, HIGH))
    assert [one.tag for one in (before, then, now, trainer)] == ["rect", "circle", "circle", "polygon"]
    assert float(then.attributes["r"]) > float(now.attributes["r"])
    assert then.attributes["class"] != now.attributes["class"]
    assert middle(before)[1] < middle(then)[1] == middle(now)[1] < middle(trainer)[1]


def test_a_higher_number_lies_to_the_right() -> None:
    before, then, now, trainer = (middle(one)[0] for one in marks(dumbbells(ROWS[:1], LOW, HIGH)))
    assert then < before < trainer < now


def test_where_then_and_now_are_the_same_the_filled_one_stands_in_the_open_one() -> None:
    then, now = marks(dumbbells(ROWS[1:2], LOW, HIGH))
    assert middle(then) == middle(now)
    assert box(now).within(box(then))
    assert not [s for s in dumbbells(ROWS[1:2], LOW, HIGH).shapes if s.attributes.get("class") == "hw-tie hw-thick"]


def test_the_legend_names_what_is_there() -> None:
    def legend(*rows: Standing) -> list[str]:
        return [s.text for s in dumbbells(rows, LOW, HIGH).shapes if s.text in ("vooraf", "toen", "nu", "trainer")]

    assert legend(*ROWS) == legend(ROWS[2]) == ["vooraf", "toen", "nu", "trainer"]
    assert legend(ROWS[1]) == ["toen", "nu"]


def test_a_missing_number_draws_nothing() -> None:
    assert marks(dumbbells(ROWS[2:], LOW, HIGH)) == []


def test_it_says_the_same_in_words_and_in_a_table() -> None:
    drawing = dumbbells(ROWS, LOW, HIGH)
    assert drawing.alt == (
        "Cijfers bij 3 zinnen, op een schaal van 1 tot 5. Er zijn cijfers voor: vooraf 1, toen 2, nu 2, trainer 1. "
        "Naast toen is nu 1 keer hoger, 1 keer gelijk en 0 keer lager. "
        "Naast vooraf is nu 1 keer hoger, 0 keer gelijk en 0 keer lager."
    )
    assert drawing.header == ("Zin", "vooraf", "toen", "nu", "trainer")
    assert drawing.rows[:2] == (("1. Kijkt naar krachten.", "2", "1", "4", "3"), ("2. Luistert.", "–", "3", "3", "–"))
    assert dumbbells([Standing("a", 2.5)], LOW, HIGH).rows == (("a", "2,5", "–", "–", "–"),)
    assert dumbbells([], LOW, HIGH).alt == "Cijfers per zin, nog leeg."


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_everything_lies_within_the_picture_and_names_stay_off_the_scale(rows: list[Standing]) -> None:
    drawing = dumbbells(rows, LOW, HIGH)
    canvas = Box(0, 0, drawing.width, drawing.height)
    assert all(box(shape).within(canvas) for shape in drawing.shapes if shape.tag != "text")
    names = [shape for shape in drawing.shapes if shape.text and shape.attributes["text-anchor"] == "start"]
    assert all(box(name).top >= 0 and box(name).bottom <= drawing.height for name in names)
    assert as_svg(drawing).startswith("<svg")
    assert len(drawing.rows) == len(rows)


@given(st.lists(st.sampled_from([row.name for row in ROWS]), min_size=2, max_size=9))
def test_no_two_rows_lie_over_each_other(names: list[str]) -> None:
    drawing = dumbbells([Standing(name, 1, 2, 3, 4) for name in names], LOW, HIGH)
    tops = [middle(one)[1] for one in marks(drawing) if one.tag == "rect"]
    assert all(b - a >= 40 for a, b in pairwise(tops))
