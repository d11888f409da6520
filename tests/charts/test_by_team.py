"""Teams as points: small teams together, nobody left out, and a refusal where there is nothing to see."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from herstelwerk import charts
from herstelwerk.charts.by_team import JOINED, TEAM
from herstelwerk.outcomes.result import NotPossibleError
from tests.charts.vision import apart


def people(sizes: dict[str, int], figure: dict[str, float] | None = None) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    rows = []
    for place, (team, n) in enumerate(sizes.items()):
        x = float(place) if figure is None else figure[team]
        rows += [(team, x, 10.0 * place + rng.normal()) for _ in range(n)]
    return pd.DataFrame(rows, columns=["team", "x", "value"])


def draw(data: pd.DataFrame, **more: object) -> charts.Chart:
    return charts.by_team(data, x_name="modelgetrouwheid", y_name="verandering", **more)  # type: ignore[arg-type]


def test_a_small_team_never_stands_alone_and_everyone_counts() -> None:
    data = people({"Aap": 20, "Noot": 4, "Mies": 7, "Wim": 15, "Zus": 3, "Jet": 12})
    chart = draw(data)
    assert chart.numbers["n"].sum() == len(data) and (chart.numbers["n"] >= 10).all()
    said = f"{chart.alt} {chart.note} {chart.numbers.to_string()}"
    assert not any(name in said for name in ("Noot", "Mies", "Zus")) and "Aap" in said
    joined = chart.numbers[chart.numbers["team"] == "3 teams samen"].iloc[0]
    small = data[data["team"].isin(["Noot", "Mies", "Zus"])]
    assert joined["n"] == 14 and joined["verandering, gemiddeld"] == pytest.approx(small["value"].mean())
    assert "3 teams samengenomen, want een team met minder dan 10 mensen" in chart.note


def test_one_small_team_goes_with_its_neighbour() -> None:
    chart = draw(people({"Aap": 20, "Noot": 4, "Wim": 15, "Jet": 12}))
    assert sorted(chart.numbers["team"]) in (["2 teams samen", "Jet", "Wim"], ["2 teams samen", "Aap", "Jet"])
    assert chart.numbers["n"].sum() == 51


def test_the_mean_of_a_team_has_its_interval() -> None:
    data = people({"Aap": 20, "Wim": 15, "Jet": 12})
    row = draw(data).numbers.set_index("team").loc["Wim"]
    values = data.loc[data["team"] == "Wim", "value"]
    half = 2.144787 * values.std(ddof=1) / np.sqrt(15)  # t(14), 97.5 %
    assert (row["van"], row["tot"]) == pytest.approx((values.mean() - half, values.mean() + half), rel=1e-5)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(NotPossibleError, match="te weinig teams"):
        draw(people({"Aap": 20, "Noot": 4, "Mies": 3}))
    with pytest.raises(NotPossibleError, match="meer dan één cijfer"):
        draw(people({"Aap": 20}).assign(x=range(20)))
    with pytest.raises(NotPossibleError, match="ten minste 5"):
        draw(people({"Aap": 20, "Wim": 15, "Jet": 12}), limit=4)
    with pytest.raises(NotPossibleError, match="mist de kolom"):
        draw(pd.DataFrame({"team": ["a"]}))


def test_people_without_a_figure_are_left_out_and_counted() -> None:
    data = people({"Aap": 20, "Wim": 15, "Jet": 12})
    data.loc[:2, "value"] = np.nan
    assert "3 mensen zonder cijfer of uitkomst" in draw(data).note


def test_the_two_kinds_of_points_differ_in_shape_and_colour() -> None:
    assert TEAM.marker != JOINED.marker and apart(TEAM.colour, JOINED.colour) >= 10
