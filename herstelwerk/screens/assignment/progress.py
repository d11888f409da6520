"""What happened since the plan was made, and the successes that were celebrated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.domain import Progress
from herstelwerk.drafting import plan as edits
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, choice, field, prose
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class ProgressList:
    """A line per moment."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.texts = work.desk.workbook.wording("actieplan")

    def draw(self) -> Part:
        """The moments so far and a button for one more."""
        steps = self.work.plan.value.progress
        return el(
            "section",
            el("h3", "Voortgang en successen"),
            prose(self.texts.text("field", "progress", "text")),
            *(self._one(step, number) for number, step in enumerate(steps)),
            self.work.about("progress"),
            button("voortgang-erbij", "+ moment erbij", self._add, look="small"),
            key="voortgang",
        )

    def _one(self, step: Progress, number: int) -> Part:
        return el(
            "div",
            day_field(
                f"voortgang-{number}-dag",
                f"Moment {number + 1}: wanneer?",
                step.on,
                lambda day: self._change(number, on=day),
            ),
            field(
                f"voortgang-{number}",
                f"Moment {number + 1}: wat gebeurde er?",
                step.text,
                lambda text: self._change(number, text=text),
                notes=self.work.notes(f"progress[{number}]", "text"),
                rows=1,
            ),
            choice(
                f"voortgang-{number}-succes",
                "Was dit een succes?",
                {"ja": "een succes, en we hebben het gevierd"},
                ["ja"] if step.success else [],
                lambda values: self._change(number, success="ja" in values),
                many=True,
                quiet=True,
            ),
            button(f"voortgang-{number}-weg", "Verwijder dit moment", lambda: self._remove(number), look="small"),
            key=f"moment-{number}",
            class_="hw-card",
        )

    def _add(self) -> None:
        plan = edits.add_progress(self.work.plan.value, self.work.desk.today)
        self.work.plan.change(plan)
        if page := self.page():
            page.focus(f"voortgang-{len(plan.progress) - 1}")

    def _change(self, number: int, **fields: Any) -> None:
        self.work.plan.change(edits.change_progress(self.work.plan.value, number, **fields))

    def _remove(self, number: int) -> None:
        self.work.plan.change(edits.remove_progress(self.work.plan.value, number), REMOVED)
