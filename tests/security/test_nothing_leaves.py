"""What is handed in stays here: a review opens no connection, writes no file and runs nothing of what it reads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import environment
from tests.hand_ins import EXAMPLES, Json, as_bytes, complete, hostile

# Runs a review twice: once to load what it loads, and once, with hostile texts, while every audited event is kept.
WATCH = """
import json, sys
from herstelwerk.cli import main

form, plain, hostile, out = sys.argv[1:]
seen, on = [], False

def hook(event, arguments):
    if on and not event.startswith(("object.__", "sys._getframe", "os.listdir", "os.scandir", "gc.")):
        seen.append((event, [repr(a)[:200] for a in arguments]))

main(["review", plain, "--format", form])
sys.addaudithook(hook)
on = True
main(["review", hostile, "--format", form])
on = False
with open(out, "w") as file:
    json.dump(seen, file)
"""
FORBIDDEN = tuple(
    """socket. subprocess. os.system os.exec os.posix_spawn os.fork os.spawn exec compile import ctypes. pickle.
    marshal. urllib. http. os.remove os.rename os.mkdir shutil. webbrowser tempfile. os.chmod os.truncate os.putenv
    sqlite3. builtins.input""".split()
)
RUN_ME = (
    "__import__('pathlib').Path('GEPAKT').touch()",
    "$(touch GEPAKT)",
    "`touch GEPAKT`",
    "; touch GEPAKT #",
    "| touch GEPAKT",
    "{0.__class__.__init__.__globals__}",
    "{quote.__class__}",
    "%(touch)s %n",
    "!!python/object/apply:os.system ['touch GEPAKT']",
    "cos\nsystem\n(S'touch GEPAKT'\ntR.",
    "=cmd|'/C touch GEPAKT'!A0",
    "<script>fetch('http://127.0.0.1:9/')</script>",
    "{{7*7}} {% import os %}",
    "http://127.0.0.1:9/GEPAKT file:///GEPAKT",
)


def armed() -> Json:
    """A hand-in in which every text would like to be run."""
    document = hostile() | {"trainee": RUN_ME[0], "cohort": RUN_ME[1], "receipt": RUN_ME[2]}
    for i, entry in enumerate(document["inventory"]["entries"]):
        entry |= {"text": f"Geen {RUN_ME[i % len(RUN_ME)]}", "literal": RUN_ME[-1 - i % len(RUN_ME)]}
    for goal in document["plan"]["goals"]:
        goal |= {"text": "Geen " + RUN_ME[0], "why": RUN_ME[5]}
        for i, action in enumerate(goal["actions"]):
            action |= {"text": RUN_ME[i], "when": RUN_ME[-1 - i], "remark": RUN_ME[5]}
    return document


@pytest.mark.parametrize("form", ["json", "table", pytest.param("csv", marks=pytest.mark.full)])
def test_a_review_connects_to_nothing_writes_nothing_and_runs_nothing(tmp_path: Path, form: str) -> None:
    (tmp_path / "plain.json").write_bytes(as_bytes(complete()))
    (tmp_path / "hostile.json").write_bytes(as_bytes(armed()))
    events_file, home = tmp_path / "events", tmp_path / "home"
    home.mkdir()
    before = sorted(tmp_path.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-c", WATCH, form, "plain.json", "hostile.json", str(events_file)],
        cwd=tmp_path,
        env=environment(HOME=str(home), TMPDIR=str(home)),
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert sorted(tmp_path.rglob("*")) == sorted([*before, events_file])
    events = json.loads(events_file.read_text())
    assert any(event == "open" and "hostile.json" in arguments[0] for event, arguments in events)
    assert not [event for event in events if event[0].startswith(FORBIDDEN)]
    assert not [arguments for event, arguments in events if event == "open" and not _only_reads(arguments[1:])]


def _only_reads(arguments: list[str]) -> bool:
    mode, flags = arguments
    return mode in ("'r'", "'rb'", "None") and int(flags) & 0b11 == 0


BLOCKED = """
import socket, sys

def no(*_, **__):
    raise AssertionError("a connection")

for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
    setattr(socket, name, no)
from herstelwerk.cli import main

sys.exit(main(sys.argv[1:]))
"""


def test_everything_works_without_a_network(tmp_path: Path) -> None:
    for arguments in (["review", str(EXAMPLES[0]), "--format", "json"], ["explain", "K1"], ["words"]):
        line = [sys.executable, "-c", BLOCKED, *arguments]
        done = subprocess.run(line, env=environment(), cwd=tmp_path, capture_output=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_that_is_code_is_not_run(tmp_path: Path) -> None:
    code = b"import pathlib; pathlib.Path('GEPAKT').touch()\n"
    pickle = b"cposix\nsystem\n(S'touch GEPAKT'\ntR."
    notebook = b'{"cells": [{"cell_type": "code", "source": ["!touch GEPAKT"]}], "nbformat": 4}'
    for name, data in (("a.py", code), ("b.json", pickle), ("c.json", notebook), ("herstelwerk.json", code)):
        (tmp_path / name).write_bytes(data)
    line = [
        sys.executable,
        "-m",
        "herstelwerk",
        "review",
        "a.py",
        "b.json",
        "c.json",
        "herstelwerk.json",
        "--format",
        "json",
    ]
    done = subprocess.run(line, cwd=tmp_path, env=environment(), capture_output=True, timeout=60)
    assert done.returncode == 1
    assert done.stdout.count(b'"error"') == 4
    assert not (tmp_path / "GEPAKT").exists()


def test_no_module_of_the_package_can_reach_the_network() -> None:
    import ast

    package = Path(__file__).parents[2] / "herstelwerk"
    reaching = {
        "socket",
        "ssl",
        "http",
        "urllib",
        "requests",
        "httpx",
        "aiohttp",
        "ftplib",
        "smtplib",
        "pickle",
        "marshal",
        "shelve",
    }
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [a.name for a in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )  # fmt: skip
            found = reaching & {name.split(".")[0] for name in names}
            if path.name == "server.py":  # it looks for a free port on the loopback address, and only listens there
                found -= {"socket"}
            assert not found, path.name
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec", "compile"), path.name
