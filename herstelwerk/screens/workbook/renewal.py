"""Looking back on the plan, celebrating, and a next round that starts from the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.domain import ActionPlan
from herstelwerk.drafting import rounds as edits
from herstelwerk.drafting.rounds import Rounds
from herstelwerk.screens.assignment.work import kept
from herstelwerk.screens.controls import fold, link, prose
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.celebrating import Celebrating
from herstelwerk.screens.workbook.goals import Goals
from herstelwerk.screens.workbook.history import history
from herstelwerk.screens.workbook.next_round import NextRound
from herstelwerk.screens.workbook.round_work import RoundWork


class RenewalSheet:
    """The plan of now, goal by goal; its successes; the way on; the rounds before."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        plan = kept(desk, "plan", ActionPlan)
        rounds: Draft[Rounds] = Draft(desk, "rounds", edits.read_rounds, edits.write_rounds)
        self.work = RoundWork(desk, plan, rounds, desk.workbook.wording("evaluatie-en-vervolg"), page)
        self.goals = Goals(self.work)
        self.celebrating = Celebrating(self.work)
        self.next_round = NextRound(self.work)

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept; the plan is the one of the final assignment."""
        return (self.work.plan, self.work.rounds)

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        for draft in self.drafts:
            draft.leave()

    def draw(self) -> Part:
        """The steps of the talk, in their order."""
        texts = self.work.texts
        steps = [el("li", el("strong", f"{one.text('title')}. "), one.text("text")) for one in texts.tables("step")]
        return el(
            "section",
            el("h2", texts.text("title")),
            prose(texts.text("intro")),
            self._begun(),
            fold("ronde-stappen", "Zo kan het gesprek gaan", el("ol", *steps)),
            *(self._now() if self.work.plan.value.goals else [self._nothing_yet()]),
            history(self.work),
            key="ronde",
        )

    def _begun(self) -> Part:
        told = self.next_round.begun
        if not told:
            return el("div", key="ronde-stand")
        return el(
            "div",
            el("p", told, class_="hw-note hw-goed", key="ronde-begonnen", tabindex=-1),
            link("Werk het nieuwe plan bij", "deelnemer/eindopdracht.ipynb", look="go"),
            key="ronde-stand",
        )

    def _now(self) -> list[Part]:
        return [self.goals.draw(), self.celebrating.draw(), self.next_round.draw()]

    def _nothing_yet(self) -> Part:
        return el(
            "div",
            el("p", "Er staat nog geen doel in het actieplan. Zodra er een doel is, kun je hier samen terugkijken."),
            link("Naar het actieplan", "deelnemer/eindopdracht.ipynb", look="go"),
            key="ronde-leeg",
        )
