"""Change per life area: what the single answers say, over everyone and per cohort, with few people withheld."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from herstelwerk.studies import Cohorts, Effect
from herstelwerk.studies.section import Remark
from tests.conftest import ROOT

TRUE = tomllib.loads((ROOT / "data" / "cohorts" / "verzonnen-waarheid.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def study() -> Cohorts:
    return Cohorts(measures=["dialog"])


def moved(frame: pd.DataFrame, item: int) -> pd.DataFrame:
    here = frame[(frame["measure"] == "dialog") & frame["wave"].notna()]
    both = here.pivot(index=["cohort", "client"], columns="wave", values=f"item_{item}")[["voormeting", "nameting"]]
    return (both["nameting"] - both["voormeting"]).dropna().rename("moved").reset_index()


def test_each_area_is_the_change_of_its_item(study: Cohorts) -> None:
    section = study.areas()
    table = section.results[0].to_frame().set_index("maat")
    per_cohort = section.charts[1].numbers.set_index(["levensgebied", "groep"])
    for number, area in enumerate(table.index, 1):
        change = moved(study.frame, number)
        assert table.loc[area, "n"] == len(change)
        assert abs(table.loc[area, "schatting"] - change["moved"].mean()) < 0.05
        for cohort, here in change.groupby("cohort")["moved"]:
            cell = per_cohort.loc[(area, cohort)]
            if cell["opmerking"]:
                continue
            assert len(here) >= 10 and cell["n"] == len(here) and cell["schatting"] == pytest.approx(here.mean())
            low, high = stats.t.interval(0.95, len(here) - 1, here.mean(), stats.sem(here))
            assert (cell["van"], cell["tot"]) == pytest.approx((low, high))


def test_what_is_true_is_found_and_named(study: Cohorts) -> None:
    section = study.areas()
    table = section.results[0].to_frame().set_index("maat")
    true = (
        np.array(list(TRUE["dialog_gebied_verandering"].values())) + TRUE["maat"]["dialog"]["ware_verandering_nameting"]
    )
    assert (np.abs(table["schatting"].to_numpy() - true) < 0.3).all()
    said = str(section.parts[0])
    ahead, behind = said.split("achteruit")
    assert "wonen" in ahead and "vrije tijd" in ahead and "werk" in behind and "Na correctie" in said
    assert (table["p (Holm)"] >= table["p"]).all()


def test_one_cohort_has_them_too_by_wave() -> None:
    effect = Effect(cohort="VZ-03")
    section = effect.areas()
    assert len(section.charts) == 1 and "cohort VZ-03" in section.charts[0].alt
    found = section.results[0].to_frame().set_index("maat").loc["wonen"]
    change = moved(effect.frame, 4)["moved"]
    assert found["schatting"] == pytest.approx(change.mean()) and found["df"] == len(change) - 1
    assert section.title in [one.title for one in effect.sections()]


def own(tmp_path: Path, sizes: dict[str, int]) -> Path:
    draw = np.random.default_rng(8)
    rows = []
    for cohort, size in sizes.items():
        for n in range(size):
            for wave in ("voormeting", "nameting"):
                answers = draw.integers(2, 7, 11)
                row = {"cohort": cohort, "trainee": f"{cohort}-d{n // 3}", "client": f"{cohort}-c{n}", "wave": wave}
                row |= {"measure": "dialog", "score": answers[:8].mean()}
                rows.append(row | {f"item_{place}": answer for place, answer in enumerate(answers, 1)})
    path = tmp_path / "eigen.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


def test_few_people_are_withheld_per_cohort(tmp_path: Path) -> None:
    section = Cohorts(own(tmp_path, {"A": 15, "B": 14, "C": 6})).areas()
    numbers = section.charts[1].numbers
    assert set(numbers.loc[numbers["groep"] == "C", "opmerking"]) == {"niet getoond"}
    assert numbers.loc[numbers["groep"] == "C", "schatting"].isna().all() and "n = 6" not in repr(section)


def test_too_few_people_in_all_and_no_answers_give_a_reason(tmp_path: Path) -> None:
    section = Cohorts(own(tmp_path, {"A": 6})).areas()
    assert not section.results and any(
        "minder dan 10" in part.text for part in section.parts if isinstance(part, Remark)
    )
    path = own(tmp_path, {"A": 12})
    pd.read_csv(path).drop(columns=[f"item_{place}" for place in range(1, 12)]).to_csv(path, index=False)
    section = Effect(path).areas()
    assert isinstance(section.parts[0], Remark) and "item_1" in section.parts[0].text
