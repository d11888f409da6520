"""A list of participants from a spreadsheet: all of it comes in, or nothing with every problem told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.groups import Group
from herstelwerk.groups.importing import Imported, import_members
from herstelwerk.groups.noting import HALF_DAY_NUMBERS, short_name
from herstelwerk.groups.personal import personal
from herstelwerk.screens.controls import button, fold, prose, upload
from herstelwerk.screens.group.work import Back, Change, GroupWork
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.tables import read_table, write_csv

_UPLOAD = 25 * 1024 * 1024  # what comes in at all; what is too large for a list is told by the reader


class BringingIn:
    """The fold with a field for a file."""

    def __init__(self, work: GroupWork, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.imported: Imported | None = None

    def draw(self) -> Part:
        """How, and what came of it."""
        return fold(
            "inlezen",
            "Een lijst uit Excel of CSV inlezen",
            prose(self.work.texts.text("import")),
            upload("lijst-inlezen", "Kies de lijst", self._bring_in, _UPLOAD, ".csv,.xlsx,.txt"),
            self._outcome() if self.imported else None,
            el("div", button("voorbeeld", "Download een voorbeeldlijst", self._example, look="small")),
            open=self.imported is not None,
        )

    def _outcome(self) -> Part:
        assert self.imported
        problems = self.imported.problems
        look = "hw-alarm" if problems else "hw-note hw-goed"
        return el(
            "div",
            el("p", el("strong", str(self.imported))),
            el("ul", *(el("li", str(problem)) for problem in problems)) if problems else None,
            el("ul", *(el("li", remark) for remark in self.imported.remarks)) if self.imported.remarks else None,
            class_=look,
            role="alert" if problems else "status",
            key="inlees-verslag",
        )

    # What a person does.

    def _bring_in(self, content: bytes) -> None:
        """All of the list, or nothing of it."""
        work = self.work
        work.take_newest()
        before = work.group
        reader = work.desk.workbook.reader
        found = import_members(read_table(content, "de lijst"), before, personal(reader), work.elsewhere())
        self.imported = found
        if not found.problems and found.group != before:
            work.change(lambda _: found.group, back=Back("de lijst", _as_before(before, (*found.added, *found.known))))
        self._tell(str(found), "inlees-verslag")

    def _example(self) -> None:
        rows = [(code, *[""] * 8) for code in self.work.texts.texts("example")]
        if page := self.page():
            page.give(
                Download(
                    "voorbeeldlijst.csv", write_csv(("Codewoord", *(short_name(n) for n in HALF_DAY_NUMBERS)), rows)
                )
            )

    def _tell(self, text: str, focus: str) -> None:
        if page := self.page():
            page.say(text)
            page.focus(focus)


def _as_before(before: Group, codes: tuple[str, ...]) -> Change:
    """These members as they were; who was not there goes."""
    return lambda group: replace(
        group,
        members=tuple(
            before.member(m.code) if m.code in codes and m.code in before.codes else m
            for m in group.members
            if m.code not in codes or m.code in before.codes
        ),
    )
