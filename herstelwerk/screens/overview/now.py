"""Who is where now. Without names: how many where, for on a beamer a line per person would give people away."""

from __future__ import annotations

from herstelwerk.overview.now import PRESENT, absent, ago, question, spots, where
from herstelwerk.overview.room import Room, Seat
from herstelwerk.screens.controls import table
from herstelwerk.screens.overview.sheet import Sheet, figures_of
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

NOT_LISTED = "niet op de lijst"


def draw(room: Room, texts: Wording, hidden: bool) -> list[Part]:
    """Where people are, and person by person when each was seen last."""
    if not room.heard:
        return [el("p", texts.text("nu", "nog_niets"), class_="hw-note hw-weet")]
    here = len(room.seats) - len(absent(room))
    parts = [
        el("p", texts.text("nu", "intro")),
        el("p", el("strong", summary(room, here))),
        el("h3", "Waar is iedereen?"),
        table("Plekken waar gewerkt wordt", *_places(room, hidden), key="plekken")
        if here
        else el("p", "Er was de laatste uren niemand aan het werk.", key="plekken"),
    ]
    if hidden:
        return parts
    sheet = people(room)
    return [
        *parts,
        el("h3", "Deelnemer voor deelnemer"),
        el("p", texts.text("nu", "stil"), class_="hw-muted"),
        table("Wanneer iemand het laatst iets deed", sheet.header, figures_of(sheet), key="mensen"),
    ]


def summary(room: Room, here: int) -> str:
    """`9 van de 12 waren de laatste twee uur aan het werk. Van 2 is nog niets gehoord.`"""
    unheard = len(room.seats) - len(room.heard)
    rest = f" Van {unheard} is nog niets gehoord." if unheard else ""
    one = "was" if here == 1 else "waren"
    return f"{here} van de {len(room.seats)} {one} de laatste {PRESENT // 60} uur aan het werk.{rest}"


def _places(room: Room, hidden: bool) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    sheet = places(room, hidden)
    return sheet.header, [tuple(map(str, row)) for row in sheet.rows]


def places(room: Room, hidden: bool) -> Sheet:
    """How many are where, and who where names may be seen."""
    if hidden:
        return Sheet("Nu", ("Plek", "Hoeveel"), tuple((spot.name, len(spot.seats)) for spot in spots(room)))
    rows = tuple((s.name, len(s.seats), ", ".join(seat.name for seat in s.seats)) for s in spots(room))
    return Sheet("Nu", ("Plek", "Hoeveel", "Wie"), rows)


def people(room: Room) -> Sheet:
    """Person by person, in the order of the list."""
    header = ("Codewoord", "Waar", "Laatst gezien", "Ingeleverd", "Vraag voor jou")
    return Sheet("Nu", header, tuple(_person(seat, room) for seat in room.seats))


def _person(seat: Seat, room: Room) -> tuple[str, ...]:
    name = seat.name if seat.listed else f"{seat.name} ({NOT_LISTED})"
    if seat.at is None:
        return (name, "", "nog niets gehoord", "", "")
    handed_in = f"poging {seat.told.attempt}" if seat.told.attempt else "nog niet"
    return (name, where(seat, room), ago(seat.at, room.now), handed_in, question(seat, room.now))
