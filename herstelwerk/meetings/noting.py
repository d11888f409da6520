"""What is said, written down: notes per step, ideas, choices, obstacles, agreements, and news of earlier promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from herstelwerk.domain import MAX_TEXT
from herstelwerk.drafting.ids import next_id
from herstelwerk.meetings.protocol import Protocol
from herstelwerk.meetings.route import here
from herstelwerk.meetings.session import (
    LEAD,
    MAX_IDEAS,
    MAX_LINES,
    PREPARE,
    Agreement,
    Choice,
    Idea,
    Obstacle,
    Refused,
    Reported,
    Session,
    Stop,
)

T = TypeVar("T", Choice, Obstacle, Agreement)
NOTED = ("text", "list")  # what a step may ask to write down that is a text


def write(protocol: Protocol, session: Session, text: str, stop: Stop | None = None) -> Session:
    """The note of this step, or of another `stop`, as it is now; while ideas are gathered nothing else is noted."""
    _begun(session)
    at = stop or here(protocol, session)
    step = protocol.step(at.step)
    if step is None or step.writes not in NOTED:
        ideas = step is not None and step.writes == "ideas"
        raise Refused(
            "In deze stap komen er alleen ideeën bij, zonder commentaar."
            if ideas
            else "Bij deze stap hoort geen tekst."
        )
    spent = replace(session.of(at), note=_whole(text))
    if session.of(at).note == spent.note:
        return session
    return replace(session, spent=(*(one for one in session.spent if one.stop != at), spent))


def add_idea(protocol: Protocol, session: Session, text: str) -> Session:
    """One more idea, at the end, with the next number. The same idea twice is two ideas."""
    if session.stage != LEAD:
        raise Refused("Ideeën komen erbij tijdens de bijeenkomst.")
    stop = here(protocol, session)
    step = protocol.step(stop.step)
    if step is None or step.writes not in ("ideas", "choices"):
        raise Refused("Ideeën komen erbij in de stap waarin jullie ze bedenken.")
    if not text.strip():
        raise Refused("Typ eerst een idee.")
    if len(session.ideas) >= MAX_IDEAS:
        raise Refused(f"Meer dan {MAX_IDEAS} ideeën kan ik niet bewaren. Dat is een mooi moment om te gaan kiezen.")
    number = max((idea.number for idea in session.ideas_of(stop.case)), default=0) + 1
    return replace(session, ideas=(*session.ideas, Idea(stop.case, number, _whole(text.strip()))))


def change_idea(session: Session, case: int, number: int, text: str) -> Session:
    """Other words for an idea, as when a letter fell out; it keeps its number."""
    changed = tuple(
        replace(idea, text=_whole(text)) if (idea.case, idea.number) == (case, number) else idea
        for idea in session.ideas
    )
    return replace(session, ideas=changed)


def mark_choice(session: Session, case: int, idea: int, on: bool = True) -> Session:
    """Take an idea along, or let go of it; what was agreed with it stays for when it is taken along again."""
    if all((one.case, one.number) != (case, idea) for one in session.ideas):
        raise Refused("Dit idee staat niet in de lijst.")
    if any((one.case, one.idea) == (case, idea) for one in session.choices):
        choices = tuple(replace(c, on=on) if (c.case, c.idea) == (case, idea) else c for c in session.choices)
        return replace(session, choices=choices)
    text = next(one.text for one in session.ideas_of(case) if one.number == idea)
    return _with_choice(session, case, idea, text) if on else session


def add_choice(session: Session, case: int) -> Session:
    """A step of one's own, that comes from no idea in the list."""
    _begun(session)
    return _with_choice(session, case, 0)


def change_choice(session: Session, id: str, **fields: Any) -> Session:
    """A choice with other words, who or when."""
    return replace(session, choices=_changed(session.choices, id, fields))


def add_obstacle(session: Session, text: str = "", tag: str = "") -> Session:
    """Something that stands in the way, for the list of management."""
    _begun(session)
    id = _next("b", session.obstacles)
    return replace(session, obstacles=(*session.obstacles, Obstacle(id, _whole(text), tag)))


def change_obstacle(session: Session, id: str, **fields: Any) -> Session:
    """An obstacle with another text or tag."""
    return replace(session, obstacles=_changed(session.obstacles, id, fields))


def remove_obstacle(session: Session, id: str) -> Session:
    """Without this obstacle."""
    return replace(session, obstacles=tuple(one for one in session.obstacles if one.id != id))


def add_agreement(protocol: Protocol, session: Session, who: str = "") -> Session:
    """A promise of someone."""
    _begun(session)
    id = _next("t", session.agreements)
    return replace(session, agreements=(*session.agreements, Agreement(id, here(protocol, session).case, "", who)))


def change_agreement(session: Session, id: str, **fields: Any) -> Session:
    """An agreement with another text, who or when."""
    return replace(session, agreements=_changed(session.agreements, id, fields))


def remove_agreement(session: Session, id: str) -> Session:
    """Without this agreement."""
    return replace(session, agreements=tuple(one for one in session.agreements if one.id != id))


def report_back(session: Session, meeting: str, promise: str, text: str) -> Session:
    """How a promise of an earlier meeting turned out, as told in this one."""
    others = tuple(one for one in session.reported if (one.meeting, one.promise) != (meeting, promise))
    return replace(session, reported=(*others, Reported(meeting, promise, _whole(text))))


def _with_choice(session: Session, case: int, idea: int, text: str = "") -> Session:
    id = _next("k", session.choices)
    return replace(session, choices=(*session.choices, Choice(id, case, idea, text)))


def _next(letter: str, there: tuple[T, ...]) -> str:
    if len(there) >= MAX_LINES:
        raise Refused(f"Meer dan {MAX_LINES} regels passen hier niet.")
    return next_id(letter, (one.id for one in there))


def _changed(there: Iterable[T], id: str, fields: dict[str, Any]) -> tuple[T, ...]:
    whole: dict[str, Any] = {name: _whole(value) if type(value) is str else value for name, value in fields.items()}
    return tuple(replace(one, **whole) if one.id == id else one for one in there)


def _begun(session: Session) -> None:
    if session.stage == PREPARE:
        raise Refused("Deze bijeenkomst is nog niet begonnen.")


def _whole(text: str) -> str:
    """A text as it can be kept: no NUL, and no longer than any text of the workbook."""
    return text.replace("\x00", "")[:MAX_TEXT]
