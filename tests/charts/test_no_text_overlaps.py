"""No text lies over another, or sticks out of the picture, whatever the names, the values and the width."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelwerk.charts.texts import TINY, outside, overlaps, visible_texts
from tests.charts.samples import ALL, ordinary

_SOME = settings(deadline=None, max_examples=3, derandomize=True, suppress_health_check=list(HealthCheck))
_MANY = settings(_SOME, max_examples=150, derandomize=False)


def check(name: str, seed: int, count: int, nasty: bool, share: float) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a sign the letter lacks, a mean of nothing
        chart = ALL[name](np.random.default_rng(seed), count, nasty)
        figure = chart.draw(chart.least_cm + share * (26 - chart.least_cm))
    seen = visible_texts(figure)
    assert overlaps(seen) == []
    assert outside(figure, seen) == []
    assert chart.alt and len(chart.alt) < 4000 and not chart.numbers.empty


@pytest.mark.parametrize("name", ALL)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 8), nasty=st.booleans(), share=st.floats(0, 1))
@_SOME
def test_texts_keep_apart(name: str, seed: int, count: int, nasty: bool, share: float) -> None:
    check(name, seed, count, nasty, share)


@pytest.mark.full
@pytest.mark.parametrize("name", ALL)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 20), nasty=st.booleans(), share=st.floats(0, 1))
@_MANY
def test_texts_keep_apart_at_length(name: str, seed: int, count: int, nasty: bool, share: float) -> None:
    check(name, seed, count, nasty, share)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("count", "nasty", "share"), [(1, True, 0.0), (20, True, 0.2)])
def test_texts_keep_apart_from_one_to_twenty(name: str, count: int, nasty: bool, share: float) -> None:
    check(name, 7, count, nasty, share)


def test_a_key_longer_than_the_plot_stands_free_of_the_name_below_it() -> None:
    check("reliable_change", 2, 1, nasty=True, share=0.0)


@pytest.mark.full
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("count", [1, 20])
def test_texts_keep_apart_at_every_width(name: str, count: int) -> None:
    for nasty in (False, True):
        for share in (0.0, 0.2, 1.0):
            check(name, 7, count, nasty, share)


@pytest.mark.parametrize("name", ALL)
def test_texts_can_be_read_on_paper_and_have_a_decimal_comma(name: str) -> None:
    for text, _ in visible_texts(ordinary(name).figure):
        assert text.get_fontsize() >= TINY >= 6.5
        assert not re.search(r"(?<![\d.])\d+\.\d{1,2}(?!\d)", text.get_text()), text.get_text()
        assert not re.search(r"(?<![\w-])-\d", text.get_text()), "a real minus sign"
