"""Names of the key replaced by codes in the texts: shown first, done when asked for, and taken back with one button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from herstelwerk.drafting.names import Replacement, replacements, without_names
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

PARTS = {"inventory": "Krachteninventarisatie", "plan": "Actieplan", "reflection": "Reflectie"}
_AROUND = 60  # signs of a text that are shown beside a name


class Naming:
    """The part of the key sheet that changes texts."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.looking = False
        self.told = ""
        self._undo: dict[str, tuple[Any, Any]] = {}  # per part: as it was, and as it became

    def draw(self) -> Part:
        """The button, what would change, or what was done."""
        return el(
            "div",
            el("h3", "Namen vervangen"),
            el(
                "p",
                "Staan er toch namen in je tekst? Vul ze hierboven in de sleutel in. Je ziet eerst wat er verandert.",
            ),
            self._preview() if self.looking else self._ask(),
            key="vervangen",
        )

    def _ask(self) -> Part:
        undo = (
            button("vervang-terug", "Zet de namen terug", self._take_back, look="small") if self._can_undo() else None
        )
        return el(
            "div",
            el("p", self.told, class_="hw-note hw-weet", key="vervang-klaar", tabindex=-1) if self.told else None,
            el("div", button("vervang-kijk", "Vervang namen in mijn tekst", self._look), undo, class_="hw-buttons"),
            key="vervang-vraag",
        )

    def _preview(self) -> Part:
        found = self._found()
        places = sum(len(pairs) for pairs in found.values())
        lists = [
            el("div", el("h4", PARTS[part]), el("ul", *(_shown(pair) for pair in pairs), class_="hw-items"))
            for part, pairs in found.items()
            if pairs
        ]
        return el(
            "div",
            el("p", el("strong", f"Dit verandert er, in {_texts(places)}:"), tabindex=-1, key="vervang-kop"),
            *lists,
            el(
                "div",
                button("vervang-doe", "Vervang deze namen", self._do, look="main"),
                button("vervang-niet", "Toch niet", self._stop),
                class_="hw-buttons",
            ),
            key="vervang-vraag",
            class_="hw-card",
        )

    def _found(self) -> dict[str, list[Replacement]]:
        return {part: replacements(getattr(self.work, part).value, self.work.key.value) for part in PARTS}

    def _look(self) -> None:
        self.looking = any(self._found().values())
        self.told = "" if self.looking else self._nothing()
        if page := self.page():
            page.focus("vervang-kop" if self.looking else "vervang-klaar")

    def _nothing(self) -> str:
        if any(name.strip() for name in self.work.key.value.values()):
            return "Er staat geen naam uit de sleutel in je tekst. Er is niets te vervangen."
        return "Er staat nog geen naam in de sleutel. Vul eerst hierboven in wie bij welke code hoort."

    def _do(self) -> None:
        found = self._found()
        done = sum(pair.fits for pairs in found.values() for pair in pairs)
        for part in PARTS:
            draft = getattr(self.work, part)
            before = draft.value
            draft.change(without_names(before, self.work.key.value))
            self._undo[part] = (before, draft.value)
            draft.leave()
        self.told = f"Klaar: in {_texts(done)} staan nu codes op de plek van namen."
        self._stop("vervang-klaar")

    def _stop(self, focus: str = "vervang-kijk") -> None:
        self.looking = False
        if page := self.page():
            page.focus(focus)

    def _can_undo(self) -> bool:
        """Only as long as nothing else was changed: a later sentence is never taken back with it."""
        return any(before != after for before, after in self._undo.values()) and all(
            getattr(self.work, part).value is after for part, (_, after) in self._undo.items()
        )

    def _take_back(self) -> None:
        if self._can_undo():
            for part, (before, _) in self._undo.items():
                getattr(self.work, part).change(before)
                getattr(self.work, part).leave()
            self.told = "De namen staan weer in je tekst."
        self._undo = {}
        self._stop("vervang-klaar")


def _texts(number: int) -> str:
    return "één tekst" if number == 1 else f"{number} teksten"


def _shown(found: Replacement) -> Part:
    """The text as it is and as it becomes; in both one sees the place."""
    too_long = "Met de code erin wordt deze tekst te lang. Hij blijft zoals hij is; maak hem eerst korter."
    return el(
        "li",
        el(
            "div",
            el("p", el("strong", "Nu: "), *_pieces(found, after=False)),
            el("p", el("strong", "Straks: "), *_pieces(found, after=True))
            if found.fits
            else el("p", too_long, class_="hw-note hw-vraag"),
        ),
        class_="hw-item",
    )


def _pieces(found: Replacement, after: bool) -> Iterator[Part | str]:
    last = len(found.pieces) - 1
    for n, piece in enumerate(found.pieces):
        if piece.code:
            yield el("mark", piece.code if after else piece.text)
        else:
            yield _short(piece.text, first=n == 0, last=n == last)


def _short(text: str, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    start = "" if first else text[:_AROUND]
    end = "" if last else text[-_AROUND:]
    return f"{start} … {end}"
