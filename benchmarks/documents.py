"""How long an export takes: each paper of each example in each format. Run: python benchmarks/documents.py"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from measure import machine, show

from herstelwerk.documents import (
    FORMATS,
    Answer,
    Chapter,
    Exercise,
    Options,
    Paper,
    inventory_paper,
    plan_paper,
    workbook_paper,
    write,
)
from herstelwerk.domain import FinalAssignment
from herstelwerk.workbook import load

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "data" / "examples").glob("*.json"))
_ONE = "import sys; sys.path.insert(0, {folder!r}); from documents import *; first({path!r}, {format!r})"


def papers(hand_in: FinalAssignment) -> dict[str, Paper]:
    """The three papers of a hand-in; the book with four days of ten answers."""
    answers = tuple(
        Answer(f"Vraag {number}: wat merk je daarvan?", "Ik hoor haar lachen. " * 15) for number in range(10)
    )
    days = [Chapter(f"Dag {day}", (Exercise("Oefeningen", answers),)) for day in range(1, 5)]
    return {
        "inventory": inventory_paper(hand_in.inventory),
        "plan": plan_paper(hand_in.plan, hand_in.inventory),
        "workbook": workbook_paper(
            days, hand_in.inventory, hand_in.plan, hand_in.reflection, options=Options(version="worker")
        ),
    }


def timed(paper: Paper, format: str) -> tuple[float, float]:
    """Milliseconds of one export on the clock, and of the processor: of a PDF in a process of its own."""
    before, start = os.times(), time.perf_counter()
    write(paper, format)
    wall, after = time.perf_counter() - start, os.times()
    return wall * 1e3, sum(after[:4]) * 1e3 - sum(before[:4]) * 1e3


def first(path: str, format: str) -> None:
    """Milliseconds of the first export in a process, with loading the library of the format."""
    print(timed(papers(load(Path(path)))["inventory"], format)[0])


def main() -> None:
    """Print a table over the examples: in a running process, and as the first export of one."""
    print(machine())
    print(f"{'paper':<10} {'format':<6} {'p50 / longest':<20} {'mean CPU':<10} first in a process")
    made = [papers(load(path)) for path in EXAMPLES]
    for name in ("inventory", "plan", "workbook"):
        for format in FORMATS:
            write(made[0][name], format)  # loading the library is counted apart
            figures = [timed(paper[name], format) for paper in made]
            cpu = f"{show(statistics.mean(used for _, used in figures))} ms"
            cold = _cold(format) if name == "inventory" else ""
            print(f"{name:<10} {format:<6} {_spread([wall for wall, _ in figures]):<20} {cpu:<10} {cold}")


def _spread(times: list[float]) -> str:
    return f"{show(statistics.median(times))} / {show(max(times))} ms"


def _cold(format: str) -> str:
    here = str(Path(__file__).resolve().parent)
    times = []
    for path in EXAMPLES:
        code = _ONE.format(folder=here, path=str(path), format=format)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        times.append(float(done.stdout))
    return _spread(times)


if __name__ == "__main__":
    main()
