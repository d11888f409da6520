"""An exercise as an empty sheet to fill in by hand, alone or together: never with what anybody answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from herstelwerk.documents.cleaning import shortened
from herstelwerk.documents.exercise_map import map_sheet
from herstelwerk.documents.exercise_weighing import rank_sheet, rate_sheet
from herstelwerk.documents.options import Options
from herstelwerk.documents.paper import (
    Band,
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
    Row,
    Section,
    Table,
)
from herstelwerk.documents.parts import empty_rows, opening, paper_of
from herstelwerk.exercises import Exercise
from herstelwerk.exercises.checklist import ANSWERS, Checklist
from herstelwerk.exercises.choose import Choose
from herstelwerk.exercises.interview import Interview
from herstelwerk.exercises.map import Map
from herstelwerk.exercises.match import Match
from herstelwerk.exercises.message import PARTS, Message
from herstelwerk.exercises.order import Order
from herstelwerk.exercises.rank import Rank
from herstelwerk.exercises.rate import Rate
from herstelwerk.exercises.reflection import Reflection
from herstelwerk.exercises.rewrite import Rewrite
from herstelwerk.exercises.sort import Sort
from herstelwerk.exercises.worksheet import Worksheet

MAX_TITLE = 100  # signs in a running header; Word refuses a title of more than 255
_WIDE_FROM = 3  # columns from which a page on its side leaves room to write
_EXPLAINED = "Dit blad is van jou. Schrijf in je eigen woorden, of laat iemand het opschrijven. Leeg laten mag ook."
_LEADS: dict[type[Exercise], str] = {
    Worksheet: "Om samen in te vullen",
    Map: "Om zelf te tekenen",
    Rate: "Zet bij elke zin een kruisje bij wat voor jou past",
    Rank: "Om te wegen en zelf te kiezen",
    Checklist: "Wat is er al, en wat nog niet?",
}


def exercise_paper(exercise: Exercise, options: Options | None = None) -> Paper:
    """The empty sheet of an exercise; every kind gives one.

    The task of the file speaks to the trainee, so it stands on the worker's copy only.

    Args:
        exercise: What stands in its file; there is no way to hand in an attempt.
        options: For whom and how; the client's copy when left out.
    """
    chosen = options or Options()
    lead = _LEADS.get(type(exercise), "Om te lezen en op te schrijven")
    blocks = [*opening(exercise.title, lead, _EXPLAINED, chosen)]
    if not chosen.for_client:
        blocks.append(Paragraph(exercise.task))
    blocks += [Facts((("Ingevuld op", ""),)), *_sheet(exercise, chosen)]
    section = Section(tuple(blocks), landscape=_is_wide(exercise))
    return paper_of(shortened(exercise.title, MAX_TITLE), "", (section,), chosen)


def _is_wide(exercise: Exercise) -> bool:
    return isinstance(exercise, Worksheet) and any(len(s.column) >= _WIDE_FROM for s in exercise.section)


def _sheet(exercise: Exercise, options: Options) -> Iterator[Block]:
    match exercise:
        case Worksheet():
            return _worksheet(exercise)
        case Map():
            return map_sheet(exercise)
        case Rate():
            return rate_sheet(exercise)
        case Rank():
            return rank_sheet(exercise, options)
        case Checklist():
            return _checklist(exercise, options)
        case Reflection():
            return _asked(((prompt.text, prompt.help) for prompt in exercise.prompt), 5)
        case Interview():
            purposes = ((ask.text, "" if options.for_client else ask.purpose) for ask in exercise.question)
            return _asked(purposes, 4)
        case _:
            return _closed(exercise)


def _worksheet(exercise: Worksheet) -> Iterator[Block]:
    for section in exercise.section:
        columns = tuple(Column(column.label) for column in section.column)
        table = Table(section.title, columns, empty_rows(section.lines, len(columns)))
        explained = (Paragraph(section.explain),) if section.explain else ()
        yield KeepTogether((Heading(section.title), *explained, table))


def _checklist(exercise: Checklist, options: Options) -> Iterator[Block]:
    columns = [Column(answer, share) for answer, share in zip(ANSWERS, (12, 13, 12), strict=True)]
    rows: list[Row | Band] = []
    for number, item in enumerate(exercise.item, 1):
        room = Cell() if options.for_client else Cell(small=item.ask)
        rows += [Band(f"{number}. {item.text}"), Row((*(Cell(tick=False),) * len(columns), room), roomy=True)]
    yield Table("Wat is er al?", (*columns, Column("Dit wil ik erbij zeggen", 63)), tuple(rows))


def _closed(exercise: Exercise) -> Iterator[Block]:
    """The kinds that have a right answer on screen: what is asked without what gives it away."""
    match exercise:
        case Choose():
            for question in exercise.question:
                options = Items(tuple(option.text for option in question.option))
                yield KeepTogether((Paragraph(question.text, Look.LABEL), options, Lines(2)))
        case Sort():
            yield Items(tuple(group.name for group in exercise.group))
            yield from _asked(((card.text, "") for card in exercise.card), 1)
        case Order():
            rows = tuple(Row((Cell(), Cell(text))) for text in sorted(step.text for step in exercise.step))
            yield Table("In welke volgorde?", (Column("Plaats", 15), Column("Stap", 85)), rows)
        case Match():
            yield Items(tuple(sorted(pair.right for pair in exercise.pair)))
            yield from _asked(((pair.left, "") for pair in exercise.pair), 2)
        case Rewrite():
            yield from _asked(((sentence.text, "") for sentence in exercise.sentence), 3)
        case Message():
            for situation in exercise.situation:
                yield Paragraph(situation.text, Look.LABEL)
                yield from _asked(((name, "") for _, name in PARTS), 2)
        case _:
            yield Lines(10)


def _asked(questions: Iterable[tuple[str, str]], lines: int) -> Iterator[Block]:
    """Each question, a word of help where there is one, and lines to write on."""
    for text, help in questions:
        helped = (Paragraph(help, Look.SMALL),) if help else ()
        yield KeepTogether((Paragraph(text, Look.LABEL), *helped, Lines(lines)))
