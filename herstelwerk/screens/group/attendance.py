"""Who was there: one half-day at a time or all of them in a table, and what is made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from herstelwerk.attendance import HALF_DAYS, Mark, Presence
from herstelwerk.dutch import long_day
from herstelwerk.groups import Group
from herstelwerk.groups.lists import HEADER, attendance_rows
from herstelwerk.groups.noting import (
    HALF_DAY_NUMBERS,
    SIGNS,
    change_mark,
    everyone_present,
    name_of,
    noted,
    standing,
    step,
)
from herstelwerk.screens.controls import button, choice, select, table
from herstelwerk.screens.group.back import way_back
from herstelwerk.screens.group.making_up import MakingUp
from herstelwerk.screens.group.work import Back, Change, GroupWork
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.tables import write_csv, write_xlsx

_SHORT = {
    Presence.PRESENT: "aanw.",
    Presence.ABSENT: "afw.",
    Presence.COMPENSATED: "ingeh.",
    Presence.UNKNOWN: "open",
}
_OPTIONS = {Presence.PRESENT: "aanwezig", Presence.ABSENT: "afwezig", Presence.UNKNOWN: "nog niet genoteerd"}
HEADINGS = (
    "Codewoord",
    *(f"Dag {(n + 1) // 2} {'ochtend' if n % 2 else 'middag'}" for n in HALF_DAY_NUMBERS),
    "Telt mee",
)
_NOBODY = "Er zijn nog geen codewoorden. Maak die eerst bij ‘Codewoorden’."


class AttendancePart:
    """The third part of the page."""

    def __init__(self, work: GroupWork, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.half_day = 0  # 0: the table with all of them
        self.making_up = MakingUp(work, page)

    def draw(self) -> Part:
        """One half-day or the table, and what is made up."""
        group = self.work.group
        if not group.members:
            return el("section", el("h2", "Aanwezigheid"), el("p", _NOBODY, class_="hw-note hw-weet"), key="aanwezig")
        options = {"0": "alle dagdelen, in een tabel"} | {str(n): self._long_name(n) for n in HALF_DAY_NUMBERS}
        return el(
            "section",
            el("h2", "Aanwezigheid"),
            el("p", self.work.texts.text("attendance")),
            select("dagdeel", "Wat wil je zien?", options, str(self.half_day), self._show),
            self._one(group, self.half_day) if self.half_day else self._all(group),
            way_back(self.work, self.page),
            self.making_up.draw(),
            self._take_along(),
            key="aanwezig",
        )

    def _long_name(self, half_day: int) -> str:
        day = self.work.group.course.days[(half_day - 1) // 2]
        return name_of(half_day) + (f" ({long_day(day)})" if day else "")

    def _one(self, group: Group, half_day: int) -> Part:
        rows = []
        for number, member in enumerate(group.members, 1):
            mark = member.attendance.marks[half_day - 1]
            made_up = {Presence.COMPENSATED: "ingehaald"} if mark.presence is Presence.COMPENSATED else {}
            rows.append(
                choice(
                    f"wie-{number}",
                    member.code,
                    {presence.name.lower(): text for presence, text in (_OPTIONS | made_up).items()},
                    mark.presence.name.lower(),
                    self._choose(member.code, half_day),
                    row=True,
                )
            )
        return el(
            "div",
            el("h3", self._long_name(half_day)),
            el(
                "div",
                button("allen-nu", "Iedereen aanwezig", self._everyone(half_day), look="main"),
                class_="hw-buttons",
            ),
            *rows,
            key=f"dagdeel-{half_day}",
        )

    def _all(self, group: Group) -> Part:
        everyone: list[Part | str] = ["Iedereen"]
        for half_day in HALF_DAY_NUMBERS:
            label = f"Iedereen aanwezig, {name_of(half_day)}"
            everyone.append(button(f"allen-{half_day}", "allen ✓", self._everyone(half_day), look="small", label=label))
        rows: list[list[Part | str]] = [[*everyone, ""]]
        for number, member in enumerate(group.members, 1):
            marks = enumerate(member.attendance.marks, 1)
            cells = [self._cell(number, member.code, half_day, mark) for half_day, mark in marks]
            rows.append([member.code, *cells, standing(member.attendance, self.work.rule)])
        legend = ", ".join(f"{SIGNS[p]} {_SHORT[p]} is {p}" for p in Presence)
        return el(
            "div",
            el("p", f"Druk op een vakje om verder te gaan: {legend}.", class_="hw-muted"),
            el("p", f"Om het bewijs te krijgen, tellen {self.work.rule.half_days} van de {HALF_DAYS} dagdelen mee."),
            el("div", table("Wie was er?", HEADINGS, rows, key="aanwezigheidstabel"), class_="hw-dense"),
            key="alle-dagdelen",
        )

    def _cell(self, number: int, code: str, half_day: int, mark: Mark) -> Part:
        return button(
            f"cel-{number}-{half_day}",
            f"{SIGNS[mark.presence]} {_SHORT[mark.presence]}",
            self._step(code, half_day),
            look="small",
            label=f"{code}, {name_of(half_day)}: {mark.presence}",
        )

    def _take_along(self) -> Part:
        return el(
            "div",
            el("h3", "Meenemen"),
            el(
                "div",
                button("lijst-xlsx", "Download als Excel (.xlsx)", self._download("xlsx")),
                button("lijst-csv", "Download als CSV", self._download("csv")),
                class_="hw-buttons",
            ),
            key="meenemen",
        )

    # What a person does.

    def today(self) -> None:
        """Show the half-days of today, if it is a day of the training: that is what one comes for."""
        days = self.work.group.course.days
        if self.work.desk.today in days:
            self.half_day = 2 * days.index(self.work.desk.today) + (1 if self.work.desk.now().hour < 13 else 2)

    def _show(self, half_day: str) -> None:
        self.half_day = int(half_day)

    def _step(self, code: str, half_day: int) -> Callable[[], None]:
        def go_on() -> None:
            today = self.work.desk.today
            self.work.change(lambda group: _stepped(group, code, half_day, today))
            self._say(code, half_day)

        return go_on

    def _choose(self, code: str, half_day: int) -> Callable[[str], None]:
        def chosen(presence: str) -> None:
            if presence:
                self.work.change(_noting(code, half_day, Presence[presence.upper()]))
                self._say(code, half_day)

        return chosen

    def _say(self, code: str, half_day: int) -> None:
        group = self.work.group
        if code in group.codes and (page := self.page()):
            mark = group.member(code).attendance.marks[half_day - 1]
            page.say(f"{code}, {name_of(half_day)}: {mark.presence}")

    def _everyone(self, half_day: int) -> Callable[[], None]:
        def everyone() -> None:
            unknown = [m.code for m in self.work.group.members if _is_open(m.attendance.marks[half_day - 1])]
            back = Back(f"iedereen aanwezig, {name_of(half_day)}", _forgetting(unknown, half_day))
            self.work.change(lambda group: everyone_present(group, half_day), back=back if unknown else None)
            if page := self.page():
                page.say(f"{name_of(half_day)}: {len(unknown)} keer aanwezig genoteerd; wat er al stond, is gebleven.")

        return everyone

    def _download(self, ending: str) -> Callable[[], None]:
        def give() -> None:
            group = self.work.group
            rows = attendance_rows(group, self.work.rule)
            content = write_xlsx("Aanwezigheid", HEADER, rows) if ending == "xlsx" else write_csv(HEADER, rows)
            if page := self.page():
                page.give(Download(f"aanwezigheid-{group.code}.{ending}", content))
                page.say("De lijst staat bij je downloads.")

        return give


def _is_open(mark: Mark) -> bool:
    return mark.presence is Presence.UNKNOWN


def _stepped(group: Group, code: str, half_day: int, today: date) -> Group:
    if code not in group.codes:
        return group
    return change_mark(group, code, half_day, step(group.member(code).attendance.marks[half_day - 1], today))


def _noting(code: str, half_day: int, presence: Presence) -> Change:
    def note(group: Group) -> Group:
        if code not in group.codes:
            return group
        return change_mark(group, code, half_day, noted(group.member(code).attendance.marks[half_day - 1], presence))

    return note


def _forgetting(codes: list[str], half_day: int) -> Change:
    """Nothing noted again for these, where they still stand as present."""

    def forget(group: Group) -> Group:
        for code in codes:
            if code in group.codes:
                mark = group.member(code).attendance.marks[half_day - 1]
                if mark.presence is Presence.PRESENT:
                    group = change_mark(group, code, half_day, noted(mark, Presence.UNKNOWN))
        return group

    return forget
