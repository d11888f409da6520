"""Parts that more than one paper has: who and when, empty rows, the place to sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from herstelwerk.documents.cleaning import with_tail
from herstelwerk.documents.options import Options, key_of
from herstelwerk.documents.paper import (
    Block,
    Cell,
    Heading,
    KeepTogether,
    Lines,
    Look,
    Paper,
    Paragraph,
    Place,
    Row,
    Section,
    Signatures,
    with_texts,
)
from herstelwerk.dutch import long_day

WITH_NAMES = (
    "Op dit exemplaar staan echte namen. Het is alleen van jou. Bewaar het op een plek waar anderen niet bij kunnen."
)


def day(value: date | None) -> str:
    """A day in Dutch words, or nothing."""
    return long_day(value) if value else ""


def paper_of(title: str, client: str, sections: Sequence[Section], options: Options, cover: bool = False) -> Paper:
    """A paper around sections: names filled in where asked for, and a running header that never holds a name."""
    filled = with_texts(tuple(sections), options.filled) if options.names else tuple(sections)
    return Paper(title, filled, key=key_of(client), size=options.size, cover=cover)


def opening(title: str, lead: str, explained: str, options: Options) -> tuple[Block, ...]:
    """The top of a paper; the client's copy is explained, and says so when it holds names."""
    blocks: list[Block] = [Heading(title, 1)]
    if options.for_client:
        blocks += [Paragraph(lead, Look.LEAD), Paragraph(explained)]
    if options.names:
        blocks.append(Paragraph(WITH_NAMES, Look.SMALL))
    return tuple(blocks)


def empty_rows(count: int, columns: int) -> tuple[Row, ...]:
    """Rows to write in by hand."""
    return (Row((Cell(),) * columns, roomy=True),) * count


def text_or_lines(text: str, lines: int) -> Block:
    """What was written, or room to write it."""
    return Paragraph(text) if text.strip() else Lines(lines)


def signing(
    before: Sequence[Block], remark: str, lines: int, statement: str, client: date | None, worker: date | None
) -> tuple[Block, ...]:
    """What is signed, the statement and the places to sign, so that a page never holds signatures alone.

    `before` and the end of `remark` stand together with the signatures; a remark too long for that starts earlier.
    """
    places = Signatures((Place("Cliënt", day(client)), Place("Begeleider", day(worker))))
    signed: tuple[Block, ...] = (Heading("Ondertekening"), Paragraph(statement), places)
    start, end = with_tail(remark)
    together = KeepTogether((text_or_lines(end, lines), *signed))
    if start:
        return (*before, Paragraph(start), together)
    return (KeepTogether((*before, *together.blocks)),)
