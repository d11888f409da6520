"""The signals of the safety sheet. Nothing is counted: one answer that means danger says at once what to do today."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.drafting import capacity as edits
from herstelwerk.drafting.capacity import Capacity
from herstelwerk.screens.controls import button, choice, prose
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

BOX = "draagkracht-gevaar"
_UNSURE_TOO = "Ook dit weet je nog niet. Bespreek het vandaag met een collega of je leidinggevende."


class Signals:
    """Questions about safety, each with its answers, and what the answers ask for."""

    def __init__(self, draft: Draft[Capacity], texts: Wording, page: Callable[[], Page | None]) -> None:
        self.draft, self.texts, self.page = draft, texts, page

    def draw(self) -> Part:
        """What to think of before asking, and the signals."""
        groups: dict[str, list[Wording]] = {}
        for signal in self._in_order():
            groups.setdefault(signal.text("about"), []).append(signal)
        return el(
            "section",
            el("h3", "Is het veilig?"),
            el("p", "Let hierop voordat je ernaar vraagt:"),
            el("ul", *(el("li", one) for one in self.texts.texts("before_asking"))),
            *(self._group(about, signals) for about, signals in groups.items()),
            key="draagkracht-veilig",
        )

    def _in_order(self) -> list[Wording]:
        """The signals as they stand on the page: together with those about the same people."""
        signals = self.texts.tables("signal")
        order = list(dict.fromkeys(one.text("about") for one in signals))
        return sorted(signals, key=lambda one: order.index(one.text("about")))

    def _group(self, about: str, signals: list[Wording]) -> Part:
        return el("div", el("h4", f"Over {about}"), *(self._signal(one) for one in signals))

    def pointer(self) -> Part:
        """High on the sheet: that an answer further down asks for something today."""
        first = self._first("alert_on")
        if not first:
            return el("div", key="draagkracht-wijzer")
        given = self.draft.value.signals[first]
        return el(
            "div",
            el(
                "p",
                el("strong", f"{self.texts.text('danger_title')}. "),
                f"Bij ‘Is het veilig?’ antwoordde je ‘{given}’.",
            ),
            button("draagkracht-naar-gevaar", "Lees wat je nu kunt doen", self._go, look="main"),
            key="draagkracht-wijzer",
            class_="hw-danger",
        )

    def _go(self) -> None:
        if page := self.page():
            page.focus(BOX)

    def _first(self, kind: str) -> str:
        """The first signal with an answer of this kind: below it stands the whole text, once."""
        meant = self.texts.texts(kind)
        given = self.draft.value.signals
        return next((one.id for one in self._in_order() if given.get(one.id) in meant), "")

    def _signal(self, signal: Wording) -> Part:
        id = signal.id
        answer = self.draft.value.signals.get(id, "")
        answers = {str(n): text for n, text in enumerate(self.texts.texts("answers"))}
        return el(
            "div",
            choice(
                f"signaal-{id}",
                signal.text("text"),
                answers,
                next((key for key, text in answers.items() if text == answer), None),
                lambda chosen: self.draft.change(edits.answer_signal(self.draft.value, id, answers[chosen])),
                row=True,
            ),
            el("p", f"Je kunt vragen: ‘{ask}’", class_="hw-muted") if (ask := signal.text("ask")) else None,
            self._after(answer, id),
            key=f"signaal-{id}-vak",
            class_="hw-card",
        )

    def _after(self, answer: str, id: str) -> Part | None:
        if answer in self.texts.texts("alert_on"):
            return self._danger() if id == self._first("alert_on") else self._also()
        if answer in self.texts.texts("unsure_on"):
            told = self.texts.text("unsure_text") if id == self._first("unsure_on") else _UNSURE_TOO
            return el("p", told, key=f"signaal-{id}-onzeker", class_="hw-note hw-vraag", role="status")
        return None

    def _also(self) -> Part:
        return el(
            "p",
            el("strong", f"{self.texts.text('danger_title')}. "),
            self.texts.text("always_shown"),
            class_="hw-danger",
            role="alert",
        )

    def _danger(self) -> Part:
        """Plain and calm: what to do today, in order, and whom to call."""
        numbers = [
            el("li", el("strong", f"{one.text('name')}: {one.text('number')}. "), one.text("text"))
            for one in self.texts.tables("number")
        ]
        return el(
            "div",
            el("h4", self.texts.text("danger_title")),
            prose(self.texts.text("danger_text")),
            el("ol", *(el("li", step) for step in self.texts.texts("danger_steps"))),
            el("p", el("strong", "Wie kun je bellen?")),
            el("ul", *numbers),
            el("p", self.texts.text("danger_self")),
            key=BOX,
            class_="hw-danger",
            role="alert",
            tabindex=-1,
        )
