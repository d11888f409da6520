"""What is withheld is nowhere: not in the picture, not in the words, not in the table."""

from __future__ import annotations

import io
import re

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from herstelwerk import charts
from herstelwerk.charts.chart import Chart
from herstelwerk.charts.texts import visible_texts
from herstelwerk.outcomes.result import Estimate, NotPossibleError

POOLED = Estimate("g", 0.5, 0.3, 0.7, 3, "")


def everything(chart: Chart) -> str:
    texts = " ".join(text.get_text() for text, _ in visible_texts(chart.figure))
    told = f"{texts} {chart.alt} {chart.note} {chart.numbers.to_string(float_format='%.2f')} {_in_files(chart)}"
    return told.replace(".", ",").replace("\N{NO-BREAK SPACE}", " ")


def _in_files(chart: Chart) -> str:
    """What an exported picture says about itself: its metadata, and the words an SVG holds beside its lines."""
    image = Image.open(io.BytesIO(chart.render("png", dpi=50)))
    svg = chart.render("svg").decode("utf-8")
    inside = re.findall(r"<metadata>.*?</metadata>|<title>.*?</title>|<!--.*?-->", svg, re.DOTALL)
    return " ".join([*map(str, image.info.values()), *inside, chart._repr_html_().partition("<details>")[2]])


def cohorts(n: list[int]) -> pd.DataFrame:
    values = [0.51, 0.62, 0.74, 0.87][: len(n)]
    return pd.DataFrame(
        {
            "cohort": [f"cohort {'abcdef'[k]}" for k in range(len(n))],
            "value": values,
            "low": [v - 0.2 for v in values],
            "high": [v + 0.2 for v in values],
            "n": n,
            "weight": n,
        }
    )


def test_a_small_cohort_and_the_one_that_would_give_it_away_are_withheld() -> None:
    chart = charts.forest(cohorts([44, 7, 23, 61]), POOLED)
    said = everything(chart)
    assert "0,62" not in said and "0,74" not in said and "0,51" in said and "0,87" in said
    assert chart.numbers["opmerking"].tolist() == ["", "niet getoond", "niet getoond", "", ""]
    assert chart.numbers.loc[1, ["effect", "van", "tot", "n", "gewicht"]].isna().all()
    assert "minder dan 10 mensen" in chart.note and "Niet getoond: 2 cohorten" in chart.alt
    assert "135" in said, "all people together may be known"


def test_the_limit_can_be_lowered_to_five_and_no_further() -> None:
    assert charts.forest(cohorts([44, 7, 23]), POOLED, limit=5).numbers["opmerking"].eq("").all()
    with pytest.raises(NotPossibleError, match="ten minste 5"):
        charts.forest(cohorts([44, 7, 23]), POOLED, limit=4)


def test_statements_and_criteria_of_few_are_withheld() -> None:
    counts = pd.DataFrame([[10, 20, 30], [1, 3, 2]], index=["veel", "weinig"], columns=["oneens", "neutraal", "eens"])
    chart = charts.likert(counts)
    assert chart.numbers.loc[1, ["oneens", "neutraal", "eens", "n"]].isna().all()
    frame = pd.DataFrame({"criterion": ["K1", "K2"], "n": [40, 9], "percent": [81, 77.77], "kappa": 0.5, "ac1": 0.6})
    frame["stricter"] = [3.0, 44.0]
    chart = charts.agreement(frame)
    assert "77,77" not in everything(chart) and "78" not in everything(chart) and "44" not in everything(chart)
    growth = pd.DataFrame({"statement": ["a", "b"], "before": [2.0, 2.22], "now": [3.0, 4.44], "n": [30, 8]})
    said = everything(charts.competencies(growth, scale=(1, 5)))
    assert "4,44" not in said and "2,22" not in said and "3,00" in said


def test_fields_of_few_and_the_next_in_the_row_are_withheld() -> None:
    rows = [("Wonen", g, 0.1 + n / 100, 0.0, 0.9, n) for g, n in zip("abc", (31, 6, 22), strict=True)]
    rows += [("Werk", g, 0.1 + n / 100, 0.0, 0.9, n) for g, n in zip("abc", (33, 35, 34), strict=True)]
    chart = charts.life_areas(pd.DataFrame(rows, columns=["area", "group", "value", "low", "high", "n"]))
    assert chart.numbers["opmerking"].tolist() == ["", "niet getoond", "niet getoond", "", "", ""]
    said = everything(chart)
    assert "0,16" not in said and "0,32" not in said and "n = 22" not in said and "n = 31" in said


def test_steps_and_reasons_of_few_are_withheld() -> None:
    reasons = {"b": {"ziek": 12, "boos": 3, "weg": 15}, "c": {"verhuisd": 4}}
    chart = charts.attrition({"a": 100, "b": 70, "c": 66, "d": 7}, reasons)
    said = everything(chart)
    assert "boos" not in said and "12 ziek" not in said and "verhuisd" not in said and "15 weg" in said
    assert pd.isna(chart.numbers.loc[3, "n"]) and "59" not in said
    assert "15 andere redenen" in said and "reden niet getoond" in said


def test_small_classes_of_change_are_not_numbered() -> None:
    before = np.full(40, 20.0)
    after = np.array([20.0] * 22 + [30.0] * 15 + [10.0] * 3)
    chart = charts.reliable_change(before, after, threshold=5, scale=(0, 40), measure="ORS")
    assert chart.numbers["opmerking"].tolist() == ["niet getoond", "", "minder dan 10", ""]
    assert "verslechterd: minder dan 10" in chart.alt and "55" in chart.alt
    assert "15" not in chart.numbers["n"].astype(str).tolist()


def test_who_went_up_or_down_is_not_numbered_below_the_limit() -> None:
    before = np.full(40, 20.0)
    after = np.array([30.0] * 22 + [20.0] * 14 + [10.0] * 4)
    chart = charts.before_after(before, after, Estimate("v", 4.5, 1.0, 8.0, 40, ""), scale=(0, 40), measure="ORS")
    assert chart.numbers["opmerking"].tolist()[-3:] == ["", "niet getoond", "niet getoond"]
    said = everything(chart)
    assert "22 vooruit" in chart.alt and "4 achteruit" not in said and "14" not in chart.alt
    assert "Niet getoond: het aantal achteruit en gelijk" in chart.alt


def test_moments_of_few_are_withheld_with_their_limits() -> None:
    n = np.array([30, 40, 6, 30])
    chart = charts.process([80, 82, 44.4, 81], centre=80, lower=[60, 65, 11.1, 60], upper=99, n=n, measure="%")
    said = everything(chart)
    assert "44,4" not in said and "11,1" not in said
    assert chart.numbers.loc[2, "signaal"] == "niet getoond"


def test_sessions_and_cohorts_of_few_are_withheld() -> None:
    rows = [("groot", c, s, 20.0 + s) for c in range(30) for s in range(1, 7) if s < 5 or c < 7]
    rows += [("klein", c, s, 33.3) for c in range(6) for s in range(1, 4)]
    chart = charts.trajectories(
        pd.DataFrame(rows, columns=["cohort", "client", "session", "score"]), measure="ORS", scale=(0, 40)
    )
    assert chart.numbers["sessie"].tolist() == [1, 2, 3, 4]
    assert "33" not in everything(chart) and "klein" not in everything(chart)
    assert "1 cohort met minder dan 10" in chart.note and "sessies met minder dan 10" in chart.note
    drawn = [len(path) for axes in chart.figure.axes for c in axes.collections for path in c.get_paths()]
    assert drawn, "clients have lines"
    for axes in chart.figure.axes:
        assert all(x < 5 for c in axes.collections for path in c.get_paths() for x, _ in path.vertices)


def test_what_is_withheld_is_not_drawn_either() -> None:
    chart = charts.forest(cohorts([44, 7, 23, 61]), POOLED)
    squares = sum(len(c.get_offsets()) for c in chart.figure.axes[0].collections)
    assert squares == 2, "two of four cohorts"
    counts = pd.DataFrame([[10, 20, 30], [1, 3, 2]], index=["veel", "weinig"], columns=["oneens", "neutraal", "eens"])
    assert len(charts.likert(counts).figure.axes[0].patches) == 3
    growth = pd.DataFrame({"statement": ["a", "b"], "before": [2.0, 2.2], "now": [3.0, 4.4], "n": [30, 8]})
    drawn = charts.competencies(growth, scale=(1, 5)).figure.axes[0].get_lines()
    assert all(4.4 not in line.get_xdata() for line in drawn)
    frame = pd.DataFrame(
        {"criterion": ["K1", "K2"], "n": [40, 9], "percent": [81, 77], "kappa": [0.5, 0.77], "ac1": 0.6}
    )
    for axes in charts.agreement(frame).figure.axes:
        assert not {77, 0.77} & {float(x) for line in axes.get_lines() for x in line.get_xdata()}
    values = charts.process([80, 82, 44.4, 81], centre=80, n=[30, 40, 6, 30], measure="%").figure.axes[0].get_lines()
    assert all(44.4 not in line.get_ydata() for line in values)


def test_a_pdf_tells_no_more_than_the_alt_text() -> None:
    chart = charts.forest(cohorts([44, 7, 23, 61]), POOLED)
    made = chart.render("pdf")
    told = re.search(rb"/Subject (.*?)\n?/Title", made, re.DOTALL) or re.search(rb"/Subject (.*?)>>", made, re.DOTALL)
    assert told and "0,62" not in told.group(1).decode("utf-16-be", "ignore") + told.group(1).decode("latin-1")
