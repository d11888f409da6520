"""Corrected p-values: missing ones do not count, and what several tests come to is said."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from herstelwerk.outcomes.adjust import METHODS, adjust
from herstelwerk.outcomes.result import Estimate, NotPossibleError
from herstelwerk.outcomes.several import several

P = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_a_missing_p_is_no_test() -> None:
    """R 4.2.2: p.adjust(c(.01, NA, .012, .3), 'holm') gives .03 NA .03 .3."""
    found = adjust([0.01, None, 0.012, 0.3], "holm")
    assert list(found[[0, 2, 3]]) == pytest.approx([0.03, 0.03, 0.3]) and math.isnan(found[1])


@pytest.mark.parametrize("method", METHODS)
@settings(deadline=None)
@given(p=P, gaps=st.integers(0, 4))
def test_gaps_change_nothing(method: str, p: list[float], gaps: int) -> None:
    with_gaps: Sequence[float | None] = [None] * gaps + list(p) + [math.nan] * gaps
    plain, holed = adjust(p, method), adjust(with_gaps, method)
    assert list(holed[gaps : gaps + len(p)]) == pytest.approx(list(plain))
    assert np.isnan(holed).sum() == 2 * gaps


@pytest.mark.parametrize("method", METHODS)
@settings(deadline=None)
@given(p=P)
def test_never_smaller_never_above_one_and_in_the_same_order(method: str, p: list[float]) -> None:
    found = adjust(p, method)
    assert ((found >= np.array(p) - 1e-12) & (found <= 1)).all()
    assert all(found[i] <= found[j] + 1e-12 for i in range(len(p)) for j in range(len(p)) if p[i] < p[j])


@settings(deadline=None)
@given(P)
def test_how_strict_they_are(p: list[float]) -> None:
    by = {method: adjust(p, method) for method in METHODS}
    for strict, mild in (
        ("bonferroni", "holm"),
        ("holm", "hochberg"),
        ("hochberg", "hommel"),
        ("hommel", "BH"),
        ("BY", "BH"),
    ):
        assert (by[strict] >= by[mild] - 1e-12).all(), (strict, mild)


@pytest.mark.parametrize(
    ("p", "method", "told"),
    [
        ([1.2], "holm", "tussen 0 en 1"),
        ([], "holm", "geen enkele"),
        ([None], "BH", "geen enkele"),
        ([0.1], "fdr", "kies uit"),
    ],
)
def test_refusals(p: list[float], method: str, told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        adjust(p, method)


@pytest.mark.parametrize(("ours", "theirs"), [("hommel", "hommel"), ("hochberg", "simes-hochberg"), ("BY", "fdr_by")])
def test_as_statsmodels(ours: str, theirs: str) -> None:
    p = np.random.default_rng(6).uniform(0, 1, 40) ** 3
    assert list(adjust(p, ours)) == pytest.approx(list(multipletests(p, method=theirs)[1]))


def one(name: str, p: float | str | None) -> Estimate:
    return Estimate(name, 1.0, 0.5, 1.5, 20, "", more={} if p is None else {"t": 2.0, "p": p, "SD": 1.0})


def test_estimates_get_it_beside_their_own() -> None:
    found = several([one("a", 0.01), one("b", None), one("c", 0.04)])
    assert list(found["a"].more) == ["t", "p", "p (Holm)", "SD"]
    assert found["a"].more["p (Holm)"] == pytest.approx(0.02) and found["c"].more["p (Holm)"] == pytest.approx(0.04)
    assert found["b"].more == {} and "Er zijn 2 uitkomsten getoetst" in found.method
    assert "niet meegeteld als toets: 1" in found.method and "intervallen zijn niet gecorrigeerd" in found.method


def test_one_test_needs_no_correction() -> None:
    assert "niets te corrigeren" in several([one("a", 0.01)]).method
    with pytest.raises(NotPossibleError):
        several([one("a", None)])
    with pytest.raises(NotPossibleError, match="geen getal"):
        several([one("a", "klein")])
