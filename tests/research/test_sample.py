"""The invented sample: the same bytes each time, clean but for the faults that were planted, and true to its truth."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from herstelwerk.research import DataError, faulty_sample, read_data, sample
from scripts import make_cohorts
from scripts.cohort_answers import ITEMS, LIFE
from tests.conftest import ROOT
from tests.research.files import DICTIONARY, MEASURES

FOLDER = ROOT / "data" / "cohorts"
TRUTH: dict[str, Any] = tomllib.loads((FOLDER / "verzonnen-waarheid.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    data = read_data(sorted(FOLDER.glob("verzonnen-cohort-*.csv")), DICTIONARY, measures=MEASURES)
    assert not data.problems and not len(data.aside)
    return data.frame


def wide(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    here = frame[frame["measure"] == measure]
    return here.pivot(index="client", columns="wave", values="score")


def test_the_script_gives_the_same_bytes(tmp_path: Path) -> None:
    make_cohorts.main(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    there = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.name in made}
    assert len(made) == 18 and made == there
    assert sum(map(len, made.values())) < 1_200_000


def test_every_file_says_that_it_is_invented() -> None:
    for path in FOLDER.iterdir():
        if path.name not in ("README.md", "met-vijf-fouten.txt"):
            rows = path.read_text("utf-8").splitlines()[1:]
            assert path.name.startswith("verzonnen-") or all(row.startswith("verzonnen;") for row in rows)
    assert "verzonnen" in (FOLDER / "README.md").read_text("utf-8")


def test_the_planted_faults_are_found_and_nothing_else() -> None:
    data = read_data(faulty_sample(), DICTIONARY, measures=MEASURES)
    assert [str(problem) for problem in data.problems] == (FOLDER / "met-vijf-fouten.txt").read_text(
        "utf-8"
    ).splitlines()
    assert data.aside["rij"].tolist() == [8, 21, 28, 37, 47] and len(data.frame) == 56
    told = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"rij {row}:" in told for row in data.aside["rij"])


def test_there_are_twelve_cohorts_of_people_within_people(frame: pd.DataFrame) -> None:
    assert frame["cohort"].nunique() == 12
    trainees = frame.groupby("cohort")["trainee"].nunique()
    assert trainees.between(8, 16).all() and frame.groupby("cohort")["team"].nunique().between(2, 3).all()
    assert (frame.groupby("client")["trainee"].nunique() == 1).all()
    assert (frame.groupby("trainee")["team"].nunique() == 1).all()
    assert frame["session"].max() == 12
    assert frame["day"].max() < pd.Timestamp(2025, 1, 1)


def test_half_is_missing_at_the_end_and_who_stops_had_a_poorer_alliance(frame: pd.DataFrame) -> None:
    gses = wide(frame, "gses")
    assert 0.4 < gses["follow-up"].notna().mean() < 0.55
    sessions = frame[frame["session"].notna()].groupby("client").agg(many=("session", "max"), bond=("alliance", "mean"))
    assert (
        sessions.loc[sessions["many"] == 12, "bond"].mean() - sessions.loc[sessions["many"] < 12, "bond"].mean() > 0.4
    )
    assert 0.03 < frame["score"].isna().mean() < 0.06


@pytest.mark.parametrize("measure", ["gses", "nel", "dialog", "gas"])
def test_the_change_that_is_found_lies_near_the_truth(frame: pd.DataFrame, measure: str) -> None:
    both = wide(frame, measure)[["voormeting", "nameting"]].dropna()
    change = both["nameting"] - both["voormeting"]
    error = change.std() / np.sqrt(len(change))
    assert abs(change.mean() - TRUTH["maat"][measure]["ware_verandering_nameting"]) < 3.5 * error
    sd = TRUTH["maat"][measure]["sd"]
    assert 0.75 * sd < wide(frame, measure)["voormeting"].std() < 1.3 * sd


def test_the_answers_of_dialog_make_its_score_and_are_empty_where_there_is_none(frame: pd.DataFrame) -> None:
    dialog = MEASURES["dialog"]
    here = frame[frame["measure"] == "dialog"]
    answers = here[list(ITEMS)].set_axis([item.id for item in dialog.items], axis=1)
    made = dialog.score(answers)["life"]
    assert made.isna().equals(here["score"].isna()) and made.isna().any()
    assert np.allclose(made.dropna(), here["score"].dropna(), atol=1e-12)
    assert frame.loc[frame["measure"] != "dialog", list(ITEMS)].isna().all(axis=None)
    assert 0.01 < answers[["d09", "d10", "d11"]].isna().to_numpy().mean() < 0.035


def test_behind_a_whole_that_stays_the_same_life_areas_change(frame: pd.DataFrame) -> None:
    here = frame[frame["measure"] == "dialog"]
    true = TRUTH["dialog_gebied_verandering"]
    assert sum(true.values()) == pytest.approx(0) == pytest.approx(sum(TRUTH["dialog_gebied_begin"].values()))
    assert tuple(true) == LIFE == tuple(item.id for item in MEASURES["dialog"].areas)
    for number, (_, moved) in enumerate(true.items(), 1):
        both = here.pivot(index="client", columns="wave", values=f"item_{number}")[["voormeting", "nameting"]].dropna()
        change = both["nameting"] - both["voormeting"]
        error = change.std() / np.sqrt(len(change))
        expected = moved + TRUTH["maat"]["dialog"]["ware_verandering_nameting"]
        assert abs(change.mean() - expected) < 3.5 * error, number


def test_raters_agree_fairly_and_looking_back_is_lower() -> None:
    judged = read_data(sample("beoordelingen"), DICTIONARY, table="beoordelingen", measures=MEASURES)
    assert not judged.problems
    pairs = judged.frame.pivot(index=["trainee", "criterion"], columns="rater", values="level")
    levels = ["niet", "deels", "voldaan"]
    table = pd.crosstab(pairs.iloc[:, 0], pairs.iloc[:, 1]).reindex(index=levels, columns=levels).to_numpy()
    share = table / table.sum()
    by_chance = float(share.sum(axis=0) @ share.sum(axis=1))
    assert 0.4 < (np.trace(share) - by_chance) / (1 - by_chance) < 0.7
    own = read_data(sample("competenties"), DICTIONARY, table="competenties", measures=MEASURES)
    assert not own.problems
    means = own.frame.set_index("moment").filter(regex=r"c\d\d").mean(axis=1).groupby(level=0).mean()
    assert means["toen"] < means["vooraf"] - 0.2 and means["nu"] > means["vooraf"] + 0.3


@pytest.mark.parametrize(("table", "rows"), [("evaluaties", 600), ("audits", 2_000)])
def test_the_other_tables_are_clean(table: str, rows: int) -> None:
    data = read_data(sample(table), DICTIONARY, table=table, measures=MEASURES)
    assert not data.problems and len(data.frame) >= rows


def test_there_is_no_other_table() -> None:
    with pytest.raises(DataError, match="het voorbeeld heeft geen tabel"):
        sample("cijfers")
