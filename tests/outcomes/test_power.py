"""How likely a study is to find what is there, beside R; and what it refuses."""

from __future__ import annotations

import math

import pytest

from herstelwerk.outcomes.power import left_per_group, people_needed, power_two_groups
from herstelwerk.outcomes.result import NotPossibleError


@pytest.mark.parametrize(
    ("effect", "n", "alpha", "expected"),
    [
        (0.6, 73, 0.05, 0.949567),
        (0.5, 20, 0.05, 0.337939),
        (0.5, 64, 0.05, 0.8014596),
        (1.2, 10, 0.05, 0.7184054),
        (0.4, 30, 0.01, 0.142205),
    ],
)
def test_power_is_that_of_r(effect: float, n: int, alpha: float, expected: float) -> None:
    """R 4.2.2: power.t.test(n, delta, sig.level, strict = TRUE)."""
    found = power_two_groups(effect, n, n, alpha=alpha)
    assert found.value == pytest.approx(expected, abs=1e-6)
    assert found.low is None and found.n == 2 * n
    assert "Zonder interval, want" in found.method and "tweezijdige t-toets" in found.method


@pytest.mark.parametrize(
    ("effect", "power", "n"), [(0.6, 0.95, 74), (0.5, 0.8, 64), (0.2, 0.9, 527), (2.0, 0.8, 6), (8.0, 0.8, 2)]
)
def test_people_needed_is_that_of_r_rounded_up(effect: float, power: float, n: int) -> None:
    """R: power.t.test(power, delta, strict = TRUE) gives 73.17, 63.77, 526.33, 5.09; two people are the least."""
    found = people_needed(effect, power)
    assert found.value == n == people_needed(-effect, power).value
    assert power_two_groups(effect, n, n).value >= power
    assert n == 2 or power_two_groups(effect, n - 1, n - 1).value < power


def test_people_left() -> None:
    assert left_per_group(210, 0.30) == 73
    assert left_per_group(100, 0.0) == 50
    assert left_per_group(10, 0.1, groups=3) == 3


@pytest.mark.parametrize(
    "call",
    [
        lambda: power_two_groups(math.nan, 20, 20),
        lambda: power_two_groups(0.5, 1, 20),
        lambda: power_two_groups(0.5, 20, 20, alpha=0),
        lambda: people_needed(0),
        lambda: people_needed(math.inf),
        lambda: people_needed(0.5, 1.0),
        lambda: people_needed(0.5, 0.01),
        lambda: people_needed(1e-5, 0.9),
        lambda: left_per_group(210, 30),
        lambda: left_per_group(1, 0.1),
    ],
)
def test_what_cannot_be_is_refused_in_dutch(call: object) -> None:
    with pytest.raises(NotPossibleError, match=r"\.$"):
        call()  # type: ignore[operator]
