"""Whatever comes in, an analysis gives numbers with their method or refuses in Dutch; it never falls over."""

from __future__ import annotations

import datetime
import math
import warnings
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.adjust import adjust
from herstelwerk.outcomes.ancova import ancova
from herstelwerk.outcomes.between import between
from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.descriptives import describe, describe_groups
from herstelwerk.outcomes.goals import goal_attainment
from herstelwerk.outcomes.icc import icc
from herstelwerk.outcomes.imputation import impute
from herstelwerk.outcomes.kappa import kappas
from herstelwerk.outcomes.krippendorff import krippendorff_alpha
from herstelwerk.outcomes.missing import attrition
from herstelwerk.outcomes.norms import Reliability
from herstelwerk.outcomes.pooling import egger, pool
from herstelwerk.outcomes.process import p_chart, xmr
from herstelwerk.outcomes.raters import agreements
from herstelwerk.outcomes.reliability import reliability
from herstelwerk.outcomes.reliable_change import reliable_change
from herstelwerk.outcomes.result import Estimate, Estimates, NotPossibleError
from herstelwerk.outcomes.retention import retention
from herstelwerk.outcomes.rubin import pool_imputations
from herstelwerk.outcomes.run_chart import run_chart
from herstelwerk.outcomes.teams import team_agreement, team_icc

DRAW = np.random.default_rng(0)
VALUES: dict[str, Any] = {
    "nothing": [], "one": [1.0], "two": [1.0, 2.0], "three": [1.0, 2.0, 4.0], "constant": [3.0] * 10, "zero": [0.0] * 10,
    "missing": [None] * 10, "nan": np.full(10, np.nan), "mixed": [1, "x", 2.5, None, 3, 4, 5, 6, 7, 8],
    "comma": ["1,5", "2,5"] * 5, "dates": [datetime.datetime(2026, 1, day) for day in range(1, 11)],
    "timestamps": pd.Series(pd.to_datetime(["2026-01-02"] * 10)), "infinite": [1, math.inf, *range(8)],
    "huge": list(DRAW.normal(0, 1e200, 10)), "tiny": list(DRAW.normal(0, 1e-200, 10)), "far": list(DRAW.normal(1e15, 1, 10)),
    "yes or no": [True, False] * 5, "ties": [1] * 9 + [2], "gaps": [1, None, 2, math.nan, 3, pd.NA, 4, 5, 2, 1],
    "nullable": pd.Series([1, 2, None, 3, 4, 5, 6, 7, 8, 9], dtype="Int64"), "complex": [1 + 2j] * 10,
    "table": np.ones((5, 2)), "single": 3.0, "text": "abcdefghij", "none": None, "lists": [[1], [2]] * 5,
    "things": [object()] * 10, "decimals": [Decimal("1.5"), Decimal("2.5")] * 5, "large": [10**30] * 5 + [10**29] * 5,
    "below nought": list(-DRAW.exponential(1, 10)), "plain": list(DRAW.normal(5, 2, 10)),
}  # fmt: skip
PLAIN = list(DRAW.normal(5, 2, 10))


def beside(values: Any, *cells: Any) -> list[Any]:
    """As many cells as there are values, over and over."""
    many = len(values) if hasattr(values, "__len__") else 10
    return [cells[place % len(cells)] for place in range(many)]


def two(values: Any, *cells: Any) -> Any:
    """A table of the values and a second column."""
    try:
        return pd.DataFrame({"a": list(values), "b": beside(values, *cells)})
    except TypeError:
        return values


ANALYSES: dict[str, Callable[[Any], Any]] = {
    "describe": describe,
    "describe_groups": lambda v: describe_groups(v, beside(v, "a", "b")),
    "groups": lambda v: describe_groups(PLAIN, v),
    "change": lambda v: change(v, beside(v, 5, 7, 1.5, 9), higher_is_better=True),
    "between": lambda v: between(v, PLAIN),
    "ancova": lambda v: ancova(v, beside(v, 5, 7, 1.5, 9, 3), beside(v, "a", "b")),
    "ancova groups": lambda v: ancova(PLAIN, PLAIN[::-1], v),
    "reliable_change": lambda v: reliable_change(
        v, beside(v, 5, 7, 2), Reliability(0.8, "verzonnen"), higher_is_better=True
    ),
    "ids": lambda v: reliable_change(PLAIN, PLAIN[::-1], Reliability(0.8, "verzonnen"), higher_is_better=True, ids=v),
    "adjust": lambda v: adjust(v, "hommel"),
    "pool": lambda v: pool(v, beside(v, 0.1, 0.2, 0.3)),
    "pool variances": lambda v: pool(beside(v, 0.1, 0.2, 0.9), v),
    "egger": lambda v: egger(beside(v, 0.1, 0.2, 0.9), v),
    "icc": lambda v: icc(two(v, 1, 2, 3, 5)),
    "team_icc": lambda v: team_icc(v, beside(v, "a", "b")),
    "teams": lambda v: team_icc(PLAIN, v),
    "team_agreement": lambda v: team_agreement(v, beside(v, "a", "b"), options=5),
    "reliability": lambda v: reliability(two(v, 1, 2, 4)),
    "kappas": lambda v: kappas(v, beside(v, 1, 2, 3)),
    "agreements": lambda v: agreements(two(v, 1, 2, 3)),
    "krippendorff": lambda v: krippendorff_alpha(two(v, 1, 2, 3), "interval", times=20),
    "retention": lambda v: retention(v, beside(v, 1, 0)),
    "retention groups": lambda v: retention(np.abs(PLAIN), [1, 0] * 5, groups=v),
    "attrition": lambda v: attrition(two(v, 1, None)),
    "xmr": xmr,
    "p_chart": lambda v: p_chart(v, beside(v, 100)),
    "run_chart": run_chart,
    "rubin": lambda v: pool_imputations(v, beside(v, 0.1, 0.2)),
    "impute": lambda v: impute(two(v, 1, 2, 3, 5, None), m=2, rounds=2),
    "goals": goal_attainment,
}


def told(result: Any) -> list[Estimate]:
    """The estimates of a result."""
    if isinstance(result, Estimate):
        return [result]
    if isinstance(result, Estimates):
        return list(result)
    return [one for name in getattr(result, "__dataclass_fields__", ()) for one in told(getattr(result, name))]


def outcome(analysis: Callable[[Any], Any], values: Any) -> tuple[Any, str | None]:
    """What comes out: a result, or the sentence of a refusal."""
    try:
        return analysis(values), None
    except NotPossibleError as refused:
        return None, str(refused)


@pytest.mark.parametrize("analysis", ANALYSES)
def test_an_answer_or_a_refusal(analysis: str) -> None:
    for kind, values in VALUES.items():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found, refused = outcome(ANALYSES[analysis], values)
        assert refused is None or (len(refused) > 20 and refused.endswith(".")), (kind, refused)
        for one in told(found):
            assert one.method.strip(), (kind, one)
            limits = [limit for limit in (one.low, one.high) if limit is not None]
            assert not any(map(math.isnan, limits)) and limits == sorted(limits), (kind, one)
            assert not math.isnan(one.value) or one.low is None, (kind, one)
            assert "–" in str(one) or not math.isnan(one.value)


def test_before_and_group_that_say_the_same_cannot_be_told_apart() -> None:
    with pytest.raises(NotPossibleError, match="niet te scheiden"):
        ancova([1, 1, 1, 2, 2, 2], [1, 3, 2, 4, 6, 5], list("aaabbb"))


def test_numbers_of_cohorts_have_no_decimals() -> None:
    numbered = pd.Series([1.0, 1, 1, 2, 2, 2, np.nan])
    found = ancova([1, 2, 4, 3, 5, 7, 1], [2, 2, 5, 5, 6, 9, 1], numbered)
    assert found.estimates[0].name == "verschil 2 - 1"
    assert [one.name for one in describe_groups(range(7), numbered)] == ["1", "2"]
