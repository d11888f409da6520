"""The code words of a group: made, typed or read in from a list, taken out with a way back, and printed on cards."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace

from herstelwerk.documents import DocumentError, write
from herstelwerk.documents.cards import cards_paper
from herstelwerk.groups import CodeError, Group, Member, as_code
from herstelwerk.groups.codes import look_alike
from herstelwerk.groups.codewords import CodeWords, new_codes
from herstelwerk.groups.noting import MOST, size_remark
from herstelwerk.groups.personal import personal
from herstelwerk.screens.controls import button, field
from herstelwerk.screens.fields import number_field
from herstelwerk.screens.group.back import way_back
from herstelwerk.screens.group.bringing_in import BringingIn
from herstelwerk.screens.group.work import Back, Change, GroupWork
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el

_NUMBER_AT_ONCE = 2 * MOST


class MembersPart:
    """The second part of the page."""

    def __init__(self, work: GroupWork, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.typed, self.wrong = "", ""
        self.count: int | None = None
        self.bringing_in = BringingIn(work, page)
        self.trouble = ""

    def draw(self) -> Part:
        """The list, and the ways to make it longer."""
        group = self.work.group
        remark = size_remark(len(group.members))
        return el(
            "section",
            el("h2", f"Codewoorden ({len(group.members)})"),
            el("p", self.work.texts.text("members")),
            el("p", remark, class_="hw-note hw-weet", key="omvang") if remark else None,
            self._list(group),
            self._removed(),
            way_back(self.work, self.page),
            el("div", self._make(), self._own(), class_="hw-pair", key="erbij"),
            self.bringing_in.draw(),
            self._cards(group),
            key="codewoorden",
        )

    def _list(self, group: Group) -> Part:
        if not group.members:
            return el("p", "Er is nog niemand. Begin hieronder.", class_="hw-muted", key="lijst")
        items = [
            el(
                "li",
                el("span", code),
                button(f"weg-{n}", "Haal weg", self._remove(code), look="small", label=f"Haal {code} weg"),
                class_="hw-item",
            )
            for n, code in enumerate(group.codes, 1)
        ]
        return el("ul", *items, class_="hw-items hw-pairs", key="lijst")

    def _removed(self) -> Part | None:
        if not self.work.removed:
            return None
        items = [
            el(
                "li",
                el("span", f"{member.code} is weggehaald, met wat er genoteerd was."),
                button(f"terug-{n}", "Zet terug", self._put_back(n), look="small", label=f"Zet {member.code} terug"),
                class_="hw-item",
            )
            for n, (_, member) in enumerate(self.work.removed)
        ]
        return el("ul", *items, class_="hw-items", key="weggehaald")

    def _make(self) -> Part:
        return el(
            "div",
            el("h3", "Codewoorden laten maken"),
            el("p", self.work.texts.text("make")),
            number_field("aantal", "Hoeveel?", self.count, 1, _NUMBER_AT_ONCE, self._set_count),
            el("div", button("maak-codes", "Maak codewoorden", self._new_codes), class_="hw-buttons"),
            key="laten-maken",
        )

    def _own(self) -> Part:
        return el(
            "div",
            el("h3", "Zelf een codewoord typen"),
            el("p", self.work.texts.text("own")),
            field("codewoord", "Codewoord", self.typed, self._type, limit=80, enter="code-erbij"),
            el("p", self.wrong, class_="hw-alarm", role="alert", key="codewoord-fout") if self.wrong else None,
            el("div", button("code-erbij", "Zet erbij", self._add), class_="hw-buttons"),
            key="zelf-typen",
        )

    def _cards(self, group: Group) -> Part:
        return el(
            "div",
            el("h3", "Kaartjes"),
            el("p", self.work.texts.text("cards")),
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            el("div", button("kaartjes", "Download de kaartjes (pdf)", self._print, look="main"), class_="hw-buttons")
            if group.members
            else el("p", "Zodra er codewoorden zijn, kun je kaartjes maken.", class_="hw-muted"),
            key="kaartjes-deel",
        )

    # What a person does.

    def _set_count(self, count: int | None) -> None:
        self.count = count

    def _type(self, text: str) -> None:
        self.typed, self.wrong = text, ""

    def _new_codes(self) -> None:
        self.wrong = ""
        if self.count is None:
            self._tell(f"Vul eerst in hoeveel, van 1 tot en met {_NUMBER_AT_ONCE}.", "aantal")
            return
        words = CodeWords.of(self.work.desk.workbook.wording("codewoorden", "trainer"))
        taken = (*self.work.group.codes, *self.work.elsewhere(), *(member.code for _, member in self.work.removed))
        try:
            codes = new_codes(words, self.count, secrets.randbelow, taken)
        except CodeError as error:
            self._tell(str(error), "aantal")
            return
        self._join(codes)
        self.count = None
        self._tell(f"Er zijn {len(codes)} codewoorden bij gekomen.", "lijst")

    def _add(self) -> None:
        told = personal(self.work.desk.workbook.reader)(self.typed)
        try:
            if told:
                raise CodeError(f"Dit lijkt op {told}. Kies een codewoord, zoals blauwe-fiets.")
            code = as_code(self.typed)
            if alike := look_alike(code, self.work.group.codes):
                same = "Dit codewoord is er al." if alike == code else f"Dit lijkt te veel op {alike}."
                raise CodeError(f"{same} Kies een ander.")
        except CodeError as error:
            self.wrong = str(error)
            self._tell(self.wrong, "codewoord")
            return
        self._join((code,))
        self.typed = ""
        there = self.work.elsewhere().get(code)
        warned = f" Het staat ook in groep {there}; dat kan alleen als het dezelfde deelnemer is." if there else ""
        self.wrong = warned.strip()
        self._tell(f"{code} staat erbij.{warned}", "codewoord")

    def _join(self, codes: Iterable[str]) -> None:
        new = tuple(codes)
        self.work.change(_with(new), back=Back(f"{len(new)} erbij", _without(new)))

    def _remove(self, code: str) -> Callable[[], None]:
        def remove() -> None:
            self.work.remove(code)
            self._tell(f"{code} is weggehaald. Je kunt het terugzetten.", "weggehaald")

        return remove

    def _put_back(self, number: int) -> Callable[[], None]:
        def put_back() -> None:
            self.work.put_back(number)
            self._tell("Teruggezet.", "lijst")

        return put_back

    def _print(self) -> None:
        group, self.trouble = self.work.group, ""
        try:
            paper = write(cards_paper(group.codes, group.code, self.work.texts.texts("card_lines")), "pdf")
        except DocumentError as error:
            self.trouble = str(error)
            return
        if page := self.page():
            page.give(Download(f"kaartjes-{group.code}.pdf", paper))
            page.say("De kaartjes staan bij je downloads.")

    def _tell(self, text: str, focus: str) -> None:
        if page := self.page():
            page.say(text)
            page.focus(focus)


def _with(codes: tuple[str, ...]) -> Change:
    return lambda group: replace(
        group, members=(*group.members, *(Member(code) for code in codes if code not in group.codes))
    )


def _without(codes: tuple[str, ...]) -> Change:
    """Without those of whom nothing was noted since."""
    return lambda group: replace(
        group, members=tuple(m for m in group.members if m.code not in codes or m != Member(m.code))
    )
