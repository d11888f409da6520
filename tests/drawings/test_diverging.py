"""Bars that lean to where the answers are: as wide as there are answers, from one end of the scale to the other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.drawings import Drawing, Shape
from herstelwerk.drawings.diverging import Counted, diverging
from tests.drawings.boxes import Box, box

FIVE = ("1", "2", "3", "4", "5")
ENDS = ("helemaal niet", "heel goed")
ROW = Counted("Ik kan het gebruiken.", FIVE, (1, 0, 2, 3, 2), ENDS, "4")
COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=10)


def bars(drawing: Drawing) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.tag == "rect"]


def counted(counts: list[int], name: str = "Vraag?") -> Counted:
    return Counted(name, tuple(f"antwoord {n}" for n in range(len(counts))), tuple(counts), ENDS)


def test_each_answer_is_as_wide_as_any_other() -> None:
    widths = [float(bar.attributes["width"]) for bar in bars(diverging([ROW]))]
    assert widths == pytest.approx([1 * 34, 2 * 34, 3 * 34, 2 * 34])


def test_low_answers_lie_left_and_high_ones_right_of_the_middle() -> None:
    one, three, four, five = map(box, bars(diverging([ROW])))
    assert one.right == pytest.approx(three.left) and three.right == pytest.approx(four.left)
    assert four.right == pytest.approx(five.left)
    assert one.right < 360 < four.left
    assert (three.left + three.right) / 2 == pytest.approx(360), "the answer in the middle lies half on each side"


def test_of_an_even_number_of_answers_none_lies_over_the_middle() -> None:
    left, right = map(box, bars(diverging([counted([3, 5])])))
    assert left.right == right.left == 360


def test_sides_are_told_apart_by_their_line_too() -> None:
    looks = [str(bar.attributes["class"]) for bar in bars(diverging([ROW]))]
    assert ["hw-dashed" in look for look in looks] == [True, False, False, False]
    assert len(set(looks)) == 3


def test_answer_and_number_stand_where_there_is_room() -> None:
    words = [shape.text for shape in diverging([ROW]).shapes]
    assert {"1", "3", "4", "5", "1×", "2×", "3×"} <= set(words) and "2" not in words
    assert "◀ helemaal niet" in words and "heel goed ▶" in words


def test_it_says_the_same_in_words_and_in_a_table() -> None:
    drawing = diverging([ROW])
    assert drawing.alt == "‘Ik kan het gebruiken’: 1 (1 keer), 3 (2 keer), 4 (3 keer), 5 (2 keer). Het midden is 4."
    assert drawing.rows == tuple((ROW.name, answer, str(n)) for answer, n in zip(FIVE, ROW.counts, strict=True))
    assert diverging([]).alt == "Antwoorden, nog leeg."
    assert "geen antwoorden" in diverging([counted([0, 0])]).alt


@settings(max_examples=80, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=5))
def test_all_bars_lie_in_the_picture_and_count_together(rows: list[list[int]]) -> None:
    drawing = diverging([counted(row) for row in rows])
    canvas = Box(-0.1, 0, drawing.width + 0.1, drawing.height)
    assert all(box(shape).within(canvas) for shape in drawing.shapes if shape.tag == "rect")
    assert len(bars(drawing)) == sum(bool(n) for row in rows for n in row)
    total = sum(float(bar.attributes["width"]) for bar in bars(drawing))
    per = total / max(1, sum(map(sum, rows)))
    assert per <= 34.1
    assert [row[2] for row in drawing.rows] == [str(n) for row in rows for n in row]


@settings(max_examples=60, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_words_of_one_bar_do_not_run_into_each_other(rows: list[list[int]]) -> None:
    drawing = diverging([counted(row) for row in rows])
    found = [box(shape) for shape in drawing.shapes if shape.text]
    for n, one in enumerate(found):
        assert not [other for other in found[n + 1 :] if one.touches(other)]
