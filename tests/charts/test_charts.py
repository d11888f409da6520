"""What each chart says is what the data say; what cannot be drawn is refused with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from herstelwerk import charts
from herstelwerk.charts.texts import visible_texts
from herstelwerk.outcomes.pooling import pool
from herstelwerk.outcomes.process import xmr
from herstelwerk.outcomes.result import Estimate, NotPossibleError

CHANGE = Estimate("verandering", 5.0, 4.0, 6.0, 20, "")
EMPTY = pd.DataFrame()
NONE: list[float] = []
MANY = np.linspace(10, 30, 20)


def texts(chart: charts.Chart) -> list[str]:
    return [_plain(text.get_text()) for text, _ in visible_texts(chart.figure)]


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_a_forest_of_a_pool() -> None:
    result = pool([0.5, 0.8, 0.7], [0.01, 0.02, 0.015], names=["a", "b", "c"], sizes=[40, 30, 35])
    chart = charts.forest(result, measure="g_av")
    told = chart.numbers.set_index("cohort")
    assert told.loc["Samen", "effect"] == result.effect.value and told.loc["Samen", "n"] == 105
    assert told.loc["Voorspellingsinterval", "van"] == result.prediction.low
    assert told["gewicht"].iloc[:3].sum() == pytest.approx(1)
    assert "3 van de 3 liggen boven 0" in chart.alt and any(t.startswith("τ²") for t in texts(chart))


def test_a_forest_of_estimates_alone() -> None:
    chart = charts.forest([Estimate("a", -0.5, -0.9, -0.1, 40, ""), Estimate("b", 0.2, None, None, 30, "")])
    assert "Laagste: a, −0,50 [−0,90; −0,10], n = 40" in chart.alt
    assert "0,20" in texts(chart) and "gewicht" not in texts(chart)


def test_likert_sorts_by_agreement_and_puts_neutral_in_the_middle() -> None:
    counts = pd.DataFrame([[20, 10, 10], [5, 10, 25]], index=["laag", "hoog"], columns=["oneens", "neutraal", "eens"])
    chart = charts.likert(counts)
    assert chart.numbers["stelling"].tolist() == ["hoog", "laag"]
    assert chart.numbers["% boven het midden"].tolist() == [62.5, 25.0]
    middle = [
        bar for bar in chart.figure.axes[0].patches if bar.get_facecolor()[:3] == pytest.approx((0.863,) * 3, abs=0.01)
    ]
    assert all(bar.get_x() + bar.get_width() / 2 == pytest.approx(0) for bar in middle) and len(middle) == 2
    whole = charts.likert(counts, full=True, sort=False)
    assert whole.numbers["stelling"].tolist() == ["laag", "hoog"]
    assert whole.figure.axes[0].get_xlim() == (0.0, 1.0)


def test_even_answers_have_no_middle() -> None:
    chart = charts.likert(pd.DataFrame([[20, 20]], index=["a"], columns=["nee", "ja"]))
    assert "% neutraal" not in chart.numbers.columns and "50\N{NO-BREAK SPACE}%" in chart.alt


def test_attrition_tells_shares_and_the_greatest_loss() -> None:
    chart = charts.attrition({"start": 200, "na": 150, "later": 160}, {"na": {"gestopt": 50}})
    assert chart.numbers["% van de start"].tolist() == [100, 75, 80]
    assert "Het grootste verlies is bij ‘na’: − 50 gestopt" in _plain(chart.alt) and "+ 10 terug" in texts(chart)


def test_looking_back_never_stands_alone() -> None:
    frame = pd.DataFrame({"statement": ["a"], "before": [np.nan], "then": [2.0], "now": [3.0], "n": [30]})
    with pytest.raises(NotPossibleError, match="nooit alleen"):
        charts.competencies(frame, scale=(1, 5))


def test_agreement_says_who_was_stricter_and_why_kappa_is_absent() -> None:
    frame = pd.DataFrame({"criterion": ["K1", "K2"], "n": [40, 40], "percent": [80.0, 100.0], "kappa": [0.5, np.nan]})
    frame["ac1"], frame["stricter"] = [0.6, 1.0], [-12.0, 0.1]
    chart = charts.agreement(frame)
    assert chart.numbers["strenger"].tolist() == ["trainer: 12\N{NO-BREAK SPACE}%", "gelijk"]
    assert "kappa is niet te bepalen" in chart.note


def test_life_areas_are_bold_where_the_interval_leaves_out_zero() -> None:
    rows = [("Wonen", "a", 0.5, 0.1, 0.9, 30), ("Wonen", "b", 0.2, -0.1, 0.5, 30)]
    chart = charts.life_areas(pd.DataFrame(rows, columns=["area", "group", "value", "low", "high", "n"]))
    bold = {t.get_text(): t.get_fontweight() for t, _ in visible_texts(chart.figure)}
    assert bold["+0,50"] == "bold" and bold["+0,20"] == "normal"


def test_before_and_after_counts_ways_by_what_is_better() -> None:
    before, after = np.full(30, 20.0), np.array([25.0] * 18 + [15.0] * 12)
    up = charts.before_after(before, after, CHANGE, scale=(0, 40), measure="x")
    down = charts.before_after(before, after, CHANGE, scale=(0, 40), measure="x", higher_is_better=False)
    assert "18 vooruit, 12 achteruit" in up.alt and "12 vooruit, 18 achteruit" in down.alt
    no = Estimate("v", 0.5, -1.0, 2.0, 30, "")
    assert "geen aantoonbare verandering" in charts.before_after(before, after, no, scale=(0, 40), measure="x").alt


def test_persons_can_be_left_out() -> None:
    chart = charts.before_after(MANY, MANY + 5, CHANGE, scale=(0, 40), measure="x", people=False)
    assert not chart.figure.axes[0].get_lines()[-1].get_xdata().size > 2
    assert not any(c.get_offsets().size > 2 for c in chart.figure.axes[0].collections)


def test_reliable_change_has_the_classes_of_the_analysis() -> None:
    before = np.repeat([20.0, 20.0, 20.0, 30.0, 30.0], 12)
    after = np.repeat([30.0, 24.9, 21.0, 24.9, 20.0], 12)
    chart = charts.reliable_change(before, after, threshold=4, cutoff=25, scale=(0, 40), measure="x")
    assert chart.numbers["klasse"].tolist()[:-1] == ["hersteld", "verbeterd", "onveranderd", "verslechterd", "geschaad"]
    assert chart.numbers["n"].tolist() == [12, 12, 12, 0, 24, 60]
    given = charts.reliable_change(
        before, after, threshold=4, scale=(0, 40), measure="x", classes=["hersteld"] * 30 + ["onveranderd"] * 30
    )
    assert given.numbers.set_index("klasse").loc["hersteld", "n"] == 30


def test_a_process_chart_of_an_analysis() -> None:
    values = [80, 82, 79, 81, 80, 83, 78, 81, 80, 82, 60, 81]
    limits = xmr(values, baseline=10)
    chart = charts.process(
        limits.values, centre=limits.centre, lower=limits.lower, upper=limits.upper, baseline=10,
        beyond=limits.beyond, runs=limits.runs, measure="Aanwezigheid", moment="week", unit=" %",
    )  # fmt: skip
    assert "Buiten de grenzen: 1 (week 11)" in chart.alt
    assert chart.numbers["signaal"].tolist()[10] == "buiten de grenzen"
    assert any(t.startswith("bovengrens") for t in texts(chart)) and "buiten de grenzen" in texts(chart)


def test_trajectories_tell_n_and_name_those_who_stayed() -> None:
    rows = [("a", c, s, 10.0 + s + (10 if c < 12 else 0)) for c in range(30) for s in range(1, 5) if s < 3 or c < 12]
    chart = charts.trajectories(
        pd.DataFrame(rows, columns=["cohort", "client", "session", "score"]), measure="ORS", scale=(0, 40), cutoff=25
    )
    assert chart.numbers["n"].tolist() == [30, 30, 12, 12]
    assert chart.numbers["mediaan"].tolist() == [11, 12, 23, 24]
    assert chart.numbers["mediaan van wie bleef"].tolist() == [21, 22, 23, 24]
    assert "30" in texts(chart) and "mediaan van wie bleef" in texts(chart) and "wie er toen nog was" in chart.note
    assert "n = 12, 40\N{NO-BREAK SPACE}% van alle" in chart.alt


def _long(**columns: object) -> pd.DataFrame:
    whole = pd.DataFrame({"cohort": "a", "client": range(20), "session": 1, "score": 20.0})
    return whole.assign(**columns)


REFUSED: dict[str, Callable[[], object]] = {
    "forest empty": lambda: charts.forest(EMPTY),
    "forest no list": lambda: charts.forest([]),
    "forest all missing": lambda: charts.forest([Estimate("a", float("nan"), None, None, 40, "")]),
    "forest small": lambda: charts.forest([Estimate("a", 0.5, 0.1, 0.9, 4, "")]),
    "likert empty": lambda: charts.likert(EMPTY),
    "likert one answer": lambda: charts.likert(pd.DataFrame({"ja": [40]})),
    "likert shares": lambda: charts.likert(pd.DataFrame({"nee": [0.4], "ja": [0.6]})),
    "likert words": lambda: charts.likert(pd.DataFrame({"nee": ["x"], "ja": [3]})),
    "likert few": lambda: charts.likert(pd.DataFrame({"nee": [2], "ja": [3]})),
    "likert neutral": lambda: charts.likert(pd.DataFrame({"nee": [20], "ja": [3]}), neutral="weet niet"),
    "attrition empty": lambda: charts.attrition({}),
    "attrition one": lambda: charts.attrition({"a": 40}),
    "attrition nobody": lambda: charts.attrition({"a": 0, "b": 0}),
    "attrition minus": lambda: charts.attrition({"a": 40, "b": -1}),
    "attrition reasons": lambda: charts.attrition({"a": 40, "b": 30}, {"b": {"x": 11}}),
    "attrition step": lambda: charts.attrition({"a": 40, "b": 30}, {"c": {"x": 1}}),
    "agreement empty": lambda: charts.agreement(EMPTY),
    "competencies empty": lambda: charts.competencies(EMPTY, scale=(1, 5)),
    "life empty": lambda: charts.life_areas(EMPTY),
    "before empty": lambda: charts.before_after(NONE, NONE, CHANGE, scale=(0, 40), measure="x"),
    "before unequal": lambda: charts.before_after(MANY, MANY[1:], CHANGE, scale=(0, 40), measure="x"),
    "before missing": lambda: charts.before_after(MANY * np.nan, MANY, CHANGE, scale=(0, 40), measure="x"),
    "before scale": lambda: charts.before_after(MANY, MANY + 50, CHANGE, scale=(0, 40), measure="x"),
    "before few": lambda: charts.before_after(MANY[:9], MANY[:9], CHANGE, scale=(0, 40), measure="x"),
    "reliable empty": lambda: charts.reliable_change(NONE, NONE, threshold=5, scale=(0, 40), measure="x"),
    "reliable zero": lambda: charts.reliable_change(MANY, MANY, threshold=0, scale=(0, 40), measure="x"),
    "reliable class": lambda: charts.reliable_change(
        MANY, MANY, threshold=5, scale=(0, 40), measure="x", classes=["beter"] * 20
    ),
    "process empty": lambda: charts.process(NONE, centre=1, measure="x"),
    "process two": lambda: charts.process([1, 2, np.nan], centre=1, measure="x"),
    "process centre": lambda: charts.process([1, 2, 3], centre=float("nan"), measure="x"),
    "process place": lambda: charts.process([1, 2, 3], centre=1, beyond=[4], measure="x"),
    "process limits": lambda: charts.process([1, 2, 3], centre=1, lower=[1, 2], measure="x"),
    "trajectories empty": lambda: charts.trajectories(EMPTY, measure="x", scale=(0, 40)),
    "trajectories missing": lambda: charts.trajectories(_long(score=np.nan), measure="x", scale=(0, 40)),
    "trajectories twice": lambda: charts.trajectories(_long(client=1), measure="x", scale=(0, 40)),
    "trajectories words": lambda: charts.trajectories(_long(score="hoog"), measure="x", scale=(0, 40)),
    "trajectories many": lambda: charts.trajectories(
        pd.concat([_long(cohort=str(k)) for k in range(41)]), measure="x", scale=(0, 40)
    ),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_drawn_is_refused_with_a_reason(make: Callable[[], object]) -> None:
    with pytest.raises(NotPossibleError) as refused:
        make()
    assert str(refused.value).endswith((".", "?")) and len(str(refused.value).split()) >= 6


def test_a_million_people_take_no_million_marks() -> None:
    rng = np.random.default_rng(1)
    before = rng.uniform(0, 40, 10**6)
    chart = charts.before_after(before, before, CHANGE, scale=(0, 40), measure="x")
    assert "1.000.000 mensen" in chart.alt


def one_of(name: str) -> charts.Chart:
    """A chart of one cohort, statement, field or criterion, with one of its rows left out where that can be."""
    row = {"n": [30, 3], "value": [0.5, 9.0], "low": [0.1, 8.0], "high": [0.9, 10.0]}
    made: dict[str, Callable[[], charts.Chart]] = {
        "forest": lambda: charts.forest(
            pd.DataFrame({"cohort": ["a"], "value": 0.5, "low": 0.1, "high": 0.9, "n": 30})
        ),
        "likert": lambda: charts.likert(pd.DataFrame([[9, 21], [1, 2]], index=["a", "b"], columns=["nee", "ja"])),
        "agreement": lambda: charts.agreement(
            pd.DataFrame(
                {"criterion": ["K1", "K2"], "n": [30, 3], "percent": 80, "kappa": 0.5, "ac1": 0.6, "stricter": 9}
            )
        ),
        "competencies": lambda: charts.competencies(
            pd.DataFrame({"statement": ["a", "b"], "before": 2.0, "now": 3.0, "n": [30, 3]}), scale=(1, 5)
        ),
        "life_areas": lambda: charts.life_areas(pd.DataFrame({"area": ["a", "b"], "group": "g", **row})),
        "trajectories": lambda: charts.trajectories(
            pd.concat([_long(), _long(cohort="b").head(3), _long(session=np.nan).head(1)]), measure="x", scale=(0, 40)
        ),
        "process": lambda: charts.process([1, 2, 3, np.nan], centre=2, baseline=1, measure="x"),
    }
    return made[name]()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("forest", "van 1 cohort. a, 0,50 [0,10; 0,90], n = 30."),
        ("likert", "1 stelling, n = 30 per stelling"),
        ("agreement", "1 criterium. K1, 80 %"),
        ("competencies", "van 1 stelling, n = 30. ‘a’, van 2,0 naar 3,0, +1,00."),
        ("life_areas", "in 2 levensgebieden en 1 groep. a (g), +0,50 [0,10; 0,90], n = 30. Niet getoond: 1 vakje."),
        (
            "trajectories",
            "van 1 cohort, n = 20 cliënten. a: mediaan 20,0 bij sessie 1 (n = 20). Niet getoond: 1 cohort.",
        ),
        ("process", "Gemiddelde van de basisperiode (1 meetmoment): 2,00"),
    ],
)
def test_one_is_told_as_one(name: str, told: str) -> None:
    chart = one_of(name)
    said = _plain(f"{chart.alt} {chart.note}")
    assert told in said
    assert not re.search(r"\b1 [a-zë]+en\b(?<!1 van de)|\b1 criteria\b|\b1 groepen\b", said), said


def test_the_course_that_rises_most_and_least_is_named_as_it_is() -> None:
    def moved(**by: float) -> str:
        rows = [(c, k, s, 20.0 + s * step) for c, step in by.items() for k in range(12) for s in (1, 2)]
        frame = pd.DataFrame(rows, columns=["cohort", "client", "session", "score"])
        return charts.trajectories(frame, measure="x", scale=(0, 40)).alt

    assert "Meest omhoog: b" in moved(a=1, b=5) and "Minst omhoog: a" in moved(a=1, b=5)
    assert "Meest omlaag: a" in moved(a=-4, b=5) and "Minst omlaag: b" in moved(a=-4, b=-1)
    assert "In alle even veel, zoals a" in moved(a=2, b=2)


def test_a_session_that_stands_alone_has_its_middle_half_and_no_line() -> None:
    chart = charts.trajectories(_long(score=np.linspace(5, 35, 20)), measure="x", scale=(0, 40))
    bars = [tuple(p.vertices[:, 1]) for c in chart.figure.axes[0].collections for p in c.get_paths()]
    assert (12.5, 27.5) in [tuple(np.round(bar, 6)) for bar in bars if len(bar) == 2]
    assert "één cliënt" not in texts(chart)


def test_who_was_stricter_keeps_its_figure_however_long_the_name() -> None:
    frame = pd.DataFrame({"criterion": ["K1"], "n": [40], "percent": [80.0], "kappa": [0.5], "ac1": [0.6]})
    chart = charts.agreement(frame.assign(stricter=12.0), first="het programma met de regels van dit jaar " * 3)
    assert any(words.endswith("…\n12 %") for words in texts(chart))


def test_many_statements_still_fit_on_a_page() -> None:
    words = "Ik kan precies vertellen waar mijn cliënt goed in is, met voorbeelden die je voor je ziet."
    frame = pd.DataFrame({"statement": [f"{words} {k}" for k in range(24)], "before": 2.0, "now": 3.0, "n": 30})
    frame["low"], frame["high"] = 0.5, 1.5
    chart = charts.competencies(frame, scale=(1, 5))
    assert chart.figure.get_size_inches()[1] <= 25.4 / 2.54
    assert min(text.get_fontsize() for text, _ in visible_texts(chart.figure)) >= 6.5


def test_six_groups_of_life_areas_stand_beside_each_other() -> None:
    rows = [(f"gebied {a}", f"cohort {g}", -0.51, -0.85, -0.17, 30) for a in range(10) for g in range(6)]
    chart = charts.life_areas(pd.DataFrame(rows, columns=["area", "group", "value", "low", "high", "n"]))
    assert len(chart.figure.axes) == 1


def test_moments_with_long_names_stand_upright_and_all_are_named() -> None:
    names = [f"Maatschappelijke opvang {k}" for k in range(12)]
    chart = charts.process(np.arange(12.0), centre=5, measure="x", labels=names)
    labels = [label for label in chart.figure.axes[0].get_xticklabels() if label.get_text()]
    assert len(labels) == 12 and all(label.get_rotation() == 90 for label in labels)


def test_lines_at_the_same_height_are_named_from_low_to_high() -> None:
    chart = charts.process([8.0, 8.0, 8.0], centre=8, lower=8, upper=8, measure="x")
    at = {text.get_text().split()[0]: box.y0 for text, box in visible_texts(chart.figure) if "8,00" in text.get_text()}
    assert at["ondergrens"] < at["gemiddelde"] < at["bovengrens"]


def test_a_pooled_number_of_people_is_of_those_with_an_estimate() -> None:
    nothing = Estimate("b", float("nan"), None, None, 50, "")
    chart = charts.forest([Estimate("a", 0.5, 0.1, 0.9, 40, ""), nothing], Estimate("g", 0.5, 0.1, 0.9, 1, ""))
    assert chart.numbers.set_index("cohort").loc["Samen", "n"] == 40 and "Samen (n = 40)" in chart.alt
