"""Small cells stay hidden: beside brute force over all tables that fit what is shown, and beside linear programming."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from herstelwerk.outcomes.differing import counts_differing_little, differing_little
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.suppression import reach
from herstelwerk.outcomes.withheld import MARK, Withheld, withhold

Array = NDArray[np.int64]


def table(rows: list[list[int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=[f"r{i}" for i in range(len(rows))], columns=[f"k{j}" for j in range(len(rows[0]))])


def tables(rows: int, columns: int, most: int) -> st.SearchStrategy[pd.DataFrame]:
    row = st.lists(st.integers(0, most), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(table)


def with_margins(inner: Array) -> Array:
    """Tables (the last two axes) with their totals."""
    wide = np.concatenate([inner, inner.sum(-1, keepdims=True)], axis=-1)
    return np.concatenate([wide, wide.sum(-2, keepdims=True)], axis=-2)


def fitting(found: Withheld, cap: int) -> Array:
    """Every table (with margins) of whole numbers up to `cap` that fits the shown cells."""
    shown, hidden = found.counts.to_numpy(), found.hidden.to_numpy()
    away = np.nonzero(hidden[:-1, :-1])
    options = np.indices((cap + 1,) * len(away[0])).reshape(len(away[0]), -1).T
    tables = np.repeat(shown[None, :-1, :-1], len(options), axis=0)
    tables[:, away[0], away[1]] = options
    full = with_margins(tables)
    return np.asarray(full[(hidden | (full == shown)).all(axis=(1, 2))])


def no_cell_can_be_worked_out(counts: pd.DataFrame) -> None:
    found = withhold(counts, limit=5)
    values, hidden = found.counts.to_numpy(), found.hidden.to_numpy()
    assert hidden[values < 5].all()
    if not hidden.any():
        return
    fits = fitting(found, 24)
    for i, j in zip(*np.nonzero(hidden), strict=True):
        assert len(np.unique(fits[:, i, j])) > 5, (i, j)
    for line, away in [*zip(values, hidden, strict=True), *zip(values.T, hidden.T, strict=True)]:
        if away[:-1].any() and not away[-1]:
            assert line[:-1][away[:-1]].sum() >= 5  # the total gives the withheld ones away together


@settings(deadline=None, max_examples=10)
@given(tables(2, 2, 14))
def test_brute_force_no_cell_can_be_worked_out(counts: pd.DataFrame) -> None:
    no_cell_can_be_worked_out(counts)


@pytest.mark.full
@settings(deadline=None, max_examples=150)
@given(tables(2, 2, 14))
def test_brute_force_at_length(counts: pd.DataFrame) -> None:
    no_cell_can_be_worked_out(counts)


@settings(deadline=None, max_examples=25)
@given(tables(2, 3, 9))
def test_brute_force_two_by_three(counts: pd.DataFrame) -> None:
    found = withhold(counts, limit=5)
    hidden = found.hidden.to_numpy()
    if not hidden.any() or hidden[:-1, :-1].sum() > 4:
        return
    fits = fitting(found, 20)
    assert all(len(np.unique(fits[:, i, j])) > 5 for i, j in zip(*np.nonzero(hidden), strict=True))


def bounds(values: Array, hidden: NDArray[np.bool_], place: tuple[int, int]) -> tuple[float, float]:
    """The least and most of a cell by linear programming over the withheld cells, margins included."""
    cells = [(int(a), int(b)) for a, b in zip(*np.nonzero(hidden), strict=True)]
    rows, columns = values.shape
    equations, right = [], []
    for line in [[(i, j) for j in range(columns)] for i in range(rows)] + [
        [(i, j) for i in range(rows)] for j in range(columns)
    ]:
        weights = dict.fromkeys(line[:-1], 1.0) | {line[-1]: -1.0}
        equations.append([weights.get(cell, 0.0) for cell in cells])
        right.append(-sum(weight * values[cell] for cell, weight in weights.items() if not hidden[cell]))
    aim = [float(cell == place) for cell in cells]
    low = linprog(aim, A_eq=equations, b_eq=right, bounds=(0, None))
    high = linprog([-a for a in aim], A_eq=equations, b_eq=right, bounds=(0, None))
    return float(low.fun), (np.inf if high.status == 3 else -float(high.fun))


@settings(deadline=None, max_examples=10)
@given(tables(3, 4, 25), st.data())
def test_reach_is_that_of_linear_programming(counts: pd.DataFrame, data: st.DataObject) -> None:
    values = with_margins(counts.to_numpy())
    flat = data.draw(st.lists(st.booleans(), min_size=20, max_size=20))
    hidden = np.array(flat).reshape(values.shape)
    for i, j in zip(*np.nonzero(hidden), strict=True):
        low, high = bounds(values, hidden, (int(i), int(j)))
        least, most = reach(values, hidden, (int(i), int(j)))
        assert least == pytest.approx(low, abs=1e-6)
        assert most == pytest.approx(high, abs=1e-6) or (most > 10**5 and high == np.inf)


@settings(deadline=None, max_examples=12)
@given(tables(4, 5, 40), st.sampled_from([5, 10, 15]))
def test_larger_tables_are_safe_by_linear_programming(counts: pd.DataFrame, limit: int) -> None:
    found = withhold(counts, limit=limit)
    values, hidden = found.counts.to_numpy(), found.hidden.to_numpy()
    assert hidden[values < limit].all()
    for i, j in zip(*np.nonzero(hidden), strict=True):
        low, high = bounds(values, hidden, (int(i), int(j)))
        assert high - low >= limit - 1e-6


def test_one_small_cell_takes_three_others_along() -> None:
    found = withhold(table([[3, 20, 30], [25, 14, 40], [33, 50, 12]]))
    assert int(found.hidden.to_numpy().sum()) == 4 and not found.hidden["totaal"].any()
    assert found.safe().loc["r2", "k0"] == 33 and pd.isna(found.safe().loc["r0", "k0"])
    assert found.rows()[0]["k0"] == MARK and found.rows()[0]["totaal"] == 53
    assert "1. Daarnaast zijn 3 andere" in found.method


def test_nothing_small_nothing_hidden() -> None:
    found = withhold(table([[30, 20], [25, 14]]))
    assert not found.hidden.to_numpy().any() and "niets achtergehouden" in found.method


def test_a_small_table_hides_its_margins_too() -> None:
    found = withhold(table([[1, 2], [0, 3]]))
    assert found.hidden.to_numpy().all()


def test_zeros_may_be_shown_when_asked() -> None:
    rows = [[0, 40, 40], [30, 40, 50]]
    assert withhold(table(rows)).hidden.loc["r0", "k0"]
    found = withhold(table(rows), zeros=False)
    assert not found.hidden.to_numpy().any()


def test_means_go_with_their_cell() -> None:
    found = withhold(table([[3, 20, 30], [25, 14, 40], [33, 50, 12]]))
    means = pd.DataFrame({"k0": [1.0, 2, 3], "k2": [4.0, 5, 6], "nieuw": [1.0, 1, 1]}, index=["r0", "r1", "r2"])
    assert found.over(means).isna().to_numpy().tolist() == [
        [True, False, True],
        [True, False, True],
        [False, False, True],
    ]


def test_a_large_table_is_quick_and_safe() -> None:
    rng = np.random.default_rng(1)
    found = withhold(table(rng.negative_binomial(1, 0.04, (20, 20)).tolist()))
    assert found.hidden.to_numpy()[found.counts.to_numpy() < 10].all()


@pytest.mark.parametrize(
    ("counts", "limit", "told"),
    [
        (table([[1, 2]]), 4, "niet lager dan 5"),
        (table([[1.5, 2]]), 10, "hele getallen"),  # type: ignore[list-item]
        (table([[-1, 2]]), 10, "hele getallen"),
        (pd.DataFrame({"a": [1, None]}), 10, "hele getallen"),
        (pd.DataFrame({"a": ["x"]}), 10, "hele getallen"),
        (pd.DataFrame(), 10, "leeg"),
        (pd.DataFrame({"totaal": [1]}), 10, "zonder rij of kolom"),
        (pd.DataFrame({"a": [np.inf, 3]}), 10, "geen telling"),
    ],
)
def test_refusals(counts: pd.DataFrame, limit: int, told: str) -> None:
    with pytest.raises(NotPossibleError, match=told):
        withhold(counts, limit=limit)


def test_groups_that_differ_by_a_few_are_told() -> None:
    team = {f"c{i}" for i in range(30)}
    told = differing_little(
        {"team A": team}, {"team A, afgerond": team - {"c1", "c2"}, "team B": {"d1"}, "gelijk": set(team)}
    )
    assert len(told) == 1 and "maar 2 personen" in told[0]
    assert differing_little({"a": team}, {"b": team - {f"c{i}" for i in range(10)}}) == []


def test_counts_that_differ_by_a_few_between_tables_are_told() -> None:
    one, two = table([[30, 40]]), table([[31, 60]])
    told = counts_differing_little([one, two])
    assert len(told) == 1 and "‘r0’, ‘k0’" in told[0] and "1 persoon" in told[0]
    assert counts_differing_little([one]) == []
