"""What the parts of looking back share: the plan, the rounds, and a look whether another window changed them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from herstelwerk.domain import ActionPlan
from herstelwerk.drafting.rounds import Rounds
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.store import StoreError
from herstelwerk.wording import Wording


@dataclass
class RoundWork:
    """One plan and its rounds."""

    desk: Desk
    plan: Draft[ActionPlan]
    rounds: Draft[Rounds]
    texts: Wording
    page: Callable[[], Page | None]

    def take_newest(self) -> bool:
        """Take what another window kept since, the final assignment most often; whether there was something newer.

        What is typed here and not kept yet stays: then saving tells that another window came first.
        """
        newer = False
        for draft in (self.plan, self.rounds):
            try:
                sheet = self.desk.store.read(self.desk.owner, draft.name)
            except StoreError:
                continue  # saving tells it, in its own words
            if sheet and sheet.version != draft.version and draft.saved:
                draft.fetch()
                newer = True
        return newer

    def change_plan(self, change: Callable[[ActionPlan], ActionPlan]) -> None:
        """Change the newest plan there is."""
        self.take_newest()
        self.plan.change(change(self.plan.value))

    def focus(self, key: str) -> None:
        """Move to a part of the page."""
        if page := self.page():
            page.focus(key)

    def say(self, text: str) -> None:
        """Have a screen reader say this."""
        if page := self.page():
            page.say(text)
