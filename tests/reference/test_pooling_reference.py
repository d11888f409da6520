"""Pooling over cohorts and over imputations beside R, to the tolerance of the stored values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from herstelwerk.outcomes.pooling import egger, pool
from herstelwerk.outcomes.rubin import pool_imputations

STORED = json.loads((Path(__file__).parents[1] / "data" / "reference-values.json").read_text(encoding="utf-8"))
CHECKS: dict[str, dict[str, Any]] = {one["name"]: one for one in STORED["open"]}
BOTH = [("meta_bcg", "dat_bcg"), ("meta_raudenbush", "dat_raudenbush1985")]


def data(name: str) -> pd.DataFrame:
    return pd.DataFrame(STORED["datasets"][name]["columns"])


def same(found: dict[str, Any], expected: dict[str, Any], rel: float) -> None:
    for name, value in found.items():
        assert value == pytest.approx(expected[name], rel=rel), name


@pytest.mark.parametrize("method", ["REML", "PM", "DL", "EE"])
@pytest.mark.parametrize(("check", "name"), BOTH)
def test_pooled(check: str, name: str, method: Any) -> None:
    frame = data(name)
    one = pool(frame["yi"], frame["vi"], method=method, hartung_knapp=False)
    found = {"b": one.effect.value, "se": one.effect.more["SE"], "ci_low": one.effect.low, "ci_high": one.effect.high}
    if method != "EE":
        found |= {"tau2": one.tau2.value, "I2": one.i2, "pi_low": one.prediction.low, "pi_high": one.prediction.high}
    same({f"{method}_{key}": value for key, value in found.items()}, CHECKS[check]["expected"], 1e-6)
    assert len(one.cohorts) == CHECKS[check]["expected"]["k"]


@pytest.mark.parametrize(("check", "name"), BOTH)
def test_hartung_knapp_and_between_cohorts(check: str, name: str) -> None:
    frame = data(name)
    one, slope = pool(frame["yi"], frame["vi"]), egger(frame["yi"], frame["vi"])
    found = {
        "REML_HK_se": one.effect.more["SE"],
        "REML_HK_ci_low": one.effect.low,
        "REML_HK_ci_high": one.effect.high,
        "REML_HK_pi_low": one.prediction.low,
        "REML_HK_pi_high": one.prediction.high,
        "Q": one.tau2.more["Q"],
        "Q_p": one.tau2.more["p"],
        "tau2_qprofile_low": one.tau2.low,
        "tau2_qprofile_high": one.tau2.high,
        "egger_z": slope.more["z"],
        "egger_p": slope.more["p"],
    }
    same(found, CHECKS[check]["expected"], 1e-6)


def test_rubin() -> None:
    check = CHECKS["rubin_pool_scalar"]
    inputs = check["inputs"]
    one = pool_imputations(inputs["estimates"], inputs["variances"], df=inputs["n"] - inputs["k"])
    more = {"se": "SE", "df": "df", "fmi": "fmi", "riv": "riv", "ubar": "U", "b": "B"}
    found = {"qbar": one.value, "ci_low": one.low, "ci_high": one.high, "t": float(str(one.more["SE"])) ** 2}
    same(found | {key: one.more[name] for key, name in more.items()}, check["expected"], 1e-8)
