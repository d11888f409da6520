"""Times the summary of sessions at scale beside hand-written SQL, Polars, pandas and dask.dataframe.

    python benchmarks/scale.py [--rows 100000 1000000 10000000] [--full] [--csv] [--runs 5] [--folder F] [--markdown]

Every run is a fresh process; engines take turns, so that other work on the machine meets all of them. Figures are the
minimum / median of the runs: seconds of work after the imports, wall and CPU seconds of the whole process with its
workers, and the peak of its memory (PSS of all processes together: what they share counts once). All engines must come
to the same checksum. `--full` adds 3·10⁶ and 3·10⁷ rows. Nothing here passes or fails on a time; the targets stand
beside the ratios.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import scale_data
from measure import kilobytes, machine, tree
from scale_engines import ENGINES
from table import Row, as_markdown, as_text

HERE = Path(__file__).resolve().parent
EVERY = 0.03  # seconds between two looks at memory


class Run(NamedTuple):
    """One process."""

    work: float
    wall: float
    cpu: float
    peak_mb: float
    checksum: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    options = _options(arguments)
    sizes = sorted({*options.rows, *((3_000_000, 30_000_000) if options.full else ())})
    with tempfile.TemporaryDirectory() as own:
        folder = Path(options.folder or own)
        rows = [Row(f"{machine()}; minimum / median of {options.runs}, engines in turn")]
        for kind in ("parquet", "csv") if options.csv else ("parquet",):
            found = {size: _runs(folder, kind, size, options) for size in sizes}
            for size, runs in found.items():
                rows += [Row(f"{kind}, {size:,} rows"), *_told(runs)]
            rows += [Row(f"{kind}: growth"), *_growth(found)]
    print((as_markdown if options.markdown else as_text)(rows))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scale.py", description="Times the summary of sessions beside its peers.")
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--full", action="store_true", help="also 3 and 30 million rows")
    parser.add_argument("--csv", action="store_true", help="also from CSV")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--folder", help="where the data stay for a next time")
    parser.add_argument("--markdown", action="store_true")
    return parser.parse_args(arguments)


def _runs(folder: Path, kind: str, size: int, options: argparse.Namespace) -> dict[str, list[Run]]:
    scale_data.write(folder, size)
    found: dict[str, list[Run]] = {engine: [] for engine in options.engines}
    for turn in range(options.runs + 1):
        for engine, runs in found.items():
            one = run(engine, kind, folder, size)
            runs += [one] if turn else []  # the first turn brings files into memory
            print(f"{kind} {size:,} {engine}: {one.work:.2f} s, {one.peak_mb:.0f} MB", file=sys.stderr)
    sums = {engine: runs[0].checksum for engine, runs in found.items()}
    first = next(iter(sums.values()))
    if not all(math.isclose(first, other, rel_tol=1e-9) for other in sums.values()):
        raise RuntimeError(f"The engines do not agree: {sums}")
    return found


def run(engine: str, kind: str, folder: Path, size: int) -> Run:
    """One engine in a process of its own.

    Raises:
        RuntimeError: when it fails.
    """
    command = [sys.executable, str(HERE / "scale_engines.py"), engine, kind, str(folder), str(size)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH"))))}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, env=env)
        watch = _Memory(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        out.seek(0)
        err.seek(0)
        if process.returncode:
            raise RuntimeError(f"{engine}: {err.read().decode()[-2000:]}")
        told = json.loads(out.read().splitlines()[-1])
    return Run(told["seconds"], wall, usage.ru_utime + usage.ru_stime, watch.peak / 1024, told["checksum"])


class _Memory(threading.Thread):
    """The highest sum of proportional set sizes of a process and its children; 0 where there is no /proc."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self._done = pid, 0, threading.Event()

    def run(self) -> None:
        while not self._done.wait(EVERY):
            self.peak = max(self.peak, sum(kilobytes(pid, "smaps_rollup", "Pss") for pid in tree(self.pid)))

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()


def _told(found: dict[str, list[Run]]) -> list[Row]:
    rows = []
    for engine, runs in found.items():
        work, wall, cpu = (_spread([one[i] for one in runs]) for i in range(3))
        peak = f"{min(one.peak_mb for one in runs):.0f} / {statistics.median(one.peak_mb for one in runs):.0f} MB"
        rows.append(Row(f"{engine}: work", f"{work} s", f"wall {wall} s; CPU {cpu} s; peak {peak}"))
    return rows + [Row(*told) for told in _ratios(found)]


def _ratios(found: dict[str, list[Run]]) -> list[tuple[str, str, str]]:
    wanted = (
        ("herstelwerk", "duckdb-sql", "work", 0, "≤ 1.25"),
        ("herstelwerk", "duckdb-sql", "CPU", 2, ""),
        ("pandas", "herstelwerk", "work", 0, "≥ 3"),
        ("pandas", "herstelwerk", "peak", 3, "≥ 4"),
        ("dask.dataframe", "herstelwerk-dask", "work", 0, "≥ 4"),
    )
    rows = []
    for over, under, what, i, target in wanted:
        if over in found and under in found:
            a, b = ([one[i] for one in found[engine]] for engine in (over, under))
            ratio = f"{min(a) / min(b):.2f} × / {statistics.median(a) / statistics.median(b):.2f} ×"
            rows.append((f"{what}: {over} over {under}", ratio, f"target {target}" if target else ""))
    return rows


def _growth(found: dict[int, dict[str, list[Run]]]) -> list[Row]:
    rows = []
    sizes = list(found)
    for small in sizes:
        for large in (size for size in sizes if size == 10 * small):
            for engine in found[small]:
                a, b = (min(one.work for one in found[size][engine]) for size in (small, large))
                text = f"{small:,} to {large:,}: {engine}"
                rows.append(Row(text, f"{math.log10(b / a):.2f}", f"{1e9 * (b - a) / (large - small):.0f} ns per row"))
    return rows


def _spread(values: Sequence[float]) -> str:
    return f"{min(values):.2f} / {statistics.median(values):.2f}"


if __name__ == "__main__":
    sys.exit(main())
