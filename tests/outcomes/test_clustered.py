"""An interval over clusters: that of a mean where it is one, wider where units of a cluster are alike."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from herstelwerk.outcomes.clustered import Keep, clustered
from herstelwerk.outcomes.descriptives import describe
from herstelwerk.outcomes.result import Estimate, NotPossibleError


def mean_of(values: NDArray[np.float64]):  # type: ignore[no-untyped-def]
    def mean(keep: Keep) -> Estimate:
        return Estimate("gemiddelde", float(values[keep].mean()), None, None, int(keep.sum()), "Het gemiddelde.")

    return mean


def test_of_single_units_it_is_the_interval_of_a_mean() -> None:
    values = np.random.default_rng(3).normal(5, 2, 24)
    found = clustered(mean_of(values), np.arange(24))
    plain = describe(values)
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high), rel=1e-12)
    assert found.value == pytest.approx(plain.value) and found.more["clusters"] == 24
    assert "24 clusters" in found.method and "één wegvalt" in found.method


def test_of_equal_clusters_it_is_the_interval_of_the_mean_of_cluster_means() -> None:
    rng = np.random.default_rng(4)
    values = np.repeat(rng.normal(0, 3, 20), 6) + rng.normal(0, 0.5, 120)
    found = clustered(mean_of(values), np.repeat(np.arange(20), 6), who="teams")
    right = describe(values.reshape(20, 6).mean(axis=1))
    assert (found.low, found.high) == pytest.approx((right.low, right.high), rel=1e-12)
    naive = describe(values)
    assert found.high - found.low > 2 * (naive.high - naive.low)  # type: ignore[operator]


def test_many_clusters_are_dealt_over_groups_and_cover_as_often_as_they_say() -> None:
    rng = np.random.default_rng(5)
    hits = 0
    for _ in range(200):
        values = np.repeat(rng.normal(0, 1, 90), 3) + rng.normal(0, 1, 270)
        found = clustered(mean_of(values), np.repeat(np.arange(90), 3))
        hits += found.excludes(0.0) is False
    assert 0.90 <= hits / 200 <= 0.99
    assert "een groepje wegvalt (30 keer)" in found.method


def test_limits_are_cut_off_and_the_order_of_names_does_not_matter() -> None:
    values = np.array([0.9, 1.0, 1.0, 0.2, 1.0, 1.0])
    found = clustered(mean_of(values), list("abcdef"), bounds=(-1.0, 1.0))
    other = clustered(mean_of(values), pd.Series(list("zyxwvu")), bounds=(-1.0, 1.0))
    assert found.high == 1.0 and (found.low, found.high) == (other.low, other.high)


def test_no_interval_where_there_can_be_none() -> None:
    assert clustered(mean_of(np.array([1.0, 2.0, 3.0])), ["a", "a", "b"]).low is None
    same = clustered(mean_of(np.ones(9)), np.arange(9))
    assert same.low is None and "niet te geven" in same.method
    with pytest.raises(NotPossibleError, match="bij wie ze horen"):
        clustered(mean_of(np.ones(3)), ["a", None, "b"])
    with pytest.raises(NotPossibleError, match="drie groepen"):
        clustered(mean_of(np.ones(3)), ["a", "b", "c"], most=2)


def test_a_group_without_which_the_figure_does_not_exist_is_passed_over() -> None:
    values = np.arange(8.0)

    def needs_the_first(keep: Keep) -> Estimate:
        if not keep[0]:
            raise NotPossibleError("De eerste is er niet.")
        return Estimate("gemiddelde", float(values[keep].mean()), None, None, int(keep.sum()), "")

    found = clustered(needs_the_first, np.arange(8))
    assert found.low is not None and "(7 keer)" in found.method
