"""`herstelwerk demo`: the sample in a folder, quickly, with the way on, and nothing of anyone's own overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelwerk.research import read_data
from tests.cli.conftest import Call
from tests.cli.test_start_up import HEAVY, imported
from tests.conftest import ROOT


def test_it_puts_the_sample_in_the_folder_of_research(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("demo")
    assert (done.status, done.err) == (0, "")
    place = tmp_path / "onderzoek"
    source = {path.name: path.read_bytes() for path in (ROOT / "data" / "cohorts").iterdir()}
    there = {path.name: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert there == source
    assert "read_data('onderzoek/voorbeeld')" in done.out and "verzonnen" in done.out
    monkeypatch.undo()
    assert len(read_data(place / "voorbeeld").frame) > 5_000
    assert len(read_data(place / "met-vijf-fouten.csv").problems) == 5


def test_every_file_it_names_is_there(call: Call, tmp_path: Path) -> None:
    done = call("demo", tmp_path / "x")
    named = [line.split()[0] for line in done.out.splitlines() if line.startswith("  verzonnen-")]
    assert len(named) == 6 and all((tmp_path / "x" / "voorbeeld" / name).is_file() for name in named)


def test_again_changes_nothing_and_own_work_is_left(call: Call, tmp_path: Path) -> None:
    call("demo", tmp_path)
    again = call("demo", tmp_path)
    assert again.status == 0 and "iets anders" not in again.out
    own = tmp_path / "met-vijf-fouten.csv"
    own.write_text("van mij")
    (tmp_path / "voorbeeld" / "verzonnen-audits.csv").unlink()
    third = call("demo", tmp_path)
    assert own.read_text() == "van mij" and str(own) in third.out
    assert (tmp_path / "voorbeeld" / "verzonnen-audits.csv").is_file()


def test_where_nothing_can_be_made_it_says_so(call: Call, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    done = call("demo", tmp_path / "bestand")
    assert done.status == 1 and "hier is niets te maken" in done.err


def test_it_loads_no_frames(tmp_path: Path) -> None:
    assert not HEAVY & imported("demo", str(tmp_path))


def test_the_help_is_dutch(call: Call) -> None:
    done = call("demo", "--help")
    assert done.status == 0 and "verzonnen" in done.out and "gebruik:" in done.out
