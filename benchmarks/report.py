"""How long a whole report takes, beside plain matplotlib and python-docx. Run: python benchmarks/report.py [ROUNDS]

Whole: reading the sample, computing all studies, drawing, laying out and writing, in a process of its own (so with
loading all libraries). Beside it, in one process and one run: from computed sections to a file, ours and a peer that
draws as many figures with plain matplotlib (a violin, a line and points with intervals) and writes as many tables of
the same size with plain python-docx: no captions that stay with their picture, no alt text, nothing withheld.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measure import Run, machine, run, show

from herstelwerk.documents.paper import KeepTogether, Paper, Picture, Table
from herstelwerk.studies import Cohorts, Effect, Report
from herstelwerk.studies.report import Study

_ROOT = Path(__file__).resolve().parent.parent
_WHOLE = (
    "import sys; from herstelwerk.studies import Cohorts, Effect, write_report; "
    "print(write_report(sys.argv[1], [Effect(), Cohorts()] if sys.argv[2] == 'all' else [Effect()], progress=False))"
)


def main(rounds: int) -> None:
    """Print a table: whole reports in seconds, and the ratio to the peer."""
    print(machine())
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        head = f"seconds, least / median of {rounds}"
        print(f"{'whole report, a process of its own':<36} {head:<32} CPU     what is in it")
        for name, studies in (("one cohort", "one"), ("one cohort and all twelve", "all")):
            for kind in ("docx", "pdf"):
                runs, said = _whole(folder / f"verslag.{kind}", studies, rounds)
                wall = (
                    f"{show(min(one.seconds for one in runs))} / {show(statistics.median(one.seconds for one in runs))}"
                )
                print(f"{f'{name}, {kind}':<36} {wall:<32} {show(min(one.cpu for one in runs)):<7} {said}")
        _beside(folder, rounds)


def _whole(path: Path, studies: str, rounds: int) -> tuple[list[Run], str]:
    """Runs of a report, and what was said of it; CPU seconds are steadier where other work takes its part."""
    said = path.with_suffix(".txt")
    runs = [run([sys.executable, "-c", _WHOLE, str(path), studies], _ROOT, said) for _ in range(rounds)]
    return runs, said.read_text("utf-8").strip()


def _beside(folder: Path, rounds: int) -> None:
    studies: list[Study] = [Effect(), Cohorts()]
    report = Report(studies)
    paper = report.paper()
    tables, figures = _parts(paper)

    def ours() -> None:
        fresh = Report(studies)
        fresh._gathered = report._gathered  # computed; what is timed is drawing, laying out and writing
        fresh.write(folder / "ours.docx", progress=False)

    def peer() -> None:
        _plain(tables, figures, folder / "peer.docx")

    print(f"\nfrom sections to docx: {len(tables)} tables, {figures} figures; least / median of {rounds}, in turn")
    found = _in_turn(rounds, ours, peer)
    for name, times in zip(("ours", "matplotlib and python-docx"), found, strict=True):
        print(f"{name:<44} {show(min(times))} / {show(statistics.median(times))} s")
    ratio = statistics.median(one / other for one, other in zip(*found, strict=True))
    print(f"ours beside the peer: {show(ratio)} times its time")


def _in_turn(rounds: int, *calls: Callable[[], None]) -> list[list[float]]:
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, own in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            own.append(time.perf_counter() - start)
    return times


def _parts(paper: Paper) -> tuple[list[Table], int]:
    """The tables of a paper, and how many pictures it has."""
    blocks = [block for section in paper.sections for block in section.blocks]
    flat = [inner for block in blocks for inner in (block.blocks if isinstance(block, KeepTogether) else (block,))]
    return [one for one in flat if isinstance(one, Table)], sum(isinstance(one, Picture) for one in flat)


def _plain(tables: list[Table], figures: int, path: Path) -> None:
    """As many figures and tables, as one would write it by hand."""
    import numpy as np
    from docx import Document
    from docx.shared import Mm
    from matplotlib.figure import Figure

    draw = np.random.default_rng(1)
    document = Document()
    for number in range(figures):
        document.add_heading(f"Figuur {number + 1}", 2)
        figure = Figure(figsize=(6.3, 4.2), layout="constrained")
        left, right = figure.subplots(1, 2)
        before, after = draw.normal(29, 4, 27), draw.normal(32, 4, 27)
        left.violinplot([before, after], showmedians=True)
        left.plot([1, 2], [before.mean(), after.mean()], "o-")
        left.set_title("Voor en na")
        right.errorbar(draw.normal(0, 1, 12), range(12), xerr=0.4, fmt="o")
        right.set_yticks(range(12), [f"VZ-{cohort:02}" for cohort in range(12)])
        held = io.BytesIO()
        figure.savefig(held, format="png", dpi=200)
        held.seek(0)
        document.add_picture(held, width=Mm(148))
    for table in tables:
        document.add_paragraph(table.caption)
        made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
            cell.text = column.title
        for row in table.rows:
            for cell, content in zip(made.add_row().cells, getattr(row, "cells", ()), strict=False):
                cell.text = content.text
    document.save(str(path))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
