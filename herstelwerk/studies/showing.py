"""How a section shows itself: as HTML in a notebook, as text where there are no pictures (and in tests)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from herstelwerk.charts.chart import Chart
from herstelwerk.outcomes.layout import aligned, html_table
from herstelwerk.outcomes.result import Shown, shown
from herstelwerk.studies.parts import Part, Remark

if TYPE_CHECKING:
    from herstelwerk.studies.section import Section

_REMARK = "border-left:4px solid #b35900;padding:.2em .8em;margin:.6em 0"


def as_html(section: Section) -> str:
    """The section with a heading; how it was done stands folded under it."""
    inner = "".join(_html(part) for part in section.parts)
    told = "".join(f"<p>{escape(method)}</p>" for method in section.methods)
    how = f"<details><summary>Hoe dit is berekend</summary>{told}</details>" if told else ""
    return f'<section lang="nl" class="hw-study"><h3>{escape(section.title)}</h3>{inner}{how}</section>'


def _html(part: Part) -> str:
    if isinstance(part, str):
        return f"<p>{escape(part)}</p>"
    if isinstance(part, Chart):
        return part._repr_html_()
    if isinstance(part, Shown):
        return html_table(*table_of(part))
    if isinstance(part, Remark):
        return f'<p role="note" style="{_REMARK}">{escape(part.text)}</p>'
    return ""  # a method stands with the others, under the section


def as_text(section: Section) -> str:
    """The section as text: every number of tables and charts, and the words of each picture."""
    lines = [section.title, "=" * len(section.title)]
    for part in section.parts:
        lines += ["", *_text(part)]
    lines += ["", *section.methods] if section.methods else []
    return "\n".join(lines)


def _text(part: Part) -> list[str]:
    if isinstance(part, str):
        return [part]
    if isinstance(part, Chart):
        told = part.numbers.astype(object).where(part.numbers.notna(), None)
        rows = [[shown(cell) for cell in row] for row in told.to_numpy().tolist()]
        return [f"[{part.title}]", part.alt, *aligned([str(name) for name in told.columns], rows)]
    if isinstance(part, Shown):
        title, names, rows = table_of(part)
        return [title, *aligned(names, rows)]
    return [f"Let op: {part.text}"] if isinstance(part, Remark) else []


def table_of(result: Shown) -> tuple[str, list[str], list[list[str]]]:
    """Title, headings and cells of a result, as people read them."""
    names, rows = result.cells()
    return result.title, names, rows  # type: ignore[attr-defined]
