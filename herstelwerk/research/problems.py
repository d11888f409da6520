"""What does not fit in a researcher's data: which file, which rows, which column, what to expect, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from herstelwerk.problems import Unreadable, printable

_ROWS_TOLD, _LONGEST = 8, 60


class DataError(Unreadable):
    """Data that cannot be read at all; `problems` holds everything that is in the way, as Dutch sentences."""


@dataclass(frozen=True, slots=True)
class DataProblem:
    """One thing that does not fit. `rows` are all rows it is about, as a spreadsheet numbers them; none: the column.

    `aside` says that these rows were kept aside; else it is a question, and the rows take part.
    """

    file: str
    rows: tuple[int, ...]
    column: str
    wrong: str
    expected: str
    advice: str
    aside: bool = True

    @property
    def place(self) -> str:
        """`metingen.csv, rij 4 en 9, kolom ‘score’`."""
        parts = (self.file, rows_told(self.rows), f"kolom ‘{quoted(self.column)}’" if self.column else "")
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        ends = f"; verwacht: {self.expected}" if self.expected else ""
        return f"{self.place}: {self.wrong}{ends}. {self.advice}".rstrip()


def rows_told(rows: Iterable[int]) -> str:
    """`rij 4`, `rij 4, 9 en 12`, `rij 4, 9 … en nog 30 rijen`."""
    numbers = tuple(rows)
    if not numbers:
        return ""
    told = [str(number) for number in numbers[:_ROWS_TOLD]]
    if len(numbers) > _ROWS_TOLD:
        more = len(numbers) - _ROWS_TOLD
        return f"rij {', '.join(told)} en nog {more} {'rij' if more == 1 else 'rijen'}"
    return f"rij {told[0]}" if len(told) == 1 else f"rij {', '.join(told[:-1])} en {told[-1]}"


def quoted(text: str) -> str:
    """What stands in a cell, as a sentence may repeat it: short, and nothing a terminal would act on."""
    safe = printable(text)
    return safe if len(safe) <= _LONGEST else safe[: _LONGEST - 1] + "…"
