"""The audits of a team: a new one, one to fill in, how they went over time, and official scores kept apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from herstelwerk.drafting.ids import next_id
from herstelwerk.fidelity import Audit, audit_body, in_time, read_audit, read_instrument
from herstelwerk.fidelity.words import short_day
from herstelwerk.screens.controls import button, fold, prose
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.organisation.audit_form import AuditForm
from herstelwerk.screens.organisation.course import Course
from herstelwerk.screens.organisation.official import OfficialScores
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import Behind

_SHEET = re.compile(r"audit/([a-z]\d+)")
COURSE, OFFICIAL = "verloop", "officieel"


class AuditsSheet:
    """Everything about how faithful one team is. `changed` is called when other sheets are open than before."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], changed: Callable[[], None]) -> None:
        self.desk, self.page, self._changed = desk, page, changed
        self.team = desk.owner.partition(":")[2]
        self.words = desk.workbook.instrument("modelgetrouwheid")
        self.instrument = read_instrument(self.words)
        self.official = OfficialScores(desk, page, self.words)
        self.course = Course(desk, page, self.words, self.instrument)
        self.form: AuditForm | None = None
        self.wrong = ""
        there = in_time(self._kept().values())
        self.view = COURSE
        if there:
            self._open(there[-1].id)

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is open of it."""
        return (*(self.form.drafts if self.form else ()), *self.official.drafts)

    def draw(self) -> Part:
        """What it is, which audit, and the one that is open."""
        return el(
            "section",
            el("h2", self.words.text("title")),
            prose(self.words.text("intro")),
            el("p", self.words.text("rights"), class_="hw-note hw-weet"),
            self._nav(),
            el("p", self.wrong, class_="hw-alarm", role="alert", key="audit-mis") if self.wrong else None,
            el("div", self._view(), key=f"audit-deel-{self.view}"),
            self._away(),
            key="modelgetrouwheid",
        )

    def _kept(self) -> dict[str, Audit]:
        """All audits as they are now: what is in hand comes before what the store has."""
        sheets = self.desk.store.read_all(self.desk.owner, "audit/")
        found = {
            known[1]: read_audit(known[1], self.team, sheet.body)
            for name, sheet in sheets.items()
            if (known := _SHEET.fullmatch(name))
        }
        return found | ({self.form.audit.id: self.form.audit} if self.form else {})

    def _nav(self) -> Part:
        audits = in_time(self._kept().values())
        days = [one.on for one in audits]
        tabs = []
        for n, one in enumerate(audits):
            again = days[:n].count(one.on) + 1  # two on one day get a number
            name = f"Audit {short_day(one.on)}" + (f" ({again})" if again > 1 else "")
            tabs.append(button(f"audit-{one.id}", name, self._show(one.id), pressed=self.view == one.id))
        more = {COURSE: "Verloop", OFFICIAL: "Officiële cijfers"}
        tabs += [button(f"audit-{id}", name, self._show(id), pressed=self.view == id) for id, name in more.items()]
        new = button("audit-nieuw", "+ nieuwe audit", self._add, look="small" if audits else "main")
        return el("div", el("nav", *tabs, class_="hw-tabs", aria_label="Audits van dit team"), new, key="audit-keuze")

    def _view(self) -> Part:
        if self.view == OFFICIAL:
            return self.official.draw()
        if self.view == COURSE or self.form is None:
            return self.course.draw(in_time(self._kept().values()))
        earlier = [one for one in in_time(self._kept().values()) if _before(one, self.form.audit)]
        return self.form.draw(tuple(earlier), self.official.scores)

    def _away(self) -> Part | None:
        """What was put away, with the way back."""
        gone = [one for one in self._kept().values() if one.removed]
        if not gone:
            return None
        items = [
            el(
                "li",
                el("span", f"Audit {short_day(one.on)}"),
                button(f"audit-terug-{one.id}", "Zet terug", self._put_back(one), look="small"),
                class_="hw-item",
            )
            for one in gone
        ]
        return fold("audit-weg", f"Weggelegd: {len(gone)}", el("ul", *items, class_="hw-items"))

    # What a person does.

    def _show(self, view: str) -> Callable[[], None]:
        def show() -> None:
            self.wrong = ""
            settled = [draft.settled() for draft in self.drafts]  # all of them, also where the first cannot
            if not all(settled):
                return  # the bar tells why; what was typed stays in sight
            if view in (COURSE, OFFICIAL):
                self.view = view
            else:
                self._open(view)
            self._changed()

        return show

    def _open(self, id: str) -> None:
        self.view = id
        self.form = AuditForm(self.desk, self.page, self.words, self.instrument, id, self._removed, self._changed)

    def _add(self) -> None:
        id = next_id("a", self._kept())
        audit = Audit(id, self.team, self.desk.today)
        try:
            self.desk.store.save(self.desk.owner, f"audit/{id}", audit_body(audit), 0)
        except Behind:
            self.wrong = "Op dit moment begon iemand anders ook een audit. Kijk of die er nu bij staat."
            return
        self._show(id)()
        if page := self.page():
            page.focus("audit-kop")

    def _removed(self) -> None:
        """The audit that was open is put away."""
        self._show(COURSE)()
        if self.view != COURSE:
            return  # it could not be kept; the bar tells why
        self.form = None
        self._changed()
        if page := self.page():
            page.say("De audit is weggelegd. Onderaan kun je hem terugzetten.")
            page.focus(f"audit-{COURSE}")

    def _put_back(self, audit: Audit) -> Callable[[], None]:
        def back() -> None:
            self._show(audit.id)()
            if self.form and self.form.audit.id == audit.id:
                self.form.draft.change(replace(self.form.audit, removed=False))

        return back


def _before(one: Audit, other: Audit) -> bool:
    return one.id != other.id and one.on is not None and (other.on is None or one.on < other.on)
