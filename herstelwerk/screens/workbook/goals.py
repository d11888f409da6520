"""Per goal of the plan: what happened to it, the questions that fit, and what the client said."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.domain import Action, ActionStatus, GoalStatus, RecoveryGoal
from herstelwerk.drafting import plan as plans
from herstelwerk.drafting import rounds as edits
from herstelwerk.screens.controls import choice, field, fold
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.round_work import RoundWork
from herstelwerk.wording import Wording

STANDS = {"open": "nog te doen", "done": "gedaan", "dropped": "losgelaten"}


class Goals:
    """A card per goal. What the client chooses becomes the status of the goal in the plan."""

    def __init__(self, work: RoundWork) -> None:
        self.work = work
        self.outcomes = {one.id: one for one in work.texts.tables("outcome")}

    def draw(self) -> Part:
        """The goals in the order of the plan."""
        return el(
            "section",
            el("h3", self.work.texts.text("step", "choose", "title")),
            el("p", self.work.texts.text("step", "choose", "text")),
            *(self._goal(goal, n) for n, goal in enumerate(self.work.plan.value.goals, 1)),
            key="ronde-doelen",
        )

    def _goal(self, goal: RecoveryGoal, number: int) -> Part:
        outcome = self.outcomes[goal.status.value]
        return el(
            "article",
            el("h4", f"Doel {number}: {goal.text.strip() or 'nog zonder woorden'}"),
            el("p", f"Waarom: {goal.why}", class_="hw-muted") if goal.why.strip() else None,
            _steps(goal) if goal.actions else None,
            choice(
                f"ronde-{goal.id}-uitkomst",
                "Wat is er met dit doel gebeurd?",
                {id: one.text("label") for id, one in self.outcomes.items()},
                goal.status.value,
                self._choose(goal.id),
                row=True,
            ),
            self._asked(goal, outcome),
            key=f"ronde-{goal.id}",
            class_="hw-card",
        )

    def _asked(self, goal: RecoveryGoal, outcome: Wording) -> Part:
        talk = self.work.rounds.value.now
        return el(
            "div",
            el("p", el("strong", f"{outcome.text('title')}. "), outcome.text("text")),
            el("ul", *(el("li", question) for question in outcome.texts("questions"))),
            field(
                f"ronde-{goal.id}-noot",
                outcome.text("note_label"),
                talk.notes.get(goal.id, ""),
                lambda text: self.work.rounds.change(edits.note_at(self.work.rounds.value, goal.id, text)),
                rows=2,
            ),
            field(
                f"ronde-{goal.id}-nieuw",
                "Zo zegt je cliënt het nu",
                talk.wording.get(goal.id, ""),
                lambda text: self.work.rounds.change(edits.reword(self.work.rounds.value, goal.id, text)),
                help="Deze zin wordt het doel in de volgende ronde. Het oude doel blijft in deze ronde staan.",
                rows=1,
            )
            if goal.status is GoalStatus.CHANGED
            else None,
            el("p", outcome.text("next"), class_="hw-note hw-weet"),
            key=f"ronde-{goal.id}-vragen",
        )

    def _choose(self, id: str) -> Callable[[str], None]:
        return lambda value: self.work.change_plan(lambda plan: plans.change_goal(plan, id, status=GoalStatus(value)))


def _steps(goal: RecoveryGoal) -> Part:
    done = sum(action.status is ActionStatus.DONE for action in goal.actions)
    of = [action for action in goal.actions if action.status is not ActionStatus.DROPPED]
    told = f"{done} van de {len(of)} stappen gedaan" if len(of) != 1 else f"{done} van 1 stap gedaan"
    return fold(f"ronde-{goal.id}-stappen", told, el("ul", *(el("li", step(action)) for action in goal.actions)))


def step(action: Action) -> str:
    """A step and how it stands."""
    return f"{action.text.strip() or 'nog zonder woorden'} ({STANDS[action.status]})"
