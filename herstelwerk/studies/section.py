"""A section of a study: sentences, tables and charts in the order in which one reads them.

The same section shows itself in a notebook and goes into a report, so that what was seen is what is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from herstelwerk.charts.chart import Chart
from herstelwerk.outcomes.result import NotPossibleError, Shown
from herstelwerk.studies.parts import Method, Part, Remark, too_few
from herstelwerk.studies.showing import as_html, as_text

__all__ = ["Method", "Part", "Remark", "Section", "attempt", "section", "too_few"]


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A heading with what stands under it: sentences, remarks, results and charts."""

    title: str
    parts: tuple[Part, ...]

    @property
    def results(self) -> tuple[Shown, ...]:
        """The tables of numbers, each with `to_frame()` and `method`."""
        return tuple(part for part in self.parts if isinstance(part, Shown))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts, each with `save("grafiek.png")`, `alt` and `numbers`."""
        return tuple(part for part in self.parts if isinstance(part, Chart))

    @property
    def methods(self) -> tuple[str, ...]:
        """How it was done: the method sentences of all results, each once."""
        told = (
            part.text if isinstance(part, Method) else part.method  # type: ignore[attr-defined]
            for part in self.parts
            if isinstance(part, Method | Shown)
        )
        return tuple(dict.fromkeys(text for text in told if text))

    def __repr__(self) -> str:
        return as_text(self)

    def _repr_html_(self) -> str:
        return as_html(self)


def section(title: str, parts: Iterable[Part | None]) -> Section:
    """A section of the parts that are there."""
    return Section(title, tuple(part for part in parts if part is not None and part != ""))


def attempt(what: str, make: Callable[[], Part]) -> Part:
    """A part, or the reason why these data do not allow it: an empty place is never without a word."""
    try:
        return make()
    except NotPossibleError as error:
        return Remark(f"{what}: niet gemaakt. {error}")
