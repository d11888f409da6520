"""The conditions in an organisation: where each stands, who takes it up and by when, and how far a theme is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from herstelwerk.drafting.reading import as_day, day_at, table_at, text_at
from herstelwerk.dutch import long_day


class State(StrEnum):
    """How a condition stands."""

    THERE = "there"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NOT_HERE = "not_applicable"


STATES = {
    State.THERE: "is er",
    State.PARTLY: "deels",
    State.NOT_YET: "nog niet",
    State.NOT_HERE: "niet van toepassing",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One condition: its state, the role or code of who takes it up, by when, and a note."""

    state: State | None = None
    owner: str = ""
    by: date | None = None
    note: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing has to be done for it any more."""
        return self.state in (State.THERE, State.NOT_HERE)


Items = Mapping[str, Item]
UNKNOWN = Item()


class Progress(NamedTuple):
    """How many conditions stand how; `unknown` were not looked at yet."""

    there: int
    partly: int
    not_yet: int
    not_here: int
    unknown: int

    @property
    def counted(self) -> int:
        """How many matter here."""
        return sum(self) - self.not_here

    def __str__(self) -> str:
        """`2 van 4 zijn er, 1 deels, 1 nog niet bekeken`."""
        told = [f"{self.there} van {self.counted} {'is' if self.there == 1 else 'zijn'} er"]
        rest = {
            "deels": self.partly,
            "nog niet": self.not_yet,
            "nog niet bekeken": self.unknown,
            "niet van toepassing": self.not_here,
        }
        return ", ".join(told + [f"{count} {name}" for name, count in rest.items() if count])


def progress(items: Items, ids: Iterable[str]) -> Progress:
    """How the conditions `ids` stand."""
    states = [items.get(id, UNKNOWN).state for id in ids]
    return Progress(*(states.count(state) for state in (*State, None)))


def overdue(item: Item, today: date) -> bool:
    """Whether it should have been there by now."""
    return not item.settled and item.by is not None and item.by < today


def due(item: Item, today: date) -> str:
    """In words how the day stands to today; nothing where there is no day, or nothing left to do."""
    if item.settled or item.by is None:
        return ""
    days = (item.by - today).days
    day = long_day(item.by)
    if days == 0:
        return f"Dit zou vandaag klaar zijn ({day})."
    if days < 0:
        return f"De afgesproken dag is voorbij: {day}, {_counted(-days)} geleden. Wat is er nodig?"
    return f"Klaar op {day}, over {_counted(days)}."


def _counted(days: int) -> str:
    return "1 dag" if days == 1 else f"{days} dagen"


def change(items: Items, id: str, **fields: Any) -> dict[str, Item]:
    """The conditions with other values at one of them."""
    return {**items, id: replace(items.get(id, UNKNOWN), **fields)}


def read_items(body: Mapping[str, Any]) -> dict[str, Item]:
    """Kept conditions; what does not fit is passed over."""
    kept = table_at(body, "conditions")
    return {id: _item(table_at(kept, id)) for id, row in kept.items() if isinstance(row, Mapping)}


def _item(row: Mapping[str, Any]) -> Item:
    state = text_at(row, "state")
    return Item(
        State(state) if state in set(State) else None, text_at(row, "owner"), day_at(row, "by"), text_at(row, "note")
    )


def items_body(items: Items) -> dict[str, Any]:
    """Conditions as they are kept (sheet `voorwaarden` of a team)."""
    return {
        "conditions": {
            id: {
                "state": one.state.value if one.state else "",
                "owner": one.owner,
                "by": as_day(one.by),
                "note": one.note,
            }
            for id, one in items.items()
        }
    }
