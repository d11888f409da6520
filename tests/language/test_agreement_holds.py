"""The rules keep what they have learnt: on every labelled set kappa stays high. Those texts are known by now."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from herstelwerk.agreement import cohens_kappa
from herstelwerk.language.reader import Reader
from tests.conftest import ROOT

SETS = sorted((ROOT / "tests" / "data").glob("*/*.jsonl"))
SENTENCES = [path for path in SETS if path.name != "submissions.labels.jsonl"]
CODES = {
    "entry": ("third_person", "negative", "jargon", "vague", "interpretation", "identifying"),
    "goal": ("worker_goal", "third_person", "jargon", "avoidance", "negative"),
    "action": ("too_big", "vague_action", "third_person", "jargon"),
}
LEAST = 0.90


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_codes_agree_with_labels(reader: Reader, path: Path) -> None:
    program: dict[str, list[str]] = {}
    labels: dict[str, list[str]] = {}
    for row in rows(path):
        kind = row["kind"]
        if kind == "when":
            continue
        marks = reader.entry(row["text"], row["layer"]) if kind == "entry" else getattr(reader, kind)(row["text"])
        found = {mark.code for mark in marks}
        for code in CODES[kind]:
            program.setdefault(code, []).append(str(code in found))
            labels.setdefault(code, []).append(str(code in row["labels"]))
    kappas = {code: cohens_kappa(labels[code], program[code]).value for code in program}
    low = {code: value for code, value in kappas.items() if value is not None and value < LEAST}
    assert not low


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_dates_agree_with_labels(reader: Reader, path: Path) -> None:
    outcome: Counter[bool] = Counter()
    for row in rows(path):
        if row["kind"] == "when":
            read = reader.when(row["text"], date.fromisoformat(row["plan_date"])).date
            outcome[(read.isoformat() if read else None) == row["date"]] += 1
    assert outcome[True] >= 0.97 * outcome.total()
