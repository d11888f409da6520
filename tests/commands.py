"""Running the command line as people do: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

# What would make a run differ from machine to machine.
_LEFT_OUT = ("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "PYTHONUNBUFFERED")


def environment(**more: str) -> dict[str, str]:
    """The environment of a run: plain, and with this checkout to import from.

    A run writes no compiled Python beside what it imports; where `PYTHONPYCACHEPREFIX` names a folder for it, it is kept
    there: without, every server and every worksheet compiles all of Jupyter anew, which takes longer than starting it.
    """
    plain = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    compiled = {} if "PYTHONPYCACHEPREFIX" in os.environ else {"PYTHONDONTWRITEBYTECODE": "1"}
    return plain | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"} | compiled | more


def command(*arguments: str | Path) -> list[str]:
    """`herstelwerk …` as a list for a process."""
    return [sys.executable, "-m", "herstelwerk", *map(str, arguments)]


def run(*arguments: str | Path, cwd: Path = ROOT, timeout: float = 60, **more: str) -> subprocess.CompletedProcess[str]:
    """Run to the end, and fail rather than hang."""
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(**more),
        timeout=timeout,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="surrogateescape",
    )


def lines(output: str) -> list[dict[str, Any]]:
    """JSON Lines as values; only a line feed ends a line."""
    assert output.endswith("\n")
    return [json.loads(line) for line in output[:-1].split("\n")]
