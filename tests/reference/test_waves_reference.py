"""Missing patterns, retention and process charts beside R, to the tolerance of the stored values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from herstelwerk.outcomes.missing import attrition, missing_overview
from herstelwerk.outcomes.process import p_chart, xmr
from herstelwerk.outcomes.retention import retention_of_waves
from herstelwerk.outcomes.run_chart import run_chart

STORED = json.loads((Path(__file__).parents[1] / "data" / "reference-values.json").read_text(encoding="utf-8"))
CHECKS: dict[str, dict[str, Any]] = {one["name"]: one for one in STORED["open"]}
WAVES = pd.DataFrame(STORED["datasets"]["BtheB"]["columns"]).filter(like="bdi")


def test_patterns() -> None:
    expected, found = CHECKS["missing_patterns_btheb"]["expected"], missing_overview(WAVES)
    assert found.n == expected["n"]
    assert dict(zip(found.columns, found.missing, strict=True)) == expected["n_missing"]
    assert {one.seen: one.n for one in found.patterns} == expected["patterns"]
    assert found.monotone == sum(expected["monotone"]) and found.complete == expected["monotone"][0]
    assert [one.more["aanwezig"] for one in attrition(WAVES)] == [100, 97, 73, 58, 52]


def test_retention() -> None:
    expected = CHECKS["retention_km_btheb"]["expected"]
    moments = retention_of_waves(WAVES.iloc[:, 1:], scale="log").moments
    found = {
        "time": [one.time for one in moments],
        "surv": [one.staying for one in moments],
        "se": [one.se for one in moments],
        "ci_low": [one.low for one in moments],
        "ci_high": [one.high for one in moments],
    }
    for name, values in found.items():
        assert values == pytest.approx(expected[name], rel=1e-8), name


def test_xmr() -> None:
    check = CHECKS["xmr_nile40"]
    expected, found = check["expected"], xmr(check["inputs"]["values"])
    assert found.centre == pytest.approx(expected["center"], rel=1e-8)
    assert found.more["gemiddeld verschil"] == pytest.approx(expected["mr_bar"], rel=1e-8)
    assert found.more["sigma"] == pytest.approx(expected["sigma"], rel=1e-8)
    assert found.more["grens verschil"] == pytest.approx(expected["mr_ucl"], rel=1e-6)
    assert found.lower == pytest.approx([expected["lcl"]] * 40, rel=1e-8)
    assert found.upper == pytest.approx([expected["ucl"]] * 40, rel=1e-8)
    assert list(found.beyond) == expected["beyond"]


def test_p_chart() -> None:
    check = CHECKS["pchart_orangejuice"]
    expected, found = check["expected"], p_chart(check["inputs"]["events"], check["inputs"]["n"])
    assert found.centre == pytest.approx(expected["center"], rel=1e-8)
    assert found.lower[0] == pytest.approx(expected["lcl"], rel=1e-8)
    assert found.upper[0] == pytest.approx(expected["ucl"], rel=1e-8)
    assert list(found.beyond) == expected["beyond"]


def test_run_chart() -> None:
    check = CHECKS["runchart_nile"]
    expected, found = check["expected"], run_chart(check["inputs"]["values"])
    assert found.median == pytest.approx(expected["median"], rel=1e-8)
    ours = (found.useful, found.longest_run, found.longest_run_max, found.crossings, found.crossings_min, found.signal)
    names = ("n_useful", "longest_run", "longest_run_max", "crossings", "crossings_min", "signal")
    assert ours == tuple(expected[name] for name in names)
