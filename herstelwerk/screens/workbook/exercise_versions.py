"""Earlier versions of an exercise: her answers then beside her answers now, as words and not as they are kept."""

from __future__ import annotations

from typing import Any

from herstelwerk.exercises import Exercise
from herstelwerk.screens.controls import button, table
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.versions import Versions


class ExerciseVersions(Versions):
    """The versions of one exercise. What is kept of it are ids and figures; its answers are laid side by side."""

    def __init__(self, desk: Desk, exercise: Exercise) -> None:
        super().__init__(Draft(desk, f"exercise/{exercise.id}", dict, dict), exercise.title)
        self.exercise = exercise

    def _compare(self, then: dict[str, Any], number: int) -> Part:
        before, now = self._lines(then), self._lines(self.draft.body)
        differing = [question for question in before | now if before.get(question) != now.get(question)]
        rows = [(question, _cell(before.get(question)), _cell(now.get(question))) for question in differing]
        restore = button(
            f"terug-{self.draft.name}", "Zet deze versie terug", lambda: self._restore(number), look="main"
        )
        return el(
            "div",
            table("Wat er toen anders was", ("Vraag", "Toen", "Nu"), rows)
            if rows
            else el("p", "Toen stonden er dezelfde antwoorden als nu."),
            el(
                "div",
                restore if rows else None,
                el("span", "Wat er nu staat, blijft ook als versie bewaard.", class_="hw-muted") if rows else None,
                class_="hw-buttons",
            ),
            class_="hw-card hw-calm",
        )

    def _lines(self, body: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        return {answered.question: answered.lines for answered in self.exercise.answers(body)}


def _cell(lines: tuple[str, ...] | None) -> Part:
    if not lines:
        return el("span", "nog niet ingevuld", class_="hw-muted")
    return el("div", *(el("p", line) for line in lines))
