"""Moments put together are the moments of all, also far from zero."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.research.moments import CoMoments, Moments, together

SCORES = st.lists(st.integers(-1000, 1000).map(lambda x: x / 8), max_size=40)
OFFSETS = st.sampled_from([0.0, 1e3, 1e6, 1e9, -1e9])


def exact(values: list[float]) -> tuple[int, Fraction, Fraction]:
    numbers = [Fraction(value) for value in values]
    mean = sum(numbers, Fraction()) / len(numbers)
    return len(numbers), mean, sum(((x - mean) ** 2 for x in numbers), Fraction())


@settings(deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=6), OFFSETS)
def test_parts_together_are_the_whole(parts: list[list[float]], offset: float) -> None:
    moved = [[value + offset for value in part] for part in parts]
    whole = [value for part in moved for value in part]
    found = together(Moments.of(part) for part in moved)
    assert found.n == len(whole)
    if whole:
        n, mean, m2 = exact(whole)
        assert math.isclose(found.mean, mean, rel_tol=1e-14, abs_tol=1e-12)
        # The spread may lose what the rounding of a mean of this size costs, and no more than that.
        lost = (
            16
            * n
            * np.finfo(float).eps
            * max(1.0, abs(offset))
            * (math.sqrt(m2 / n) + np.finfo(float).eps * abs(offset))
        )
        assert abs(found.m2 - float(m2)) <= 1e-12 * float(m2) + lost


@settings(deadline=None)
@given(SCORES, SCORES, SCORES)
def test_order_and_brackets_do_not_matter(a: list[float], b: list[float], c: list[float]) -> None:
    one, two, three = Moments.of(a), Moments.of(b), Moments.of(c)
    for found in ((one + two) + three, one + (two + three), three + one + two):
        assert found.n == len(a) + len(b) + len(c)
        assert math.isclose(found.mean, (one + two + three).mean, rel_tol=1e-12, abs_tol=1e-12)
        assert math.isclose(found.m2, (one + two + three).m2, rel_tol=1e-11, abs_tol=1e-9)


@settings(deadline=None)
@given(SCORES)
def test_nothing_changes_nothing(values: list[float]) -> None:
    found = Moments.of(values)
    assert found + Moments() == found == Moments() + found


@pytest.mark.parametrize("offset", [0.0, 1e6, 1e9])
def test_a_million_numbers_in_a_thousand_parts(offset: float) -> None:
    values = np.random.default_rng(3).integers(0, 100, 1_000_000) / 8
    found = together(Moments.of(part) for part in np.array_split(values + offset, 1000))
    assert math.isclose(found.sd or 0.0, values.std(ddof=1), rel_tol=1e-9)
    assert math.isclose(found.mean, values.mean() + offset, rel_tol=1e-12)


def test_shift_and_scale() -> None:
    values = np.random.default_rng(4).normal(size=50)
    plain, other = Moments.of(values), Moments.of(3 * values + 7)
    assert math.isclose(other.mean, 3 * plain.mean + 7)
    assert math.isclose(other.sd or 0, 3 * (plain.sd or 0))


def test_little_or_nothing() -> None:
    assert Moments.of([]) == Moments.of([math.nan]) == Moments()
    assert (Moments().sd, Moments().se) == (None, None)
    assert Moments.of([4.0]) == Moments(1, 4.0, 0.0)
    assert Moments.of([4.0]).sd is None
    assert Moments.of([0.1] * 10).sd == 0.0
    assert (Moments.of([1.0]) + Moments.of([3.0])) == Moments(2, 2.0, 2.0)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), max_size=20), min_size=1, max_size=5),
    OFFSETS,
)
def test_co_moments_of_parts(parts: list[list[tuple[int, int]]], offset: float) -> None:
    found = CoMoments()
    for part in parts:
        found = found + CoMoments.of([x + offset for x, _ in part], [y - offset for _, y in part])
    x, y = ([pair[i] for part in parts for pair in part] for i in (0, 1))
    if len(x) > 1:
        assert math.isclose(
            found.covariance or 0.0, np.cov(x, y)[0, 1], rel_tol=1e-7, abs_tol=max(1e-9, 1e-15 * abs(offset) * 200)
        )
    if len(set(x)) > 1 and len(set(y)) > 1 and not offset:
        assert math.isclose(found.correlation or 0.0, np.corrcoef(x, y)[0, 1], abs_tol=1e-12)
    else:
        assert found.correlation is None or -1.0 <= found.correlation <= 1.0


def test_pairs_of_which_one_is_missing() -> None:
    assert CoMoments.of([1, 2, math.nan], [2, math.nan, 3]).x.n == 1
    assert CoMoments.of([1, 2], [2, 4]).correlation == pytest.approx(1.0)
    assert CoMoments.of([], []).covariance is None
    with pytest.raises(ValueError, match="niet even lang"):
        CoMoments.of([1], [1, 2])


def test_random_splits_give_the_same() -> None:
    chance, values = random.Random(5), list(np.random.default_rng(5).normal(50, 10, 500))
    whole = Moments.of(values)
    for _ in range(20):
        cuts = sorted(chance.sample(range(1, 500), 6))
        parts = [values[i:j] for i, j in zip([0, *cuts], [*cuts, 500], strict=True)]
        found = together(Moments.of(part) for part in parts)
        assert math.isclose(found.m2, whole.m2, rel_tol=1e-12) and math.isclose(found.mean, whole.mean, rel_tol=1e-13)
