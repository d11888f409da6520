"""Typing in forms that were filled in on paper: no names, kept as they are typed, added one after another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from herstelwerk.competencies import PAPER
from herstelwerk.screens.competencies.around import Around
from herstelwerk.screens.controls import button, fold
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.evaluation import EvaluationForm
from herstelwerk.store import StoreError


class PaperForms(EvaluationForm):
    """The same questions as on the screen of a trainee. `added` is called when a form was added."""

    def __init__(self, around: Around, added: Callable[[], None]) -> None:
        super().__init__(around.desk, around.page)
        self.around, self.added = around, added
        # The trainer's own sheet: of what she types over nothing is secret to her, and another trainer types his own.
        self.draft: Draft[dict[str, Any]] = Draft(around.desk, f"papieren-formulier/{around.group.code}", dict, dict)
        self.answers = dict(self.draft.value)
        self.told = ""
        self.opened = bool(self.answers)

    def draw(self) -> Part:
        """The questions in a fold, and the button that adds the form."""
        words = self.around.texts
        sections = [
            el("div", el("h4", title), *map(self._item, items), key=f"papieren-deel-{n}")
            for n, (title, items) in enumerate(groupby(self.items, key=lambda item: item.text("section")))
        ]
        return el(
            "section",
            el("h3", words.text("paper", "title")),
            el("p", words.text("paper", "intro")),
            fold(
                "papieren-open",
                "Typ een formulier over",
                *sections,
                self._adding(),
                open=self.opened,
                does=self._open,
            ),
            key="papieren",
        )

    def _adding(self) -> Part:
        words, count = self.around.texts, len(self._filled)
        told = words.text("paper", "count_one") if count == 1 else words.text("paper", "count").format(count=count)
        return el(
            "div",
            el("p", told),
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            el("p", self.told, class_="hw-note hw-goed", role="status") if self.told else None,
            el(
                "div",
                button("papieren-voeg-toe", words.text("paper", "button"), self._add, look="main"),
                class_="hw-buttons",
            ),
            key="papieren-toevoegen",
            class_="hw-card hw-calm",
        )

    def _open(self, open: bool) -> None:
        self.opened = open

    def _answer(self, id: str, read: Callable[[str], int | str]) -> Callable[[str], None]:
        answer = super()._answer(id, read)

        def keep(value: str) -> None:
            answer(value)
            self.told = ""
            self.draft.change(dict(self.answers))

        return keep

    def _wipe(self, id: str) -> Callable[[], None]:
        wipe = super()._wipe(id)

        def keep() -> None:
            wipe()
            self.draft.change(dict(self.answers))

        return keep

    def _add(self) -> None:
        words, group = self.around.texts, self.around.group
        self.told = self.wrong = ""
        if not self._filled:
            self.wrong = words.text("paper", "empty")
            return
        last = group.course.days[-1]
        try:
            self.desk.store.add_evaluation(group.code, last or self.desk.today, {**self._filled, PAPER: True})
        except StoreError as error:
            self.wrong = f"{error} Je antwoorden staan er nog."
            return
        self.answers, self.told = {}, words.text("paper", "done")
        self.draft.change({})
        self.draft.leave()
        self.added()
        if page := self.page():
            page.focus(f"evaluatie-{self.items[0].id}")
            page.say(self.told)
