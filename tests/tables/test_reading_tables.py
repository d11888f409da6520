"""Lists as people have them: from Excel, LibreOffice and elsewhere, with all their small differences."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from herstelwerk.tables import Row, key_of, read_table
from herstelwerk.tables.table import MAX_ROWS, place
from tests.hand_ins import ENGLISH
from tests.tables.books import SHEET, book, sheet, text_cell, with_parts

ROWS = (Row(2, ("blauwe-fiets", "aanwezig")), Row(3, ("stille-reiger", "één")))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_every_make(delimiter: str, end: str, encoding: str) -> None:
    lines = [("Codewoord", "D1o"), ("blauwe-fiets", "aanwezig"), ("stille-reiger", "één")]
    data = end.join(delimiter.join(line) for line in lines).encode(encoding)
    table = read_table(data)
    assert (table.header, table.rows, table.problems) == (("Codewoord", "D1o"), ROWS, ())


def test_excel_may_say_its_own_delimiter_and_rows_keep_their_number() -> None:
    table = read_table(b"sep=,\r\nCodewoord,D1o\r\n\r\nblauwe-fiets,ja\r\n")
    assert table.header == ("Codewoord", "D1o")
    assert table.rows == (Row(4, ("blauwe-fiets", "ja")),)


def test_quotes_may_hold_a_delimiter_a_quote_and_a_line_end() -> None:
    table = read_table(b'code;wat\n"a;b";"zij zei ""ja""\nen ging"\nc;d\n')
    assert table.rows == (Row(2, ("a;b", 'zij zei "ja"\nen ging')), Row(3, ("c", "d")))


def test_one_column_is_a_table_and_empty_cells_at_the_end_do_not_count() -> None:
    assert read_table(b"codewoord\nvis7\n").rows == (Row(2, ("vis7",)),)
    table = read_table(b"code;wat;;\nvis7;;;\n;;;\nmus9;x;;\n")
    assert table.header == ("code", "wat")
    assert table.rows == (Row(2, ("vis7", "")), Row(4, ("mus9", "x")))


def test_an_excel_file_as_text() -> None:
    rows = [
        ("code", "dag", "tijd", "moment", "getal", "half", "ja"),
        ("vis7", date(2026, 3, 29), time(13, 30), datetime(2028, 2, 29, 9, 5), 7, 0.5, True),
        ("007", None, None, None, 7.0, -1, False),
    ]
    table = read_table(book(rows), "lijst.xlsx")
    assert not table.problems
    assert table.rows[0].cells == ("vis7", "2026-03-29", "13:30", "2028-02-29 09:05", "7", "0.5", "ja")
    assert table.rows[1].cells == ("007", "", "", "", "7", "-1", "nee")


def test_what_a_file_is_follows_from_its_bytes_not_its_name() -> None:
    assert read_table(book([("a",), ("b",)]), "lijst.csv").rows == (Row(2, ("b",)),)
    assert read_table(b"a\nb\n", "lijst.xlsx").rows == (Row(2, ("b",)),)


def test_the_first_sheet_with_something_on_it_and_a_list_that_begins_low() -> None:
    cells = f'<row r="7">{text_cell("A7", "code")}</row><row r="9">{text_cell("A9", "vis7")}</row>'
    table = read_table(with_parts(book([("a",)]), {SHEET: sheet(cells)}))
    assert (table.header, table.rows) == (("code",), (Row(9, ("vis7",)),))


@pytest.mark.parametrize("data", [b"", b" \n \n", b"\xef\xbb\xbf", b";;;\n", book([]), book([(None, " ")])])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert [problem.wrong for problem in read_table(data).problems] == ["er staat niets in dit bestand"]


WRONG = {
    "another alphabet of bytes": (b"code\n\x81\x8d\n", "letters"),
    "UTF-8 with a mark, broken": (b"\xef\xbb\xbfcode\nvis\xe9\n", "letters"),
    "UTF-16, half a sign": (b"\xff\xfeco\n", "letters"),
    "NUL": (b"code\nvi\x00s\n", "geen tekst"),
    "an open quote": (b'code;x\n"vis7;1\n', "niet gesloten"),
    "text behind a quote": (b'code;x\n"vis7"een;1\n', "aanhalingsteken"),
    "a cell without end": (b"code\n" + b"x" * 200_000 + b"\n", "veel te lang"),
    "old Excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, ".xls"),
    "pdf": (b"%PDF-1.7", "pdf"),
    "html": (b"<html><table>", "webpagina"),
    "picture": (b"\x89PNG\r\n", "plaatje"),
    "too large": (b"code\n" + b"x\n" * 3_000_000, "te groot"),
    "too many rows": (b"code\n" + b"x\n" * (MAX_ROWS + 1), "rijen"),
    "too many columns": (b";".join(b"k%d" % n for n in range(61)), "kolommen"),
    "a header twice": (b"code;Code \nx;y\n", "twee keer"),
    "cells without header": (b"code\nx;y\n;;z\n", "kopje"),
    "a cell too long": (b"code\n" + b"x" * 5_001 + b"\n", "tekens"),
}


@pytest.mark.parametrize(("data", "told"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_told_in_dutch(data: bytes, told: str) -> None:
    problems = read_table(data).problems
    assert problems
    text = " ".join(map(str, problems))
    assert told in text and not ENGLISH.search(text)


def test_every_row_that_does_not_fit_is_named() -> None:
    problems = read_table(b"code\nx;y\nok\nx;y;z\n").problems
    assert [problem.place for problem in problems] == ["rij 2", "rij 4"]


def test_a_thousand_problems_are_not_all_told() -> None:
    problems = read_table(b"code\n" + b"x;y\n" * 1000).problems
    assert len(problems) == 51 and "nog meer" in problems[-1].wrong


def test_formulas_and_errors_in_cells_are_told_with_their_place() -> None:
    table = read_table(book([("code", "x"), ("=HYPERLINK(1)", "ok"), ("vis7", "#REF!")]))
    assert [str(problem.place) for problem in table.problems] == ["rij 2, kolom A", "rij 3, kolom B"]
    assert "formule" in table.problems[0].wrong and "foutmelding" in table.problems[1].wrong
    assert not any("HYPERLINK" in cell for row in table.rows for cell in row.cells)


def test_columns_are_found_whatever_their_capitals_and_signs() -> None:
    table = read_table("Codé-woord;Dag 1, ochtend\nx;y\n".encode())
    assert table.columns("codewoord") == (0,) and table.columns("dag 1 ochtend", "d1o") == (1,)
    assert key_of("  E-mail adres ") == "emailadres"


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_places_are_called_as_a_spreadsheet_does(column: int, letters: str) -> None:
    assert place(4, column) == f"rij 4, kolom {letters}"
