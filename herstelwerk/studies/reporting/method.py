"""The back of a report: how everything was computed, what was withheld, which data it rests on, and the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from herstelwerk import __version__
from herstelwerk.documents.paper import Block, Cell, Column, Heading, Items, Paragraph, Row, Table
from herstelwerk.research.data import Data
from herstelwerk.studies.reporting import sieve
from herstelwerk.studies.reporting.references import sources_in
from herstelwerk.studies.reporting.tables import SCALE
from herstelwerk.studies.section import Section
from herstelwerk.studies.source import Source

_WITHHELD = (
    "Van groepen met minder dan {limit} mensen staan hier geen getallen, en ook niet van andere groepen als die kleine "
    "daaruit zijn terug te rekenen. Grafieken waarin iemand van zo’n groep te zien is, zijn weggelaten of zonder losse "
    "personen getekend."
)
_INSIDE = (
    "Dit verslag is voor binnen de organisatie: er kunnen getallen in staan over minder dan {limit} mensen, en "
    "grafieken waarin iedereen een eigen teken heeft. Stuur het zo niet door."
)
_NAMED = "Tabellen en zinnen bevatten geen codes van cliënten of begeleiders."


def methods_of(sections: Iterable[Section], limit: int) -> list[tuple[str, list[str]]]:
    """Per section how its numbers came about, every sentence once, where it is needed first."""
    told: set[str] = set()
    found: list[tuple[str, list[str]]] = []
    for section in sections:
        new = []
        for method in section.methods:
            if method not in told:
                told.add(method)
                new.append(sieve.masked(method, limit))
        if new:
            found.append((section.title, new))
    return found


def method_blocks(studies: Sequence[tuple[str, Sequence[Section]]], limit: int) -> list[Block]:
    """The method section: per study and outcome, in sentences ready to paste."""
    blocks: list[Block] = []
    for title, sections in studies:
        per_section = methods_of(sections, limit)
        if per_section and len(studies) > 1:
            blocks.append(Heading(title, 2))
        for outcome, sentences in per_section:
            blocks += [Heading(outcome, 3 if len(studies) > 1 else 2), *map(Paragraph, sentences)]
    return blocks


def withheld_blocks(told: Sequence[str], limit: int, outside: bool) -> list[Block]:
    """What a reader does not get to see, and why."""
    rule = (_WITHHELD if outside else _INSIDE).format(limit=limit)
    blocks: list[Block] = [Heading("Wat niet is getoond, en waarom"), Paragraph(rule), Paragraph(_NAMED)]
    return [*blocks, Items(tuple(dict.fromkeys(told)))] if told else blocks


def data_blocks(sources: Sequence[Source]) -> list[Block]:
    """Per source what was read, and which rows stand aside; files by their name, never their place."""
    blocks: list[Block] = [Heading("Gegevens")]
    for source in sources:
        blocks.append(Paragraph(source.told))
        for data in source.read:
            files = _listed(data.files)
            blocks.append(Paragraph(f"Tabel ‘{data.table}’ uit {files}. {data.headline}"))
            blocks += _aside(data)
    made_by = f"Dit verslag is gemaakt met herstelwerk {__version__}."
    return [*blocks, Paragraph(made_by)]


def _aside(data: Data) -> list[Block]:
    """Why rows stand aside, counted by what belongs there: what stood there may be somebody's."""
    counted: Counter[tuple[str, str]] = Counter()
    for problem in data.problems:
        if problem.aside:
            counted[problem.column or "hele rij", problem.expected] += max(1, len(problem.rows))
    if not counted:
        return []
    rows = tuple(
        Row((Cell(column), Cell(expected), Cell(str(count)))) for (column, expected), count in counted.most_common()
    )
    columns = (Column("Kolom", 3), Column("Wat er hoort te staan", 8), Column("Rijen apart", 3, number=True))
    caption = f"Rijen die apart staan, tabel ‘{data.table}’"
    return [Table(caption, columns, rows, caption, SCALE)]


def _listed(files: Sequence[str]) -> str:
    names = [str(name).replace("\\", "/").rsplit("/", 1)[-1] for name in files]
    return names[0] if len(names) == 1 else f"{len(names)} bestanden ({names[0]} tot en met {names[-1]})"


def reference_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The sources that the method section names, in full."""
    said = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    found = sources_in(said)
    return [Heading("Bronnen"), Items(found)] if found else []
