"""A table as it was read: a header, rows with the number people see in front of them, and what does not fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from herstelwerk.problems import MAX_SHOWN, Problem, printable

MAX_BYTES = 5 * 1024 * 1024  # of a file; a list of participants has a few kilobytes
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 5_000, 60, 5_000
MAX_PROBLEMS = 50  # told of one table; who has more of them starts anew anyhow
MORE = Problem("", "er klopt nog meer niet", "eerst een lijst waarin het bovenstaande goed staat")


class Refused(Exception):
    """Carries the one problem for which a file is not read at all."""

    def __init__(self, wrong: str, expected: str, place: str = "") -> None:
        super().__init__(wrong)
        self.problem = Problem(place, wrong, expected)


class Row(NamedTuple):
    """One row; `number` is the one in front of it in a spreadsheet, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What was read. With `problems` a caller imports nothing: rows may be missing then.

    Every row has as many cells as the header; cells are text without blanks around it.
    """

    name: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    def columns(self, *names: str) -> tuple[int, ...]:
        """The places of the columns that are called so; capitals, accents, blanks and signs do not count."""
        wanted = {key_of(name) for name in names}
        return tuple(place for place, title in enumerate(self.header) if key_of(title) in wanted)


def key_of(title: str) -> str:
    """What titles have in common that mean the same: `Dag 1, ochtend` and `dag 1 ochtend` are `dag1ochtend`."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", title).casefold() if sign.isalnum())


def table_of(name: str, lines: Iterable[Row], found: Iterable[Problem] = ()) -> Table:
    """The table of all rows of a file: the first with anything in it is the header, empty ones are left out.

    `found` is looked at afterwards, so that a reader may still add to it while its rows are taken.
    """
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    problems: list[Problem] = []
    for line in lines:
        cells = _bare(line.cells)
        if not cells:
            continue
        if not header:
            header = cells
            problems += _header_problems(line.number, cells)
            continue
        problems += _row_problems(line.number, cells, len(header))
        rows.append(Row(line.number, (*cells, *("",) * (len(header) - len(cells)))))
        if len(rows) > MAX_ROWS:
            problems.append(Problem("", f"er staan meer dan {MAX_ROWS} rijen in", "een kortere lijst"))
        if len(problems) > MAX_PROBLEMS or len(rows) > MAX_ROWS:
            break
    problems += found
    if not header:
        problems.append(Problem("", "er staat niets in dit bestand", "een rij met kopjes en daaronder de gegevens"))
    told = (*problems[:MAX_PROBLEMS], MORE) if len(problems) > MAX_PROBLEMS else tuple(problems)
    return Table(name, header, tuple(rows), told)


def place(row: int, column: int = 0) -> str:
    """`rij 4, kolom B`, as a spreadsheet calls it; columns are counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"rij {row}, kolom {letters}" if letters else f"rij {row}"


def _bare(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells without blanks around them, and without empty ones at the end."""
    bare = [unicodedata.normalize("NFC", cell).strip() for cell in cells]
    while bare and not bare[-1]:
        bare.pop()
    return tuple(bare)


def _header_problems(number: int, cells: tuple[str, ...]) -> Iterable[Problem]:
    if len(cells) > MAX_COLUMNS:
        yield Problem(place(number), f"er staan {len(cells)} kolommen", f"hoogstens {MAX_COLUMNS}")
    yield from _long(number, cells)
    seen: set[str] = set()
    for column, cell in enumerate(cells, 1):
        key = key_of(cell)
        if key and key in seen:
            shown = printable(cell)[:MAX_SHOWN]
            yield Problem(place(number, column), f"het kopje ‘{shown}’ staat er twee keer", "elk kopje één keer")
        seen.add(key)


def _row_problems(number: int, cells: tuple[str, ...], wide: int) -> Iterable[Problem]:
    if len(cells) > wide:
        yield Problem(place(number), f"er staan {len(cells)} cellen onder {wide} kopjes", "boven elke cel een kopje")
    yield from _long(number, cells)


def _long(number: int, cells: tuple[str, ...]) -> Iterable[Problem]:
    for column, cell in enumerate(cells, 1):
        if len(cell) > MAX_CELL:
            yield Problem(place(number, column), f"de cel telt {len(cell)} tekens", f"hoogstens {MAX_CELL}")
