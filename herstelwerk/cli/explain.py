"""`herstelwerk explain K6`: the page of a criterion."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herstelwerk.problems import printable, shown

if TYPE_CHECKING:
    from rich.console import RenderableType

    from herstelwerk.criteria_set import CriteriaSet, Criterion


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "explain", help="leg een kwaliteitseis uit, met voorbeelden", description="Leg een kwaliteitseis uit."
    )
    parser.add_argument(
        "id", nargs="?", metavar="EIS", help="K1 tot en met K8, A1 tot en met A10; zonder eis: een lijst"
    )
    parser.add_argument("--criteria", type=Path, metavar="BESTAND", help="een eigen set kwaliteitseisen (TOML)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the page; 2 for a criterion that the set does not have."""
    from rich.console import Console

    from herstelwerk.workbook import Workbook

    criteria = Workbook.find().rules(options.criteria).criteria
    console = Console()
    shown_pages = [c for c in criteria.criterion if options.id and c.id.lower() == options.id.lower()]
    if shown_pages or options.id is None:
        with console.capture() as captured:  # and written below, so that one place deals with a broken pipe
            console.print(page(shown_pages[0]) if shown_pages else _list(criteria))
        sys.stdout.write(captured.get())
        return 0
    known = ", ".join(criterion.id for criterion in criteria.criterion)
    print(printable(f"De eis {shown(options.id)} ken ik niet. Kies uit: {known}."), file=sys.stderr)
    return 2


def _list(criteria: CriteriaSet) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for criterion in criteria.criterion:
        table.add_row(Text(printable(criterion.id)), Text(printable(criterion.name)))
    return table


def page(criterion: Criterion) -> RenderableType:
    """The page in its fixed order: what is asked, what it looks at, why, examples, what may help, source."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    blocks: list[RenderableType] = [
        Text(printable(f"{criterion.id}  {criterion.name}"), style="bold"),
        Text(printable(criterion.asks)),
        Text(),
    ]
    for title, lines in _sections(criterion):
        if lines:
            blocks.append(Text(title, style="bold"))
            blocks += [Padding(Text(printable(line)), (0, 0, 0, 2)) for line in lines]
            blocks.append(Text())
    blocks.append(Text(printable(f"Bron: {criterion.source}"), style="dim"))
    return Group(*blocks)


def _sections(criterion: Criterion) -> list[tuple[str, list[str]]]:
    good = [f"✓ {e.text}" + (f"  ({e.note})" if e.note else "") for e in criterion.good]
    poor = [f"? {e.text}" + (f"  → {e.better}" if e.better else "") for e in criterion.poor]
    return [
        ("Waar het programma naar kijkt", [criterion.looks_at] if criterion.looks_at else []),
        ("Waarom dit ertoe doet", [criterion.why] if criterion.why else []),
        ("Zo kan het", good),
        ("Hier is een vraag bij te stellen", poor),
        ("Wat kan helpen", [f"- {tip}" for tip in criterion.helps]),
        ("Wat alleen de trainer kan zien", [criterion.trainer] if criterion.trainer else []),
    ]
