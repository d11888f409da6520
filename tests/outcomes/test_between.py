"""Two groups: symmetry, scale, ties, separation, and data that do not allow it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from herstelwerk.outcomes.between import Group, between, between_changes, compare
from herstelwerk.outcomes.result import NotPossibleError

GROUP = st.lists(st.integers(0, 40), min_size=3, max_size=20)
EFFECTS = ["d", "g", "d (rms-SD)", "g (rms-SD)", "delta van Cliff"]


@settings(deadline=None, max_examples=50)
@given(GROUP, GROUP)
def test_swapping_the_groups_turns_the_sign(x: list[int], y: list[int]) -> None:
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    one, other = between(x, y, glass="first"), between(y, x, glass="second")
    for name in [*EFFECTS, "delta van Glass", "verschil in gemiddelden"]:
        a, b = one[name], other[name]
        assert (b.value, b.low, b.high) == pytest.approx((-a.value, -a.high, -a.low), abs=1e-6), name  # type: ignore[operator]


@settings(deadline=None, max_examples=40)
@given(GROUP, GROUP, st.integers(-9, 9), st.sampled_from([0.25, 8.0]))
def test_effect_sizes_know_no_unit(x: list[int], y: list[int], shift: int, scale: float) -> None:
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    one = between(x, y)
    other = between([scale * v + shift for v in x], [scale * v + shift for v in y])
    for name in [*EFFECTS, "delta van Glass"]:
        assert other[name].value == pytest.approx(one[name].value, abs=1e-9), name


@settings(deadline=None, max_examples=60)
@given(GROUP, GROUP)
def test_cliff_is_the_dominance_matrix(x: list[int], y: list[int]) -> None:
    assume(len(set(x)) > 1 or len(set(y)) > 1)
    matrix = np.sign(np.subtract.outer(np.array(x), np.array(y)))
    d, n1, n2 = float(matrix.mean()), len(x), len(y)
    found = between(x, y)["delta van Cliff"]
    assert found.value == pytest.approx(d, abs=1e-12)
    assert found.low is not None and found.high is not None and -1 <= found.low <= found.high <= 1
    if abs(d) < 1:
        rows, columns = ((matrix.mean(1) - d) ** 2).sum(), ((matrix.mean(0) - d) ** 2).sum()
        s2 = (n2**2 * rows + n1**2 * columns - ((matrix - d) ** 2).sum()) / (n1 * n2 * (n1 - 1) * (n2 - 1))
        s2 = max(s2, (1 - d * d) / (n1 * n2 - 1))
        t = stats.t.isf(0.025, n1 + n2 - 2)
        low = (d - d**3 - t * s2**0.5 * ((1 - d * d) ** 2 + t * t * s2) ** 0.5) / (1 - d * d + t * t * s2)
        assert found.low == pytest.approx(max(low, -1), abs=1e-9)


def test_full_separation_still_has_an_interval() -> None:
    found = between([7, 8, 9, 10], [1, 2, 3, 4, 5])["delta van Cliff"]
    assert found.value == 1 and found.high == 1 and found.low is not None and found.low < 0.1


def test_one_group_without_spread_is_allowed_but_is_no_standard() -> None:
    found = between([5, 5, 5, 5], [1, 2, 3, 9], glass="first")
    assert "delta van Glass" not in [one.name for one in found] and "Glass is niet te berekenen" in found.method
    assert found["d"].low is not None
    assert between([5, 5, 5, 5], [1, 2, 3, 9])["delta van Glass"].more["gedeeld door"] == "de SD van groep 2"


@pytest.mark.parametrize(
    ("x", "y", "told"),
    [
        ([1, 2], [1, 2, 3], "2 metingen in groep 1"),
        ([1, 2, 3], [None, None], "Er staat niets"),
        ([2, 2, 2], [3, 3, 3], "hetzelfde"),
        ([1, 2, 3], [], "Er staat niets"),
    ],
)
def test_refusals(x: list[Any], y: list[Any], told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        between(x, y)


def test_exact_mann_whitney_only_without_ties() -> None:
    """R 4.2.2: wilcox.test(c(1.1, 2.2, 3.3, 4.4), c(2.5, 3.6, 5.7)) gives W = 3, p = 0.4."""
    more = between([1.1, 2.2, 3.3, 4.4], [2.5, 3.6, 5.7])["verschil in gemiddelden"].more
    assert more["Mann-Whitney U"] == 3 and more["Mann-Whitney p"] == pytest.approx(0.4)


def test_missing_is_counted_per_group() -> None:
    found = between([1, 2, 3, None], [2, None, 5, 6], names=("training", "wachtlijst"))
    assert "training (n = 3) min wachtlijst (n = 3)" in found.method and "2 metingen" in found.method


def test_the_change_of_two_groups() -> None:
    found = between_changes([1, 2, 3, 4], [3, 5, 4, 8], [1, 2, 3, None], [1, 3, 3, 9])
    assert found["verschil in gemiddelden"].value == pytest.approx(2.5 - 1 / 3)
    assert "SD van die verandering" in found.method and "0 in groep 1, 1 in groep 2" in found.method


def test_summaries_alone_are_enough() -> None:
    rng = np.random.default_rng(7)
    x, y = rng.normal(3, 2, 40), rng.normal(2, 3, 30)
    whole = between(x, y)
    parts, _ = compare(Group("groep 1", 40, x.mean(), x.std(ddof=1)), Group("groep 2", 30, y.mean(), y.std(ddof=1)))
    for one in parts:
        assert (one.value, one.low, one.high) == pytest.approx(
            (whole[one.name].value, whole[one.name].low, whole[one.name].high)
        )
    with pytest.raises(NotPossibleError):
        compare(Group("a", 5, 1, 0), Group("b", 5, 2, 0))


def test_a_million_people() -> None:
    rng = np.random.default_rng(9)
    found = between(rng.normal(0.1, 1, 600_000), rng.normal(0, 1, 400_000))
    assert found["d"].value == pytest.approx(0.1, abs=0.01) == found["g (rms-SD)"].value
    assert found["delta van Cliff"].value == pytest.approx(2 * stats.norm.cdf(0.1 / 2**0.5) - 1, abs=0.005)


@pytest.mark.full  # the import alone takes seconds
def test_cohen_beside_pingouin() -> None:
    pingouin = pytest.importorskip("pingouin")
    rng = np.random.default_rng(11)
    x, y = rng.normal(0, 1, 15), rng.normal(0.5, 2, 25)
    assert between(x, y)["d"].value == pytest.approx(pingouin.compute_effsize(x, y, eftype="cohen"))
