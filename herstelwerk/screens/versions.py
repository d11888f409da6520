"""Earlier versions of a document: look back, compare with now, put back. Nothing kept is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from herstelwerk.screens.controls import button, select
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el

_NO_TEXT = {"id", "area", "layer", "source", "kind", "on", "status", "who", "uses", "entry"}


class Versions:
    """The versions of one draft."""

    def __init__(self, draft: Draft[Any], title: str) -> None:
        self.draft, self.title = draft, title
        self.chosen = 0

    def draw(self) -> Part:
        """A list to choose from, and what differed then."""
        desk, name = self.draft.desk, self.draft.name
        versions = {v.version: v for v in desk.store.versions(desk.owner, name)}
        if not versions:
            return el("p", f"{self.title}: nog geen eerdere versies.", class_="hw-muted", key=f"versies-{name}")
        options = {"0": "kies een versie"}
        for number in sorted(versions, reverse=True):
            moment = versions[number].saved_at.astimezone(desk.now().tzinfo)
            options[str(number)] = f"{moment:%d-%m-%Y %H:%M} · {versions[number].why}"
        chosen = versions.get(self.chosen)
        return el(
            "div",
            select(
                f"versie-{name}",
                f"{self.title}: eerdere versies",
                options,
                str(self.chosen if chosen else 0),
                self._choose,
            ),
            self._compare(chosen.body, chosen.version) if chosen else None,
            key=f"versies-{name}",
        )

    def _compare(self, then: dict[str, Any], number: int) -> Part:
        now = self.draft.body
        before, after = list(lines(then)), list(lines(now))
        gone, new = _only(before, after), _only(after, before)
        name = self.draft.name
        return el(
            "div",
            _side("Dit stond er toen, en nu niet meer", gone),
            _side("Dit staat er nu, en toen nog niet", new),
            el(
                "div",
                button(f"terug-{name}", "Zet deze versie terug", lambda: self._restore(number), look="main"),
                el("span", "Wat er nu staat, blijft ook als versie bewaard.", class_="hw-muted"),
                class_="hw-buttons",
            ),
            class_="hw-card hw-calm",
        )

    def _choose(self, value: str) -> None:
        self.chosen = int(value)

    def _restore(self, number: int) -> None:
        if not self.draft.settled():
            return  # the bar tells why; what was typed goes before what one goes back to
        self.draft.desk.store.restore(self.draft.desk.owner, self.draft.name, number)
        self.draft.fetch()
        self.chosen = 0


def _side(title: str, texts: list[str]) -> Part:
    if not texts:
        return el("div", el("h3", title), el("p", "Niets.", class_="hw-muted"))
    return el("div", el("h3", title), el("ul", *(el("li", text) for text in texts)))


def lines(body: Any) -> Iterator[str]:
    """The texts of a document in their order, the ones a person typed; no ids, choices or days."""
    if isinstance(body, str):
        if body.strip():
            yield body
    elif isinstance(body, dict):
        for key, value in body.items():
            if key not in _NO_TEXT and not key.endswith("_on"):
                yield from lines(value)
    elif isinstance(body, list):
        for value in body:
            yield from lines(value)


def _only(here: list[str], there: list[str]) -> list[str]:
    found: list[str] = []
    for tag, start, end, _, _ in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            found += here[start:end]
    return found
