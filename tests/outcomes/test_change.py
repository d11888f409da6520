"""Change within people: signs, scales, limits, and data that do not allow it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.result import Estimates, NotPossibleError

EFFECTS = ["d_z", "g_z", "d_av (gemiddelde SD)", "d_av (rms-SD)", "d_rm", "d_pre", "g_pre"]
SCORES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=4, max_size=25)


def both(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    pre, post = np.array(pairs, dtype=float).T
    assume(len({b - a for a, b in pairs}) > 1 and len(set(pre)) > 1 and len(set(post)) > 1)
    assume(abs(np.corrcoef(pre, post)[0, 1]) < 0.9999)
    return pre, post


def figures(found: Estimates) -> dict[str, float]:
    return {one.name: one.value for one in found}


@settings(deadline=None, max_examples=50)
@given(SCORES, st.integers(-20, 20), st.sampled_from([0.1, 3.0]))
def test_effect_sizes_know_no_unit(pairs: list[tuple[int, int]], shift: int, scale: float) -> None:
    pre, post = both(pairs)
    one = figures(change(pre, post, higher_is_better=True))
    other = figures(change(scale * pre + shift, scale * post + shift, higher_is_better=True))
    assert other["gemiddelde verandering"] == pytest.approx(scale * one["gemiddelde verandering"], abs=1e-9)
    for name in EFFECTS:
        assert other[name] == pytest.approx(one[name], abs=1e-7), name


@settings(deadline=None, max_examples=50)
@given(SCORES)
def test_turning_the_scale_turns_every_sign_and_interval(pairs: list[tuple[int, int]]) -> None:
    pre, post = both(pairs)
    one, other = change(pre, post, higher_is_better=True), change(-pre, -post, higher_is_better=False)
    for name in [*EFFECTS, "gemiddelde verandering"]:
        a, b = one[name], other[name]
        assert (b.value, b.low, b.high) == pytest.approx((-a.value, -a.high, -a.low), abs=1e-6), name  # type: ignore[operator]
        assert a.low <= a.value + 1e-9 and a.value - 1e-9 <= a.high  # type: ignore[operator]
    assert one["gemiddelde verandering"].more["richting"] == other["gemiddelde verandering"].more["richting"]


@settings(deadline=None, max_examples=30)
@given(SCORES, st.randoms())
def test_the_order_of_people_does_not_matter(pairs: list[tuple[int, int]], random: Any) -> None:
    pre, post = both(pairs)
    order = list(range(len(pre)))
    random.shuffle(order)
    one = figures(change(pre, post, higher_is_better=True))
    assert figures(change(pre[order], post[order], higher_is_better=True)) == pytest.approx(one, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(SCORES)
def test_relations_between_the_effect_sizes(pairs: list[tuple[int, int]]) -> None:
    pre, post = both(pairs)
    one = figures(change(pre, post, higher_is_better=True))
    r = one["correlatie voor-na"]
    assert one["d_rm"] == pytest.approx(one["d_z"] * math.sqrt(2 * (1 - r)))
    assert abs(one["d_av (gemiddelde SD)"]) >= abs(one["d_av (rms-SD)"]) - 1e-12  # a mean is below the root mean square
    assert abs(one["g_z"]) <= abs(one["d_z"])


@settings(deadline=None, max_examples=40)
@given(SCORES)
def test_wilcoxon_as_scipy(pairs: list[tuple[int, int]]) -> None:
    pre, post = both(pairs)
    found = change(pre, post, higher_is_better=True)["gemiddelde verandering"].more
    theirs = stats.wilcoxon(post - pre, zero_method="wilcox", correction=False, method="asymptotic")
    n = int((post != pre).sum())
    v = found["Wilcoxon V"]
    assert isinstance(v, float) and min(v, n * (n + 1) / 2 - v) == pytest.approx(theirs.statistic)
    assert found["Wilcoxon p"] == pytest.approx(theirs.pvalue)


def test_a_lower_score_can_be_progress_and_keeps_its_sign() -> None:
    found = change([30, 28, 25, 31], [20, 22, 19, 12], higher_is_better=False)
    mean = found["gemiddelde verandering"]
    assert mean.value < 0 and found["d_av (rms-SD)"].value < 0 and mean.more["richting"] == "vooruit"
    assert "negatief getal is vooruitgang" in found.method


def test_every_effect_size_names_its_standardiser() -> None:
    found = change([1, 2, 3, 5], [2, 2, 5, 9], higher_is_better=True)
    for name in EFFECTS:
        assert "SD" in str(found[name].more["gedeeld door"]) or "varianties" in str(found[name].more["gedeeld door"])
        assert found[name].low is not None
        assert f"{name}:" in found.method


def test_missing_is_counted() -> None:
    found = change([1, None, 3, 5, 6], [2, 2, None, 9, 6], higher_is_better=True)
    assert found["d_z"].n == 3 and "2 personen" in found.method
    assert found["correlatie voor-na"].low is None  # three people have no interval for r


@pytest.mark.parametrize(
    ("pre", "post", "told"),
    [
        ([1, 2], [2, 3], "2 personen met beide metingen"),
        ([1, 2, 3], [2, 3, 4], "Iedereen veranderde evenveel"),
        ([0.1, 0.2, 0.3], [0.2, 0.3, 0.4], "Iedereen veranderde evenveel"),
        ([4, 4, 4], [4, 4, 4], "Iedereen veranderde evenveel"),
        ([1, 2, None], [2, None, 3], "1 personen"),
        ([None, None], [1, 2], "Niemand"),
        ([1, 2, "x"], [1, 2, 3], "‘x’"),
    ],
)
def test_refusals(pre: list[Any], post: list[Any], told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        change(pre, post, higher_is_better=True)


def test_what_cannot_be_divided_by_is_left_out_and_said() -> None:
    same_before = change([5, 5, 5, 5], [6, 7, 8, 5], higher_is_better=True)
    assert [one.name for one in same_before] == ["gemiddelde verandering", "d_z", "g_z"]
    assert "op de voormeting scoorde iedereen hetzelfde" in same_before.method
    same_after = change([6, 7, 8, 5], [5, 5, 5, 5], higher_is_better=True)
    assert "d_pre" in figures(same_after) and "d_rm" not in figures(same_after)
    perfect = change([1, 2, 3, 4], [2, 4, 6, 8], higher_is_better=True)
    assert "d_rm" not in figures(perfect) and "d_av (rms-SD)" in figures(perfect)


def test_extreme_effects_have_their_interval() -> None:
    rng = np.random.default_rng(3)
    pre = rng.normal(0, 1, 20)
    found = change(pre, pre + 500 + rng.normal(0, 1, 20), higher_is_better=True)["d_z"]
    assert found.low is not None and found.high is not None and 100 < found.low < found.value < found.high


def test_a_million_people() -> None:
    rng = np.random.default_rng(4)
    pre = rng.normal(0, 1, 1_000_000)
    found = change(pre, pre + rng.normal(0.2, 1, 1_000_000), higher_is_better=True)["d_z"]
    assert found.low == pytest.approx(0.2 - 0.002, abs=3e-3) and found.high == pytest.approx(0.2 + 0.002, abs=3e-3)


def test_rows_of_different_frames_are_no_pairs() -> None:
    frame = pd.DataFrame({"wie": list("abcabc"), "ronde": [1, 1, 1, 2, 2, 2], "score": [1, 2, 3, 2, 5, 4]})
    first, second = frame[frame["ronde"] == 1]["score"], frame[frame["ronde"] == 2]["score"]
    with pytest.raises(NotPossibleError, match="zelfde persoon"):
        change(first, second, higher_is_better=True)
    assert change(first.to_numpy(), second.to_numpy(), higher_is_better=True)["d_z"].n == 3
