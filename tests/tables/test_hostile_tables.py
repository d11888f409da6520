"""Files made to do harm: they are refused in a sentence, quickly, and nothing is worked out or fetched."""

from __future__ import annotations

import io
import random
import struct
import time
import tracemalloc
import zipfile

import pytest

from herstelwerk.tables import read_table
from herstelwerk.tables.safe_zip import MAX_UNPACKED
from tests.hand_ins import ENGLISH
from tests.tables.books import MAIN, SHEET, book, sheet, text_cell, with_parts

PLAIN = book([("codewoord",), ("blauwe-fiets",)])
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{n} "{("&a" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(1, 10))
    + "]>"
).replace("&a0;", "&a;")
EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _cells(text: str = "codewoord") -> str:
    return f'<row r="1">{text_cell("A1", text)}</row>'


def _utf16(xml: bytes) -> bytes:
    return xml.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _encrypted() -> bytes:
    data = bytearray(PLAIN)
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    return bytes(data)


def _twice() -> bytes:
    held = io.BytesIO(PLAIN)
    with zipfile.ZipFile(held, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, sheet(_cells("ander")))
    return held.getvalue()


def _packed(method: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(held, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return held.getvalue()


def _lying(size: int) -> bytes:
    """A bomb that says of itself to be small."""
    data = bytearray(with_parts(PLAIN, {"xl/media/a.bin": b"\0" * (MAX_UNPACKED + 1)}))
    at = data.rfind(b"xl/media/a.bin") - 46
    struct.pack_into("<L", data, at + 24, size)
    return bytes(data)


def _deep(levels: int) -> bytes:
    return f'<worksheet xmlns="{MAIN}">{"<a>" * levels}{"</a>" * levels}</worksheet>'.encode()


NESTED = io.BytesIO()
with zipfile.ZipFile(NESTED, "w", zipfile.ZIP_DEFLATED) as _inner:
    _inner.writestr("0", b"\0" * 20_000_000)

HOSTILE = {
    "bomb: high ratio": with_parts(PLAIN, {"xl/sharedStrings.xml": b" " * (MAX_UNPACKED + 1)}),
    "bomb: many parts": with_parts(PLAIN, {f"a{n}": b"\0" * 100_000 for n in range(300)}),
    "bomb: parts without end": with_parts(PLAIN, {f"a{n}": b"" for n in range(2_000)}),
    "bomb: says it is small": _lying(10),
    "bomb: no Excel at all": NESTED.getvalue(),
    "billion laughs": with_parts(PLAIN, {SHEET: sheet(_cells("&a9;"), doctype=LAUGHS)}),
    "billion laughs in the strings": with_parts(PLAIN, {"xl/sharedStrings.xml": f"{LAUGHS}<sst>&a9;</sst>".encode()}),
    "billion laughs in UTF-16": with_parts(PLAIN, {SHEET: _utf16(sheet(_cells("&a9;"), doctype=LAUGHS))}),
    "external entity": with_parts(PLAIN, {SHEET: sheet(_cells("&x;"), doctype=EXTERNAL)}),
    "external entity in another part": with_parts(PLAIN, {"xl/media/plaatje.png": EXTERNAL.encode() + b"<w>&x;</w>"}),
    "a document type of elsewhere": with_parts(PLAIN, {SHEET: sheet(_cells(), doctype='<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x">')}),
    "a cell far below": with_parts(PLAIN, {SHEET: sheet(_cells() + f'<row r="1048576">{text_cell("A1048576", "x")}</row>')}),
    "a row beyond any sheet": with_parts(PLAIN, {SHEET: sheet(_cells() + '<row r="999999999999"></row>')}),
    "a cell far to the right": with_parts(PLAIN, {SHEET: sheet(f'<row r="1">{text_cell("XFD1", "x")}</row>')}),
    "a cell without a place": with_parts(PLAIN, {SHEET: sheet('<row r="1"><c r="A-1"><v>1</v></c></row>')}),
    "a row with a word for a number": with_parts(PLAIN, {SHEET: sheet('<row r="een"/>')}),
    "nested without end": with_parts(PLAIN, {SHEET: _deep(50_000)}),
    "encrypted": _encrypted(),
    "a part twice": _twice(),
    "bzip2": _packed(zipfile.ZIP_BZIP2),
    "lzma": _packed(zipfile.ZIP_LZMA),
    "cut off": PLAIN[: len(PLAIN) // 2],
    "a zip of something else": with_parts(PLAIN, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    "no XML": with_parts(PLAIN, {SHEET: b"dit is geen blad"}),
    "half an XML": with_parts(PLAIN, {SHEET: sheet(_cells())[:-30]}),
    "no workbook": with_parts(PLAIN, {"xl/workbook.xml": b"<workbook/>"}),
    "a string that is not there": with_parts(PLAIN, {SHEET: sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')}),
    "a number of ten thousand digits": with_parts(PLAIN, {SHEET: sheet(f'<row r="1"><c r="A1"><v>{"9" * 10_000}</v></c></row>')}),
    "PK": b"PK",
}  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_quickly_and_in_dutch(data: bytes) -> None:
    tracemalloc.start()
    begun = time.monotonic()
    table = read_table(data, "lijst.xlsx")
    took, (_, most) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert table.problems and not table.rows
    told = " ".join(map(str, table.problems))
    assert not ENGLISH.search(told) and "root:" not in told
    assert took < 20 and most < 150 * 1024 * 1024


def test_a_million_rows_declared_and_two_there_is_an_ordinary_list() -> None:
    rows = f'<row r="1">{text_cell("A1", "codewoord")}</row><row r="2">{text_cell("A2", "vis7")}</row>'
    rows += '<row r="1048576"><c r="XFD1048576" s="0"/></row>'  # layout without content, as LibreOffice leaves it
    data = with_parts(PLAIN, {SHEET: sheet(rows, before='<dimension ref="A1:XFD1048576"/>')})
    begun = time.monotonic()
    table = read_table(data)
    assert time.monotonic() - begun < 5
    assert not table.problems and [row.cells for row in table.rows] == [("vis7",)]


def test_a_formula_with_a_remembered_value_is_neither_worked_out_nor_believed() -> None:
    cell = '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>blauwe-fiets</v></c></row>'
    table = read_table(with_parts(PLAIN, {SHEET: sheet(cell)}))
    assert "formule" in table.problems[0].wrong
    assert "blauwe-fiets" not in str(table)


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_bytes_changed_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(PLAIN)
    for _ in range(chance.choice((1, 3, 10, 60))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    table = read_table(bytes(data))
    assert table.problems or table.header


@pytest.mark.parametrize("seed", range(60))
def test_a_sheet_with_signs_changed_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    xml = bytearray(sheet('<row r="1"><c r="A1" t="s" s="0"><v>0</v></c><c r="B1" t="d"><v>2026-11-16</v></c></row>'))
    for _ in range(chance.choice((1, 2, 5))):
        xml[chance.randrange(len(xml))] = chance.choice(b"<>/&;\"'=0123456789abcrst \x00\xff")
    table = read_table(with_parts(PLAIN, {SHEET: bytes(xml)}))
    assert table.problems or table.header
