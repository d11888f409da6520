"""One criterion across the group: everyone's evidence in a row, judged one after the other."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.judging.pile import Item, Key, beside, next_open
from herstelwerk.rendering.terminal import SIGNS
from herstelwerk.screens.controls import button, fold, select
from herstelwerk.screens.judging.by_trainee import nothing_yet
from herstelwerk.screens.judging.criterion import CriterionPanel
from herstelwerk.screens.judging.place import Place
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class ByCriterion:
    """All hand-ins of the group at one criterion; single keys work on the one that is chosen."""

    def __init__(
        self, work: JudgingWork, place: Place, page: Callable[[], Page | None], read: Callable[[Key], None]
    ) -> None:
        self.work, self.place, self.page, self._read = work, place, page, read
        self.panel = CriterionPanel(work, self._judged, self._lacking)

    def draw(self) -> Part:
        """The criterion, how far the group is, and a panel for each hand-in."""
        self.place.settle_here()
        items = self.work.pile.newest
        if not items:
            return nothing_yet()
        criterion = next(c for c in self.work.desk.rules.criteria.criterion if c.id == self.place.criterion)
        done = self.work.pile.judged(criterion.id)
        options = {
            c.id: f"{c.id} {c.name} ({self.work.pile.judged(c.id)}/{len(items)})"
            for c in self.work.desk.rules.criteria.criterion
        }
        return el(
            "section",
            el(
                "div",
                self._small("vorige-eis", "← Vorige eis", lambda: self._by_criterion(-1), "arrowleft"),
                select("eis", "Eis", options, criterion.id, self._to_criterion, quiet=True),
                self._small("volgende-eis", "Volgende eis →", lambda: self._by_criterion(1), "arrowright"),
                self._small("ongedaan", "Ongedaan maken", self._undo, "z"),
                class_="hw-buttons",
            ),
            el("h2", f"{criterion.id} {criterion.name}", tabindex=-1, key="eis-kop"),
            el("p", criterion.asks),
            fold("eis-vraag", "Waar let jij op?", el("p", criterion.trainer)) if criterion.trainer else None,
            el(
                "p",
                f"{done} van {len(items)} beoordeeld. ",
                el("progress", value=str(done), max=str(len(items)), aria_label="Beoordeeld"),
            ),
            *(self._one(item, criterion.id) for item in items),
            key="per-eis",
        )

    def _small(self, key: str, text: str, does: Callable[[], None], shortcut: str) -> Part:
        return button(key, text, does, look="small", shortcut=shortcut if self.work.habits.value.keys else "")

    def _one(self, item: Item, criterion: str) -> Part:
        active = item.key == self.place.key
        said, result = item.history.judgements.get(criterion), item.result(criterion)
        head = el(
            "h3",
            f"{item.key.trainee}: ",
            el("small", f"{said.level}" if said else "nog geen oordeel"),
            el("small", f" · het programma ziet: {SIGNS[result.signal][0]} {result.signal} ({result.figure})"),
            tabindex=-1,
            key=f"kop-{item.key}",
        )
        if not active:
            to = button(
                f"kies-{item.key}",
                "Bekijk",
                lambda: self._choose(item.key),
                look="small",
                label=f"Bekijk {item.key.trainee}",
            )
            return el("div", head, to, class_="hw-item", key=f"rij-{item.key}")
        return el(
            "div",
            head,
            self.panel.draw(item, criterion, active=True, evidence=True, lacking=self.place.lacks),
            el(
                "div",
                self._small("vorige", "Vorige deelnemer", lambda: self._by_item(-1), "k"),
                self._small("volgende", "Volgende deelnemer", lambda: self._by_item(1), "j"),
                button("lees", "Lees de hele tekst", lambda: self._read(item.key), look="small"),
                class_="hw-buttons",
            ),
            class_="hw-card",
            key=f"rij-{item.key}",
        )

    def _choose(self, key: Key) -> None:
        self.place.to_item(key)
        self._focus(f"kop-{key}")

    def _to_criterion(self, criterion: str) -> None:
        self.place.to_criterion(criterion)
        keys = self.place.keys
        if keys:
            self.place.key = keys[0]

    def _by_criterion(self, by: int) -> None:
        self._to_criterion(beside(self.place.criteria, self.place.criterion, by))
        self._focus("eis-kop")

    def _by_item(self, by: int) -> None:
        self.place.by_item(by)
        self._focus(f"kop-{self.place.key}")

    def _judged(self, item: Item, criterion: str) -> None:
        self.place.lacks = ""
        items = self.work.pile.newest
        done = [criterion in one.history.judgements for one in items]
        names = [str(one.key) for one in items]
        self._say(f"{item.key.trainee}: vastgelegd. {sum(done)} van {len(done)} beoordeeld.")
        if self.work.habits.value.onward and not all(done):
            self.place.to_item(items[names.index(next_open(names, done, str(item.key)))].key)
            self._focus(f"kop-{self.place.key}")

    def _lacking(self, item: Item, criterion: str, sentence: str) -> None:
        self.place.key, self.place.lacks = item.key, sentence
        self._say(sentence)
        self._focus(f"{item.key}:{criterion}-waarom")

    def _undo(self) -> None:
        item = self.work.pile.find(self.place.key) if self.place.key else None
        if item is not None and (what := self.work.undo(item)):
            self._say(f"Ongedaan gemaakt: {what}.")

    def _focus(self, key: str) -> None:
        if page := self.page():
            page.focus(key)

    def _say(self, text: str) -> None:
        if page := self.page():
            page.say(text)
