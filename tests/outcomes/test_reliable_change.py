"""Reliable change: every class, both directions, variants, cut-offs, sources, and refusals."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.norms import Norm, Reliability
from herstelwerk.outcomes.reliable_change import CLASSES, Variant, reliable_change
from herstelwerk.outcomes.result import NotPossibleError

R = Reliability(0.8, "invented for this test")
PEOPLE = Norm(60, 7.5, "invented, people without problems")
CLINIC = Norm(40, 7.5, "invented, people with problems")
SCORES = st.lists(st.tuples(st.integers(10, 90), st.integers(10, 90)), min_size=3, max_size=20)


def run(pre: Any, post: Any, **more: Any) -> Any:
    given = {"higher_is_better": True, "functional": PEOPLE, "dysfunctional": CLINIC} | more
    return reliable_change(pre, post, R, **given)


def test_the_textbook_example() -> None:
    """SD 7.5, r .80, 32.5 to 47.5: Sdiff 4.743, RCI 3.162, least change 9.30; c is 50 for means 40 and 60 and equal SDs."""
    found = run([32.5, 40, 50], [47.5, 40, 50])
    assert found.standard_error == pytest.approx(4.7434165) and found.least_change == pytest.approx(9.2970963)
    assert found.index[0] == pytest.approx(3.1622777) and found.cutoff == pytest.approx(50)
    assert found.cutoffs == pytest.approx({"a": 55, "b": 45, "c": 50})


def test_every_class() -> None:
    found = run([35, 30, 45, 45, 62, 50], [65, 41, 49, 30, 40, 70])
    assert list(found.classes) == ["hersteld", "verbeterd", "onveranderd", "verslechterd", "geschaad", "verbeterd"]
    assert [found.count(name) for name in CLASSES] == [1, 2, 1, 1, 1]  # who began on the cut-off did not cross it
    table = found.people()
    assert list(table["verandering"]) == [30, 11, 4, -15, -22, 20] and len(found.rows()) == 5


@settings(deadline=None, max_examples=50)
@given(SCORES)
def test_turning_the_scale_changes_no_class(pairs: list[tuple[int, int]]) -> None:
    pre, post = np.array(pairs, dtype=float).T
    up = run(pre, post)
    down = run(
        100 - pre,
        100 - post,
        higher_is_better=False,
        functional=Norm(40, 7.5, "x"),
        dysfunctional=Norm(60, 7.5, "x"),
    )
    assert list(up.classes) == list(down.classes)
    assert list(down.index) == pytest.approx(list(-up.index))


@settings(deadline=None, max_examples=50)
@given(SCORES)
def test_classes_add_up_and_follow_the_index(pairs: list[tuple[int, int]]) -> None:
    pre, post = np.array(pairs, dtype=float).T
    found = run(pre, post)
    assert sum(found.count(name) for name in CLASSES) == found.n == len(pairs)
    for change, name in zip(post - pre, found.classes, strict=True):
        reliable = abs(change) > found.least_change
        assert reliable == (name != "onveranderd")
        if reliable:
            assert (change > 0) == (name in ("hersteld", "verbeterd"))


@settings(deadline=None, max_examples=30)
@given(SCORES)
def test_maassen_is_the_other_for_equal_spreads(pairs: list[tuple[int, int]]) -> None:
    pre = np.array([a for a, _ in pairs], dtype=float)
    assume(len(set(pre)) > 1)
    post = pre[::-1] + 1.0  # the same spread after
    one = reliable_change(pre, post, R, higher_is_better=True)
    two = reliable_change(pre, post, R, higher_is_better=True, variant=Variant.MAASSEN)
    assert one.standard_error == pytest.approx(two.standard_error)
    wider = reliable_change(pre, post * 3, R, higher_is_better=True, variant=Variant.MAASSEN)
    assert wider.standard_error == pytest.approx(math.sqrt((pre.var(ddof=1) + 9 * post.var(ddof=1)) * 0.2))
    assert "Maassen (2004)" in wider.method and "Christensen en Mendoza (1986)" in one.method


def test_without_norm_there_is_no_recovery() -> None:
    found = reliable_change([20, 30, 40, 50], [60, 31, 40, 20], R, higher_is_better=True)
    assert found.cutoff is None and [one.name for one in found.counts] == ["verbeterd", "onveranderd", "verslechterd"]
    assert "geen grens voor herstel" in found.method and "de voormeting van deze groep" in found.method


def test_missing_people_stay_in_the_table_but_do_not_count() -> None:
    found = run([35, None, 45, 50], [65, 41, None, 55], ids=["P1", "P2", "P3", "P4"]) if False else run(
        [35, None, 45, 50, 41], [65, 41, None, 55, 42], ids=["P1", "P2", "P3", "P4", "P5"]
    )  # fmt: skip
    assert found.n == 3 and list(found.people()["wie"]) == ["P1", "P2", "P3", "P4", "P5"]
    assert list(found.classes[1:3]) == ["onbekend", "onbekend"] and "2 zonder beide metingen" in found.method
    assert all(one.n == 3 for one in found.counts)


def test_the_sources_stand_in_the_method() -> None:
    told = run([35, 40, 45], [65, 40, 45]).method
    for source in (R.source, PEOPLE.source, CLINIC.source):
        assert source in told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"functional": None, "cutoff": "b"}, "Voor grens b"),
        ({"cutoff": "d"}, "kies a, b of c"),
        ({"functional": Norm(30, 5, "x")}, "ligt niet beter"),
        ({"higher_is_better": False}, "ligt niet beter"),
        ({"critical": 0}, "boven nul"),
        ({"ids": ["a", "a", "b"]}, "meer dan één keer"),
        ({"ids": ["a", "b"]}, "niet even lang"),
    ],
)
def test_refusals(more: dict[str, Any], told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        run([35, 40, 45], [65, 40, 45], **more)


def test_more_refusals() -> None:
    with pytest.raises(NotPossibleError, match="2 personen"):
        run([35, 40, None], [65, 40, 45])
    with pytest.raises(NotPossibleError, match="geen spreiding"):
        reliable_change([4, 4, 4], [5, 6, 7], R, higher_is_better=True)
    with pytest.raises(NotPossibleError, match="volgorde"):
        run(pd.Series([1, 2, 3]), pd.Series([1, 2, 3], index=[2, 1, 0]))
    for value, source in ((1.0, "x"), (0.0, "x"), (math.nan, "x"), (0.8, " ")):
        with pytest.raises(NotPossibleError):
            Reliability(value, source)
    for mean, sd, source in ((1, 0, "x"), (math.nan, 1, "x"), (1, 1, "")):
        with pytest.raises(NotPossibleError):
            Norm(mean, sd, source)


def test_a_million_people() -> None:
    rng = np.random.default_rng(5)
    pre = rng.normal(40, 7.5, 1_000_000)
    assert run(pre, pre + rng.normal(5, 5, 1_000_000)).n == 1_000_000
