"""Tables that fit a page: an interval in one column, no empty columns, and in an appendix what is too wide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from herstelwerk.documents.paper import Cell, Column, Row, Table
from herstelwerk.studies.reporting.sieve import Told

UPRIGHT, ACROSS = 170.0, 257.0  # mm of text on a page, upright and landscape
SCALE, SMALL = 0.86, 0.78  # letters beside running text
_LETTER, _ROOM = 1.95, 4.2  # mm of one letter at size 1, and of the room in a cell
_WIDEST, _MOST = 30, 12  # letters of a column of text; columns of a table
_NOTHING = ("–", "")
_NUMBER = re.compile(r"(?:[<>≤≥] ?)?[-−+]?[\d.]+(?:,\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?: ?%)?")
_LIMIT = re.compile(r"(.*?) ?van$")
# What stays longest when a table is too wide: what a reader looks for.
_WANTED = ("schatting", "interval", "gemiddelde", "mediaan", "aantal", "n", "p", "p (Holm)", "%")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table for a page, what stands under it, and all columns where they did not fit."""

    table: Table
    notes: tuple[str, ...]
    whole: Told | None


def fitted(told: Told, caption: str) -> Fitted:
    """A table for the running text of a report."""
    short = compact(told)
    names, rows = short.names, short.rows
    if _width(names, rows, SCALE) > UPRIGHT:
        labels = 1 + (not number([row[1] for row in rows]))  # a second column of words tells rows apart
        wanted = [at for at, name in enumerate(names) if at < labels or _wanted(name)]
        if len(wanted) > 2:
            names, rows = [names[at] for at in wanted], [[row[at] for at in wanted] for row in rows]
    while len(names) > 2 and _width(names, rows, SCALE) > UPRIGHT:
        worst = _least_wanted(names)
        names = [name for at, name in enumerate(names) if at != worst]
        rows = [[cell for at, cell in enumerate(row) if at != worst] for row in rows]
    whole = short if len(names) < len(short.names) else None
    return Fitted(_table(caption, names, rows, SCALE), short.notes, whole)


def upright(told: Told, caption: str) -> Table | None:
    """All columns for an upright page, where they fit."""
    short = compact(told)
    fits = len(short.names) <= _MOST and _width(short.names, short.rows, SCALE) <= UPRIGHT
    return _table(caption, short.names, short.rows, SCALE) if fits else None


def across(told: Told, caption: str) -> tuple[Table, ...]:
    """All columns for a landscape page, in as many tables as it takes; the first column comes back in each."""
    short = compact(told)
    parts: list[list[int]] = [[0]]
    for at in range(1, len(short.names)):
        tried = [*parts[-1], at]
        names = [short.names[one] for one in tried]
        rows = [[row[one] for one in tried] for row in short.rows]
        if len(tried) > 2 and (len(tried) > _MOST or _width(names, rows, SMALL) > ACROSS):
            parts.append([0, at])
        else:
            parts[-1] = tried
    return tuple(
        _table(
            caption if number == 0 else f"{caption} (vervolg)",
            [short.names[at] for at in part],
            [[row[at] for at in part] for row in short.rows],
            SMALL,
        )
        for number, part in enumerate(parts)
    )


def compact(told: Told) -> Told:
    """Limits of an interval in one column; no column in which nothing stands, none in which all rows say the same."""
    names, rows, notes = list(told.names), [[_minus(cell) for cell in row] for row in told.rows], list(told.notes)
    for at in range(len(names) - 2, 0, -1):
        limit = _LIMIT.fullmatch(names[at])
        if limit and names[at + 1] == f"{names[at][:-3]}tot":
            names[at : at + 2] = [_interval(limit[1])]
            for row in rows:
                row[at : at + 2] = [_between(row[at], row[at + 1])]
    for at in range(len(names) - 1, 0, -1):
        cells = [row[at] for row in rows]
        same = len(rows) > 1 and len(set(cells)) == 1 and len(cells[0]) > 12 and not number(cells)
        if same:
            notes.append(f"{names[at][:1].upper()}{names[at][1:]}: {cells[0]}.")
        if same or all(cell in _NOTHING for cell in cells):
            del names[at]
            for row in rows:
                del row[at]
    return Told(told.title, names, rows, tuple(notes))


def _interval(before: str) -> str:
    before = before.strip()
    return f"{before.replace(' %', '%')}-interval" if before.endswith("%") else f"{before} interval".strip()


def _between(low: str, high: str) -> str:
    if low in _NOTHING and high in _NOTHING:
        return low
    return f"{low} tot {high}"


def _minus(cell: str) -> str:
    """A minus sign, at which no line is broken."""
    return re.sub(r"(?<![\w])-(?=\d)", "−", cell)


def number(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers."""
    said = [cell for cell in cells if cell not in (*_NOTHING, "niet getoond")]
    return bool(said) and all(
        all(_NUMBER.fullmatch(piece) for piece in re.split(r" tot | ?\[|; |\]", cell) if piece not in _NOTHING)
        for cell in said
    )


def _wanted(name: str) -> bool:
    return name in _WANTED or name.endswith(("interval", "interval]"))


def _least_wanted(names: Sequence[str]) -> int:
    """The column to leave out first: the last of those that few look for, then simply the last."""
    others = [at for at in range(1, len(names)) if not _wanted(names[at])]
    return others[-1] if others else len(names) - 1


def _letters(name: str, cells: Sequence[str]) -> int:
    """How many letters wide a column should be: numbers on one line, words where they can be broken."""
    words = max((len(word) for word in name.split()), default=1)
    longest = max((len(cell) for cell in cells), default=1)
    if number(cells):
        return max(words, longest)
    in_cells = max((len(word) for cell in cells for word in cell.split()), default=1)
    return max(words, min(longest, _WIDEST), min(in_cells, 20))


def _width(names: Sequence[str], rows: Sequence[Sequence[str]], scale: float) -> float:
    return sum(_columns_mm(names, rows, scale))


def _columns_mm(names: Sequence[str], rows: Sequence[Sequence[str]], scale: float) -> list[float]:
    return [
        scale * _LETTER * _letters(name, [row[at] for row in rows]) + _ROOM * scale**2 for at, name in enumerate(names)
    ]


def _table(caption: str, names: Sequence[str], rows: Sequence[Sequence[str]], scale: float) -> Table:
    shares = [max(1, round(10 * wide)) for wide in _columns_mm(names, rows, scale)]
    columns = tuple(
        Column(name, share, at > 0 and number([row[at] for row in rows]))
        for at, (name, share) in enumerate(zip(names, shares, strict=True))
    )
    return Table(caption, columns, tuple(Row(tuple(map(Cell, row))) for row in rows), caption, scale)
