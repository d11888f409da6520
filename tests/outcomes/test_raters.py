"""Agreement: what must hold on any table, oracles on random data, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.agreement import cohens_kappa, gwet_ac1
from herstelwerk.outcomes.icc import icc
from herstelwerk.outcomes.kappa import kappas, kappas_of_table
from herstelwerk.outcomes.krippendorff import LEVELS, krippendorff_alpha
from herstelwerk.outcomes.raters import agreements, light_kappa
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.teams import team_agreement, team_icc

SEEDS = st.integers(0, 10**6)


def scores(seed: int, n: int = 12, k: int = 3) -> Any:
    draw = np.random.default_rng(seed)
    return draw.normal(size=(n, 1)) + draw.normal(size=(1, k)) + draw.normal(size=(n, k))


def ratings(seed: int, n: int = 25, r: int = 4, q: int = 4, gaps: float = 0.2) -> Any:
    draw = np.random.default_rng(seed)
    found = np.clip(draw.integers(1, q + 1, (n, 1)) + draw.integers(-1, 2, (n, r)), 1, q).astype(float)
    found[draw.random((n, r)) < gaps] = np.nan
    return found


@given(SEEDS, st.floats(0.01, 100), st.floats(-1e3, 1e3))
@settings(deadline=None, max_examples=40)
def test_icc_does_not_depend_on_unit_order_or_zero(seed: int, factor: float, shift: float) -> None:
    table = scores(seed)
    turned = np.random.default_rng(seed + 1).permutation(table * factor + shift)[:, ::-1]
    for a, b in zip(icc(table), icc(turned), strict=True):
        assert a.value == pytest.approx(b.value, rel=1e-6, abs=1e-6)
        assert a.low == pytest.approx(b.low, rel=1e-6, abs=1e-6)
        assert a.low is not None and a.high is not None and a.low <= a.value <= a.high


@given(SEEDS)
@settings(deadline=None, max_examples=20)
def test_a_strict_rater_does_not_matter_to_form_3(seed: int) -> None:
    table = scores(seed)
    assert icc(table)["ICC(3,1)"].value == pytest.approx(icc(table + np.array([0, 5, -3]))["ICC(3,1)"].value, abs=1e-9)


def test_icc_leaves_out_rows_with_a_gap_and_says_so() -> None:
    table = scores(1)
    table[[2, 5], [0, 1]] = np.nan
    found = icc(table)
    assert found["ICC(2,1)"].n == 10
    assert "2 beoordeelden" in found.method


def test_complete_agreement_claims_no_certainty() -> None:
    column = np.arange(8.0)
    for one in icc(np.column_stack([column, column])):
        assert one.value == pytest.approx(1) and one.low is None
    moved = icc(np.column_stack([column, column + 2]))
    assert moved["ICC(3,1)"].value == 1 and moved["ICC(2,1)"].value < 1 and moved["ICC(2,1)"].low is not None
    found = kappas([1, 2, 3, 1], [1, 2, 3, 1])["kappa"]
    assert (found.value, found.low, found.more["SE"]) == (1.0, None, None)
    assert krippendorff_alpha([[1, 1], [2, 2], [1, 1]]).low is None


@pytest.mark.parametrize(
    "table",
    [
        [[1, 2], [2, 3]],
        [[1], [2], [3]],
        [[1, 3], [2, 2], [3, 1]],
        [[1, None], [None, 2], [3, 3], [4, 4]],
        [[1, "x"]] * 4,
    ],
)
def test_icc_refuses(table: Any) -> None:
    with pytest.raises(NotPossibleError):
        icc(table)


@given(SEEDS)
@settings(deadline=None, max_examples=25)
def test_kappa_as_the_plain_one(seed: int) -> None:
    table = ratings(seed, gaps=0, r=2, q=3)
    plain, found = cohens_kappa(table[:, 0], table[:, 1]), kappas(table[:, 0], table[:, 1])["kappa"]
    if plain.value is not None:
        assert found.value == pytest.approx(plain.value, abs=1e-12)
        assert found.more["SE"] in (None, pytest.approx(plain.standard_error, abs=1e-9))
    flipped = kappas(table[:, 1], table[:, 0])
    for a, b in zip(kappas(table[:, 0], table[:, 1]), flipped, strict=True):
        assert a.value == pytest.approx(b.value, abs=1e-12)


def test_two_categories_weigh_alike() -> None:
    found = kappas_of_table([[20, 5], [7, 30]])
    assert len({round(one.value, 12) for one in found}) == 1


def test_words_have_no_order_unless_it_is_given() -> None:
    first, second = ["laag", "hoog", "midden", "laag"], ["laag", "midden", "midden", None]
    assert len(kappas(first, second)) == 1
    assert len(kappas(first, second, scale=["laag", "midden", "hoog"])) == 3
    frame = pd.DataFrame({"a": first, "b": second})
    with pytest.raises(NotPossibleError, match="volgorde"):
        agreements(frame, weighting="linear")
    with pytest.raises(NotPossibleError, match="niet op de schaal"):
        agreements(frame, scale=["laag", "hoog"])


@pytest.mark.parametrize(
    "table", [[[1, 2, 3], [1, 2, 3]], [[5, 0], [0, 0]], [[1, 0], [0, 1]], [[-1, 4], [3, 3]], [[1.5, 2], [3, 3]]]
)
def test_kappa_refuses(table: Any) -> None:
    with pytest.raises(NotPossibleError):
        kappas_of_table(table)


@given(SEEDS)
@settings(deadline=None, max_examples=25)
def test_order_of_units_raters_and_names_does_not_matter(seed: int) -> None:
    table = ratings(seed)
    draw = np.random.default_rng(seed)
    turned = draw.permutation(draw.permutation(table), axis=1)
    words = pd.DataFrame(table).map(lambda one: None if math.isnan(one) else f"c{9 - one:.0f}")
    for a, b, c in zip(agreements(table), agreements(turned), agreements(words), strict=True):
        assert a.value == pytest.approx(b.value, abs=1e-12) and a.value == pytest.approx(c.value, abs=1e-12)
        assert a.more["SE"] == pytest.approx(b.more["SE"], abs=1e-12)


@given(SEEDS)
@settings(deadline=None, max_examples=25)
def test_two_raters_conger_is_cohen_and_ac1_as_the_plain_one(seed: int) -> None:
    table = ratings(seed, r=2, gaps=0)
    found = agreements(table)
    assert found["kappa van Conger"].value == pytest.approx(cohens_kappa(*table.T).value, abs=1e-12)
    assert found["Gwet AC1"].value == pytest.approx(gwet_ac1(*table.T).value, abs=1e-12)
    assert light_kappa(table, times=0).value == pytest.approx(cohens_kappa(*table.T).value, abs=1e-12)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("gaps", [0.0, 0.3])
def test_krippendorff_beside_its_package(level: Any, gaps: float) -> None:
    krippendorff = pytest.importorskip("krippendorff")
    for seed in range(15):
        table = ratings(seed, gaps=gaps)
        theirs = krippendorff.alpha(reliability_data=table.T, level_of_measurement=level)
        found = krippendorff_alpha(table, level, times=200)
        assert found.value == pytest.approx(theirs, abs=1e-12)
        assert found.low is not None and found.high is not None and found.low <= found.value <= found.high


@given(SEEDS, st.floats(0.1, 10), st.floats(-5, 5))
@settings(deadline=None, max_examples=20)
def test_interval_alpha_does_not_depend_on_the_unit(seed: int, factor: float, shift: float) -> None:
    table = ratings(seed)
    one, two = (krippendorff_alpha(x, "interval", times=0).value for x in (table, table * factor + shift))
    assert one == pytest.approx(two, abs=1e-9)
    cubed = krippendorff_alpha(table**3, "ordinal", times=0).value
    assert cubed == pytest.approx(krippendorff_alpha(table, "ordinal", times=0).value, abs=1e-12)


def test_the_same_seed_the_same_interval() -> None:
    table = ratings(3)
    assert krippendorff_alpha(table) == krippendorff_alpha(table)
    assert light_kappa(ratings(3, gaps=0)) == light_kappa(ratings(3, gaps=0))


@pytest.mark.parametrize(
    "table", [[[1, 1]] * 5, [[1, 2], [2, 1]], [[1, None], [None, 2], [3, None]], [[1]] * 4, [[None, None]] * 4]
)
def test_agreement_refuses(table: Any) -> None:
    for function in (agreements, krippendorff_alpha, light_kappa):
        with pytest.raises(NotPossibleError):
            function(table)


def test_levels_need_what_they_need() -> None:
    words = [["a", "b"], ["b", "b"], ["a", "a"]]
    for level in ("ordinal", "interval", "ratio"):
        with pytest.raises(NotPossibleError, match="getallen"):
            krippendorff_alpha(words, level)  # type: ignore[arg-type]
    with pytest.raises(NotPossibleError, match="nulpunt"):
        krippendorff_alpha([[-1, 1], [2, 2], [1, 1]], "ratio")


def test_a_million_ratings() -> None:
    draw = np.random.default_rng(1)
    table = np.clip(draw.integers(1, 6, (250_000, 1)) + draw.integers(-1, 2, (250_000, 4)), 1, 5)
    assert krippendorff_alpha(table, "ordinal", times=100).low is not None
    assert agreements(table)["Gwet AC1"].low is not None
    assert icc(table)["ICC(1,1)"].low is not None


def test_teams() -> None:
    draw = np.random.default_rng(2)
    teams = np.repeat(["a", "b", "c", "d"], 6)
    y = draw.normal(size=24) + np.repeat([0, 2, 4, 6], 6)
    found, turned = team_icc(y, teams), team_icc(y * 3 - 7, teams)
    assert found["ICC(1)"].value == pytest.approx(turned["ICC(1)"].value)
    wide = icc(y.reshape(4, 6))
    assert found["ICC(1)"].value == pytest.approx(wide["ICC(1,1)"].value)
    assert found["ICC(1)"].low == pytest.approx(wide["ICC(1,1)"].low)
    assert found["ICC(2)"].high == pytest.approx(wide["ICC(1,k)"].high)
    one = team_agreement([3, 3, 3, 1, 5, 2, None], ["a", "a", "a", "b", "b", "c", "c"], options=5)
    assert [team.agreement for team in one.teams] == [1.0, 0.0, None]
    assert "1 persoon" in one.method and "van één persoon" in one.method


@pytest.mark.parametrize(
    ("y", "teams"), [([1, 2, 3], "aaa"), ([1, 2, 3], "abc"), ([2, 2, 2, 2], "aabb"), ([1, 2], "ab")]
)
def test_teams_refuse(y: Any, teams: str) -> None:
    with pytest.raises(NotPossibleError):
        team_icc(y, list(teams))
    with pytest.raises(NotPossibleError):
        team_agreement(y, list(teams))
