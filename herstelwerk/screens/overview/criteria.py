"""The quality criteria beside everyone of the group, and what the group as a whole misses."""

from __future__ import annotations

from herstelwerk.criteria_set import CriteriaSet, Criterion
from herstelwerk.drawings import Drawing
from herstelwerk.drawings.heatmap import Cell, Grid, heatmap
from herstelwerk.overview import Asks, Room, Seat, asks, missed
from herstelwerk.overview.counts import LEAST
from herstelwerk.screens.controls import fold, link
from herstelwerk.screens.overview.cells import SIGNALS, UNHEARD, asked_cell, with_unheard
from herstelwerk.screens.overview.sheet import picture
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording


def draw(room: Room, texts: Wording, criteria: CriteriaSet) -> list[Part]:
    """The whole picture, and what the group misses, criterion by criterion."""
    by_id = {one.id: one for one in criteria.criterion}
    found = missed(room, list(by_id))
    return [
        el("p", texts.text("eisen", "intro")),
        picture("eisen", matrix(room, criteria), "Kwaliteitseisen van de groep"),
        el("h3", "Wat jullie samen nog kunnen oefenen"),
        el("p", texts.text("eisen", _told(room, list(by_id), found)), key="samen"),
        *(_card(one, by_id[one.id], room, texts) for one in found),
    ]


def _told(room: Room, ids: list[str], found: tuple[Asks, ...]) -> str:
    if found:
        return "samen"
    return "geen" if any(asks(room, id).begun >= LEAST for id in ids) else "te_weinig"


def _card(one: Asks, criterion: Criterion, room: Room, texts: Wording) -> Part:
    questions = "1 vraag" if one.questions == 1 else f"{one.questions} vragen"
    empty = f" Bij {one.of - one.begun} van de {one.of} is dit nog leeg." if one.begun < one.of else ""
    who = "De hele groep" if one.whole else "Meer dan de helft"
    return el(
        "div",
        el("h4", f"{criterion.id} {criterion.name}"),
        el("p", el("strong", f"{who}: bij {one.told} stelt het programma vragen"), f" (samen {questions}).{empty}"),
        el("p", criterion.asks),
        el("p", "Oefenen kan hier: ", *_links(one.id, room, texts)) if _ids(one.id, texts) else None,
        fold(f"waarom-{one.id}", "Waarom deze eis, en wat kan helpen", *_why(criterion)) if criterion.why else None,
        key=f"mist-{one.id}",
        class_="hw-card hw-calm",
    )


def _why(criterion: Criterion) -> list[Part]:
    helps = [el("ul", *(el("li", one) for one in criterion.helps))] if criterion.helps else []
    return [el("p", criterion.why), *helps]


def _ids(id: str, texts: Wording) -> tuple[str, ...]:
    return next((one.texts("oefeningen") for one in texts.tables("eis") if one.id == id), ())


def _links(id: str, room: Room, texts: Wording) -> list[Part | str]:
    there = {station.id: station for station in room.stations}
    parts: list[Part | str] = []
    for exercise in (one for one in _ids(id, texts) if one in there):
        day, _, slug = exercise.partition("/")
        parts += [", "] if parts else []
        parts.append(link(room.title(exercise), f"deelnemer/{day}.ipynb#{slug}"))
    return [*parts, "."]


def matrix(room: Room, criteria: CriteriaSet) -> Drawing:
    """The criteria as rows, everyone as columns, and how many get a question."""
    counts = [asks(room, one.id) for one in criteria.criterion]
    grid = Grid(
        [f"{one.id} {one.name}" for one in criteria.criterion],
        [seat.name for seat in room.seats],
        [[_cell(seat, one.id) for seat in room.seats] for one in criteria.criterion],
        [f"{one.attention} van {one.begun}" for one in counts],
        "let op",
        "Eis",
    )
    most = [one.id for one in counts if one.most]
    told = ", ".join(most) if most else "geen enkele eis"
    alt = (
        f"{len(counts)} kwaliteitseisen, van {len(room.heard)} {'deelnemer' if len(room.heard) == 1 else 'deelnemers'} "
        f"is iets gehoord. Let op bij meer dan de helft van wie begon: {told}."
    )
    return heatmap(grid, alt, with_unheard({cell: signal.value for signal, cell in SIGNALS.items()}, room))


def _cell(seat: Seat, id: str) -> Cell:
    return UNHEARD if seat.at is None else asked_cell(seat.told.criteria.get(id))
