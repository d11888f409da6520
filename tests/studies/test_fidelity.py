"""Fidelity of teams and what goes with it: right on the sample, on own data, and on almost nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.research.samples import sample
from herstelwerk.studies import Fidelity
from herstelwerk.studies.section import Remark, Section

IDS = "tijd aantal meedoen teamkracht coaching meelezen inventarisatie doelen buurt hoop".split()
Make = Callable[..., Fidelity]


@pytest.fixture(scope="module")
def study() -> Fidelity:
    return Fidelity()


@pytest.fixture(scope="module")
def audits() -> pd.DataFrame:
    return pd.read_csv(sample("audits")[0])


@pytest.fixture
def own(tmp_path: Path) -> Make:
    def make(rows: pd.DataFrame, clients: pd.DataFrame | None = None, **more: object) -> Fidelity:
        rows.to_csv(tmp_path / "audits.csv", index=False)
        if clients is None:
            return Fidelity(tmp_path / "audits.csv", **more)  # type: ignore[arg-type]
        clients.to_csv(tmp_path / "metingen.csv", index=False)
        return Fidelity(tmp_path / "audits.csv", tmp_path / "metingen.csv", **more)  # type: ignore[arg-type]

    return make


def audited(teams: int = 8, moments: int = 2, assessors: tuple[str, ...] = ("1", "2", "samen")) -> pd.DataFrame:
    """Invented audits: team t is about 1.5 + t / 4, half a point higher each time."""
    rng = np.random.default_rng(2)
    rows = []
    for team in range(teams):
        for moment in range(moments):
            day = f"2024-{1 + 6 * moment:02d}-10"
            for assessor in assessors:
                for one in IDS:
                    score = int(np.clip(round(1.5 + team / 4 + moment / 2 + rng.normal(0, 0.4)), 1, 5))
                    rows.append((f"T{team}", "c1", f"a{moment}", day, assessor, one, score, ""))
    return pd.DataFrame(rows, columns="team cohort audit day assessor indicator score reason".split())


def measured(teams: int = 8, each: int = 12, slope: float = 4.0, day: str = "2024-09-01") -> pd.DataFrame:
    """Invented clients: the change is `slope` times the place of the team over four, and noise."""
    rng = np.random.default_rng(3)
    rows = []
    for team in range(teams):
        for place in range(each):
            who = {"cohort": "c1", "team": f"T{team}", "trainee": f"T{team}b{place % 3}", "client": f"T{team}c{place}"}
            start = int(rng.integers(16, 24))
            after = int(np.clip(round(start + slope * team / 4 + rng.normal(0, 1.5)), 10, 40))
            rows.append(who | {"wave": "voormeting", "day": "2024-01-05", "measure": "gses", "score": start})
            rows.append(who | {"wave": "nameting", "day": day, "measure": "gses", "score": after})
    return pd.DataFrame(rows)


def frame_of(section: Section, title: str) -> pd.DataFrame:
    found = next(one for one in section.results if one.title.startswith(title))  # type: ignore[attr-defined]
    made = found.to_frame()
    return made.set_index(made.columns[0])


def remarks(section: Section) -> str:
    return " ".join(part.text for part in section.parts if isinstance(part, Remark))


def test_what_there_is_counts_teams_audits_and_what_is_missing(study: Fidelity, audits: pd.DataFrame) -> None:
    section = study.present()
    assert "25 teams, samen 75 onderzoeken met 10 vragen" in repr(section)
    missing = audits[(audits["assessor"] == "samen") & audits["score"].isna()]
    table = frame_of(section, "Vragen zonder cijfer")
    assert table["zonder cijfer"].sum() == len(missing)
    assert table["waarom"].str.startswith("we spraken geen cliënten").all()
    assert "vanaf 7 van de 10 vragen" in repr(section) and "geen certificaat" in remarks(section)


def test_the_mean_follows_the_rule_of_seven(own: Make, study: Fidelity, audits: pd.DataFrame) -> None:
    agreed = audits[audits["assessor"] == "samen"]
    plain = agreed.groupby(["team", "audit"])["score"].agg(["mean", "count"])
    plain.loc[plain["count"] < 7, "mean"] = np.nan
    found = study.audits.means.set_index(["team", "audit"])["mean"]
    assert np.allclose(found.sort_index(), plain["mean"].sort_index(), equal_nan=True)
    rows = audited(3)
    rows.loc[(rows["team"] == "T0") & (rows["audit"] == "a0") & rows["indicator"].isin(IDS[:4]), "score"] = np.nan
    few = own(rows)
    assert few.audits.means["mean"].isna().sum() == 1
    assert "1 onderzoek heeft te weinig cijfers" in remarks(few.present())
    assert np.isnan(frame_of(few.trend(), "Elk team").loc["T0", "verschil"])


def test_assessors_follow_from_a_plain_recomputation(study: Fidelity, audits: pd.DataFrame) -> None:
    section = study.assessors()
    table = frame_of(section, "Overeenstemming per vraag").reset_index()
    wide = audits[audits["assessor"] != "samen"].pivot(
        index=["team", "audit", "indicator"], columns="assessor", values="score"
    )
    for (_, row), one in zip(table.iterrows(), IDS, strict=True):
        here = wide.xs(one, level="indicator").dropna()
        assert row["n"] == len(here)
        apart = (here["1"] - here["2"]) ** 2
        chance = np.subtract.outer(here["1"].to_numpy(), here["2"].to_numpy()) ** 2
        assert row["gewogen kappa"] == pytest.approx(1 - apart.mean() / chance.mean())
        assert row["% gelijk"] == pytest.approx(100 * (apart == 0).mean())
    icc = frame_of(section, "Betrouwbaarheid").loc["ICC(2,1)"]
    assert icc["ICC van"] < icc["ICC"] < icc["ICC tot"] <= 1
    assert "kwadratisch gewogen" in repr(section)


def test_the_trend_is_that_of_the_teams(study: Fidelity) -> None:
    section = study.trend()
    wide = study.audits.wide()
    table = frame_of(section, "Verandering van het gemiddelde")
    for moment in (2, 3):
        row = table.loc[f"onderzoek {moment} min onderzoek 1"]
        assert row["verschil"] == pytest.approx((wide[moment] - wide[1]).mean(), abs=1e-6), "balanced: the plain mean"
        assert row["verschil van"] < row["verschil"] < row["verschil tot"]
    each = frame_of(section, "Elk team")
    assert len(each) == 25 and len(section.charts) == 2
    assert each.loc["VZ-05-T2", "vragen"] == 6 and np.isnan(each.loc["VZ-05-T2", "verschil"])


def test_the_profile_has_every_indicator_corrected_for_their_number(study: Fidelity, audits: pd.DataFrame) -> None:
    section = study.profile()
    table = frame_of(section, "Gemiddelde per vraag").reset_index()
    agreed = audits[(audits["assessor"] == "samen") & (audits["audit"] == "a3")]
    means = agreed.groupby("indicator")["score"].mean().reindex(IDS)
    assert table["onderzoek 3"].to_numpy(float) == pytest.approx(means.to_numpy())
    assert "p (Holm)" in table and len(section.charts) == 1


def test_outcomes_are_careful_and_say_which_audit(study: Fidelity) -> None:
    section = study.outcomes()
    said = repr(section)
    assert "Gebruikt is onderzoek 2 van elk team" in said and "geen oorzaak" in said and "soms niet" in said
    table = frame_of(section, "Verschil in verandering")
    assert list(table.index) == ["GSES", "NEL", "DIALOG", "GAS"] and (table["p (Holm)"] >= table["p"]).all()
    assert (table["teams"] == 25).all() and "het aantal teams bepaalt" in said.casefold()
    rows = study.linked.of("gses")  # type: ignore[union-attr]
    assert table.loc["GSES", "n"] == len(rows)
    plain = np.polyfit(rows["modelgetrouwheid"], rows["verandering"], 1)[0]
    assert abs(table.loc["GSES", "per punt modelgetrouwheid"] - plain) < 0.5, "near the line through all clients"
    assert frame_of(section, "Dezelfde vraag")["cliënten"].gt(table["n"]).all()


def test_no_point_is_about_fewer_clients_than_the_limit(study: Fidelity) -> None:
    section = study.teams()
    assert len(section.charts) == 4
    for chart in section.charts:
        assert (chart.numbers["n"] >= 10).all() and "teams samen" in " ".join(chart.numbers["team"])
        assert "Spreidingsdiagram" in chart.alt


def test_clients_of_a_team_are_compared_and_why_without_rwg(study: Fidelity) -> None:
    said = repr(study.shares())
    assert "werkrelatie" in said and "ICC(1)" in said and "r_wg staat hier niet bij" in said


def test_a_true_relation_is_found_in_own_data(own: Make) -> None:
    study = own(audited(moments=1), measured())
    section = study.outcomes()
    row = frame_of(section, "Verschil in verandering").loc["GSES"]
    assert row["per punt modelgetrouwheid van"] < 4 < row["per punt modelgetrouwheid tot"]
    assert "meer verandering" in repr(section) and "komt door" not in repr(section)
    (chart,) = study.teams().charts
    assert len(chart.numbers) == 8 and not chart.numbers["team"].str.contains("samen").any()


def test_an_audit_after_the_measurement_is_not_taken(own: Make) -> None:
    early = own(audited(), measured(day="2024-03-01"))
    assert early.linked.moment == 1  # type: ignore[union-attr]
    assert own(audited(), measured(day="2024-09-01")).linked.moment == 2  # type: ignore[union-attr]
    chosen = own(audited(), measured(day="2024-03-01"), moment=2)
    assert chosen.linked.earlier == 96 and "96 cliënten zijn gemeten" in remarks(chosen.outcomes())  # type: ignore[union-attr]
    assert "Er is geen onderzoek 7" in remarks(own(audited(), measured(), moment=7).outcomes())


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[rows["assessor"] == "samen"],
        lambda rows: rows[rows["assessor"] != "samen"],
        lambda rows: rows[rows["audit"] == "a0"],
        lambda rows: rows[rows["team"] == "T0"],
        lambda rows: rows.assign(score=3),
        lambda rows: rows.assign(score=[None if place % 2 else 3 for place in range(len(rows))], reason="geen-tijd"),
        lambda rows: rows.drop(columns=["day", "reason", "cohort"]),
        lambda rows: rows.assign(assessor=rows["assessor"].where(rows["team"] != "T1", rows["assessor"] + "b")),
        lambda rows: rows.head(3),
    ],
    ids=["together", "apart", "one audit", "one team", "constant", "half", "no day", "other people", "three rows"],
)
def test_odd_audits_give_a_remark_and_no_error(own: Make, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    study = own(change(audited(4)), measured(4, 4))
    for section in study.sections():
        assert section.parts and repr(section)
        assert "nan" not in repr(section).casefold().split()
    assert "Verschil in verandering" not in repr(study.outcomes()), "four teams are too few"


def test_without_clients_or_teams_the_rest_is_there(own: Make) -> None:
    study = own(audited())
    assert frame_of(study.trend(), "Elk team").shape[0] == 8
    assert "geen metingen van cliënten" in remarks(study.outcomes())
    other = own(audited(), measured().assign(team=lambda rows: "X" + rows["team"]))
    assert "schrijfwijze van de teams" in remarks(other.outcomes()) and remarks(other.teams())
    with pytest.raises(NotPossibleError, match="ten minste 5"):
        own(audited(), limit=3)
