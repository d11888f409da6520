"""Around the step one is at: where it stands, who speaks, what was promised before, and all steps in a table."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.meetings import noting
from herstelwerk.meetings.clock import clock_of
from herstelwerk.meetings.protocol import MINUTE, Step
from herstelwerk.meetings.route import place, route, step_of
from herstelwerk.meetings.session import Stop
from herstelwerk.screens.controls import field, fold, table
from herstelwerk.screens.meeting.face import minutes
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.parts import Part, el


def where(room: Room, stop: Stop) -> str:
    """Which step of how many, for whom, and the how-manieth time."""
    session = room.session
    stops = route(room.protocol, session)
    told = f"Stap {stops.index(stop) + 1} van {len(stops)}"
    if stop.case:
        who = session.case(stop.case).contributor
        told += f" · inbreng {stop.case}" + (f" van {who}" if who else "")
    return f"{told} · {stop.round}e keer" if stop.round > 1 else told


def voices(step: Step) -> Part:
    """Who speaks and who is silent."""
    return el(
        "dl",
        el("div", el("dt", "Praat"), el("dd", step.speaks)) if step.speaks else None,
        el("div", el("dt", "Luistert"), el("dd", step.silent)) if step.silent else None,
        class_="hw-voices",
    )


def last_time(room: Room) -> Part | None:
    """How earlier promises turned out: the first thing of a meeting."""
    promises = room.promises()
    if not promises:
        return None
    items = [
        el(
            "li",
            el("span", f"{one.who or 'iemand'}: {one.text}" + (f" ({one.when})" if one.when else "")),
            field(
                f"terug-{one.meeting}-{one.id}",
                "Hoe ging het?",
                one.report,
                _heard(room, one.meeting, one.id),
            ),
            class_="hw-item",
            key=f"belofte-{one.meeting}-{one.id}",
        )
        for one in promises
    ]
    return el(
        "div",
        el("h4", "Afgesproken in eerdere bijeenkomsten"),
        el("ul", *items, class_="hw-items"),
        key="vorige-keer",
        class_="hw-card",
    )


def _heard(room: Room, meeting: str, id: str) -> Callable[[str], None]:
    def heard(text: str) -> None:
        room.do(lambda session: noting.report_back(session, meeting, id, text))

    return heard


def ahead(room: Room) -> Part:
    """All steps with what they took, so that one sees what is left."""
    protocol, session, now = room.protocol, room.session, room.desk.now()
    at = place(protocol, session)
    rows = []
    for number, stop in enumerate(route(protocol, session)):
        step, seen = step_of(protocol, stop), clock_of(protocol, session, stop, now)
        state = "nu" if number == at else ("geweest" if seen.elapsed else "komt nog")
        took = (
            minutes(int(seen.elapsed // MINUTE), int(seen.elapsed // MINUTE))
            if number != at and seen.elapsed >= MINUTE
            else ""
        )
        name = f"{number + 1}. {step.title}" + (
            f" (inbreng {stop.case})" if len(session.cases) > 1 and stop.case else ""
        )
        rows.append((name, minutes(step.minimum, step.maximum), took or state))
    return fold(
        "alle-stappen", "Alle stappen", table("Alle stappen van deze bijeenkomst", ("Stap", "Tijd", "Stand"), rows)
    )


def refusal(room: Room) -> Part:
    """What was refused last, and why."""
    return el("div", el("p", room.refused, class_="hw-alarm", role="alert") if room.refused else None, key="geweigerd")
