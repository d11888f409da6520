"""How a mixed model tells what it found, and what can be asked of it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from herstelwerk.outcomes import Estimates, Result
from herstelwerk.outcomes.mixed import Random, compare, contrast, f_test, fit_mixed, fitted, group_effects

from .designs import clients, three_levels

STORED = json.loads((Path(__file__).parents[2] / "data" / "mixed-reference.json").read_text(encoding="utf-8"))
SLEEP = pd.DataFrame(STORED["datasets"]["sleepstudy"]["columns"])
MODEL = fit_mixed(SLEEP, "Reaction", "Days", Random("Subject", ("Days",)))


def test_it_prints_effects_with_intervals_and_variances() -> None:
    lines = str(MODEL).splitlines()
    assert lines[0] == "Gemengd model voor Reaction"
    assert lines[2].split() == "intercept 251,4 237,0 265,8 180 6,82 17,00 36,84 < 0,001".split()
    assert any(line.startswith("Subject  r(intercept, Days)") for line in lines)
    assert isinstance(MODEL, Result) and isinstance(MODEL.fixed, Estimates)


def test_in_a_notebook_it_is_three_tables_with_captions() -> None:
    page = MODEL._repr_html_()
    assert page.count("<table") == page.count("<caption>") == 4
    assert "&lt; 0,001" in page and "REML" in page


def test_frames_keep_every_figure() -> None:
    frame = MODEL.to_frame().set_index("maat")
    assert frame.loc["Days", "SE"] == MODEL.fixed["Days"].more["SE"]
    assert list(MODEL.variances.to_frame()["niveau"]) == ["Subject", "Subject", "rest", "Subject"]
    assert MODEL.covariance.loc["Days", "Days"] == pytest.approx(1.545789**2, rel=1e-5)


def test_the_method_says_what_was_done() -> None:
    frame = clients(12, 6, 1)
    frame.loc[0, "score"] = None
    groups = (Random("client", ("log_session",)), Random("team"))
    told = fit_mixed(frame, "score", "log_session * treatment", groups, reference={"treatment": "nieuw"}).method
    for part in (
        "log_session × treatment",
        "(treatment ten opzichte van nieuw)",
        "een random intercept en helling van log_session per client (gecorreleerd)",
        "een random intercept per team",
        "(REML)",
        "Satterthwaite",
        "95%-intervallen",
        "72 cliënten en 12 teams",
        "1 rij is weggelaten",
    ):
        assert part in told


def test_the_reference_level_can_be_chosen() -> None:
    frame, group = clients(5, 6, 2), Random("client")
    one = fit_mixed(frame, "score", "treatment", group)
    other = fit_mixed(frame, "score", "treatment", group, reference={"treatment": "nieuw"})
    assert one.fixed["treatment = nieuw"].value == pytest.approx(-other.fixed["treatment = gewoon"].value)
    numbered = fit_mixed(
        three_levels(1), "score", "cohort", Random("trainee", within=("cohort", "team")), reference={"cohort": 2}
    )
    assert [one.name for one in numbered.fixed] == ["intercept", *(f"cohort = {c}" for c in (0, 1, 3, 4, 5))]


def test_predicted_effects_as_lme4_gives_them() -> None:
    effects = group_effects(MODEL, "Subject")
    assert effects.loc[308, "intercept"] == pytest.approx(2.258551, abs=1e-3)
    assert effects.loc[309, "Days"] == pytest.approx(-8.619681, abs=1e-3)
    assert fitted(MODEL)[:3] == pytest.approx([253.6637, 273.3299, 292.9962], abs=1e-3)
    assert fitted(MODEL, random=False)[1] == pytest.approx(251.405105 + 10.467286)


def test_two_models_compared_as_anova_does() -> None:
    found = compare(fit_mixed(SLEEP, "Reaction", "Days", Random("Subject")), MODEL)
    assert found.chi2 == pytest.approx(42.139, abs=1e-3)
    assert (found.df, found.p) == (2, pytest.approx(7.072e-10, rel=1e-3))
    assert [row["AIC"] for row in found.rows()] == [pytest.approx(1802.1, abs=0.05), pytest.approx(1763.9, abs=0.05)]
    assert "hoge (veilige) kant" in found.method


def test_a_contrast_of_one_effect_is_that_effect() -> None:
    assert contrast(MODEL, {"Days": 1.0}, "Days").rows() == MODEL.fixed["Days"].rows()
    day_nine = contrast(MODEL, {"intercept": 1.0, "Days": 9.0}, "na 9 dagen")
    assert day_nine.value == pytest.approx(251.405105 + 9 * 10.467286)
    assert day_nine.more["df"] == pytest.approx(17.0, rel=1e-3)
    assert f_test(MODEL, ["Days"]).f == pytest.approx(float(MODEL.fixed["Days"].more["t"] or 0) ** 2)
