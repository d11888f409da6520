"""The command line within the test's own process, with the word lists read once: quick enough for many cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from herstelwerk.cli import batch, main
from herstelwerk.workbook import Workbook


class Done(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(workbook: Workbook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """`call("review", path)`: run `main` on the workbook of this checkout."""
    monkeypatch.setattr(Workbook, "find", classmethod(lambda cls, start=None: workbook))
    monkeypatch.setattr(batch, "_rules", None)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path) -> Done:
        batch._rules = None
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        return Done(status, *capsys.readouterr())

    return run
