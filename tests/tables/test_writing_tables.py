"""Tables out: nothing in them is a formula, and what was written is read back as it was."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from herstelwerk.tables import harmless, read_table, write_csv, write_xlsx

DANGEROUS = "=+-@\t\r"
ATTACKS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1", " =1+1", "\n=1", "\ufeff=1", "\u200b@x",
    "\x0b=1", "\xa0=1", "-2+3+cmd|x", "=HYPERLINK(\"http://x\")", "\x00=1",
]  # fmt: skip
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
anything = st.one_of(texts, st.sampled_from(ATTACKS), st.integers(-10, 10**6), st.dates(), st.none())
rows = st.lists(st.lists(anything, min_size=3, max_size=3), max_size=6)


def _starts(text: str) -> str:
    return text.lstrip(" \n\x00\xa0\ufeff\u200b\x0b")[:1]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["blauwe-fiets", "", "a=1", "3 - 2", "'al een", "één"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(rows)
def test_no_cell_of_a_csv_begins_as_a_formula(rows: list[list[object]]) -> None:
    text = write_csv(("=kop", "b", "c"), rows).decode("utf-8-sig")  # type: ignore[arg-type]
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(records) == len(rows) + 1
    for record, row in zip(records[1:], rows, strict=True):
        for cell, value in zip(record, row, strict=True):
            assert not (isinstance(value, str) and _starts(cell) and _starts(cell) in DANGEROUS)
            assert cell[:1] not in ("\t", "\r", "=", "@", "+")


@given(rows)
def test_no_cell_of_an_excel_file_is_or_begins_as_a_formula(rows: list[list[object]]) -> None:
    data = write_xlsx("=titel", ("=kop", "b", "c"), rows)  # type: ignore[arg-type]
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    for line in sheet.iter_rows():
        for cell in line:
            assert cell.data_type != "f"
            if isinstance(cell.value, str):
                assert _starts(cell.value) not in tuple(DANGEROUS)


PLAIN = st.text(st.sampled_from("abcé;,\"' \nxyz0123456789"), min_size=1, max_size=20).map(lambda t: f"a{t}b")


@given(st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    for data in (write_csv(("k1", "k2"), rows), write_xlsx("Blad", ("k1", "k2"), rows)):
        table = read_table(data)
        assert not table.problems
        assert [row.cells for row in table.rows] == rows


def test_days_and_numbers_are_written_as_dutch_excel_reads_them() -> None:
    values = [date(2026, 3, 29), datetime(2026, 10, 25, 2, 30), 2.5, -3, None]
    assert (
        write_csv(("a", "b", "c", "d", "e"), [values]).decode("utf-8-sig").split("\r\n")[1]
        == "2026-03-29;2026-10-25 02:30;2,5;-3;"
    )
    line = read_table(write_xlsx("x", ("a", "b", "c", "d", "e"), [[*values[:4], float("nan")]])).rows[0]
    assert line.cells == ("2026-03-29", "2026-10-25 02:30", "2.5", "-3", "")


def test_signs_that_xml_refuses_do_not_stop_a_list() -> None:
    row = ("bel\x07", "half \ud83d", "_x0041_", "regel\r\neinde", "x" * 40_000)
    cells = read_table(write_xlsx("Blad: [1]/2?", ("a", "b", "c", "d", "e"), [row]))
    assert [problem.place for problem in cells.problems] == ["rij 2, kolom E"], "only its length is told"
    assert cells.rows[0].cells[:4] == ("bel\ufffd", "half \ufffd", "_x0041_", "regel\neinde")


def test_an_empty_table_is_a_table() -> None:
    assert read_table(write_csv(("a",), [])).header == ("a",) == read_table(write_xlsx("", ("a",), [])).header


def test_a_lone_empty_cell_stays_a_row() -> None:
    assert write_csv(("a",), [("",), ("x",)]).decode("utf-8-sig") == 'a\r\n""\r\nx\r\n'
