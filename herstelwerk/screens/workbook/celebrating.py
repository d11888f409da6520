"""Celebrating: the successes of the plan, and one more."""

from __future__ import annotations

from typing import Any

from herstelwerk.domain import GoalStatus, Progress, RecoveryGoal
from herstelwerk.drafting import plan as plans
from herstelwerk.screens.controls import button, field, fold
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.round_work import RoundWork


class Celebrating:
    """A line per success; each stands in the progress of the plan."""

    def __init__(self, work: RoundWork) -> None:
        self.work, self.texts = work, work.texts

    def draw(self) -> Part:
        """What may be celebrated, how, and what was."""
        plan = self.work.plan.value
        reached = [goal for goal in plan.goals if goal.status is GoalStatus.REACHED and goal.text.strip()]
        there = [(n, one) for n, one in enumerate(plan.progress) if one.success]
        questions = el("ul", *(el("li", one) for one in self.texts.texts("celebrate_questions")))
        ideas = el("ul", *(el("li", one) for one in self.texts.texts("celebrate_ideas")))
        return el(
            "section",
            el("h3", self.texts.text("celebrate_title")),
            el("p", self.texts.text("celebrate_text")),
            questions,
            fold("vieren-ideeen", "Ideeën om te vieren", ideas),
            el("ol", *(self._success(one, index, n) for n, (index, one) in enumerate(there, 1)), class_="hw-items"),
            el(
                "div",
                *(self._of_goal(goal) for goal in reached if not _told(goal, [one for _, one in there])),
                button("succes-erbij", "+ succes erbij", lambda: self._add(""), look="main"),
                key="vieren-erbij",
                class_="hw-buttons",
            ),
            key="vieren",
        )

    def _of_goal(self, goal: RecoveryGoal) -> Part:
        text = _reached(goal)
        return button(f"vier-{goal.id}", "Vier dit doel", lambda: self._add(text), label=f"Vier dit doel: {goal.text}")

    def _success(self, one: Progress, index: int, number: int) -> Part:
        return el(
            "li",
            day_field(f"succes-{index}-dag", "Wanneer?", one.on, lambda day: self._put(index, on=day)),
            field(
                f"succes-{index}",
                f"Succes {number}: wat lukte, en hoe vieren jullie het?",
                one.text,
                lambda text: self._put(index, text=text),
                rows=1,
            ),
            button(
                f"succes-{index}-weg",
                "Haal weg",
                lambda: self._remove(index),
                look="small",
                label=f"Haal succes {number} weg",
            ),
            key=f"succes-{index}-vak",
            class_="hw-card hw-across hw-even",
        )

    def _add(self, text: str) -> None:
        self.work.change_plan(lambda plan: plans.add_progress(plan, self.work.desk.today, text, success=True))
        self.work.focus(f"succes-{len(self.work.plan.value.progress) - 1}")

    def _put(self, index: int, **fields: Any) -> None:
        self.work.plan.change(plans.change_progress(self.work.plan.value, index, **fields))

    def _remove(self, index: int) -> None:
        self.work.plan.change(plans.remove_progress(self.work.plan.value, index), REMOVED)
        self.work.say("Het succes is weggehaald.")
        self.work.focus("succes-erbij")


def _reached(goal: RecoveryGoal) -> str:
    return f"Gehaald: {goal.text.strip()}"


def _told(goal: RecoveryGoal, there: list[Progress]) -> bool:
    return any(one.text.startswith(_reached(goal)) for one in there)
