"""Numbers come in as people have them; what is no number is refused with its place."""

from __future__ import annotations

import datetime
import math

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.measured import complete, constant, floats, missing_told, percent, present
from herstelwerk.outcomes.result import NotPossibleError

MANY = [
    [1, None, 2.5, math.nan],
    np.array([1, np.nan, 2.5, np.nan]),
    pd.Series([1, None, 2.5, None]),
    pd.Series([1, None, 2.5, None], dtype="Float64"),
    pd.Series([1, pd.NA, 2.5, None], dtype=object),
]


@pytest.mark.parametrize("values", MANY)
def test_missing_in_every_shape(values: object) -> None:
    found, missing = present(values)  # type: ignore[arg-type]
    assert list(found) == [1, 2.5] and missing == 2


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1, "3,5", 2], "Op plaats 2 .* ‘3,5’"),
        (["1", "2"], "‘1’"),
        (pd.Series(["laag", "hoog"]), "‘laag’"),
        ([datetime.date(2026, 1, 2)], "2026-01-02"),
        (pd.Series(pd.to_datetime(["2026-01-02"])), "2026-01-02"),
        ([1.0, math.inf], "oneindig"),
        ([[1, 2], [3, 4]], "één rij"),
        ([[1, 2], [3]], "één rij"),
        (3.0, "één rij"),
        ([1 + 2j], "complex"),
    ],
)
def test_what_is_no_number_is_refused(values: object, told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        floats(values)  # type: ignore[arg-type]


def test_nothing_there() -> None:
    for values in ([], [None, None], np.array([np.nan])):
        with pytest.raises(NotPossibleError, match="Er staat niets"):
            present(values)


def test_only_who_has_everything() -> None:
    (a, b), gone = complete("de metingen", [1, None, 3, 4], [None, 2, 3, 5])
    assert list(a) == [3, 4] and list(b) == [3, 5] and gone == 2
    with pytest.raises(NotPossibleError, match=r"niet even lang \(1, 2\)"):
        complete("de metingen", [1], [1, 2])
    with pytest.raises(NotPossibleError, match="Niemand"):
        complete("de metingen", [1, None], [None, 1])


def test_columns_in_another_order_are_no_pairs() -> None:
    pre = pd.Series([1, 2, 3], index=["a", "b", "c"])
    with pytest.raises(NotPossibleError, match="zelfde persoon"):
        complete("de metingen", pre, pre.sort_index(ascending=False))


def test_rounding_is_no_variance() -> None:
    assert constant(np.array([0.1 + 0.2, 0.3])) and constant(np.zeros(3)) and not constant(np.array([1.0, 1.001]))


def test_words() -> None:
    assert missing_told(0) == "Er ontbraken geen waarden."
    assert missing_told(1).endswith("1 persoon.") and missing_told(2).endswith("2 personen.")
    assert percent(0.95) == "95" and percent(0.995) == "99,5"
