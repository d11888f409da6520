"""The rounds that were finished, to read back; nothing of them changes any more."""

from __future__ import annotations

from herstelwerk.domain import GoalStatus
from herstelwerk.drafting.rounds import Round
from herstelwerk.dutch import long_day
from herstelwerk.screens.controls import fold
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.goals import step
from herstelwerk.screens.workbook.round_work import RoundWork


def history(work: RoundWork) -> Part:
    """A fold per round, the newest first."""
    finished = work.rounds.value.finished
    if not finished:
        return el("div", key="rondes")
    labels = {one.id: one.text("label") for one in work.texts.tables("outcome")}
    folds = [_round(one, n, labels) for n, one in reversed(list(enumerate(finished, 1)))]
    return el("section", el("h3", "Eerdere rondes"), *folds, key="rondes")


def _round(one: Round, number: int, labels: dict[str, str]) -> Part:
    plan, key = one.plan, f"eerdere-ronde-{number}"
    ended = f", afgesloten op {long_day(one.on)}" if one.on else ""
    began = el("p", f"Plan van {long_day(plan.drawn_up_on)}.", class_="hw-muted") if plan.drawn_up_on else None
    goals = []
    for goal in plan.goals:
        note, new = one.talk.notes.get(goal.id, "").strip(), one.talk.wording.get(goal.id, "").strip()
        goals.append(
            el(
                "div",
                el("h4", goal.text.strip() or "nog zonder woorden"),
                el("p", el("strong", f"{labels[goal.status.value]}. "), note),
                el("p", f"Nieuwe zin: {new}") if new and goal.status is GoalStatus.CHANGED else None,
                el("ul", *(el("li", step(action)) for action in goal.actions)) if goal.actions else None,
            )
        )
    successes = [el("li", f"{long_day(s.on)}: {s.text}" if s.on else s.text) for s in plan.progress if s.success]
    return fold(
        key,
        f"Ronde {number}{ended}",
        began,
        *goals,
        el("p", el("strong", "Gevierd:")) if successes else None,
        el("ul", *successes) if successes else None,
        el("p", el("strong", "Dit namen we mee: "), one.talk.ahead.strip()) if one.talk.ahead.strip() else None,
    )
