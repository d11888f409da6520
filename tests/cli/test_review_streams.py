"""Where the answers go: a pipe that closes, a full disk, Ctrl-C, and a terminal with a progress bar."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import command, environment, lines
from tests.conftest import ROOT
from tests.hand_ins import EXAMPLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and terminals of another kind")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    for i in range(30):
        shutil.copy(EXAMPLES[-1], folder / f"D{i:02}.json")
    return folder


def on_a_terminal(arguments: list[str], out: Path) -> tuple[int, str]:
    """Run with standard output to a file and standard error to a pseudo-terminal; status and what the terminal got."""
    import pty

    ours, theirs = pty.openpty()
    with out.open("wb") as file:
        process = subprocess.Popen(command(*arguments), stdout=file, stderr=theirs, cwd=ROOT, env=environment())
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is gone
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(timeout=30), shown.decode("utf-8", "replace")


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.full)])
def test_a_bar_on_the_terminal_leaves_the_answers_clean(many: Path, tmp_path: Path, jobs: str) -> None:
    status, shown = on_a_terminal(["review", str(many), "--format", "json", "--jobs", jobs], tmp_path / "uit.jsonl")
    assert status == 0
    assert "Nakijken" in shown
    assert "criteria" not in shown, "the answers went to the terminal instead of the file"
    answers = lines((tmp_path / "uit.jsonl").read_text("utf-8"))
    assert [answer["file"] for answer in answers] == sorted(map(str, many.iterdir()))


@pytest.mark.full
@pytest.mark.parametrize("form", ["csv", "table"])
def test_a_bar_does_not_stand_in_other_forms_either(many: Path, tmp_path: Path, form: str) -> None:
    status, shown = on_a_terminal(["review", str(many), "--format", form], tmp_path / "uit")
    assert status == 0
    text = (tmp_path / "uit").read_text("utf-8")
    assert "D12" in text and "\x1b" not in text
    assert "K1" not in shown


def test_few_files_show_no_bar(tmp_path: Path) -> None:
    _, shown = on_a_terminal(["review", str(EXAMPLES[0]), "--format", "json"], tmp_path / "uit.jsonl")
    assert shown == ""
    assert json.loads((tmp_path / "uit.jsonl").read_text("utf-8"))["trainee"] == "D01"


CLOSED = [
    ["review", "{many}", "--format", "json"],
    pytest.param(["review", "{many}", "--format", "json", "--jobs", "2"], marks=pytest.mark.full),
    ["review", "niets.json", "--format", "json"],
    ["explain", "K1"],
    ["words", "jargon"],
    ["words", "jargon", "--find", "zelfredz"],
    ["--help"],
]


@pytest.mark.parametrize("arguments", CLOSED, ids=lambda a: " ".join(a))
def test_a_reader_that_has_seen_enough_is_no_error(many: Path, arguments: list[str]) -> None:
    """As with `| head -0`: nothing is told and the status is 0."""
    line = command(*(argument.format(many=many) for argument in arguments))
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment()) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        told = process.stderr.read().decode()
        assert (process.wait(timeout=30), told) == (0, "")


def test_head_gets_its_line(many: Path) -> None:
    line = command("review", many, "--format", "json")
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment()) as process:
        assert process.stdout and process.stderr
        first = json.loads(process.stdout.readline())
        process.stdout.close()
        assert (process.wait(timeout=30), process.stderr.read()) == (0, b"")
    assert first["file"].endswith("D00.json")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["review", str(EXAMPLES[0]), "--format", "json"], ["words", "risico"]], ids=lambda a: a[0]
)
def test_a_full_disk_is_told_in_dutch(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env=environment(), timeout=30
        )
    assert done.returncode == 1
    assert done.stderr and b"Traceback" not in done.stderr and b"ignored" not in done.stderr
    assert b"No space left" not in done.stderr, "the system speaks English"


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed_from_the_start_gives_no_traceback(closed: str) -> None:
    line = shlex.join(command("review", EXAMPLES[0], "niets.json", "--format", "json"))
    done = subprocess.run(f"{line} {closed}", shell=True, cwd=ROOT, env=environment(), capture_output=True, timeout=30)
    assert b"Traceback" not in done.stderr


def _as_from_a_terminal() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell lets what it runs in the background ignore Ctrl-C


def interrupted(many: Path, jobs: str, after: float = 0.0) -> tuple[int, str]:
    """Press Ctrl-C when the first answer is there; the status and what was told. A run that goes on is ended."""
    line = command("review", *[many] * 40, "--format", "json", "--jobs", jobs)
    with subprocess.Popen(
        line,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
        start_new_session=True,
        preexec_fn=_as_from_a_terminal,
    ) as process:
        assert process.stdout
        process.stdout.readline()  # it is under way
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everyone of the group gets it
        try:
            _, told = process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            pytest.fail("still busy ten seconds after Ctrl-C")
    return process.returncode, told.decode().strip()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_at_once_and_says_so(many: Path, jobs: str) -> None:
    assert interrupted(many, jobs) == (130, "Gestopt.")


@pytest.mark.full
def test_ctrl_c_stops_several_processes_every_time(many: Path) -> None:
    for i in range(40):
        assert interrupted(many, "2", after=i / 100) == (130, "Gestopt."), i
