"""Agreement: against numbers from R, tables worked out by hand, and data that do not allow a figure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.agreement import (
    Detection,
    NotComparableError,
    bootstrap,
    cohens_kappa,
    detection,
    gwet_ac1,
    kappa_of,
    percent_agreement,
)

CHECKS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "agreement-reference.json").read_text(encoding="utf-8")
)["checks"]
TABLES = ["kappa_sexualfun_ordinal", "kappa_diagnosis4x4"]
PRECISE = 1e-8


def readings(columns: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """A table of counts as two lists of categories."""
    cells = [(row, column) for column, counts in enumerate(columns) for row, n in enumerate(counts) for _ in range(n)]
    return [row for row, _ in cells], [column for _, column in cells]


def two_by_two(both: int, first_only: int, second_only: int, neither: int) -> tuple[list[bool], list[bool]]:
    """Four counts as two lists of yes and no."""
    first = [True] * (both + first_only) + [False] * (second_only + neither)
    second = [True] * both + [False] * first_only + [True] * second_only + [False] * neither
    return first, second


@pytest.mark.parametrize("name", TABLES)
def test_kappa_and_its_standard_error_as_in_r(name: str) -> None:
    expected = CHECKS[name]["expected"]
    kappa = cohens_kappa(*readings(CHECKS[name]["columns"]))
    assert kappa.n == expected["n"]
    assert kappa.value == pytest.approx(expected["kappa"], rel=PRECISE)
    assert kappa.value == pytest.approx(expected["psych_kappa"], rel=PRECISE)
    assert kappa.standard_error == pytest.approx(expected["kappa_ase"], rel=PRECISE)


def test_mean_kappa_and_agreement_of_six_raters_as_in_r() -> None:
    check = CHECKS["agreement_diagnoses_6raters"]
    pairs = list(combinations(check["columns"], 2))
    kappas = [cohens_kappa(*pair).value for pair in pairs]
    assert fmean(k for k in kappas if k is not None) == pytest.approx(check["expected"]["light_kappa"], rel=PRECISE)
    agreed = fmean(percent_agreement(*pair) for pair in pairs)
    assert agreed == pytest.approx(check["expected"]["percent_agreement"], rel=PRECISE)


@pytest.mark.parametrize("name", ["agreement_diagnoses_6raters", "cac_raw4raters_missing"])
def test_ac1_as_in_r(name: str) -> None:
    ac1 = gwet_ac1(*CHECKS[name]["columns"])
    assert ac1.value == pytest.approx(CHECKS[name]["expected"]["gwet_ac1"], rel=PRECISE)
    assert ac1.observed == pytest.approx(CHECKS[name]["expected"]["percent_agreement"], rel=PRECISE)


def test_bootstrap_comes_near_the_interval_of_r() -> None:
    check = CHECKS["kappa_diagnosis4x4"]
    pairs = list(zip(*readings(check["columns"]), strict=True))
    interval = bootstrap(pairs, kappa_of)
    assert interval.low == pytest.approx(check["expected"]["kappa_ci_low"], abs=0.01)
    assert interval.high == pytest.approx(check["expected"]["kappa_ci_high"], abs=0.01)
    assert interval.used == 2000


def test_kappa_by_hand() -> None:
    # Po = 35/50 = 0.7; margins 25-25 and 30-20: Pe = 0.5 * 0.6 + 0.5 * 0.4 = 0.5; kappa = 0.2 / 0.5
    kappa = cohens_kappa(*two_by_two(20, 5, 10, 15))
    assert (kappa.observed, kappa.expected) == (0.7, 0.5)
    assert kappa.value == pytest.approx(0.4)
    # per cell p (d - (p_.i + p_j.)(1 - k))^2, both, first only, second only, neither:
    cells = 0.4 * (1 - 1.1 * 0.6) ** 2 + 0.1 * (1.1 * 0.6) ** 2 + 0.2 * (0.9 * 0.6) ** 2 + 0.3 * (1 - 0.9 * 0.6) ** 2
    # first only: p_.yes + p_no. = 0.6 + 0.5; second only: p_.no + p_yes. = 0.4 + 0.5
    assert kappa.standard_error == pytest.approx(sqrt((cells - (0.4 - 0.5 * 0.6) ** 2) / (50 * 0.25)))


def test_ac1_by_hand_where_nearly_all_is_one_category() -> None:
    # Pa = 118/125 = 0.944; share of yes (123 + 120) / 250 = 0.972; Pe = 2 * 0.972 * 0.028 = 0.054432
    first, second = two_by_two(118, 5, 2, 0)
    assert gwet_ac1(first, second).value == pytest.approx((0.944 - 0.054432) / (1 - 0.054432))
    assert cohens_kappa(first, second).value == pytest.approx(-0.0234, abs=5e-5)  # the paradox it is meant for


def test_detection_by_hand() -> None:
    table = detection(*two_by_two(6, 3, 2, 9))
    assert table == Detection(hits=6, false_alarms=2, misses=3, rest=9)
    assert (table.precision, table.recall) == (6 / 8, 6 / 9)
    assert table.f1 == pytest.approx(float(2 / (1 / Fraction(6, 8) + 1 / Fraction(6, 9))))


def test_detection_without_positives_has_no_shares() -> None:
    table = detection([False] * 4, [False] * 4)
    assert (table.precision, table.recall, table.f1) == (None, None, None)
    assert detection([True, False, False], [False] * 3).f1 == 0


def test_one_category_only_gives_no_kappa() -> None:
    kappa = cohens_kappa(["voldaan"] * 5, ["voldaan"] * 5)
    assert kappa == (None, 1.0, 1.0, 5, None)
    assert kappa_of([]) is None
    assert gwet_ac1(["voldaan"] * 5, ["voldaan"] * 5).value is None
    assert gwet_ac1(["voldaan"] * 5, ["voldaan"] * 5, categories=["voldaan", "niet"]).value == 1


def test_one_reader_constant_gives_kappa_zero() -> None:
    kappa = cohens_kappa([True] * 4, [True, True, False, True])
    assert kappa.value == 0


def test_complete_agreement_is_one_without_error() -> None:
    kappa = cohens_kappa([1, 2, 3, 1], [1, 2, 3, 1])
    assert (kappa.value, kappa.standard_error) == (1, 0)


@pytest.mark.parametrize("compare", [percent_agreement, cohens_kappa, gwet_ac1, detection])
def test_refuses_in_dutch(compare: Any) -> None:
    with pytest.raises(NotComparableError, match=r"niet evenveel oordelen \(4 en 3\)"):
        compare([True] * 4, [True] * 3)
    with pytest.raises(NotComparableError, match="Te weinig om te vergelijken: 2"):
        compare([True, False], [True, False])


def test_ac1_refuses_what_only_one_reader_read() -> None:
    with pytest.raises(NotComparableError, match="Te weinig om te vergelijken: 2"):
        gwet_ac1([1, 2, None, 1], [1, 1, 2, None])
    with pytest.raises(NotComparableError, match="maar één lezer"):
        gwet_ac1([1, 2, 1])
    with pytest.raises(ValueError, match="not on the scale"):
        gwet_ac1([1, 2, 1], [1, 2, 3], categories=[1, 2])


def test_bootstrap_draws_whole_units_and_repeats_itself() -> None:
    seen: list[int] = []

    def share_of_last(units: Sequence[int]) -> float:
        seen.append(len(units))
        return fmean(units)

    first = bootstrap([0, 0, 1, 1], share_of_last, times=50, seed=3)
    assert first == bootstrap([0, 0, 1, 1], share_of_last, times=50, seed=3)
    assert set(seen) == {4}
    assert 0 <= first.low < 0.5 < first.high <= 1
    assert bootstrap([7.0] * 3, fmean, times=10)[:2] == (7, 7)


def test_quantiles_are_of_type_seven() -> None:
    values = iter([4.0, 1.0, 3.0, 2.0])
    interval = bootstrap([0, 0, 0], lambda _: next(values), times=4, confidence=0.5)
    assert interval[:2] == (1.75, 3.25)  # quantile(1:4, c(.25, .75)) in R


def test_bootstrap_refuses() -> None:
    with pytest.raises(NotComparableError, match="Te weinig"):
        bootstrap([1, 2], fmean)
    with pytest.raises(NotComparableError, match="te weinig variatie"):
        bootstrap([(True, True)] * 10, kappa_of)
    for wrong in ({"times": 0}, {"confidence": 1.0}):
        with pytest.raises(ValueError, match="times must be"):
            bootstrap([1, 2, 3], fmean, **wrong)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=3, max_size=40))
def test_kappa_does_not_care_who_reads_first(pairs: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    one, other = cohens_kappa(first, second), cohens_kappa(second, first)
    assert one.value == pytest.approx(other.value)
    assert one.standard_error == pytest.approx(other.standard_error, abs=1e-7)
    assert one.value == pytest.approx(kappa_of(pairs))
    assert one.value is None or -1 <= one.value <= 1
