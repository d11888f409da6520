"""Alpha and omega: what must hold on any scale, an oracle on random answers, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.reliability import reliability
from herstelwerk.outcomes.result import NotPossibleError


def answers(seed: int, n: int = 60, k: int = 5, gaps: float = 0.0) -> pd.DataFrame:
    draw = np.random.default_rng(seed)
    found = np.clip(np.round(draw.normal(size=(n, 1)) + draw.normal(size=(n, k)) + 3), 1, 5)
    found[draw.random((n, k)) < gaps] = np.nan
    return pd.DataFrame(found, columns=[f"v{one}" for one in range(k)])


@given(st.integers(0, 10**6), st.floats(0.1, 50), st.floats(-100, 100))
@settings(deadline=None, max_examples=20)
def test_unit_and_order_do_not_matter(seed: int, factor: float, shift: float) -> None:
    table = answers(seed)
    one, two = reliability(table), reliability(table.iloc[::-1, ::-1] * factor + shift)
    assert one.alpha.value == pytest.approx(two.alpha.value, abs=1e-9)
    assert one.alpha.low == pytest.approx(two.alpha.low, abs=1e-9)
    assert (one.omega is None) == (two.omega is None)
    if one.omega and two.omega:
        assert one.omega.value == pytest.approx(two.omega.value, abs=1e-5)


def test_turning_back_gives_the_same() -> None:
    table = answers(1)
    turned = table.assign(v2=6 - table["v2"])
    one, two = reliability(table), reliability(turned, reverse=["v2"], low=1, high=5)
    assert one.alpha.value == pytest.approx(two.alpha.value)
    assert two.items[2].reversed and "v2" in two.method
    assert reliability(turned, reverse=[2], low=1, high=5).alpha.value == pytest.approx(one.alpha.value)


@pytest.mark.full  # the import alone takes seconds
def test_beside_pingouin() -> None:
    pingouin = pytest.importorskip("pingouin")
    for seed in range(10):
        table = answers(seed, gaps=0.05)
        found = reliability(table)
        assert found.alpha.value == pytest.approx(pingouin.cronbach_alpha(table, nan_policy="listwise")[0], abs=1e-12)
        assert found.pairwise == pytest.approx(pingouin.cronbach_alpha(table, nan_policy="pairwise")[0], abs=1e-12)
        assert found.n_complete < found.n_all == 60 and "Weggelaten" in found.method


def test_equal_loadings_make_omega_equal_alpha() -> None:
    draw = np.random.default_rng(4)
    table = draw.normal(size=(40_000, 1)) + draw.normal(size=(40_000, 4))
    found = reliability(table)
    assert found.omega is not None
    assert found.omega.value == pytest.approx(found.alpha.value, abs=2e-3) == pytest.approx(0.8, abs=1e-2)


def test_two_items_have_alpha_and_no_omega() -> None:
    found = reliability(answers(2, k=2))
    assert found.omega is None and "drie" in found.why_no_omega and "Omega ontbreekt" in found.method
    assert found.items[0].without is None
    assert "–" in str(found)


def test_identical_items_claim_no_certainty() -> None:
    column = answers(1)["v0"]
    found = reliability(pd.DataFrame({"a": column, "b": column, "c": column}))
    assert found.alpha.value == pytest.approx(1) and found.alpha.low is None
    assert found.omega is None and found.lambda6 is None


@pytest.mark.parametrize(
    ("table", "more", "word"),
    [
        (answers(1).iloc[:2], {}, "3"),
        (answers(1)[["v0"]], {}, "2"),
        (answers(1).assign(v0=3), {}, "hetzelfde antwoord"),
        (answers(1), {"reverse": ["v0"]}, "laagste en hoogste"),
        (answers(1), {"reverse": ["w"], "low": 1, "high": 5}, "er niet"),
        (answers(1), {"reverse": [9], "low": 1, "high": 5}, "bestaat niet"),
        (answers(1).replace(3, 99), {"low": 1, "high": 5}, "buiten de schaal"),
        (answers(1).astype(object).replace(3, "3,0"), {}, "getallen"),
        (pd.DataFrame({"a": [1, 2, 3], "b": [3, 2, 1]}), {}, "heffen elkaar op"),
    ],
)
def test_refusals(table: pd.DataFrame, more: Any, word: str) -> None:
    with pytest.raises(NotPossibleError, match=word):
        reliability(table, **more)
