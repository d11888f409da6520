"""Excel files for tests: ordinary ones, and ones taken apart and put together again by somebody with other plans."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def book(rows: Iterable[Sequence[Any]], title: str = "Blad1") -> bytes:
    """An ordinary file with one sheet."""
    made = Workbook()
    assert made.active is not None
    made.active.title = title
    for row in rows:
        made.active.append(list(row))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes], **options: Any) -> bytes:
    """The same file with other parts in it; a new name is one part more."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, **options) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            new.writestr(name, parts.get(name) if name in parts else old.read(name))
    return held.getvalue()


def sheet(cells: str, before: str = "", doctype: str = "") -> bytes:
    """The XML of a sheet around its rows."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<worksheet xmlns="{MAIN}">{before}'
    return f"{head}<sheetData>{cells}</sheetData></worksheet>".encode()


def text_cell(place: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
