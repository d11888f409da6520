"""The indicators of an audit one at a time: a list with how each stands, and the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from herstelwerk.fidelity import Indicator, Instrument, Rating, Ratings
from herstelwerk.fidelity.instrument import LOW, SOURCES
from herstelwerk.screens.controls import button, choice, field, fold, select
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

_NONE = {"": "nog geen cijfer"}


class Rates(Protocol):
    """What is called when something is filled in at an indicator."""

    def __call__(self, id: str, **fields: Any) -> None:
        """`score`, `missing` or `evidence`."""
        ...


class Indicators:
    """The list, and the indicator that is open."""

    def __init__(self, page: Callable[[], Page | None], words: Wording, instrument: Instrument) -> None:
        self.page, self.words, self.instrument = page, words, instrument
        self.open = instrument.ids[0]

    def draw(self, ratings: Ratings, does: Rates) -> Part:
        """The list beside the open one."""
        one = next(one for one in self.instrument.indicators if one.id == self.open)
        return el(
            "div",
            self._list(ratings),
            el("div", self._form(one, ratings.get(one.id, Rating()), does), self._ways(), key="indicator-open"),
            class_="hw-sides",
        )

    def _list(self, ratings: Ratings) -> Part:
        blocks: list[Part] = []
        for block in self.instrument.blocks:
            blocks.append(el("h4", block.name))
            items = [
                el("li", self._item(one, ratings.get(one.id, Rating()))) for one in self.instrument.of_block(block.id)
            ]
            blocks.append(el("ol", *items, class_="hw-list"))
        return el("nav", *blocks, key="indicator-lijst", aria_label="De tien vragen")

    def _item(self, one: Indicator, rating: Rating) -> Part:
        told = f"cijfer {rating.score}" if rating.score is not None else "geen cijfer" if rating.missing else "nog open"
        return button(f"indicator-{one.id}", one.name, lambda: self._go(one.id), pressed=one.id == self.open, told=told)

    def _form(self, one: Indicator, rating: Rating, does: Rates) -> Part:
        key = f"vraag-{one.id}"
        anchors = {str(n): f"{n}. {text}" for n, text in enumerate(one.anchors, LOW)}
        reasons = {"": "kies…"} | dict(self.instrument.reasons)
        return el(
            "div",
            el("h4", one.name, key="indicator-kop", tabindex=-1),
            el("p", one.about),
            fold(
                f"{key}-kijk",
                "Waar kijk je?",
                *(el("p", el("strong", f"{SOURCES[id]}: "), text) for id, text in one.look.items()),
            ),
            choice(
                f"{key}-cijfer",
                self.words.text("choose"),
                anchors | _NONE,
                "" if rating.score is None else str(rating.score),
                lambda value: does(one.id, score=int(value) if value else None),
            ),
            select(
                f"{key}-reden",
                "Geen cijfer? Dan komt het hierdoor:",
                reasons if rating.missing in reasons else {**reasons, rating.missing: rating.missing},
                rating.missing,
                lambda reason: does(one.id, missing=reason),
            ),
            field(
                f"{key}-gezien",
                "Waaraan zag je dat?",
                rating.evidence,
                lambda text: does(one.id, evidence=text),
                rows=3,
                help="Wat zag, las of hoorde je, en op hoeveel plekken? Geen namen van cliënten of collega's.",
            ),
            key=key,
            class_="hw-card",
        )

    def _ways(self) -> Part:
        ids = self.instrument.ids
        at = ids.index(self.open)
        ways = []
        if at:
            ways.append(button("indicator-vorige", "← Vorige vraag", lambda: self._go(ids[at - 1])))
        if at + 1 < len(ids):
            ways.append(button("indicator-volgende", "Volgende vraag →", lambda: self._go(ids[at + 1]), look="main"))
        return el("div", *ways, class_="hw-buttons", key="indicator-verder")

    def _go(self, id: str) -> None:
        self.open = id
        if page := self.page():
            page.focus("indicator-kop")
