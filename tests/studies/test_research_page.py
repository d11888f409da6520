"""The page for researchers holds: its code runs, what it names is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from herstelwerk.research import sample
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "research.md").read_text("utf-8")


def test_its_code_runs_on_a_file_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(sample()[2], tmp_path / "mijn-gegevens.csv")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.S):
        exec(block, names)
    assert (tmp_path / "gses.pdf").read_bytes().startswith(b"%PDF")
    assert "voormeting" in names["model"].method  # type: ignore[attr-defined]


def test_every_worksheet_and_link_is_there() -> None:
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.M))
    assert listed == {path.stem for path in (ROOT / "notebooks" / "onderzoek").glob("*.ipynb")}
    for link in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / link).exists(), link


def test_the_example_rows_are_read_without_a_word(tmp_path: Path) -> None:
    from herstelwerk.research import read_data

    block = re.search(r"```\n(cohort;.*?)```", PAGE, re.S)
    assert block
    path = tmp_path / "voorbeeld.csv"
    path.write_text(block[1], "utf-8")
    data = read_data(path)
    assert len(data.frame) == 3 and not data.problems
