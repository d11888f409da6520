"""The dictionary of a researcher's data: which columns a table has, what they mean, and what may stand in them.

It is content (`data/dictionary.csv`), one line per column:

- `table`: which table; `column`: its name; `also`: other names for it that are read as well, with `|` between;
- `meaning`: in Dutch; `level`: of what it tells (client, session, trainee, team, cohort, row);
- `type`: code, keuze, geheel, getal, dag, maat or tekst;
- `range`: `1..12`, `1..`, `2000-01-01..vandaag`, choices with `|` between, `maat` (what the measure of the row allows)
  or `vragen` (what its questions allow);
- `missing`: what stands for nothing, beside an empty cell; `key`: whether the column helps to name a row;
- `required`: ja (in every row), kolom (the column must be there, cells may be empty) or nee.

`c01..c25` in `column` stands for twenty-five columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from herstelwerk.problems import Problem, Unreadable
from herstelwerk.tables import Row, Table, read_table

OF_MEASURE, OF_ITEMS, TODAY = "maat", "vragen", "vandaag"
_COLUMNS: Final = ("table", "column", "also", "meaning", "type", "range", "missing", "level", "required", "key")
_SERIES = re.compile(r"(?P<stem>\D*)(?P<first>\d+)\.\.(?P=stem)(?P<last>\d+)")
_REQUIRED: Final = {"ja": (True, True), "kolom": (True, False), "nee": (False, False)}


class DictionaryError(Unreadable):
    """A dictionary that cannot be used, with everything that is wrong with it."""


class Kind(StrEnum):
    """What stands in the cells of a column."""

    CODE = "code"
    CHOICE = "keuze"
    WHOLE = "geheel"
    NUMBER = "getal"
    DAY = "dag"
    MEASURE = "maat"
    TEXT = "tekst"

    @property
    def numeric(self) -> bool:
        """Whether it is read as a number."""
        return self in (Kind.WHOLE, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `low` and `high` are the ends of its range as they are written, empty where it is open."""

    name: str
    meaning: str
    kind: Kind
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    range_of: str = ""
    missing: tuple[str, ...] = ()
    level: str = ""
    must_be_there: bool = False
    must_be_filled: bool = False
    key: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All names under which the column is read."""
        return (self.name, *self.also)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The columns of every table, by the name of the table."""

    tables: Mapping[str, tuple[Column, ...]]

    def columns(self, table: str) -> tuple[Column, ...]:
        """The columns of a table.

        Raises:
            DictionaryError: when there is no such table.
        """
        if table not in self.tables:
            wrong = f"de tabel ‘{table}’ staat niet in het woordenboek"
            raise DictionaryError("woordenboek", (Problem("", wrong, ", ".join(self.tables)),))
        return self.tables[table]

    def column(self, table: str, name: str) -> Column:
        """One column; raises `KeyError` when the table has none of this name."""
        for column in self.columns(table):
            if column.name == name:
                return column
        raise KeyError(name)


def read_dictionary(data: bytes, name: str = "dictionary.csv") -> Dictionary:
    """The dictionary in the bytes of its file.

    Raises:
        DictionaryError: with everything that does not fit.
    """
    table = read_table(data, name)
    if table.problems:
        raise DictionaryError(name, table.problems)
    places, problems = _places(table)
    found: dict[str, list[Column]] = {}
    for row in table.rows if not problems else ():
        line = {title: row.cells[place] for title, place in places.items()}
        wrong = list(_wrong_with(line, row))
        problems += wrong
        if not wrong:
            columns = found.setdefault(line["table"], [])
            columns += _columns(line)
    for name_of_table, columns in found.items():
        problems += _doubles(name_of_table, columns)
    if problems:
        raise DictionaryError(name, tuple(problems))
    return Dictionary({one: tuple(columns) for one, columns in found.items()})


def _places(table: Table) -> tuple[dict[str, int], list[Problem]]:
    found = {title: places[0] for title in _COLUMNS if (places := table.columns(title))}
    lost = [title for title in _COLUMNS if title not in found]
    return found, [Problem("rij 1", f"de kolom ‘{title}’ ontbreekt", ", ".join(_COLUMNS)) for title in lost]


def _wrong_with(line: Mapping[str, str], row: Row) -> Iterator[Problem]:
    here = f"rij {row.number}"
    if not line["table"] or not line["column"]:
        yield Problem(here, "de naam van de tabel of de kolom ontbreekt", "allebei ingevuld")
    if line["type"] not in list(Kind):
        yield Problem(f"{here}, kolom ‘type’", f"er staat ‘{line['type']}’", ", ".join(Kind))
    elif line["type"] == Kind.CHOICE and not line["range"]:
        yield Problem(f"{here}, kolom ‘range’", "er zijn geen keuzes", "keuzes met | ertussen")
    if line["required"] not in _REQUIRED:
        yield Problem(f"{here}, kolom ‘required’", f"er staat ‘{line['required']}’", ", ".join(_REQUIRED))
    series = _SERIES.fullmatch(line["column"])
    if ".." in line["column"] and not (series and int(series["first"]) <= int(series["last"]) < 1_000):
        yield Problem(f"{here}, kolom ‘column’", f"er staat ‘{line['column']}’", "een naam, of een reeks als c01..c25")
    if line["type"] in (Kind.WHOLE, Kind.NUMBER) and line["range"] not in (OF_MEASURE, OF_ITEMS, ""):
        ends = line["range"].partition("..")
        if ends[1] != ".." or not all(re.fullmatch(r"(-?\d+(\.\d+)?)?", end) for end in (ends[0], ends[2])):
            yield Problem(f"{here}, kolom ‘range’", f"er staat ‘{line['range']}’", "een bereik als 1..12, of 1..")


def _columns(line: Mapping[str, str]) -> Iterator[Column]:
    kind = Kind(line["type"])
    there, filled = _REQUIRED[line["required"]]
    text = line["range"]
    low, _, high = text.partition("..") if ".." in text else ("", "", "")
    column = Column(
        line["column"],
        line["meaning"],
        kind,
        also=_parts(line["also"]),
        choices=_parts(text) if kind is Kind.CHOICE else (),
        low=low,
        high=high,
        range_of=text if text in (OF_MEASURE, OF_ITEMS) else "",
        missing=_parts(line["missing"]),
        level=line["level"],
        must_be_there=there,
        must_be_filled=filled,
        key=line["key"] == "ja",
    )
    series = _SERIES.fullmatch(line["column"])
    if not series:
        yield column
        return
    width = len(series["first"])
    for number in range(int(series["first"]), int(series["last"]) + 1):
        yield replace(column, name=f"{series['stem']}{number:0{width}d}")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _doubles(table: str, columns: list[Column]) -> Iterator[Problem]:
    seen: set[str] = set()
    for column in columns:
        for name in column.names:
            if name in seen:
                yield Problem("", f"de kolom ‘{name}’ staat twee keer bij ‘{table}’", "elke naam één keer")
            seen.add(name)
