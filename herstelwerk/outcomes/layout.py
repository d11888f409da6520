"""A table of words as people see it: columns under each other in text, headings that a screen reader knows in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

Cells = Sequence[Sequence[str]]


def aligned(names: Sequence[str], rows: Cells) -> list[str]:
    """Lines of text with the columns under each other."""
    lines = (names, *rows)
    widths = [max(len(row[place]) for row in lines) for place in range(len(names))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in lines]


def html_table(
    title: str, names: Sequence[str], rows: Cells, *, row_heads: bool = True, look: str = "hw-outcome"
) -> str:
    """A table in HTML; with `row_heads` the first cell of a row is its heading. Everything is escaped."""
    marked = f' class="{look}"' if look else ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(f"<tr>{_row(row, row_heads)}</tr>" for row in rows)
    return (
        f"<table{marked}><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: Sequence[str], headed: bool) -> str:
    first = [f'<th scope="row">{escape(row[0])}</th>'] if headed else []
    return "".join([*first, *(f"<td>{escape(cell)}</td>" for cell in row[len(first) :])])
