"""What people see. In a worksheet: `from herstelwerk import screens` and one call, such as `screens.day(1)`."""

from __future__ import annotations

from herstelwerk.screens.page import Page
from herstelwerk.screens.show import (
    assignment,
    compare_judges,
    day,
    judge,
    lead_meeting,
    organise,
    prepare_group,
    see_competencies,
    see_room,
    start,
    try_rules,
    work_with_group,
    workbook,
)

__all__ = [
    "Page",
    "assignment",
    "compare_judges",
    "day",
    "judge",
    "lead_meeting",
    "organise",
    "prepare_group",
    "see_competencies",
    "see_room",
    "start",
    "try_rules",
    "work_with_group",
    "workbook",
]
