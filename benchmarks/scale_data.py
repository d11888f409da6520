"""Invented sessions at scale: twelve cohorts, teams of eight trainees, six clients each, at most twelve sessions.

Drop-out depends on the alliance, one score in twenty is missing, three measures; long format with eight columns. The
same number of rows and the same seed give the same files: one Parquet, one CSV, and one of each per cohort.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

COHORTS, TRAINEES_PER_TEAM, CLIENTS_PER_TRAINEE, SESSIONS, SEED = 12, 8, 6, 12, 7
MEASURES = {"herstel": (5.0, 1.8), "kracht": (6.0, 1.5), "netwerk": (4.5, 2.1)}  # where it starts, and how it varies
_PER_CLIENT = 26.1  # rows that one client gives on average, measured


class Files(NamedTuple):
    """Where the same rows stand."""

    parquet: Path
    csv: Path
    parquet_parts: tuple[Path, ...]  # one per cohort
    csv_parts: tuple[Path, ...]

    def of(self, kind: str) -> tuple[Path, tuple[Path, ...]]:
        """The one file and the files per cohort of this kind: `parquet` or `csv`."""
        return (self.parquet, self.parquet_parts) if kind == "parquet" else (self.csv, self.csv_parts)


def write(folder: Path, rows: int) -> Files:
    """Write about this many rows, unless they are there already."""
    pa, to_csv, pq = (import_module(name) for name in ("pyarrow", "pyarrow.csv", "pyarrow.parquet"))
    place = folder / f"sessions-{rows}"
    names = [f"cohort-{cohort:02d}" for cohort in range(1, COHORTS + 1)]
    files = Files(
        place / "all.parquet",
        place / "all.csv",
        tuple(place / f"{name}.parquet" for name in names),
        tuple(place / f"{name}.csv" for name in names),
    )
    if (place / "ready").exists():
        return files
    place.mkdir(parents=True, exist_ok=True)
    whole: Any = None
    with files.csv.open("wb") as text:
        for cohort, (parquet, csv) in enumerate(zip(files.parquet_parts, files.csv_parts, strict=True)):
            table = pa.Table.from_pandas(one_cohort(cohort, rows), preserve_index=False)
            pq.write_table(table, parquet)
            to_csv.write_csv(table, csv)
            whole = whole or pq.ParquetWriter(files.parquet, table.schema)
            whole.write_table(table)
            text.write(csv.read_bytes() if not cohort else csv.read_bytes().split(b"\n", 1)[1])
    if whole:
        whole.close()
    (place / "ready").touch()
    return files


def one_cohort(cohort: int, rows: int) -> pd.DataFrame:
    """A twelfth of the rows, of one cohort."""
    import pandas as pd

    draw = np.random.default_rng((SEED, cohort, rows))
    clients = max(CLIENTS_PER_TRAINEE, round(rows / COHORTS / _PER_CLIENT))
    alliance = np.clip(draw.normal(7.0, 1.5, clients), 1, 10)
    stays = draw.geometric(np.clip(0.16 - 0.014 * alliance, 0.01, 0.3))
    many = np.minimum(stays, SESSIONS)
    client = np.repeat(np.arange(clients), many)
    session = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + 1
    parts = [_of_measure(draw, name, client, session, clients) for name in MEASURES]
    frame = pd.concat(parts, ignore_index=True)
    number = frame["client"] + cohort * 10_000_000
    return pd.DataFrame(
        {
            "cohort": f"C{cohort + 1:02d}",
            "team": number // (TRAINEES_PER_TEAM * CLIENTS_PER_TRAINEE),
            "trainee": number // CLIENTS_PER_TRAINEE,
            "client": number,
            "session": frame["session"].astype("int32"),
            "measure": frame["measure"],
            "score": frame["score"],
            "alliance": np.round(alliance[frame["client"]], 1),
        }
    ).sort_values(["client", "session", "measure"], ignore_index=True)


def _of_measure(
    draw: np.random.Generator, name: str, client: np.ndarray, session: np.ndarray, clients: int
) -> pd.DataFrame:
    start, spread = MEASURES[name]
    own = draw.normal(start, spread, clients)[client] + draw.normal(0.12, 0.1, clients)[client] * (session - 1)
    score = np.round(np.clip(own + draw.normal(0, 0.8, len(client)), 0, 10), 1)
    score[draw.random(len(client)) < 0.045] = np.nan
    import pandas as pd

    return pd.DataFrame({"client": client, "session": session, "measure": name, "score": score})
