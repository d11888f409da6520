"""Choosing or making a group, its four days, and until when one can hand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from herstelwerk.attendance import DAYS
from herstelwerk.groups import CodeError, Course, as_group_code
from herstelwerk.groups.days import deadlines, next_again, odd_days, programme_of, wrong_days
from herstelwerk.screens.controls import button, field, fold
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.group.work import GroupWork
from herstelwerk.screens.groups import choose_group
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

_MOST_AGAIN = 8


class DaysPart:
    """The first part of the page. `opened` is called when another group is open."""

    def __init__(self, work: GroupWork, page: Callable[[], Page | None], opened: Callable[[], None]) -> None:
        self.work, self.page, self._opened = work, page, opened
        self.code, self.wrong = "", ""

    def draw(self) -> Part:
        """Which group, and its days."""
        group = self.work.group
        return el(
            "section",
            el("h2", f"Groep {group.code}" if group.code else "Groep"),
            self._choose(),
            *((self._days(group.course), self._deadlines(group.course)) if group.code else ()),
            key="groep-en-dagen",
        )

    def _choose(self) -> Part:
        there = self.work.desk.store.groups()
        return el(
            "div",
            choose_group(self.work.desk, self._opened) if there else None,
            fold("nieuwe-groep", "Maak een nieuwe groep", *self._new()) if there else el("div", *self._new()),
            class_="hw-card hw-calm",
            key="welke-groep",
        )

    def _new(self) -> tuple[Part | None, ...]:
        return (
            el("p", self.work.texts.text("new")),
            field("nieuwe-code", "Code van de groep", self.code, self._type_code, limit=60, enter="maak-groep"),
            el("p", self.wrong, class_="hw-alarm", role="alert", key="code-fout") if self.wrong else None,
            el("div", button("maak-groep", "Maak de groep", self._make, look="main"), class_="hw-buttons"),
        )

    def _days(self, course: Course) -> Part:
        rule = self.work.rule
        wrong = wrong_days(replace(course, again_by=()), rule)
        return el(
            "div",
            el("h3", "De vier dagen"),
            el("p", self.work.texts.text("days")),
            field("groepsnaam", "Naam van de groep (mag leeg blijven)", course.name, self._name, limit=100),
            el(
                "div",
                *(day_field(f"dag-{n + 1}", f"Dag {n + 1}", course.days[n], self._set_day(n)) for n in range(DAYS)),
                class_="hw-across",
            ),
            *(el("p", told, class_="hw-alarm", role="alert") for told in wrong),
            *(el("p", told, class_="hw-note hw-vraag") for told in odd_days(course)),
            key="dagen",
        )

    def _deadlines(self, course: Course) -> Part:
        rule, programme = self.work.rule, self.work.programme
        first = programme or programme_of(replace(course, again_by=()), rule)  # later days may be wrong by themselves
        if first is None:
            missing = "Vul alle vier de dagen in" if None in course.days else "Zet de datums op volgorde"
            told = f"{missing}; dan zie je hier tot wanneer inleveren kan."
            return el("div", el("h3", "Inleveren"), el("p", told, class_="hw-muted"), key="inleverdagen")
        wrong = () if programme else wrong_days(course, rule)
        more = programme is not None and len(course.again_by) < _MOST_AGAIN
        return el(
            "div",
            el("h3", "Inleveren"),
            el("ul", *(el("li", told) for told in deadlines(first))),
            el("p", self.work.texts.text("again")),
            *self._again(course),
            *(el("p", told, class_="hw-alarm", role="alert") for told in wrong),
            el("div", button("opnieuw-erbij", "Spreek een latere dag af", self._add_again), class_="hw-buttons")
            if more
            else None,
            key="inleverdagen",
        )

    def _again(self, course: Course) -> list[Part]:
        return [
            el(
                "div",
                day_field(f"opnieuw-{n}", f"Laatste dag voor poging {n + 2}", day, self._set_again(n)),
                button(f"opnieuw-weg-{n}", "Weg", self._drop_again(n), look="small", label=f"Poging {n + 2}: dag weg"),
                class_="hw-across",
                key=f"opnieuw-rij-{n}",
            )
            for n, day in enumerate(course.again_by)
        ]

    # What a person does.

    def _type_code(self, text: str) -> None:
        self.code, self.wrong = text, ""

    def _make(self) -> None:
        try:
            code = as_group_code(self.code)
        except CodeError as error:
            self.wrong = str(error)
            if page := self.page():
                page.focus("nieuwe-code")
            return
        for draft in self.work.drafts:
            draft.leave()
        new = self.work.make(code)
        self.code, self.wrong = "", ""
        self._opened()
        if page := self.page():
            page.say(f"Groep {code} is gemaakt." if new else f"Groep {code} was er al en is nu open.")
            page.focus("dag-1")

    def _name(self, text: str) -> None:
        self._change(name=text)

    def _set_day(self, number: int) -> Callable[[date | None], None]:
        def set_day(day: date | None) -> None:
            days = self.work.group.course.days
            self._change(days=(*days[:number], day, *days[number + 1 :]))

        return set_day

    def _set_again(self, number: int) -> Callable[[date | None], None]:
        def set_day(day: date | None) -> None:
            if day:  # emptied is on the way to another day; the button takes it away
                days = self.work.group.course.again_by
                self._change(again_by=(*days[:number], day, *days[number + 1 :]))

        return set_day

    def _drop_again(self, number: int) -> Callable[[], None]:
        def drop() -> None:
            days = self.work.group.course.again_by
            self._change(again_by=(*days[:number], *days[number + 1 :]))
            if page := self.page():
                page.say(f"De dag voor poging {number + 2} is weg.")
                page.focus("inleverdagen")

        return drop

    def _add_again(self) -> None:
        programme = self.work.programme
        if programme:
            days = self.work.group.course.again_by
            self._change(again_by=(*days, next_again(programme, self.work.desk.today)))
            if page := self.page():
                page.focus(f"opnieuw-{len(days)}")

    def _change(self, **told: object) -> None:
        self.work.change_course(replace(self.work.group.course, **told))  # type: ignore[arg-type]
