"""Two lines over several moments: told apart without colour, and the same in words and in a table."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.drawings import Drawing, as_svg
from herstelwerk.drawings.trend import Point, trend

LOW, HIGH = 1, 5
POINTS = [Point("1-9-26", 3.4, 3.2), Point("5-10-26", 3.8, 3.9), Point("20-11-26", 3.8, 2.9)]
NUMBER = st.none() | st.floats(LOW, HIGH)
ANY = st.lists(st.builds(Point, st.text(max_size=40), NUMBER, NUMBER), max_size=40)


def lines(drawing: Drawing) -> list[list[tuple[float, float]]]:
    return [
        [(float(x), float(y)) for x, y in (pair.split(",") for pair in str(shape.attributes["points"]).split())]
        for shape in drawing.shapes
        if shape.tag == "polyline"
    ]


def named(drawing: Drawing, *names: str) -> list[tuple[float, float]]:
    return [(float(s.attributes["x"]), float(s.attributes["y"])) for s in drawing.shapes if s.text in names]


def test_the_two_lines_differ_in_style_mark_and_name() -> None:
    drawing = trend(POINTS, LOW, HIGH)
    styles = [shape.attributes["class"] for shape in drawing.shapes if shape.tag == "polyline"]
    assert styles == ["hw-tie hw-thick", "hw-tie hw-dashed"]
    assert [sum(shape.tag == tag for shape in drawing.shapes) for tag in ("circle", "rect")] == [3, 3]
    assert len(named(drawing, "jij")) == len(named(drawing, "je cliënt")) == 1


def test_higher_stands_higher_and_later_stands_right() -> None:
    mine, yours = lines(trend(POINTS, LOW, HIGH))
    assert [x for x, _ in mine] == [x for x, _ in yours] == sorted({x for x, _ in mine})
    assert mine[0][1] > mine[1][1] == mine[2][1]  # y counts downward
    assert yours[2][1] > yours[0][1] > yours[1][1]


def test_the_ends_of_the_scale_are_the_outer_lines() -> None:
    drawing = trend([Point("a", LOW, HIGH), Point("b", LOW, HIGH)], LOW, HIGH)
    grid = [float(s.attributes["y1"]) for s in drawing.shapes if s.tag == "line"]
    bottom, top = (line[0][1] for line in lines(drawing))
    assert (bottom, top) == (max(grid), min(grid))
    assert len(grid) == HIGH - LOW + 1


def test_it_says_the_same_in_words_and_in_a_table() -> None:
    drawing = trend(POINTS, LOW, HIGH)
    assert drawing.alt == (
        "Twee lijnen over 3 momenten, op een schaal van 1 tot 5. "
        "Jij: 3,4, dan 3,8, dan 3,8. Je cliënt: 3,2, dan 3,9, dan 2,9."
    )
    assert drawing.header == ("Moment", "jij", "je cliënt")
    assert drawing.rows[2] == ("20-11-26", "3,8", "2,9")


def test_many_moments_are_told_by_where_they_begin_and_end() -> None:
    drawing = trend([Point(str(n), value, None) for n, value in enumerate((2, 1, 4, 5, 3))], LOW, HIGH)
    assert "Jij: van 2,0 naar 3,0, nooit lager dan 1,0 of hoger dan 5,0." in drawing.alt
    assert "Je cliënt: geen cijfers." in drawing.alt


def test_a_missing_number_breaks_the_line_and_is_no_zero() -> None:
    points = [Point("a", 3, 4), Point("b", 3, None), Point("c", 3, 2), Point("d", 3, 1)]
    drawing = trend(points, LOW, HIGH)
    assert [len(line) for line in lines(drawing)] == [4, 2]
    assert sum(shape.tag == "rect" for shape in drawing.shapes) == 3
    assert drawing.rows[1] == ("b", "3,0", "–")


def test_without_numbers_it_is_empty() -> None:
    assert trend([], LOW, HIGH).alt == trend([Point("a", None, None)], LOW, HIGH).alt == "Verloop, nog leeg."


@pytest.mark.parametrize("other", [3.0, 3.05, 2.9])
def test_the_names_never_lie_over_each_other(other: float) -> None:
    drawing = trend([Point("a", 1, 5), Point("b", 3, other)], LOW, HIGH)
    (_, one), (_, two) = named(drawing, "jij", "je cliënt")
    assert abs(one - two) >= 13  # the height of a word


def test_names_of_moments_are_thinned_out_and_the_last_stays() -> None:
    drawing = trend([Point(f"{n}-11-26", 3, 3) for n in range(1, 31)], LOW, HIGH)
    under = [shape for shape in drawing.shapes if shape.text.endswith("-11-26")]
    assert len(under) <= 7 and under[-1].text == "30-11-26"
    places = [float(shape.attributes["x"]) for shape in under]
    assert all(abs(one - other) > 60 for one, other in combinations(places, 2))


@given(ANY)
def test_nothing_falls_outside_and_nothing_breaks(points: list[Point]) -> None:
    drawing = trend(points, LOW, HIGH)
    assert len(drawing.rows) == len(points)
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for line in lines(drawing) for x, y in line)
    assert "<script" not in as_svg(trend([Point("<script>", 1, 1)], LOW, HIGH))
