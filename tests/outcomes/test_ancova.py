"""ANCOVA: what it corrects for, more groups, what it says to watch, and refusals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.ancova import ancova
from herstelwerk.outcomes.result import NotPossibleError


def sample(seed: int, n: int = 40, gap: float = 2.0, shift: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    group = np.array(["b", "a"])[np.arange(n) % 2]
    pre = rng.normal(20, 4, n) + shift * (group == "a")
    return pd.DataFrame({"groep": group, "voor": pre, "na": 5 + 0.7 * pre + gap * (group == "a") + rng.normal(0, 2, n)})


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000), st.integers(-5, 5))
def test_shifting_everyones_start_changes_nothing(seed: int, shift: int) -> None:
    one = sample(seed)
    first = ancova(one["voor"], one["na"], one["groep"])["verschil a - b"]
    moved = ancova(one["voor"] + shift, one["na"], one["groep"])["verschil a - b"]
    assert (moved.value, moved.low, moved.high) == pytest.approx((first.value, first.low, first.high))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000))
def test_the_other_reference_turns_the_sign(seed: int) -> None:
    one = sample(seed)
    first = ancova(one["voor"], one["na"], one["groep"])["verschil a - b"]
    other = ancova(one["voor"], one["na"], one["groep"], reference="a")["verschil b - a"]
    assert (other.value, other.low, other.high) == pytest.approx((-first.value, -first.high, -first.low))  # type: ignore[operator]


def test_it_takes_out_where_groups_began() -> None:
    one = sample(1, n=2000, gap=2.0, shift=6.0)
    found = ancova(one["voor"], one["na"], one["groep"])
    assert found["verschil a - b"].value == pytest.approx(2, abs=0.3)
    assert "dat is veel" in found.method
    means = found["gecorrigeerd gemiddelde a"].value - found["gecorrigeerd gemiddelde b"].value
    assert means == pytest.approx(found["verschil a - b"].value)


def test_unequal_slopes_are_said() -> None:
    rng = np.random.default_rng(2)
    pre = rng.normal(20, 4, 200)
    groups = np.where(np.arange(200) % 2, "a", "b")
    post = pre * np.where(groups == "a", 1.5, 0.2) + rng.normal(0, 1, 200)
    assert "kan afhangen van waar iemand begon" in ancova(pre, post, groups).method
    assert "Gelijke hellingen" in ancova(pre, rng.normal(0, 1, 200), groups).method


def test_three_groups_and_missing() -> None:
    one = sample(3, n=60)
    one["groep"] = one["groep"].where(np.arange(60) % 3 > 0, "c")
    one.loc[0, "na"] = np.nan
    one.loc[1, "groep"] = None
    found = ancova(one["voor"], one["na"], one["groep"], reference="c")
    assert [e.name for e in found][:2] == ["verschil b - c", "verschil a - c"] or len(found) == 6
    assert "2 personen" in found.method and found["helling van de voormeting"].n == 58


@pytest.mark.parametrize(
    ("pre", "post", "groups", "told"),
    [
        ([1, 2, 3], [1, 3, 2], ["a"] * 3, "maar één groep"),
        ([1, 2, 3, 4, 5], [1, 3, 2, 4, 4], ["a", "a", "a", "b", "b"], "in: b"),
        ([1] * 6, [1, 3, 2, 4, 4, 5], list("aaabbb"), "scoort iedereen hetzelfde"),
        ([1, 2, 3, 4, 5, 6], [2] * 6, list("aaabbb"), "scoort iedereen hetzelfde"),
        ([1, 2, 3, 4, 5, 6], [2, 4, 6, 9, 11, 13], list("aaabbb"), "volmaakt"),
        ([None] * 6, [1, 3, 2, 4, 4, 5], list("aaabbb"), "niemand"),
        ([1, 2], [1, 3, 2], ["a"] * 3, "niet even lang"),
    ],
)
def test_refusals(pre: list[Any], post: list[Any], groups: list[str], told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        ancova(pre, post, groups)


def test_an_unknown_reference_names_the_groups() -> None:
    one = sample(4)
    with pytest.raises(NotPossibleError, match="Wel: b, a"):
        ancova(one["voor"], one["na"], one["groep"], reference="x")


def test_six_people_are_enough_and_say_what_cannot_be_seen() -> None:
    found = ancova([1, 2, 4, 3, 5, 7], [2, 2, 5, 5, 6, 9], list("aaabbb"))
    assert found["verschil b - a"].more["df"] == 3
