"""Measures: the golden values of each scoring rule, what is refused, and that a new measure is one file."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.outcomes.instruments import Measure, find_scale, read_measure
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.wording import WordingError, read_wording
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT

BOOK = Workbook(ROOT / "data")
MADE_UP = """
title = "Vraag naar moed"
rights = "Van onszelf."
better = "lower"
primary = "total"
low = 0
high = 3
items = ["a", "b", "c"]
reverse = ["b"]
missing_rule = "Twee van de drie."

[[scale]]
id = "total"
name = "Totaal"
how = "sum"
needs = 2
rescaled = true

[[norm]]
scale = "total"
name = "niemand"
value = 4.5
sd = 2
n = 10
source = "Verzonnen."
"""


def measure(id: str) -> Measure:
    return read_measure(BOOK.instrument(id), id)


def made_up(text: str = MADE_UP) -> Measure:
    return read_measure(read_wording(text, "moed.toml"), "moed")


def answers(measure: Measure, *rows: list[float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[item.id for item in measure.items], dtype=float)


def test_a_new_measure_is_one_file() -> None:
    moed = made_up()
    found = moed.score(answers(moed, [0, 0, 0], [3, 0, 3], [3, None, 1], [1, None, None]))
    assert found["total"].tolist()[:3] == [3.0, 9.0, 6.0]  # the third: mean 2 of two answers, times three
    assert np.isnan(found["total"].iloc[3]) and found["total_n"].tolist() == [3, 3, 2, 1]
    assert found["total_100"].tolist()[:2] == pytest.approx([100 / 3, 100.0])
    (norm,) = moed.published("norm")
    assert (norm.value, norm.sd, norm.n, norm.source) == (4.5, 2.0, 10, "Verzonnen.")
    assert (moed.short, moed.better, moed.scale().high) == ("moed", "lower", 9)


def test_the_frame_keeps_its_index_and_passes_other_columns_over() -> None:
    moed = made_up()
    frame = answers(moed, [1, 2, 3], [2, 2, 2]).assign(naam="x").set_axis(["p", "q"], axis=0)
    assert moed.score(frame).index.tolist() == ["p", "q"]


@pytest.mark.parametrize(
    ("answer", "low", "scaled"), [(1, 4.0, 0.0), (3, 12.0, 50.0), (5, 20.0, 100.0)], ids=["worst", "middle", "best"]
)
def test_whoqol_domains_go_from_4_to_20_and_from_0_to_100(answer: int, low: float, scaled: float) -> None:
    whoqol = measure("whoqol-bref")
    row = [6 - answer if item.reverse else answer for item in whoqol.items]  # the same standing on every item
    found = whoqol.score(answers(whoqol, row)).iloc[0]
    for domain in ("physical", "psychological", "social", "environment"):
        assert (found[domain], found[f"{domain}_100"]) == (low, scaled)
    assert whoqol.profile


def test_whoqol_turns_items_3_4_and_26_and_counts_what_is_missing() -> None:
    whoqol = measure("whoqol-bref")
    assert [item.id for item in whoqol.items if item.reverse] == ["q3", "q4", "q26"]
    row = {item.id: 3.0 for item in whoqol.items} | {"q3": 1.0, "q4": 2.0, "q10": 5.0, "q15": None}
    found = whoqol.score(pd.DataFrame([row])).iloc[0]
    assert found["physical"] == pytest.approx(4 * np.mean([5, 4, 5, 3, 3, 3]))  # six of seven is enough
    assert found["physical_n"] == 6
    row |= {"q16": None}
    assert np.isnan(whoqol.score(pd.DataFrame([row]))["physical"].iloc[0])
    row = {item.id: 2.0 for item in whoqol.items} | {"q20": None}
    assert whoqol.score(pd.DataFrame([row]))["social"].iloc[0] == 8  # two of three is enough


def test_dialog_gives_two_means_and_never_fills_in() -> None:
    dialog = measure("dialog")
    found = dialog.score(answers(dialog, [1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7], [4] * 8 + [None, 6, 7])).round(6)
    assert found["life"].tolist() == [4.0, 4.0]
    assert found["care"].iloc[0] == 6.0 and np.isnan(found["care"].iloc[1]) and np.isnan(found["total"].iloc[1])
    assert {p.value for p in dialog.published("cutoff")} == {4.0}
    (norm,) = dialog.published("norm", scale="life")
    assert (norm.value, norm.sd, norm.n) == (4.65, 1.1, 5646)


def test_a_measure_says_which_side_of_life_an_item_is_about() -> None:
    dialog = measure("dialog")
    assert [item.id for item in dialog.areas] == list(dialog.scale("life").items) and dialog.areas[3].area == "wonen"
    assert measure("gses").areas == () == made_up().areas
    some = made_up(MADE_UP.replace("[[scale]]", '[area]\nb = " werk "\n[[scale]]', 1))
    assert [(item.id, item.area) for item in some.areas] == [("b", "werk")]


def test_gses_adds_up_to_40_and_allows_three_empty() -> None:
    gses = measure("gses")
    found = gses.score(answers(gses, [4] * 10, [1] * 10, [3] * 7 + [None] * 3, [3] * 6 + [None] * 4))["total"]
    assert found.tolist()[:3] == [40.0, 10.0, 30.0] and np.isnan(found.iloc[3])
    assert len(gses.without_text) == 10 and "Schwarzer" in gses.paste and not any(i.reverse for i in gses.items)


def test_ors_and_the_competencies() -> None:
    ors, own = measure("ors"), measure("competenties")
    assert ors.score(answers(ors, [2.5, 3.1, 10, 0]))["total"].iloc[0] == pytest.approx(15.6)
    found = own.score(answers(own, [1] * 8 + [5] * 9 + [3] * 8)).iloc[0]
    assert (found["krachten"], found["hulpbronnen"], found["relatie"]) == (1, 5, 3)
    assert found["mean"] == pytest.approx((8 + 45 + 24) / 25)
    assert not own.without_text


def test_a_profile_is_never_added_up() -> None:
    zrm = measure("zrm")
    found = zrm.score(answers(zrm, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, None]))
    assert found["d05"].iloc[0] == 5 and np.isnan(found["d13"].iloc[0])
    assert not [column for column in found if "total" in column or "mean" in column]
    with pytest.raises(NotPossibleError, match="profiel"):
        zrm.scale()
    with pytest.raises(NotPossibleError, match=r"zrm\.d01"):
        zrm.scale("som")


def test_gas_is_typed_in_or_worked_out_elsewhere() -> None:
    gas = measure("gas")
    assert gas.scale().low == pytest.approx(50 - 20 / np.sqrt(0.3), abs=0.01)
    assert gas.scale().high == pytest.approx(50 + 20 / np.sqrt(0.3), abs=0.01)
    with pytest.raises(NotPossibleError, match="geen vaste vragen"):
        gas.score(pd.DataFrame({"g": [1]}))


def test_a_scale_is_found_by_its_name() -> None:
    known = {id: measure(id) for id in ("dialog", "zrm")}
    assert find_scale(known, "dialog")[1].id == "life"
    assert find_scale(known, "zrm.d03")[1].id == "d03"
    with pytest.raises(KeyError):
        find_scale(known, "iets")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"a": [4.0]}, "een heel getal van 0 tot en met 3"),
        ({"a": [1.5]}, "een heel getal"),
        ({"a": ["veel"]}, "Niet alles is een getal"),
        ({"a": [float("inf")]}, "0 tot en met 3"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_its_place(change: dict[str, list[object]], told: str) -> None:
    moed = made_up()
    frame = pd.DataFrame({"a": [1.0], "b": [1.0], "c": [1.0]} | change, index=[7])
    with pytest.raises(NotPossibleError, match=told) as refused:
        moed.score(frame)
    assert "rij 7, vraag a" in str(refused.value)


def test_a_missing_column_is_told_with_the_nearest() -> None:
    gses = measure("gses")
    frame = answers(gses, [1] * 10).rename(columns={"g03": "g3"})
    with pytest.raises(NotPossibleError, match=r"g03.*‘g3’"):
        gses.score(frame)
    with pytest.raises(NotPossibleError, match="1 nodig"):
        gses.score(answers(gses))
    with pytest.raises(NotPossibleError, match="twee keer"):
        made_up().score(pd.DataFrame([[1, 1, 1, 1]], columns=["a", "a", "b", "c"]))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Vraag naar moed"\n', "", "title: dit ontbreekt"),
        ('better = "lower"', 'better = "meer"', "higher, lower, neither"),
        ("high = 3", "high = 0", "een low onder de high"),
        ("high = 3", "high = nan", "een gewoon getal"),
        ("high = 3", 'high = "drie"', "een getal"),
        ('reverse = ["b"]', 'reverse = ["z"]', "z staat niet bij items"),
        ("[[scale]]", '[area]\nz = "wonen"\n[[scale]]', "area: z staat niet bij items"),
        ("[[scale]]", '[area]\na = "wonen"\nb = "wonen"\n[[scale]]', "een levensgebied staat er twee keer in"),
        ("[[scale]]", "[area]\na = 4\n[[scale]]", "een tekst"),
        ('["a", "b", "c"]', '["a", "b", "b"]', "twee keer"),
        ('how = "sum"', 'how = "mediaan"', "sum of mean"),
        ("needs = 2", "needs = 9", "1 tot en met 3"),
        ("needs = 2", "", "needs: dit ontbreekt"),
        ("high = 3", f"high = 1{'0' * 400}", "een gewoon getal"),
        ('primary = "total"', 'primary = "som"', "primary"),
        ('scale = "total"', 'scale = "som"', "het id van een scale"),
        ('source = "Verzonnen."', 'source = ""', "geen bron"),
        ('source = "Verzonnen."', "", "source: dit ontbreekt"),
        ("value = 4.5", 'value = "4,5"', "een getal, zoals 0.94"),
        (
            'missing_rule = "Twee van de drie."',
            'missing_rule = "x"\nscore_entry_only = true\n[text]\na = "Durf je?"',
            "alleen cijfers",
        ),
    ],
)
def test_a_broken_file_is_told_in_dutch(old: str, new: str, told: str) -> None:
    assert old in MADE_UP
    with pytest.raises(WordingError, match=told):
        made_up(MADE_UP.replace(old, new, 1))


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 3) | st.none(), min_size=3, max_size=3), min_size=1, max_size=20))
def test_a_score_lies_on_its_scale_and_knows_no_order(rows: list[list[int | None]]) -> None:
    moed = made_up()
    frame = answers(moed, *rows)
    found = moed.score(frame)["total"]
    known = found.dropna()
    assert ((known >= 0) & (known <= 9)).all()
    assert found.isna().tolist() == [sum(cell is not None for cell in row) < 2 for row in rows]
    back = moed.score(frame.iloc[::-1])["total"].iloc[::-1]
    assert np.array_equal(back.to_numpy(), found.to_numpy(), equal_nan=True)


def test_turning_every_item_mirrors_the_scale() -> None:
    moed, turned = made_up(), made_up(MADE_UP.replace('["b"]', '["a", "c"]'))
    rows = [list(map(float, row)) for row in itertools.product(range(4), repeat=3)]
    one, other = (m.score(answers(m, *rows))["total"] for m in (moed, turned))
    assert (one + other == 9).all()


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "instruments").glob("*.toml")), ids=lambda path: path.stem)
def test_every_fact_about_a_measure_of_others_has_a_source(path: Path) -> None:
    """Own lists have none; what could not be looked up says so, in the file itself."""
    told = tomllib.loads(path.read_text("utf-8"))
    if path.stem in ("competenties", "modelgetrouwheid"):
        return
    assert told["sources"] and all(": " in one and one.endswith(".") for one in told["sources"])
    assert path.stem == "gas" or told["unchecked"]
    for kind in ("cutoff", "norm", "reliability"):
        assert all(one["source"].strip() for one in told.get(kind, ()))
