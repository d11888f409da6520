"""Practising: judge an example hand-in criterion by criterion, then see one's own judgement beside the reference."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.judging.calibration import (
    Answer,
    Example,
    Practice,
    Round,
    last_rounds,
    practice_body,
    read_practice,
    unanswered,
)
from herstelwerk.judging.pile import beside, next_open
from herstelwerk.results import Level
from herstelwerk.review import Review, review
from herstelwerk.screens.agreement.outcome import outcome, so_far
from herstelwerk.screens.agreement.reading import hand_in_text
from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.controls import button, field, prose
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

SHEET = "oefenen-met-oordelen"
_KEYS = {Level.MET: "v", Level.PARTLY: "d", Level.NOT: "n"}


class PracticeSheet:
    """The example hand-ins, one at a time."""

    def __init__(self, work: AgreementWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page
        self.desk = work.desk
        self.practice: Draft[Practice] = Draft(self.desk, SHEET, read_practice, practice_body)
        self.examples = {one.id: one for one in self.desk.workbook.practice}
        self.open = ""  # the example in hand
        self.criterion = ""
        self.wrong = ""
        self._reviews: dict[str, Review] = {}

    def draw(self) -> Part:
        """The list of examples, or the one that is open."""
        example = self.examples.get(self.open)
        if example is None:
            return self._list()
        now = self.practice.value.now(example.id)
        head = [
            el("h2", example.title, key="oefen-kop", tabindex=-1),
            el("p", example.about),
            el("div", button("oefen-lijst", "← Alle voorbeelden", self._close), class_="hw-buttons"),
        ]
        if now.done:
            return el("section", *head, *outcome(self.work, self.words, example, now, self._again), key="oefenen")
        return el("section", *head, self._judging(example, now), key="oefenen")

    def ids(self, example: Example) -> tuple[str, ...]:
        """The criteria of an example, in the order of the set that is used here."""
        return tuple(id for id in self.work.ids if id in example.references)

    def _list(self) -> Part:
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            el("p", self.words.text("alone"), class_="hw-note hw-privacy"),
            el("ul", *(self._entry(one) for one in self.examples.values()), class_="hw-items"),
            *so_far(self.work, last_rounds(self.practice.value, self.examples.values())),
            key="oefenen",
        )

    def _entry(self, one: Example) -> Part:
        now, done = self.practice.value.now(one.id), len(self.practice.value.finished(one.id))
        total = len(self.ids(one))
        filled = total - len(unanswered(now, self.ids(one)))
        told = "nog niet gedaan" if not filled else f"{filled} van {total} eisen"
        if done:
            told = "1 keer gedaan" if done == 1 else f"{done} keer gedaan"
            told += "" if now.done else f", bezig: {filled} van {total} eisen"
        return el(
            "li",
            el("span", el("strong", one.title), f". {one.about} ", el("em", f"({told})")),
            button(f"oefen-{one.id}", "Open", lambda: self._open(one.id), look="small", label=f"Open: {one.title}"),
            class_="hw-item",
            key=f"oefen-regel-{one.id}",
        )

    def _open(self, id: str) -> None:
        self.open, self.wrong = id, ""
        ids = self.ids(self.examples[id])
        self.criterion = next(iter(unanswered(self.practice.value.now(id), ids)), ids[0] if ids else "")
        self._focus("oefen-kop")

    def _close(self) -> None:
        self.open = ""
        self._focus("deel-oefenen")

    def _again(self) -> None:
        self.practice.change(self.practice.value.again(self.open))
        self._open(self.open)

    # --- judging one example ---

    def _judging(self, example: Example, now: Round) -> Part:
        ids = self.ids(example)
        if self.criterion not in ids:
            self.criterion = ids[0]
        document = next(one.document for one in self.desk.rules.criteria.criterion if one.id == self.criterion)
        return el(
            "div",
            self._row(ids, now),
            el("div", self._panel(example, now), class_="hw-panel"),
            hand_in_text(self._review(example), document, ()),
            class_="hw-desk",
            key="oefen-tafel",
        )

    def _review(self, example: Example) -> Review:
        """Only for the days that the 'when' of actions mean; its signals are not shown here."""
        if example.id not in self._reviews:
            self._reviews[example.id] = review(example.assignment, self.desk.rules, self.desk.today)
        return self._reviews[example.id]

    def _row(self, ids: tuple[str, ...], now: Round) -> Part:
        buttons = []
        for id in ids:
            level = now.answers.get(id, Answer()).level
            buttons.append(
                button(
                    f"oefen-eis-{id}",
                    f"{id} {self.work.name(id)}",
                    self._to(id),
                    pressed=id == self.criterion,
                    told=level or "nog open",
                )
            )
        listed = el("ul", *(el("li", one) for one in buttons), class_="hw-list")
        return el("nav", el("h3", "Eisen"), listed, key="oefen-eisen", aria_label="Eisen")

    def _panel(self, example: Example, now: Round) -> Part:
        id = self.criterion
        criterion = next(one for one in self.desk.rules.criteria.criterion if one.id == id)
        answer, ids = now.answers.get(id, Answer()), self.ids(example)
        left = unanswered(now, ids)
        levels = [
            button(
                f"oefen-{level}",
                f"✓ {level}" if answer.level is level else level.capitalize(),
                self._judge(level),
                look="main" if answer.level is level else "plain",
                label=level.capitalize(),
                pressed=answer.level is level,
                shortcut=key,
                told=key,
            )
            for level, key in _KEYS.items()
        ]
        return el(
            "div",
            el("h3", f"{id} {criterion.name}", key="oefen-nu", tabindex=-1),
            el("p", criterion.asks),
            el("p", f"Vraag jezelf af: {criterion.trainer}", class_="hw-muted") if criterion.trainer else None,
            el("div", *levels, class_="hw-buttons hw-levels", role="group", aria_label=f"Oordeel over {id}"),
            field(
                "oefen-reden",
                "Waaraan zie je dat?",
                answer.reason,
                lambda text: self._answer(now.answers.get(id, Answer())._replace(reason=text)),
                rows=3,
                help="Noem de woorden uit het werk.",
            ),
            el(
                "div",
                button("oefen-terug", "Vorige", self._step(ids, -1), look="small"),
                button("oefen-verder", "Volgende", self._step(ids, 1), look="small"),
                class_="hw-buttons",
            ),
            el("p", f"Nog te doen: {len(left)} van {len(ids)}." if left else "Alle eisen hebben een oordeel."),
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            button(
                "oefen-klaar", "Ik ben klaar: laat het voorbeeld zien", self._finish, look="plain" if left else "main"
            ),
            key=f"oefen-vak-{id}",
        )

    def _to(self, id: str) -> Callable[[], None]:
        def to() -> None:
            self.criterion, self.wrong = id, ""
            self._focus("oefen-nu")

        return to

    def _step(self, ids: tuple[str, ...], by: int) -> Callable[[], None]:
        return lambda: self._to(beside(ids, self.criterion, by))()

    def _judge(self, level: Level) -> Callable[[], None]:
        def judge() -> None:
            now = self.practice.value.now(self.open)
            first = now.answers.get(self.criterion, Answer()).level is None
            self._answer(now.answers.get(self.criterion, Answer())._replace(level=level))
            if page := self.page():
                page.say(f"{self.criterion}: {level}.")
                if first:
                    page.focus("oefen-reden")

        return judge

    def _answer(self, answer: Answer) -> None:
        self.wrong = ""
        self.practice.change(self.practice.value.answer(self.open, self.criterion, answer))

    def _finish(self) -> None:
        example = self.examples[self.open]
        now, ids = self.practice.value.now(self.open), self.ids(example)
        left = unanswered(now, ids)
        if left:
            self.wrong = (
                f"Deze eisen hebben nog geen oordeel: {', '.join(left)}. Het voorbeeld zie je als alles er staat."
            )
            self.criterion = next_open(ids, [id not in left for id in ids], self.criterion)
            return
        self.practice.change(self.practice.value.finish(self.open))
        self._focus("oefen-kop")

    def _focus(self, key: str) -> None:
        if page := self.page():
            page.focus(key)
