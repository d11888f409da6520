"""On paper: what one trainee grew in, and what a group said of the training."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from herstelwerk.competencies import Answers, Block, Growth, Instrument, Results, SelfRating, TrainerRating, growth
from herstelwerk.competencies.words import (
    days_words,
    forms_words,
    growth_words,
    half,
    mean_words,
    waiting_words,
)
from herstelwerk.documents import paper as on
from herstelwerk.documents.options import NORMAL
from herstelwerk.documents.parts import day
from herstelwerk.wording import Wording

GROWTH, EVALUATION = "Groei in competenties", "Evaluatie van de training"
_NONE = "–"
_OURS = (
    on.Column("Zin", 40),
    on.Column("Vooraf", 8),
    on.Column("Toen", 8),
    on.Column("Nu", 8),
    on.Column("Trainer", 9),
    on.Column("Waaraan de trainer het zag", 27),
)
_MEANS = (on.Column("Blok", 28), on.Column("Vooraf", 24), on.Column("Toen", 24), on.Column("Nu", 24))
_FORMS = (on.Column("Vraag", 46), on.Column("Hoe vaak", 42), on.Column("Midden", 12))
_LEVEL = (
    "Dit is wat deelnemers van de training vonden (niveau 1 van Kirkpatrick). Het zegt nog niet wat zij leerden of wat "
    "zij anders doen. Een vraag met minder dan vijf antwoorden staat er niet bij."
)


def growth_paper(
    code: str, instrument: Instrument, words: Wording, own: SelfRating, trainer: TrainerRating, today: date
) -> on.Paper:
    """What a trainee gave herself and what a trainer saw, for the two of them to talk about.

    Args:
        code: The code word of the trainee.
        instrument: The statements.
        words: The content file of the instrument, for what the numbers do not say.
        own: Her own numbers; empty where she shared none.
        trainer: The trainer's numbers with the evidence.
        today: The day on the paper.
    """
    found = growth(own, instrument)
    once = "looking_back" if own.before else "only_back"
    blocks: list[on.Block] = [
        on.Heading(GROWTH, 1),
        on.Facts((("Deelnemer", code), ("Datum", day(today)))),
        on.Paragraph(words.text("measured")),
    ]
    if not own.empty:
        blocks += [
            on.Heading("Eigen cijfers"),
            on.Paragraph(days_words(own), on.Look.SMALL),
            on.Items(growth_words(found[-1])),
            on.Paragraph(words.text(once)),
            on.Paragraph(words.text("self_only")),
            on.Table("Gemiddelden per blok", _MEANS, tuple(_means(one) for one in found)),
        ]
    blocks += [on.Heading("Per zin"), on.Paragraph(_rated(trainer, len(instrument.ids)))]
    blocks += [
        on.Table(block.name, _OURS, (on.Band(block.name), *_rows(block, instrument, words, own, trainer)))
        for block in instrument.blocks
    ]
    blocks.append(
        on.KeepTogether((on.Heading("Hier ga ik mee verder"), on.Paragraph("Eén zin is genoeg."), on.Lines(4)))
    )
    return on.Paper(GROWTH, (on.Section(tuple(blocks), landscape=True),), size=NORMAL)


def _rated(trainer: TrainerRating, total: int) -> str:
    bare = len(trainer.unfounded)
    without = f" Bij {bare} daarvan staat er niet bij waaraan het te zien was." if bare else ""
    return f"De trainer gaf bij {len(trainer.scores)} van {total} zinnen een cijfer.{without}"


def _means(one: Growth) -> on.Row:
    return on.Row(tuple(map(on.Cell, (one.name, *(mean_words(mean) for mean in (one.before, one.then, one.now))))))


def _rows(
    block: Block, instrument: Instrument, words: Wording, own: SelfRating, trainer: TrainerRating
) -> list[on.Row]:
    rows = []
    for statement in block.statements:
        id, rated = statement.id, trainer.of(statement.id)
        numbers = (own.before.get(id), own.then.get(id), own.now.get(id), rated.score)
        seen = "\n".join(
            f"{words.text('route', one.route.value, 'name')}: {one.note.strip()}"
            + (f" ({one.on:%d-%m-%Y})" if one.on else "")
            for one in rated.evidence
            if one.told
        )
        cells = (f"{instrument.number(id)}. {statement.text}", *map(_told, numbers), seen)
        rows.append(on.Row(tuple(map(on.Cell, cells))))
    return rows


def _told(number: int | None) -> str:
    return _NONE if number is None else str(number)


def evaluation_paper(group: str, found: Results, members: int, today: date) -> on.Paper:
    """The forms of a group together, as far as they may be shown.

    Args:
        group: The code of the group.
        found: What may be shown.
        members: How many people are in the group.
        today: The day on the paper.
    """
    told = f"{forms_words(found, members)} {waiting_words(found)}".strip()
    blocks: list[on.Block] = [
        on.Heading(EVALUATION, 1),
        on.Facts((("Groep", group), ("Datum", day(today)), ("Geteld", f"{found.counted} formulieren"))),
        on.Paragraph(told),
        on.Paragraph(_LEVEL),
    ]
    for section, answers in groupby(found.answers, key=lambda one: one.question.section):
        here = list(answers)
        rows = tuple(_row(one) for one in here if one.counts is not None)
        blocks.append(on.Heading(section))
        if rows:
            blocks.append(on.Table(section, _FORMS, rows))
        for one in here:
            if one.texts:
                blocks += [on.Paragraph(one.question.text, on.Look.LABEL), *map(on.Quote, one.texts)]
    return on.Paper(EVALUATION, (on.Section(tuple(blocks)),), size=NORMAL)


def _row(answers: Answers) -> on.Row:
    question = answers.question
    often = ", ".join(f"{name}: {n}×" for name, n in zip(question.answers, answers.counts or (), strict=False) if n)
    ends = f"{question.answers[0]} is {question.ends[0]}, {question.answers[-1]} is {question.ends[1]}"
    middle = "" if answers.middle is None else half(answers.middle)
    return on.Row((on.Cell(question.text, ends if question.scaled else ""), on.Cell(often), on.Cell(middle)))
