"""A review for a terminal, with rich. Words of people pass through as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from herstelwerk.problems import printable
from herstelwerk.results import CriterionResult, Finding, Signal
from herstelwerk.texts import every_text

if TYPE_CHECKING:
    from herstelwerk.review import Review

MOST_SHOWN = 4  # questions per criterion; the rest is counted
MOST_IDS = 8
# A sign beside the colour, for who cannot tell the colours apart.
SIGNS = {
    Signal.IN_ORDER: ("✓", "green"),
    Signal.ATTENTION: ("?", "yellow"),
    Signal.NOT_TO_JUDGE: ("·", "cyan"),
    Signal.EMPTY: ("–", "bright_black"),
}
DOCUMENTS = {"inventory": "Krachteninventarisatie", "plan": "Actieplan"}


def as_table(review: Review) -> RenderableType:
    """The review per document: a line per criterion with signal and figure, below it its first questions."""
    return Group(*_blocks(review))


def _blocks(review: Review) -> Iterator[RenderableType]:
    lines = {place.where for place in every_text(review.assignment) if place.field == "text"}
    yield Text.assemble((printable(review.trainee), "bold"), (f"  regels: {printable(review.rules)}", "dim"))
    for document, name in DOCUMENTS.items():
        results = [result for result in review.criteria if result.document == document]
        if results:
            yield Text(f"\n{name}", style="bold underline")
        for result in results:
            yield _heading(result)
            yield from _questions(result.findings, lines)
    if review.privacy:
        yield Text("\nPrivacy", style="bold underline")
        yield from _questions(review.privacy, lines)


def _heading(result: CriterionResult) -> Table:
    sign, style = SIGNS[result.signal]
    line = Table.grid(padding=(0, 1), expand=True)
    line.add_column(width=3)
    line.add_column(width=20, no_wrap=True)
    line.add_column(ratio=3)
    line.add_column(ratio=2)
    name = Text(printable(result.name), style="bold")
    line.add_row(
        Text(printable(result.id), style="bold"),
        Text(f"{sign} {result.signal}", style=style),
        name,
        Text(printable(result.figure), style="dim"),
    )
    return line


def _questions(findings: tuple[Finding, ...], lines: set[str]) -> Iterator[RenderableType]:
    """Each question once, with the ids of the lines it is asked of in front."""
    asked: dict[str, list[str]] = {}
    for finding in findings:
        asked.setdefault(finding.message, []).extend([finding.where] if finding.where in lines else [])
    for message, ids in list(asked.items())[:MOST_SHOWN]:
        where = ", ".join(ids[:MOST_IDS]) + (f" … ({len(ids)})" if len(ids) > MOST_IDS else "")
        yield Padding(Text.assemble((f"{where}  " if where else "", "cyan"), printable(message)), (0, 0, 0, 4))
    more = len(asked) - MOST_SHOWN
    if more > 0:
        yield Padding(Text(f"… en nog {more}", style="dim"), (0, 0, 0, 4))
