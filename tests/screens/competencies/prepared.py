"""A group with trainees who rated themselves, and a trainer at her desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from herstelwerk.competencies import Handed, SelfRating, handed_body
from herstelwerk.groups import Course, Group, Member, course_body, roster_body
from herstelwerk.screens.competencies.received import SHARED
from herstelwerk.screens.competencies.screen import CompetenciesScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP
from tests.screens.soundness import Watched

GROUP_CODE = "2026-NIJ-1"
CODES = ("blauwe-fiets", "vis7", "kat8", "mus1", "rode bal", "eend2")
DAYS = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23))
RATING = SelfRating({"c01": 3}, {"c01": 1}, {"c01": 5, "c02": 4}, DAYS[0], DAYS[3])


def trainer_desk(desk: Desk, codes: tuple[str, ...] = CODES) -> Desk:
    """The desk of a trainer of a group with these members."""
    group = Group(GROUP_CODE, Course("Nijmegen", DAYS), tuple(map(Member, codes)))
    desk.store.save(GROUP + GROUP_CODE, "programma", course_body(group.course), 0)
    desk.store.save(GROUP + GROUP_CODE, "groep", roster_body(group), 0)
    return replace(desk, owner="mus9")


def share(desk: Desk, code: str, rating: SelfRating = RATING, research: bool = False) -> None:
    """As the trainee's workbook does it when she presses ‘Deel’."""
    sheet = desk.store.read(code, SHARED)
    handed = Handed(code, GROUP_CODE, DAYS[3], rating, research)
    desk.store.save(code, SHARED, handed_body(handed), sheet.version if sheet else 0)


def send(desk: Desk, *forms: dict[str, Any]) -> None:
    """As trainees send the form of the last afternoon."""
    for form in forms:
        desk.store.add_evaluation(GROUP_CODE, DAYS[3], form)


def opened(desk: Desk, part: str = "deelnemer", code: str = "") -> Watched:
    """The page at a part, with a trainee chosen."""
    page = Watched(CompetenciesScreen(desk, part))
    if code:
        page.choose("deelnemer-keuze", code)
    return page
