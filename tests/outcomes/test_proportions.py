"""Shares: known values, edges, and intervals that behave."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from herstelwerk.outcomes.proportions import clopper_pearson, compare_shares, wilson
from herstelwerk.outcomes.result import NotPossibleError

COUNT = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(deadline=None)
@given(COUNT, st.sampled_from([0.8, 0.95, 0.99]))
def test_as_scipy(count: tuple[int, int], confidence: float) -> None:
    x, n = count
    test = stats.binomtest(x, n)
    for ours, method in ((wilson, "wilson"), (clopper_pearson, "exact")):
        found, theirs = ours(x, n, confidence=confidence), test.proportion_ci(confidence, method)
        assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
        assert 0 <= found.low <= found.value <= found.high <= 1  # type: ignore[operator]


@settings(deadline=None)
@given(COUNT, COUNT)
def test_two_shares(one: tuple[int, int], two: tuple[int, int]) -> None:
    found = compare_shares(*one, *two)
    back = compare_shares(*two, *one)
    newcombe = found["verschil (Newcombe)"]
    assert -1 <= newcombe.low <= newcombe.value <= newcombe.high <= 1  # type: ignore[operator]
    assert (newcombe.low, newcombe.high) == pytest.approx(
        (-back["verschil (Newcombe)"].high, -back["verschil (Newcombe)"].low), abs=1e-12  # type: ignore[operator]
    )  # fmt: skip
    needed = found["nodig voor één"]
    assert (needed.low is None) == (not newcombe.excludes(0))
    if needed.low is not None and needed.high is not None:
        assert 1 <= needed.low <= needed.value <= needed.high
    table = [[one[0], one[1] - one[0]], [two[0], two[1] - two[0]]]
    assert newcombe.more["p (Fisher)"] == pytest.approx(stats.fisher_exact(table)[1])


def test_newcombe_as_published() -> None:
    """Newcombe (1998), example: 56/70 and 48/80 give 0.0524 to 0.3339."""
    found = compare_shares(56, 70, 48, 80)["verschil (Newcombe)"]
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_edges() -> None:
    assert wilson(0, 5).low == 0 and wilson(5, 5).high == 1
    nobody = compare_shares(0, 5, 0, 9)
    assert math.isnan(nobody["verhouding"].value) and "chi²" not in nobody["verschil (Wald)"].more
    one_sided = compare_shares(3, 5, 0, 9)
    assert one_sided["verhouding"].value == math.inf and one_sided["verhouding"].low is None
    assert compare_shares(0, 5, 3, 9)["verhouding"].value == 0
    assert compare_shares(2, 5, 2, 5)["nodig voor één"].value == math.inf
    assert str(one_sided) and one_sided.to_frame().shape[0] == 4


@pytest.mark.parametrize(("x", "n"), [(1, 0), (-1, 5), (6, 5), (1.5, 5)])
def test_refusals(x: float, n: int) -> None:
    for function in (wilson, clopper_pearson):
        with pytest.raises(NotPossibleError):
            function(x, n)  # type: ignore[arg-type]
