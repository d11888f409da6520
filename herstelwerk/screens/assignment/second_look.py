"""Asking the trainer to look again at one criterion: a text to save or take along. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.documents.feedback import LEVELS
from herstelwerk.screens.assignment.returned import Given, Returned
from herstelwerk.screens.controls import button, field, fold, select
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.wording import Wording


class SecondLook:
    """The question for one criterion of one feedback; what is typed is kept."""

    def __init__(self, returned: Returned, texts: Wording, page: Callable[[], Page | None]) -> None:
        self.returned, self.texts, self.page = returned, texts, page
        self.number = 0  # which criterion, by its place: an id out of a file never becomes a key
        self.open = False
        self.lacks = ""

    def draw(self, given: Given) -> Part:
        """The choice, the field and the way to take it along."""
        criteria = given.feedback.to_work_on or given.feedback.criteria
        if not criteria:
            return el("div", key="nog-eens")
        self.number = min(self.number, len(criteria) - 1)
        options = {str(number): f"{one.id} {one.name}" for number, one in enumerate(criteria)}
        key = f"{given.id}/{self.number}"

        def typed(text: str) -> None:
            self.lacks = ""
            self.returned.ask(key, text)

        def choose(number: str) -> None:
            self.number, self.lacks = int(number), ""

        return fold(
            "nog-eens",
            self.texts.text("second_title"),
            el("p", self.texts.text("second_text")),
            select("nog-eens-eis", self.texts.text("second_which"), options, str(self.number), choose),
            field(
                "nog-eens-vraag", self.texts.text("second_label"), self.returned.asked(key), typed, rows=4, limit=2_000
            ),
            el("p", self.lacks, class_="hw-alarm", role="alert") if self.lacks else None,
            button("nog-eens-opslaan", self.texts.text("second_give"), lambda: self._give(given, key)),
            open=self.open,
            does=self._toggle,
        )

    def _toggle(self, open: bool) -> None:
        self.open = open

    def _give(self, given: Given, key: str) -> None:
        text = self.returned.asked(key).strip()
        if not text:
            self.lacks = self.texts.text("second_empty")
            return
        feedback = given.feedback
        one = (feedback.to_work_on or feedback.criteria)[self.number]
        level = LEVELS[one.level] if one.level else "nog niet bekeken"
        lines = (
            "Wil je hier nog eens naar kijken?",
            "",
            f"Van: {feedback.trainee}, groep {feedback.cohort}, poging {feedback.attempt}",
            f"Voor: {feedback.by}",
            f"Eis: {one.id} {one.name} (jouw oordeel: {level})",
            "",
            text,
            "",
        )
        if page := self.page():
            name = file_name(self.returned.desk, f"vraag-over-poging-{feedback.attempt}", "txt")
            page.give(Download(name, "\r\n".join(lines).encode("utf-8", "replace")))
            page.say(f"Klaar: {name} staat bij je downloads.")
