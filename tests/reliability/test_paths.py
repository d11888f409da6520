"""Paths that lead to no hand-in: nothing hangs, nothing crashes, and the other files are still reviewed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from herstelwerk.domain import MAX_BYTES
from herstelwerk.handin import HandInError
from herstelwerk.workbook import load
from tests.commands import command, environment, lines, run
from tests.conftest import ROOT
from tests.hand_ins import ENGLISH, EXAMPLES

GOOD = EXAMPLES[-1]
NOBODY = 65534
# A folder with content that anybody may read, whatever the rights on the way to this checkout are.
as_nobody = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root to drop rights"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such files on Windows")


def refused(path: Path) -> str:
    with pytest.raises(HandInError) as caught:
        load(path)
    message = str(caught.value)
    assert str(path) in message
    assert not ENGLISH.search(message.replace(str(path), "")), message
    return message


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert "bestaat niet" in refused(tmp_path / "niets.json")
    assert "bestaat niet" in refused(tmp_path / "geen" / "map" / "D01.json")
    assert "bestaat niet" not in refused(tmp_path)
    (tmp_path / "map.json").mkdir()
    refused(tmp_path / "map.json")


@posix
def test_links_that_lead_nowhere_or_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "nergens.json").symlink_to(tmp_path / "weg.json")
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    for name in ("nergens.json", "a.json", "b.json"):
        refused(tmp_path / name)
    (tmp_path / "goed.json").symlink_to(GOOD)
    assert load(tmp_path / "goed.json").trainee == load(GOOD).trainee


@pytest.mark.parametrize("name", ["a" * 300, "a\x00b", "/".join(["a" * 200] * 30)], ids=["long", "NUL", "deep"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    refused(tmp_path / name)


def test_a_file_under_a_file(tmp_path: Path) -> None:
    refused(GOOD / "D01.json")


@posix
def test_a_pipe_and_an_endless_device_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.json")
    special = [tmp_path / "pijp.json", *(p for p in map(Path, ("/dev/zero", "/dev/null", "/dev/tty")) if p.exists())]
    done = run("review", *special, GOOD, "--format", "json", timeout=20)
    answers = lines(done.stdout)
    assert done.returncode == 1
    assert all("gewoon bestand" in answer["error"] for answer in answers[:-1])
    assert answers[-1]["trainee"] == load(GOOD).trainee


def test_a_huge_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    huge = tmp_path / "reus.json"
    with huge.open("wb") as file:
        file.truncate(1 << 34)  # sixteen gibibytes of nothing
    message = refused(huge)
    assert "1 MiB" in message
    assert f"{MAX_BYTES + 1:,}".replace(",", ".") not in message, "that is not how big this file is"


def test_reading_is_bounded_where_a_file_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Endless:
        def read(self, size: int = -1) -> bytes:
            asked.append(size)
            assert 0 < size <= MAX_BYTES + 1, "an unbounded read of a file without end"
            return b" " * size

        def __enter__(self) -> Endless:
            return self

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(Path, "open", lambda *_, **__: Endless())
    refused(GOOD)
    assert sum(asked) <= 2 * MAX_BYTES


@pytest.mark.parametrize(
    "error", [PermissionError(13, "x"), OSError(5, "Input/output error"), IsADirectoryError(21, "x")], ids=str
)
def test_an_error_of_the_disk_is_told_in_dutch(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    refused(GOOD)


def dropped(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run without the rights of root."""
    user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    line = [*user, *command(*arguments)]
    return subprocess.run(line, cwd=cwd, env=environment(), timeout=60, capture_output=True, encoding="utf-8")


@as_nobody
def test_a_file_one_may_not_read_gets_its_line(open_folder: Path) -> None:
    for place in ("dicht.json", "map/D01.json"):
        (open_folder / place).parent.mkdir(exist_ok=True)
        shutil.copy(GOOD, open_folder / place)
    (open_folder / "dicht.json").chmod(0)
    (open_folder / "map").chmod(0)
    done = dropped("review", "dicht.json", "map/D01.json", "goed.json", "--format", "json", cwd=open_folder)
    (open_folder / "map").chmod(0o755)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    answers = lines(done.stdout)
    assert ["error" in answer for answer in answers] == [True, True, False]
    assert all("mag" in answer["error"] for answer in answers[:2])


@as_nobody
def test_a_folder_one_may_not_open_is_told(open_folder: Path) -> None:
    (open_folder / "map").mkdir(mode=0)
    done = dropped("review", "map", "goed.json", "--format", "json", cwd=open_folder)
    (open_folder / "map").chmod(0o755)
    assert done.returncode == 1
    assert "map" in done.stdout + done.stderr
    assert load(GOOD).trainee in done.stdout


@as_nobody
def test_content_of_ones_own_that_may_not_be_opened_is_told(open_folder: Path) -> None:
    (open_folder / "data").mkdir(mode=0)
    done = dropped("review", "goed.json", "--format", "json", cwd=open_folder)
    (open_folder / "data").chmod(0o755)
    if done.returncode:  # told, or passed over in favour of the installed content
        assert "data" in done.stderr and not ENGLISH.search(done.stderr), done.stderr
    else:
        assert load(GOOD).trainee in done.stdout


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the user without rights can reach, with one good hand-in."""
    folder = tmp_path_factory.mktemp("open")
    for part in (folder, *folder.parents):
        if part.is_relative_to(tmp_path_factory.getbasetemp().parent) and part.stat().st_uid == os.geteuid():
            part.chmod(0o755)
    shutil.copy(GOOD, folder / "goed.json")
    (folder / "goed.json").chmod(0o644)
    probe = subprocess.run(
        ["setpriv", f"--reuid={NOBODY}", "cat", str(folder / "goed.json"), str(ROOT / "data" / "criteria.toml")],
        capture_output=True,
    )
    if probe.returncode:
        pytest.skip("this checkout or the temporary folder is closed to others")
    return folder


@pytest.mark.parametrize("name", ["a" * 300, "geen/map/x.json"], ids=["too long", "no such folder"])
def test_an_impossible_path_leaves_the_other_files_reviewed(name: str) -> None:
    done = run("review", name, GOOD, "--format", "json")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert ["error" in answer for answer in lines(done.stdout)] == [True, False]


def test_notes_that_a_mac_leaves_beside_a_file_are_not_hand_ins(tmp_path: Path) -> None:
    """`._D01.json` on a memory stick is no hand-in; a folder passes over names that begin with a dot."""
    shutil.copy(GOOD, tmp_path / "D12.json")
    (tmp_path / "._D12.json").write_bytes(b"\x00\x05\x16\x07")
    done = run("review", tmp_path, "--format", "json")
    assert [Path(answer["file"]).name for answer in lines(done.stdout)] == ["D12.json"]
    assert done.returncode == 0
