"""Starting stays quick: what a review does not need is not loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.commands import environment
from tests.conftest import ROOT
from tests.hand_ins import EXAMPLES

HEAVY = {"pandas", "numpy", "matplotlib", "IPython", "jupyter", "jupyter_core", "ipywidgets", "scipy", "notebook"}


def imported(*arguments: str) -> set[str]:
    """The packages that a run imports."""
    line = [sys.executable, "-X", "importtime", "-m", "herstelwerk", *arguments]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment(), timeout=60)
    assert done.returncode == 0
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("form", ["json", "table", pytest.param("csv", marks=pytest.mark.full)])
def test_a_review_loads_no_frames_charts_or_notebooks(form: str) -> None:
    found = imported("review", str(EXAMPLES[0]), "--format", form)
    assert "herstelwerk" in found
    assert not HEAVY & found
    assert form == "table" or "rich" not in found


@pytest.mark.parametrize("arguments", [["--help"], ["words"], ["explain", "K1"]], ids=" ".join)
def test_the_small_commands_load_less(arguments: list[str]) -> None:
    assert not HEAVY & imported(*arguments)
