"""Writing a remark: about a criterion or a part of the reflection, on certain words or on none; kept while typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from herstelwerk.judgement import Remark
from herstelwerk.judging.bank import suggestions
from herstelwerk.judging.pile import Item
from herstelwerk.screens.controls import button, field
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.judging.criterion import bank_part
from herstelwerk.screens.judging.place import Words
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.parts import Part, el

IN_HAND = "nakijken/opmerking"


@dataclass(frozen=True, slots=True)
class Writing:
    """The remark being written, per place, so that nothing is lost by looking elsewhere."""

    texts: Mapping[str, str]

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Writing:
        """Kept texts; raises as any wrong body does."""
        return cls({str(place): str(text) for place, text in body.get("texts", {}).items()})

    def body(self) -> dict[str, Any]:
        """As they are kept; what is empty goes."""
        return {"texts": {place: text for place, text in self.texts.items() if text}}


class Composer:
    """The field for a remark. `done` is called when it was placed or put away."""

    def __init__(self, work: JudgingWork, done: Callable[[], None]) -> None:
        self.work, self._done = work, done
        self.draft: Draft[Writing] = Draft(work.desk, IN_HAND, Writing.read, Writing.body)

    def draw(self, item: Item, about: str, words: Words | None, *, label: str = "", closes: bool = True) -> Part:
        """The field, the words it is about, and what was written before."""
        key = f"zeg:{item.key}:{about}:{words.where if words else ''}"
        text = self.draft.value.texts.get(key, "")

        def write(typed: str) -> None:
            self.draft.change(replace(self.draft.value, texts={**self.draft.value.texts, key: typed}))

        def place() -> None:
            if text.strip():
                self.work.remark(item, self._remark(about, text, words))
                write("")
                self._done()

        put_away = button(f"{key}-weg", "Sluit", self._done, look="small") if closes else None
        return el(
            "div",
            el("p", "Bij ", el("q", words.quote), class_="hw-muted") if words and words.quote else None,
            field(key, label or f"Opmerking bij {about}", text, write, rows=2),
            bank_part(f"{key}-bank", suggestions(self.work.bank.get(about, ()), text), write),
            el("div", button(f"{key}-plaats", "Plaats opmerking", place), put_away, class_="hw-buttons"),
            key=f"{key}-plek",
            class_="hw-card hw-calm",
        )

    def _remark(self, about: str, text: str, words: Words | None) -> Remark:
        at: dict[str, Any] = {}
        if words:
            at = {"where": f"{words.where}.{words.field}", "start": words.start, "quote": words.quote}
        return Remark(about=about, text=text.strip(), by=self.work.desk.owner, at=self.work.desk.now(), **at)
