"""The evaluation forms together: how many there are, what was answered, and never who."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from herstelwerk.competencies import Answers, Results, Tally, opened, read_questions, read_tally, results, tally_body
from herstelwerk.competencies.words import forms_words, half, waiting_words
from herstelwerk.documents.competencies import evaluation_paper
from herstelwerk.drawings.diverging import Counted, diverging
from herstelwerk.screens.competencies.around import Around
from herstelwerk.screens.competencies.papers import Papers
from herstelwerk.screens.competencies.typing_in import PaperForms
from herstelwerk.screens.controls import button, fold
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure

SHEET = "evaluatie"  # of the group: what was counted when the results were opened last


class EvaluationPart:
    """Forms are read when the part is opened, after one was typed in, and again when asked for."""

    def __init__(self, around: Around) -> None:
        self.around, self.texts = around, around.texts
        self.questions = read_questions(around.desk.workbook.wording("evaluatieformulier"))
        self.seen: Draft[Tally] = Draft(around.shared, SHEET, read_tally, tally_body)
        self.typing = PaperForms(around, self.look)
        self.papers = Papers(around.desk, around.page, "papier-evaluatie", "Evaluatie")
        self.forms: list[dict[str, Any]] = []

    def look(self) -> None:
        """Read the forms anew."""
        self.forms = [form.body for form in self.around.desk.store.evaluations(self.around.group.code)]

    @property
    def found(self) -> Results:
        """What may be shown now."""
        return results(self.forms, self.questions, self.seen.value)

    def draw(self) -> Part:
        """How many, then what was answered, then the forms from paper."""
        found = self.found
        members = len(self.around.group.codes)
        return el(
            "section",
            el("h2", self.texts.text("evaluation", "title")),
            el("p", self.texts.text("evaluation", "intro")),
            el("p", self.texts.text("evaluation", "privacy"), class_="hw-note hw-privacy"),
            self._standing(found, members),
            *(self._answers(found, members) if found.answers else ()),
            self.typing.draw(),
            key="evaluatie-samen",
        )

    def _standing(self, found: Results, members: int) -> Part:
        waiting = waiting_words(found)
        buttons = [button("evaluatie-kijk", "Kijk opnieuw", self.look, look="small")]
        if found.may_open:
            text = self.texts.text("evaluation", "open_button")
            buttons.insert(0, button("evaluatie-open", text, self._open, look="main"))
        few = not found.answers and not found.may_open
        return el(
            "div",
            el("p", el("strong", forms_words(found, members)), role="status"),
            el("p", waiting) if waiting else None,
            el("p", self.texts.text("evaluation", "before_opening"), class_="hw-note hw-weet")
            if found.may_open
            else None,
            el("p", self.texts.text("evaluation", "few")) if few else None,
            el("div", *buttons, class_="hw-buttons"),
            key="evaluatie-tot-nu",
            class_="hw-card hw-calm",
        )

    def _open(self) -> None:
        self.look()
        self.seen.change(opened(self.forms, self.questions, self.seen.value))
        self.seen.leave()
        if page := self.around.page():
            page.focus("evaluatie-uitkomsten")
            page.say(f"De uitkomsten staan er: {self.found.counted} formulieren.")

    def _answers(self, found: Results, members: int) -> list[Part]:
        counted = "1 formulier" if found.counted == 1 else f"{found.counted} formulieren"
        drawn = [
            el("h3", "Uitkomsten", key="evaluatie-uitkomsten", tabindex=-1),
            el("p", f"Geteld: {counted}. {self.texts.text('evaluation', 'reading')}"),
        ]
        for n, (section, answers) in enumerate(groupby(found.answers, key=lambda one: one.question.section), 1):
            drawn.append(self._section(f"evaluatie-deel-{n}", section, list(answers)))
        group = self.around.group
        today = self.around.desk.today
        drawn.append(self.papers.draw(group.code, lambda: evaluation_paper(group.code, self.found, members, today)))
        return drawn

    def _section(self, key: str, name: str, answers: list[Answers]) -> Part:
        shown = [one for one in answers if one.counts is not None]
        withheld = [one for one in answers if one.question.answers and one.counts is None]
        told = self.texts.text("evaluation", "withheld")
        return el(
            "div",
            el("h4", name),
            figure(f"{key}-plaatje", diverging([counted(one) for one in shown]), name) if shown else None,
            *(el("p", f"{one.question.text} ({told})", class_="hw-muted") for one in withheld),
            *(self._texts(f"{key}-{one.question.id}", one) for one in answers if not one.question.answers),
            key=key,
        )

    def _texts(self, key: str, answers: Answers) -> Part:
        if not answers.texts:
            return el("p", el("strong", f"{answers.question.text} "), self.texts.text("evaluation", "no_texts"))
        items = [el("li", text, class_="hw-item") for text in answers.texts]
        return fold(key, f"{answers.question.text} ({len(items)})", el("ul", *items, class_="hw-items"), open=True)


def counted(answers: Answers) -> Counted:
    """The answers to a question as a bar."""
    question = answers.question
    ends = question.ends if question.scaled else (question.answers[0], question.answers[-1])
    middle = "" if answers.middle is None else half(answers.middle)
    return Counted(question.text, question.answers, answers.counts or (), ends, middle)
