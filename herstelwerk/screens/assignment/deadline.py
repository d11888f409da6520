"""Until when one can hand in, in words: `vrijdag 4 december 2026, vóór middernacht`."""

from __future__ import annotations

from datetime import timedelta

from herstelwerk.dutch import long_day
from herstelwerk.screens.desk import Desk
from herstelwerk.wording import Wording


def deadline(desk: Desk, texts: Wording) -> str:
    """The sentence that fits today: before the last day, on it, after it, or while it is not known."""
    last = desk.last_training_day
    if last is None:
        return texts.text("deadline_unknown")
    until = last + timedelta(days=desk.workbook.criteria.pass_rule.days_to_hand_in)
    name = "today" if until == desk.today else "passed" if until < desk.today else "text"
    return texts.text(f"deadline_{name}").replace("{deadline}", long_day(until))
