"""A desk with handed-in work, and judges who said their say about it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from herstelwerk.judgement import Judgement, needs_reason
from herstelwerk.judging import line_body
from herstelwerk.results import Level
from herstelwerk.review import Rules, review
from herstelwerk.screens.desk import Desk
from herstelwerk.store import Store
from herstelwerk.workbook import load
from tests.screens.conftest import NOW

MET, PARTLY, NOT = Level.MET, Level.PARTLY, Level.NOT


class Clock:
    """A clock that goes on a second with every look, so that the order of lines is certain."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def handed_in(desk: Desk, *examples: str) -> None:
    """The examples as hand-ins of the group of the desk; each trainee is called by the example."""
    for example in examples:
        assignment = load(desk.workbook.examples / f"{example}.json")
        document = assignment.model_dump(mode="json", exclude_defaults=True) | {
            "cohort": desk.cohort,
            "format": assignment.format,
        }
        desk.store.hand_in(example, json.dumps(document).encode(), NOW)


def judge(
    desk: Desk, who: str, example: str, levels: Mapping[str, Level] | None = None, but: tuple[str, ...] = ()
) -> None:
    """Have someone judge all criteria but some, `voldaan` where nothing else is said."""
    store, rules = desk.store, desk.rules
    judge_with(store, rules, desk, who, example, levels or {}, but)


def judge_with(
    store: Store, rules: Rules, desk: Desk, who: str, example: str, levels: Mapping[str, Level], but: tuple[str, ...]
) -> None:
    made = review(load(desk.workbook.examples / f"{example}.json"), rules, desk.today)
    for result in made.criteria:
        if result.id in but:
            continue
        level = levels.get(result.id, MET)
        reason = f"reden van {who}" if needs_reason(result.signal, level) else ""
        line = Judgement(
            criterion=result.id,
            signal=result.signal,
            level=level,
            reason=reason,
            comment=f"opmerking van {who}",
            rules=rules.version,
            by=who,
            at=desk.now(),
        )
        store.say(example, 1, who, line_body(line))
