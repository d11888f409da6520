"""The front of a report: title page and a summary in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from herstelwerk import __version__
from herstelwerk.documents.paper import Block, Facts, Heading, Items, Look, Paragraph, Title
from herstelwerk.dutch import long_day
from herstelwerk.studies.reporting import sieve
from herstelwerk.studies.section import Remark, Section
from herstelwerk.studies.source import INVENTED

INVENTED_KEY, INSIDE_KEY = "verzonnen gegevens", "alleen voor binnen de organisatie"
_MOST = 12  # sentences of one study
_CAREFUL = (
    "Bij elke schatting staat een interval: alles daarbinnen past bij deze gegevens. Zonder vergelijkingsgroep is niet "
    "te zeggen hoeveel van een verandering door de begeleiding komt."
)


def title_blocks(title: str, who: Sequence[str], on: date | None, chapters: Sequence[str], marks: str) -> list[Block]:
    """The first page: what this is, by whom, and that it is invented where it is."""
    blocks: list[Block] = [Title(title, "\n".join(filter(None, who)))]
    if INVENTED_KEY in marks:
        blocks.append(Paragraph(INVENTED, Look.LEAD))
    if INSIDE_KEY in marks:
        blocks.append(Paragraph("Alleen voor binnen de organisatie: stuur dit zo niet door.", Look.LEAD))
    day = (("Datum", long_day(on)),) if on else ()
    made_by = (*day, ("Gemaakt met", f"herstelwerk {__version__}"))
    return [*blocks, Facts(made_by), Paragraph("Wat er in staat", Look.LABEL), Items(tuple(chapters))]


def summary_blocks(studies: Sequence[tuple[str, Sequence[Section]]], limit: int) -> list[Block]:
    """What came out, in sentences with their intervals, and whom it is about."""
    blocks: list[Block] = [Heading("Samenvatting", 1)]
    for title, sections in studies:
        told = _outcomes(sections, limit)
        if told:
            blocks += [Heading(title), Items(told[:_MOST])]
        if len(told) > _MOST:
            blocks.append(Paragraph(f"En nog {len(told) - _MOST} uitkomsten: zie het hoofdstuk zelf."))
    if len(blocks) == 1:
        blocks.append(
            Paragraph("Deze gegevens laten geen schatting met een interval toe; de hoofdstukken zeggen waarom.")
        )
    return [*blocks, Paragraph(_CAREFUL)]


def _outcomes(sections: Sequence[Section], limit: int) -> tuple[str, ...]:
    """Sentences with an interval, and those that say whom a result is about."""
    told: list[str] = []
    about: list[str] = []
    for section in sections:
        for part in section.parts:
            if isinstance(part, str) and "-interval" in part:
                told.append(sieve.text(part, limit))
            elif isinstance(part, Remark) and not part.inside and "Dit gaat over " in part.text:
                about.append(sieve.text(part.text, limit))
    return tuple(dict.fromkeys((*told, *about)))
