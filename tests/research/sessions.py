"""A small invented table of sessions, with what goes wrong in real ones; and what its summary should be."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

BY = ["cohort", "session", "measure"]


def table(cohorts: int = 3, clients: int = 40, seed: int = 1) -> pd.DataFrame:
    """Clients per cohort with up to six sessions on two measures; codes of clients come again in every cohort."""
    draw = np.random.default_rng(seed)
    rows = [
        (f"C{cohort:02d}", client, session, measure, draw.normal(5.0, 1.5) + 0.2 * session)
        for cohort in range(1, cohorts + 1)
        for client in range(clients)
        for session in range(1, int(draw.integers(2, 7)) + 1)
        for measure in ("herstel", "kracht")
    ]
    frame = pd.DataFrame(rows, columns=["cohort", "client", "session", "measure", "score"])
    frame.loc[draw.random(len(frame)) < 0.1, "score"] = np.nan
    return frame.sample(frac=1, random_state=seed).reset_index(drop=True)


def expected(frame: pd.DataFrame, by: list[str] = BY) -> list[dict[str, Any]]:
    """The summary worked out plainly, group by group."""
    start = (
        frame[(frame.session == 1) & frame.score.notna()].set_index(["cohort", "client", "measure"])["score"].to_dict()
    )
    people = zip(frame.cohort, frame.client, frame.measure, strict=True)
    change = frame.score - pd.Series([start.get(person, math.nan) for person in people], index=frame.index)
    found = []
    for key, part in frame.assign(change=change).groupby(by):
        row = dict(zip(by, key if isinstance(key, tuple) else (key,), strict=True))
        row |= {"rijen": len(part)}
        row |= _of(part.score.dropna(), "", "gemiddelde", "95 %")
        row |= _of(part.change.dropna(), " verandering", "verandering", "verandering 95 %")
        found.append(row)
    return found


def _of(values: pd.Series, of: str, name: str, interval: str) -> dict[str, Any]:
    n, sd = len(values), float(values.std()) if len(values) > 1 else None
    low, high = None, None
    if sd:
        low, high = stats.t.interval(0.95, n - 1, values.mean(), sd / math.sqrt(n))
    mean = float(values.mean()) if n else None
    return {f"n{of}": n, name: mean, f"SD{of}": sd, f"{interval} van": low, f"{interval} tot": high}


def same(found: Any, wanted: Any, within: float = 1e-9) -> None:
    """Two lists of rows hold the same, numbers up to the given relative difference."""
    assert [list(row) for row in found] == [list(row) for row in wanted]
    for one, other in zip(found, wanted, strict=True):
        for name, value in other.items():
            if isinstance(value, float) and isinstance(one[name], float):
                assert math.isclose(one[name], value, rel_tol=within, abs_tol=within), (name, one, other)
            else:
                assert one[name] == value, (name, one, other)


def write_cohorts(frame: pd.DataFrame, folder: Path) -> list[Path]:
    """A Parquet file per cohort."""
    files = []
    for cohort, part in frame.groupby("cohort"):
        files.append(folder / f"cohort-{cohort}.parquet")
        part.to_parquet(files[-1], index=False)
    return files
