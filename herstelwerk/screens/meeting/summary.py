"""The report as one reads it on screen: the same parts as on paper, without the notes per step."""

from __future__ import annotations

from collections.abc import Sequence

from herstelwerk.documents.meeting import WHO
from herstelwerk.meetings import Protocol, Session
from herstelwerk.meetings.obstacles import TAGS
from herstelwerk.meetings.promises import Promise
from herstelwerk.meetings.session import TIDIED
from herstelwerk.screens.controls import table
from herstelwerk.screens.meeting.closing import POINTS
from herstelwerk.screens.parts import Part, el


def summary(protocol: Protocol, session: Session, heard: Sequence[Promise]) -> Part:
    """Choices, ideas, agreements, obstacles and what became of the papers."""
    several = len(session.cases) > 1
    parts: list[Part | None] = [_heard(heard)]
    for case in range(len(session.cases) + 1):
        who = session.case(case).contributor
        name = f" bij inbreng {case}" + (f" van {who}" if who else "") if several and case else ""
        parts += [_choices(session, case, name), _ideas(session, case, name)]
    parts += [_agreements(session), _obstacles(session), _papers(protocol, session)]
    there = [part for part in parts if part is not None]
    empty = el("p", "Er is nog niets gekozen, bedacht of afgesproken.", class_="hw-muted")
    return el("div", *(there or [empty]), key="samenvatting")


def _heard(heard: Sequence[Promise]) -> Part | None:
    rows = [(one.text, one.who, one.report) for one in heard if one.report.strip()]
    if not rows:
        return None
    return el("div", el("h3", "Van de vorige keer"), table("Hoe het ging", ("Wat", "Wie", "Hoe het ging"), rows))


def _choices(session: Session, case: int, name: str) -> Part | None:
    rows = [(session.words_of(one), WHO[one.who], one.when) for one in session.chosen(case)]
    if not rows:
        return None
    title = f"Gekozen{name}"
    return el("div", el("h3", title), table("Wie doet wat, en wanneer", ("Wat", "Wie", "Wanneer"), rows))


def _ideas(session: Session, case: int, name: str) -> Part | None:
    ideas = session.ideas_of(case)
    if not ideas:
        return None
    items = (el("li", one.text) for one in ideas)
    return el("div", el("h3", f"Ideeën{name} ({len(ideas)})"), el("ol", *items, class_="hw-ideas"))


def _agreements(session: Session) -> Part | None:
    rows = [(one.text, one.who, one.when) for one in session.agreements if one.text.strip()]
    return (
        el("div", el("h3", "Afspraken"), table("Wat is er afgesproken", ("Wat", "Wie", "Wanneer"), rows))
        if rows
        else None
    )


def _obstacles(session: Session) -> Part | None:
    rows = [(one.text, TAGS.get(one.tag, one.tag)) for one in session.obstacles if one.text.strip()]
    if not rows:
        return None
    return el("div", el("h3", "Belemmeringen"), table("Voor de leiding", ("Wat zit er tegen", "Onderwerp"), rows))


def _papers(protocol: Protocol, session: Session) -> Part | None:
    rows = [
        (POINTS.get(one.item, one.item), "gedaan" if one.answer == TIDIED else "niet nodig", one.by)
        for item, _ in protocol.wrap_up
        if (one := session.tidying(item))
    ]
    if not rows:
        return None
    title = "Papieren van de cliënt"
    return el("div", el("h3", title), table("Wat ermee gebeurde", ("Wat", "Antwoord", "Wie"), rows))
