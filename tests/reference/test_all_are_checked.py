"""None of the stored checks is passed over: each stands in a test of this folder, with each figure that is not optional."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
STORED: list[dict[str, Any]] = json.loads((DATA / "reference-values.json").read_text(encoding="utf-8"))["open"]
TESTS = {path.name: path.read_text("utf-8") for path in HERE.glob("test_*_reference.py")}
# Figures whose name a test makes itself: `ICC2k_ci_low`, `REML_pi_high`, `gwet_ac1_se`, `b_Days` …
MADE = re.compile(
    r"ICC\d?k?(_.*)?|(DL|REML|PM|EE)_(b|se|ci_low|ci_high|tau2|I2|pi_low|pi_high)|.+_(se|ase|ci_low|ci_high)"
    r"|(b|se|p|var|n|satterthwaite_df)_.+|nominal|ordinal|interval|ratio|bonferroni|holm|hochberg|hommel|BH|BY|T|ddf|ndf"
)


def test_there_are_thirty_five() -> None:
    assert len({one["name"] for one in STORED}) == len(STORED) == 35


@pytest.mark.parametrize("check", STORED, ids=lambda check: str(check["name"]))
def test_each_is_in_a_test_with_all_its_figures(check: dict[str, Any]) -> None:
    tests = [text for text in TESTS.values() if f'"{check["name"]}"' in text]
    assert tests
    optional = set(check.get("optional_definition_dependent") or ())
    for figure in set(check["expected"]) - optional:
        assert MADE.fullmatch(figure) or any(f'"{figure}"' in text for text in tests), figure
