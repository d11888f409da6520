"""The evaluation form of the last afternoon: stays on the page until it is sent, and is then kept of nobody."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from herstelwerk.screens.controls import button, choice, field, prose
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import StoreError
from herstelwerk.wording import Wording

_HERE = (
    "Wat je invult, staat alleen op deze bladzijde tot je het verstuurt. Het wordt niet bij je codewoord bewaard. "
    "Sluit je de bladzijde eerder, dan is het weg."
)


class EvaluationForm:
    """The questions, sent once."""

    drafts: tuple[Draft[Any], ...] = ()  # on purpose: a draft would be kept under the code word

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk, self.page = desk, page
        self.texts = desk.workbook.wording("evaluatieformulier")
        self.items = self.texts.tables("item")
        self.answers: dict[str, int | str] = {}
        self.cohort = ""
        self.wrong = ""
        self.sent = False

    def leave(self) -> None:
        """Nothing is kept before it is sent."""

    def draw(self) -> Part:
        """The form, or the thanks."""
        if self.sent:
            thanks = el("p", self.texts.text("sent"), class_="hw-note hw-goed", key="evaluatie-dank", tabindex=-1)
            return el("section", el("h2", self.texts.text("title")), thanks, key="evaluatie")
        sections = [
            el("div", el("h3", title), *map(self._item, items), key=f"evaluatie-deel-{n}")
            for n, (title, items) in enumerate(groupby(self.items, key=lambda item: item.text("section")))
        ]
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("anonymous"), class_="hw-note hw-privacy"),
            el("p", _HERE, class_="hw-note hw-weet"),
            *sections,
            self._sending(),
            key="evaluatie",
        )

    def _item(self, item: Wording) -> Part:
        id, text = f"evaluatie-{item.id}", item.text("text")
        answer = self.answers.get(item.id, "")
        help = item.text("help") if item.has("help") else ""
        if item.text("kind") == "open":
            return field(id, text, str(answer), self._answer(item.id, str), help=help, rows=3)
        if item.text("kind") == "rating":
            drawn = choice(id, text, _scale(item), str(answer), self._answer(item.id, int), row=True)
        else:
            options = {str(n): option for n, option in enumerate(item.texts("options"))}
            chosen = next((n for n, option in options.items() if option == answer), "")
            drawn = choice(id, text, options, chosen, self._answer(item.id, options.__getitem__), row=True)
        return el(
            "div",
            drawn,
            el("p", help, class_="hw-muted") if help else None,
            button(
                f"{id}-wis", "Wis mijn antwoord", self._wipe(item.id), look="link", label=f"Wis mijn antwoord: {text}"
            )
            if answer
            else None,
            key=f"{id}-vak",
        )

    def _sending(self) -> Part:
        group = self.desk.cohort.strip()
        told = f"Je vulde {len(self._filled)} van de {len(self.items)} vragen in."
        asked = field(
            "evaluatie-groep",
            "Code van je groep",
            self.cohort,
            self._type_cohort,
            help="Je trainer heeft die gegeven, zoals 2026-NIJ-1. Zo komt je formulier bij de juiste training.",
            limit=60,
        )
        return el(
            "div",
            el("p", f"{told} Je verstuurt dit voor groep {group}.") if group else el("p", told),
            None if group else asked,
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            el(
                "div",
                button("evaluatie-verstuur", self.texts.text("send_label"), self._send, look="main"),
                class_="hw-buttons",
            ),
            key="evaluatie-versturen",
            class_="hw-card hw-calm",
        )

    @property
    def _filled(self) -> dict[str, int | str]:
        tidy = {id: answer.strip() if isinstance(answer, str) else answer for id, answer in self.answers.items()}
        return {id: answer for id, answer in tidy.items() if answer != ""}

    def _answer(self, id: str, read: Callable[[str], int | str]) -> Callable[[str], None]:
        def answer(value: str) -> None:
            self.wrong = ""
            self.answers[id] = read(value) if value else ""

        return answer

    def _wipe(self, id: str) -> Callable[[], None]:
        def wipe() -> None:
            self.answers.pop(id, None)
            if page := self.page():
                page.focus(f"evaluatie-{id}")

        return wipe

    def _type_cohort(self, text: str) -> None:
        self.cohort, self.wrong = text, ""

    def _send(self) -> None:
        cohort = self.desk.cohort.strip() or self.cohort.strip()
        self.wrong = self._refused(cohort)
        if self.wrong:
            if not cohort and (page := self.page()):
                page.focus("evaluatie-groep")
            return
        try:
            if not self.desk.cohort.strip():
                self.desk.set_cohort(cohort)
            self.desk.store.add_evaluation(cohort, self.desk.today, self._filled)
        except StoreError as error:
            self.wrong = f"{error} Je antwoorden staan er nog."
            return
        self.answers, self.sent = {}, True
        if page := self.page():
            page.focus("evaluatie-dank")
            page.say(self.texts.text("sent"))

    def _refused(self, cohort: str) -> str:
        if not self._filled:
            return "Er is nog niets ingevuld. Eén vraag beantwoorden is genoeg om te versturen."
        if not cohort:
            return "Vul eerst de code van je groep in."
        return ""


def _scale(item: Wording) -> dict[str, str]:
    low, high = item.number("low"), item.number("high")
    words = {low: item.text("low_label"), high: item.text("high_label")}
    return {str(n): f"{n} {words[n]}" if n in words else str(n) for n in range(low, high + 1)}
