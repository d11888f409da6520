"""A number in print stands for all that rounds to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.outcomes.printed import as_printed, counts_of, follows, settings_of
from herstelwerk.outcomes.result import NotPossibleError


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [("0.25", 0.25, 0.245, 0.255), ("-7,27", -7.27, -7.275, -7.265), (".67", 0.67, 0.665, 0.675), ("48", 48, 47.5, 48.5),
     ("−1.50", -1.5, -1.505, -1.495)],
)  # fmt: skip
def test_a_printed_number_and_its_room(text: str, value: float, low: float, high: float) -> None:
    found = as_printed(text)
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high))
    assert "." not in found.decimal


@given(st.decimals(-1000, 1000, places=2))
def test_what_is_printed_follows_from_itself(number: object) -> None:
    found = as_printed(str(number))
    assert follows(found, found.value, found.value)
    assert follows(found, found.high, found.high + 1)  # the room touches
    assert not follows(found, found.high + 0.001, found.high + 1)


def test_limits() -> None:
    below, above = as_printed("<0.01"), as_printed("> 0,05")
    assert follows(below, 0.002, 0.003) and not follows(below, 0.2, 0.3)
    assert follows(above, 0.2, 0.3) and not follows(above, 0.006, 0.006)


def test_settings_are_the_printed_values_and_all_ends() -> None:
    found = settings_of({"a": as_printed("1.0"), "b": as_printed("2")}, {"n": 9.0})
    assert found[0] == {"a": 1.0, "b": 2.0, "n": 9.0} and len(found) == 5
    assert sorted({round(one["a"], 2) for one in found[1:]}) == [0.95, 1.05]


def test_counts_behind_a_share() -> None:
    assert counts_of(as_printed("0.40"), 48) == [19]
    assert counts_of(as_printed("33"), 67) == [22]
    assert counts_of(as_printed("0.13"), 69) == [9]
    assert list(counts_of(as_printed("0.5"), 100)) == sorted(range(45, 56), key=lambda count: abs(count - 50))
    with pytest.raises(NotPossibleError, match="Geen enkel aantal van de 10"):
        counts_of(as_printed("0.33"), 10)


@pytest.mark.parametrize("text", ["", "-", "abc", "1.2.3", "1e5", "0,1 (0,2)", "9" * 400])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotPossibleError):
        as_printed(text)


def test_a_limit_is_nothing_to_compute_with() -> None:
    with pytest.raises(NotPossibleError, match="een getal nodig"):
        settings_of({"a": as_printed("<0.01")}, {})
    with pytest.raises(NotPossibleError, match="hoogstens 10"):
        settings_of({str(n): as_printed("1") for n in range(11)}, {})
