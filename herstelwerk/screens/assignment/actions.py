"""Steps that a meeting of colleagues gave, read into the plan: from a file, or from the group's meetings kept here."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.domain import MAX_BYTES
from herstelwerk.drafting.ids import ids_in
from herstelwerk.meetings import Session, read_session
from herstelwerk.meetings.actions import ActionsError, Step, bring_in, read_actions, steps_for
from herstelwerk.screens.assignment.steps import WHO
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, choice, fold, select, upload
from herstelwerk.screens.desk import NOBODY
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import GROUP, StoreError

TITLE = "Acties uit een teamkrachtbespreking inlezen"
_INTRO = (
    "Bracht je iets in bij een teamkrachtbespreking, dan kun je wat je daar koos hier in je plan zetten. Leg het eerst "
    "voor aan je cliënt: het blijft zijn of haar plan."
)
_SHEET = "bijeenkomst/"


class BringActions:
    """A fold under the goals. What was read stays only on the page; what is ticked goes into the plan."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.open = False
        self.steps: list[Step] = []
        self.ticked: list[str] = []
        self.goal = self.trouble = self.told = ""

    def draw(self) -> Part:
        """The file, the steps to tick and the goal they belong to."""
        inner = self._inner() if self.open else []
        return fold("acties-inlezen", TITLE, *inner, open=self.open, does=self._toggle)

    def _inner(self) -> list[Part | str | None]:
        if not self.work.plan.value.goals:
            return [el("p", "Maak eerst een hersteldoel; daar komen de acties onder.", class_="hw-note hw-weet")]
        return [
            el("p", _INTRO),
            upload("acties-bestand", "Bestand met acties (.json)", self._read, MAX_BYTES, ".json,application/json"),
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            self._offer(),
            el(
                "div",
                el("p", self.told, class_="hw-note hw-goed") if self.told else None,
                key="acties-klaar",
                role="status",
            ),
        ]

    def _offer(self) -> Part:
        """The steps that are not in the plan yet."""
        steps = self._new()
        if not steps:
            told = "Er staan nog geen acties klaar. Vraag het bestand aan wie de bespreking leidde."
            return el("div", el("p", told, class_="hw-muted"), key="acties-keuze")
        goals = {goal.id: f"Doel {n}: {goal.text[:80]}" for n, goal in enumerate(self.work.plan.value.goals, 1)}
        chosen = self.goal if self.goal in goals else next(iter(goals))
        return el(
            "div",
            choice(
                "acties-keuze-lijst",
                "Welke acties neem je over?",
                {str(number): _told(step) for number, step in steps.items()},
                [one for one in self.ticked if int(one) in steps],
                self._tick,
                many=True,
            ),
            select("acties-doel", "Onder welk doel?", goals, chosen, self._under),
            button("acties-zet", "Zet in mijn plan", self._add),
            key="acties-keuze",
        )

    def _new(self) -> dict[int, Step]:
        there = {action.text.strip() for action in self.work.plan.value.actions()}
        return {number: step for number, step in enumerate(self.steps) if step.text.strip() not in there}

    # What a person does.

    def _toggle(self, open: bool) -> None:
        self.open = open
        if open and not self.steps:
            self.steps = self._of_my_meetings()

    def _of_my_meetings(self) -> list[Step]:
        """What she chose in meetings of her group that are kept here; none where she may not see those."""
        desk = self.work.desk
        if not desk.cohort or desk.owner == NOBODY:
            return []
        sessions: list[Session] = []
        try:
            sheets = desk.store.read_all(GROUP + desk.cohort, _SHEET)
        except StoreError:
            return []
        for sheet in sheets.values():
            try:
                sessions.append(read_session(sheet.body))
            except (ValueError, TypeError, LookupError, AttributeError):
                continue
        return steps_for(sessions, desk.owner)

    def _read(self, content: bytes) -> None:
        self.trouble = self.told = ""
        try:
            found = read_actions(content, "Dit bestand")
        except ActionsError as error:
            self.trouble = f"{error} Er is niets aan je plan veranderd."
            return
        self.steps += [step for step in found if step not in self.steps]
        if page := self.page():
            page.say(f"{len(found)} acties gelezen.")

    def _tick(self, values: list[str]) -> None:
        self.ticked, self.told = values, ""

    def _under(self, goal: str) -> None:
        self.goal = goal

    def _add(self) -> None:
        steps = self._new()
        picked = [steps[int(one)] for one in self.ticked if int(one) in steps]
        plan = self.work.plan.value
        goal = self.goal if self.goal in ids_in(plan) else plan.goals[0].id
        changed, count = bring_in(plan, goal, picked, self.work.taken)
        self.work.plan.change(changed)
        self.ticked = []
        self.told = (
            f"{count} {'actie staat' if count == 1 else 'acties staan'} nu in je plan, onder het doel dat je koos."
        )
        if not picked:
            self.told = "Vink eerst aan welke acties je overneemt."
        elif count < len(picked):
            self.told += f" Voor de andere {len(picked) - count} is in het plan geen plaats meer."
        if page := self.page():
            page.say(self.told)


def _told(step: Step) -> str:
    """A step as one line: what, who, when, and the idea behind it."""
    idea = f"uit idee {step.idea}" if step.idea and not step.idea.endswith(f". {step.text}") else ""
    rest = "; ".join(part for part in (WHO[step.who], step.when, idea, step.origin) if part)
    return f"{step.text} ({rest})" if rest else step.text
