"""Choosing: the group, a kind of meeting to begin, and the meetings there were."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.dutch import long_day
from herstelwerk.meetings import Protocol
from herstelwerk.meetings.session import CLOSE, DONE, LEAD, PREPARE
from herstelwerk.screens.controls import button, fold, table
from herstelwerk.screens.groups import choose_group
from herstelwerk.screens.meeting.face import minutes
from herstelwerk.screens.meeting.room import Kept, Room
from herstelwerk.screens.parts import Part, el

STAGES = {PREPARE: "wordt voorbereid", LEAD: "is bezig", CLOSE: "bijna afgerond", DONE: "afgerond"}
FIRST = ("teamkrachtbespreking",)
_ALONE = "Er is nog geen groep gekozen. Dan staan je bijeenkomsten alleen bij jou; met een groep delen trainers ze."


class Choosing:
    """The first part of the page. `go` shows another part."""

    def __init__(self, room: Room, go: Callable[[str], None]) -> None:
        self.room, self.go = room, go

    def draw(self) -> Part:
        """Group, meetings there were, kinds of meeting."""
        return el(
            "section",
            el("h2", "Bijeenkomsten"),
            choose_group(self.room.desk, self.room.change_group),
            None if self.room.owner != self.room.desk.owner else el("p", _ALONE, class_="hw-muted"),
            *(
                el("p", f"Een soort bijeenkomst doet niet mee. {fault}", class_="hw-alarm")
                for fault in self.room.faults
            ),
            self._earlier(),
            el("h3", "Een nieuwe bijeenkomst"),
            *(self._kind(protocol) for protocol in self._kinds(days=False)),
            el("h3", "De trainingsdagen"),
            *(self._kind(protocol) for protocol in self._kinds(days=True)),
            key="kiezen",
        )

    def _kinds(self, days: bool) -> list[Protocol]:
        """The training days, or the other kinds: those of the training first, then by name."""
        found = [one for one in self.room.protocols.values() if one.id.startswith("dag-") == days]
        return sorted(found, key=lambda one: (one.id not in FIRST, one.title if not days else one.id))

    def _earlier(self) -> Part:
        """The meetings that are kept, newest first."""
        items = [self._meeting(one) for one in self.room.kept]
        lost = self.room.unreadable
        return el(
            "div",
            el("h3", "Bijeenkomsten tot nu toe") if items else None,
            el("ul", *items, class_="hw-items") if items else None,
            el("p", f"{lost} bijeenkomst(en) kan ik niet lezen; ze zijn er nog wel.", class_="hw-alarm")
            if lost
            else None,
            key="eerder",
        )

    def _meeting(self, one: Kept) -> Part:
        session = one.session
        day = long_day(session.on) if session.on else "zonder datum"
        mine = " · alleen bij jou" if one.owner == self.room.desk.owner != self.room.owner else ""
        return el(
            "li",
            el("span", el("strong", session.title), f" {day} · {STAGES[session.stage]}{mine}"),
            button(f"open-{one.id}", "Open", self._open(one), look="small", label=f"Open {session.title}, {day}"),
            class_="hw-item",
            key=f"bijeenkomst-{one.id}",
        )

    def _open(self, one: Kept) -> Callable[[], None]:
        def open() -> None:
            self.room.open(one.owner, one.id)
            self.go({PREPARE: "voorbereiden", DONE: "verslag"}.get(one.session.stage, "leiden"))

        return open

    def _kind(self, protocol: Protocol) -> Part:
        return el(
            "div",
            el("h4", protocol.title),
            el("p", protocol.goal),
            el("p", f"{len(protocol.steps)} stappen, {minutes(*protocol.minutes())}.", class_="hw-muted"),
            about(protocol),
            button(
                f"nieuw-{protocol.id}", "Bereid voor", self._new(protocol.id), label=f"Bereid voor: {protocol.title}"
            ),
            key=f"soort-{protocol.id}",
            class_="hw-card",
        )

    def _new(self, id: str) -> Callable[[], None]:
        def new() -> None:
            self.room.new(id)
            self.go("voorbereiden")

        return new


def about(protocol: Protocol) -> Part:
    """Everything the content file tells of a kind of meeting."""
    rows = [
        (f"{number}. {step.title}", minutes(step.minimum, step.maximum), step.speaks or "iedereen")
        for number, step in enumerate(protocol.steps, 1)
    ]
    return fold(
        f"over-{protocol.id}",
        "Voor wie, stappen en spelregels",
        el("p", protocol.for_whom),
        table(f"Stappen: {protocol.title}", ("Stap", "Tijd", "Praat"), rows),
        el("p", el("strong", "Spelregels voor wie voorzit")) if protocol.rules else None,
        el("ul", *(el("li", rule) for rule in protocol.rules)) if protocol.rules else None,
        el("p", protocol.minutes_note, class_="hw-muted"),
        el("p", f"Bron: {protocol.source}", class_="hw-muted"),
    )
