"""A table of numbers with intervals, told compactly: `0,41 [0,25; 0,57]` in one cell, three numbers in the frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from herstelwerk.dutch import number
from herstelwerk.outcomes.result import Cell, Estimate, Rows, Shown, shown

LOW, HIGH = " van", " tot"


@dataclass(frozen=True, slots=True)
class Compact(Shown):
    """Rows under a title. A column with ` van` and ` tot` beside it is told as one; `%` in front means percents."""

    title: str
    told: Rows
    method: str = ""

    def rows(self) -> Rows:
        """The numbers, limits in columns of their own."""
        return self.told

    def cells(self) -> tuple[list[str], list[list[str]]]:
        """Headings and cells, an estimate and its limits in one."""
        names = list(dict.fromkeys(name for row in self.told for name in row))
        limits = {name + end for name in names for end in (LOW, HIGH) if name + LOW in names}
        kept = [name for name in names if name not in limits]
        heads = [f"{name} [95%-interval]" if name + LOW in names else name for name in kept]
        return heads, [[_cell(row, name) for name in kept] for row in self.told]


def triple(name: str, found: Estimate | None, times: float = 1.0) -> dict[str, Cell]:
    """Three cells of one estimate; empty ones where there is none."""
    if found is None:
        return {name: None, name + LOW: None, name + HIGH: None}
    low = None if found.low is None else times * found.low
    high = None if found.high is None else times * found.high
    return {name: times * found.value, name + LOW: low, name + HIGH: high}


def told(value: Cell, low: Cell = None, high: Cell = None, decimals: int = 2) -> str:
    """An estimate with its interval in words: `0,41 [0,25; 0,57]`."""
    if not isinstance(value, float) or not isinstance(low, float) or not isinstance(high, float):
        return _figure(value, decimals)
    return f"{_figure(value, decimals)} [{_figure(low, decimals)}; {_figure(high, decimals)}]"


def _cell(row: Mapping[str, Cell], name: str) -> str:
    decimals = 0 if name.startswith("%") else 2
    if name + LOW in row:
        return told(row.get(name), row[name + LOW], row[name + HIGH], decimals)
    value = row.get(name)
    return _figure(value, decimals) if name.startswith("%") else shown(value, name)


def _figure(value: Cell, decimals: int) -> str:
    if not isinstance(value, float) or value != value:
        return shown(value)
    text = number(value, decimals)
    return text.lstrip("-") if not any(sign in "123456789" for sign in text) else text
