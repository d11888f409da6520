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


def start_up(file: Path, folder: Path, times: int) -> tuple[Run, list[Row]]:
    """The median of one review in a fresh process, beside a bare interpreter, and what that imports."""
    reviews, bare = [], []
    for _ in range(times):
        bare.append(run([sys.executable, "-c", "pass"], ROOT, folder / "bare.txt").seconds)
        reviews.append(run(review_command(file), ROOT, folder / "one.txt"))
    median = sorted(reviews)[len(reviews) // 2]
    seconds, nothing = median.seconds, statistics.median(bare)
    modules, heavy, slowest = _imported(file)
    figure = f"{show(seconds)} s, {max(r.peak_mb for r in reviews):.0f} MB"
    beside = f"{show(seconds / nothing)} × python -c pass ({show(nothing * 1e3)} ms)"
    rows = [
        Row(f"Start-up, median of {times} fresh processes"),
        Row("herstelwerk review ONE --format json", figure, beside),
        Row("modules imported on that path", f"{modules}", f"slowest by themselves, ms: {slowest}"),
        Row("heavy packages among them", ", ".join(heavy) or "none", f"looked for {', '.join(_HEAVY)}"),
    ]
    return median, rows


def _imported(file: Path) -> tuple[int, list[str], str]:
    """How many modules a review of one file imports, the heavy packages among them, and the slowest by themselves."""
    command = review_command(file)
    command[1:1] = ["-X", "importtime"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    own = {name: int(microseconds) for microseconds, _, name in _IMPORT.findall(done.stderr)}
    heavy = sorted({name.partition(".")[0] for name in own if name.partition(".")[0].startswith(_HEAVY)})
    slowest = sorted(own, key=lambda name: -own[name])[:5]
    return len(own), heavy, ", ".join(f"{name} {own[name] / 1e3:.0f}" for name in slowest)


def command_path(files: Sequence[Path], started: Run, one_ms: float, folder: Path) -> list[Row]:
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
        without = _rate(f"the command, --jobs {jobs}, without start-up", done.seconds - started.seconds, number, one_ms)
        faster = "" if jobs == 1 else f"; {show(single / done.seconds)} × as fast as --jobs 1"
        rows.append(without._replace(beside=f"{without.beside}{faster}; {done.peak_mb:.0f} MB"))
    return rows


def _rate(what: str, seconds: float, number: int, one_ms: float) -> Row:
    each = seconds / number * 1e3
    return Row(what, f"{number / seconds:,.0f} documents/s ({show(seconds)} s)", f"{show(each / one_ms)} × one review")


def linearity(pool: Sequence[Path], sizes: Sequence[int], started: Run, folder: Path) -> list[Row]:
    """The command over ever more files: the time per document and the memory should stay what they are.

    Other work makes a machine slower for minutes on end, so the smallest size runs again after each of the others,
    and a size is set beside the smallest runs right before and right after it.
    """
    small = sizes[0]
    place = part_of(pool, small, folder)
    before = _checked(place, small, folder, 1)
    rows = [Row("Ever more files, one process, without start-up"), _size(before, small, started, "")]
    for number in sizes[1:]:
        done = _checked(part_of(pool, number, folder), number, folder, 1)
        after = _checked(place, small, folder, 1)
        each = (done.cpu - started.cpu) / number
        least = ((before.cpu + after.cpu) / 2 - started.cpu) / small
        rows.append(
            _size(done, number, started, f"{each / least:.2f} × the CPU each of {small:,} before and after it; ")
        )
        before = after
    return rows


def _size(done: Run, number: int, started: Run, beside: str) -> Row:
    seconds, cpu = done.seconds - started.seconds, done.cpu - started.cpu
    figure = f"{show(seconds)} s (CPU {show(cpu)}), {number / seconds:,.0f} documents/s, {done.peak_mb:.0f} MB"
    return Row(f"{number:,} documents", figure, f"{beside}{done.peak_mb / _MOST_MB:.2f} × {_MOST_MB} MB")


def _checked(place: Path, number: int, folder: Path, jobs: int) -> Run:
    """The command over a folder; every file must have its line."""
    output = folder / "answers.jsonl"
    done = run(review_command(place, jobs=jobs), ROOT, output)
    with output.open("rb") as lines:
        found = sum(1 for _ in lines)
    if found != number:
        raise RuntimeError(f"{found} answers to {number} files")
    return done
