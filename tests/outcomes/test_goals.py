"""Goal attainment: the formula, what only matters in ratio, and refusals."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.goals import goal_attainment, goal_change
from herstelwerk.outcomes.result import NotPossibleError

GOALS = st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 9)), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        ([0, 0, 0], None, 50),
        ([1, 1, 1], None, 63.693064),
        ([2, 2, 2], None, 77.386128),
        ([1], [5], 60),
        ([1, 1, -1], [3, 2, 1], 58.813053),
        ([-1] * 4, None, 35.490475),
    ],
)
def test_known_values(levels: list[int], weights: list[int] | None, t: float) -> None:
    assert goal_attainment(levels, weights).value == pytest.approx(t, abs=1e-6)


@settings(deadline=None)
@given(GOALS, st.sampled_from([0.01, 3.0, 1e6]))
def test_only_the_ratio_of_weights_counts_and_signs_mirror(goals: list[tuple[int, int]], scale: float) -> None:
    levels, weights = [x for x, _ in goals], [w for _, w in goals]
    one = goal_attainment(levels, weights).value
    assert goal_attainment(levels, [w * scale for w in weights]).value == pytest.approx(one)
    assert goal_attainment([-x for x in levels], weights).value == pytest.approx(100 - one)
    assert goal_attainment(levels[::-1], weights[::-1]).value == pytest.approx(one)


def test_a_goal_without_score_is_left_out_with_its_weight() -> None:
    found = goal_attainment([1, None, -1], [3, 50, 1])
    assert found.value == pytest.approx(goal_attainment([1, -1], [3, 1]).value) and found.n == 2
    assert "1 zonder score weggelaten" in found.method


def test_change_is_over_the_same_goals() -> None:
    found = goal_change([-1, -1, None], [1, 0, 2])
    assert found.value == pytest.approx(goal_attainment([1, 0]).value - goal_attainment([-1, -1]).value)
    assert found.n == 2 and found.low is None and "1 zonder score weggelaten" in found.method
    assert found.more["T na"] == pytest.approx(goal_attainment([1, 0]).value)


@pytest.mark.parametrize(
    ("levels", "weights", "rho", "told"),
    [
        ([3], None, 0.3, "-2"),
        ([-2.5], None, 0.3, "-2"),
        ([], None, 0.3, "Geen enkel doel"),
        ([None, None], None, 0.3, "Geen enkel doel"),
        ([1, 2], [1], 0.3, "2 doelen en 1 gewichten"),
        ([1, 2], [1, 0], 0.3, "boven nul"),
        ([1, 2], [1, -1], 0.3, "boven nul"),
        ([1, 2], [1, None], 0.3, "boven nul"),
        ([1], None, 1.0, "rho"),
        ([1], None, -0.1, "rho"),
        (["veel"], None, 0.3, "‘veel’"),
    ],
)
def test_refusals(levels: list[Any], weights: list[Any] | None, rho: float, told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        goal_attainment(levels, weights, rho=rho)


def test_change_refusals() -> None:
    with pytest.raises(NotPossibleError, match="niet evenveel"):
        goal_change([1], [1, 2])
    with pytest.raises(NotPossibleError, match="zowel voor als na"):
        goal_change([1, None], [None, 1])
    with pytest.raises(NotPossibleError, match="gewichten"):
        goal_change([1, 0], [0, 1], [1])
