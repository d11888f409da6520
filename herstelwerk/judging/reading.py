"""A hand-in as a trainer reads it: sections of lines in the order of the training, every text with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from herstelwerk.domain import (
    Action,
    ActionPlan,
    ActionStatus,
    Entry,
    FinalAssignment,
    LifeArea,
    RecoveryGoal,
    Source,
    StrengthsInventory,
    Who,
)
from herstelwerk.dutch import long_day, plain_day

WHO = {
    Who.CLIENT: "cliënt",
    Who.WORKER: "begeleider",
    Who.NETWORK: "iemand uit het netwerk",
    Who.PROFESSIONAL: "een andere professional",
    Who.TOGETHER: "samen",
    Who.NOBODY: "niemand genoemd",
}
_SOURCE = {Source.CLIENT: "zegt zelf", Source.OBSERVED: "gezien", Source.OTHER: "een ander zegt het"}
_STATUS = {ActionStatus.OPEN: "", ActionStatus.DONE: "gedaan", ActionStatus.DROPPED: "vervallen"}


class ReadLine(NamedTuple):
    """One text: its place (`where` and `field`, as in a finding), what it is called, and what is told beside it."""

    where: str
    field: str
    label: str
    text: str
    told: str = ""


class ReadSection(NamedTuple):
    """Lines under one heading, of the inventory, the plan or the reflection; `facts` are told but carry no text."""

    document: str
    title: str
    lines: tuple[ReadLine, ...]
    facts: tuple[str, ...] = ()


def sections(assignment: FinalAssignment, dates: dict[str, date | None]) -> tuple[ReadSection, ...]:
    """The whole hand-in. `dates` are the days that the review read in the 'when' of actions."""
    found = [*_inventory(assignment.inventory), *_plan(assignment.plan, assignment.inventory, dates)]
    reflection = assignment.reflection
    lines = [ReadLine("reflection", name, label, getattr(reflection, name)) for name, label in REFLECTION.items()]
    return (*found, ReadSection("reflection", "Reflectie", tuple(lines)))


REFLECTION = {
    "cooperation": "De samenwerking met de cliënt",
    "learning": "Het eigen leren",
    "development": "De ontwikkeling als mens en als werker",
}


def _inventory(inventory: StrengthsInventory) -> Iterator[ReadSection]:
    left_open = {(area.area, i): area for i, area in enumerate(inventory.open_areas)}
    for area in LifeArea:
        lines = [line for entry in inventory.entries if entry.area is area for line in _entry(entry)]
        for (name, i), one in left_open.items():
            if name is area:
                told = _on(one.on)
                lines.append(ReadLine(f"open_areas[{i}]", "reason", "met opzet open", one.reason, told))
        yield ReadSection("inventory", area.dutch, tuple(lines), () if lines else ("Hier staat niets.",))
    texts = {entry.id: entry.text for entry in inventory.entries}
    ranked = sorted(enumerate(inventory.priorities), key=lambda one: one[1].rank)
    facts = [f"{one.rank}. {texts.get(one.entry, f'verwijst naar {one.entry}, dat er niet is')}" for _, one in ranked]
    reasons = [
        ReadLine(f"priorities[{i}]", "reason", f"bij prioriteit {one.rank}", one.reason)
        for i, one in ranked
        if one.reason
    ]
    yield ReadSection("inventory", "Prioriteiten", tuple(reasons), tuple(facts) or ("Er zijn geen prioriteiten.",))
    remarks = [ReadLine("inventory", "client_remarks", "opmerkingen van de cliënt", inventory.client_remarks)]
    signed = _signed(inventory.signed_by_client_on, inventory.signed_by_worker_on)
    yield ReadSection("inventory", "Opmerkingen en ondertekening", tuple(line for line in remarks if line.text), signed)


def _entry(entry: Entry) -> Iterator[ReadLine]:
    told = [_SOURCE.get(entry.source, ""), _on(entry.on), "professional" if entry.professional else ""]
    yield ReadLine(entry.id, "text", entry.layer.dutch, entry.text, ", ".join(filter(None, told)))
    if entry.literal:
        yield ReadLine(entry.id, "literal", "letterlijk", entry.literal)


def _plan(plan: ActionPlan, inventory: StrengthsInventory, dates: dict[str, date | None]) -> Iterator[ReadSection]:
    entries = {entry.id: entry.text for entry in inventory.entries}
    if not plan.goals:
        yield ReadSection("plan", "Doelen", (), ("Er zijn geen doelen.",))
    for number, goal in enumerate(plan.goals, 1):
        lines = [line for line in _goal(goal) if line.text or line.field == "text"]
        for action in goal.actions:
            lines += [line for line in _action(action, dates.get(action.id), entries) if line.text or line.told]
        empty = () if goal.actions else ("Bij dit doel staan geen acties.",)
        yield ReadSection("plan", f"Doel {number}", tuple(lines), empty)
    rest = [
        ReadLine("plan", "capacity_note", "wat iemand aankan", plan.capacity_note),
        ReadLine("plan", "if_it_fails", "als het niet lukt", plan.if_it_fails),
    ]
    for i, step in enumerate(plan.progress):
        told = ", ".join(filter(None, (_on(step.on), "gevierd" if step.success else "")))
        rest.append(ReadLine(f"progress[{i}]", "text", "voortgang", step.text, told))
    facts = tuple(
        filter(
            None,
            (
                f"Opgesteld {_on(plan.drawn_up_on)}." if plan.drawn_up_on else "Zonder dag van opstellen.",
                "" if plan.confidence is None else f"Vertrouwen: {plan.confidence} van 10.",
                f"Evaluatie {_on(plan.evaluate_on)}." if plan.evaluate_on else "Zonder dag om te evalueren.",
                *_signed(plan.signed_by_client_on, plan.signed_by_worker_on),
            ),
        )
    )
    yield ReadSection("plan", "Het plan als geheel", tuple(line for line in rest if line.text or line.told), facts)


def _goal(goal: RecoveryGoal) -> Iterator[ReadLine]:
    yield ReadLine(goal.id, "text", "doel", goal.text, f"uit prioriteit {goal.priority}" if goal.priority else "")
    yield ReadLine(goal.id, "why", "waarom", goal.why)


def _action(action: Action, day: date | None, entries: dict[str, str]) -> Iterator[ReadLine]:
    done = _on(action.done_on)
    told = ", ".join(filter(None, (WHO[action.who], _STATUS[action.status], done)))
    yield ReadLine(action.id, "text", "actie", action.text, told)
    meant = f"dat is {long_day(day)}" if day else "" if action.when else "niet ingevuld"
    yield ReadLine(action.id, "when", "wanneer", action.when, meant)
    yield ReadLine(action.id, "done_when", "klaar als", action.done_when)
    used = "; ".join(entries.get(id, f"{id} (bestaat niet)") for id in action.uses)
    yield ReadLine(action.id, "uses", "gebruikt", "", used)
    yield ReadLine(action.id, "remark", "opmerking", action.remark)


def _signed(client: date | None, worker: date | None) -> tuple[str, ...]:
    return tuple(
        f"{who} tekende {_on(day)}." if day else f"{who} tekende niet."
        for who, day in (("De cliënt", client), ("De begeleider", worker))
    )


def _on(day: date | None) -> str:
    return f"op {plain_day(day)}" if day else ""
