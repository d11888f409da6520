"""Edits of a strengths inventory: lines, areas left open, priorities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from herstelwerk.domain import (
    MAX_ENTRIES,
    Entry,
    Layer,
    LifeArea,
    OpenArea,
    Priority,
    Source,
    StrengthsInventory,
)
from herstelwerk.drafting.ids import next_id


def add_entry(
    inventory: StrengthsInventory, area: LifeArea, layer: Layer, today: date, taken: Iterable[str] = (), text: str = ""
) -> tuple[StrengthsInventory, str]:
    """A new line at the end of its area and layer, told by the client today; with its id.

    `taken` are ids that may not come back, such as those a plan refers to. Beyond the limit of the format nothing is
    added and the id is empty.
    """
    if len(inventory.entries) >= MAX_ENTRIES:
        return inventory, ""
    id = next_id("i", (*(entry.id for entry in inventory.entries), *taken))
    entry = Entry(id=id, area=area, layer=layer, text=text, source=Source.CLIENT, on=today)
    changed = inventory.model_copy(update={"entries": (*inventory.entries, entry)})
    return close_area(changed, area), id


def change_entry(inventory: StrengthsInventory, id: str, **fields: Any) -> StrengthsInventory:
    """The line `id` with other values; the caller has checked that they fit."""
    entries = tuple(entry.model_copy(update=fields) if entry.id == id else entry for entry in inventory.entries)
    return inventory.model_copy(update={"entries": entries})


def remove_entry(inventory: StrengthsInventory, id: str) -> StrengthsInventory:
    """Without the line `id`; a priority that pointed to it goes with it, and those behind it move up."""
    without = inventory.model_copy(update={"entries": tuple(entry for entry in inventory.entries if entry.id != id)})
    ids = ranked(inventory)
    return rank(without, [one for one in ids if one != id]) if id in ids else without


def open_area(inventory: StrengthsInventory, area: LifeArea, reason: str, on: date | None) -> StrengthsInventory:
    """The area left open on purpose, with the reason and the day."""
    there = any(one.area is area for one in inventory.open_areas)
    new = OpenArea(area=area, reason=reason, on=on)
    areas = [new if one.area is area else one for one in inventory.open_areas] + ([] if there else [new])
    return inventory.model_copy(update={"open_areas": tuple(areas)})


def close_area(inventory: StrengthsInventory, area: LifeArea) -> StrengthsInventory:
    """The area no longer left open."""
    return inventory.model_copy(
        update={"open_areas": tuple(one for one in inventory.open_areas if one.area is not area)}
    )


def ranked(inventory: StrengthsInventory) -> list[str]:
    """The ids of the lines with priority, the most important first."""
    return [priority.entry for priority in sorted(inventory.priorities, key=lambda p: p.rank)]


def rank(inventory: StrengthsInventory, ids: Sequence[str]) -> StrengthsInventory:
    """The lines `ids` as priorities in that order, each once; reasons that were given stay with their line.

    Goals know a priority by its rank: `plan.follow` lets them go along.
    """
    reasons = {priority.entry: priority.reason for priority in inventory.priorities}
    once = dict.fromkeys(ids)
    priorities = tuple(Priority(rank=n, entry=id, reason=reasons.get(id, "")) for n, id in enumerate(once, 1))
    return inventory.model_copy(update={"priorities": priorities})


def give_reason(inventory: StrengthsInventory, id: str, reason: str) -> StrengthsInventory:
    """Why the priority `id` has no goal yet."""
    priorities = tuple(p.model_copy(update={"reason": reason}) if p.entry == id else p for p in inventory.priorities)
    return inventory.model_copy(update={"priorities": priorities})
