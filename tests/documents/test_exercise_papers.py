"""The empty sheet of an exercise: every one that promises paper, in each format, with room to write and nobody's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from herstelwerk.documents import (
    FORMATS,
    Answer,
    Chapter,
    Grid,
    Options,
    Paper,
    exercise_paper,
    workbook_paper,
    write,
)
from herstelwerk.documents import Exercise as OnPaper
from herstelwerk.documents.exercise_weighing import MOST_BOXES
from herstelwerk.documents.paper import Block, Cell, KeepTogether, Lines, Row, Table, with_texts
from herstelwerk.exercises import KINDS, Exercise
from herstelwerk.exercises.checklist import Checklist
from herstelwerk.exercises.map import Map
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.rate import Rate
from herstelwerk.exercises.worksheet import Worksheet
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.hand_ins import HOSTILE
from tests.papers import bare, docx_part, docx_text, pdf_pages, poppler, read_html, text_of

EXERCISES = Workbook(ROOT / "data").exercises()
ON_PAPER = {exercise.id: exercise for exercise in EXERCISES if exercise.paper}
every = pytest.mark.parametrize("id", ON_PAPER)
PLAIN = ("text", "label", "title", "explain", "name", "help", "ask", "purpose", "task", "item_label", "action_prompt")


def asked(exercise: Exercise) -> Iterator[str]:
    """What a client must find on the sheet."""
    if isinstance(exercise, Worksheet):
        for section in exercise.section:
            yield from (section.title, section.explain, *(column.label for column in section.column))
    elif isinstance(exercise, Rate):
        yield from (exercise.low_label, exercise.high_label, exercise.action_prompt)
        yield from (text for statement in exercise.statement for text in (statement.text, statement.group))
    elif isinstance(exercise, Rank):
        yield from (criterion.text for criterion in exercise.criterion)
    elif isinstance(exercise, Checklist):
        yield from (item.text for item in exercise.item)
    elif isinstance(exercise, Map):
        yield from (choice.name for choice in exercise.choice)


def blocks(paper: Paper) -> list[Block]:
    """All blocks, also those that are kept together."""
    outer = [block for section in paper.sections for block in section.blocks]
    return [inner for block in outer for inner in (block.blocks if isinstance(block, KeepTogether) else (block,))]


def texts(paper: Paper) -> str:
    """All texts of a paper, one a line."""
    found: list[str] = []
    with_texts(paper, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return "\n".join(found)


def cells(paper: Paper) -> list[Cell]:
    rows = [row for block in blocks(paper) if isinstance(block, Table) for row in block.rows]
    return [cell for row in rows if isinstance(row, Row) for cell in row.cells]


def room(paper: Paper) -> int:
    """Places to write, draw or tick: empty cells, boxes and lines."""
    lines = sum(block.count for block in blocks(paper) if isinstance(block, Lines))
    return lines + sum(not cell.text.strip() and not cell.small for cell in cells(paper))


def of_kind(kind: type[Exercise], **changes: Any) -> Exercise:
    return next(exercise for exercise in EXERCISES if isinstance(exercise, kind)).model_copy(update=changes)


def test_twelve_exercises_promise_a_sheet() -> None:
    assert len(ON_PAPER) >= 12
    assert {type(exercise) for exercise in ON_PAPER.values()} == {Worksheet, Map, Rate, Rank, Checklist}


@every
@pytest.mark.parametrize("format", FORMATS)
def test_a_sheet_holds_what_is_asked(id: str, format: str) -> None:
    exercise = ON_PAPER[id]
    whole = bare(text_of(exercise_paper(exercise), format))
    for text in (exercise.title, *asked(exercise)):
        assert bare(text) in whole, text


@every
def test_a_sheet_is_empty_and_has_room(id: str) -> None:
    exercise = ON_PAPER[id]
    paper = exercise_paper(exercise)
    assert room(paper) >= 15
    assert not [cell for cell in cells(paper) if cell.tick]
    said = texts(paper)
    for example in exercise.start_rows if isinstance(exercise, Map) else ():
        assert example.name not in said and (not example.note or example.note not in said)
    assert exercise.read not in said and exercise.after not in said
    assert not [hint for hint in exercise.hints if hint in said]


@every
def test_the_clients_sheet_speaks_to_the_client(id: str) -> None:
    exercise = ON_PAPER[id]
    hers, mine = exercise_paper(exercise), exercise_paper(exercise, Options(version="worker"))
    assert exercise.task not in texts(hers) and "je cliënt" not in texts(hers).replace(exercise.title, "")
    assert exercise.task in texts(mine)
    assert (hers.size, mine.size) == (14, 11.5)


@every
def test_what_belongs_together_stays_on_a_page(id: str) -> None:
    """In a pdf each piece that is kept together stands on one page: its last words on the page of its first."""
    paper = exercise_paper(ON_PAPER[id])
    document = write(paper, "pdf")
    pages = [bare(page) for page in pdf_pages(document)]
    numbers = [page.strip().split("\n")[-1] for page in poppler("pdftotext", document, "-raw").split("\f")[:-1]]
    assert numbers == [f"bladzijde {number} van {len(pages)}" for number in range(1, len(pages) + 1)]
    assert len(pages) <= 3
    pieces = [block for block in paper.sections[0].blocks if isinstance(block, KeepTogether)]
    for piece in pieces:
        words = [bare(text) for text in _words(piece) if text.strip()]
        assert [page for page in pages if all(word in page for word in words)], words


def _words(block: Block) -> Iterator[str]:
    """What is shown of a block; the name of a table is for a screen reader."""
    if isinstance(block, KeepTogether):
        for inner in block.blocks:
            yield from _words(inner)
    elif isinstance(block, Table):
        yield from (column.title for column in block.columns)
        for row in block.rows:
            yield from (cell.text for cell in row.cells) if isinstance(row, Row) else (row.text,)
    else:
        yield getattr(block, "text", "")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("format", ["html", "docx"])
def test_every_kind_gives_a_sheet_on_which_hostile_text_stays_text(kind: type[Exercise], format: str) -> None:
    hostile = "\n".join(HOSTILE)
    exercise = kind.model_validate(_spoiled(of_kind(kind).model_dump(by_alias=True), hostile))
    for options in (Options(), Options(version="worker")):
        paper = exercise_paper(exercise, options)
        assert room(paper) >= 2
        document = write(paper, format)
        page = read_html(document if format == "html" else b"")
        whole = bare("".join(page.text) if format == "html" else docx_text(document))
        assert all(bare(text) in whole for text in HOSTILE)
        assert not [tag for tag, _ in page.tags if tag in ("script", "img", "a", "iframe")]
        assert [key for _, keys in page.tags for key in keys if key.startswith("on")] == ["onclick"] * (
            format == "html"
        )


def _spoiled(value: Any, hostile: str) -> Any:
    """The content with the same hostile text wherever people read something."""
    if isinstance(value, dict):
        return {
            key: hostile if key in PLAIN and isinstance(inner, str) else _spoiled(inner, hostile)
            for key, inner in value.items()
        }
    return tuple(_spoiled(inner, hostile) for inner in value) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("kind", [Map, Rank, Worksheet])
def test_hostile_text_stays_text_in_a_pdf(kind: type[Exercise]) -> None:
    exercise = of_kind(kind).model_copy(update={"title": '#eval("1+1") $x^2$ *vet* </title>'})
    read = bare("\n".join(pdf_pages(write(exercise_paper(exercise), "pdf"))))
    assert bare(exercise.title) in read


def test_the_longest_title_fits_a_header_in_every_format() -> None:
    exercise = of_kind(Worksheet, title="Een heel lange titel " * 200)
    paper = exercise_paper(exercise)
    assert len(paper.title) <= 101
    for format in FORMATS:
        assert text_of(paper, format).count("titel") >= 200
    assert "".join(docx_part(write(paper, "docx"), "docProps/core.xml").itertext()).startswith("Een heel lange")


@pytest.mark.parametrize(("high", "boxes"), [(MOST_BOXES, True), (MOST_BOXES + 1, False), (100, False)])
@pytest.mark.parametrize("sides", [(), ("begeleider", "cliënt")])
def test_a_long_scale_is_a_figure_to_write(high: int, boxes: bool, sides: tuple[str, ...]) -> None:
    exercise = of_kind(Rate, low=1, high=high, moments=(), sides=sides)
    assert isinstance(exercise, Rate)
    paper = exercise_paper(exercise)
    ticks = [cell for cell in cells(paper) if cell.tick is False]
    assert len(ticks) == (len(exercise.statement) * len(exercise.columns) * high if boxes else 0)
    assert room(paper) >= len(exercise.statement) * len(exercise.columns)
    for table in (block for block in blocks(paper) if isinstance(block, Table)):
        assert all(len(row.cells) == len(table.columns) for row in table.rows if isinstance(row, Row))


@pytest.mark.parametrize("drawing", ["ecogram", "vip", "balance", "journey"])
def test_every_drawing_has_room_to_draw_and_a_table(drawing: str) -> None:
    choice = next(e for e in ON_PAPER.values() if isinstance(e, Map) and e.drawing == "vip").choice[:2]
    paper = exercise_paper(of_kind(Map, drawing=drawing, choice=choice if drawing != "journey" else ()))
    tables = [block for block in blocks(paper) if isinstance(block, Table)]
    assert len(tables) == (1 if drawing == "balance" else 2)
    assert room(paper) >= 12
    for format in FORMATS:
        whole = bare(text_of(paper, format))
        assert all(bare(column.title) in whole for table in tables for column in table.columns)


def test_a_column_of_figures_is_narrow_and_texts_are_wide() -> None:
    rows = (
        ("We bepalen om de beurt waar het over gaat, en dat gaat goed.", "4", "2"),
        ("Na een ruzie gaan we door.", "5", ""),
    )
    table = _grid(Grid("Cijfers", ("Uitspraak", "begeleider", "cliënt"), rows))
    first, second, third = (column.share for column in table.columns)
    total = first + second + third
    assert first / total > 0.5
    assert second / total * 64 >= len("begeleider") + 2 and third < second < first / 2
    even = _grid(Grid("Lijst", ("Een", "Twee"), (("kort", "kort"),)))
    assert even.columns[0].share == even.columns[1].share
    long = _grid(Grid("Lijst", ("Een", "Twee", "Drie"), (("w" * 400, "ja", "een zin van gewone lengte"),)))
    assert min(column.share for column in long.columns) * 12 >= sum(column.share for column in long.columns)


def _grid(grid: Grid) -> Table:
    paper = workbook_paper([Chapter("Dag 1", (OnPaper("Lijst", (Answer("Wie?", grid),)),))])
    return next(block for block in blocks(paper) if isinstance(block, Table))
