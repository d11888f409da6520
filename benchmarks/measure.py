"""How things are timed here: in this process, and as a command in a process of its own (Linux, macOS)."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")
_EVERY = 0.05  # seconds between two looks at the memory of a command


class Spread(NamedTuple):
    """Milliseconds over many documents."""

    p50: float
    p95: float
    cpu: float  # mean CPU milliseconds: steadier where other work takes part of the machine

    def __str__(self) -> str:
        return f"{show(self.p50)} / {show(self.p95)} ms"


class Run(NamedTuple):
    """One command, from start to end."""

    seconds: float
    cpu: float
    peak_mb: float  # of the process and its children together; pages they share count for each


class Timer:
    """Gathers the time that calls take."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def __call__(self, function: Callable[[], _T]) -> _T:
        """Call and time."""
        cpu, wall = time.process_time(), time.perf_counter()
        value = function()
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)
        return value

    def spread(self) -> Spread:
        """What was gathered, in milliseconds."""
        ordered = sorted(self.wall)
        p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        return Spread(statistics.median(ordered) * 1e3, p95 * 1e3, statistics.mean(self.cpu) * 1e3)


def best_ms(function: Callable[[], object], before: Callable[[], object], times: int = 3) -> float:
    """CPU milliseconds of the best of a few calls; `before` runs untimed ahead of each."""
    found = []
    for _ in range(times):
        before()
        start = time.process_time()
        function()
        found.append(time.process_time() - start)
    return min(found) * 1e3


def run(command: Sequence[str], folder: Path, output: Path) -> Run:
    """Run a command with its output in a file.

    Raises:
        RuntimeError: when it fails; a benchmark of something that does not work says nothing.
    """
    with output.open("wb") as out, output.with_suffix(".err").open("wb") as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    if process.returncode:
        said = output.with_suffix(".err").read_text()[-2000:]
        raise RuntimeError(f"{' '.join(command)}: status {process.returncode}\n{said}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, watch.peak_mb())


class _Watch(threading.Thread):
    """Looks at a process and its children until told to stop. The kernel's own `ru_maxrss` is no help: a child
    starts with the peak of the process that started it, and of children it gives the largest, not all together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peaks: dict[int, int] = {}
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(_EVERY):
            for pid in tree(self.pid):
                self.peaks[pid] = max(self.peaks.get(pid, 0), kilobytes(pid, "status", "VmHWM"))

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()

    def peak_mb(self) -> float:
        """Peaks of all processes added up; 0 where the system has no /proc."""
        return sum(self.peaks.values()) / 1024


def tree(pid: int) -> Iterator[int]:
    """A process and all that came from it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from tree(int(child))


def kilobytes(pid: int, file: str, name: str) -> int:
    """A figure of a process that the system tells in kB, such as `VmHWM` in `status`; 0 where there is none."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)


def show(figure: float) -> str:
    """Three digits that mean something: 0.0234, 1.93, 724."""
    if figure == inf:
        return "FAILS"
    if figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.3g}" if figure else "0"


def machine() -> str:
    """What the figures were measured on."""
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {system} (load at the start {load})"
