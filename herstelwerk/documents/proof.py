"""The proof of participation: an A4 to be proud of, with the half-days and the places to sign.

It is a *bewijs van deelname* and no *certificaat*: that is of an organisation that works so, not of this training. The
name stands on the paper alone; the code word does not, or the paper would tell whose work in the workbook is whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from herstelwerk.attendance import DAYS, HALF_DAYS, Attendance, Mark, Presence
from herstelwerk.documents.paper import (
    Cell,
    Column,
    Facts,
    Heading,
    KeepTogether,
    Look,
    Paper,
    Paragraph,
    Place,
    Row,
    Section,
    Signatures,
    Table,
    Title,
)
from herstelwerk.dutch import long_day

TITLE = "Bewijs van deelname"
_COLUMNS = (Column("Dag", 40), Column("Ochtend", 30), Column("Middag", 30))


@dataclass(frozen=True, slots=True)
class ProofText:
    """What stands on the paper beside the facts: the training, what was done, and what kind of paper this is."""

    training: str
    done: str
    kind: str


def proof_paper(
    text: ProofText, group: str, days: Sequence[date], attendance: Attendance, name: str = "", on: date | None = None
) -> Paper:
    """The proof of one trainee.

    Args:
        text: The sentences.
        group: The group code.
        days: The four days.
        attendance: The half-days of this trainee.
        name: Her name as it is to stand on the paper; without one there is a line to write it on.
        on: The day it is given; without one there is a line for it as well.
    """
    counted = f"{attendance.counted} van de {HALF_DAYS} dagdelen zijn bijgewoond of ingehaald."
    given = long_day(on) if on else ""
    signatures = Signatures((Place("Trainer", given), Place("Deelnemer", given)))
    whose = Heading(name.strip(), 1) if name.strip() else Facts((("Naam", ""),))
    blocks = (
        Title(TITLE, text.training),
        whose,
        Paragraph(f"{text.done} Groep {group}."),
        Paragraph("De dagdelen", Look.LABEL),
        Table("Dagdelen", _COLUMNS, tuple(_day(number, days[number], attendance) for number in range(DAYS))),
        Paragraph(counted),
        KeepTogether((Paragraph("Ondertekening", Look.LABEL), signatures)),
        Paragraph(text.kind, Look.SMALL),
    )
    return Paper(TITLE, (Section(blocks),), size=12, cover=True)


def _day(number: int, day: date, attendance: Attendance) -> Row:
    morning, afternoon = attendance.marks[2 * number : 2 * number + 2]
    return Row((Cell(f"Dag {number + 1}, {long_day(day)}"), _half_day(morning), _half_day(afternoon)))


def _half_day(mark: Mark) -> Cell:
    if mark.presence is Presence.COMPENSATED:
        return Cell("ingehaald", small=long_day(mark.on) if mark.on else "")
    return Cell("bijgewoond" if mark.presence is Presence.PRESENT else "niet bijgewoond")
