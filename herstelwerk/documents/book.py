"""`Mijn werkboek`: everything a trainee wrote in four days, as one book to take home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from herstelwerk.documents import inventory as inventory_pages
from herstelwerk.documents import plan as plan_pages
from herstelwerk.documents.options import Options
from herstelwerk.documents.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Lines,
    Look,
    Paper,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Title,
)
from herstelwerk.documents.parts import WITH_NAMES, day, empty_rows, paper_of
from herstelwerk.domain import ActionPlan, Reflection, StrengthsInventory

TITLE = "Mijn werkboek"
REFLECTION = "Reflectie"
_ROOM = 64  # signs beside each other in a table, in large type
_BESIDE = 3  # signs that the room inside a cell takes
_LONGEST, _PLENTY = 16, 60  # of a word that stays whole; of a text, from where a wider column helps no further
_MINE = "Dit boek is van jou. Er staan ook woorden van anderen in: bewaar het op een veilige plek."


@dataclass(frozen=True, slots=True)
class Grid:
    """An answer in rows and columns; `name` says to a screen reader what it is."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question or prompt and what she made of it; an empty answer is room to write."""

    question: str
    answer: str | Grid = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: its title, and questions with answers."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A day, or another part of the book. `worker_only` keeps it out of the client's version."""

    title: str
    exercises: tuple[Exercise, ...]
    worker_only: bool = False


def workbook_paper(
    chapters: Sequence[Chapter],
    inventory: StrengthsInventory | None = None,
    plan: ActionPlan | None = None,
    reflection: Reflection | None = None,
    relationship: Chapter | None = None,
    options: Options | None = None,
) -> Paper:
    """The take-home book: title page, the chapters, inventory, plan, reflection and working relationship.

    Args:
        chapters: The days with their exercises, in order.
        inventory, plan: The two worksheets; left out when None.
        reflection: Left out when None, and always from the client's version.
        relationship: What worker and client said of working together; left out when None.
        options: For whom and how; the worker's copy when left out, for it is her book.
    """
    chosen = options or Options(version="worker")
    known = inventory or StrengthsInventory()
    parts = [(c.title, _chapter(c)) for c in chapters if not (c.worker_only and chosen.for_client)]
    if inventory:
        parts.append((inventory_pages.TITLE, inventory_pages.inventory_section(inventory, chosen)))
    if plan:
        parts.append((plan_pages.TITLE, plan_pages.plan_section(plan, known, chosen)))
    if reflection and not chosen.for_client:
        parts.append((REFLECTION, _chapter(_reflection(reflection))))
    if relationship and not (relationship.worker_only and chosen.for_client):
        parts.append((relationship.title, _chapter(relationship)))
    cover = _cover([title for title, _ in parts], known.client, chosen)
    return paper_of(TITLE, known.client, (cover, *(section for _, section in parts)), chosen, cover=True)


def _cover(titles: list[str], client: str, options: Options) -> Section:
    rows = [("Van", options.worker)]
    if client:
        rows.append(("Samen met", client))
    if options.printed_on:
        rows.append(("Afgedrukt op", day(options.printed_on)))
    blocks: list[Block] = [Title(TITLE, "Basistraining Herstelwerk"), Facts(tuple(rows))]
    if titles:
        blocks += [Paragraph("In dit boek", Look.LABEL), Items(tuple(titles))]
    return Section((*blocks, Paragraph(WITH_NAMES if options.names else _MINE, Look.SMALL)))


def _chapter(chapter: Chapter) -> Section:
    blocks: list[Block] = [Heading(chapter.title, 1)]
    for exercise in chapter.exercises:
        blocks.append(Heading(exercise.title))
        for answer in exercise.answers:
            blocks += _answer(answer)
    if not chapter.exercises:
        blocks.append(Paragraph("Hier is nog niets ingevuld."))
    return Section(tuple(blocks))


def _answer(answer: Answer) -> Iterator[Block]:
    if answer.question.strip():
        yield Paragraph(answer.question, Look.LABEL)
    if isinstance(answer.answer, Grid):
        yield _grid(answer.answer)
    elif answer.answer.strip():
        yield Quote(answer.answer)
    else:
        yield KeepTogether((Paragraph("Nog niet ingevuld.", Look.SMALL), Lines(3)))


def _grid(grid: Grid) -> Table:
    wide = max(len(row) for row in (grid.header, *grid.rows))  # a row longer than the header loses nothing
    header, rows = _padded(grid.header, wide), [_padded(row, wide) for row in grid.rows]
    shares = _shares(list(zip(header, *rows, strict=True)))
    columns = tuple(Column(title, share) for title, share in zip(header, shares, strict=True))
    return Table(grid.name, columns, tuple(Row(tuple(map(Cell, row))) for row in rows) or empty_rows(2, wide))


def _shares(columns: Sequence[Sequence[str]]) -> list[int]:
    """Widths that follow the content: each column holds its longest word, the longest texts get what is left over."""
    words = [max((len(word) for text in texts for word in text.split()), default=1) for texts in columns]
    least = [min(_LONGEST, word) + _BESIDE for word in words]
    wished = [min(_PLENTY, max(map(len, texts))) + _BESIDE for texts in columns]
    more = [max(0, wish - low) for wish, low in zip(wished, least, strict=True)]
    left = max(0, _ROOM - sum(least)) / max(1, sum(more))
    return [low + round(left * extra) for low, extra in zip(least, more, strict=True)]


def _padded(texts: tuple[str, ...], wide: int) -> tuple[str, ...]:
    return texts + ("",) * (wide - len(texts))


def _reflection(reflection: Reflection) -> Chapter:
    questions = (
        ("Hoe ging het samenwerken met de cliënt?", reflection.cooperation),
        ("Wat heb ik zelf geleerd?", reflection.learning),
        ("Waar wil ik verder in groeien?", reflection.development),
    )
    return Chapter(REFLECTION, (Exercise("Terugkijken", tuple(Answer(*pair) for pair in questions)),))
