"""What is timed from outside: the real command in processes of its own, from a few files to very many."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from make_documents import ROOT
from measure import Run, run, show
from table import Row

from herstelwerk.cli.batch import Job

_HEAVY = ("pandas", "numpy", "matplotlib", "IPython", "ipykernel", "ipywidgets", "anywidget", "jupyter", "nbformat")
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s*(\S+)")
_MOST_MB = 300  # what ten thousand documents may take
DAY = date(2026, 11, 20)


def review_command(*paths: Path, jobs: int = 1) -> list[str]:
    """`herstelwerk review … --format json`, as one would type it."""
    return [sys.executable, "-m", "herstelwerk", "review", *map(str, paths), "--format", "json", "--jobs", str(jobs)]


def part_of(pool: Sequence[Path], number: int, folder: Path) -> Path:
    """A folder with the first files of the pool."""
    place = folder / f"first-{number}"
    if place.exists():
        return place
    place.mkdir()
    for file in pool[:number]:
        try:
            os.link(file, place / file.name)
        except OSError:  # a disk that knows no links
            shutil.copy(file, place / file.name)
    return place


def start_up(file: Path, folder: Path, times: int) -> tuple[float, list[Row]]:
    """The median seconds of one review in a fresh process, beside a bare interpreter, and what that imports."""
    reviews, bare = [], []
    for _ in range(times):
        bare.append(run([sys.executable, "-c", "pass"], ROOT, folder / "bare.txt").seconds)
        reviews.append(run(review_command(file), ROOT, folder / "one.txt"))
    seconds, nothing = statistics.median(r.seconds for r in reviews), statistics.median(bare)
    modules, heavy, slowest = _imported(file)
    figure = f"{show(seconds)} s, {max(r.peak_mb for r in reviews):.0f} MB"
    beside = f"{show(seconds / nothing)} × python -c pass ({show(nothing * 1e3)} ms)"
    rows = [
        Row(f"Start-up, median of {times} fresh processes"),
        Row("herstelwerk review ONE --format json", figure, beside),
        Row("modules imported on that path", f"{modules}", f"slowest by themselves, ms: {slowest}"),
        Row("heavy packages among them", ", ".join(heavy) or "none", f"looked for {', '.join(_HEAVY)}"),
    ]
    return seconds, rows


def _imported(file: Path) -> tuple[int, list[str], str]:
    """How many modules a review of one file imports, the heavy packages among them, and the slowest by themselves."""
    command = review_command(file)
    command[1:1] = ["-X", "importtime"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    own = {name: int(microseconds) for microseconds, _, name in _IMPORT.findall(done.stderr)}
    heavy = sorted({name.partition(".")[0] for name in own if name.partition(".")[0].startswith(_HEAVY)})
    slowest = sorted(own, key=lambda name: -own[name])[:5]
    return len(own), heavy, ", ".join(f"{name} {own[name] / 1e3:.0f}" for name in slowest)


def command_path(files: Sequence[Path], started: float, one_ms: float, folder: Path) -> list[Row]:
    """Documents per second from files on disk: the loop of the command in this process, and the command itself."""
    job = Job(None, DAY, "json")
    job.prepare()
    start = time.perf_counter()
    for file in files:
        if job.answer(file).failed:
            raise RuntimeError(f"{file} was not accepted")
    seconds = time.perf_counter() - start
    number = len(files)
    rows = [
        Row(f"{number:,} files on disk: load, review, JSON line"),
        _rate("in this process, one core", seconds, number, one_ms),
    ]
    place = part_of(files, number, folder)
    single = 0.0
    for jobs in (1, 2):
        done = _checked(place, number, folder, jobs)
        single = single or done.seconds
        rows.append(_rate(f"the command, --jobs {jobs}, start-up included", done.seconds, number, one_ms))
        without = _rate(f"the command, --jobs {jobs}, without start-up", done.seconds - started, number, one_ms)
        faster = "" if jobs == 1 else f"; {show(single / done.seconds)} × as fast as --jobs 1"
        rows.append(without._replace(beside=f"{without.beside}{faster}; {done.peak_mb:.0f} MB"))
    return rows


def _rate(what: str, seconds: float, number: int, one_ms: float) -> Row:
    each = seconds / number * 1e3
    return Row(what, f"{number / seconds:,.0f} documents/s ({show(seconds)} s)", f"{show(each / one_ms)} × one review")


def linearity(pool: Sequence[Path], sizes: Sequence[int], started: float, folder: Path) -> list[Row]:
    """The command over ever more files: the time per document and the memory should stay what they are."""
    rows = [Row("Ever more files, one process (without start-up)")]
    first = 0.0
    for number in sizes:
        done = _checked(part_of(pool, number, folder), number, folder, 1)
        seconds = done.seconds - started
        each = seconds / number
        first = first or each
        figure = f"{show(seconds)} s (CPU {show(done.cpu)}), {number / seconds:,.0f} documents/s, {done.peak_mb:.0f} MB"
        beside = f"{each / first:.2f} × the time each of {sizes[0]:,}; {done.peak_mb / _MOST_MB:.2f} × {_MOST_MB} MB"
        rows.append(Row(f"{number:,} documents", figure, beside))
    return rows


def _checked(place: Path, number: int, folder: Path, jobs: int) -> Run:
    """The command over a folder; every file must have its line."""
    output = folder / "answers.jsonl"
    done = run(review_command(place, jobs=jobs), ROOT, output)
    with output.open("rb") as lines:
        found = sum(1 for _ in lines)
    if found != number:
        raise RuntimeError(f"{found} answers to {number} files")
    return done
