"""A pile to judge: example hand-ins in the store, a group around them, and the page of the trainer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from herstelwerk.domain import FinalAssignment
from herstelwerk.groups import Course, Group, Member, course_body, roster_body
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.judging.screen import JudgingScreen
from herstelwerk.screens.page import Page
from herstelwerk.store import GROUP
from herstelwerk.workbook import load

CODE = "2026-NIJ-1"
DAYS = (date(2026, 10, 5), date(2026, 10, 12), date(2026, 11, 2), date(2026, 11, 16))


def trainer_at(desk: Desk, code: str = "mus9") -> Desk:
    """The desk of a trainer of the same group."""
    return replace(desk, owner=code, cohort=CODE)


def hand_in(desk: Desk, assignment: FinalAssignment) -> None:
    """Put a hand-in in the store as its maker."""
    moment = assignment.submitted_at or desk.now()
    desk.store.hand_in(assignment.trainee, assignment.model_dump_json(exclude_defaults=False).encode(), moment)


def example(desk: Desk, name: str, **changes: Any) -> FinalAssignment:
    """An example hand-in, in this group."""
    return load(desk.workbook.examples / f"{name}.json").model_copy(update={"cohort": CODE, **changes})


def pile(desk: Desk, *names: str) -> Desk:
    """A trainer's desk with a group and these examples handed in."""
    trainer = trainer_at(desk)
    members = tuple(Member(name) for name in names)
    group = Group(CODE, Course("Nijmegen", DAYS), members, (trainer.owner,))
    trainer.store.save(f"{GROUP}{CODE}", "programma", course_body(group.course), 0)
    trainer.store.save(f"{GROUP}{CODE}", "groep", roster_body(group), 0)
    for name in names:
        hand_in(desk, example(desk, name))
    return trainer


def judging(desk: Desk, part: str = "stapel") -> Page:
    """The page."""
    return Page(JudgingScreen(desk, part))
