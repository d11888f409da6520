"""The decision aid: questions, and an advice of which every reason is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.groupwork.deciding import Advice, Level, Question, Reason, advise, read_questions
from herstelwerk.screens.controls import choice, field, prose
from herstelwerk.screens.groupwork.sheets import Sheets, options
from herstelwerk.screens.parts import Part, el

_LEVELS = {Level.FITS: "fits", Level.FIRST: "first", Level.NOT_NOW: "not_now"}
_TONES = {Level.FITS: "hw-goed", Level.FIRST: "hw-vraag", Level.NOT_NOW: "hw-weet"}


class DecidingPart:
    """Is a group the right form?"""

    def __init__(self, sheets: Sheets) -> None:
        self.draft = sheets.deciding
        self.texts = sheets.texts("beslissen")
        self.questions = read_questions(self.texts)
        self.answers = options(self.texts, "answers", "yes", "partly", "unknown", "no")

    def draw(self) -> Part:
        """The goal, the questions, the advice, and what the leaders decide."""
        value = self.draft.value
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("origin"), class_="hw-muted"),
            field("doel-zin", self.texts.text("goal"), value.goal, self._set("goal"), rows=2),
            el("p", self.texts.text("essential")),
            *(self._question(one, number) for number, one in enumerate(self.questions, 1)),
            self._advice(advise(self.questions, value.answers)),
            self._decision(),
            key="beslissen",
        )

    def _question(self, one: Question, number: int) -> Part:
        heavy = f" ({self.texts.text('heavy')})" if one.essential else ""
        return choice(
            f"vraag-{one.id}",
            f"{number}. {one.text}{heavy}",
            self.answers,
            self.draft.value.answers.get(one.id),
            self._answer(one.id),
            row=True,
        )

    def _advice(self, advice: Advice) -> Part:
        """Live: a screen reader hears the title when it changes; the reasons stand under it."""
        if advice.level is None:
            told = el("p", self.texts.text("not_yet"), class_="hw-note hw-weet")
            return el("section", el("h3", "Advies"), told, key="advies", class_="hw-card hw-calm", aria_live="polite")
        level = _LEVELS[advice.level]
        told = el(
            "p",
            el("strong", f"{self.texts.text('levels', level, 'title')}. "),
            self.texts.text("levels", level, "text"),
            class_=f"hw-note {_TONES[advice.level]}",
        )
        return el(
            "section",
            el("h3", "Advies"),
            told,
            el("p", f"Nog {_questions(advice.unanswered)} open.", class_="hw-muted") if advice.unanswered else None,
            *self._reasons("speaks_for", advice.speaks_for),
            *self._reasons("settle", advice.settle),
            *self._reasons("speaks_against", advice.speaks_against),
            *self._alternatives(advice.level),
            key="advies",
            class_="hw-card hw-calm",
            aria_live="polite",
        )

    def _reasons(self, name: str, reasons: tuple[Reason, ...]) -> list[Part]:
        if not reasons:
            return []
        items = [
            el(
                "li",
                el("strong", "Weegt zwaar: ") if one.essential else None,
                f"{self.texts.text('unknown')} " if one.open else None,
                one.text,
            )
            for one in reasons
        ]
        return [el("h4", self.texts.text("headings", name)), el("ul", *items)]

    def _alternatives(self, level: Level) -> list[Part]:
        if level is Level.FITS:
            return []
        items = [el("li", one) for one in self.texts.texts("alternatives")]
        return [el("h4", self.texts.text("headings", "alternatives")), el("ul", *items)]

    def _decision(self) -> Part:
        value = self.draft.value
        decisions = options(self.texts, "decisions", "group", "first", "other")
        return el(
            "section",
            el("h3", "Jullie besluit"),
            choice("besluit", self.texts.text("decision"), decisions, value.decision or None, self._set("decision")),
            field("besluit-waarom", self.texts.text("why"), value.why, self._set("why"), rows=3),
            key="besluit-deel",
        )

    def _answer(self, id: str) -> Callable[[str], None]:
        def answer(given: str) -> None:
            value = self.draft.value
            self.draft.change(replace(value, answers={**value.answers, id: given}))

        return answer

    def _set(self, name: str) -> Callable[[str], None]:
        return lambda text: self.draft.change(replace(self.draft.value, **{name: text}))  # type: ignore[arg-type]


def _questions(count: int) -> str:
    return "1 vraag" if count == 1 else f"{count} vragen"
