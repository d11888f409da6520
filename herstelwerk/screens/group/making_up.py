"""Half-days that were missed: what is agreed to make them up, with whom and when, and whether it was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from herstelwerk.attendance import Mark, Presence
from herstelwerk.dutch import long_day
from herstelwerk.groups import Group
from herstelwerk.groups.noting import change_mark, lacking, name_of, noted, with_details
from herstelwerk.screens.controls import choice, field, fold
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.group.work import Change, GroupWork
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

_LONGEST = 400


class MakingUp:
    """A fold for every half-day that somebody missed."""

    def __init__(self, work: GroupWork, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page

    def draw(self) -> Part:
        """What was missed, and what was agreed."""
        folds = [self._fold(*one) for one in _missed(self.work.group)]
        return el(
            "div",
            el("h3", "Gemist en ingehaald"),
            el("p", self.work.texts.text("made_up")),
            *(folds or [el("p", "Er is niets gemist.", class_="hw-muted")]),
            key="inhalen",
        )

    def _fold(self, number: int, code: str, half_day: int, mark: Mark) -> Part:
        key = f"inhaal-{number}-{half_day}"
        lacks = lacking(mark, self.work.desk.today)
        done = mark.presence is Presence.COMPENSATED
        return fold(
            key,
            f"{code}, {name_of(half_day)}: {_state(mark)}",
            field(f"{key}-wat", "Wat wordt er gedaan?", mark.what, self._tell(code, half_day, "what"), limit=_LONGEST),
            el(
                "div",
                field(
                    f"{key}-met",
                    "Met wie is dat afgesproken?",
                    mark.agreed_with,
                    self._tell(code, half_day, "agreed_with"),
                    help="Een codewoord of rol, zoals ‘trainer 1’. Geen naam.",
                    limit=100,
                ),
                day_field(f"{key}-dag", "Op welke dag?", mark.on, self._tell(code, half_day, "on")),
                class_="hw-across",
            ),
            el("p", lacks, class_="hw-note hw-vraag", key=f"{key}-mist")
            if lacks and not done
            else choice(
                f"{key}-klaar",
                "Is het ingehaald?",
                {"nee": "nog niet", "ja": "ja, ingehaald"},
                "ja" if done else "nee",
                self._settle(code, half_day),
                row=True,
            ),
        )

    def _tell(self, code: str, half_day: int, what: str) -> Callable[[str | date | None], None]:
        def tell(value: str | date | None) -> None:
            self.work.type(_changed(code, half_day, lambda mark: with_details(mark, **{what: value})))

        return tell

    def _settle(self, code: str, half_day: int) -> Callable[[str], None]:
        def settle(answer: str) -> None:
            presence = Presence.COMPENSATED if answer == "ja" else Presence.ABSENT
            self.work.change(_changed(code, half_day, lambda mark: self._noted(mark, presence)))
            if page := self.page():
                page.say(f"{code}, {name_of(half_day)}: {presence}")

        return settle

    def _noted(self, mark: Mark, presence: Presence) -> Mark:
        if presence is Presence.COMPENSATED and lacking(mark, self.work.desk.today):
            return mark  # another window emptied a field in the meantime
        return noted(mark, presence)


def _missed(group: Group) -> Iterator[tuple[int, str, int, Mark]]:
    for number, member in enumerate(group.members, 1):
        for half_day, mark in enumerate(member.attendance.marks, 1):
            if mark.presence in (Presence.ABSENT, Presence.COMPENSATED):
                yield number, member.code, half_day, mark


def _state(mark: Mark) -> str:
    if mark.presence is Presence.COMPENSATED and mark.on:
        return f"ingehaald op {long_day(mark.on)}"
    return f"inhalen afgesproken op {long_day(mark.on)}" if mark.on else "gemist, nog niets afgesproken"


def _changed(code: str, half_day: int, change: Callable[[Mark], Mark]) -> Change:
    def changed(group: Group) -> Group:
        if code not in group.codes:
            return group
        return change_mark(group, code, half_day, change(group.member(code).attendance.marks[half_day - 1]))

    return changed
