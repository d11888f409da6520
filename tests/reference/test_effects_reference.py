"""Descriptives, change, effect sizes, reliable change, ANCOVA, p-values, goals and shares beside R, to its tolerance."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from herstelwerk.outcomes import noncentral
from herstelwerk.outcomes.adjust import METHODS, adjust
from herstelwerk.outcomes.ancova import ancova
from herstelwerk.outcomes.between import between
from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.descriptives import describe, describe_groups
from herstelwerk.outcomes.goals import goal_attainment
from herstelwerk.outcomes.norms import Norm, Reliability
from herstelwerk.outcomes.proportions import clopper_pearson, compare_shares, wilson
from herstelwerk.outcomes.reliable_change import CLASSES, reliable_change
from herstelwerk.outcomes.result import Estimate

STORED = json.loads((Path(__file__).parents[1] / "data" / "reference-values.json").read_text(encoding="utf-8"))
CHECKS = {one["name"]: one for one in STORED["open"]}
Figures = dict[str, Any]


def data(name: str) -> pd.DataFrame:
    return pd.DataFrame(STORED["datasets"][name]["columns"])


def same(found: Figures, expected: Figures, rel: float = 1e-8, limits: float = 1e-8) -> None:
    """All of them, with the tolerance of noncentral limits where the name says so.

    effectsize looks for those limits with an optimiser that stops up to 4e-8 off, which beside a limit near zero is more
    than 1e-6 of it. `test_noncentral_limits_are_exact` holds ours against the root of R's own `pt`.
    """
    for name, value in found.items():
        far = "_ci_" in name
        wanted = pytest.approx(expected[name], rel=limits if far else rel, abs=1e-7 if far else 1e-14)
        assert value == wanted, name


def limits(name: str, one: Estimate) -> Figures:
    return {name: one.value, f"{name}_ci_low": one.low, f"{name}_ci_high": one.high}


@pytest.mark.parametrize(
    ("name", "column", "group"),
    [
        ("desc_btheb_pre_tau", "bdi.pre", "TAU"),
        ("desc_btheb_pre_btheb", "bdi.pre", "BtheB"),
        ("desc_btheb_8m_missing", "bdi.8m", None),
    ],
)
def test_descriptives(name: str, column: str, group: str | None) -> None:
    frame, expected = data("BtheB"), CHECKS[name]["expected"]
    one = describe(frame[column] if group is None else frame.loc[frame["treatment"] == group, column])
    found: Figures = {"n": one.n, "mean": one.value, "ci_low": one.low, "ci_high": one.high}
    found |= {"sd": one.more["SD"], "se": one.more["SE"], "median": one.more["mediaan"]}
    found |= {"q1": one.more["q1"], "q3": one.more["q3"], "min": one.more["minimum"], "max": one.more["maximum"]}
    same(found, expected)
    assert one.more["ontbreekt"] == expected.get("n_missing", 0)
    if group is not None:
        assert describe_groups(frame[column], frame["treatment"])[group].rows()[0] | {"maat": ""} == one.rows()[0] | {
            "maat": ""
        }


@pytest.mark.parametrize(("name", "group"), [("paired_anorexia_ft", "FT"), ("paired_anorexia_cbt", "CBT")])
def test_paired_change(name: str, group: str) -> None:
    frame, expected = data("anorexia"), CHECKS[name]["expected"]
    frame = frame[frame["Treat"] == group]
    found = change(frame["Prewt"], frame["Postwt"], higher_is_better=True)
    mean, g, g_pre = found["gemiddelde verandering"], found["g_z"], found["g_pre"]
    same(
        {
            "n": mean.n,
            "mean_change": mean.value,
            "ci_low": mean.low,
            "ci_high": mean.high,
            "sd_change": mean.more["SD van de verandering"],
            "t": mean.more["t"],
            "df": mean.more["df"],
            "p": mean.more["p"],
            "wilcoxon_V": mean.more["Wilcoxon V"],
            "wilcoxon_p": mean.more["Wilcoxon p"],
            "r": found["correlatie voor-na"].value,
            **limits("d_z", found["d_z"]),
            **limits("g_z", g),
            "d_av_mean_sd": found["d_av (gemiddelde SD)"].value,
            "d_av_rms_sd": found["d_av (rms-SD)"].value,
            "d_rm": found["d_rm"].value,
            "d_pre_sd": found["d_pre"].value,
            "smcc": g.value,
            "smcc_var": g.more["variantie"],
            "smcr": g_pre.value,
            "smcr_var": g_pre.more["variantie"],
            "smcrh": g_pre.value,
            "smcrh_var": g_pre.more["variantie (ongelijke SD's)"],
        },
        expected,
        limits=1e-6,
    )


@pytest.mark.parametrize(
    ("effect", "scale", "df", "low"),
    [(0.494520140545086, 15**0.5, 58, -0.0215100977513463), (0.411424333939763, 29**0.5, 28, 0.0286173570408304)],
)
def test_noncentral_limits_are_exact(effect: float, scale: float, df: int, low: float) -> None:
    """R 4.2.2: uniroot(function(x) pt(t, df, x) - .975, tol = 1e-14)."""
    assert noncentral.interval(effect, scale, df)[0] == pytest.approx(low, abs=1e-11)


@pytest.mark.parametrize("name", ["between_anorexia_cbt_cont", "between_toothgrowth"])
def test_between_groups(name: str) -> None:
    expected = CHECKS[name]["expected"]
    if "anorexia" in name:
        frame = data("anorexia")
        value, groups = frame["Postwt"] - frame["Prewt"], frame["Treat"]
        first, second = value[groups == "CBT"], value[groups == "Cont"]
    else:
        frame = data("ToothGrowth")
        first, second = frame.loc[frame["supp"] == "OJ", "len"], frame.loc[frame["supp"] == "VC", "len"]
    found = between(first, second)
    gap, g = found["verschil in gemiddelden"], found["g"]
    glass, cliff = found["delta van Glass"], found["delta van Cliff"]
    same(
        {
            **limits("cohens_d", found["d"]),
            **limits("hedges_g", g),
            "glass_delta": glass.value,
            "glass_ci_low": glass.low,
            "glass_ci_high": glass.high,
            "cohens_d_unpooled": found["d (rms-SD)"].value,
            "smd": g.value,
            "smd_var": g.more["variantie"],
            "smdh": found["g (rms-SD)"].value,
            "smdh_var": found["g (rms-SD)"].more["variantie"],
            "n1": first.notna().sum(),
            "n2": gap.n - first.notna().sum(),
            "mean1": gap.more["gemiddelde groep 1"],
            "mean2": gap.more["gemiddelde groep 2"],
            "sd1": gap.more["SD groep 1"],
            "sd2": gap.more["SD groep 2"],
            "welch_t": gap.more["t"],
            "welch_df": gap.more["df"],
            "welch_p": gap.more["p"],
            "student_t": found["d"].more["t (Student)"],
            "mann_whitney_U": gap.more["Mann-Whitney U"],
            "mann_whitney_p": gap.more["Mann-Whitney p"],
            "cliffs_delta": cliff.value,
        },
        expected,
        limits=1e-6,
    )
    assert (gap.low, gap.high) == pytest.approx((expected["welch_ci_low"], expected["welch_ci_high"]), rel=1e-8)
    if "anorexia" in name:  # optional: effsize treats the many ties of ToothGrowth in a way of its own
        assert (cliff.low, cliff.high) == pytest.approx(
            (expected["cliffs_ci_low"], expected["cliffs_ci_high"]), rel=1e-8
        )


def test_ancova() -> None:
    expected, frame = CHECKS["ancova_btheb_2m"]["expected"], data("BtheB")
    found = ancova(frame["bdi.pre"], frame["bdi.2m"], frame["treatment"], reference="TAU")
    gap, slope = found["verschil BtheB - TAU"], found["helling van de voormeting"]
    same(
        {
            "n": gap.n,
            "b_treatment": gap.value,
            "se": gap.more["SE"],
            "t": gap.more["t"],
            "p": gap.more["p"],
            "ci_low": gap.low,
            "ci_high": gap.high,
            "b_pre": slope.value,
            "sigma": slope.more["residu-SD"],
            "r2": slope.more["R²"],
        },
        expected,
    )


def test_reliable_change() -> None:
    check = CHECKS["jt_jacobson1989_das_c"]
    given, expected = check["inputs"], check["expected"]
    wide = data("jacobson_1989").pivot(index="subject", columns="time", values="das")
    found = reliable_change(
        wide["pre"],
        wide["post"],
        Reliability(given["reliability"], "opgegeven"),
        functional=Norm(given["m_functional"], given["sd_functional"], "opgegeven"),
        higher_is_better=given["better"] == "higher",
        cutoff=given["cutoff"],
        critical=given["critical"],
        ids=list(wide.index),
    )
    names = ("n_recovered", "n_improved", "n_unchanged", "n_deteriorated", "n_harmed")
    same(
        {
            "n_used": found.n,
            "sd_pre": wide["pre"][wide.notna().all(axis=1)].std(),
            "sem": found.standard_error / 2**0.5,
            "s_diff": found.standard_error,
            "min_reliable_change": found.least_change,
            "cutoff": found.cutoff,
            **{name: found.count(one) for name, one in zip(names, CLASSES, strict=True)},
        },
        expected,
    )
    index = {str(row["wie"]): row["RCI"] for _, row in found.people().iterrows() if row["uitkomst"] != "onbekend"}
    assert index == pytest.approx(expected["rci_by_id"], abs=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_adjusted_p_values(method: str) -> None:
    check = CHECKS["padjust_bh1995"]
    assert list(adjust(check["inputs"]["p"], method)) == pytest.approx(check["expected"][method], rel=1e-8)


def test_goal_attainment() -> None:
    check = CHECKS["gas_t"]
    found = [goal_attainment(case["x"], case["w"]).value for case in check["inputs"]["cases"]]
    assert found == pytest.approx(check["expected"]["T"], rel=1e-8)


def test_shares() -> None:
    check = CHECKS["proportion_ci"]
    (x1, x2), (n1, n2) = check["inputs"]["x"], check["inputs"]["n"]
    score, exact, both = wilson(x1, n1), clopper_pearson(x1, n1), compare_shares(x1, n1, x2, n2)
    wald = both["verschil (Wald)"]
    same(
        {
            "p1": score.value,
            "wilson_low": score.low,
            "wilson_high": score.high,
            "clopper_low": exact.low,
            "clopper_high": exact.high,
            "diff": wald.value,
            "diff_wald_low": wald.low,
            "diff_wald_high": wald.high,
            "chi2": wald.more["chi²"],
            "p": wald.more["p (chi²)"],
        },
        check["expected"],
    )
