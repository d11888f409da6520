"""The plan as a screen: goals that come from priorities, small steps beneath them, and what keeps the plan alive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from herstelwerk.domain import ActionPlan, RecoveryGoal
from herstelwerk.drafting import inventory as inventories
from herstelwerk.drafting import plan as edits
from herstelwerk.screens.assignment.actions import BringActions
from herstelwerk.screens.assignment.progress import ProgressList
from herstelwerk.screens.assignment.steps import Steps
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, field, prose, select
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.fields import day_field, number_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class PlanScreen:
    """One card per goal; below them what goes for the whole plan."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.steps = Steps(work, page)
        self.progress = ProgressList(work, page)
        self.actions = BringActions(work, page)
        self.texts = work.desk.workbook.wording("actieplan")

    def draw(self) -> Part:
        """The plan, goal by goal."""
        plan = self.work.plan.value
        return el(
            "section",
            el("h2", "Actieplan"),
            day_field(
                "opgesteld",
                "Datum van dit plan",
                plan.drawn_up_on,
                lambda day: self._set(drawn_up_on=day),
                help="‘Volgende week dinsdag’ bij een actie wordt vanaf deze dag gelezen.",
            ),
            self._from_priorities(),
            *(self._goal(goal, number) for number, goal in enumerate(plan.goals, 1)),
            button("doel-erbij", "+ hersteldoel erbij", lambda: self._add_goal("", None)),
            self.actions.draw(),
            self.work.about("goals", "A"),
            self.work.about("actions", "A"),
            self._feasible(plan),
            self.progress.draw(),
            self._signing(plan),
            key="plan",
        )

    def _from_priorities(self) -> Part:
        """Priorities that have no goal yet: one press makes the goal, a reason tells why it waits."""
        inventory, plan = self.work.inventory.value, self.work.plan.value
        linked = {goal.priority for goal in plan.goals}
        texts = {entry.id: entry.text for entry in inventory.entries}
        items = []
        for rank, id in enumerate(inventories.ranked(inventory), 1):
            if rank in linked:
                continue
            reason = next((p.reason for p in inventory.priorities if p.entry == id), "")
            items.append(self._waiting(rank, id, texts.get(id, ""), reason))
        if not items:
            return el("div", key="uit-prioriteiten")
        return el(
            "div",
            el("h3", "Prioriteiten die nog geen doel hebben"),
            prose(self.texts.text("field", "priority", "text")),
            el("ul", *items, class_="hw-items"),
            key="uit-prioriteiten",
        )

    def _waiting(self, rank: int, id: str, text: str, reason: str) -> Part:
        return el(
            "li",
            el("span", f"{rank}. {text}"),
            button(f"doel-uit-{id}", "Maak er een doel van", lambda: self._add_goal(text, rank), look="small"),
            field(
                f"wacht-{id}",
                f"Of: waarom wacht prioriteit {rank} nog?",
                reason,
                lambda words: self.work.inventory.change(inventories.give_reason(self.work.inventory.value, id, words)),
            ),
            key=f"wacht-{id}-veldje",
            class_="hw-item",
        )

    def _goal(self, goal: RecoveryGoal, number: int) -> Part:
        id = goal.id
        return el(
            "article",
            el("h3", f"Hersteldoel {number}", tabindex=-1, key=f"{id}-kop"),
            field(
                id,
                f"Doel {number}: wat wil ik?",
                goal.text,
                lambda text: self._change(id, text=text),
                help=self.texts.text("field", "goal", "text"),
                notes=self.work.notes(id, "text"),
                rows=1,
            ),
            field(
                f"{id}-waarom",
                "Waarom is dit belangrijk voor mij?",
                goal.why,
                lambda text: self._change(id, why=text),
                help=self.texts.text("field", "why", "text"),
                notes=self.work.notes(id, "why"),
                rows=1,
            ),
            self._comes_from(goal),
            self.work.about(id),
            self.steps.draw(goal),
            el(
                "div",
                button(f"{id}-weg", "Verwijder dit doel", lambda: self._remove(id, number), look="small"),
                class_="hw-buttons",
            ),
            key=f"doel-{id}",
            class_="hw-card",
        )

    def _comes_from(self, goal: RecoveryGoal) -> Part:
        inventory = self.work.inventory.value
        texts = {entry.id: entry.text for entry in inventory.entries}
        options = {"": "nog niet gekozen"}
        for rank, id in enumerate(inventories.ranked(inventory), 1):
            options[str(rank)] = f"{rank}. {texts.get(id, '')[:80]}"
        chosen = str(goal.priority) if goal.priority is not None else ""
        if chosen not in options:
            options[chosen] = f"{chosen}. (deze prioriteit is er niet meer)"
        return select(
            f"{goal.id}-prioriteit",
            "Uit welke prioriteit komt dit doel?",
            options,
            chosen,
            lambda value: self._change(goal.id, priority=int(value) if value else None),
        )

    def _feasible(self, plan: ActionPlan) -> Part:
        return el(
            "section",
            el("h3", "Haalbaar en aanvaardbaar"),
            number_field(
                "vertrouwen",
                "Hoeveel vertrouwen heb ik dat dit lukt? (0 tot 10)",
                plan.confidence,
                0,
                10,
                lambda number: self._set(confidence=number),
                help=self.texts.text("field", "confidence", "text"),
            ),
            self._about_confidence(plan.confidence),
            self.work.about("confidence"),
            field(
                "als-het-niet-lukt",
                "En als het even niet lukt?",
                plan.if_it_fails,
                lambda text: self._set(if_it_fails=text),
                help=self.texts.text("field", "if_it_fails", "text"),
                notes=self.work.notes("plan", "if_it_fails"),
                rows=1,
            ),
            self.work.about("if_it_fails"),
            field(
                "draagkracht-kort",
                "Wat kan ik nu aan, en wat nog niet?",
                plan.capacity_note,
                lambda text: self._set(capacity_note=text),
                help="Eén of twee zinnen; het hele blad over draagkracht blijft in je werkboek en gaat niet mee.",
                notes=self.work.notes("plan", "capacity_note"),
                rows=1,
            ),
            self.work.about("capacity_note"),
            day_field(
                "evalueren-op",
                "Wanneer kijken we samen terug?",
                plan.evaluate_on,
                lambda day: self._set(evaluate_on=day),
                help=self.texts.text("field", "evaluate_on", "text"),
            ),
            self.work.about("evaluate_on"),
            key="haalbaar",
        )

    def _about_confidence(self, number: int | None) -> Part:
        """What to ask about the figure that was given."""
        fitting = [
            one
            for one in self.texts.tables("confidence")
            if number is not None and one.number("from") <= number <= one.number("to")
        ]
        return el(
            "div",
            *(
                el("div", el("strong", one.text("title")), el("ul", *(el("li", q) for q in one.texts("questions"))))
                for one in fitting
            ),
            key="over-vertrouwen",
            class_="hw-note hw-weet" if fitting else None,
        )

    def _signing(self, plan: ActionPlan) -> Part:
        return el(
            "section",
            el("h3", "Ondertekening"),
            prose(self.texts.text("statement")),
            self.work.about("signatures", "A"),
            day_field(
                "plan-cliënt", "Je cliënt tekende op", plan.signed_by_client_on, self._sign("signed_by_client_on")
            ),
            day_field("plan-begeleider", "Jij tekende op", plan.signed_by_worker_on, self._sign("signed_by_worker_on")),
            key="plan-ondertekening",
        )

    def _sign(self, name: str) -> Callable[[date | None], None]:
        return lambda day: self._set(**{name: day})

    # What a person does.

    def _set(self, **fields: Any) -> None:
        self.work.plan.change(self.work.plan.value.model_copy(update=fields))

    def _change(self, id: str, **fields: Any) -> None:
        self.work.plan.change(edits.change_goal(self.work.plan.value, id, **fields))

    def _add_goal(self, text: str, priority: int | None) -> None:
        plan = self.work.plan.value
        if plan.drawn_up_on is None:
            plan = plan.model_copy(update={"drawn_up_on": self.work.desk.today})
        changed, id = edits.add_goal(plan, text, priority, self.work.taken)
        self.work.plan.change(changed)
        if page := self.page():
            page.focus(id)

    def _remove(self, id: str, number: int) -> None:
        self.work.plan.change(edits.remove_goal(self.work.plan.value, id), REMOVED)
        if page := self.page():
            page.say(f"Doel {number} is verwijderd. Bij ‘Eerdere versies’ kun je terug.")
            page.focus("doel-erbij")
