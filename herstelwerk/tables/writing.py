"""Tables out, for Excel and LibreOffice in Dutch; no cell ever starts as a formula does."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

Value = str | int | float | date | None
# Also behind blanks and signs nobody sees, which some programs leave out before they look.
_FORMULA = re.compile(r"[\s\x00-\x20\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A
_LONGEST = 32_767  # characters that Excel has room for in one cell
_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NARROW, _WIDE = 8, 45


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A table as CSV that Dutch Excel opens at once: semicolons, a decimal comma, UTF-8 with its mark in front."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    for row in (header, *rows):
        cells = [_as_csv(value) for value in row]
        # A single empty cell has to be written so, or the row would be none; a lone CR is not quoted by itself.
        quoted = any("\r" in cell for cell in cells) or cells == [""]
        (csv.writer(held, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL) if quoted else writer).writerow(
            cells
        )
    return b"\xef\xbb\xbf" + held.getvalue().encode("utf-8", "replace")


def _as_csv(value: Value) -> str:
    if isinstance(value, str):
        return harmless(value.replace("\x00", "\ufffd"))
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def write_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A table as an Excel file with one sheet: the header bold and always in sight, columns as wide as they need."""
    return write_book([(title, header, rows)])


def write_book(tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """Tables as an Excel file with a sheet for each; of each table its title, header and rows."""
    from openpyxl import Workbook  # takes a while to load; not for who only reads CSV

    book = Workbook(write_only=True)
    book.properties.creator = "herstelwerk"
    for title, header, rows in tables:
        _fill(book.create_sheet(_TITLE.sub(" ", title).strip("' ")[:31] or "Blad"), header, rows)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _fill(sheet: Any, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.utils import get_column_letter

    lines = [list(row) for row in rows]
    sheet.freeze_panes = "B2"
    for column in range(1, len(header) + 1):
        texts = [header[column - 1], *(str(line[column - 1] or "") for line in lines if len(line) >= column)]
        width = min(max((len(text) for text in texts), default=0) + 2, _WIDE)
        sheet.column_dimensions[get_column_letter(column)].width = max(width, _NARROW)
    sheet.append([_cell(sheet, name, bold=True) for name in header])
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])


def _cell(sheet: Any, value: Value, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    if isinstance(value, str):
        text = harmless(_ESCAPE.sub("_x005F_", _NO_XML.sub("\ufffd", value)).replace("\r\n", "\n"))
        cell = WriteOnlyCell(sheet, text.replace("\r", "\n")[:_LONGEST])
        cell.data_type = "s"  # text, whatever it looks like
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, float) and value - value != 0:  # not a number, or endless: Excel has no such thing
        cell = WriteOnlyCell(sheet, None)
    else:
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # its types forget a plain day
    if bold:
        cell.font = Font(bold=True)
    return cell
