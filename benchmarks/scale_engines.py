"""One summary of sessions, in this process, by one engine: what `scale.py` starts afresh for every run.

    python benchmarks/scale_engines.py duckdb-sql parquet FOLDER ROWS

Prints seconds of work after the imports, and a checksum over all figures of all groups. Every peer does the whole task
as someone who knows it would write it: read, join each client's start back, and per cohort, session and measure the
rows, n, mean, SD, t-interval, and the same of the change.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import scale_data

COLUMNS = ["cohort", "client", "session", "measure", "score"]
BY = ["cohort", "session", "measure"]
SQL = """
SELECT s.cohort, s.session, s.measure, count(*), count(s.score), avg(s.score), stddev_samp(s.score),
       count(s.score - b.score), avg(s.score - b.score), stddev_samp(s.score - b.score)
FROM {table} s LEFT JOIN (SELECT client, measure, score FROM {table} WHERE session = 1) b
  ON s.client = b.client AND s.measure = b.measure
GROUP BY ALL ORDER BY ALL
"""
Row = Sequence[Any]


def finished(rows: Iterable[Row]) -> list[list[float]]:
    """Rows of key, count and twice n, mean and SD, with the intervals added, sorted."""
    return [
        [rows_, *_with_interval(*row[4:7]), *_with_interval(*row[7:10])]
        for row in sorted(rows, key=lambda row: tuple(row[:3]))
        for rows_ in (float(row[3]),)
    ]


def _with_interval(n: float, mean: float | None, sd: float | None) -> list[float]:
    if not n or mean is None:
        return [0.0] * 5
    plain = 0.0 if n < 2 or sd is None or math.isnan(sd) else float(sd)
    from scipy.special import stdtrit  # here, because worker processes import this file too

    reach = float(stdtrit(n - 1, 0.975)) * plain / math.sqrt(n) if plain else 0.0
    return [float(n), float(mean), plain, mean - reach, mean + reach]


def ours(one: Path, parts: Sequence[Path]) -> list[list[float]]:
    """The default of the project."""
    return _of_summary(import_module("herstelwerk.research.summary").summarise_sessions(one))


def ours_on_two_processes(one: Path, parts: Sequence[Path]) -> list[list[float]]:
    """The project with a Dask client; starting the workers is not in the seconds of work, but in the wall time."""
    module = import_module("herstelwerk.research.distributed")
    with module.on_this_machine(2) as client:
        return timed(lambda: _of_summary(module.summarise_distributed(parts, client)))


def _of_summary(summary: Any) -> list[list[float]]:
    names = ["n", "gemiddelde", "SD", "95 % van", "95 % tot"]
    changes = ["n verandering", "verandering", "SD verandering", "verandering 95 % van", "verandering 95 % tot"]
    found = []
    for row in summary.rows():
        figures = [float(row["rijen"])]
        for n, mean, sd, low, high in (names, changes):  # a spread of nought has no interval here
            middle = row[mean] or 0.0
            ends = [middle if row[end] is None else row[end] for end in (low, high)]
            figures += [float(row[n]), middle, row[sd] or 0.0, *ends]
        found.append(figures)
    return found


def duckdb_sql(one: Path, parts: Sequence[Path]) -> list[list[float]]:
    """SQL written by hand."""
    return finished(import_module("duckdb").sql(SQL.format(table=f"'{one}'")).fetchall())


def pandas(one: Path, parts: Sequence[Path]) -> list[list[float]]:
    """pandas as in its guide."""
    pd = import_module("pandas")
    frame = pd.read_parquet(one, columns=COLUMNS) if one.suffix == ".parquet" else pd.read_csv(one, usecols=COLUMNS)
    return _grouped(frame)


def _grouped(frame: Any) -> list[list[float]]:
    start = frame[frame["session"] == 1][["client", "measure", "score"]].rename(columns={"score": "start"})
    both = frame.merge(start, on=["client", "measure"], how="left")
    both["change"] = both["score"] - both["start"]
    found = both.groupby(BY).agg(
        rows=("session", "size"),
        n=("score", "count"),
        mean=("score", "mean"),
        sd=("score", "std"),
        n_change=("change", "count"),
        mean_change=("change", "mean"),
        sd_change=("change", "std"),
    )
    found = found.compute() if hasattr(found, "compute") else found
    return finished(found.reset_index().itertuples(index=False, name=None))


def polars(one: Path, parts: Sequence[Path]) -> list[list[float]]:
    """Polars, lazy and streaming."""
    pl = import_module("polars")
    frame = (pl.scan_parquet(one) if one.suffix == ".parquet" else pl.scan_csv(one)).select(COLUMNS)
    start = frame.filter(pl.col("session") == 1).select("client", "measure", start="score")
    both = frame.join(start, on=["client", "measure"], how="left").with_columns(
        change=pl.col("score") - pl.col("start")
    )
    found = both.group_by(BY).agg(
        pl.len(),
        *(pl.col("score").count().alias("n"), pl.col("score").mean().alias("mean"), pl.col("score").std().alias("sd")),
        pl.col("change").count().alias("n_change"),
        pl.col("change").mean().alias("mean_change"),
        pl.col("change").std().alias("sd_change"),
    )
    return finished(found.collect(engine="streaming").rows())


def dask_dataframe(one: Path, parts: Sequence[Path]) -> list[list[float]]:
    """dask.dataframe on the same two processes."""
    dd, distributed = import_module("dask.dataframe"), import_module("distributed")
    names = [str(path) for path in parts]
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
        ) as cluster,
        distributed.Client(cluster),
    ):
        if one.suffix == ".parquet":
            return timed(lambda: _grouped(dd.read_parquet(names, columns=COLUMNS)))
        return timed(lambda: _grouped(dd.read_csv(names, usecols=COLUMNS)))


ENGINES: dict[str, tuple[Callable[[Path, Sequence[Path]], list[list[float]]], tuple[str, ...]]] = {
    "herstelwerk": (ours, ("duckdb", "scipy.special", "herstelwerk.research.summary")),
    "duckdb-sql": (duckdb_sql, ("duckdb", "scipy.special")),
    "polars": (polars, ("polars", "scipy.special")),
    "pandas": (pandas, ("pandas", "scipy.special")),
    "herstelwerk-dask": (ours_on_two_processes, ("distributed", "scipy.special", "herstelwerk.research.distributed")),
    "dask.dataframe": (dask_dataframe, ("dask.dataframe", "distributed", "scipy.special")),
}
_SECONDS: list[float] = []


def timed(work: Callable[[], list[list[float]]]) -> list[list[float]]:
    """Time only this part, where starting processes goes before it."""
    start = time.perf_counter()
    found = work()
    _SECONDS.append(time.perf_counter() - start)
    return found


def main() -> None:
    """One run."""
    engine, kind, folder, rows = sys.argv[1:]
    work, needed = ENGINES[engine]
    one, parts = scale_data.write(Path(folder), int(rows)).of(kind)
    for name in needed:
        import_module(name)
    start = time.perf_counter()
    found = work(one, parts)
    seconds = _SECONDS[0] if _SECONDS else time.perf_counter() - start
    total = math.fsum((i + 1) * (j + 1) * figure for i, row in enumerate(found) for j, figure in enumerate(row))
    print(json.dumps({"seconds": seconds, "groups": len(found), "checksum": total}))


if __name__ == "__main__":
    main()
