"""Drafts to edit: an inventory of three lines with two priorities, and a plan of two goals."""

from __future__ import annotations

from datetime import date
from typing import Any

from herstelwerk.domain import (
    Action,
    ActionPlan,
    ActionStatus,
    Entry,
    Layer,
    LifeArea,
    OpenArea,
    Part,
    Priority,
    Progress,
    RecoveryGoal,
    Reflection,
    Source,
    StrengthsInventory,
    Who,
)

TODAY = date(2026, 11, 16)
EARLIER = date(2026, 10, 6)


def line(id: str, text: str = "Ik kook op woensdag voor acht mensen.", **more: Any) -> Entry:
    """A line of the inventory."""
    return Entry(id=id, text=text, **({"area": LifeArea.LIVING, "layer": Layer.STRENGTH} | more))


INVENTORY = StrengthsInventory(
    client="C1",
    entries=(
        line("i1", source=Source.CLIENT, on=EARLIER),
        line("i2", "Ik wil weer leren zwemmen.", layer=Layer.WISH, area=LifeArea.LEISURE),
        line("i4", "Ik wil op zondag bij [ZUS-1] eten.", layer=Layer.WISH, area=LifeArea.RELATIONSHIPS),
    ),
    open_areas=(OpenArea(area=LifeArea.PARTNER, reason="wil ik nu niet bespreken", on=EARLIER),),
    priorities=(Priority(rank=1, entry="i4"), Priority(rank=2, entry="i2", reason="na de winter")),
    client_remarks="Mooi om terug te lezen.",
    signed_by_client_on=EARLIER,
    signed_by_worker_on=EARLIER,
)
PLAN = ActionPlan(
    drawn_up_on=EARLIER,
    goals=(
        RecoveryGoal(
            id="g1",
            text="Ik wil elke week met [ZUS-1] eten.",
            why="Zij is alles voor mij.",
            priority=1,
            actions=(
                Action(id="a1", text="[ZUS-1] bellen", who=Who.CLIENT, when="2026-11-20", uses=("i1",)),
                Action(id="a2", text="Een taart bakken", status=ActionStatus.DONE, done_on=EARLIER),
            ),
        ),
        RecoveryGoal(
            id="g3",
            text="Ik wil twee banen kunnen zwemmen.",
            priority=2,
            actions=(Action(id="a5", text="Badpak zoeken"),),
        ),
    ),
    confidence=8,
    capacity_note="Eén ding tegelijk.",
    if_it_fails="Dan bel ik mijn begeleider.",
    progress=(Progress(on=EARLIER, text="Gebeld, zondag eten we samen.", success=True), Progress(text="Badpak gezien")),
    evaluate_on=TODAY,
    signed_by_client_on=EARLIER,
    signed_by_worker_on=EARLIER,
)
REFLECTION = Reflection(cooperation="We schreven samen.", learning="Doorvragen.", development="Rustiger luisteren.")


def changes(before: Part, after: Part) -> set[str]:
    """The fields in which two values of one kind differ."""
    return {name for name in type(before).model_fields if getattr(before, name) != getattr(after, name)}


def still_valid(value: Part) -> bool:
    """Whether the value comes back the same from its own JSON, whole and as it is kept."""
    whole, kept = value.model_dump_json(), value.model_dump_json(exclude_defaults=True)
    return type(value).model_validate_json(whole) == type(value).model_validate_json(kept) == value
