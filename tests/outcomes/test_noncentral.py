"""Exact intervals: where scipy gives NaN, for tiny and huge samples, and beside numerical integration."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from herstelwerk.outcomes import noncentral
from herstelwerk.outcomes.quantile import t_quantile
from herstelwerk.outcomes.result import NotPossibleError


def integrated(t: float, df: float, ncp: float) -> float:
    """P(T ≤ t) as the mean of Φ(t s - ncp) over s = √(chi²/df)."""
    low, high = math.sqrt(stats.chi2.ppf(1e-16, df) / df), math.sqrt(stats.chi2.isf(1e-16, df) / df)
    cuts = [low, high] + [c for k in (-8, -2, 2, 8) if t and low < (c := (ncp + k) / t) < high]
    nodes, weights = np.polynomial.legendre.leggauss(150)
    total = 0.0
    for a, b in zip(sorted(cuts), sorted(cuts)[1:], strict=False):
        s = a + (b - a) * (nodes + 1) / 2
        density = np.exp(stats.chi2.logpdf(df * s * s, df)) * 2 * df * s
        total += float(np.sum(weights * density * special.ndtr(t * s - ncp))) * (b - a) / 2
    return total


def test_scipy_gives_nan_far_out_and_we_its_limit() -> None:
    assert math.isnan(stats.nct.cdf(-5, 20, 30))
    assert noncentral.probability(-5, 20, 30) == 0 and noncentral.probability(5, 20, -300) == 1


@settings(max_examples=60, deadline=None)
@given(st.floats(-60, 60), st.integers(2, 400), st.floats(-60, 60))
def test_probability_beside_integration(t: float, df: int, ncp: float) -> None:
    assert noncentral.probability(t, df, ncp) == pytest.approx(integrated(t, df, ncp), abs=1e-7)


@settings(max_examples=80, deadline=None)
@given(st.floats(-200, 200), st.integers(1, 5000), st.sampled_from([0.5, 0.9, 0.95, 0.999]))
def test_limits_are_the_tail_points(t: float, df: int, confidence: float) -> None:
    low, high = noncentral.noncentrality(t, df, confidence)
    tail = (1 - confidence) / 2
    assert low < high
    assert noncentral.probability(t, df, low) == pytest.approx(1 - tail, abs=1e-8)
    assert noncentral.probability(t, df, high) == pytest.approx(tail, abs=1e-8)


@given(st.floats(-30, 30), st.integers(2, 200))
@settings(max_examples=40, deadline=None)
def test_a_changed_sign_mirrors_the_interval(t: float, df: int) -> None:
    low, high = noncentral.noncentrality(t, df)
    assert noncentral.noncentrality(-t, df) == pytest.approx((-high, -low), abs=1e-7)


@pytest.mark.parametrize(("t", "df"), [(5000.0, 999_999), (0.0, 2), (1e-159, 1), (-3000.0, 2), (1e-9, 10), (800.0, 16)])
def test_extremes(t: float, df: int) -> None:
    low, high = noncentral.noncentrality(t, df)
    assert low < high and (low < t or t < 0) and math.isfinite(low) and math.isfinite(high)


def test_correction() -> None:
    assert noncentral.correction(2) == pytest.approx(0.5641895835477563, rel=1e-12)  # 1/√π
    assert noncentral.correction(16) == pytest.approx(0.952253834804, rel=1e-11)
    for df in (1e4, 1e6, 1e9):
        assert noncentral.correction(df) == pytest.approx(1 - 3 / (4 * df) - 7 / (32 * df * df), abs=1e-11)
    with pytest.raises(NotPossibleError):
        noncentral.correction(1)


def test_power() -> None:
    """R 4.2.2: power.t.test(n = 73, delta = .6, strict = TRUE) and (n = 20, delta = .5)."""
    assert noncentral.power(0.6, 73, 73) == pytest.approx(0.9493, abs=5e-4)
    assert noncentral.power(0.5, 20, 20) == pytest.approx(0.337939, abs=1e-5)
    assert noncentral.power(0, 20, 30) == pytest.approx(0.05, abs=1e-9)
    assert noncentral.power(0.5, 1e6, 1e6) == pytest.approx(1) == noncentral.power(-0.5, 1e6, 1e6)
    with pytest.raises(NotPossibleError):
        noncentral.power(0.5, 1, 20)


@pytest.mark.parametrize(("t", "df"), [(math.nan, 5), (math.inf, 5), (1.0, 0.5)])
def test_refusals(t: float, df: float) -> None:
    with pytest.raises(NotPossibleError):
        noncentral.noncentrality(t, df)


@pytest.mark.parametrize(
    ("p", "df", "r"), [(0.975, 1, 12.70620473617469), (0.975, 47, 2.01174051372977), (0.995, 3, 5.84090930973335)]
)
def test_the_light_quantile_is_that_of_r(p: float, df: float, r: float) -> None:
    assert t_quantile(p, df) == pytest.approx(r, rel=1e-13)
