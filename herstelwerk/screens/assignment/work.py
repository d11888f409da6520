"""What all screens of the final assignment share: the three drafts, the review of them, and findings set aside."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from herstelwerk.domain import ActionPlan, FinalAssignment, Part, Reflection, StrengthsInventory
from herstelwerk.drafting.assignment import assemble
from herstelwerk.drafting.ids import ids_in
from herstelwerk.drafting.plan import follow
from herstelwerk.review import Review, review
from herstelwerk.screens.assignment.aside import Aside
from herstelwerk.screens.controls import Note, notes_part
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part as Drawn
from herstelwerk.store import SAVED

P = TypeVar("P", bound=Part)


def kept(desk: Desk, name: str, kind: type[P]) -> Draft[P]:
    """A draft of a part of the hand-in."""

    def read(body: dict[str, Any]) -> P:
        return kind.model_validate_json(json.dumps(body))

    def write(value: P) -> dict[str, Any]:
        return value.model_dump(mode="json", exclude_defaults=True)

    return Draft(desk, name, read, write)


class Work:
    """The drafts of one trainee and what the program says of them now."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.inventory = kept(desk, "inventory", StrengthsInventory)
        self.plan = kept(desk, "plan", ActionPlan)
        self.reflection = kept(desk, "reflection", Reflection)
        self.key: Draft[dict[str, str]] = Draft(desk, "key", _texts, dict)
        self.aside = Aside(desk)
        self._seen: tuple[object, ...] = ()
        self._review: Review | None = None

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """All drafts, in the order in which they are kept."""
        return (self.inventory, self.plan, self.reflection, self.key, self.aside.draft)

    @property
    def assignment(self) -> FinalAssignment:
        """The hand-in as it would be now."""
        return assemble(
            self.desk.owner,
            self.desk.cohort or "-",
            self.inventory.value,
            self.plan.value,
            self.reflection.value,
            self.aside.draft.value,
        )

    @property
    def review(self) -> Review:
        """What the program says now; made anew only when something changed."""
        values = (*(draft.value for draft in self.drafts), self.desk.owner, self.desk.cohort)
        if self._review is None or any(a is not b for a, b in zip(values, self._seen, strict=False)):
            self._review, self._seen = review(self.assignment, self.desk.rules, self.desk.today), values
        return self._review

    @property
    def taken(self) -> list[str]:
        """Ids that may not come back: of lines, goals and steps, and of what was set aside at one that is gone."""
        plan = self.plan.value
        own = [entry.id for entry in self.inventory.value.entries]
        used = [id for action in plan.actions() for id in action.uses]
        return [*own, *used, *ids_in(plan), *(aside.where for aside in self.aside.draft.value)]

    def rank(self, inventory: StrengthsInventory, why: str = SAVED) -> None:
        """An inventory with other priorities; each goal of the plan still comes from the same wish."""
        self.plan.change(follow(self.plan.value, self.inventory.value, inventory))
        self.inventory.change(inventory, why)

    def notes(self, where: str, field: str) -> list[Note]:
        """The questions at one field; those that were set aside stay, quietly, with their reason."""
        found = [f for f in self.review.findings if (f.where, f.field) == (where, field)]
        return self.aside.notes(found, f"{where}-{field}")

    def about(self, where: str, document: str = "") -> Drawn:
        """The questions about a part as a whole, such as the signatures; of one `document` (K or A) only."""
        found = [
            f
            for f in self.review.findings
            if f.where == where and f.start is None and not f.quote and f.criterion.startswith(document)
        ]
        key = f"over-{document}{where}"
        return notes_part(key, self.aside.notes(found, key))


def _texts(body: dict[str, Any]) -> dict[str, str]:
    return {k: v for k, v in body.items() if isinstance(k, str) and isinstance(v, str)}
