"""Papers for an organisation: its conditions as a list to hang up, and an audit with what it was seen from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from herstelwerk.documents.paper import (
    Band,
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Items,
    KeepTogether,
    Look,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
)
from herstelwerk.documents.parts import day
from herstelwerk.fidelity import Audit, Instrument, Item, Kind, Official, State, changes, due, mean_of, progress, shift
from herstelwerk.fidelity.audit import OPEN, Rating
from herstelwerk.fidelity.conditions import STATES
from herstelwerk.fidelity.instrument import Indicator
from herstelwerk.fidelity.words import score_told, shift_told, short_day, step_told

_MOST_AUDITS = 5  # side by side on a page
_CONDITIONS = (
    Column("Voorwaarde", 40),
    Column("Stand", 14),
    Column("Wie", 16),
    Column("Klaar op", 18),
    Column("Eerste stap", 22),
)


class Theme(NamedTuple):
    """A theme with its conditions: what is arranged, what you see then, and how it stands."""

    name: str
    conditions: tuple[tuple[str, str, Item], ...]


class AuditReport(NamedTuple):
    """What stands on the report of an audit. `earlier` are the audits before it, first to last."""

    instrument: Instrument
    audit: Audit
    earlier: tuple[Audit, ...] = ()
    official: tuple[Official, ...] = ()
    rights: str = ""
    caution: str = ""


def conditions_paper(title: str, team: str, themes: Sequence[Theme], today: date) -> Paper:
    """The conditions on paper; what is open leaves room to write."""
    rows: list[Row | Band] = []
    for theme in themes:
        items = {str(n): item for n, (_, _, item) in enumerate(theme.conditions)}
        rows.append(Band(theme.name, str(progress(items, items))))
        rows += [_condition(text, seen, item, today) for text, seen, item in theme.conditions]
    blocks: tuple[Block, ...] = (
        Heading(title, 1),
        Facts((("Team", team), ("Afgedrukt op", day(today)))),
        Table("Voorwaarden", _CONDITIONS, tuple(rows)),
    )
    return Paper(title, (Section(blocks, landscape=True),), size=10.5)


def _condition(text: str, seen: str, item: Item, today: date) -> Row:
    late = due(item, today) if item.by and item.by < today else ""
    state = STATES[item.state] if item.state else ""
    cells = (Cell(text, small=seen), Cell(state, tick=item.state is State.THERE), Cell(item.owner))
    return Row((*cells, Cell(day(item.by), small=late), Cell(item.note)), roomy=not item.settled)


def audit_paper(title: str, report: AuditReport) -> Paper:
    """The report of an audit: the mean and what is missing in it, every indicator with its evidence, and the course."""
    audit, instrument = report.audit, report.instrument
    blocks: list[Block] = [Heading(title, 1), _facts(audit), *_means(report)]
    for block in instrument.blocks:
        blocks.append(Heading(block.name))
        blocks += [
            _indicator(one, audit.ratings.get(one.id, OPEN), instrument) for one in instrument.of_block(block.id)
        ]
    if audit.note.strip():
        blocks.append(KeepTogether((Heading("Waar we aan gaan werken"), Paragraph(audit.note))))
    if report.earlier:
        blocks += _course(report)
    if report.official:
        blocks += _official(report.official)
    if report.rights:
        blocks.append(Paragraph(report.rights, Look.SMALL))
    return Paper(title, (Section(tuple(blocks)),), size=10.5)


def _facts(audit: Audit) -> Facts:
    who = " en ".join(filter(None, audit.assessors))
    return Facts((("Team", audit.team), ("Dag", day(audit.on)), ("Gekeken door", who)))


def _means(report: AuditReport) -> tuple[Block, ...]:
    ratings, instrument = report.audit.ratings, report.instrument
    told = [f"Alle tien: {mean_of(ratings, instrument.ids)}"]
    told += [
        f"{block.name}: {mean_of(ratings, [one.id for one in instrument.of_block(block.id)])}"
        for block in instrument.blocks
    ]
    return (Heading("Gemiddelde"), Items(tuple(told)))


def _indicator(one: Indicator, rating: Rating, instrument: Instrument) -> KeepTogether:
    if rating.score is not None:
        found = f"{rating.score}: {one.anchor(rating.score)}"
    elif rating.missing:
        found = f"Geen cijfer: {instrument.reasons.get(rating.missing, rating.missing)}."
    else:
        found = "Nog niet bekeken."
    facts = (("Gevonden", found), ("Waaraan gezien", rating.evidence))
    return KeepTogether((Heading(one.name, 3), Paragraph(one.about, Look.SMALL), Facts(facts)))


def _course(report: AuditReport) -> tuple[Block, ...]:
    """The last audits side by side; the change is that from the one before."""
    audits = (*report.earlier, report.audit)[-_MOST_AUDITS:]
    before, now = audits[-2], audits[-1]
    ids = report.instrument.ids
    steps = {one.id: one.step for one in changes(before.ratings, now.ratings, ids)}
    columns = (Column("Indicator", 34), *(Column(short_day(one.on), 13) for one in audits), Column("Verschil", 14))
    rows = tuple(
        Row((Cell(one.name), *(Cell(score_told(audit, one.id)) for audit in audits), Cell(step_told(steps[one.id]))))
        for one in report.instrument.indicators
    )
    moved = shift(before.ratings, now.ratings, ids)
    return (
        Heading("Verloop"),
        Table("Cijfers per audit", columns, rows),
        Paragraph(shift_told(moved)),
        Paragraph(report.caution, Look.SMALL),
    )


def _official(scores: Sequence[Official]) -> tuple[Block, ...]:
    columns = (Column("Instrument", 30), Column("Dag", 20), Column("Cijfer", 22), Column("Door", 28))
    names = {Kind.MEAN: "gemiddelde", Kind.TOTAL: "totaal"}
    rows = tuple(
        Row(
            (
                Cell(one.instrument, small=one.note),
                Cell(day(one.on)),
                Cell(f"{one.typed} ({names[one.kind]})"),
                Cell(one.by),
            )
        )
        for one in scores
    )
    told = "Deze cijfers zijn met de hand overgenomen. Ze tellen niet mee in het gemiddelde hierboven."
    return (Heading("Officiële cijfers"), Table("Officiële cijfers", columns, rows), Paragraph(told, Look.SMALL))
