"""The count of unnoticed entries, on a workbook of a few words."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from herstelwerk.language.reader import ALL_LISTS

ROOT = Path(__file__).parents[2]
MODULES = ("agreement_tables", "unnoticed_texts", "unnoticed")
WORDS = {
    # `traject` is seen in a goal, `hulpvraag` in a pair, `casusregie` nowhere; the second `traject` never can be
    "jargon": "# vakwoorden\ntraject = de weg\nhulpvraag\ncasusregie\ntraject = de weg",
    # `aan de slag gaan` hides the shorter `de slag` wherever it stands; both are for actions only
    "vage-acties": "aan de slag gaan\nde slag\nnadenken over",
    "ontkenning": "geen @nee\nnergens @nee\nzonder @nee",
    "risico": "slaat\ndreigt",
    "voornamen": "Fatima\nRoos # ook een woord",
    "achternamen": "Dijksma\nVerbrugge",
}
CRITERIA = """
[[criterion]]
id = "K6"
[[criterion.good]]
kind = "entry"
text = "Fatima Dijksma en ik gaan aan de slag gaan." # an entry is not read with the list of vague actions
[[criterion.poor]]
text = "een verandering"
[criterion.poor.set]
"plan.capacity_note" = "Hij slaat mij."
"plan.goals[0]" = { text = "Ik wil een traject.", actions = [{ text = "Nadenken over werk", when = "nergens" }] }
"inventory.entries[2].text" = "Ik ga nergens heen."
"inventory.entries[2].literal" = "casusregie"
"""
PAIRS = """
[[pair]]
kind = "entry"
before = "Ik heb geen hulpvraag."
after = "Ik heb een fiets."
[[pair]]
kind = "when"
before = "zonder"
after = "casusregie"
"""


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """The modules of the benchmark, which import each other as files of one folder."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield SimpleNamespace(**{name: importlib.import_module(name) for name in MODULES})
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with a few words and texts, and without most of the files of texts."""
    for name in ALL_LISTS:
        write(tmp_path / "data" / "words" / f"{name}.txt", WORDS.get(name, "# leeg"))
    write(tmp_path / "data" / "criteria.toml", CRITERIA)
    write(tmp_path / "tests" / "language" / "pairs.toml", PAIRS)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def run(bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert bench.unnoticed.main(arguments, root) == 0
    return str(capsys.readouterr().out).splitlines()


def unnoticed(bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str], name: str) -> list[str]:
    return run(bench, root, capsys, name)[1:]


def test_an_entry_that_no_text_hits_is_unnoticed(
    bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unnoticed(bench, root, capsys, "jargon") == ["casusregie", "traject"]
    assert unnoticed(bench, root, capsys, "ontkenning") == ["zonder"]
    assert unnoticed(bench, root, capsys, "vage-acties") == ["aan de slag gaan", "de slag"]
    assert unnoticed(bench, root, capsys, "risico") == ["dreigt"]
    assert unnoticed(bench, root, capsys, "voornamen") == ["Roos"]
    assert unnoticed(bench, root, capsys, "achternamen") == ["Verbrugge"]
    assert unnoticed(bench, root, capsys, "groepen") == []


def test_labelled_sentences_and_hand_ins_count_where_they_are_there(
    bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "u1", "kind": "entry", "text": "Ik heb casusregie zonder Roos."}
    write(root / "tests" / "data" / "unseen" / "u.jsonl", json.dumps(row) + "\n\n")
    plan = {"goals": [{"text": "Verbrugge", "actions": [{"text": "Aan de slag gaan"}]}], "capacity_note": "Hij dreigt."}
    write(root / "data" / "examples" / "D01.json", json.dumps({"trainee": "D01", "plan": plan}))
    gone = {name: unnoticed(bench, root, capsys, name) for name in WORDS}
    # what hides behind a longer entry, and what stands twice, stays unnoticed
    assert gone == {name: [] for name in WORDS} | {"jargon": ["traject"], "vage-acties": ["de slag"]}


def test_the_table_counts_every_list(bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title, _, head, *rows = run(bench, root, capsys)
    # the good sentence, note, goal, action and entry of the change, and two of the pairs; no *wanneer*
    assert title == "Entries that 7 test texts notice"
    assert head.split() == ["list", "entries", "noticed", "unnoticed", "share"]
    figures = {row.split()[0]: row.split()[1:] for row in rows}
    assert set(figures) == {*ALL_LISTS, "all"}
    assert figures["jargon"] == ["4", "2", "2", "50%"]
    assert figures["groepen"] == ["0", "0", "0", "–"]
    assert figures["all"] == ["16", "8", "8", "50%"]


def test_all_prints_the_entries_of_every_list(
    bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = run(bench, root, capsys, "--all")
    assert {line for line in printed if not line.startswith("#")} >= {"casusregie", "de slag", "Verbrugge"}
    assert sum(line.startswith("# ") for line in printed) == len(set(ALL_LISTS))


def test_what_cannot_be_used_is_named(bench: SimpleNamespace, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.unnoticed.main(["vakwoorden"], root) == 2
    assert "jargon" in capsys.readouterr().err
    write(root / "tests" / "data" / "gold" / "sentences.jsonl", '{"kind": "entry"}')
    assert bench.unnoticed.main([], root) == 2
    assert "sentences.jsonl" in capsys.readouterr().err
    write(root / "tests" / "data" / "gold" / "sentences.jsonl", "")
    (root / "data" / "words" / "jargon.txt").unlink()
    assert bench.unnoticed.main([], root) == 2
    assert "jargon.txt" in capsys.readouterr().err
