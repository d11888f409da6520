"""The empty sheet of a map: room to draw in, and the same as a table for who would rather write."""

from __future__ import annotations

from collections.abc import Iterator

from herstelwerk.documents.paper import (
    Band,
    Block,
    Cell,
    Column,
    Heading,
    Items,
    KeepTogether,
    Paragraph,
    Row,
    Table,
)
from herstelwerk.documents.parts import empty_rows
from herstelwerk.exercises.map import Map

_TALL, _HIGH = 20, 2  # lines of the frame to draw in, and of one height of a journey
_LINES = ("een dikke lijn", "een gewone lijn", "streepjes", "puntjes", "dikke streepjes", "dikke puntjes")
_HEIGHTS = ("heel goed", "goed", "een beetje goed", "tussenin", "een beetje zwaar", "zwaar", "heel zwaar")
_MIDDLE = "Zet jezelf in het midden. Zet daaromheen wie en wat ertoe doet. Wie dichtbij voelt, zet je dichtbij."


def map_sheet(exercise: Map) -> Iterator[Block]:
    """The frame and the table that go with a kind of drawing; the rows of the example stay out of it."""
    match exercise.drawing:
        case "ecogram":
            return _ecogram(exercise)
        case "vip":
            return _vip(exercise)
        case "balance":
            return _balance(exercise)
        case "journey":
            return _journey()


def _ecogram(exercise: Map) -> Iterator[Block]:
    lines = dict(zip((choice.name for choice in exercise.choice), _LINES, strict=False))
    kinds = tuple(
        f"{choice.name}: {lines[choice.name]}" if choice.name in lines else choice.name for choice in exercise.choice
    )
    yield Paragraph("De lijn tussen jou en een ander laat zien hoe de band is:")
    yield Items(kinds)
    yield Paragraph(_MIDDLE)
    yield _frame("Ruimte om te tekenen")
    columns = (Column("Wie of wat", 30), Column("Hoe dichtbij", 20), Column("Wat voor band", 22), Column("Erbij", 28))
    yield KeepTogether(
        (Heading("Of schrijf het op"), Table("Wie en wat er om mij heen is", columns, empty_rows(10, 4)))
    )


def _vip(exercise: Map) -> Iterator[Block]:
    yield Paragraph("Teken een cirkel met een eigen plek voor elk van deze delen:")
    yield Items(tuple(choice.name for choice in exercise.choice))
    yield Paragraph(_MIDDLE)
    yield _frame("Ruimte om te tekenen")
    columns = (Column("Wie", 34), Column("Hoe dichtbij", 22), Column("Wat geven wij elkaar?", 44))
    rows: list[Row | Band] = []
    for choice in exercise.choice:
        rows += [Band(choice.name), *empty_rows(2, len(columns))]
    yield KeepTogether((Heading("Of schrijf het op"), Table("Wie ertoe doet", columns, tuple(rows))))


def _balance(exercise: Map) -> Iterator[Block]:
    """Two sides beside each other: the table is the drawing."""
    yield Paragraph("Schrijf aan elke kant wat daar hoort. Zet erbij hoe zwaar het weegt: 1 licht, 2 middel, 3 zwaar.")
    columns = tuple(part for choice in exercise.choice for part in (Column(choice.name, 36), Column("Hoe zwaar", 14)))
    yield Table("Wat draagt en wat drukt", columns, empty_rows(10, len(columns)))


def _journey() -> Iterator[Block]:
    """A field with a row for each height, to draw the line in from left to right."""
    yield Paragraph(
        "Teken een lijn van links (toen) naar rechts (nu). Ging het beter, dan gaat de lijn omhoog. Ging het slechter, "
        "dan gaat hij omlaag. Zet bij elke halte een cijfer. Jij bepaalt hoe hoog, en wat erop komt."
    )
    field = tuple(Row((Cell(height), _room(_HIGH))) for height in _HEIGHTS)
    yield KeepTogether((Table("Ruimte voor de lijn", (Column("Zo ging het", 24), Column("Toen … nu", 76)), field),))
    columns = (
        Column("Halte", 14),
        Column("Wanneer", 20),
        Column("Wat gebeurde er?", 33),
        Column("Wie of wat hielp?", 33),
    )
    rows = tuple(Row((Cell(str(number)), Cell(), Cell(), Cell()), roomy=True) for number in range(1, 9))
    yield KeepTogether((Heading("Mijn haltes"), Table("Mijn haltes", columns, rows)))


def _frame(title: str) -> Block:
    return KeepTogether((Table(title, (Column(title),), (Row((_room(_TALL),)),)),))


def _room(lines: int) -> Cell:
    """An empty cell of some height: blanks that do not break hold it open, for no paper knows a height of its own."""
    return Cell("\n".join("\u00a0" * lines))
