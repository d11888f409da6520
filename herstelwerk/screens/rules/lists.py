"""Changing a word list: look what stands there, take lines away, add lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelwerk.language.reader import ALL_LISTS
from herstelwerk.screens.controls import Note, button, field, select
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.work import RulesWork
from herstelwerk.trying import ChangeError, ListChange, changed_lines
from herstelwerk.wording import Wording

MOST = 40  # lines that are shown at once


class WordLists:
    """One list at a time."""

    def __init__(self, work: RulesWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page
        self.name, self.sought = "jargon", ""

    def draw(self) -> Part:
        """The list in hand, with its changes."""
        options = {name: _named(name, bool(self._of(name))) for name in sorted(ALL_LISTS)}
        return el(
            "section",
            el("h2", self.words.text("title")),
            select("lijst-keuze", "Welke lijst?", options, self.name, self._choose),
            el("div", *self._list(), key=f"lijst-{self.name}"),
            key="woordenlijst",
        )

    def _of(self, name: str) -> ListChange:
        return self.work.change.value.lists.get(name, ListChange())

    @property
    def _lines(self) -> tuple[str, ...]:
        return self.work.rules.reader.lists[self.name]

    def _list(self) -> list[Part]:
        entries = [line for line in self._lines if _is_entry(line)]
        change = self._of(self.name)
        return [
            el("p", _about(self._lines), class_="hw-muted"),
            el("p", f"In deze lijst staan {len(entries)} regels."),
            el("h3", "Erbij"),
            field(
                "lijst-erbij",
                f"Nieuwe regels voor ‘{self.name}’",
                change.added,
                lambda text: self._change(replace(self._of(self.name), added=text)),
                rows=3,
                help=self.words.text("added"),
                notes=self._wrong(change),
            ),
            el("h3", "Weg"),
            *self._gone(change),
            field(
                "lijst-zoek",
                f"Zoek in ‘{self.name}’",
                self.sought,
                self._seek,
                help=self.words.text("search"),
                limit=60,
            ),
            *self._found(entries, change),
        ]

    def _wrong(self, change: ListChange) -> list[Note]:
        try:
            changed_lines(self.name, self._lines, change)
        except ChangeError as error:
            return [Note(str(error))]
        return []

    def _gone(self, change: ListChange) -> list[Part]:
        if not change.removed:
            return [el("p", "Er gaat nog niets weg.", class_="hw-muted", key="lijst-weg")]
        items = [
            el(
                "li",
                el("span", line),
                button(f"lijst-terug-{n}", "Laat staan", self._back(line), look="small", label=f"Laat staan: {line}"),
                class_="hw-item",
            )
            for n, line in enumerate(change.removed)
        ]
        return [el("ul", *items, class_="hw-items", key="lijst-weg")]

    def _found(self, entries: list[str], change: ListChange) -> list[Part]:
        sought = self.sought.strip().lower()
        found = [line for line in entries if sought and sought in line.lower() and line not in change.removed]
        if not sought:
            return []
        if not found:
            return [el("p", f"‘{self.sought.strip()}’ staat niet in deze lijst.", key="lijst-gevonden", role="status")]
        items = [
            el(
                "li",
                el("span", line),
                button(f"lijst-haal-{n}", "Haal weg", self._take(line), look="small", label=f"Haal weg: {line}"),
                class_="hw-item",
            )
            for n, line in enumerate(found[:MOST])
        ]
        return [
            el("ul", *items, class_="hw-items", key="lijst-gevonden"),
            *([el("p", self.words.text("many"), class_="hw-muted")] if len(found) > MOST else []),
        ]

    def _choose(self, name: str) -> None:
        self.name, self.sought = name, ""

    def _seek(self, text: str) -> None:
        self.sought = text

    def _take(self, line: str) -> Callable[[], None]:
        def take() -> None:
            change = self._of(self.name)
            self._change(replace(change, removed=(*change.removed, line)))
            self._focus("lijst-zoek", f"Gaat weg: {line}")

        return take

    def _back(self, line: str) -> Callable[[], None]:
        def back() -> None:
            change = self._of(self.name)
            self._change(replace(change, removed=tuple(one for one in change.removed if one != line)))
            self._focus("lijst-zoek", f"Blijft staan: {line}")

        return back

    def _focus(self, key: str, said: str) -> None:
        if page := self.page():
            page.focus(key)
            page.say(said)

    def _change(self, one: ListChange) -> None:
        now = self.work.change.value
        self.work.edit(replace(now, lists={**now.lists, self.name: one}))


def _is_entry(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _named(name: str, changed: bool) -> str:
    return f"{name} (veranderd)" if changed else name


def _about(lines: tuple[str, ...]) -> str:
    """What a list says of itself above its first entry."""
    told = []
    for line in lines:
        if not line.startswith("#") or line.startswith("# ---"):
            break
        told.append(line.lstrip("# ").strip())
    return " ".join(told)
