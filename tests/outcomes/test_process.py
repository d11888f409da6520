"""Process charts: what must hold for any series, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.process import p_chart, u_chart, xmr
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.run_chart import run_chart

SERIES = st.lists(st.integers(-50, 50).map(float), min_size=4, max_size=60)


@given(SERIES, st.floats(0.1, 20), st.floats(-100, 100))
@settings(deadline=None, max_examples=80)
def test_unit_and_zero_do_not_matter(values: list[float], factor: float, shift: float) -> None:
    assume(len(set(values)) > 1)
    moved = [one * factor + shift for one in values]
    one, two = xmr(values), xmr(moved)
    assert one.beyond == two.beyond
    assert two.more["sigma"] == pytest.approx(one.more["sigma"] * factor)  # type: ignore[operator]
    assert two.upper[0] == pytest.approx(one.upper[0] * factor + shift, abs=1e-9 * (1 + abs(shift)))


@given(SERIES)
@settings(deadline=None, max_examples=80)
def test_run_chart_backwards_and_upside_down(values: list[float]) -> None:
    assume(sum(one != float(np.median(values)) for one in values) >= 3)
    found = [run_chart(one) for one in (values, values[::-1], [-one for one in values])]
    assert len({(one.useful, one.longest_run, one.crossings, one.signal) for one in found}) == 1
    assert found[0].useful == sum(one != found[0].median for one in values)
    assert 1 <= found[0].longest_run <= found[0].useful and found[0].crossings < found[0].useful


def test_limits_come_from_the_baseline_only() -> None:
    calm = [10.0, 11, 9, 10, 11, 10, 9, 10, 11, 9, 10, 11]
    found, whole = xmr([*calm, 40, 10], baseline=12), xmr(calm)
    assert found.upper[0] == whole.upper[0] and found.beyond == (13,)
    assert "eerste 12 punten" in found.method


def test_a_missing_point_keeps_its_place_and_gives_no_range() -> None:
    found = xmr([1, 2, None, 10, 11, 12])
    assert found.more["gemiddeld verschil"] == 1.0
    assert math.isnan(found.values[2]) and found.lower[2] == found.lower[0]
    assert "1 punt" in found.method


def test_a_long_run_is_seen() -> None:
    values = [1.0, -1] * 5 + [0.9] * 9
    assert xmr(values).runs == tuple(range(11, 20)) or len(xmr(values).runs) >= 8
    assert run_chart([1.0, 2, 1, 2, 1, 2] + [3.0] * 12 + [1.0] * 12).signal


def test_p_and_u_follow_the_size() -> None:
    found = p_chart([2, 3, 4, 30], [10, 30, 40, 60])
    assert found.centre == pytest.approx(39 / 140)
    assert found.upper[0] > found.upper[3] and min(found.lower) >= 0 and max(found.upper) <= 1
    rate = u_chart([2, 3, 4, None], [1.0, 1.5, 2.0, 3.0])
    assert rate.centre == pytest.approx(2.0)
    assert rate.upper[0] == pytest.approx(2 + 3 * math.sqrt(2)) and rate.lower[0] == 0
    assert math.isnan(rate.values[3])
    whole = p_chart([5, 5, 5, 9], [10, 10, 10, 10], baseline=3)
    assert whole.centre == 0.5 and whole.beyond == ()


@pytest.mark.parametrize(
    "values", [[1, 2], [3, 3, 3, 3], [1, None, 2, None, 3], [None] * 5, ["a", 1, 2, 3], [1, 2, math.inf]]
)
def test_xmr_refuses(values: Any) -> None:
    with pytest.raises(NotPossibleError):
        xmr(values)


@pytest.mark.parametrize("values", [[1, 2], [3, 3, 3, 3], [1, 2, 2, 2, 3], [None] * 5])
def test_run_chart_refuses(values: Any) -> None:
    with pytest.raises(NotPossibleError):
        run_chart(values)


@pytest.mark.parametrize(
    ("events", "sizes"),
    [
        ([1, 2], [5, 5]),
        ([6, 2, 3], [5, 5, 5]),
        ([0, 0, 0], [5, 5, 5]),
        ([1, -2, 3], [5, 5, 5]),
        ([1, 2.5, 3], [5, 5, 5]),
        ([1, 2, 3], [5, 0, 5]),
    ],
)
def test_p_chart_refuses(events: Any, sizes: Any) -> None:
    with pytest.raises(NotPossibleError):
        p_chart(events, sizes)


def test_a_million_points() -> None:
    values = np.random.default_rng(1).normal(size=1_000_000)
    assert 0.001 < len(xmr(values).beyond) / 1e6 < 0.005
    assert not run_chart(values).longest_run < 10
