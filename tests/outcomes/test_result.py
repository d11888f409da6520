"""A result shows itself in Dutch, keeps its numbers unrounded in a frame, and never lets text act."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes import Estimate, Estimates, NotPossibleError, Result
from herstelwerk.outcomes.result import difference_in_words, enough, p_value, shown

ONE = Estimate("d_z", 1.0149887, 0.415138, 1.5998, 17, "Gedeeld door de SD van de verandering.", more={"p": 0.0007})
NONE = Estimate("verschil", 0.2, -0.4, 0.8, 24, "")


def test_it_prints_itself_with_a_decimal_comma() -> None:
    assert str(ONE).splitlines() == [
        "d_z",
        "maat  schatting  95 % van  95 % tot  n   p",
        "d_z   1,01       0,415     1,60      17  < 0,001",
        "Gedeeld door de SD van de verandering.",
    ]


def test_a_frame_keeps_every_figure() -> None:
    frame = Estimates("Effect", (ONE, NONE), "Samen.").to_frame()
    assert frame.loc[0, "schatting"] == 1.0149887
    assert list(frame["maat"]) == ["d_z", "verschil"]
    assert math.isnan(frame.loc[1, "p"])


def test_all_results_can_do_the_same() -> None:
    assert isinstance(ONE, Result) and isinstance(Estimates("x", (ONE,), ""), Result)


def test_they_are_found_by_name() -> None:
    both = Estimates("Effect", (ONE, NONE), "")
    assert both["d_z"] is ONE and len(both) == 2 and list(both) == [ONE, NONE]
    with pytest.raises(KeyError):
        both["d"]


def test_html_escapes_what_people_typed() -> None:
    page = Estimate("<script>x</script>", 1.0, None, None, 3, "a < b")._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page and "a &lt; b" in page
    assert "<td>–</td>" in page


def test_no_demonstrable_difference_is_worded_as_what_is_still_possible() -> None:
    told = difference_in_words(NONE, "Verschil tussen de groepen", "punten")
    assert "geen aantoonbaar verschil" in told and "-0,400 tot 0,800" in told
    assert "geen bewijs dat er geen verschil is" in told
    assert "aantoonbaar" not in difference_in_words(ONE, "Verandering")
    assert "niet te zeggen" in difference_in_words(Estimate("x", 1.0, None, None, 3, ""), "Verandering")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (None, "–"),
        (math.nan, "–"),
        (0.12345, "0,123"),
        (12.345, "12,35"),
        (123.456, "123,5"),
        (7, "7"),
        (np.int64(7), "7"),
        (np.float32(0.25), "0,250"),
        (2024, "2024"),
        (1234567, "1.234.567"),
        (-12345.67, "-12.345,7"),
        (99.999, "100,00"),
        (0.0004, "0,0004"),
        (-0.000123, "-0,00012"),
        (9.99e-7, "1,0·10⁻⁶"),
        (1.5e300, "1,5·10³⁰⁰"),
        (1e-17, "0,000"),
        (-0.0, "0,000"),
        (math.inf, "oneindig"),
        (True, "ja"),
    ],
)
def test_numbers_have_as_many_figures_as_mean_something(cell: float | None, told: str) -> None:
    assert shown(cell) == told


@settings(deadline=None)
@given(st.floats(min_value=1e-12, allow_infinity=False))
def test_what_is_not_nothing_does_not_read_as_nothing(value: float) -> None:
    for cell in (value, -value):
        assert re.search("[1-9]", shown(cell)), cell
        assert "." not in re.sub(r"\d\.(?=\d{3})", "", shown(cell)), "a decimal comma"


@pytest.mark.parametrize("name", ["p", "Wilcoxon p", "p (Holm)", "p (chi²)"])
def test_a_tiny_p_value_in_a_table_is_below_a_thousandth(name: str) -> None:
    one = Estimate("F", 40.0, None, None, 30, "", more={name: 1e-20})
    assert "< 0,001" in str(one) and "&lt; 0,001" in one._repr_html_()
    assert one.to_frame().loc[0, name] == 1e-20, "a frame is unrounded"
    assert [shown(p, name) for p in (0.0, 0.0341, 1.0, math.nan)] == ["< 0,001", "0,034", "1,000", "–"]


def test_a_number_of_people_is_whole_also_where_a_frame_made_it_broken() -> None:
    assert shown(12.0, "n") == "12" and shown(12.0, "t") == "12,00" and shown(12.5, "n") == "12,50"
    assert shown(2.5, "p-kaart") == "2,50"


def test_p_values_below_a_thousandth_are_not_told_apart() -> None:
    assert p_value(0.0004) == "p < 0,001" and p_value(0.0341) == "p = 0,034"


def test_too_little_is_refused_with_what_is_needed() -> None:
    enough(3, 3, "metingen")
    with pytest.raises(NotPossibleError, match="2 metingen, en er zijn er ten minste 3 nodig"):
        enough(2, 3, "metingen")


@settings(deadline=None)
@given(st.floats(allow_nan=False), st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_an_interval_excludes_what_lies_outside_it(value: float, a: float, b: float) -> None:
    low, high = min(a, b), max(a, b)
    assert Estimate("x", 0.0, low, high, 3, "").excludes(value) is (value < low or value > high)
