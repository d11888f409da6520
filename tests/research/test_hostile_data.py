"""Whatever bytes stand in a file, reading gives data or the room's own error, and no row is ever lost."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelwerk.research import Data, DataError, read_data
from tests.research.files import DICTIONARY, GOOD, HEADER, MEASURES, TODAY, table
from tests.tables.books import book

CELLS = st.sampled_from(
    ["", "A", "B", "t1", "c1", "voormeting", "nameting", "gses", "ors", "dialog.care", "3", "-1", "1,5", "1.5", "1.234",
     "45678", "99", "2025-01-10", "10-01-2025", "2099-01-01", "veel", "NA", "=1+1", "\u202e", "é", "inf", "1e5", "9" * 40]
) | st.text(string.printable, max_size=8)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=9, max_size=9), min_size=1, max_size=12)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def attempt(path: Path, **options: object) -> Data | None:
    try:
        data = read_data(path, DICTIONARY, measures=MEASURES, today=TODAY, **options)  # type: ignore[arg-type]
    except DataError as error:
        if not (error.problems and str(error)):
            raise
        return None
    str(data), data._repr_html_(), data.summary
    return data


@QUIET
@given(st.binary(max_size=400), st.sampled_from([b"", b"PAR1", b"PK\x03\x04", b"SQLite format 3\x00", b"\xff\xfe"]))
def test_any_bytes(tmp_path: Path, content: bytes, start: bytes) -> None:
    for ending in ("csv", "xlsx", "parquet", "sqlite"):
        path = tmp_path / f"x.{ending}"
        path.write_bytes(start + content)
        attempt(path)


@QUIET
@given(ROWS, st.sampled_from(",;\t"), st.booleans())
def test_any_cells_and_no_row_is_lost(tmp_path: Path, rows: list[list[str]], delimiter: str, excel: bool) -> None:
    between = f'"{delimiter}"'
    quoted = ['"' + between.join(cell.replace('"', '""') for cell in row) + '"' for row in rows]
    path = tmp_path / "x.csv"
    path.write_text(table(*quoted, header=HEADER.replace(",", delimiter)), "utf-8", newline="")
    data = attempt(path, excel_days=excel)
    if data is not None:
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        assert data.read == len(filled)
        assert set(data.aside["rij"]) == {n for problem in data.problems if problem.aside for n in problem.rows}
        scores = data.frame.loc[data.frame["measure"] == "gses", "score"].dropna()
        assert ((scores >= 10) & (scores <= 40)).all()


@QUIET
@given(ROWS)
def test_the_order_of_rows_changes_nothing_but_their_numbers(tmp_path: Path, rows: list[list[str]]) -> None:
    plain = [",".join(cell if cell.isalnum() else "" for cell in row) for row in rows]
    found = []
    for name, these in (("x.csv", plain), ("y.csv", plain[::-1])):
        (tmp_path / name).write_text(table(*these))
        data = attempt(tmp_path / name)
        found.append(None if data is None else (len(data.frame), len(data.aside)))
    assert found[0] == found[1]


@pytest.mark.full
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.integers(0, 5000))
def test_a_damaged_excel_or_parquet_file(tmp_path: Path, piece: bytes, at: int) -> None:
    whole = book([HEADER.split(","), GOOD[0].split(",")])
    path = tmp_path / "x.xlsx"
    path.write_bytes(whole[: at % len(whole)] + piece + whole[at % len(whole) + len(piece) :])
    attempt(path)
