"""The first sheet of an Excel file as text. Formulas are told, never worked out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from herstelwerk.problems import Problem
from herstelwerk.tables.safe_zip import LAST_ROW, checked_zip
from herstelwerk.tables.table import MAX_COLUMNS, MAX_PROBLEMS, Refused, Row, Table, place, table_of

_WHOLE = "een heel Excel-bestand (.xlsx); open het in Excel of LibreOffice en sla het opnieuw op"


def read_xlsx(data: bytes, name: str) -> Table:
    """The table on the first sheet that has anything on it.

    Raises:
        Refused: for a file that cannot be read, or that tries something.
    """
    checked_zip(data).close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, in English, of layout that is not read
            return _read(data, name)
    except Refused:
        raise
    except Exception:  # openpyxl has no error of its own for a workbook that makes no sense
        raise Refused("dit Excel-bestand is niet te lezen", _WHOLE) from None


def _read(data: bytes, name: str) -> Table:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        table = Table(name)
        for sheet in book.worksheets:
            problems: list[Problem] = []
            table = table_of(name, _rows(sheet, problems), problems)
            if table.header:
                return table
        return table if table.problems else table_of(name, ())
    finally:
        book.close()


def _rows(sheet: Any, problems: list[Problem]) -> Iterator[Row]:
    """One column more than fits, so that one too many is told. What a file says of its own size is passed over."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1), 1):
        yield Row(number, tuple(_text(cell, number, column, problems) for column, cell in enumerate(cells, 1)))
        if len(problems) > MAX_PROBLEMS:
            return


def _text(cell: Any, row: int, column: int, problems: list[Problem]) -> str:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        expected = "gewone tekst; plak de lijst met ‘Plakken speciaal, waarden’"
        problems.append(Problem(place(row, column), "hier staat een formule", expected))
        return ""
    if cell.data_type == "e":
        problems.append(Problem(place(row, column), "hier staat een foutmelding van Excel", "gewone tekst"))
        return ""
    return _plain(cell.value)


def _plain(value: object) -> str:
    """A value as one would type it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(unescape(value)) if isinstance(value, str) else str(value)
