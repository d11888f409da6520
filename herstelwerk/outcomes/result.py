"""What an analysis gives: an estimate that is never alone. It carries interval, n and method, and shows itself.

One small set of types for all analyses, so that every number prints, becomes a frame and goes into a report in the
same way. What the data do not allow is no number but a `NotPossibleError` with the reason.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from herstelwerk.dutch import number

if TYPE_CHECKING:
    import pandas as pd

Cell = float | int | str | None
Rows = Sequence[Mapping[str, Cell]]


class NotPossibleError(ValueError):
    """An analysis that these data do not allow: why, in a Dutch sentence that says what would be needed."""


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

    def _told(self) -> tuple[list[str], list[list[str]]]:
        rows: Rows = self.rows()  # type: ignore[attr-defined]
        names = list(dict.fromkeys(name for row in rows for name in row))
        return names, [[shown(row.get(name)) for name in names] for row in rows]

    def __str__(self) -> str:
        names, cells = self._told()
        widths = [max(len(row[i]) for row in (names, *cells)) for i in range(len(names))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (names, *cells)
        ]
        parts = [self.title, *(line.rstrip() for line in lines), self.method]  # type: ignore[attr-defined]
        return "\n".join(part for part in parts if part)

    def _repr_html_(self) -> str:
        names, cells = self._told()
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
            + "</tr>"
            for row in cells
        )
        caption = escape(self.title)  # type: ignore[attr-defined]
        method = escape(self.method)  # type: ignore[attr-defined]
        return (
            f'<div lang="nl"><table class="hw-outcome"><caption>{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{method}</p></div>"
        )


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


def shown(cell: Cell) -> str:
    """A number as people read it: decimal comma, as many figures as mean something; nothing as a dash."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, int | str):
        return str(cell)
    if math.isinf(cell):
        return "oneindig" if cell > 0 else "min oneindig"
    size = abs(cell)
    return number(cell, 1 if size >= 100 else 2 if size >= 1 else 3)


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
