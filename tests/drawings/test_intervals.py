"""Figures with their intervals: every row stands in picture, text and table, and nothing leaves the scale."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.drawings.intervals import Estimate, Measured, intervals, told
from herstelwerk.drawings.shapes import as_svg

SORTS = ("kappa", "AC1")
values = st.floats(-3, 3, allow_nan=False)
estimates = st.builds(Estimate, st.none() | values, st.none() | values, st.none() | values)
rows = st.lists(st.builds(Measured, st.text(max_size=40), st.tuples(estimates, estimates)), max_size=20)


@given(rows)
def test_any_rows_can_be_drawn_within_the_picture(found: list[Measured]) -> None:
    drawing = intervals(found, SORTS)
    assert len(drawing.rows) == len(found) and as_svg(drawing).startswith("<svg")
    for shape in drawing.shapes:
        for name in ("x", "x1", "x2", "cx"):
            if shape.tag != "text" and name in shape.attributes:
                assert 210 <= float(shape.attributes[name]) <= 720
        for name in ("y", "y1", "y2", "cy"):
            if name in shape.attributes:
                assert 0 <= float(shape.attributes[name]) <= drawing.height


def test_a_figure_lies_where_its_value_is_with_a_line_of_its_interval() -> None:
    drawing = intervals([Measured("K1", (Estimate(0.0, -0.5, 0.5), Estimate(1.0)))], SORTS)
    [dot] = [s for s in drawing.shapes if s.tag == "circle" and s.attributes["cy"] != 18]
    assert dot.attributes["cx"] == 455  # halfway between 220 and 690
    lines = [s for s in drawing.shapes if s.tag == "line" and s.attributes["y1"] == s.attributes["y2"]]
    assert [(s.attributes["x1"], s.attributes["x2"]) for s in lines] == [(337.5, 572.5)]
    assert drawing.rows == (("K1", "0,00 [-0,50 tot 0,50]", "1,00"),)
    assert "kappa: van 0,00 (K1) tot 0,00 (K1)" in drawing.alt


def test_without_figures_it_says_so() -> None:
    drawing = intervals([Measured("K1", (Estimate(None), Estimate(None)))], SORTS)
    assert drawing.alt == "Nog geen cijfers om te tekenen."
    assert any(shape.text == "te weinig om te vergelijken" for shape in drawing.shapes)
    assert drawing.rows == (("K1", "–", "–"),)


def test_a_figure_in_words() -> None:
    assert told(Estimate(0.614, 0.35, None)) == "0,61"
    assert told(Estimate(None, 0.1, 0.2)) == "–"
