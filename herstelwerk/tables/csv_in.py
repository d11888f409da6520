"""CSV as Dutch people have it: semicolons from Excel, commas from elsewhere, tabs, and two ways to write é."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from herstelwerk.tables.table import Refused, Row, Table, place, table_of

_DELIMITERS = (";", ",", "\t")  # where two divide the header alike, the first wins
_TOLD = re.compile(r"sep=([;,\t])\r?\n?", re.IGNORECASE)  # how Excel is told the delimiter
_AS_TEXT = "een tekstbestand (CSV); sla het in Excel op als ‘CSV UTF-8’"
_ERRORS = {
    "field larger": ("een cel is veel te lang; is er een aanhalingsteken niet gesloten?", "korte cellen"),
    "unexpected end": ("een aanhalingsteken is niet gesloten", "bij elk aanhalingsteken ook het sluitende"),
    "expected after": ("er staat tekst achter een gesloten aanhalingsteken", "een scheidingsteken"),
}


def read_csv(data: bytes, name: str) -> Table:
    """The table in the bytes of a CSV file.

    Raises:
        Refused: when it is no text.
    """
    return table_of(name, csv_records(data))


def csv_records(data: bytes) -> Iterator[Row]:
    """The records of a CSV file one by one, for a table too long for `read_table`; none of an empty file.

    Raises:
        Refused: when it is no text; while it is read, at the row where a quote goes wrong.
    """
    text = _text(data)
    if not text.strip(' ;,\t\r\n"'):
        return iter(())
    told = _TOLD.match(text)
    if told:
        return _rows(text[told.end() :], told[1], first=2)
    return _rows(text, _delimiter(text))


def _text(data: bytes) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")  # Excel: ‘Unicode-tekst’
        else:
            text = _eight_bits(data)
    except UnicodeDecodeError:
        raise Refused("de letters in dit bestand zijn niet te lezen", _AS_TEXT) from None
    if "\x00" in text:
        raise Refused("dit is geen tekst", _AS_TEXT)
    return text


def _eight_bits(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.startswith(codecs.BOM_UTF8):
            raise
        return data.decode("cp1252")  # Excel on Windows: plain ‘CSV’


def _delimiter(text: str) -> str:
    """The one that divides the header into most columns."""

    def columns(delimiter: str) -> int:
        try:
            records = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 20))
        except csv.Error:
            return 0
        return next((len(cells) for cells in records if any(cell.strip() for cell in cells)), 0)

    return max(_DELIMITERS, key=columns)


def _rows(text: str, delimiter: str, first: int = 1) -> Iterator[Row]:
    """The records, empty ones as well: they count in the numbers that people see."""
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = first
    while True:
        try:
            cells = next(records, None)
        except csv.Error as error:
            wrong, expected = next(
                (told for part, told in _ERRORS.items() if part in str(error)), ("deze rij is niet te lezen", _AS_TEXT)
            )
            raise Refused(wrong, expected, place(number)) from None
        if cells is None:
            return
        yield Row(number, tuple(cells))
        number += 1
