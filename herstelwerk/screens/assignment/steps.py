"""The small steps of a goal: what, who, when, done when, and which strengths it uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from herstelwerk.domain import Action, ActionStatus, RecoveryGoal, Who
from herstelwerk.drafting import plan as edits
from herstelwerk.dutch import long_day
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import Note, button, choice, field, fold, select
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.fields import day_field, day_of
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

WHO = {
    "": "nog niet afgesproken",
    "client": "ik (de cliënt)",
    "worker": "mijn begeleider",
    "network": "iemand uit mijn eigen kring",
    "professional": "een andere beroepskracht",
    "together": "samen",
}
STATUS = {"open": "nog te doen", "done": "gedaan", "dropped": "losgelaten"}


class Steps:
    """The actions of one goal."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.texts = work.desk.workbook.wording("actieplan")

    def draw(self, goal: RecoveryGoal) -> Part:
        """The steps, each with its fields, and a button for one more."""
        return el(
            "div",
            el("h4", "Kleine stappen"),
            el("ol", *(self._step(action, n) for n, action in enumerate(goal.actions, 1)), class_="hw-items"),
            button(f"{goal.id}-actie-erbij", "+ actie erbij", lambda: self._add(goal.id), look="small"),
            key=f"stappen-{goal.id}",
        )

    def _step(self, action: Action, number: int) -> Part:
        id = action.id
        return el(
            "li",
            field(
                id,
                f"Actie {number}: wat gaat er gebeuren?",
                action.text,
                lambda text: self._change(id, text=text),
                help=self.texts.text("field", "action", "text") if number == 1 else "",
                notes=self.work.notes(id, "text"),
                rows=1,
            ),
            select(f"{id}-wie", "Wie doet het?", WHO, action.who, lambda value: self._change(id, who=Who(value))),
            self._when(action),
            field(
                f"{id}-klaar",
                "Waaraan zie je dat het klaar is?",
                action.done_when,
                lambda text: self._change(id, done_when=text),
                notes=self.work.notes(id, "done_when"),
            ),
            self.work.about(id),
            fold(f"{id}-meer", self._more_line(action), *self._more(action)),
            key=f"actie-{id}",
            class_="hw-card",
        )

    def _when(self, action: Action) -> Part:
        id = action.id
        day = self.work.review.dates.get(id)
        understood = [Note(f"Dat is {long_day(day)}.", tone="weet")] if day and action.when.strip() else []
        return el(
            "div",
            field(
                f"{id}-wanneer",
                "Wanneer?",
                action.when,
                lambda text: self._change(id, when=text),
                help=self.texts.text("field", "when", "text"),
                notes=[*understood, *self.work.notes(id, "when")],
            ),
            day_field(f"{id}-kalender", "Of kies op de kalender", day_of(action.when.strip()), self._pick(id)),
            key=f"{id}-wanneer-vak",
        )

    def _pick(self, id: str) -> Callable[[date | None], None]:
        return lambda day: self._change(id, when=day.isoformat() if day else "")

    def _more_line(self, action: Action) -> str:
        return f"Welke krachten het gebruikt, hoe het gaat ({STATUS[action.status]})"

    def _more(self, action: Action) -> list[Part]:
        id = action.id
        entries = [e for e in self.work.inventory.value.entries if e.text.strip() and e.layer != "wish"]
        options = {e.id: e.text for e in entries} | {
            u: f"{u} (staat er niet meer)" for u in action.uses if u not in {e.id for e in entries}
        }
        uses = (
            choice(
                f"{id}-gebruikt",
                "Welke krachten of hulpbronnen gebruikt deze stap?",
                options,
                action.uses,
                lambda values: self._change(id, uses=tuple(values)),
                many=True,
            )
            if options
            else el("p", "In de krachteninventarisatie staan nog geen krachten of hulpbronnen.", class_="hw-muted")
        )
        return [
            uses,
            choice(f"{id}-stand", "Hoe staat het ermee?", STATUS, action.status, lambda v: self._mark(id, v), row=True),
            *(
                [day_field(f"{id}-gedaan", "Gedaan op", action.done_on, lambda day: self._change(id, done_on=day))]
                if action.status is ActionStatus.DONE
                else []
            ),
            field(
                f"{id}-opmerking",
                "Opmerking van jou als begeleider",
                action.remark,
                lambda text: self._change(id, remark=text),
                help="Staat niet op het blad van je cliënt.",
                notes=self.work.notes(id, "remark"),
            ),
            button(f"{id}-weg", "Verwijder deze actie", lambda: self._remove(id), look="small"),
        ]

    def _mark(self, id: str, value: str) -> None:
        self.work.plan.change(edits.mark_done(self.work.plan.value, id, ActionStatus(value), self.work.desk.today))
        if value == "done" and (page := self.page()):
            page.say("Gedaan! Dat mag gevierd worden: zet het ook bij de voortgang.")

    def _change(self, id: str, **fields: Any) -> None:
        self.work.plan.change(edits.change_action(self.work.plan.value, id, **fields))

    def _add(self, goal: str) -> None:
        changed, id = edits.add_action(self.work.plan.value, goal, self.work.taken)
        self.work.plan.change(changed)
        if page := self.page():
            page.focus(id)

    def _remove(self, id: str) -> None:
        self.work.plan.change(edits.remove_action(self.work.plan.value, id), REMOVED)
        if page := self.page():
            page.say("De actie is verwijderd. Bij ‘Eerdere versies’ kun je terug.")
