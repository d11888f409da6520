"""One hand-in at a time: the criteria on one side, the text with the evidence on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.judging.pile import Item, next_open
from herstelwerk.rendering.terminal import DOCUMENTS, SIGNS
from herstelwerk.screens.controls import button, fold, select
from herstelwerk.screens.judging.composer import Composer
from herstelwerk.screens.judging.criterion import CriterionPanel, state_of
from herstelwerk.screens.judging.place import Place, Words
from herstelwerk.screens.judging.reflection import reflection_parts
from herstelwerk.screens.judging.text import HandInText, selection_of, with_selection
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

REFLECTING = "reflectie"
_KEYS = "Toetsen: v, d, n voor het oordeel; j en k voor de eis; ← en → voor de deelnemer; z maakt ongedaan."
_SELECT_FIRST = "Kies eerst woorden in de tekst met de muis, of gebruik de knop ‘Opmerking’ achter een regel."


class ByTrainee:
    """The hand-in of one trainee, criterion after criterion."""

    def __init__(self, work: JudgingWork, place: Place, page: Callable[[], Page | None]) -> None:
        self.work, self.place, self.page = work, place, page
        self.composer = Composer(work, self._written)
        self.panel = CriterionPanel(work, self._judged, self._lacking)
        self.text = HandInText(self._choose, self._take_back)
        self.reflecting = False

    def draw(self) -> Part:
        """Who it is about, the criteria, the panel and the text."""
        self.place.settle_here()
        item = self._item()
        if item is None:
            return nothing_yet()
        return el(
            "section",
            self._who(item),
            el(
                "div",
                el("nav", *self._list(item), aria_label="Kwaliteitseisen", key="eisen"),
                *(self._reflection(item) if self.reflecting else self._judging(item)),
                class_="hw-desk",
            ),
            key="per-deelnemer",
        )

    def _item(self) -> Item | None:
        return self.work.pile.find(self.place.key) if self.place.key else None

    def _who(self, item: Item) -> Part:
        total = len(item.review.criteria)
        names = {str(one.key): f"{one.key.trainee} ({one.judged}/{total})" for one in self.work.pile.newest}
        return el(
            "div",
            el("h2", f"Eindopdracht van {item.key.trainee}", class_="hw-unseen"),
            el(
                "div",
                self._small("vorige", "← Vorige", lambda: self._by_item(-1), "arrowleft"),
                select("wie", "Deelnemer", names, str(item.key), self._to_item, quiet=True),
                self._small("volgende", "Volgende →", lambda: self._by_item(1), "arrowright"),
                self._small("ongedaan", "Ongedaan maken", self._undo, "z") if item.history.standing else None,
                class_="hw-buttons",
            ),
            el(
                "p",
                f"{item.key.trainee}, poging {item.key.attempt}: {item.judged} van {total} beoordeeld. ",
                el("progress", value=str(item.judged), max=str(total), aria_label="Beoordeeld"),
                el("strong", f" Let op: {item.lateness}.") if item.lateness else None,
            ),
            key="wie-en-waar",
        )

    def _small(self, key: str, text: str, does: Callable[[], None], shortcut: str) -> Part:
        """A small button with a single key, where this judge wants those."""
        return button(key, text, does, look="small", shortcut=shortcut if self.work.habits.value.keys else "")

    def _list(self, item: Item) -> list[Part]:
        parts: list[Part] = []
        for document, name in DOCUMENTS.items():
            rows = [
                button(
                    f"naar-{result.id}",
                    f"{result.id} {result.name}",
                    lambda id=result.id: self._to(id),  # type: ignore[misc]
                    pressed=not self.reflecting and result.id == self.place.criterion,
                    told=f"{SIGNS[result.signal][0]} {result.signal} · jij: {state_of(self.work, item, result.id)}",
                )
                for result in item.review.criteria
                if result.document == document
            ]
            parts += [el("h3", name), el("ul", *(el("li", row) for row in rows), class_="hw-list")]
        told = "alleen opmerkingen"
        last = button("naar-reflectie", "Reflectie", lambda: self._to(REFLECTING), pressed=self.reflecting, told=told)
        return [*parts, el("h3", "Reflectie"), el("ul", el("li", last), class_="hw-list")]

    def _judging(self, item: Item) -> list[Part]:
        place = self.place
        criterion = next(c for c in self.work.desk.rules.criteria.criterion if c.id == place.criterion)
        result = item.result(criterion.id)
        writing = self.composer.draw(item, criterion.id, place.words) if place.words else None
        panel = el(
            "div",
            el("h2", f"{criterion.id} {criterion.name}", tabindex=-1, key="eis-kop"),
            el("p", criterion.asks),
            fold("eis-vraag", "Waar let jij op?", el("p", criterion.trainer)),
            self.panel.draw(item, criterion.id, active=True, evidence=False, lacking=place.lacks),
            el(
                "div",
                self._small("vorige-eis", "Vorige eis", lambda: self._by_criterion(-1), "k"),
                self._small("volgende-eis", "Volgende eis", lambda: self._by_criterion(1), "j"),
                with_selection(
                    self._small("bij-keuze", "Opmerking bij gekozen woorden", lambda: None, "o"),
                    lambda value: self._selected(item, value),
                ),
                class_="hw-buttons",
            ),
            el("p", _KEYS, class_="hw-muted") if self.work.habits.value.keys else None,
            key="paneel",
            class_="hw-panel",
        )
        text = el(
            "div",
            el("h3", f"De tekst: {DOCUMENTS[result.document].lower()}"),
            self.text.draw(item, result.findings, writing, place.words, result.document),
            key="tekst",
        )
        return [panel, text]

    def _reflection(self, item: Item) -> list[Part]:
        parts = reflection_parts(item, self.text, self.composer, self.place.words, self._take_back)
        return [el("div", *parts, key="reflectie", class_="hw-both")]

    # --- what a judge does ---

    def open(self, criterion: str) -> None:
        """Show a criterion, or the reflection."""
        self.reflecting = criterion == REFLECTING
        self.place.to_criterion(self.place.criterion if self.reflecting else criterion)

    def _to(self, criterion: str) -> None:
        self.open(criterion)
        self._focus("eis-kop")

    def _to_item(self, key: str) -> None:
        for one in self.place.keys:
            if str(one) == key:
                self.place.to_item(one)

    def _by_item(self, by: int) -> None:
        self.place.by_item(by)
        self._focus("eis-kop")
        if self.place.key:
            self._say(f"{self.place.key.trainee}, {REFLECTING if self.reflecting else self.place.criterion}")

    def _by_criterion(self, by: int) -> None:
        self.place.by_criterion(by)
        self._focus("eis-kop")

    def _judged(self, item: Item, criterion: str) -> None:
        current = self.work.pile.find(item.key) or item
        self.place.lacks = ""
        done = current.history.judgements
        total = len(current.review.criteria)
        self._say(f"{criterion}: {done[criterion].level}. {current.judged} van {total} beoordeeld.")
        if self.work.habits.value.onward and not current.complete:
            criteria = self.place.criteria
            self._to(next_open(criteria, [id in done for id in criteria], criterion))

    def _lacking(self, item: Item, criterion: str, sentence: str) -> None:
        self.place.lacks = sentence
        self._say(sentence)
        self._focus(f"{item.key}:{criterion}-waarom")

    def _choose(self, words: Words) -> None:
        self.place.words = words
        about = words.field if self.reflecting else self.place.criterion
        self._focus(f"zeg:{self.place.key}:{about}:{words.where}")

    def _selected(self, item: Item, value: Any) -> None:
        words = selection_of(item, value)
        if words is None:
            self._say(_SELECT_FIRST)
        else:
            self._choose(words)

    def _written(self) -> None:
        self.place.words = None

    def _take_back(self, number: int) -> None:
        if item := self._item():
            self.work.take_back(item, number)

    def _undo(self) -> None:
        item = self._item()
        if item and (what := self.work.undo(item)):
            self._say(f"Ongedaan gemaakt: {what}.")

    def _focus(self, key: str) -> None:
        if page := self.page():
            page.focus(key)

    def _say(self, text: str) -> None:
        if page := self.page():
            page.say(text)


def nothing_yet() -> Part:
    """What is shown as long as the pile is empty."""
    told = "Er ligt nog niets om na te kijken. Kies bij ‘Stapel’ een groep, of de map met ingeleverde bestanden."
    return el("p", told, class_="hw-card hw-calm", key="leeg")
