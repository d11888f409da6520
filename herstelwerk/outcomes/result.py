"""What an analysis gives: an estimate that is never alone. It carries interval, n and method, and shows itself.

One small set of types for all analyses, so that every number prints, becomes a frame and goes into a report in the
same way. What the data do not allow is no number but a `NotPossibleError` with the reason.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from numbers import Integral
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from herstelwerk.dutch import number
from herstelwerk.outcomes.layout import aligned, html_table

if TYPE_CHECKING:
    import pandas as pd

Cell = float | int | str | None
Rows = Sequence[Mapping[str, Cell]]

_P = re.compile(r"(^|\s)p($|\s)")  # `p`, `Wilcoxon p`, `p (Holm)`; not `p-kaart`
_COUNTS = frozenset({"n", "aantal"})
_LEAST_P = 0.001
_NOISE = 1e-12  # what is left of nothing after a computation
_POWERS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class NotPossibleError(ValueError):
    """An analysis that these data do not allow: why, in a Dutch sentence that says what would be needed."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows (a hook of IPython): the reason, not where in our code it was found."""
        return [str(self)]


@runtime_checkable
class Result(Protocol):
    """What every result can do."""

    @property
    def method(self) -> str:
        """How it was done, in Dutch sentences ready to paste."""
        ...

    def rows(self) -> Rows:
        """The numbers, one row per estimate, under Dutch names."""
        ...


class Shown:
    """Shows a result: as text, as HTML in a notebook, as a frame. Needs `title`, `method` and `rows()`."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """The numbers as a frame, unrounded, one row per estimate."""
        import pandas as pd

        return pd.DataFrame(list(self.rows()))  # type: ignore[attr-defined]

    def cells(self) -> tuple[list[str], list[list[str]]]:
        """Headings and cells as people read them."""
        rows: Rows = self.rows()  # type: ignore[attr-defined]
        names = list(dict.fromkeys(name for row in rows for name in row))
        return names, [[shown(row.get(name), name) for name in names] for row in rows]

    def __str__(self) -> str:
        parts = [self.title, *aligned(*self.cells()), self.method]  # type: ignore[attr-defined]
        return "\n".join(part for part in parts if part)

    def _repr_html_(self) -> str:
        table = html_table(self.title, *self.cells())  # type: ignore[attr-defined]
        return f'<div lang="nl">{table}<p>{escape(self.method)}</p></div>'  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ResultTable(Shown):
    """Rows under a title, where no estimate of one kind fits."""

    title: str
    told: Rows
    method: str = ""

    def rows(self) -> Rows:
        """The rows as they are."""
        return self.told


@dataclass(frozen=True, slots=True)
class Estimate(Shown):
    """One estimate with its interval.

    `name` says what is estimated and, of an effect size, by what it was divided. `low` and `high` are None where no
    interval exists; the reason then stands in `method`. `more` holds what else belongs to it (t, df, p, SD …), by the
    name people know.
    """

    name: str
    value: float
    low: float | None
    high: float | None
    n: int
    method: str
    confidence: float = 0.95
    more: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.name

    @property
    def percent(self) -> str:
        """The confidence in percent: `95`."""
        return number(100 * self.confidence, 1).rstrip("0").rstrip(",")

    def rows(self) -> Rows:
        """One row: name, estimate, interval, n, and what else belongs to it."""
        return [
            {
                "maat": self.name,
                "schatting": self.value,
                f"{self.percent} % van": self.low,
                f"{self.percent} % tot": self.high,
                "n": self.n,
                **self.more,
            }
        ]

    def excludes(self, value: float = 0.0) -> bool | None:
        """Whether the interval leaves this value out; None where there is no interval."""
        if self.low is None or self.high is None or math.isnan(self.low) or math.isnan(self.high):
            return None
        return not self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Estimates(Shown):
    """Several estimates under one title, found by name: `effects["d_z"]`. `method` is about all of them."""

    title: str
    estimates: tuple[Estimate, ...]
    method: str

    def __iter__(self) -> Iterator[Estimate]:
        return iter(self.estimates)

    def __len__(self) -> int:
        return len(self.estimates)

    def __getitem__(self, name: str) -> Estimate:
        """The estimate of this name.

        Raises:
            KeyError: when there is none.
        """
        for one in self.estimates:
            if one.name == name:
                return one
        raise KeyError(name)

    def rows(self) -> Rows:
        """One row per estimate."""
        return [row for one in self.estimates for row in one.rows()]


def shown(cell: Cell, name: str = "") -> str:
    """A number as people read it: decimal comma, as many figures as mean something; nothing as a dash.

    What is not 0 never reads as 0: `0,0004`, `1,2·10⁻⁷`; from ten thousand on there are dots: `12.345`. Whole numbers
    have no decimals. `name` says what stands there: a p-value under a thousandth is `< 0,001`, and a number of people
    is whole.
    """
    if cell is None or cell != cell:
        return "–"
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Integral):
        return _with_dots(str(int(cell)))
    cell = float(cell)
    if math.isinf(cell):
        return "oneindig" if cell > 0 else "min oneindig"
    if _P.search(name):
        return f"< {number(_LEAST_P, 3)}" if 0 <= cell < _LEAST_P else number(cell, 3)
    if name in _COUNTS and cell.is_integer():
        return _with_dots(str(int(cell)))
    return _figures(cell)


def _figures(value: float) -> str:
    """A number with as many decimals as its size asks for."""
    size = abs(value)
    if size < _NOISE:
        return number(0.0, 3)
    if size >= 1e15 or size < 1e-6:
        figures, _, power = f"{value:.1e}".partition("e")
        return f"{figures.replace('.', ',')}·10{str(int(power)).translate(_POWERS)}"
    if size >= 1:
        return _with_dots(number(value, 1 if size >= 100 else 2))
    if size >= 0.001:
        return number(value, 3)
    return number(value, 1 - math.floor(math.log10(size))).rstrip("0")


def _with_dots(told: str) -> str:
    """Dots between thousands, from ten thousand on: a year stays a year."""
    whole, comma, rest = told.partition(",")
    if len(whole.lstrip("-")) < 5:
        return told
    return f"{int(whole):,}".replace(",", ".") + comma + rest


def p_value(p: float) -> str:
    """A p-value as people read it: `p = 0,034`, `p < 0,001`."""
    return "p < 0,001" if p < 0.001 else f"p = {number(p, 3)}"


def enough(n: int, least: int, what: str) -> None:
    """Refuse where there is too little.

    Raises:
        NotPossibleError: when `n` is below `least`; `what` names what was counted, in the plural.
    """
    if n < least:
        raise NotPossibleError(f"Te weinig om dit te berekenen: {n} {what}, en er zijn er ten minste {least} nodig.")


def difference_in_words(estimate: Estimate, what: str, unit: str = "") -> str:
    """What an interval around a difference comes to, in one careful sentence; `what` is what differs.

    An interval that holds 0 is no proof that there is no difference: it tells which differences are still possible.
    """
    of = f" {unit}" if unit else ""
    value, n = shown(estimate.value), estimate.n
    if estimate.low is None or estimate.high is None:
        return f"{what}: {value}{of} (n = {n}); hoe zeker dit is, is met deze gegevens niet te zeggen."
    between = f"{estimate.percent}%-interval {shown(estimate.low)} tot {shown(estimate.high)}; n = {n}"
    if estimate.excludes(0.0):
        return f"{what}: {value}{of} ({between})."
    return (
        f"{what}: geen aantoonbaar verschil. De schatting is {value}{of}, en alles in het interval past bij deze "
        f"gegevens ({between}). Dat is geen bewijs dat er geen verschil is."
    )
