"""Missing, imputation and retention: what must hold for any waves, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.imputation import impute
from herstelwerk.outcomes.missing import attrition, missing_overview
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.retention import retention, retention_of_waves
from herstelwerk.outcomes.rubin import Outcome, with_complete_cases


def waves(seed: int, n: int = 200, slope: float = 1.0) -> pd.DataFrame:
    """Three waves; who scores high at the start is missing more often at the end."""
    draw = np.random.default_rng(seed)
    start = draw.normal(20, 4, n)
    middle, end = (start * slope + draw.normal(0, 3, n) - drop for drop in (2, 4))
    found = pd.DataFrame({"voor": start, "tussen": middle, "na": end})
    found.loc[draw.random(n) < 1 / (1 + np.exp(-(start - 20) / 2)), "na"] = np.nan
    found.loc[draw.random(n) < 0.15, "tussen"] = np.nan
    return found


def mean_at_end(frame: pd.DataFrame) -> Outcome:
    return Outcome(float(frame["na"].mean()), float(frame["na"].var() / len(frame)), len(frame) - 1)


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=3, max_size=40))
@settings(deadline=None, max_examples=60)
def test_patterns_add_up(there: list[list[bool]]) -> None:
    frame = pd.DataFrame([[1 if one else None for one in row] for row in there], dtype=object)
    found = missing_overview(frame)
    assert sum(one.n for one in found.patterns) == len(there) == found.n
    assert sum(found.missing) == sum(not one for row in there for one in row)
    assert found.complete <= found.monotone <= found.n
    if any(map(any, there)):
        for place, one in enumerate(attrition(frame)):
            here = one.more["aanwezig"]
            assert here == sum(row[place] for row in there)
            assert here + one.more["overgeslagen"] + one.more["weg"] == len(there)  # type: ignore[operator]
            assert one.low is not None and one.high is not None and one.low <= one.value <= one.high


def test_groups_and_who_has_none() -> None:
    frame = pd.DataFrame({"a": [1, 1, 1, 1, 1], "b": [1, None, "x", None, 2]})
    found = attrition(frame, groups=["p", "p", "p", "q", None])
    assert found["b (p)"].value == pytest.approx(2 / 3)
    assert found["b (q)"].low is None
    assert "1 is de groep niet bekend" in found.method and "q (1)" in found.method


def test_imputation_moves_where_drop_out_depends_on_the_start() -> None:
    frame = waves(1)
    found = with_complete_cases(impute(frame, seed=2), mean_at_end, name="gemiddelde na")
    imputed, complete = found
    truth = 16.0
    assert abs(imputed.value - truth) < abs(complete.value - truth)
    assert imputed.low is not None and imputed.low < truth < (imputed.high or 0)
    assert complete.n < imputed.n == 200 and "Alleen de" in found.method


def test_seed_observed_values_and_spread() -> None:
    frame = waves(3)
    one, two, other = impute(frame, m=5, seed=1), impute(frame, m=8, seed=1), impute(frame, m=5, seed=2)
    for a, b in zip(one.frames(), two.frames(), strict=False):
        pd.testing.assert_frame_equal(a, b)
        assert not a.isna().any().any()
        assert (a[frame.notna()].fillna(0) == frame.fillna(0)).all().all()
    assert not np.array_equal(one.drawn[0], other.drawn[0])
    assert not np.array_equal(one.drawn[0], one.drawn[1])
    row = next(row for row in one.rows() if row["kolom"] == "na")
    assert row["gemiddelde ingevuld"] > row["gemiddelde gemeten"]  # type: ignore[operator]


@given(st.floats(0.01, 100), st.floats(-100, 100))
@settings(deadline=None, max_examples=10)
def test_imputation_does_not_depend_on_the_unit(factor: float, shift: float) -> None:
    frame = waves(4, n=60)
    one, two = impute(frame, m=2), impute(frame * factor + shift, m=2)
    np.testing.assert_allclose(two.drawn[0], one.drawn[0] * factor + shift, rtol=1e-6, atol=1e-6 * factor)


def test_level_per_team_keeps_the_teams_apart() -> None:
    draw = np.random.default_rng(5)
    teams = np.repeat([f"team {one}" for one in range(6)], 30)
    level = np.repeat(np.arange(6) * 5.0, 30)
    frame = pd.DataFrame({"voor": draw.normal(size=180), "na": level + draw.normal(size=180)})
    frame.loc[draw.random(180) < 0.4, "na"] = np.nan
    gaps = frame["na"].isna().to_numpy()
    plain, kept = (next(impute(frame, m=2, teams=t).frames())["na"].to_numpy()[gaps] for t in (None, teams))
    assert np.abs(kept - level[gaps]).mean() < 1.5 < np.abs(plain - level[gaps]).mean()
    means = impute(frame, m=2, teams=teams, team_as="means")
    assert "teamgemiddelden" in means.method


@pytest.mark.parametrize(
    ("frame", "more", "word"),
    [
        (waves(1).dropna(), {}, "niets"),
        (waves(1)[["na"]], {}, "kolommen"),
        (waves(1).assign(tussen=3.0), {}, "dezelfde waarde"),
        (waves(1).assign(tussen=np.nan), {}, "tussen"),
        (waves(1).iloc[:2], {}, "rijen"),
        (waves(1).assign(tussen="x"), {}, "getallen"),
        (waves(1), {"m": 1}, "imputaties"),
        (waves(1), {"teams": [None] * 200}, "team"),
        (waves(1), {"teams": range(200)}, "voorspellers"),
    ],
)
def test_imputation_refuses(frame: pd.DataFrame, more: Any, word: str) -> None:
    with pytest.raises(NotPossibleError, match=word):
        impute(frame, **more)


def test_too_few_complete_cases_are_said() -> None:
    frame = waves(1, n=20).assign(extra=np.nan)
    frame.loc[:9, "extra"] = np.arange(10.0)
    frame.loc[:9, "na"] = np.nan
    frame.loc[10:, "na"] = np.arange(10.0)
    found = with_complete_cases(impute(frame, m=3), mean_at_end)
    assert len(found) == 1 and "niet apart te tonen" in found.method


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), min_size=3, max_size=60))
@settings(deadline=None, max_examples=60)
def test_retention_falls_and_is_the_share_without_censoring(people: list[tuple[int, bool]]) -> None:
    times, left = zip(*people, strict=True)
    for scale in ("log", "log-log"):
        moments = retention(times, left, scale=scale).moments  # type: ignore[arg-type]
        shares = [one.staying for one in moments]
        assert shares == sorted(shares, reverse=True)
        for one in moments:
            if one.low is not None and one.high is not None:
                assert 0 <= one.low <= one.staying <= one.high <= 1
    for one in retention(times, [True] * len(times)).moments:
        assert one.staying == pytest.approx(sum(t > one.time for t in times) / len(times), abs=1e-12)


def test_retention_per_group_and_median() -> None:
    found = retention([1, 2, 3, 4, 4, 4, None], [1, 1, 1, 0, 0, 0, 1], groups=["a", "a", "a", "b", "b", "b", "b"])
    assert found.median("a") == 2 and found.median("b") is None
    assert found.n == 6 and "1 persoon" in found.method
    assert found.curve("b")[0].low is None and found.curve("b")[0].se == 0
    frame = pd.DataFrame({"2m": [1, None, 1], "4m": [1, 1, None]}, index=[7, 8, 9])
    assert [one.left for one in retention_of_waves(frame, groups=pd.Series(["x"] * 3, index=[7, 8, 9])).moments] == [
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("t", "e"), [([1, 2], [1, 1]), ([1, 2, -3], [1, 1, 1]), ([1, 2, 3], [1, 2, 0]), ([1, 2, 3], [1, 1])]
)
def test_retention_refuses(t: Any, e: Any) -> None:
    with pytest.raises(NotPossibleError):
        retention(t, e)
