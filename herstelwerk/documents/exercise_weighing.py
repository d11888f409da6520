"""The empty sheets on which one weighs: statements on a scale, and own things to put in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from herstelwerk.documents.options import Options
from herstelwerk.documents.paper import (
    Band,
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    Lines,
    Look,
    Paragraph,
    Row,
    Table,
)
from herstelwerk.exercises.rank import HIGHEST, MOST, Rank
from herstelwerk.exercises.rate import Rate, Statement

MOST_BOXES = 7  # on a longer scale one writes the figure
_FEW = 5  # statements with two sides in one piece, which stays on a page with the figures of the scale above it


def rate_sheet(exercise: Rate) -> Iterator[Block]:
    """Statements with a box for each figure of the scale."""
    yield Paragraph(f"{exercise.low} is: {exercise.low_label}.\n{exercise.high} is: {exercise.high_label}.")
    few = _FEW if len(exercise.columns) > 1 else len(exercise.statement)
    for group in dict.fromkeys(statement.group for statement in exercise.statement):
        heading = (Heading(group),) if group else ()
        here = [statement for statement in exercise.statement if statement.group == group]
        for start in range(0, len(here), few):
            yield KeepTogether((*heading, _rated(exercise, here[start : start + few])))
            heading = ()
    if exercise.action_prompt:
        yield KeepTogether((Paragraph(exercise.action_prompt, Look.LABEL), Lines(3)))


def _rated(exercise: Rate, statements: Sequence[Statement]) -> Table:
    """A row of boxes for each statement; with two sides or moments, a row for each under the statement."""
    boxes = _boxes(exercise)
    name = statements[0].group or "Zinnen"
    if len(exercise.columns) == 1:
        return _scaled(exercise, name, "Zin", [Row((Cell(statement.text), *boxes)) for statement in statements])
    sides = [Row((Cell(side[:1].upper() + side[1:]), *boxes)) for side in exercise.columns]
    rows: list[Row | Band] = []
    for statement in statements:
        rows += [Band(statement.text), *sides]
    return _scaled(exercise, name, "Wie" if exercise.sides else "Wanneer", rows)


def _scaled(exercise: Rate, name: str, first: str, rows: Sequence[Row | Band]) -> Table:
    figures = range(exercise.low, exercise.high + 1)
    titles = [str(figure) for figure in figures] if len(figures) <= MOST_BOXES else ["Cijfer"]
    scale = [Column(title, 8 if len(titles) > 1 else 20) for title in titles]
    return Table(name, (Column(first, 100 - sum(column.share for column in scale)), *scale), tuple(rows))


def _boxes(exercise: Rate) -> tuple[Cell, ...]:
    figures = exercise.high - exercise.low + 1
    return (Cell(tick=False),) * figures if figures <= MOST_BOXES else (Cell(),)


def rank_sheet(exercise: Rank, options: Options) -> Iterator[Block]:
    """Letters for the items, so that nothing looks like a place or a point before it is one."""
    letters = [chr(ord("A") + n) for n in range(MOST)]
    label = "In mijn eigen woorden" if options.for_client else exercise.item_label
    items = tuple(Row((Cell(letter), Cell()), roomy=True) for letter in letters)
    yield KeepTogether(
        (Heading("1. Waaruit kies ik?"), Table("Waaruit ik kies", (Column("Letter", 15), Column(label, 85)), items))
    )
    columns = (Column("Hoe waar is dit?", 52), *(Column(letter, 8) for letter in letters))
    criteria = [Row((Cell(criterion.text), *(Cell(),) * MOST)) for criterion in exercise.criterion]
    total = Row((Cell("Alle punten samen"), *(Cell(),) * MOST))
    yield KeepTogether(
        (
            Heading("2. Hoeveel punten geef ik?"),
            Paragraph(f"0 is nee, 1 is een beetje, {HIGHEST} is ja. Een vak leeg laten mag."),
            Table("Punten bij elke letter", columns, (*criteria, total)),
        )
    )
    places = tuple(Row((Cell(str(place)), Cell()), roomy=True) for place in range(1, MOST + 1))
    yield KeepTogether(
        (
            Heading("3. Mijn volgorde"),
            Paragraph("Jij kiest. De volgorde mag heel anders zijn dan de punten."),
            Table("Mijn volgorde", (Column("Plaats", 15), Column("Dit komt op deze plaats", 85)), places),
        )
    )
