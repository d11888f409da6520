"""Cohorts compared and pooled: numbers follow from a plain recomputation, and what data do not allow is said."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from herstelwerk.outcomes.mixed import Random, fit_mixed, kenward_roger
from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.outcomes.withheld import MARK
from herstelwerk.studies import Cohorts
from herstelwerk.studies.comparing import levels, words
from herstelwerk.studies.comparing.effects import LEAST, effects_of
from herstelwerk.studies.section import Remark, Section

HEADER = "cohort team trainee client wave measure score".split()


@pytest.fixture(scope="module")
def study() -> Cohorts:
    return Cohorts(measures=["gses", "dialog", "gas"])


@pytest.fixture(scope="module")
def together(study: Cohorts) -> Section:
    return study.together()


def wide(study: Cohorts, measure: str) -> pd.DataFrame:
    here = study.frame[(study.frame["measure"] == measure) & study.frame["wave"].notna()]
    return here.pivot(index=["cohort", "client"], columns="wave", values="score")


def remarks(section: Section) -> str:
    return " ".join(part.text for part in section.parts if isinstance(part, Remark))


def own(tmp_path: Path, sizes: dict[str, int], change: float = 2.0, spread: float = 3.0) -> Path:
    """A file with cohorts of these sizes; two clients to a trainee, two teams to a cohort."""
    draw = np.random.default_rng(5)
    rows = []
    for cohort, size in sizes.items():
        for n in range(size):
            who = [cohort, f"{cohort}-t{n // 4 % 2}", f"{cohort}-d{n // 2}", f"{cohort}-c{n}"]
            level = round(25 + draw.normal(0, spread)) if spread else 25
            after = round(level + change + draw.normal(0, spread)) if spread else level + change
            rows += [[*who, "voormeting", "gses", level], [*who, "nameting", "gses", min(max(after, 10), 40)]]
    path = tmp_path / "eigen.csv"
    pd.DataFrame(rows, columns=HEADER).to_csv(path, index=False)
    return path


def test_the_effect_of_a_cohort_is_its_change_by_the_spread_before(study: Cohorts) -> None:
    found = effects_of(study.frame, "gses", "nameting", study.source)
    both = wide(study, "gses")[["voormeting", "nameting"]].dropna()
    assert found.people == len(both) and len(found.cohorts) == 12 and found.started == study.frame["client"].nunique()
    for name, n, one, points in zip(found.cohorts, found.sizes, found.standard, found.points, strict=True):
        here = both.loc[name]
        moved, df = here["nameting"] - here["voormeting"], len(here) - 1
        j = math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
        assert n == len(here) and one.value == pytest.approx(j * moved.mean() / here["voormeting"].std(), rel=1e-9)
        assert points.value == pytest.approx(moved.mean()) and points.n == n
    assert found.squared_errors[0] == pytest.approx(stats.sem(_moved(both, found.cohorts[0])) ** 2)


def _moved(both: pd.DataFrame, cohort: str) -> pd.Series:
    here = both.loc[cohort]
    return here["nameting"] - here["voormeting"]


def test_the_pool_is_weighted_by_what_is_between_cohorts_and_widened_for_few(study: Cohorts) -> None:
    found = effects_of(study.frame, "gses", "nameting", study.source)
    pooled = found.pooled_points(10)
    y, v = np.array([one.value for one in found.points]), np.array(found.squared_errors)
    w = 1 / (v + pooled.tau2.value)
    mean = w @ y / w.sum()
    q = max(1.0, w @ (y - mean) ** 2 / (len(y) - 1))
    reach = stats.t.ppf(0.975, len(y) - 1) * math.sqrt(q / w.sum())
    assert pooled.effect.value == pytest.approx(mean) and pooled.effect.low == pytest.approx(mean - reach)
    restricted = [_reml(y, v, max(0.0, pooled.tau2.value + step)) for step in (-1e-3, 0.0, 1e-3)]
    assert restricted[1] >= max(restricted[0], restricted[2])


def _reml(y: np.ndarray, v: np.ndarray, tau2: float) -> float:
    w = 1 / (v + tau2)
    mean = w @ y / w.sum()
    return float(0.5 * np.log(w).sum() - 0.5 * np.log(w.sum()) - 0.5 * w @ (y - mean) ** 2)


def test_all_measures_are_corrected_together_and_no_difference_is_said_well(together: Section) -> None:
    standard, points = together.results
    frame = standard.to_frame()
    waves = ("nameting", "follow-up")
    assert frame["maat"].tolist() == [f"{name}, {wave}" for name in ("GSES", "DIALOG", "GAS") for wave in waves]
    order = np.argsort(frame["p"].to_numpy())
    holm = np.maximum.accumulate(np.minimum(1, frame["p"].to_numpy()[order] * np.arange(6, 0, -1)))
    assert frame["p (Holm)"].to_numpy()[order] == pytest.approx(holm)
    assert "p" not in points.to_frame() and points.to_frame()["n"].tolist() == frame["n"].tolist()
    said = [part for part in together.parts if isinstance(part, str)]
    assert "vooruit" in said[0] and "geen aantoonbaar verschil" not in said[0]
    assert all("geen aantoonbaar verschil" in one and "geen bewijs" in one for one in said[2:4])
    assert "voormeting" in standard.method and "Bonett" in standard.method and "Hartung en Knapp" in standard.method  # type: ignore[attr-defined]


def test_one_measure_shows_each_cohort_what_is_between_them_and_egger(study: Cohorts) -> None:
    section = study.pooled("dialog")
    assert len(section.charts) == 2 and "Voorspellingsinterval" in section.charts[0].alt
    table = section.results[0].to_frame().set_index("maat")
    assert {"samengevoegd effect", "tau² tussen cohorten", "I² (%)"} <= set(table.index)
    assert "Egger" in str(section.results[1].to_frame()["maat"].iloc[0])
    text = repr(section)
    assert "geen aantoonbaar verschil" in text and "geen vergelijkingsgroep" in text
    assert "van de 389 cliënten" in text


def test_the_model_has_clients_in_trainees_in_teams_in_cohorts(study: Cohorts) -> None:
    section = study.levels("gses")
    rows = study.frame[(study.frame["measure"] == "gses") & study.frame["wave"].notna()].dropna(subset="score")
    rows = rows.assign(na=(rows["wave"] == "nameting") * 1.0, later=(rows["wave"] == "follow-up") * 1.0)
    terms = [Random("client"), Random("trainee"), Random("team"), Random("cohort", ("na", "later"), correlated=False)]
    plain = kenward_roger(fit_mixed(rows, "score", ["na", "later"], terms))
    told = section.results[0].to_frame().set_index("maat")
    for mine, theirs in (("nameting min voormeting", "na"), ("follow-up min voormeting", "later")):
        one = plain[theirs]
        found = told.loc[mine, ["schatting", "95 % van", "95 % tot", "df"]].to_numpy(float)
        assert found == pytest.approx([one.value, one.low, one.high, one.more["df"]], rel=1e-4)
    assert "Kenward en Roger" in section.results[0].method and "samengevoegd over cohorten" in str(section.parts[0])  # type: ignore[attr-defined]
    shares = section.results[1].to_frame()
    assert shares["maat"].tolist() == [f"tussen {who}" for who in ("cliënten", "deelnemers", "teams", "cohorten")]
    assert 0.3 < shares["schatting"].sum() < 0.95


def test_a_variance_of_nought_is_told_and_left_out(study: Cohorts) -> None:
    section = study.levels("gas")
    assert "Op nul geschat" in remarks(section) and "tussen deelnemers" in remarks(section)
    assert "tussen deelnemers" not in set(section.results[1].to_frame()["maat"])


def test_what_there_is_counts_clients_and_withholds_few(study: Cohorts) -> None:
    section = study.present()
    table = section.results[0].to_frame().set_index("cohort")
    there = study.frame[study.frame["wave"].notna() & study.frame["score"].notna()]
    counts = there.groupby(["cohort", "wave"])["client"].nunique().unstack()
    for cohort in counts.index:
        for wave in counts.columns:
            assert table.loc[cohort, wave] in (MARK, counts.loc[cohort, wave])
            assert table.loc[cohort, wave] == MARK or counts.loc[cohort, wave] >= 10
    assert (table == MARK).to_numpy().any() and "totaal" not in table.columns
    sessions = section.results[1].to_frame()
    first = sessions[sessions["cohort"] == "VZ-01"].iloc[0]
    scores = study.frame[(study.frame["cohort"] == "VZ-01") & (study.frame["session"] == 1)]["score"].dropna()
    assert (first["n"], first["gemiddelde"]) == (len(scores), pytest.approx(scores.mean()))


def test_own_data_by_one_path_with_a_cohort_too_small_to_tell(tmp_path: Path) -> None:
    study = Cohorts(own(tmp_path, {"A": 20, "B": 24, "C": 7, "D": 3}))
    section = study.pooled()
    assert "Niet meegenomen: D" in remarks(section) and "tien cohorten" in remarks(section)
    numbers = section.charts[0].numbers.set_index("cohort")
    assert numbers.loc["C", "opmerking"] == "niet getoond" and math.isnan(numbers.loc["C", "effect"])
    small = study.frame[study.frame["cohort"] == "C"].pivot(index="client", columns="wave", values="score")
    mean = (small["nameting"] - small["voormeting"]).mean()
    text = "\n".join(repr(one) for one in study.sections())
    assert f"{mean:.3f}".replace(".", ",") not in text and "eigen.csv" in text and "n = 7" not in text
    assert str(tmp_path) not in text


def test_one_cohort_refuses_what_needs_more_and_keeps_what_does_not(tmp_path: Path) -> None:
    study = Cohorts(own(tmp_path, {"A": 24}))
    assert "ten minste twee nodig" in remarks(study.pooled())
    assert "ten minste twee nodig" in remarks(study.together()) and not study.together().results
    model = study.levels()
    assert "maar één cohort" in remarks(model) and model.results
    assert "geen losse antwoorden" in remarks(study.areas())
    assert [one.title for one in study.sections()]


@pytest.mark.parametrize(
    ("sizes", "change", "spread"),
    [({"A": 1}, 1, 3), ({"A": 2, "B": 2}, 1, 3), ({"A": 12, "B": 12}, 2, 0), ({"A": 12, "B": 12}, 0, 0)],
    ids=["one person", "four people", "all alike moved", "nobody moved"],
)
def test_data_that_allow_little_give_reasons(
    tmp_path: Path, sizes: dict[str, int], change: float, spread: float
) -> None:
    study = Cohorts(own(tmp_path, sizes, change, spread))
    assert all(section.parts and not section.charts for section in study.sections())
    assert "niet samengevoegd" in remarks(study.pooled()) and "niet gemaakt" in remarks(study.levels())


def test_two_cohorts_and_no_teams(tmp_path: Path) -> None:
    path = own(tmp_path, {"A": 20, "B": 24})
    pd.read_csv(path).drop(columns="team").to_csv(path, index=False)
    study = Cohorts(path)
    assert "Met twee cohorten is niet te zeggen" in repr(study.pooled())
    assert "niveau team ontbreekt" in remarks(study.levels())


def test_missing_scores_leave_a_reason(tmp_path: Path) -> None:
    path = own(tmp_path, {"A": 12, "B": 12})
    frame = pd.read_csv(path)
    frame["score"] = frame["score"].where(frame["wave"] == "voormeting")
    frame.to_csv(path, index=False)
    study = Cohorts(path)
    assert study.measures == [] and "geen maat" in remarks(study.together())
    with pytest.raises(NotPossibleError, match="geen maat"):
        study.pooled()
    assert len(list(study.sections())) >= 3


def test_cohorts_and_measures_are_chosen_by_name(tmp_path: Path) -> None:
    path = own(tmp_path, {"A": 12, "B": 12, "C": 12})
    study = Cohorts(path, cohorts=["C", "A"], measures=["gses"])
    assert set(study.frame["cohort"]) == {"A", "C"} and study.measures == ["gses"]
    assert "2 van de 3" in repr(study.about())
    with pytest.raises(NotPossibleError, match="geen cohort ‘X’"):
        Cohorts(path, cohorts=["X"])
    with pytest.raises(NotPossibleError, match=r"‘ors’.*Kies uit: gses"):
        Cohorts(path, measures=["ors"])


@pytest.mark.parametrize(
    ("k", "p", "said"), [(9, 0.01, "geen conclusie"), (12, 0.01, "ander effect"), (12, 0.5, "Geen")]
)
def test_egger_is_read_from_ten_cohorts_on(k: int, p: float, said: str) -> None:
    assert said in words.egger_in_words(k, p)


def test_levels_that_coincide_are_not_both_asked(tmp_path: Path) -> None:
    path = own(tmp_path, {"A": 20, "B": 24})
    frame = pd.read_csv(path).assign(team=lambda one: one["cohort"], trainee=lambda one: one["client"])
    frame.to_csv(path, index=False)
    told = remarks(Cohorts(path).levels())
    assert "niveau deelnemer is weggelaten" in told and "niveau cohort is weggelaten" in told


def test_two_answers_that_differ_in_what_they_leave_out_are_both_named(tmp_path: Path) -> None:
    study = Cohorts(own(tmp_path, {"A": 20, "B": 24, "C": 7, "D": 3}))
    assert "Noem daarom beide" in repr(study.levels()) and "cliënten." not in str(study.present().parts[0])


def test_few_clients_are_not_put_in_a_model(tmp_path: Path) -> None:
    study = Cohorts(own(tmp_path, {"A": 4, "B": 4}))
    with pytest.raises(NotPossibleError, match="minder dan 10"):
        levels.fitted(study.frame, "gses", "GSES", 10)
    assert LEAST == 5
