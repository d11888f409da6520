"""What was found while reading: problems, and for every row that is kept aside the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from herstelwerk.research.days import as_day, excel_day
from herstelwerk.research.decimals import both_ways
from herstelwerk.research.problems import DataProblem, quoted

_VALUES_TOLD = 10  # different wrong values of one kind in a column that each get a line of their own


@dataclass(frozen=True, slots=True)
class Wrong:
    """One kind of fault; `aside` is False for a question.

    `wrong` may hold `{value}` (what stands there), `{both}` (its two readings as a number) and `{day}` (as a day).
    """

    wrong: str
    expected: str
    advice: str = ""
    aside: bool = True


@dataclass
class Findings:
    """Gathered per file, by the place of the row in that file (0 is the first).

    `titles` are the headings of the file by the name of the column in the dictionary; `spoiled` the places of faults by
    that name.
    """

    file: str
    rows: np.ndarray
    titles: Mapping[str, str] = field(default_factory=dict)
    problems: list[DataProblem] = field(default_factory=list)
    reasons: dict[int, list[str]] = field(default_factory=dict)
    spoiled: dict[str, set[int]] = field(default_factory=dict)

    def add(self, column: str, wrong: Wrong, places: Iterable[int], value: str = "") -> None:
        """Note a fault at these places; `value` is what stands there."""
        where = [int(place) for place in places]
        told = _filled(wrong.wrong, value)
        numbers = tuple(int(self.rows[place]) for place in where)
        title = self.titles.get(column, column)
        self.problems.append(DataProblem(self.file, numbers, title, told, wrong.expected, wrong.advice, wrong.aside))
        if wrong.aside:
            self.spoiled.setdefault(column, set()).update(where)
            for place in where:
                self.reasons.setdefault(place, []).append(f"{title}: {told}" if title else told)

    def add_values(self, column: str, wrong: Wrong, found: Mapping[str, Sequence[int]]) -> None:
        """Note a fault for each value; where there are many different ones they share one line."""
        values = list(found)
        for value in values[:_VALUES_TOLD]:
            self.add(column, wrong, found[value], value)
        if rest := values[_VALUES_TOLD:]:
            places = sorted(place for value in rest for place in found[value])
            examples = ", ".join(f"‘{quoted(value)}’" for value in rest[:3])
            many = f"nog {len(rest)} andere waarden met dezelfde fout, zoals {examples}"
            self.add(column, Wrong(many, wrong.expected, wrong.advice, wrong.aside), places)


def _filled(text: str, value: str) -> str:
    if "{both}" in text:
        text = text.replace("{both}", both_ways(value))
    if "{day}" in text:
        day = excel_day(value) or as_day(value)
        text = text.replace("{day}", day.isoformat() if day else "een dag")
    return text.replace("{value}", quoted(value))
