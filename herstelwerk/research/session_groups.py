"""The one question that every engine and every worker is asked about a table of sessions: moments per group.

Each client's own first measurement is joined back, then plain counts, means and variances per group: reductions that
all lazy engines have. Names of columns are replaced by our own, so that odd ones trouble no engine; rows are sorted at
the end, because engines give them in any order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import narwhals as nw

from herstelwerk.outcomes.result import Cell, NotPossibleError
from herstelwerk.research.engines import rows_of
from herstelwerk.research.moments import Moments

BY: Final = ("cohort", "session", "measure")
_ROUNDING: Final = 1e-12  # a spread smaller than this part of the size of the scores is rounding
Key = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns are called. Without a column for the cohort or the measure, all rows are of one."""

    client: str = "client"
    cohort: str = "cohort"
    session: str = "session"
    measure: str = "measure"
    score: str = "score"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every engine and every worker: groups, and the session that counts as the start (or None)."""

    by: tuple[str, ...] = BY
    baseline: Cell = 1
    columns: Columns = field(default_factory=Columns)

    @property
    def person(self) -> tuple[str, ...]:
        """What tells whose start it is: a client of a cohort, on one measure."""
        return (self.columns.cohort, self.columns.client, self.columns.measure)

    @property
    def reads(self) -> tuple[str, ...]:
        """Every column that may be needed."""
        more = () if self.baseline is None else (*self.person, self.columns.session)
        return tuple(dict.fromkeys((*self.by, self.columns.score, *more)))


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its key in the order of `by`, its rows, its scores, and the changes of those who have a start."""

    key: Key
    rows: int
    score: Moments
    change: Moments

    def __add__(self, other: Group) -> Group:
        """Two parts of the same group."""
        return Group(self.key, self.rows + other.rows, self.score + other.score, self.change + other.change)


def groups_of(frame: nw.LazyFrame[Any], question: Question) -> tuple[Group, ...]:
    """The groups of a lazy table, worked out now and sorted; what a worker does with its file.

    Raises:
        NotPossibleError: as `summarise_sessions`.
    """
    return asked(frame, question).groups


def sensible(groups: tuple[Group, ...], question: Question) -> tuple[Group, ...]:
    """The groups of all there is, when they say something.

    Raises:
        NotPossibleError: no rows; nobody with a start.
    """
    if not groups:
        raise NotPossibleError(
            "Er staat geen enkele rij in deze tabel; er is ten minste één sessie met een score nodig."
        )
    if question.baseline is not None and not any(group.change.n for group in groups):
        raise NotPossibleError(
            f"Bij geen enkele cliënt is een beginmeting gevonden ({question.columns.session} = {question.baseline}). "
            "Geef met `baseline` aan welke sessie het begin is, of `baseline=None` voor een tabel zonder verandering."
        )
    return groups


def merged(parts: Iterable[Iterable[Group]]) -> tuple[Group, ...]:
    """Groups of several tables as those of one, sorted."""
    found: dict[Key, Group] = {}
    for group in (group for part in parts for group in part):
        found[group.key] = found[group.key] + group if group.key in found else group
    return tuple(found[key] for key in sorted(found, key=_order))


@dataclass(frozen=True, slots=True)
class Answer:
    """The groups, and the lazy table they were counted in: groups `keys`, `score` and `change`, less `centre`."""

    groups: tuple[Group, ...]
    table: nw.LazyFrame[Any]
    keys: tuple[str, ...]
    centre: float


def asked(frame: nw.LazyFrame[Any], question: Question) -> Answer:
    """Ask a table the question.

    Raises:
        NotPossibleError: a column that is not there, scores that are no numbers, no rows, two starts of one client.
    """
    names, centre = _names(frame, question), _rough_centre(frame, question)
    long = _long(frame, question, names, centre)
    keys = tuple(names[name] for name in question.by)
    if question.baseline is None:
        table = long.with_columns(nw.lit(None, nw.Float64).alias("change"))
    else:
        table = _with_change(long, question, names, _start(frame, question))
    found = table.group_by(*keys).agg(
        nw.len().alias("rows"),
        *(nw.col("score").count().alias("n"), nw.col("score").mean().alias("mean"), nw.col("score").var().alias("var")),
        nw.col("change").count().alias("n_change"),
        nw.col("change").mean().alias("mean_change"),
        nw.col("change").var().alias("var_change"),
    )
    groups = merged([[_group(row, len(keys), centre) for row in rows_of(found)]])
    if question.baseline is not None:
        _one_start_each(long, groups, question)
    return Answer(groups, table, keys, centre)


def _names(frame: nw.LazyFrame[Any], question: Question) -> dict[str, str]:
    """A name of our own for every column that is there, so that odd names trouble no engine."""
    there, columns = frame.collect_schema(), question.columns
    if not question.by or columns.score in question.by:
        raise NotPossibleError("Geef met `by` ten minste één kolom om op in te delen, en niet de kolom met scores.")
    optional = {columns.cohort, columns.measure} - set(question.by)
    lacking = [name for name in question.reads if name not in there and name not in optional]
    if lacking:
        raise NotPossibleError(
            f"In de tabel ontbreekt: {', '.join(lacking)}. De kolommen heten: {', '.join(there)}. Geef met `columns` "
            "en `by` aan hoe ze heten."
        )
    kind = there[columns.score]
    if not kind.is_numeric() and kind != nw.Unknown:
        raise NotPossibleError(
            f"In de kolom ‘{columns.score}’ staan niet alleen getallen, dus er is niets mee te rekenen. Lees ze "
            "eerst in met het woordenboek: dat zegt in welke rij wat er staat, ook bij een komma of punt te veel."
        )
    return {name: f"c{i}" for i, name in enumerate(name for name in question.reads if name in there)}


def _rough_centre(frame: nw.LazyFrame[Any], question: Question) -> float:
    """About where the scores lie. Dask takes a variance as a difference of two large sums, so it gets small ones."""
    if not frame.implementation.is_dask():
        return 0.0
    first = [row[0] for row in rows_of(frame.select(nw.col(question.columns.score).cast(nw.Float64)).head(100))]
    there = [score for score in first if score is not None and math.isfinite(score)]
    return float(round(sum(there) / len(there))) if there else 0.0


def _long(frame: nw.LazyFrame[Any], question: Question, names: Mapping[str, str], centre: float) -> nw.LazyFrame[Any]:
    score = nw.col(question.columns.score).cast(nw.Float64)
    plain = [nw.col(name).alias(own) for name, own in names.items() if name != question.columns.score]
    less = score - centre if centre else score
    return frame.select(*plain, nw.when(score.is_finite()).then(less).alias("score"))


def _start(frame: nw.LazyFrame[Any], question: Question) -> Cell:
    """The start in the type of its column: engines differ in what they make of a number beside a word."""
    name = question.columns.session
    numeric = frame.collect_schema()[name].is_numeric()
    if numeric and isinstance(question.baseline, str):
        raise NotPossibleError(
            f"De kolom ‘{name}’ bevat getallen, en als begin is ‘{question.baseline}’ gegeven. Geef een getal."
        )
    return question.baseline if numeric else str(question.baseline)


def _with_change(
    long: nw.LazyFrame[Any], question: Question, names: Mapping[str, str], start: Cell
) -> nw.LazyFrame[Any]:
    person = [names[name] for name in question.person if name in names]
    at_start = nw.col(names[question.columns.session]) == nw.lit(start)
    first = long.filter(at_start).select(*person, nw.col("score").alias("start"))
    first = first.drop_nulls()  # pandas would find the start of one without a code for all without a code
    both = long.join(first, on=person, how="left")
    return both.with_columns((nw.col("score") - nw.col("start")).alias("change"))


def _one_start_each(long: nw.LazyFrame[Any], groups: Sequence[Group], question: Question) -> None:
    """A client with two starts comes out of the join with every row twice."""
    ((rows,),) = rows_of(long.select(nw.len()))
    if sum(group.rows for group in groups) != rows:
        raise NotPossibleError(
            f"Van ten minste één cliënt staat de beginmeting ({question.columns.session} = {question.baseline}) er "
            "meer dan één keer in, in hetzelfde cohort en op dezelfde maat. Welke telt, kan het programma niet weten: "
            "haal de dubbele rijen weg, of geef elke cliënt een eigen code."
        )


def _group(row: tuple[Any, ...], width: int, centre: float) -> Group:
    rows, n, mean, var, n_change, mean_change, var_change = row[width:]
    middle = centre + (mean if n else 0.0)
    score = _moments(n, middle, var, abs(middle))
    change = _moments(n_change, mean_change, var_change, abs(middle))
    return Group(tuple(plain(value) for value in row[:width]), int(rows), score, change)


def _moments(n: int, mean: float | None, var: float | None, size: float) -> Moments:
    if not n or mean is None:  # a mean of nothing
        return Moments()
    spread = 0.0 if n < 2 or var is None or math.sqrt(max(var, 0.0)) <= _ROUNDING * size else float(var)
    return Moments(int(n), float(mean), spread * (n - 1))


def plain(value: Any) -> Cell:
    """A key as a plain value: an engine that knows no missing whole numbers gives 3.0 for 3."""
    if value is None or type(value).__name__ == "NAType" or value != value:  # pandas' NA has no truth
        return None
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int | float | str) else str(value)


def _order(key: Key) -> tuple[tuple[bool, bool, Any], ...]:
    """Numbers before words, nothing at the end."""
    return tuple((cell is None, isinstance(cell, str), 0 if cell is None else cell) for cell in key)
