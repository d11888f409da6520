"""The four levels: numbers beside a plain recomputation, own data, tables that are missing, small groups withheld."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.studies import Section, Training
from herstelwerk.studies.kirkpatrick import fidelity
from herstelwerk.studies.kirkpatrick.behaviour import judged_of
from herstelwerk.studies.kirkpatrick.reaction import known_questions
from herstelwerk.studies.kirkpatrick.tables import TABLES
from tests.conftest import ROOT

SAMPLE = ROOT / "data" / "cohorts"
FORMS = pd.read_csv(SAMPLE / "verzonnen-evaluaties.csv")
RATED = pd.read_csv(SAMPLE / "verzonnen-competenties.csv")
JUDGED = pd.read_csv(SAMPLE / "verzonnen-beoordelingen.csv")
AUDITS = pd.read_csv(SAMPLE / "verzonnen-audits.csv")
STATEMENTS = [f"c{n:02d}" for n in range(1, 26)]
LEVELS = ("reaction", "learning", "statements", "behaviour", "results", "together")


@cache
def level(name: str, cohort: str = "") -> Section:
    """A section of the sample, made once."""
    made: Section = getattr(study(cohort), name)()
    return made


@cache
def study(cohort: str = "") -> Training:
    if not cohort:
        return Training()
    with TemporaryDirectory() as folder:  # only the measurements of that cohort: it reads faster
        return Training(own(Path(folder), *TABLES, cohort=cohort[-2:]), cohort)


def interval(values: np.ndarray) -> tuple[float, float, float]:  # type: ignore[type-arg]
    margin = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return float(values.mean()), float(values.mean() - margin), float(values.mean() + margin)


def own_means() -> pd.DataFrame:
    """Per trainee and moment the mean of all statements, with seventeen or more of them."""
    means = RATED[STATEMENTS].mean(axis=1).where(RATED[STATEMENTS].notna().sum(axis=1) >= 17)
    return RATED.assign(all=means).pivot(index="trainee", columns="moment", values="all")


def found(section: object, name: str) -> tuple[float, float, float, int]:
    for result in section.results:  # type: ignore[attr-defined]
        for row in result.rows():
            if row.get("maat") == name:
                return row["schatting"], row["95 % van"], row["95 % tot"], row["n"]
    raise AssertionError(name)


def test_the_mark_and_the_share_of_forms() -> None:
    section = level("reaction")
    marks = FORMS[FORMS["question"] == "grade"]
    values = np.repeat(marks["answer"].astype(float).to_numpy(), marks["number"])
    mean, low, high, n = found(section, "Cijfer (1-10): Welk cijfer geef je de training als geheel?")
    assert (mean, low, high) == pytest.approx(interval(values)) and n == len(values)
    forms, people = FORMS.groupby("cohort")["forms"].max().sum(), JUDGED["trainee"].nunique()
    share, *_, of = found(section, "deel dat een formulier invulde")
    assert (share, of) == (pytest.approx(forms / people), people)


def test_the_questions_are_in_dutch_as_on_the_form() -> None:
    told = str(level("reaction"))
    for id, question in known_questions().items():
        assert (question.text in told) == (id in set(FORMS["question"]))
    assert "trainer-clear" not in told
    (chart,) = level("reaction").charts
    row = chart.numbers.set_index("stelling").loc["Het werkboek was makkelijk te gebruiken."]
    here = FORMS[FORMS["question"] == "workbook"].groupby("answer")["number"].sum()
    assert [row[name] for name in ("1 (laagst)", "2", "3", "4", "5 (hoogst)")] == here.sort_index().tolist()


def test_growth_never_stands_on_the_remembered_start_alone() -> None:
    section = level("learning")
    wide = own_means().dropna(subset=["vooraf", "toen", "nu"])
    for name, later, start in (
        ("verandering sinds de gemeten start", "nu", "vooraf"),
        ("verandering sinds de herinnerde start", "nu", "toen"),
        ("herinnerde min gemeten start", "toen", "vooraf"),
    ):
        mean, low, high, n = found(section, name)
        assert (mean, low, high) == pytest.approx(interval((wide[later] - wide[start]).to_numpy())) and n == len(wide)
    assert "maatstaf" in str(section) and "Let op" in str(section)


def test_reliability_is_alpha_over_who_answered_all() -> None:
    items = RATED[RATED["moment"] == "vooraf"][STATEMENTS[:8]].dropna()
    k, cov = 8, np.cov(items.to_numpy(), rowvar=False)
    alpha = k / (k - 1) * (1 - np.trace(cov) / cov.sum())
    value, low, high, n = found(level("learning"), "Van krachten naar plan: alfa")
    f = stats.f(n - 1, (n - 1) * (k - 1))
    assert (value, n) == (pytest.approx(alpha), len(items))
    assert (low, high) == pytest.approx((1 - (1 - alpha) * f.ppf(0.975), 1 - (1 - alpha) * f.ppf(0.025)))


def test_the_trainer_stands_beside_and_is_no_verdict() -> None:
    wide = own_means().dropna(subset=["nu", "trainer"])
    mean, low, high, n = found(level("learning"), "cijfer van de trainer min eigen cijfer")
    assert (mean, low, high) == pytest.approx(interval((wide["trainer"] - wide["nu"]).to_numpy())) and n == len(wide)
    assert "Wie van de twee gelijk heeft, zegt dit niet" in str(level("learning"))


def test_twenty_five_statements_are_corrected() -> None:
    section = level("statements")
    (chart,) = section.charts
    assert len(chart.numbers) == 25 and set(chart.numbers["onderdeel"]) == {
        "Van krachten naar plan",
        "Hulpbronnen en team",
        "De relatie met je cliënt",
    }
    assert "na correctie voor 25 toetsen" in str(section) and "Holm" in " ".join(section.methods)


def test_the_final_assignment_counts_the_lowest_level() -> None:
    order = {"niet": 0, "deels": 1, "voldaan": 2}
    lowest = JUDGED.assign(place=JUDGED["level"].map(order)).groupby(["trainee", "criterion"])["place"].min().unstack()
    shares = (lowest[[f"K{n}" for n in range(1, 9)]] == 2).mean(axis=1)
    mean, low, high, n = found(level("behaviour"), "inventarisatie")
    assert (mean, low, high) == pytest.approx(interval(shares.to_numpy())) and n == len(shares)
    table = next(one for one in level("behaviour").results if "Per eis" in one.title).to_frame()  # type: ignore[attr-defined]
    count, n = int((lowest["K1"] == 2).sum()), len(lowest)
    wilson = stats.binomtest(count, n).proportion_ci(method="wilson")
    row = table.iloc[0]
    assert [row["% voldaan"], row["% voldaan van"], row["% voldaan tot"]] == pytest.approx(
        [100 * count / n, 100 * wilson.low, 100 * wilson.high]
    )


def test_teams_from_first_to_last_audit() -> None:
    means = AUDITS[AUDITS["assessor"] == "samen"].groupby(["team", "audit"])["score"].agg(["mean", "count"])
    wide = means[means["count"] >= 7]["mean"].unstack()
    first, last = wide.bfill(axis=1).iloc[:, 0], wide.ffill(axis=1).iloc[:, -1]
    mean, low, high, n = found(level("behaviour"), "zelfonderzoek van teams, laatste min eerste")
    assert (mean, low, high) == pytest.approx(interval((last - first).to_numpy())) and n == len(wide)


def test_an_audit_with_six_scores_does_not_count() -> None:
    rows = [("T1", "a1", f"i{n}", 3.0 if n < 6 else np.nan, "1") for n in range(10)]
    rows += [("T1", "a2", f"i{n}", float(n % 5 + 1) if n < 7 else np.nan, "1") for n in range(10)]
    frame = pd.DataFrame(rows, columns=["team", "audit", "indicator", "score", "assessor"])
    means, few = fidelity.means_of(frame)
    assert list(means["audit"]) == ["a2"] and few == 1
    assert means["mean"].iloc[0] == pytest.approx(np.mean([n % 5 + 1 for n in range(7)]))


def test_the_levels_stand_in_one_table_with_both_cautions() -> None:
    section = level("together")
    frame = section.results[0].to_frame()  # type: ignore[attr-defined]
    assert [name[0] for name in frame["niveau"]] == ["1", "2", "3", "3", "4", "4", "4", "4"]
    assert frame[["schatting", "schatting van", "schatting tot", "n"]].notna().all(axis=None)
    assert frame["wat dit zegt"].str.endswith(".").all()
    told = str(section)
    assert "Geen niveau bewijst het volgende" in told and "geen controlegroep" in told
    assert (
        "Geen aantoonbaar verschil" in frame.set_index("wat is gemeten").loc["DIALOG, nameting (g_pre)", "wat dit zegt"]
    )


@pytest.mark.parametrize("name", ["reaction", "learning", "behaviour", "results"])
def test_every_level_says_what_it_cannot_say(name: str) -> None:
    told = str(level(name))
    assert "niet" in told.split("\n\n")[1] and "Dit niveau zegt" in told


def own(folder: Path, *names: str, cohort: str = "03") -> Path:
    for name in names:
        path = f"verzonnen-cohort-{cohort}.csv" if name == "metingen" else f"verzonnen-{name}.csv"
        shutil.copy(SAMPLE / path, folder / f"{name}.csv")
    return folder


@pytest.mark.parametrize("there", ["metingen", "competenties", "evaluaties", "beoordelingen", "audits"])
def test_one_table_is_enough_and_what_is_missing_is_told(tmp_path: Path, there: str) -> None:
    study = Training(own(tmp_path, there))
    told = str(study.about())
    assert told.count("er geen tabel") == 4 and f"tabel ‘{there}’" not in told
    for level in LEVELS:
        assert "Traceback" not in str(getattr(study, level)())
    assert "niets te zeggen" in str(study.together())


def test_a_table_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    own(tmp_path, "metingen")
    (tmp_path / "evaluaties.csv").write_text("cohort,question,answer\nA,useful,1\n", "utf-8")
    assert "evaluaties" in str(Training(tmp_path).reaction())


def test_one_cohort_is_not_pooled_and_small_groups_are_withheld() -> None:
    assert "één cohort" in str(level("results", "VZ-01"))
    wide = own_means()
    wide = wide[wide.index.str.startswith("VZ-01")].dropna(subset=["vooraf", "nu"])
    told = str(level("learning", "VZ-01"))
    assert len(wide) < 10 and f"n = {len(wide)}" not in told and "minder dan 10" in told
    assert "punten (" not in told and not level("learning", "VZ-01").results
    assert "minder dan 10" in str(level("reaction", "VZ-01"))


def test_inside_the_organisation_the_limit_may_be_lower(tmp_path: Path) -> None:
    assert Training(own(tmp_path, "competenties"), "VZ-01", limit=5).learning().results


def test_every_trainee_is_shown_in_a_small_group_and_never_in_a_report() -> None:
    assert "Per deelnemer: deel" in str(level("trainees", "VZ-01"))
    assert "Kies één cohort" in str(level("trainees"))
    assert not any("Per deelnemer: deel" in str(level(name, "VZ-01")) for name in LEVELS)


def test_a_cohort_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotPossibleError, match="Kies uit: VZ-01, VZ-02"):
        Training(own(tmp_path, "competenties"), "VZ-99")


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "iets.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(NotPossibleError, match="geen van de tabellen"):
        Training(tmp_path)


def frame_of_ratings(people: int, moments: tuple[str, ...], same: bool = False) -> pd.DataFrame:
    draw = np.random.default_rng(3)
    rows = [
        ("A", f"d{n:02d}", moment, *([3] * 25 if same else draw.integers(1, 6, 25)))
        for n in range(people)
        for moment in moments
    ]
    return pd.DataFrame(rows, columns=["cohort", "trainee", "moment", *STATEMENTS])


@pytest.mark.parametrize(
    ("people", "moments", "same", "told"),
    [
        (12, ("toen", "nu"), False, "er is geen voormeting"),
        (12, ("vooraf", "nu"), False, "verandering sinds de gemeten start"),
        (12, ("vooraf",), False, "geen cijfers van na de training"),
        (12, ("nu",), False, "geen cijfers over het begin"),
        (12, ("vooraf", "toen", "nu", "trainer"), True, "evenveel"),
        (2, ("vooraf", "toen", "nu"), False, "minder dan 10"),
    ],
)
def test_ratings_that_are_odd(tmp_path: Path, people: int, moments: tuple[str, ...], same: bool, told: str) -> None:
    frame_of_ratings(people, moments, same).to_csv(tmp_path / "competenties.csv", index=False)
    study = Training(tmp_path)
    assert told in str(study.learning())
    assert str(study.statements()) and str(study.together())
    if "vooraf" not in moments:
        assert study.together().results[0].to_frame()["schatting"].isna().all()  # type: ignore[attr-defined]


def hand_ins(people: int, again: int) -> pd.DataFrame:
    """Everyone meets one criterion of three; who hands in again meets two."""
    rows = []
    for n in range(people):
        for attempt in range(1, 2 + (n < again)):
            for place, id in enumerate(("K1", "K2", "A1")):
                met = place == 0 or (attempt == 2 and place < 1 + n % 3)
                rows.append(("A", f"d{n:02d}", attempt, id, "b1", "voldaan" if met else "deels"))
    return pd.DataFrame(rows, columns=["cohort", "trainee", "attempt", "criterion", "rater", "level"])


def test_from_the_first_to_the_last_hand_in(tmp_path: Path) -> None:
    hand_ins(30, 15).to_csv(tmp_path / "beoordelingen.csv", index=False)
    study = Training(tmp_path)
    told = str(study.behaviour())
    assert "inventarisatie, eerste keer" in told and "plan, laatste keer" in told
    assert "15 van de 30 deelnemers" in told and "laatste min eerste keer" in told
    judged = judged_of(study.tables.frame("beoordelingen"))
    assert (
        judged.share(judged.last, "inventarisatie").mean() > judged.share(judged.first, "inventarisatie").mean() == 0.5
    )
    columns = next(one for one in study.behaviour().results if "Per eis" in one.title).to_frame().columns  # type: ignore[attr-defined]
    assert {"% voldaan, eerste keer", "% voldaan, laatste keer"} <= set(columns)


def test_a_few_who_handed_in_again_are_not_told(tmp_path: Path) -> None:
    hand_ins(30, 4).to_csv(tmp_path / "beoordelingen.csv", index=False)
    told = str(Training(tmp_path).behaviour())
    assert "Minder dan 10 deelnemers leverden vaker in" in told and "4 van" not in told


def test_unknown_questions_and_answers_in_words(tmp_path: Path) -> None:
    rows = [("A", "pace", answer, number, 40) for answer, number in (("goed", 25), ("te snel", 15))]
    rows += [("A", "vreemd", "1", 30, 40), ("A", "grade", "8", 40, 40)]
    pd.DataFrame(rows, columns=["cohort", "question", "answer", "number", "forms"]).to_csv(
        tmp_path / "evaluaties.csv", index=False
    )
    told = str(Training(tmp_path).reaction())
    assert "vreemd" in told and "doen niet mee" in told
    assert "Het tempo van de vier dagen was voor mij" in told and "25" in told
    assert "8,00" in told  # everyone gave an eight: a mean without an interval
