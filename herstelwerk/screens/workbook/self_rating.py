"""My self-rating: the numbers of before, then and now beside each other, and handing them to the trainer, or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from herstelwerk.competencies import (
    Handed,
    SelfRating,
    SelfRatingError,
    growth,
    handed_body,
    handed_file,
    read_handed,
    read_instrument,
    self_rating,
)
from herstelwerk.competencies.ratings import FIRST, LAST
from herstelwerk.competencies.words import days_words, growth_words
from herstelwerk.domain import AMSTERDAM
from herstelwerk.drawings.growth import Standing, dumbbells
from herstelwerk.screens.controls import button, choice, link
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.pictures import figure
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.store import HANDED, StoreError

SHEET = f"{HANDED}zelfbeoordeling"


class SelfRatingSheet:
    """What she gave herself, drawn; shared when she says so, and taken back when she says so."""

    drafts: tuple[Draft[Any], ...] = ()  # the numbers are kept by the exercises; sharing is a press of a button

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk, self.page = desk, page
        self.texts = desk.workbook.wording("zelfbeoordeling")
        self.words = desk.workbook.instrument("competenties")
        self.instrument = read_instrument(self.words)
        self.research = False
        self.told = self.trouble = ""
        if handed := self._handed():
            self.research = handed.research

    def leave(self) -> None:
        """Nothing waits here."""

    def draw(self) -> Part:
        """The numbers, what they say and do not say, and sharing."""
        rating = self.rating
        inner = [*self._growth(rating), self._sharing(rating), self._file()] if not rating.empty else [self._empty()]
        return el(
            "section",
            el("h2", self.texts.text("title")),
            el("p", self.texts.text("intro")),
            *inner,
            key="zelfbeoordeling",
        )

    @property
    def rating(self) -> SelfRating:
        """The numbers in the two exercises, as they are kept now."""
        kept = [self.desk.store.read(self.desk.owner, f"exercise/{id}") for id in (FIRST, LAST)]
        first, last = (sheet.body if sheet else {} for sheet in kept)
        days = [sheet.saved_at.astimezone(AMSTERDAM).date() if sheet else None for sheet in kept]
        return self_rating(first, last, self.instrument, (days[0], days[1]))

    def _empty(self) -> Part:
        return el(
            "div",
            el("p", self.texts.text("empty"), class_="hw-note hw-weet"),
            el("p", link("Naar dag 1", "deelnemer/dag-1.ipynb"), " ", link("Naar dag 4", "deelnemer/dag-4.ipynb")),
            key="zelfbeoordeling-leeg",
        )

    def _growth(self, rating: SelfRating) -> list[Part]:
        *_, whole = growth(rating, self.instrument)
        once = "looking_back" if rating.before else "only_back"
        drawn = [
            el("p", days_words(rating), class_="hw-muted"),
            el("h3", "Alles samen"),
            el("ul", *(el("li", told) for told in growth_words(whole))),
            el("p", self.words.text(once), class_="hw-note hw-weet"),
            el("p", self.words.text("self_only"), class_="hw-note hw-weet"),
            el("p", self.texts.text("reading")),
        ]
        for block in self.instrument.blocks:
            rows = [
                Standing(f"{self.instrument.number(one.id)}. {one.text}", *_numbers(rating, one.id))
                for one in block.statements
            ]
            picture = dumbbells(rows, self.instrument.low, self.instrument.high)
            drawn += [el("h3", block.name), figure(f"zelf-{block.id}", picture, block.name)]
        return drawn

    def _sharing(self, rating: SelfRating) -> Part:
        handed = self._handed()
        state, buttons = [el("p", self.texts.text("share"))], []
        if handed is None:
            buttons.append(button("zelf-deel", self.texts.text("share_button"), self._share, look="main"))
        else:
            state.append(el("p", f"{self._shared} Dat deed je op {handed.on:%d-%m-%Y}."))
            if handed.rating != rating:
                state.append(el("p", self.texts.text("changed"), class_="hw-note hw-weet"))
                buttons.append(button("zelf-deel", self.texts.text("again_button"), self._share, look="main"))
            buttons.append(button("zelf-terug", self.texts.text("back_button"), self._take_back))
        return el(
            "div",
            el("h3", self.texts.text("share_title")),
            *state,
            choice(
                "zelf-onderzoek",
                "En onderzoekers?",
                {"ja": self.texts.text("research")},
                ["ja"] if self.research else [],
                self._allow,
                many=True,
            ),
            el("p", self.texts.text("research_help"), class_="hw-muted"),
            el("div", *buttons, class_="hw-buttons"),
            el("p", self.told, class_="hw-note hw-goed", role="status") if self.told else None,
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            key="zelf-delen",
            class_="hw-card",
        )

    def _file(self) -> Part:
        return el(
            "div",
            el("h3", self.texts.text("file_title")),
            el("p", self.texts.text("file")),
            el("div", button("zelf-bestand", self.texts.text("file_button"), self._give), class_="hw-buttons"),
            key="zelf-bestand-vak",
            class_="hw-card",
        )

    def _handed(self) -> Handed | None:
        """What the trainer can read now; what does not fit is not shared."""
        sheet = self.desk.store.read(self.desk.owner, SHEET)
        try:
            return read_handed(sheet.body if sheet else {}, self.instrument)
        except SelfRatingError:
            return None

    @property
    def _shared(self) -> str:
        """A folder of one's own reaches no trainer; a database does."""
        return self.texts.text("shared_here" if self.desk.store.file else "shared")

    def _now(self) -> Handed:
        return Handed(self.desk.owner, self.desk.cohort.strip(), self.desk.today, self.rating, self.research)

    def _share(self) -> None:
        self._keep(handed_body(self._now()), "")
        if not self.trouble and (page := self.page()):  # for the eye it stands there as long as it is so
            page.say(self._shared)

    def _take_back(self) -> None:
        self.research = False
        self._keep({}, self.texts.text("taken_back"))

    def _allow(self, values: list[str]) -> None:
        """What was shared before follows at once: a permission that is taken back must not linger."""
        self.research, self.told = "ja" in values, ""
        if handed := self._handed():
            self._keep(handed_body(replace(handed, research=self.research)), "")

    def _keep(self, body: dict[str, Any], told: str) -> None:
        self.told, self.trouble = told, ""
        store, owner = self.desk.store, self.desk.owner
        try:
            sheet = store.read(owner, SHEET)
            store.save(owner, SHEET, body, sheet.version if sheet else 0)
        except StoreError as error:
            self.told, self.trouble = "", f"{error} Er is niets gedeeld of teruggetrokken; probeer het nog eens."
        if (page := self.page()) and (self.told or self.trouble):
            page.say(self.told or self.trouble)

    def _give(self) -> None:
        if page := self.page():
            page.give(Download(file_name(self.desk, "zelfbeoordeling", "json"), handed_file(self._now())))


def _numbers(rating: SelfRating, id: str) -> tuple[int | None, int | None, int | None]:
    return rating.before.get(id), rating.then.get(id), rating.now.get(id)
