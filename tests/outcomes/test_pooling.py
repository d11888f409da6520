"""Pooling: what must hold for any cohorts, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.pooling import egger, pool
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.rubin import pool_imputations

SEEDS = st.integers(0, 10**6)
METHODS: Any = st.sampled_from(["REML", "PM", "DL"])


def cohorts(seed: int) -> tuple[Any, Any]:
    draw = np.random.default_rng(seed)
    k = int(draw.integers(2, 13))
    v = draw.uniform(0.01, 0.5, k)
    return draw.normal(0.4, draw.choice([0.0, 0.2, 2.0]), k) + draw.normal(size=k) * np.sqrt(v), v


@given(SEEDS, METHODS)
@settings(deadline=None, max_examples=80)
def test_hartung_knapp_never_narrows(seed: int, method: Any) -> None:
    y, v = cohorts(seed)
    knapp, plain = pool(y, v, method=method), pool(y, v, method=method, hartung_knapp=False)
    common = pool(y, v, method="EE")
    widths = [one.effect.high - one.effect.low for one in (knapp, plain, common)]  # type: ignore[operator]
    assert widths[0] >= widths[1] * (1 - 1e-12) >= widths[2] * (1 - 1e-9)
    assert knapp.prediction.low <= knapp.effect.low <= knapp.effect.value  # type: ignore[operator]
    assert sum(one.weight for one in knapp.cohorts) == pytest.approx(100)
    assert 0 <= knapp.i2 < 100 and min(y) <= knapp.effect.value <= max(y)


@given(SEEDS, METHODS, st.floats(0.01, 100), st.floats(-50, 50))
@settings(deadline=None, max_examples=60)
def test_unit_zero_and_order(seed: int, method: Any, factor: float, shift: float) -> None:
    y, v = cohorts(seed)
    one, two = pool(y, v, method=method), pool((y * factor + shift)[::-1], (v * factor**2)[::-1], method=method)
    assert two.effect.value == pytest.approx(one.effect.value * factor + shift, rel=1e-6, abs=1e-6 * factor)
    assert two.tau2.value == pytest.approx(one.tau2.value * factor**2, rel=1e-5, abs=1e-7 * factor**2)
    assert two.i2 == pytest.approx(one.i2, abs=1e-3)


def test_equal_variances_give_the_plain_mean_and_all_methods_agree() -> None:
    y, v = np.array([0.1, 0.9, 0.4, 1.6]), np.full(4, 0.05)
    found = [pool(y, v, method=method) for method in ("REML", "PM", "DL")]
    for one in found:
        assert one.effect.value == pytest.approx(y.mean())
        assert one.tau2.value == pytest.approx(y.var(ddof=1) - 0.05)
        assert one.effect.more["SE"] == pytest.approx(y.std(ddof=1) / 2)


def test_two_cohorts_get_words_of_care_and_alike_cohorts_no_certainty() -> None:
    assert "twee cohorten" in pool([0.2, 0.6], [0.04, 0.05]).method
    assert "ruwe schatting" in pool([0.2, 0.6, 0.5], [0.04, 0.05, 0.04]).method
    alike = pool([0.5] * 6, [0.04] * 6)
    assert (alike.tau2.value, alike.tau2.low, alike.i2) == (0.0, None, 0.0)
    assert alike.effect.low is not None and alike.effect.low < 0.5


def test_cohorts_without_effect_are_counted() -> None:
    found = pool([0.2, None, 0.6], [0.04, 0.05, 0.04], names=["A", "B", "C"], sizes=[20, 30, 40])
    assert [(one.name, one.size) for one in found.cohorts] == [("A", 20), ("C", 40)]
    assert "1 cohort" in found.method
    assert len(found.to_frame()) == 6


@pytest.mark.parametrize(
    ("y", "v"), [([0.3], [0.1]), ([], []), ([0.3, None], [0.1, 0.2]), ([0.3, 0.4], [0.1, 0.0]), ([0.3, 0.4], [0.1])]
)
def test_refusals(y: Any, v: Any) -> None:
    with pytest.raises(NotPossibleError):
        pool(y, v)


def test_egger_refuses_and_warns() -> None:
    with pytest.raises(NotPossibleError, match="even nauwkeurig"):
        egger([0.1, 0.2, 0.3], [0.1, 0.1, 0.1])
    with pytest.raises(NotPossibleError):
        egger([0.1, 0.2], [0.1, 0.2])
    assert "minder dan tien" in egger([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]).method


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=30), st.floats(0.1, 4))
@settings(deadline=None, max_examples=60)
def test_rubin_between_its_limits(estimates: list[float], variance: float) -> None:
    one = pool_imputations(estimates, [variance] * len(estimates), df=40)
    assert one.value == pytest.approx(np.mean(estimates), abs=1e-9)
    assert one.more["SE"] >= variance**0.5 * (1 - 1e-9)  # type: ignore[operator]
    assert 0 < one.more["df"] <= 40 and 0 <= one.more["fmi"] <= 1  # type: ignore[operator]
    wide = pool_imputations(estimates, [variance] * len(estimates))
    assert wide.more["df"] >= one.more["df"]  # type: ignore[operator]


@pytest.mark.parametrize(("q", "u"), [([1.0], [1.0]), ([1, 2], [1, -1]), ([1, None], [1, 1]), ([1, 1], [0, 0])])
def test_rubin_refuses(q: Any, u: Any) -> None:
    with pytest.raises(NotPossibleError):
        pool_imputations(q, u)
