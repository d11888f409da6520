"""Worksheets are thin and clean: a heading, a sentence, one call; nothing of anyone in them."""

from __future__ import annotations

import ast
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
TRAINEE = [path for path in NOTEBOOKS if path.parent.name in ("notebooks", "deelnemer")]
TRAINER = [path for path in NOTEBOOKS if path.parent.name == "trainer"]
RESEARCH = [path for path in NOTEBOOKS if path.parent.name == "onderzoek"]
WORKSHEETS = TRAINEE + TRAINER
FOR_TRAINERS = {
    "groep",
    "bijeenkomst",
    "groepswerk",
    "overzicht",
    "nakijken",
    "samen-oordelen",
    "regels",
    "competenties",
    "organisatie",
}
FOR_RESEARCHERS = {
    "effect",
    "cohorten",
    "overeenstemming",
    "modelgetrouwheid",
    "training",
    "nagerekend",
    "verslag",
}
WANTED = {"00-start", "dag-1", "dag-2", "dag-3", "dag-4", "eindopdracht", "mijn-werkboek"}


def read(path: Path) -> dict:  # type: ignore[type-arg]
    return json.loads(path.read_text("utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_trainee_has_her_seven_worksheets() -> None:
    assert {path.stem for path in TRAINEE} == WANTED


def test_the_trainer_has_her_nine_worksheets() -> None:
    assert {path.stem for path in TRAINER} == FOR_TRAINERS


def test_the_researcher_has_her_seven_worksheets() -> None:
    assert {path.stem for path in RESEARCH} == FOR_RESEARCHERS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_worksheet_is_thin(path: Path) -> None:
    code = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert 1 <= len(code) <= 12
    for cell in code:
        lines = [line for line in "".join(cell["source"]).splitlines() if line.strip()]
        assert len(lines) <= 3
        ast.parse("\n".join(lines))


@pytest.mark.parametrize("path", WORKSHEETS, ids=name)
def test_a_worksheet_holds_nothing_of_anyone(path: Path) -> None:
    book = read(path)
    assert "widgets" not in book["metadata"]
    for cell in book["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None
        assert cell["metadata"]["deletable"] is False and cell["metadata"]["editable"] is False
        if cell["cell_type"] == "code":
            assert cell["metadata"]["jupyter"]["source_hidden"] is True


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_worksheet_has_one_title_and_skips_no_level(path: Path) -> None:
    levels = [
        len(line) - len(line.lstrip("#"))
        for cell in read(path)["cells"]
        if cell["cell_type"] == "markdown"
        for line in "".join(cell["source"]).splitlines()
        if line.startswith("#")
    ]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_saving_a_worksheet_would_not_change_it(path: Path) -> None:
    """So that no one's copy differs from the package's own, by which it is known."""
    from herstelwerk.lab.hook import strip

    book = read(path)
    before = json.dumps(book, sort_keys=True)
    strip({"type": "notebook", "content": book}, name(path))
    assert json.dumps(book, sort_keys=True) == before


@pytest.mark.parametrize("path", WORKSHEETS, ids=name)
def test_a_worksheet_opens_in_an_empty_folder(path: Path, tmp_path: Path) -> None:
    """Each cell as it stands, in a fresh process, as on the first morning; nbval does the same in a real kernel."""
    code = "\n".join("".join(c["source"]) for c in read(path)["cells"] if c["cell_type"] == "code")
    code = code.replace("screens.", "page = screens.", 1)
    code = f"{code}\n{code}\nprint(page.words)"  # run again, as after a break
    environment = {
        "HERSTELWERK_PLAATS": str(tmp_path),
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        **{name: value for name, value in os.environ.items() if name == "PYTHONPYCACHEPREFIX"},  # for its pace
    }
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 150 and "ging iets mis" not in done.stdout
    assert (tmp_path / "werk" / "herstelwerk.sqlite").is_file()


@pytest.mark.parametrize("path", RESEARCH, ids=name)
def test_a_research_worksheet_keeps_what_it_shows(path: Path) -> None:
    """Strict nbval compares numbers and words of pictures with these outputs; so they are there, whole and clean."""
    code = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell["outputs"]]
    assert outputs and not any(output["output_type"] == "error" for output in outputs)
    shown = json.dumps(outputs, ensure_ascii=False)
    assert str(ROOT) not in shown and "Traceback" not in shown and "Warning" not in shown
    pictures = re.findall(r"<img [^>]*>", "".join("".join(o.get("data", {}).get("text/html", "")) for o in outputs))
    assert pictures or path.stem in ("nagerekend", "verslag")
    assert all(re.search(r'alt="[^"]{40,}"', picture) for picture in pictures)


@pytest.mark.parametrize("path", RESEARCH, ids=name)
def test_own_data_are_one_path_away(path: Path) -> None:
    """The first cell holds the path, empty for the sample; no other cell names a file."""
    first, *rest = ["".join(cell["source"]) for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert re.search(r'^bron\b.*= ""', first, re.M) or path.stem == "nagerekend"
    assert not any("read_data" in source or ".csv" in source for source in rest)
