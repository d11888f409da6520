"""One cohort: its numbers follow from the data, its own path is enough, and what cannot be done says why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.research import faulty_sample, read_data, sample
from herstelwerk.research.problems import DataError
from herstelwerk.studies import Effect
from herstelwerk.studies.section import Remark, Section

SCORES = [12, 15, 18, 20, 22, 24, 25, 26, 27, 28, 30, 31]


def own(folder: Path, people: int = 12, change: float = 3.0, **more: object) -> Path:
    """A file of one's own: `people` clients of one cohort with one measure before and after."""
    rows = []
    for place in range(people):
        start = SCORES[place % len(SCORES)]
        for wave, score in (("voormeting", start), ("nameting", min(40, start + change + place % 3))):
            who = {"cohort": "EIGEN", "team": "T1", "trainee": f"b{place % 4}", "client": f"c{place:02}"}
            rows.append(who | {"wave": wave, "measure": "gses", "score": score} | more)
    path = folder / "mijn-gegevens.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def effect() -> Effect:
    return Effect()


def test_the_cohort_with_most_measured_afterwards_is_taken(effect: Effect) -> None:
    frame = read_data(sample()).frame
    after = frame[(frame["wave"] == "nameting") & frame["score"].notna()]
    counts = after.groupby("cohort")["client"].nunique()
    assert counts[effect.cohort] == counts.max()


def test_the_change_is_that_of_the_clients_with_both(effect: Effect) -> None:
    frame = read_data(sample()).frame
    rows = frame[(frame["cohort"] == effect.cohort) & (frame["measure"] == "nel") & frame["wave"].notna()]
    wide = rows.pivot(index="client", columns="wave", values="score")
    moved = (wide["nameting"] - wide["voormeting"]).dropna()
    told = effect.changes().results[0].to_frame().set_index("maat").loc["NEL, nameting"]
    assert told["schatting"] == pytest.approx(moved.mean())
    assert told["n"] == len(moved)
    half = 1.96 * moved.std(ddof=1) / np.sqrt(len(moved))
    assert told["95 % tot"] - told["schatting"] > half > 0  # a t-interval is wider than a normal one


def test_several_outcomes_are_corrected(effect: Effect) -> None:
    told = effect.changes().results[0].to_frame()
    assert (told["p (Holm)"] >= told["p"]).all() and (told["p (Holm)"] > told["p"]).any()


def test_who_stayed_is_named(effect: Effect) -> None:
    remarks = " ".join(part.text for part in effect.leaving().parts if isinstance(part, Remark))
    assert "die uitvielen" in remarks or "tot deze meting meededen" in remarks


def test_every_section_shows_itself_with_its_method_and_no_client(effect: Effect) -> None:
    codes = [*effect.frame["client"].unique(), *effect.frame["trainee"].unique()]
    for section in effect.sections():
        shown = repr(section) + section._repr_html_()
        assert section.title in shown
        assert not any(code in shown for code in codes)
        assert not section.results or section.methods


def test_no_class_of_a_few_people_is_told(effect: Effect) -> None:
    """Two improved, 25 did not: with the total known, one of the two tells the other."""
    for measure in effect.measures:
        for chart in effect.people(measure).charts:
            if "klasse" in chart.numbers:
                told = chart.numbers[chart.numbers["klasse"] != "allen"]["n"].dropna()
                assert ((told == 0) | (told >= effect.limit)).all()


def test_one_path_is_all_that_changes(tmp_path: Path) -> None:
    study = Effect(own(tmp_path))
    assert study.cohort == "EIGEN" and study.measures == ["gses"]
    told = study.changes().results[0].to_frame().iloc[0]
    assert told["schatting"] == pytest.approx(3 + np.mean([place % 3 for place in range(12)]))
    assert all(isinstance(section, Section) for section in study.sections())
    assert "verzonnen" not in repr(study.about())


def test_the_faults_in_ones_own_file_are_listed_and_the_rest_goes_on() -> None:
    study = Effect(faulty_sample())
    text = str(study.data)
    for row in (8, 21, 28, 37, 47):
        assert f"rij {row}" in text
    assert len(study.data.aside) == 5 and len(study.data.frame) == 56
    assert len(list(study.sections())) >= 6


@pytest.mark.parametrize("people", [1, 2, 3, 9])
def test_too_few_people_are_no_numbers_but_a_reason(people: int, tmp_path: Path) -> None:
    study = Effect(own(tmp_path, people))
    for section in study.sections():
        assert not section.charts
    assert any(isinstance(part, Remark) for part in study.changes().parts)
    assert not study.changes().results


def test_inside_the_organisation_the_limit_may_be_five(tmp_path: Path) -> None:
    assert Effect(own(tmp_path, 6), limit=5).changes().results
    assert "niet getoond" in repr(Effect(own(tmp_path, 6)).changes())


def test_a_measure_without_a_wave_is_told(tmp_path: Path) -> None:
    path = own(tmp_path)
    frame = pd.read_csv(path)
    frame[frame["wave"] == "voormeting"].to_csv(path, index=False)
    study = Effect(path)
    assert study.measures == []
    told = [repr(section) for section in study.sections()]
    assert any("geen maat met een voormeting" in text for text in told)
    with pytest.raises(NotPossibleError, match="voor- en nameting"):
        study.people("gses")


def test_everyone_changing_alike_is_told(tmp_path: Path) -> None:
    path = own(tmp_path)
    frame = pd.read_csv(path)
    frame.loc[frame["wave"] == "nameting", "score"] = frame.loc[frame["wave"] == "voormeting", "score"].to_numpy() + 2
    frame.to_csv(path, index=False)
    assert "evenveel" in repr(Effect(path).changes())


def test_an_unknown_cohort_or_path_is_refused_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(NotPossibleError, match="Kies uit"):
        Effect(cohort="NERGENS")
    with pytest.raises(DataError):
        Effect(tmp_path / "er-is-niets.csv")


def test_the_same_data_give_the_same_words(effect: Effect) -> None:
    assert [repr(s) for s in effect.sections()] == [repr(s) for s in Effect().sections()]
