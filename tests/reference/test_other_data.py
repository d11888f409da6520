"""The same kinds of checks on other data, ten sets or so of each kind, all invented: ties, gaps, three people, groups of
very different size, effects of thirty SDs, shares of nought and all, cohorts more alike than chance, ICCs below zero.

`tests/data/other-reference.json` says what R makes of them. Left out there: noncentral limits with |t| above 30, where
R's own `pt` only approximates (ours are held against integration in tests/outcomes/test_noncentral.py).
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from herstelwerk.outcomes.adjust import adjust
from herstelwerk.outcomes.ancova import ancova
from herstelwerk.outcomes.between import between
from herstelwerk.outcomes.change import change
from herstelwerk.outcomes.icc import icc
from herstelwerk.outcomes.kappa import kappas_of_table
from herstelwerk.outcomes.pooling import egger, pool
from herstelwerk.outcomes.proportions import clopper_pearson, compare_shares, wilson
from herstelwerk.outcomes.raters import agreements
from herstelwerk.outcomes.reliability import reliability
from herstelwerk.outcomes.retention import retention
from herstelwerk.outcomes.rubin import pool_imputations
from herstelwerk.outcomes.teams import team_agreement, team_icc

PATH = Path(__file__).parents[1] / "data" / "other-reference.json"
STORED: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
Figures = dict[str, Any]


def every(kind: str) -> pytest.MarkDecorator:
    """Each set of this kind: what goes in, what R gives."""
    sets = [(one["given"], one["expected"]) for one in STORED[kind]]
    return pytest.mark.parametrize(("given", "expected"), sets, ids=[f"{kind}-{n}" for n in range(len(sets))])


def numbers(rows: Any) -> Any:
    """Null is missing."""
    return np.array(rows, dtype=float)


def same(found: Any, expected: Any, rel: float = 1e-8, what: str = "") -> None:
    """To eight figures; what R has no number for is passed over."""
    if expected is None or expected in ("NA", "NaN"):
        return
    assert found == pytest.approx(float(expected), rel=rel, abs=1e-12), what


def all_same(found: Figures, expected: Figures, rel: float = 1e-8) -> None:
    for name, value in found.items():
        if name in expected:
            same(value, expected[name], rel, name)


@every("paired")
def test_change(given: Figures, expected: Figures) -> None:
    found = change(numbers(given["pre"]), numbers(given["post"]), higher_is_better=True)
    mean, g_z, g_pre = found["gemiddelde verandering"], found["g_z"], found["g_pre"]
    figures: Figures = {
        "n": mean.n, "mean": mean.value, "low": mean.low, "high": mean.high, "t": mean.more["t"], "p": mean.more["p"],
        "V": mean.more["Wilcoxon V"], "Wp": mean.more["Wilcoxon p"], "r": found["correlatie voor-na"].value,
        "dz": found["d_z"].value, "dav": found["d_av (gemiddelde SD)"].value, "drms": found["d_av (rms-SD)"].value,
        "drm": found["d_rm"].value, "dpre": found["d_pre"].value,
    }  # fmt: skip
    all_same(figures, expected)
    all_same({"dzlow": found["d_z"].low, "dzhigh": found["d_z"].high}, expected, 1e-6)
    same(g_z.value, expected["smcc"][0])
    same(g_z.more["variantie"], expected["smcc"][1])
    same(g_pre.value, expected["smcr"][0])
    same(g_pre.more["variantie"], expected["smcr"][1])
    same(g_pre.more["variantie (ongelijke SD's)"], expected["smcrh"][1])


@every("between")
def test_two_groups(given: Figures, expected: Figures) -> None:
    found = between(numbers(given["a"]), numbers(given["b"]))
    gap, g, rms = found["verschil in gemiddelden"], found["g"], found["g (rms-SD)"]
    figures: Figures = {
        "gap": gap.value, "low": gap.low, "high": gap.high, "t": gap.more["t"], "df": gap.more["df"],
        "p": gap.more["p"], "U": gap.more["Mann-Whitney U"], "Up": gap.more["Mann-Whitney p"],
        "cliff": found["delta van Cliff"].value,
    }  # fmt: skip
    all_same(figures, expected)
    all_same({"dlow": found["d"].low, "dhigh": found["d"].high}, expected, 1e-6)
    for ours, theirs in ((g, "smd"), (rms, "smdh")):
        same(ours.value, expected[theirs][0])
        same(ours.more["variantie"], expected[theirs][1])


@every("ancova")
def test_ancova(given: Figures, expected: Figures) -> None:
    first = expected["levels"][0]
    found = ancova(numbers(given["pre"]), numbers(given["post"]), given["g"], reference=first)
    for place, name in enumerate(expected["names"]):
        if name != "(Intercept)":
            one = found["helling van de voormeting" if name == "pre" else f"verschil {name[1:]} - {first}"]
            figures: Figures = {"b": one.value, "low": one.low, "high": one.high}
            figures |= {"se": one.more["SE"], "t": one.more["t"], "p": one.more["p"], "hc3": one.more["SE (HC3)"]}
            all_same(figures, {key: expected[key][place] for key in figures})
    for place, name in enumerate(expected["levels"]):
        one = found[f"gecorrigeerd gemiddelde {name}"]
        figures = {"adj": one.value, "alow": one.low, "ahigh": one.high}
        all_same(figures, {key: expected[key][place] for key in figures})


@every("prop")
def test_shares(given: list[int], expected: Figures) -> None:
    x1, n1, x2, n2 = given
    score, exact, both = wilson(x1, n1), clopper_pearson(x1, n1), compare_shares(x1, n1, x2, n2)
    wald, newcombe = both["verschil (Wald)"], both["verschil (Newcombe)"]
    figures: Figures = {
        "wl": score.low, "wh": score.high, "cl": exact.low, "ch": exact.high, "dl": wald.low, "dh": wald.high,
        "nl": newcombe.low, "nh": newcombe.high, "f": wald.more["p (Fisher)"],
        "chi": wald.more.get("chi²"), "p": wald.more.get("p (chi²)"),
    }  # fmt: skip
    all_same(figures, expected)


@every("p")
def test_adjusted(given: list[float | None], expected: dict[str, Any]) -> None:
    for method, values in expected.items():
        wanted = [math.nan if one in (None, "NA") else one for one in np.atleast_1d(np.array(values, dtype=object))]
        assert list(adjust(given, method)) == pytest.approx(wanted, rel=1e-8, nan_ok=True), method


@every("meta")
def test_pooled(given: Figures, expected: Figures) -> None:
    y, v = given["y"], given["v"]
    for method in ("DL", "REML", "PM", "EE"):
        one = pool(y, v, method=method, hartung_knapp=False)  # type: ignore[arg-type]
        figures: Figures = {
            "b": one.effect.value, "se": one.effect.more["SE"], "low": one.effect.low, "high": one.effect.high,
            "tau2": one.tau2.value, "I2": one.i2, "H2": one.h2, "Q": one.tau2.more["Q"], "Qp": one.tau2.more["p"],
        }  # fmt: skip
        if method != "EE":
            figures |= {"pl": one.prediction.low, "ph": one.prediction.high}
        all_same(figures, expected[method], 1e-6)
    one = pool(y, v)
    figures = {"se": one.effect.more["SE"], "low": one.effect.low, "high": one.effect.high, "p": one.effect.more["p"]}
    all_same(figures | {"pl": one.prediction.low, "ph": one.prediction.high}, expected["HK"], 1e-6)
    if one.tau2.low is None:
        assert expected["QP"] == {"low": 0, "high": 0} and "dus een interval van tau² is er niet" in one.tau2.method
    else:
        all_same({"low": one.tau2.low, "high": one.tau2.high}, expected["QP"], 1e-6)
    if "z" in expected["E"]:
        slope = egger(y, v)
        all_same({"z": slope.more["z"], "p": slope.more["p"], "b": slope.value}, expected["E"], 1e-6)


FORMS = {f"ICC{form}{k}": f"ICC({form},{k or 1})" for form in "123" for k in ("", "k")}


@every("icc")
def test_icc(given: list[Any], expected: Figures) -> None:
    found = icc(numbers(given))
    for place, kind in enumerate(expected["type"]):
        one = found[FORMS[kind]]
        if math.isnan(one.value):
            assert "beoordelaars verschillen meer dan de beoordeelden" in one.method
            continue
        figures: Figures = {"icc": one.value, "F": one.more["F"], "p": one.more["p"]}
        if one.low is not None:
            figures |= {"low": one.low, "high": one.high}
        all_same(figures, {key: expected[key][place] for key in figures})


@every("teams")
def test_teams(given: Figures, expected: Figures) -> None:
    answers = numbers(given["x"])
    whole = ~np.isnan(answers).any(axis=1)
    means = np.where(whole, np.nan_to_num(answers).mean(axis=1), np.nan)
    shares = team_icc(means, given["team"])
    all_same(
        {"ICC1": shares["ICC(1)"].value, "ICC2": shares["ICC(2)"].value, "F": shares["ICC(1)"].more["F"]}, expected
    )
    items = answers if answers.shape[1] > 1 else answers[:, 0]
    found = team_agreement(items, given["team"], options=given["opts"]).teams
    ours = {str(one.name): one.agreement for one in found if one.agreement is not None}
    assert ours == pytest.approx(dict(zip(expected["id"], expected["r"], strict=True)), rel=1e-8)


@every("rel")
def test_reliability(given: list[Any], expected: Figures) -> None:
    found = reliability(numbers(given))
    figures: Figures = {
        "n": found.n_complete, "pair": found.pairwise, "raw": found.alpha.value, "std": found.standardised,
        "l6": found.lambda6, "mr": found.mean_r, "low": found.alpha.low, "high": found.alpha.high,
    }  # fmt: skip
    all_same(figures, expected)
    assert [one.rest for one in found.items] == pytest.approx(expected["rest"], rel=1e-8)
    if len(found.items) > 2:
        assert [one.without for one in found.items] == pytest.approx(expected["drop"], rel=1e-8)


@every("kappa")
def test_kappa(given: list[list[int]], expected: Figures) -> None:
    found = kappas_of_table(given)
    ours = {"kappa": ("Equal-Spacing", "u"), "kappa (lineair)": ("Equal-Spacing", "w")}
    for name, (weights, which) in (ours | {"kappa (kwadratisch)": ("Fleiss-Cohen", "w")}).items():
        value, error = expected[weights][which]
        same(found[name].value, value)
        if found[name].more["SE"] is None:  # all agree: R gives 0, which would be certainty
            assert error == 0
        else:
            same(found[name].more["SE"], error)


COEFFICIENTS = {
    "pa.coeff": "overeenstemming", "fleiss.kappa": "kappa van Fleiss", "krippen.alpha": "alfa van Krippendorff",
    "conger.kappa": "kappa van Conger", "bp.coeff": "Brennan-Prediger",
}  # fmt: skip


@every("raters")
def test_raters(given: list[Any], expected: Figures) -> None:
    both = {kind: agreements(numbers(given), weighting=kind) for kind in ("unweighted", "quadratic")}  # type: ignore[arg-type]
    for key, (value, error) in expected.items():
        name, kind = key.split(" ")
        gwet = "Gwet AC1" if kind == "unweighted" else "Gwet AC2"
        one = both[kind][COEFFICIENTS.get(name, gwet)]
        same(one.value, value)
        if one.more["SE"] is None:
            assert float(error) == pytest.approx(0, abs=1e-12)
        else:
            same(one.more["SE"], error)


@every("km")
def test_who_stays(given: Figures, expected: Figures) -> None:
    found = retention(given["t"], given["e"], groups=given["g"], scale="log")
    moments = [one for group in sorted(set(given["g"])) for one in found.curve(group)]
    for key, name in (("time", "time"), ("surv", "staying"), ("se", "se"), ("low", "low"), ("high", "high")):
        for one, value in zip(moments, np.atleast_1d(np.array(expected[key], dtype=object)), strict=True):
            if getattr(one, name) is not None:
                same(getattr(one, name), value)


@every("rubin")
def test_rubin(given: Figures, expected: Figures) -> None:
    one = pool_imputations(given["q"], given["u"], df=given["n"] - given["k"])
    figures: Figures = {"q": one.value, "low": one.low, "df": one.more["df"], "fmi": one.more["fmi"]}
    all_same(figures | {"r": one.more["riv"], "b": one.more["B"], "u": one.more["U"]}, expected)
