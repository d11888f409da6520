"""A file as rows of text with the numbers people see in front of them: CSV, Excel, Parquet, or a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import numpy as np
import pandas as pd

from herstelwerk.problems import Problem
from herstelwerk.research.problems import DataError
from herstelwerk.tables import Refused, Row, csv_records, read_table

MAX_CSV = 300 * 1024 * 1024
_LOOK = 64 * 1024
_PARQUET, _ZIP, _WIDE_SIGNS = b"PAR1", b"PK", (b"\xff\xfe", b"\xfe\xff")
_AS_PARQUET = "een kleiner bestand, of hetzelfde als Parquet"
_ENOUGH = "Sla de lijst op als CSV (UTF-8); daarin past zij wel"


@dataclass(frozen=True, slots=True)
class Raw:
    """What was read of one file. `cells` has a column per heading, counted from 0; `rows` numbers its rows.

    `typed`: the numbers come from a program, so a point divides decimals. `odd` are rows that fit under no heading.
    """

    name: str
    header: tuple[str, ...]
    cells: pd.DataFrame
    rows: np.ndarray
    typed: bool = False
    odd: tuple[Row, ...] = field(default=())


def read_file(path: Path) -> Raw:
    """The rows of a file, whatever its name ends in.

    Raises:
        DataError: when it is no file one may read, or no table.
    """
    name = path.name
    try:
        if not path.is_file():
            wrong = "dit is een map" if path.is_dir() else "dit bestand bestaat niet"
            raise DataError(name, (Problem("", wrong, "een bestand met gegevens"),))
        with path.open("rb") as file:
            start = file.read(_LOOK)
        if start.startswith(_PARQUET):
            return _parquet(path, name)
        if path.stat().st_size > MAX_CSV:
            raise DataError(name, (Problem("", "het bestand is te groot om zo te lezen", _AS_PARQUET),))
        return read_bytes(path.read_bytes(), name)
    except (OSError, ValueError) as error:  # a ValueError is a path that no system knows
        if isinstance(error, DataError):
            raise
        raise DataError(name, (Problem("", "dit bestand is niet te lezen", "een bestand dat je mag lezen"),)) from None


def read_bytes(data: bytes, name: str) -> Raw:
    """The rows in the bytes of a CSV or Excel file; raises as `read_file`."""
    look = data if data.startswith(_ZIP) else _first_lines(data)
    table = read_table(look, name)
    if data.startswith(_ZIP):
        if table.problems:
            raise DataError(name, tuple(_larger(problem) for problem in table.problems))
        return _raw(name, (Row(0, table.header), *table.rows), typed=True)
    whole = tuple(problem for problem in table.problems if not problem.place)
    if whole and not look.startswith(_WIDE_SIGNS):
        raise DataError(name, whole)
    try:
        return _raw(name, csv_records(data), typed=False)
    except Refused as refused:
        raise DataError(name, (refused.problem,)) from None


def from_frame(frame: pd.DataFrame, name: str) -> Raw:
    """The rows of a frame, numbered from 1."""
    header = tuple(str(title) for title in frame.columns)
    cells = pd.DataFrame({place: as_texts(frame.iloc[:, place]) for place in range(len(header))}, dtype=object)
    return Raw(name, header, cells.reset_index(drop=True), np.arange(1, len(frame) + 1), typed=True)


def as_texts(column: pd.Series) -> pd.Series:
    """A column as one would type it; nothing as an empty text."""
    try:
        codes, values = pd.factorize(column, use_na_sentinel=True)
    except TypeError:  # lists, which cannot be looked up
        codes, values = pd.factorize(column.map(str))
    texts = np.array([*(_text(value) for value in values), ""], dtype=object)
    return pd.Series(texts[codes], dtype=object)


def _text(value: object) -> str:
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nee"
    if isinstance(value, float | np.floating):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    if isinstance(value, pd.Timestamp | datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _first_lines(data: bytes) -> bytes:
    """The beginning, up to the end of a line: enough to see what kind of file it is."""
    if len(data) <= _LOOK or data.startswith(_WIDE_SIGNS):
        return data[:_LOOK]
    return data[: data.rfind(b"\n", 0, _LOOK) + 1] or data[:_LOOK]


def _larger(problem: Problem) -> Problem:
    """A sheet that is too long has a way out."""
    if "meer dan" in problem.wrong and "rijen" in problem.wrong:
        return Problem(problem.place, problem.wrong, f"{problem.expected}. {_ENOUGH}")
    return problem


def _raw(name: str, lines: Iterable[Row], typed: bool) -> Raw:
    header: tuple[str, ...] = ()
    rows: list[Sequence[str]] = []
    numbers: list[int] = []
    odd: list[Row] = []
    for line in lines:
        cells: Sequence[str] = line.cells  # blanks around them are taken off later, once per different text
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = _bare([cell.strip() for cell in cells])
            continue
        if len(cells) > len(header):
            if any(cell.strip() for cell in cells[len(header) :]):
                odd.append(Row(line.number, tuple(cells)))
                continue
            cells = cells[: len(header)]
        numbers.append(line.number)
        rows.append(cells if len(cells) == len(header) else [*cells, *[""] * (len(header) - len(cells))])
    if not header:
        empty = Problem("", "er staat niets in dit bestand", "een rij met kopjes en daaronder de gegevens")
        raise DataError(name, (empty,))
    columns = zip(*rows, strict=True) if rows else [()] * len(header)
    cells_of = {place: np.array(column, dtype=object) for place, column in enumerate(columns)}
    return Raw(name, header, pd.DataFrame(cells_of, dtype=object), np.array(numbers, dtype=np.int64), typed, tuple(odd))


def _bare(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _parquet(path: Path, name: str) -> Raw:
    import duckdb  # takes a while to load; not for who only reads CSV

    place = str(path).replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")  # a name, not a pattern
    try:
        with duckdb.connect() as connection:
            frame = connection.execute("select * from read_parquet(?)", [place]).df()
    except Exception:  # broken files come out as errors of many kinds
        problem = Problem("", "dit Parquet-bestand is niet te lezen", "een heel Parquet-bestand; bewaar het opnieuw")
        raise DataError(name, (problem,)) from None
    return from_frame(frame, name)
