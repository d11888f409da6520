"""Published tables, recomputed: which follow from their own numbers and which do not."""

from __future__ import annotations

import math

import pytest

from herstelwerk.outcomes import recompute
from herstelwerk.outcomes.proportions import compare_shares
from herstelwerk.outcomes.result import NotPossibleError


def test_from_an_interval() -> None:
    found = recompute.from_interval(-14.31, -0.22)
    assert (found.value, found.more["SE"], found.more["z"], found.more["p"]) == pytest.approx(
        (-7.265, 3.594, -2.021, 0.0433), abs=1e-3
    )
    ratio = recompute.from_interval(0.06, 0.94, log=True)
    assert (ratio.value, ratio.more["SE (log)"], ratio.more["p"]) == pytest.approx((0.237, 0.702, 0.041), abs=1e-3)


def test_from_f() -> None:
    found = recompute.effect_of_f(31.73, 3, 1559)
    assert found["f van Cohen"].value == pytest.approx(0.247, abs=5e-4)
    assert found["eta²"].value == pytest.approx(0.0575, abs=5e-5)


def test_shares_that_hang_on_the_method() -> None:
    found = compare_shares(19, 48, 10, 48)
    wald = found["verschil (Wald)"]
    assert (wald.value, wald.low, wald.high) == pytest.approx((0.1875, 0.008, 0.367), abs=1e-3)
    assert found["nodig voor één"].value == pytest.approx(5.33, abs=5e-3)
    assert wald.more["p (chi²)"] == pytest.approx(0.045, abs=1e-3) and wald.more["p (Fisher)"] == pytest.approx(
        0.074, abs=1e-3
    )
    assert compare_shares(10, 48, 19, 48)["verhouding"].more["minder (1 - verhouding)"] == pytest.approx(
        0.474, abs=1e-3
    )


@pytest.mark.parametrize(("first", "second", "below", "d"), [(7.13, 6.23, 4.46, 0.20), (27.09, 18.36, 8.79, 0.99)])
def test_with_a_given_denominator(first: float, second: float, below: float, d: float) -> None:
    assert recompute.with_denominator(first - second, below, "de opgegeven SD").value == pytest.approx(d, abs=5e-3)


@pytest.mark.parametrize(
    ("m1", "se1", "m2", "se2", "p"),
    [
        (50.6, 1.38, 49.8, 1.40, 0.684),
        (56.5, 1.83, 52.8, 1.83, 0.153),
        (8.56, 0.75, 8.0, 0.74, 0.595),
        (24.4, 0.52, 25.3, 1.0, 0.425),
    ],
)
def test_from_standard_errors(m1: float, se1: float, m2: float, se2: float, p: float) -> None:
    assert recompute.of_standard_errors(m1, se1, m2, se2).more["p"] == pytest.approx(p, abs=1e-3)


@pytest.mark.parametrize(
    ("numbers", "g"),
    [
        ((23.41, 7.92, 34, 26.84, 8.10, 34), -0.42),
        ((23.69, 4.03, 34, 20.59, 5.10, 34), 0.67),
        ((163.9, 30.1, 34, 120.1, 24.8, 34), 1.57),
        ((76.9, 16.4, 49, 78.6, 17.3, 44), -0.10),
    ],
)
def test_from_means(numbers: tuple[float, float, int, float, float, int], g: float) -> None:
    found = recompute.of_means(*numbers)
    assert found["g"].value == pytest.approx(g, abs=5e-3) and found["g"].low is not None


def test_welch_from_a_table() -> None:
    assert recompute.of_means(76.9, 16.4, 49, 78.6, 17.3, 44)["verschil in gemiddelden"].more["p"] == pytest.approx(
        0.629, abs=1e-3
    )


def test_power_of_a_protocol() -> None:
    assert recompute.power(0.60, 73, 73) == pytest.approx(0.95, abs=2e-3)


def test_two_statements_that_do_not_follow() -> None:
    found = compare_shares(22, 67, 9, 69)["verschil (Wald)"].more
    assert found["p (chi²)"] == pytest.approx(0.006, abs=1e-3) and found["p (Fisher)"] == pytest.approx(0.008, abs=1e-3)
    assert recompute.of_correlation(-0.14, 71).more["p"] == pytest.approx(0.24, abs=5e-3)


def test_refusals() -> None:
    for call in (
        lambda: recompute.from_interval(2, 1),
        lambda: recompute.from_interval(-1, 1, log=True),
        lambda: recompute.effect_of_f(-1, 1, 1),
        lambda: recompute.effect_of_f(math.nan, 1, 1),
        lambda: recompute.of_standard_errors(1, 0, 2, 0),
        lambda: recompute.with_denominator(1, 0, "x"),
        lambda: recompute.of_correlation(1.0, 20),
        lambda: recompute.of_correlation(0.5, 3),
        lambda: recompute.of_means(1, 1, 1, 2, 1, 5),
        lambda: recompute.of_means(1, -1, 5, 2, 1, 5),
    ):
        with pytest.raises(NotPossibleError):
            call()
