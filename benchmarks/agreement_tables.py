"""Tables of figures as text for a terminal or as Markdown for the pages in docs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

NONE = "–"


class Table(NamedTuple):
    """A heading, a first column of names and columns of figures, with notes under it."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    notes: tuple[str, ...] = ()


def figure(value: float | None) -> str:
    """Two decimals with a point, or a dash where the figure does not exist."""
    return NONE if value is None else f"{value:.2f}"


def as_text(table: Table) -> str:
    """Columns of equal width, figures to the right."""
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    lines = [table.title, "=" * len(table.title), _aligned(table.head, widths)]
    lines += [_aligned(row, widths) for row in table.rows]
    return "\n".join([*lines, *table.notes])


def as_markdown(table: Table) -> str:
    """A heading of the third level, a table with figures to the right, and the notes as paragraphs."""
    rule = ("---", *["---:"] * (len(table.head) - 1))
    rows = ["| " + " | ".join(cells) + " |" for cells in (table.head, rule, *table.rows)]
    return "\n\n".join([f"### {table.title}", "\n".join(rows), *table.notes])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([first.lstrip().ljust(widths[0]), *others]).rstrip()
