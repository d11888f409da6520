"""Per trainee: what a trainer saw and by what, what she gave herself, and what grew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.competencies import SelfRatingError, TrainerRating, growth, rating_body, read_rating
from herstelwerk.competencies.handed import MAX_BYTES
from herstelwerk.competencies.words import days_words, growth_words, rated_words
from herstelwerk.documents.competencies import growth_paper
from herstelwerk.documents.paper import Paper
from herstelwerk.drawings.growth import Standing, dumbbells
from herstelwerk.screens.competencies.around import Around
from herstelwerk.screens.competencies.papers import Papers
from herstelwerk.screens.competencies.received import Received, put_away, rating_sheet, received, take_in
from herstelwerk.screens.competencies.statement import StatementCards
from herstelwerk.screens.controls import button, choice, fold, select, upload
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure
from herstelwerk.store import StoreError


class PersonPart:
    """One trainee at a time. `keep` is told which drafts the page has to keep from now on."""

    def __init__(self, around: Around, keep: Callable[[Draft[Any] | None], None]) -> None:
        self.around, self.keep = around, keep
        self.texts, self.words = around.texts, around.words
        self.cards = StatementCards(around.desk, around.page, around.instrument, self.words, self.texts)
        self.papers = Papers(around.desk, around.page, "papier-groei", "Groei")
        self.code, self.block = "", around.instrument.blocks[0].id
        self.draft: Draft[TrainerRating] | None = None
        self.found = Received()
        self.side, self.hidden = "beoordelen", False
        self.told = self.trouble = ""

    def look(self) -> None:
        """Read what was shared anew."""
        if self.code:
            self.found = received(self.around.desk.store, self.around.group.code, self.code, self.around.instrument)

    def draw(self) -> Part:
        """The choice, and everything of who was chosen."""
        codes = self.around.group.codes
        head = [el("h2", self.texts.text("person", "title")), el("p", self.texts.text("person", "intro"))]
        if not codes:
            return el("section", *head, el("p", self.texts.text("person", "nobody"), class_="hw-note hw-weet"))
        options = ({} if self.code else {"": "Kies een codewoord"}) | {code: code for code in codes}
        return el(
            "section",
            *head,
            el("p", self.texts.text("person", "privacy"), class_="hw-note hw-privacy"),
            select("deelnemer-keuze", "Deelnemer", options, self.code, self.choose),
            self._bring(),
            el("div", *(self._chosen(self.draft) if self.draft else ()), key=f"deelnemer-{self._place}"),
            key="per-deelnemer",
        )

    @property
    def _place(self) -> str:
        """The number of who was chosen: a code word may hold a blank, a key may not."""
        return str(self.around.group.codes.index(self.code)) if self.code in self.around.group.codes else "geen"

    def choose(self, code: str) -> None:
        """Another trainee."""
        if code not in self.around.group.codes:
            return
        self.code, self.told, self.trouble = code, "", ""
        self.papers.forget()
        self.draft = Draft(self.around.shared, rating_sheet(code), read_rating, rating_body)
        self.keep(self.draft)
        self.look()

    def _chosen(self, draft: Draft[TrainerRating]) -> tuple[Part, ...]:
        sides = [
            button(f"kant-{id}", name, self._side(id), pressed=id == self.side)
            for id, name in (("beoordelen", "Beoordelen"), ("groei", self.texts.text("person", "growth_title")))
        ]
        return (
            el("p", rated_words(draft.value, len(self.around.instrument.ids)), role="status", key="gegeven"),
            self._source(),
            el("nav", *sides, class_="hw-tabs", aria_label="Beoordelen of groei"),
            el(
                "div",
                *((self._hide(), self._statements(draft)) if self.side == "beoordelen" else self._growth(draft.value)),
                key=f"kant-{self.side}-open",
            ),
        )

    def _side(self, side: str) -> Callable[[], None]:
        def go() -> None:
            self.side = side

        return go

    def _growth(self, trainer: TrainerRating) -> tuple[Part, ...]:
        """Also while the trainee's numbers are hidden: who asks for growth asks to see them."""
        rating = self.found.rating
        head = el("h3", self.texts.text("person", "growth_title"))
        if rating.empty and not trainer.scores:
            return (head, el("p", self.texts.text("person", "no_growth")))
        whole = growth(rating, self.around.instrument)[-1]
        once = "looking_back" if rating.before else "only_back"
        told = (
            [el("ul", *(el("li", sentence) for sentence in growth_words(whole)))]
            + [el("p", self.words.text(text), class_="hw-note hw-weet") for text in (once, "self_only")]
            if not rating.empty
            else []
        )
        figures = [
            el("div", el("h4", block.name), figure(f"groei-{block.id}", self._picture(block.id, trainer), block.name))
            for block in self.around.instrument.blocks
        ]
        reading = el("p", self.texts.text("person", "reading"), class_="hw-muted")
        return (head, *told, reading, *figures, self.papers.draw(self.code, lambda: self._paper(trainer)))

    def _picture(self, block: str, trainer: TrainerRating) -> Any:
        own, instrument = self.found.rating, self.around.instrument
        (found,) = (one for one in instrument.blocks if one.id == block)
        rows = [
            Standing(
                f"{instrument.number(one.id)}. {one.text}",
                own.before.get(one.id),
                own.then.get(one.id),
                own.now.get(one.id),
                trainer.scores.get(one.id),
            )
            for one in found.statements
        ]
        return dumbbells(rows, instrument.low, instrument.high)

    def _source(self) -> Part:
        if self.found.unfit:
            return el("p", self.texts.text("person", "own_wrong"), class_="hw-alarm")
        if self.found.handed is None:
            return el("p", self.texts.text("person", "own_none"), class_="hw-note hw-weet")
        told = self.texts.text("person", "own_file" if self.found.from_file else "own_shared")
        away = (
            button("bestand-weg", self.texts.text("person", "file_away"), self._put_away, look="small")
            if self.found.from_file
            else None
        )
        return el("div", el("p", f"{told} {days_words(self.found.rating)}"), away, key="herkomst")

    def _hide(self) -> Part:
        return el(
            "div",
            choice(
                "verberg",
                "Onbevangen kijken",
                {"ja": self.texts.text("person", "hide")},
                ["ja"] if self.hidden else [],
                self._set_hidden,
                many=True,
            ),
            el("p", self.texts.text("person", "hide_help"), class_="hw-muted"),
            key="verberg-vak",
        )

    def _set_hidden(self, values: list[str]) -> None:
        self.hidden = "ja" in values

    def _statements(self, draft: Draft[TrainerRating]) -> Part:
        instrument = self.around.instrument
        tabs = [
            button(f"blok-{block.id}", block.name, self._go(block.id), pressed=block.id == self.block)
            for block in instrument.blocks
        ]
        (open_one,) = (block for block in instrument.blocks if block.id == self.block)
        own = None if self.hidden else self.found.rating
        return el(
            "section",
            el("h3", "De zinnen"),
            el("nav", *tabs, class_="hw-tabs", aria_label="Blokken met zinnen"),
            el(
                "div", *(self.cards.card(draft, one, own) for one in open_one.statements), key=f"blok-{self.block}-open"
            ),
            key="zinnen",
        )

    def _go(self, block: str) -> Callable[[], None]:
        def go() -> None:
            self.block = block

        return go

    # The file of who has no shared database.

    def _bring(self) -> Part:
        return el(
            "div",
            fold(
                "bestand-vouw",
                self.texts.text("person", "file_fold"),
                upload("bestand-in", self.texts.text("person", "file"), self._take_in, MAX_BYTES, ".json"),
            ),
            el("p", self.told, class_="hw-note hw-goed", role="status") if self.told else None,
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            key="bestand-vak",
        )

    def _take_in(self, data: bytes) -> None:
        around = self.around
        self.told = self.trouble = ""
        try:
            code = take_in(around.desk, around.group, around.instrument, data)
        except (SelfRatingError, StoreError) as error:
            self.trouble = f"Niet ingelezen. {error}"
        else:
            self.choose(code)
            self.told = f"Ingelezen: de eigen cijfers van {code}."
        if page := around.page():
            page.say(self.told or self.trouble)

    def _put_away(self) -> None:
        put_away(self.around.desk, self.around.group.code, self.code)
        self.look()
        self.told = self.texts.text("person", "file_gone")
        if page := self.around.page():
            page.say(self.told)

    def _paper(self, trainer: TrainerRating) -> Paper:
        around = self.around
        return growth_paper(self.code, around.instrument, self.words, self.found.rating, trainer, around.desk.today)
