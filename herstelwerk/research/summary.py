"""Sessions of many clients in a few hundred rows: per group how many, the mean, and the change since the start.

    summarise_sessions("sessies.parquet")                # DuckDB reads the file; no row of it comes into Python
    summarise_sessions(frame, by=("cohort", "measure"))  # pandas, Polars, Dask, PySpark or DuckDB: the same numbers

One question for all engines (`session_groups.py`). What comes out are moments, so that parts (a file per cohort,
`distributed.py`) can be put together. Checked against: hand-written
SQL and pandas (tests/research, benchmarks/scale.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from herstelwerk.dutch import listed
from herstelwerk.outcomes.quantile import t_quantile
from herstelwerk.outcomes.result import Cell, NotPossibleError, Rows, Shown
from herstelwerk.research.engines import opened
from herstelwerk.research.moments import Moments
from herstelwerk.research.session_groups import BY, Answer, Columns, Group, Key, Question, asked, plain, sensible

SMALL: Final = 10  # rows below which a group may show who is in it


@dataclass(frozen=True, slots=True)
class SessionSummary(Shown):
    """The groups, sorted; shows itself, and becomes a frame with `to_frame()`."""

    question: Question
    groups: tuple[Group, ...]
    confidence: float = 0.95
    medians: Mapping[Key, tuple[float | None, float | None]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.groups)

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"Sessies per {listed(self.question.by)}"

    @property
    def _percent(self) -> str:
        return f"{100 * self.confidence:g}".replace(".", ",")

    def rows(self) -> Rows:
        """One row per group. Means need one score, SDs and intervals two; a spread of nought has no interval."""
        reach = _reaches({m.n for group in self.groups for m in (group.score, group.change)}, self.confidence)
        return [self._row(group, reach) for group in self.groups]

    def _row(self, group: Group, reach: Mapping[int, float]) -> Mapping[str, Cell]:
        percent = self._percent
        row: dict[str, Cell] = dict(zip(self.question.by, group.key, strict=True))
        row["rijen"] = group.rows
        row |= _told(group.score, "", "gemiddelde", percent, reach)
        if self.question.baseline is not None:
            row |= _told(group.change, " verandering", "verandering", percent, reach)
        if self.medians:
            row["mediaan"], row["mediaan verandering"] = self.medians[group.key]
        return row

    @property
    def method(self) -> str:
        """What was done, ready to paste."""
        rows, n = sum(group.rows for group in self.groups), sum(group.score.n for group in self.groups)
        told = [
            f"Per combinatie van {listed(self.question.by)}: het aantal rijen, het aantal scores (n), het gemiddelde "
            f"en de SD (n - 1 in de noemer), met een {self._percent}%-interval uit de t-verdeling (n - 1 "
            "vrijheidsgraden).",
            f"Er zijn {rows} rijen; {rows - n} daarvan zonder score, en die zijn weggelaten.",
        ]
        if self.question.baseline is not None:
            paired = sum(group.change.n for group in self.groups)
            told.append(
                "De verandering is per cliënt en per maat de score min de eigen beginmeting "
                f"({self.question.columns.session} = {self.question.baseline}) in hetzelfde cohort; van {n - paired} "
                "scores is er geen beginmeting, en die tellen bij de verandering niet mee."
            )
        told.append("Een latere sessie gaat alleen over wie er toen nog was.")
        small = sum(group.rows < SMALL for group in self.groups)
        if small:
            told.append(f"Groepen van minder dan {SMALL} rijen, die niet naar buiten horen: {small}.")
        return " ".join(told)


def summarise_sessions(
    source: Any,
    by: Sequence[str] = BY,
    baseline: Cell = 1,
    *,
    columns: Columns | None = None,
    engine: Literal["duckdb", "polars", "pandas", "dask", "pyspark"] = "duckdb",
    confidence: float = 0.95,
    medians: bool = False,
) -> SessionSummary:
    """Per group: rows, n, mean, SD and t-interval of the score, and the same of the paired change since the start.

    Parameters
    ----------
    source: a Parquet or CSV file, several, a folder of them, or a frame (pandas, Polars, Dask, PySpark, DuckDB): long
        format, one row per client, session and measure. Scores of None, NaN and infinity count as missing.
    by: the columns that make the groups.
    baseline: the value in the column of sessions that is the start; None for no change. A client who comes in a second
        cohort starts anew there.
    columns: how the columns are called, where that differs.
    engine: what reads a file; a frame stays in its own engine.
    medians: also medians of scores and changes. No engine has these lazily, so groups, scores and changes of all rows
        are brought into memory for it.

    Raises:
        NotPossibleError: a column that is not there, scores that are no numbers, no rows, two starts of one client.
        Unreadable: a file that is not there or cannot be read.
    """
    if not 0.0 < confidence < 1.0:
        raise NotPossibleError(f"De zekerheid moet tussen 0 en 1 liggen (bijvoorbeeld 0,95), niet {confidence}.")
    question = Question((by,) if isinstance(by, str) else tuple(by), baseline, columns or Columns())
    with opened(source, question.reads, engine) as frame:
        answer = asked(frame, question)
        groups = sensible(answer.groups, question)
        return SessionSummary(question, groups, confidence, _medians(answer) if medians else {})


def _medians(answer: Answer) -> dict[Key, tuple[float | None, float | None]]:
    """Medians on the table, brought into memory."""
    table = answer.table.select(*answer.keys, "score", "change").collect("pandas").to_native()
    found = table.groupby(list(answer.keys), dropna=False, observed=True)[["score", "change"]].median()
    found["score"] += answer.centre
    keys = found.index.to_frame(index=False).itertuples(index=False, name=None)
    numbers = found.itertuples(index=False, name=None)
    return {
        tuple(plain(one) for one in key): (_number(score), _number(change))
        for key, (score, change) in zip(keys, numbers, strict=True)
    }


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _reaches(counts: Iterable[int], confidence: float) -> dict[int, float]:
    """The t-quantile for every n that occurs."""
    return {n: t_quantile(0.5 + confidence / 2, n - 1) for n in counts if n > 1}


def _told(moments: Moments, of: str, name: str, percent: str, reach: Mapping[int, float]) -> dict[str, Cell]:
    mean = moments.mean if moments.n else None
    apart = reach[moments.n] * moments.se if moments.se else None
    low, high = (None, None) if mean is None or apart is None else (mean - apart, mean + apart)
    start = f"{percent} %" if not of else f"{name} {percent} %"
    return {f"n{of}": moments.n, name: mean, f"SD{of}": moments.sd, f"{start} van": low, f"{start} tot": high}
