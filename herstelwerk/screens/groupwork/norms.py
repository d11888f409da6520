"""Norms made with the group, who took which role, and a short check on how the group does."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.groupwork import leading as edits
from herstelwerk.groupwork.gatherings import Gathering
from herstelwerk.groupwork.leading import Norm
from herstelwerk.screens.controls import Note, button, choice, field, fold, prose
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.groupwork.gatherings import Picker
from herstelwerk.screens.groupwork.sheets import Sheets, options
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class NormsPart:
    """How people go about with each other."""

    def __init__(self, sheets: Sheets, page: Callable[[], Page | None]) -> None:
        self.draft, self.picker, self.page = sheets.together, Picker(sheets), page
        self.texts = sheets.texts("omgang")
        self.answers = options(self.texts, "answers", "often", "sometimes", "not_yet")

    def draw(self) -> Part:
        """The norms, then roles and check of one meeting."""
        here = self.picker.one()
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("origin"), class_="hw-muted"),
            self._norms(),
            el("h3", "Per bijeenkomst: rollen en hoe het gaat"),
            self.picker.draw(),
            el("div", self._roles(here), self._check(here), key=f"omgang-{here.id}")
            if here
            else el("div", key="omgang-open"),
            key="omgang",
        )

    def _norms(self) -> Part:
        prompts = el("ul", *(el("li", one) for one in self.texts.texts("prompts")))
        return el(
            "div",
            el("h3", "Onze afspraken"),
            el("p", self.texts.text("norms_intro")),
            fold("omgang-vragen", "Vragen om aan de groep te stellen", prompts),
            el("ol", *(self._norm(one, n) for n, one in enumerate(self.draft.value.norms, 1)), class_="hw-items"),
            button("afspraak-erbij", "+ afspraak erbij", self._add, look="small"),
            key="omgang-afspraken",
        )

    def _norm(self, one: Norm, number: int) -> Part:
        return el(
            "li",
            field(
                f"{one.id}-tekst", f"{self.texts.text('norm')} {number}", one.text, self._set(one.id, "text"), rows=2
            ),
            field(f"{one.id}-merk", self.texts.text("notice"), one.notice, self._set(one.id, "notice"), rows=2),
            button(
                f"{one.id}-weg",
                "Haal weg",
                lambda: self._gone(one.id),
                look="link",
                label=f"Haal afspraak {number} weg",
            ),
            key=f"afspraak-{one.id}",
            class_="hw-item",
        )

    def _roles(self, here: Gathering) -> Part:
        fields = [
            field(
                f"{here.id}-rol-{role.id}",
                role.text("name"),
                here.roles.get(role.id, ""),
                self._role(here.id, role.id),
                help=role.text("text"),
                notes=self._again(here, role.id),
            )
            for role in self.texts.tables("role")
        ]
        note = field(
            f"{here.id}-rol-notitie",
            self.texts.text("role_note"),
            here.role_note,
            lambda text: self.picker.change(role_note=text),
            rows=2,
        )
        return el("div", el("h4", "Rollen"), el("p", self.texts.text("roles_intro")), *fields, note)

    def _again(self, here: Gathering, role: str) -> tuple[Note, ...]:
        """Whoever had the same role the meeting before as well; a question, since roles are there to go round."""
        before = self.picker.before()
        was = _people(before.roles.get(role, "")) if before else {}
        again = [name for code, name in _people(here.roles.get(role, "")).items() if code in was]
        told = self.texts.text("same_role")
        return tuple(Note(told.replace("{code}", name)) for name in again)

    def _check(self, here: Gathering) -> Part:
        features = self.texts.tables("feature")
        asked = [
            choice(
                f"{here.id}-check-{one.id}",
                one.text("text"),
                self.answers,
                here.check.get(one.id),
                self._checked(here.id, one.id),
                row=True,
            )
            for one in features
        ]
        strong = [one.text("text") for one in features if here.check.get(one.id) == "often"]
        ideas = [
            f"{one.text('text')} {one.text('idea')}"
            for answer in ("not_yet", "sometimes")
            for one in features
            if here.check.get(one.id) == answer
        ]
        return el(
            "div",
            el("h4", "Hoe gaat het als groep?"),
            el("p", self.texts.text("check_intro")),
            *asked,
            el("div", *self._list("check_strong", strong), *self._list("check_next", ideas), key=f"{here.id}-uitkomst"),
        )

    def _list(self, name: str, items: list[str]) -> list[Part]:
        if not items:
            return []
        return [el("h4", self.texts.text(name)), el("ul", *(el("li", one) for one in items))]

    def _add(self) -> None:
        self.draft.change(edits.with_norm(self.draft.value))
        page = self.page()
        if page:
            page.focus(f"{self.draft.value.norms[-1].id}-tekst")

    def _gone(self, id: str) -> None:
        self.draft.change(edits.without_norm(self.draft.value, id), REMOVED)

    def _set(self, id: str, name: str) -> Callable[[str], None]:
        return lambda text: self.draft.change(edits.norm_changed(self.draft.value, id, **{name: text}))

    def _role(self, id: str, role: str) -> Callable[[str], None]:
        def write(text: str) -> None:
            here = self.picker.one()
            if here and here.id == id:
                self.picker.change(roles={**here.roles, role: text})

        return write

    def _checked(self, id: str, feature: str) -> Callable[[str], None]:
        def answer(given: str) -> None:
            here = self.picker.one()
            if here and here.id == id:
                self.picker.change(check={**here.check, feature: given})

        return answer


def _people(text: str) -> dict[str, str]:
    """The code words someone typed behind a role, apart by commas or `en`; by how they compare."""
    names = [name.strip(" .") for name in text.replace(" en ", ",").replace(";", ",").split(",")]
    return {name.casefold(): name for name in names if name}
