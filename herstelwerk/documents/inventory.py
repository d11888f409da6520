"""The inventory on paper: ten areas of life, each in three layers, with room to write on where nothing stands yet."""

from __future__ import annotations

from collections.abc import Iterator

from herstelwerk.documents.options import Options
from herstelwerk.documents.paper import (
    Band,
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    KeepTogether,
    Lines,
    Look,
    Paper,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)
from herstelwerk.documents.parts import day, empty_rows, opening, paper_of, signing
from herstelwerk.domain import Entry, Layer, LifeArea, OpenArea, ResourceKind, Source, StrengthsInventory

TITLE = "Krachteninventarisatie"
MAX_DAYS = 6  # more meetings than this are shown as first, last and how many
_LAYERS = {
    Layer.STRENGTH: ("Krachten", "wat er nu is en wat ik kan"),
    Layer.WISH: ("Wensen", "wat ik graag wil"),
    Layer.RESOURCE: ("Hulpbronnen", "wie en wat mij helpt, vroeger en nu"),
}
_SOURCES = {
    Source.CLIENT: "gezegd door cliënt",
    Source.OBSERVED: "gezien door begeleider",
    Source.OTHER: "gehoord van iemand anders",
    Source.UNKNOWN: "",
}
_KINDS = {
    ResourceKind.SECURITY: "sociaal-economische zekerheid",
    ResourceKind.COHESION: "sociale cohesie",
    ResourceKind.INCLUSION: "sociale inclusie",
    ResourceKind.EMPOWERMENT: "sociale empowerment",
    ResourceKind.UNKNOWN: "",
}
GONE = "(deze regel staat niet meer in de inventarisatie)"
_EXPLAINED = (
    "Hier staat wat je kunt, wat je graag wilt en wie of wat je daarbij helpt. Het zijn jouw woorden. "
    "Klopt er iets niet? Streep het door en schrijf erbij hoe het wel is. Een vak leeg laten mag ook."
)
_STATEMENT = (
    "Deze inventarisatie hebben we samen gemaakt. Wat hier staat, klopt voor nu. "
    "We mogen het altijd veranderen of aanvullen."
)


def inventory_paper(inventory: StrengthsInventory, options: Options | None = None) -> Paper:
    """The inventory worksheet; an empty inventory gives the empty worksheet.

    Args:
        inventory: What has been gathered so far.
        options: For whom and how; the client's copy when left out.
    """
    chosen = options or Options()
    return paper_of(TITLE, inventory.client, (inventory_section(inventory, chosen),), chosen)


def inventory_section(inventory: StrengthsInventory, options: Options) -> Section:
    """The same as a part of another paper."""
    lead = "Wat er is, wat ik wil en wie mij helpt"
    areas = [_area(number, area, inventory, options) for number, area in enumerate(LifeArea, 1)]
    priorities = (Heading("Wat voor mij vooropstaat"), _priorities(inventory))
    closing = signing(
        (*priorities, Heading("Opmerkingen van de cliënt")),
        inventory.client_remarks,
        3,
        _STATEMENT,
        inventory.signed_by_client_on,
        inventory.signed_by_worker_on,
    )
    return Section((*opening(TITLE, lead, _EXPLAINED, options), *_who(inventory, options), *areas, *closing))


def _who(inventory: StrengthsInventory, options: Options) -> tuple[Block, ...]:
    days = sorted({entry.on for entry in inventory.entries if entry.on})
    if len(days) > MAX_DAYS:
        made = f"{day(days[0])} tot en met {day(days[-1])}, op {len(days)} dagen"
    else:
        made = " · ".join(day(on) for on in days)
    rows = [("Cliënt", inventory.client), ("Begeleider", options.worker), ("Samen gemaakt op", made)]
    if options.printed_on:
        rows.append(("Afgedrukt op", day(options.printed_on)))
    return (KeepTogether((Heading("Wie en wat"), Facts(tuple(rows)))),)


def _area(number: int, area: LifeArea, inventory: StrengthsInventory, options: Options) -> KeepTogether:
    entries = [entry for entry in inventory.entries if entry.area is area]
    left_open = next((part for part in inventory.open_areas if part.area is area), None)
    blocks: list[Block] = [Heading(f"{number}. {area.dutch}")]
    if left_open:
        blocks += _left_open(left_open)
    if entries:
        blocks.append(_table(area, entries, options))
    elif not left_open:
        blocks += _to_write_on()
    return KeepTogether(tuple(blocks))


def _left_open(part: OpenArea) -> Iterator[Block]:
    since = f" (sinds {day(part.on)})" if part.on else ""
    if part.reason.strip():
        yield Paragraph(f"Dit laat ik nu bewust open{since}. Waarom:")
        yield Quote(part.reason)
    else:
        yield Paragraph(f"Dit laat ik nu bewust open{since}. Waarom? Dat mag hier staan:", Look.LABEL)
        yield Lines(2)


def _to_write_on() -> Iterator[Block]:
    for name, explained in _LAYERS.values():
        yield Paragraph(f"{name}: {explained}", Look.LABEL)
        yield Lines(2)


def _table(area: LifeArea, entries: list[Entry], options: Options) -> Table:
    columns: tuple[Column, ...] = (Column("Zo schreven we het samen op", 62), Column("In mijn eigen woorden", 38))
    if not options.for_client:
        columns = (Column("Samen verwoord", 44), Column("In eigen woorden", 28), Column("Bron en dag", 28))
    rows: list[Row | Band] = []
    for layer, (name, explained) in _LAYERS.items():
        rows.append(Band(name, explained))
        found = [entry for entry in entries if entry.layer is layer]
        rows += [_row(entry, options) for entry in found] or empty_rows(1, len(columns))
    return Table(f"{area.dutch}: krachten, wensen en hulpbronnen", columns, tuple(rows))


def _row(entry: Entry, options: Options) -> Row:
    """The client sees her words and the day; where they came from and what kind they are is the worker's."""
    if options.for_client:
        return Row((Cell(entry.text, small=day(entry.on)), Cell(entry.literal)))
    kind = ", ".join(filter(None, (_KINDS[entry.kind], "beroepskracht" if entry.professional else "")))
    source = "\n".join(filter(None, (_SOURCES[entry.source], day(entry.on))))
    return Row((Cell(entry.text, small=kind), Cell(entry.literal), Cell(small=source)))


def _priorities(inventory: StrengthsInventory) -> Table:
    texts = {entry.id: entry.text for entry in inventory.entries}
    rows = [
        Row(
            (
                Cell(str(priority.rank)),
                Cell(
                    texts.get(priority.entry, GONE),
                    small=f"Nog geen doel: {priority.reason}" if priority.reason.strip() else "",
                ),
            )
        )
        for priority in sorted(inventory.priorities, key=lambda priority: priority.rank)
    ]
    empty = [Row((Cell(str(rank)), Cell()), roomy=True) for rank in (1, 2, 3)]
    return Table(
        "Wensen in volgorde van belang",
        (Column("Plaats", 13), Column("Deze wens telt voor mij het meest", 87)),
        tuple(rows or empty),
    )
