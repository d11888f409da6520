"""The working relationship: both rate the same statements, look at them together, and see how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from herstelwerk.drafting import relationship as edits
from herstelwerk.drafting.relationship import Moment, Moments, Stage
from herstelwerk.screens.controls import button, prose, select
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.course import Course
from herstelwerk.screens.workbook.places import Places
from herstelwerk.screens.workbook.rating import Rating
from herstelwerk.screens.workbook.together import together

_APART = "Dit blad is van jullie. Het gaat niet mee met de eindopdracht en het programma beoordeelt het niet."


class RelationshipSheet:
    """A moment at a time; below it the trend, and where they spoke."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk, self.page = desk, page
        self.draft: Draft[Moments] = Draft(desk, "relationship", edits.read_moments, edits.write_moments)
        self.texts = desk.workbook.wording("werkrelatie")
        self.rating = Rating(self.texts, self._rate, self._next)
        self.course = Course(self.texts)
        self.places = Places(desk, self.texts, page)
        self.open = next((one.id for one in reversed(edits.in_time(self.draft.value))), "")
        self.removing = False

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept."""
        return (self.draft, self.places.draft)

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        for draft in self.drafts:
            draft.leave()

    def draw(self) -> Part:
        """The moments, the one that is open, the trend, the places."""
        moment = self._moment()
        client_writes = moment is not None and moment.stage is Stage.CLIENT
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", _APART, class_="hw-note hw-privacy"),
            self._moments(),
            self._one(moment) if moment else el("div", key="relatie-open"),
            # what the worker gave must not steer the client
            el("div", key="relatie-verloop") if client_writes else self.course.draw(self.draft.value),
            self.places.draw(),
            key="relatie",
        )

    def _moment(self) -> Moment | None:
        return next((one for one in self.draft.value if one.id == self.open), None)

    def _moments(self) -> Part:
        tabs = [
            button(f"relatie-{one.id}", _name(one, n), self._show(one.id), pressed=one.id == self.open)
            for n, one in enumerate(edits.in_time(self.draft.value), 1)
        ]
        return el(
            "div",
            el("h3", "Momenten"),
            el("nav", *tabs, class_="hw-tabs", aria_label="Momenten waarop jullie dit invulden") if tabs else None,
            button("relatie-erbij", "+ moment erbij", self._add, look="small" if tabs else "main"),
            key="relatie-momenten",
        )

    def _one(self, moment: Moment) -> Part:
        occasions = {"": "kies…"} | {one: one for one in self.texts.texts("moments")}
        if moment.occasion not in occasions:
            occasions[moment.occasion] = moment.occasion
        return el(
            "article",
            el(
                "div",
                day_field(f"{moment.id}-dag", "Op welke dag?", moment.on, lambda day: self._put(on=day)),
                select(
                    f"{moment.id}-wanneer",
                    "Bij welke gelegenheid?",
                    occasions,
                    moment.occasion,
                    lambda value: self._put(occasion=value),
                ),
                class_="hw-across",
            ),
            self._stage(moment),
            self._away(),
            key=f"relatie-open-{moment.id}",
            class_="hw-card",
        )

    def _stage(self, moment: Moment) -> Part:
        if moment.stage is Stage.WORKER:
            return self.rating.worker(moment)
        if moment.stage is Stage.CLIENT:
            return self.rating.client(moment)
        return together(moment, self.texts, self._next)

    def _away(self) -> Part:
        if not self.removing:
            inner = [button("relatie-weg", "Verwijder dit moment", lambda: self._ask(True), look="small")]
        else:
            inner = [
                el("span", "Wil je dit moment met alle cijfers verwijderen?"),
                button("relatie-echt-weg", "Ja, verwijder", self._remove, look="small"),
                button("relatie-blijft", "Nee, laat staan", lambda: self._ask(False), look="small"),
            ]
        return el("div", *inner, key="relatie-weg-vak", class_="hw-buttons")

    # What a person does.

    def _show(self, id: str) -> Callable[[], None]:
        def show() -> None:
            self.open, self.removing = id, False

        return show

    def _add(self) -> None:
        moments, id = edits.add_moment(self.draft.value, self.desk.today)
        self.draft.change(moments)
        self._show(id)()
        self._focus(f"{id}-kop")

    def _put(self, **fields: Any) -> None:
        self.draft.change(edits.change_moment(self.draft.value, self.open, **fields))

    def _rate(self, side: str, statement: str, value: int | None) -> None:
        if moment := self._moment():
            self._put(**{side: {**getattr(moment, side), statement: value}})

    def _next(self, stage: Stage) -> None:
        self._put(stage=stage)
        self._focus(f"{self.open}-kop")

    def _ask(self, removing: bool) -> None:
        self.removing = removing
        self._focus("relatie-blijft" if removing else "relatie-weg")

    def _remove(self) -> None:
        self.draft.change(edits.remove_moment(self.draft.value, self.open), REMOVED)
        self.open, self.removing = next((one.id for one in reversed(edits.in_time(self.draft.value))), ""), False
        self._focus("relatie-erbij")
        if page := self.page():
            page.say("Het moment is verwijderd.")

    def _focus(self, key: str) -> None:
        if page := self.page():
            page.focus(key)


def _name(moment: Moment, number: int) -> str:
    day = _short_day(moment.on) if moment.on else f"moment {number}"
    return f"{day} · {moment.occasion}" if moment.occasion else day


def _short_day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
