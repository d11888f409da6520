"""One statement in the hands of a trainer: the number, by what it was seen, and what the trainee gave herself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from herstelwerk.competencies import Evidence, Instrument, Rated, Route, SelfRating, Statement, TrainerRating, apart
from herstelwerk.competencies.words import MOMENTS, apart_words
from herstelwerk.language.reader import Reader
from herstelwerk.screens.controls import Note, button, choice, field, fold, notes_part
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.wording import Wording

_NOTE = 400  # signs of a note; it is meant to be short


class StatementCards:
    """Draws the statements of a block. `texts` are those of the screen, `words` those of the instrument."""

    def __init__(
        self, desk: Desk, page: Callable[[], Page | None], instrument: Instrument, words: Wording, texts: Wording
    ) -> None:
        self.desk, self.page, self.instrument, self.words, self.texts = desk, page, instrument, words, texts
        low, high = instrument.low, instrument.high
        self.scale = {str(n): str(n) for n in range(low, high + 1)}
        self.scale[str(low)] = f"{low} {words.text('low_label')}"
        self.scale[str(high)] = f"{high} {words.text('high_label')}"

    def card(self, draft: Draft[TrainerRating], statement: Statement, own: SelfRating | None) -> Part:
        """One statement; without `own` the trainee's numbers are left out."""
        id = statement.id
        rated = draft.value.of(id)
        title = f"{self.instrument.number(id)}. {statement.text}"
        return el(
            "div",
            el("h4", title),
            self._own(own, id),
            choice(
                f"cijfer-{id}",
                "Jouw cijfer",
                self.scale,
                str(rated.score) if rated.score is not None else "",
                lambda value: draft.change(draft.value.with_score(id, int(value) if value else None)),
                row=True,
            ),
            button(f"cijfer-{id}-wis", "Wis het cijfer", self._wipe(draft, id), look="link", label=f"Wis: {title}")
            if rated.score is not None
            else None,
            fold(f"anker-{id}", "Hoe zien een 1 en een 5 eruit?", *self._anchors(statement)),
            notes_part(f"vragen-{id}", self._notes(rated, own, draft.value, id)),
            *(self._evidence(draft, id, one, self.desk.workbook.reader) for one in rated.evidence),
            self._more(draft, id, title),
            key=f"zin-{id}",
            class_="hw-card",
        )

    def _own(self, own: SelfRating | None, id: str) -> Part | None:
        if own is None:
            return None
        given = [f"{name} {own.of(moment)[id]}" for moment, name in MOMENTS.items() if id in own.of(moment)]
        return el("p", f"Zelf: {', '.join(given) if given else 'geen cijfer'}.", class_="hw-muted")

    def _anchors(self, statement: Statement) -> tuple[Part, ...]:
        low, high = self.instrument.low, self.instrument.high
        return (
            el("p", el("strong", f"{low}: "), statement.one),
            el("p", el("strong", f"{high}: "), statement.five),
        )

    def _notes(self, rated: Rated, own: SelfRating | None, rating: TrainerRating, id: str) -> list[Note]:
        notes = [Note(apart_words(step)) for step in apart(own.now if own else {}, rating.scores, (id,))]
        if rated.score is not None and not rated.routes:
            notes.append(Note(self.texts.text("person", "unfounded")))
        return notes

    def _evidence(self, draft: Draft[TrainerRating], id: str, one: Evidence, reader: Reader) -> Part:
        key, route = f"bewijs-{id}-{one.id}", self.words.text("route", one.route.value, "name")

        def typed(text: str) -> None:
            draft.change(draft.value.with_evidence(id, replace(_now(draft, id, one), note=text)))

        def dated(day: date | None) -> None:
            draft.change(draft.value.with_evidence(id, replace(_now(draft, id, one), on=day)))

        def remove() -> None:
            draft.change(draft.value.without(id, one.id), REMOVED)
            if page := self.page():
                page.focus(f"meer-{id}-{one.route.value}")
                page.say("Weggehaald. Het staat nog bij de eerdere versies.")

        marks = reader.identifying(one.note)[:1]
        notes = [
            Note(self.texts.text("person", "name_in_note"), one.note[mark.start : mark.end], tone="privacy")
            for mark in marks
        ]
        return el(
            "div",
            field(
                key,
                route[:1].upper() + route[1:],
                one.note,
                typed,
                help=self.words.text("route", one.route.value, "ask"),
                notes=notes,
                rows=2,
                limit=_NOTE,
            ),
            el(
                "div",
                day_field(f"{key}-dag", "Op welke dag?", one.on, dated),
                button(f"{key}-weg", "Haal weg", remove, look="small", label=f"Haal weg: {route}"),
                class_="hw-across",
            ),
            key=f"{key}-vak",
        )

    def _more(self, draft: Draft[TrainerRating], id: str, title: str) -> Part:
        buttons = [
            button(
                f"meer-{id}-{route.value}",
                f"+ {self.words.text('route', route.value, 'name')}",
                self._add(draft, id, route),
                look="small",
                label=f"Bewijs uit {self.words.text('route', route.value, 'name')} bij: {title}",
            )
            for route in Route
        ]
        return el("div", el("span", "Waaraan zag je het?"), *buttons, class_="hw-buttons", key=f"meer-{id}")

    def _add(self, draft: Draft[TrainerRating], id: str, route: Route) -> Callable[[], None]:
        def add() -> None:
            """A place to write, or the one that still stands empty."""
            empty = [one for one in draft.value.of(id).evidence if one.route is route and not one.told]
            if not empty:
                draft.change(draft.value.with_more(id, route, self.desk.today))
            if page := self.page():
                page.focus(f"bewijs-{id}-{(empty or draft.value.of(id).evidence)[-1].id}")

        return add

    def _wipe(self, draft: Draft[TrainerRating], id: str) -> Callable[[], None]:
        def wipe() -> None:
            draft.change(draft.value.with_score(id, None))
            if page := self.page():
                page.focus(f"cijfer-{id}")

        return wipe


def _now(draft: Draft[TrainerRating], id: str, one: Evidence) -> Evidence:
    """The evidence as it is at this moment, not as it was when it was drawn."""
    return next((there for there in draft.value.of(id).evidence if there.id == one.id), one)
