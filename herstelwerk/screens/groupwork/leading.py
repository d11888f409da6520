"""Leading together: who does what before, during and after, and the talk after each meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from herstelwerk.groupwork import leading as edits
from herstelwerk.groupwork.gatherings import Gathering
from herstelwerk.groupwork.leading import OwnTask, division
from herstelwerk.screens.controls import button, field, prose, select, table
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.groupwork.gatherings import Picker
from herstelwerk.screens.groupwork.sheets import Sheets, options
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

WHEN = ("before", "during", "after")


class LeadingPart:
    """The two leaders."""

    def __init__(self, sheets: Sheets, page: Callable[[], Page | None]) -> None:
        self.draft, self.picker, self.page = sheets.together, Picker(sheets), page
        self.texts = sheets.texts("samen-leiden")

    def draw(self) -> Part:
        """The tasks, then the debrief of one meeting."""
        value, here = self.draft.value, self.picker.one()
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("origin"), class_="hw-muted"),
            el("h3", "Wie doet wat?"),
            field("leider-me", self.texts.text("me"), value.me, self._name("me")),
            field("leider-colleague", self.texts.text("colleague"), value.colleague, self._name("colleague")),
            *(self._tasks(when) for when in WHEN),
            self._division(),
            el("h3", "Napraten per bijeenkomst"),
            el("p", self.texts.text("debrief_intro")),
            self.picker.draw(),
            self._debrief(here) if here else el("div", key="napraten"),
            key="samen",
        )

    def who(self) -> dict[str, str]:
        """Who can have a task: the code words where they are known."""
        value = self.draft.value
        named = {"me": value.me.strip(), "colleague": value.colleague.strip(), "both": ""}
        return {id: named[id] or text for id, text in options(self.texts, "who", *named).items()}

    def _tasks(self, when: str) -> Part:
        value = self.draft.value
        moment = self.texts.text("when", when)
        rows: list[tuple[Part | str, Part]] = [
            (one.text("text"), self._whose(one.id, one.text("text")))
            for one in self.texts.tables("task")
            if one.text("when") == when
        ]
        rows += [(self._own(one), self._whose(one.id, one.text)) for one in value.own if one.when == when]
        return el(
            "div",
            table(f"{moment}: wie doet wat?", ("Taak", "Wie"), rows, key=f"taken-{when}-tabel"),
            button(
                f"taak-erbij-{when}",
                "+ eigen taak",
                lambda: self._add(when),
                look="small",
                label=f"Eigen taak erbij: {moment.lower()}",
            ),
            key=f"taken-{when}",
        )

    def _whose(self, id: str, task: str) -> Part:
        chosen = self.draft.value.tasks.get(id, "")
        who = {"": "nog niet verdeeld"} | self.who()
        return select(f"taak-{id}", f"Wie: {task}", who, chosen if chosen in who else "", self._give(id), quiet=True)

    def _own(self, one: OwnTask) -> Part:
        label = self.texts.text("own_task")
        return el(
            "div",
            field(f"{one.id}-tekst", label, one.text, self._write(one.id), quiet=True),
            button(f"{one.id}-weg", "Haal weg", lambda: self._gone(one.id), look="link", label=f"Haal weg: {one.text}"),
        )

    def _division(self) -> Part:
        found = division(self.draft.value, (one.id for one in self.texts.tables("task")))
        who = self.who()
        told = (
            _filled(self.texts.text("open"), count=found.open, all=found.all)
            if found.open
            else self.texts.text("all_done")
        )
        parts: list[Part] = [el("p", told, class_="hw-note hw-weet")]
        if found.uneven:
            most, least = ("me", "colleague") if found.me > found.colleague else ("colleague", "me")
            count = {"me": found.me, "colleague": found.colleague}
            told = self.texts.text("uneven")
            asked = _filled(told, most=count[most], least=count[least], code=who[most], other=who[least])
            parts.append(el("p", asked, class_="hw-note hw-vraag"))
        return el("div", *parts, key="taken-verdeeld")

    def _debrief(self, here: Gathering) -> Part:
        fields: Iterable[Part] = (
            field(
                f"{here.id}-napraten-{one.id}",
                one.text("text"),
                here.debrief.get(one.id, ""),
                self._said(here.id, one.id),
                rows=2,
            )
            for one in self.texts.tables("debrief")
        )
        return el("div", *fields, key=f"napraten-{here.id}")

    def _name(self, name: str) -> Callable[[str], None]:
        return lambda text: self.draft.change(replace(self.draft.value, **{name: text}))  # type: ignore[arg-type]

    def _give(self, id: str) -> Callable[[str], None]:
        def give(who: str) -> None:
            value = self.draft.value
            kept = {task: one for task, one in value.tasks.items() if task != id}
            self.draft.change(replace(value, tasks=kept | ({id: who} if who else {})))

        return give

    def _add(self, when: str) -> None:
        self.draft.change(edits.with_task(self.draft.value, when))
        page = self.page()
        if page:
            page.focus(f"{self.draft.value.own[-1].id}-tekst")

    def _write(self, id: str) -> Callable[[str], None]:
        return lambda text: self.draft.change(edits.task_changed(self.draft.value, id, text))

    def _gone(self, id: str) -> None:
        self.draft.change(edits.without_task(self.draft.value, id), REMOVED)

    def _said(self, id: str, question: str) -> Callable[[str], None]:
        def write(text: str) -> None:
            here = self.picker.one()
            if here and here.id == id:
                self.picker.change(debrief={**here.debrief, question: text})

        return write


def _filled(text: str, **values: object) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
