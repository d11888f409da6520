"""The report of agreement: counts on a tiny labelled file, the tables, and what it refuses."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from herstelwerk.language.reading import Mark
from herstelwerk.results import Level, Signal

ROOT = Path(__file__).parents[2]
MODULES = [f"agreement{part}" for part in ("_tables", "_sentences", "_codes", "_hand_ins", "")]
ROWS = [
    {"id": "t1", "kind": "entry", "text": "aa vague", "labels": ["vague"]},
    {"id": "t2", "kind": "entry", "text": "bb vague", "labels": []},
    {"id": "t3", "kind": "entry", "text": "cc", "labels": ["vague", "negative"]},
    {"id": "t4", "kind": "entry", "text": "dd", "labels": []},
    {"id": "t5", "kind": "entry", "text": "ee vague negative", "labels": ["vague", "negative"]},
    {"id": "t6", "kind": "goal", "text": "ff negative", "labels": ["negative", "vague"]},
    {"id": "t7", "kind": "when", "text": "2026-11-16", "labels": [], "plan_date": "2026-11-12", "date": "2026-11-16"},
    {"id": "t8", "kind": "when", "text": "2026-11-17", "labels": [], "plan_date": "2026-11-12", "date": "2026-11-18"},
    {"id": "t9", "kind": "when", "text": "ooit", "labels": ["vague_when"], "plan_date": "2026-11-12", "date": None},
]


class FakeReader:
    """Finds each code whose name stands in the text, and reads ISO dates."""

    def entry(self, text: str) -> list[Mark]:
        return [Mark(word, 0, 1) for word in text.split()[1:]]

    goal = action = entry

    def when(self, text: str, plan_date: date) -> SimpleNamespace:
        return SimpleNamespace(date=date.fromisoformat(text) if text[0] == "2" else None)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """The modules of the benchmark, which import each other as files of one folder."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield SimpleNamespace(**{name: importlib.import_module(name) for name in MODULES})
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write(tmp_path / "tiny.jsonl", ROWS)


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path


def by_name(table: Any) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in table.rows}


def test_counts_per_code(bench: SimpleNamespace, tiny: Path) -> None:
    judged = bench.agreement_sentences.judge(bench.agreement_sentences.read_sentences(tiny), FakeReader())
    table = bench.agreement_codes.code_table(judged, "tiny")
    rows = by_name(table)
    # vague, on the five entries: t1 and t5 hit, t2 false alarm, t3 missed; Po 3/5, Pe 13/25, kappa 2/12
    assert rows["vague"][:6] == ("5", "3", "0.67", "0.67", "0.67", "0.17")
    # negative, on entries and goal: t5 and t6 hit, t3 missed; Po 5/6, Pe 1/2, kappa 2/3
    assert rows["negative"][:6] == ("6", "3", "1.00", "0.67", "0.80", "0.67")
    assert rows["vague_when"][:6] == ("3", "1", "1.00", "1.00", "1.00", "1.00")
    assert rows["jargon"] == ("6", "0", "–", "–", "–", "–", "–")
    assert rows["worker_goal"] == ("1", "0", "–", "–", "–", "–", "–")
    assert "too_big" not in rows  # no action in the file
    # the pool: vague, negative and vague_when have 3 + 3 + 1 positives; 2 + 2 + 1 are hit
    assert rows["pooled, under 30"][1:4] == ("7", "0.83", "0.71")
    notes = "\n".join(table.notes)
    assert "Labels not evaluated: vague on goal (1)." in notes
    assert "Dates right: 2 of 3 (0.67); of those with a date 1 of 2 (0.50)." in notes


def test_lists_what_differs(bench: SimpleNamespace, tiny: Path) -> None:
    sentences = bench.agreement_sentences
    judged = sentences.judge(sentences.read_sentences(tiny), FakeReader())
    assert sentences.differing(judged, "vague") == ["t2\tentry\textra\tbb vague", "t3\tentry\tmissed\tcc"]
    (line,) = sentences.differing_days(judged)
    assert line.startswith("t8\twhen\t2026-11-18\tprogram: 2026-11-17\t")


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "kind": "entry", "text": "zonder codes"},
        {"id": "x", "kind": "poem", "text": "", "labels": []},
        {"id": "x", "kind": "entry", "text": "", "labels": ["vaag"]},
        {"id": "x", "kind": "when", "text": "ooit", "labels": [], "plan_date": "2026-11-12", "date": None},
    ],
)
def test_refuses_a_row_with_its_place(bench: SimpleNamespace, tmp_path: Path, row: dict[str, Any]) -> None:
    path = write(tmp_path / "bad.jsonl", [ROWS[0], row])
    with pytest.raises(bench.agreement_sentences.BadRowError, match=r"bad\.jsonl:2: "):
        bench.agreement_sentences.read_sentences(path)


def test_signal_beside_judgement(bench: SimpleNamespace) -> None:
    hand_ins, ok, look, person = bench.agreement_hand_ins, Signal.IN_ORDER, Signal.ATTENTION, Signal.NOT_TO_JUDGE
    met, partly, no = Level.MET, Level.PARTLY, Level.NOT
    signals = {"K1": [ok, ok, look, look], "K2": [ok] * 4, "K5": [person, person, look, person]}
    levels = {"K1": [met, partly, no, partly], "K2": [met] * 4, "K5": [met, met, no, no]}
    of = [{id: column[i] for id, column in signals.items()} for i in range(4)]
    by = [{id: column[i] for id, column in levels.items()} for i in range(4)]
    compared = hand_ins.compare(dict(zip("abcd", of, strict=True)), dict(zip("abcd", by, strict=True)))
    rows = by_name(hand_ins.hand_in_table(compared, "four"))
    assert rows["K1"] == ("4", "–", "0.75", "0.50", "0.53")  # Pe 1/2; AC1: shares 3/8 and 5/8, Pe 15/32
    assert rows["K2"] == ("4", "–", "1.00", "–", "1.00")  # one category only
    assert rows["K5"] == ("1", "3", "–", "–", "–")
    assert rows["mean"][2:4] == ("0.88", "0.50")
    with pytest.raises(hand_ins.BadLabelsError, match="only in labels: b"):
        hand_ins.compare({"a": of[0]}, {"a": by[0], "b": by[1]})
    with pytest.raises(hand_ins.BadLabelsError, match="no judgement of K5 for: a"):
        hand_ins.compare({"a": of[0]}, {"a": {"K1": met, "K2": met}})


def test_report_in_text_and_markdown(
    bench: SimpleNamespace, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write(tmp_path / "other.jsonl", ROWS[:5])
    assert bench.agreement.main(["--sentences", str(tiny), str(other)]) == 0
    text = capsys.readouterr().out
    titles = [line for line in text.splitlines() if line.startswith(("Codes:", "Criteria:"))]
    assert [title.rpartition("/")[2] for title in titles] == [
        "tiny.jsonl",
        "other.jsonl",
        "Codes: together",
        "examples",
    ]
    assert bench.agreement.main(["--sentences", str(tiny), "--markdown"]) == 0
    markdown = capsys.readouterr().out
    assert "| code | n | positives | precision | recall | F1 | kappa | interval |\n| --- | ---: |" in markdown
    for name in ("vague", "negative", "vague_when", "pooled, under 30", "K1", "A10", "mean"):
        assert f"\n| {name} | " in markdown
    assert str(ROOT) not in text + markdown


def test_errors_and_wrong_usage(bench: SimpleNamespace, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.agreement.main(["--sentences", str(tiny), "--errors", "dates"]) == 0
    assert "t8\twhen\t2026-11-18\tprogram: 2026-11-17" in capsys.readouterr().out
    assert bench.agreement.main(["--sentences", str(tiny.parent / "absent.jsonl")]) == 2
    assert "absent.jsonl" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        bench.agreement.main(["--hand-ins", str(tiny.parent)])
