"""A bar shows how far something is and leaves nothing behind; where nobody looks there is none."""

from __future__ import annotations

import io
import sys
import types
from typing import Any

import pytest

from herstelwerk.rendering.progress import progress


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_where_nobody_looks_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for shown in (True, False):
        with progress(shown) as tell:
            tell(0.5, "half")
    assert capsys.readouterr() == ("", "")


def test_in_a_terminal_it_is_cleared_and_what_is_told_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as tell:
        tell(0.25, "[bold]GSES[/bold]")
    assert "[bold]GSES[/bold]" in screen.getvalue() and "25%" in screen.getvalue()
    assert screen.getvalue().rstrip("\n").endswith("\x1b[2K")  # the line is wiped


def test_in_a_notebook_it_ends_as_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, str]] = []

    class Handle:
        def update(self, data: dict[str, str], raw: bool) -> None:
            told.append(data)

    def display(data: dict[str, str], raw: bool, display_id: bool) -> Handle:
        told.append(data)
        return Handle()

    ipython: Any = types.ModuleType("IPython")
    ipython.get_ipython = lambda: types.SimpleNamespace(kernel=object())
    inner: Any = types.ModuleType("IPython.display")
    inner.display = display
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    monkeypatch.setitem(sys.modules, "IPython.display", inner)

    def fail() -> None:
        with progress() as tell:
            tell(0.5, "<b>half</b>")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert told[0] == told[-1] == {"text/plain": "", "text/html": ""}
    assert 'value="0.500"' in told[1]["text/html"] and "&lt;b&gt;half" in told[1]["text/html"]
