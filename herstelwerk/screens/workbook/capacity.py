"""The sheet on carrying capacity and safety. Its draft goes nowhere: it is not handed in, not reviewed, not scored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.drafting import capacity as edits
from herstelwerk.drafting.capacity import Capacity
from herstelwerk.screens.controls import field, prose
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.balance import Balance
from herstelwerk.screens.workbook.signals import Signals
from herstelwerk.wording import Wording

_BALANCE = "balance"  # the section with the picture; after it comes safety


class CapacitySheet:
    """What someone can carry now, what presses, and whether it is safe."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.draft: Draft[Capacity] = Draft(desk, "capacity", edits.read_capacity, edits.write_capacity)
        self.texts = desk.workbook.wording("draagkracht")
        self.balance = Balance(self.draft, page)
        self.signals = Signals(self.draft, self.texts, page)

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept."""
        return (self.draft,)

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        self.draft.leave()

    def draw(self) -> Part:
        """First what to do in danger; then what carries and what presses; then safety; then what was agreed."""
        texts = self.texts
        sections = texts.tables("section")
        at = next((n for n, one in enumerate(sections, 1) if one.id == _BALANCE), len(sections))
        return el(
            "section",
            el("h2", texts.text("title")),
            el("p", el("strong", texts.text("always_shown")), class_="hw-note hw-vraag"),
            self.signals.pointer(),
            prose(texts.text("intro")),
            el("p", texts.text("kept_apart"), class_="hw-note hw-privacy"),
            el("p", texts.text("no_score"), class_="hw-note hw-weet"),
            el("p", texts.text("term_note"), class_="hw-muted"),
            *(self._section(one) for one in sections[:at]),
            self.signals.draw(),
            *(self._section(one) for one in sections[at:]),
            key="draagkracht",
        )

    def _section(self, section: Wording) -> Part:
        answers = self.draft.value.texts.get(section.id, {})
        prompts = section.texts("prompts")
        former = [prompt for prompt in answers if prompt not in prompts]  # asked by an earlier text of this sheet
        return el(
            "section",
            el("h3", section.text("title")),
            el("p", section.text("text")),
            self.balance.draw() if section.id == _BALANCE else None,
            el(
                "div",
                *(self._prompt(section.id, n, prompt, answers) for n, prompt in enumerate((*prompts, *former), 1)),
                key=f"draagkracht-{section.id}-vragen",
                class_="hw-pair",
            ),
            key=f"draagkracht-{section.id}",
        )

    def _prompt(self, section: str, number: int, prompt: str, answers: Any) -> Part:
        def typed(text: str) -> None:
            self.draft.change(edits.write_down(self.draft.value, section, prompt, text))

        return field(f"draagkracht-{section}-{number}", prompt, answers.get(prompt, ""), typed, rows=1)
