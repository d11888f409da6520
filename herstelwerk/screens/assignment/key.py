"""The key: who stands behind which code. It stays on this computer; with it, names in the texts become codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.drafting.names import typed_texts
from herstelwerk.drafting.placeholders import new_placeholder, placeholders
from herstelwerk.screens.assignment.naming import PARTS, Naming
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import Note, button, field, fold, prose
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

_STAYS = (
    "De sleutel blijft op deze computer. Hij gaat niet mee als je inlevert, en je trainer ziet hem niet. Alleen in je "
    "eigen kopie (‘Download mijn antwoorden’) zit hij wel, want daarmee kun je alles terughalen."
)
_MOST, _LONGEST, _ROLE = 200, 200, 40


class KeySheet:
    """A name for each code, new codes, and names in the texts replaced by codes."""

    def __init__(self, work: Work, page: Callable[[], Page | None]) -> None:
        self.work, self.page = work, page
        self.help = work.desk.workbook.wording("krachteninventarisatie")
        self.naming = Naming(work, page)
        self.role, self.told = "", ""

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept."""
        return (self.work.key,)

    def leave(self) -> None:
        """A field was left."""
        self.work.key.leave()

    def draw(self) -> Part:
        """What a key is, who is who, someone more, and names that became codes."""
        text = self.help.text
        return el(
            "section",
            el("h2", "Sleutel: wie is wie?"),
            prose(text("help", "key", "text")),
            el("p", _STAYS, class_="hw-note hw-privacy"),
            fold("sleutel-uitleg", text("help", "placeholders", "title"), prose(text("help", "placeholders", "text"))),
            self._who(),
            self._more(),
            self.naming.draw(),
            key="sleutel",
        )

    def _who(self) -> Part:
        places = self._places()
        codes = [*places, *(code for code in self.work.key.value if code not in places)]
        if not codes:
            told = (
                "Er staan nog geen codes in je tekst. Maak er hieronder een, of typ er zelf een tussen vierkante haken."
            )
            return el("div", el("p", told, class_="hw-muted"), key="sleutel-codes")
        rows = [self._code(code, places.get(code, [])) for code in codes]
        return el("div", el("h3", "Codes en namen"), el("ul", *rows, class_="hw-items hw-pairs"), key="sleutel-codes")

    def _code(self, code: str, places: list[str]) -> Part:
        id = f"sleutel-{code.strip('[]')}"
        key = self.work.key.value
        name = key.get(code, "")
        used = f"Staat in: {', '.join(places)}." if places else "Staat nog nergens in je tekst."
        same = [
            other for other, known in key.items() if other != code and name.strip() and known.strip() == name.strip()
        ]
        notes = [Note(f"Deze naam staat ook bij {' en '.join(same)}. Is dat dezelfde persoon?")] if same else []
        away = button(f"{id}-weg", "Haal weg", lambda: self._remove(code), look="small", label=f"Haal {code} weg")
        return el(
            "li",
            field(
                id,
                f"Naam bij {code}",
                name,
                lambda typed: self._name(code, typed),
                help=used,
                notes=notes,
                limit=_LONGEST,
            ),
            away if not places else None,
            key=f"{id}-regel",
            class_="hw-item",
        )

    def _more(self) -> Part:
        return el(
            "div",
            el("h3", "Een nieuwe code"),
            field(
                "sleutel-rol",
                "Wie of wat is het voor je cliënt?",
                self.role,
                self._type_role,
                help="Eén woord, zoals zus, buurman, huisarts of koor.",
                limit=_ROLE,
            ),
            el("div", button("sleutel-erbij", "+ iemand erbij", self._add), class_="hw-buttons"),
            el("p", self.told, key="sleutel-nieuw", class_="hw-note hw-goed") if self.told else None,
            key="sleutel-meer",
            class_="hw-card hw-calm",
        )

    def _places(self) -> dict[str, list[str]]:
        """Each code in the texts, in the order they come up, with the parts it stands in."""
        found: dict[str, list[str]] = {}
        for part, name in PARTS.items():
            for code in placeholders(typed_texts(getattr(self.work, part).value)):
                found.setdefault(code, []).append(name.lower())
        return found

    def _name(self, code: str, name: str) -> None:
        self.work.key.change({**self.work.key.value, code: name})

    def _remove(self, code: str) -> None:
        self.work.key.change({other: name for other, name in self.work.key.value.items() if other != code})
        if page := self.page():
            page.focus("sleutel-rol")

    def _type_role(self, text: str) -> None:
        self.role = text

    def _add(self) -> None:
        key = self.work.key.value
        if not self.role.strip() or len(key) >= _MOST:
            self.told = (
                "Vul eerst in wie of wat het is." if len(key) < _MOST else f"Er passen {_MOST} codes in de sleutel."
            )
            return
        code = new_placeholder(self.role, (*self._places(), *key))
        self.work.key.change({**key, code: ""})
        self.role = ""
        self.told = f"De nieuwe code is {code}. Zet die in je tekst op de plek van de naam."
        if page := self.page():
            page.say(self.told)
            page.focus(f"sleutel-{code.strip('[]')}")
