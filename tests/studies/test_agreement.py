"""Raters beside each other and the rule beside the trainer: right on the sample, on own data, and on almost nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from herstelwerk.outcomes.result import NotPossibleError
from herstelwerk.research.samples import sample
from herstelwerk.studies import Agreement
from herstelwerk.studies.compact import Compact
from herstelwerk.studies.section import Remark, Section

Make = Callable[..., Agreement]
LEVELS = ["niet", "deels", "voldaan"]


@pytest.fixture(scope="module")
def study() -> Agreement:
    return Agreement()


@pytest.fixture(scope="module")
def wide() -> pd.DataFrame:
    frame = pd.read_csv(sample("beoordelingen")[0])
    return frame.pivot(index=["trainee", "criterion"], columns="rater", values="level")


@pytest.fixture
def own(tmp_path: Path) -> Make:
    def make(rows: pd.DataFrame, **more: object) -> Agreement:
        path = tmp_path / "eigen.csv"
        rows.to_csv(path, index=False)
        return Agreement(path, **more)  # type: ignore[arg-type]

    return make


def judged(people: int, raters: int = 2, criteria: tuple[str, ...] = ("K1", "A1"), seed: int = 1) -> pd.DataFrame:
    """Invented judgements; raters follow one truth with some noise, and so does the signal."""
    rng = np.random.default_rng(seed)
    rows = []
    for person in range(people):
        for criterion in criteria:
            truth = rng.normal(0.6, 1)
            signal = "in orde" if truth + rng.normal(0, 0.5) > 0 else "let op"
            for rater in range(raters):
                level = LEVELS[int(np.digitize(truth + rng.normal(0, 0.5) - 0.1 * rater, [-0.5, 0.3]))]
                rows.append(("c1", f"d{person:03d}", 1, criterion, f"r{rater}", level, signal))
    return pd.DataFrame(rows, columns="cohort trainee attempt criterion rater level signal".split())


def tables(section: Section) -> dict[str, pd.DataFrame]:
    return {one.title: one.to_frame().set_index(one.to_frame().columns[0])  # type: ignore[attr-defined]
            for one in section.results}  # fmt: skip


def remarks(section: Section) -> str:
    return " ".join(part.text for part in section.parts if isinstance(part, Remark))


def test_the_sections_say_how_much_there_is(study: Agreement) -> None:
    said = repr(study.present())
    assert "126 begeleiders uit 12 cohorten, samen 126 inleveringen, beoordeeld door 2 mensen, op 18 eisen" in said
    assert "VZ-06   niet getoond" in said, "eight people"
    assert "verzonnen" in repr(study.about())


def test_two_raters_follow_from_a_plain_recomputation(study: Agreement, wide: pd.DataFrame) -> None:
    section = study.criteria()
    inventory, plan = tables(section).values()
    assert list(inventory.index) == [f"K{n}" for n in range(1, 9)]
    assert list(plan.index) == [f"A{n}" for n in range(1, 11)]
    for criterion, row in pd.concat([inventory, plan]).iterrows():
        here = wide.xs(criterion, level="criterion")
        one, two = (here[name].map(LEVELS.index).to_numpy() for name in ("beoordelaar-1", "beoordelaar-2"))
        weights = 1 - np.abs(np.subtract.outer(range(3), range(3))) / 2
        table = np.zeros((3, 3))
        np.add.at(table, (one, two), 1 / len(one))
        chance = (np.outer(table.sum(axis=1), table.sum(axis=0)) * weights).sum()
        assert row["gewogen kappa"] == pytest.approx(((table * weights).sum() - chance) / (1 - chance))
        assert row["% gelijk"] == pytest.approx(100 * np.trace(table))
        assert row["% vaker strenger"] == pytest.approx(100 * np.sign(two - one).mean())
        assert row["gewogen kappa van"] < row["gewogen kappa"] < row["gewogen kappa tot"]
    assert len(section.charts) == 2 and "beoordelaar-2 is strenger" in repr(section)
    assert "geen volgorde" in repr(section) and "lineair gewogen" in repr(section)


def test_all_together_has_intervals_over_people(study: Agreement, wide: pd.DataFrame) -> None:
    (table,) = tables(study.together()).values()
    assert list(table.index) == ["krachteninventarisatie", "actieplan", "alles"]
    same = (wide["beoordelaar-1"] == wide["beoordelaar-2"]).groupby("trainee").mean()
    assert table.loc["alles", "% gelijk"] == pytest.approx(100 * same.mean())
    wide_as = 100 * 2 * 2.0 * same.std(ddof=1) / np.sqrt(len(same))
    found = table.loc["alles", "% gelijk tot"] - table.loc["alles", "% gelijk van"]
    assert found == pytest.approx(wide_as, rel=0.35), "as wide as 126 people make it, not 2268 judgements"
    from herstelwerk.outcomes.krippendorff import krippendorff_alpha

    alpha = krippendorff_alpha(wide.replace({name: place for place, name in enumerate(LEVELS)}), "ordinal", times=0)
    assert table.loc["alles", "alfa (ordinaal)"] == pytest.approx(alpha.value)


def test_over_time_small_cohorts_are_not_told(study: Agreement) -> None:
    section = study.over_time()
    (chart,) = section.charts
    gone = chart.numbers.set_index("cohort")["waarde"]
    assert gone[["VZ-06", "VZ-10", "VZ-12"]].isna().all() and gone.notna().sum() == 9
    assert "Verandering per cohort" in repr(section) and "interval" in repr(section)


def test_the_rule_beside_the_trainer_follows_from_a_plain_recomputation(study: Agreement) -> None:
    frame = pd.read_csv(sample("beoordelingen")[0])
    frame = frame[(frame["rater"] == "beoordelaar-1") & frame["signal"].isin(["let op", "in orde"])]
    section = study.rule()
    table = tables(section)["Signaal naast oordeel, per eis"]
    for criterion, row in table.iterrows():
        here = frame[frame["criterion"] == criterion]
        poor, look = here["level"] != "voldaan", here["signal"] == "let op"
        assert row["n"] == len(here)
        assert row["% gevoelig"] == pytest.approx(100 * (look & poor).sum() / poor.sum())
        assert row["% specifiek"] == pytest.approx(100 * (~look & ~poor).sum() / (~poor).sum())
        assert row["% terzijde gelegd"] == pytest.approx(100 * (look & ~poor).sum() / look.sum())
    assert "Niet meegeteld" in remarks(section) and "‘niet te beoordelen’" in remarks(section)
    assert "een vraag, geen oordeel" in repr(section)


def test_a_rule_that_is_nearly_always_overruled_is_worth_a_look(own: Make) -> None:
    rows = judged(60, criteria=("K1", "K2", "A1"))
    here, who = rows["criterion"] == "K2", rows["trainee"]
    rows.loc[here, "level"] = ["voldaan" if name < "d036" else "niet" for name in who[here]]
    rows.loc[here, "signal"] = ["let op" if name < "d030" or name > "d055" else "in orde" for name in who[here]]
    section = own(rows).rule()
    worth = [part for part in section.parts if isinstance(part, str) and part.startswith("K2: ")]
    assert len(worth) == 2 and "van de signalen ‘let op’ is terzijde gelegd" in worth[0]
    assert worth[0].startswith("K2: 88 % [") and worth[1].startswith("K2: 83 % [")
    assert "geen ranglijst" in repr(section)


def test_a_share_of_a_small_group_is_not_told_nor_what_would_give_it_away(own: Make) -> None:
    rows = judged(40, criteria=("K1", "K2"))
    rows.loc[rows["criterion"] == "K2", "level"] = ["niet" if name < "d003" else "voldaan"
                                                     for name in rows.loc[rows["criterion"] == "K2", "trainee"]]  # fmt: skip
    section = own(rows).rule()
    assert "Van K2 staan gevoeligheid en terzijde gelegde signalen er niet bij" in remarks(section)
    assert "K2" not in tables(section)["Signaal naast oordeel, per eis"].index


def test_the_paradox_is_named_where_it_occurs_and_only_there(study: Agreement, own: Make) -> None:
    (table,) = (one for one in study.paradox().results if isinstance(one, Compact))
    for row in table.rows():
        assert row["kappa"] < 0.5 <= row["AC1"] and row["% gelijk"] >= 75  # type: ignore[operator]
    rows = judged(60)
    rows["level"] = rows["trainee"].str[-1].map(lambda digit: LEVELS[int(digit) % 3])
    rows["signal"] = rows["level"].map({"voldaan": "in orde", "deels": "let op", "niet": "let op"})
    assert "bij geen enkele eis" in repr(own(rows).paradox())


def test_three_raters_with_gaps_bring_more_figures(own: Make) -> None:
    rows = judged(30, raters=3)
    rows = rows[~((rows["rater"] == "r2") & (rows["trainee"] < "d012"))]
    study = own(rows)
    (table,) = tables(study.together()).values()
    assert {"kappa van Fleiss", "kappa van Light", "kappa van Conger", "alfa (ordinaal)"} <= set(table.columns)
    assert "Er zijn 3 beoordelaars" in repr(study.criteria())
    assert study.judgements.pair == ("r0", "r1")


@pytest.mark.parametrize("people", [1, 2, 4, 9])
def test_of_few_people_nothing_is_told_and_nothing_breaks(own: Make, people: int) -> None:
    study = own(judged(people))
    for section in study.sections():
        assert repr(section)
    assert not study.criteria().charts and not study.rule().charts and not study.together().results
    assert f"minder dan {10}" in remarks(study.criteria()) or people < 3


def test_between_five_and_ten_there_is_a_warning_when_the_limit_allows_it(own: Make) -> None:
    study = own(judged(8), limit=5)
    section = study.criteria()
    assert "Minder dan 10 keer beoordeeld: K1 en A1" in remarks(section) and section.charts
    with pytest.raises(NotPossibleError, match="ten minste 5"):
        own(judged(8), limit=4)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows[rows["rater"] == "r0"],
        lambda rows: rows.assign(level="voldaan", signal="in orde"),
        lambda rows: rows.drop(columns=["signal", "attempt"]),
        lambda rows: rows.assign(signal="nog leeg"),
        lambda rows: rows.assign(cohort=["c1" if name < "d007" else "c2" for name in rows["trainee"]]),
        lambda rows: rows.assign(level=[None if place % 3 == 0 else one for place, one in enumerate(rows["level"])]),
        lambda rows: pd.concat([rows, rows.assign(attempt=2)]),
    ],
    ids=["one rater", "all alike", "no signal", "no usable signal", "two cohorts", "gaps", "two attempts"],
)
def test_odd_data_give_a_remark_and_no_error(own: Make, change: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    study = own(change(judged(14)))
    for section in study.sections():
        assert section.parts and repr(section) and "nan" not in repr(section).casefold().split()


def test_an_unknown_rater_is_refused_with_who_there_is(own: Make) -> None:
    with pytest.raises(NotPossibleError, match="Kies uit: r0, r1"):
        own(judged(12), rater="r9")
    assert "De trainer is hier r1" in repr(own(judged(12), rater="r1").rule())
