"""The table that a run prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One figure; a row without a figure is a heading."""

    what: str
    figure: str = ""
    beside: str = ""


_HEAD = Row("Measured", "Figure", "Beside")


def as_markdown(rows: Sequence[Row]) -> str:
    """The rows as a table for docs/method.md."""
    lines = ["| {} | {} | {} |".format(*_HEAD), "|---|---|---|"]
    for row in rows:
        what = row.what if row.figure else f"**{row.what}**"
        lines.append(" | ".join((f"| {_cell(what)}", _cell(row.figure), f"{_cell(row.beside)} |")))
    return "\n".join(lines)


def as_text(rows: Sequence[Row]) -> str:
    """The rows for a terminal."""
    first = max(len(row.what) for row in rows if row.figure)
    second = max(len(row.figure) for row in rows)
    lines = [f"{_HEAD.what:{first + 2}}  {_HEAD.figure:{second}}  {_HEAD.beside}"]
    for row in rows:
        line = f"  {row.what:{first}}  {row.figure:{second}}  {row.beside}".rstrip()
        lines.append(line if row.figure else f"\n{row.what}")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
