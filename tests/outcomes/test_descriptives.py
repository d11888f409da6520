"""Means and quantiles: known values, groups, and what does not allow an interval."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.descriptives import describe, describe_groups
from herstelwerk.outcomes.result import NotPossibleError

SCORES = st.lists(st.integers(-100, 100), min_size=3, max_size=30).filter(lambda x: len(set(x)) > 1)


@settings(deadline=None)
@given(SCORES, st.integers(-50, 50), st.sampled_from([0.5, 2.0, -3.0]))
def test_shift_and_scale(scores: list[int], shift: int, scale: float) -> None:
    one, other = describe(scores), describe([scale * x + shift for x in scores])
    assert other.value == pytest.approx(scale * one.value + shift, abs=1e-9)
    assert other.more["SD"] == pytest.approx(abs(scale) * float(one.more["SD"] or 0))
    assert other.more["mediaan"] == pytest.approx(scale * float(one.more["mediaan"] or 0) + shift, abs=1e-9)


@settings(deadline=None)
@given(SCORES)
def test_the_interval_holds_the_mean_and_grows_with_confidence(scores: list[int]) -> None:
    narrow, wide = describe(scores, confidence=0.8), describe(scores, confidence=0.99)
    assert wide.low < narrow.low <= narrow.value <= narrow.high < wide.high  # type: ignore[operator]


def test_n_below_three_and_other_refusals() -> None:
    with pytest.raises(NotPossibleError, match="2 metingen"):
        describe([1, 2, None])
    with pytest.raises(NotPossibleError, match="zekerheid"):
        describe([1, 2, 3], confidence=95)


def test_all_the_same_has_no_interval() -> None:
    one = describe([4, 4, 4, 4])
    assert (one.value, one.low, one.high, one.more["SD"]) == (4, None, None, 0) and "gelijk" in one.method


def test_groups_keep_their_order_and_small_ones_show_only_n() -> None:
    found = describe_groups([5, 1, 2, 3, None, 9, 7], ["b", "a", "a", "a", "a", "b", None])
    assert [one.name for one in found] == ["b", "a"]
    assert found["a"].n == 3 and found["a"].more["ontbreekt"] == 1 and found["a"].value == 2
    assert found["b"].n == 2 and math.isnan(found["b"].value) and found["b"].low is None
    assert "Te weinig metingen" in found.method and "Zonder groep, en dus niet meegeteld: 1." in found.method
    with pytest.raises(NotPossibleError, match="Geen groep"):
        describe_groups([1, 2], ["a", "b"])
    with pytest.raises(NotPossibleError, match="groepsnamen"):
        describe_groups([1, 2], ["a"])


def test_a_million_rows() -> None:
    values = np.random.default_rng(1).normal(3, 2, 1_000_000)
    groups = pd.Series(np.arange(1_000_000) % 7)
    assert describe(values).value == pytest.approx(3, abs=0.02)
    assert sum(one.n for one in describe_groups(values, groups)) == 1_000_000


def test_far_from_zero_keeps_its_figures() -> None:
    assert describe([1e9 + 1, 1e9 + 2, 1e9 + 3]).more["SD"] == pytest.approx(1.0, rel=1e-9)
