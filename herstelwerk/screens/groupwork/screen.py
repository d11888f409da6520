"""Working with a group on one page: deciding, choosing people, following how it grows, leading it together."""

from __future__ import annotations

import re
from typing import Any, Protocol

from herstelwerk.screens.controls import button, field, home, select
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groupwork.candidates import CandidatesPart
from herstelwerk.screens.groupwork.composing import ComposingPart
from herstelwerk.screens.groupwork.deciding import DecidingPart
from herstelwerk.screens.groupwork.leading import LeadingPart
from herstelwerk.screens.groupwork.norms import NormsPart
from herstelwerk.screens.groupwork.paper import PaperPart
from herstelwerk.screens.groupwork.phases import PhasesPart
from herstelwerk.screens.groupwork.sheets import NAMES, Sheets
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed
from herstelwerk.store import GROUP

PARTS = {
    "beslissen": "Is een groep goed?",
    "kandidaten": "Wie doet mee?",
    "samenstellen": "Samenstelling",
    "fasen": "Hoe groeit de groep?",
    "omgang": "Afspraken en rollen",
    "samen": "Samen leiden",
    "papier": "Op papier en eerder",
}
_CODE = re.compile(r"[^\W_][\w.-]{0,39}")
_WRONG = "Neem voor de code letters, cijfers, punten en streepjes, bijvoorbeeld ‘tuingroep-1’: hoogstens 40 tekens."
_INTRO = (
    "Kies voor welke groep je dit invult: een trainingsgroep, of een groep cliënten die je wilt beginnen. Iedereen die "
    "de groep begeleidt, werkt op dezelfde bladen."
)


class Sheet(Protocol):
    """A part of this page."""

    def draw(self) -> Part:
        """The part as it is now."""
        ...


class GroupworkScreen(Tabbed):
    """Point for point what leaders of a group think about; a group is chosen first."""

    name, title, about = "groepswerk", "Werken met een groep", "werken met een groep"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "beslissen") -> None:
        self.desk = desk
        self.new = self.told = ""
        codes = self._codes()
        self.code = desk.cohort if desk.cohort in codes else ""
        self.sheets: dict[str, Sheet] = {}
        super().__init__(part, self._open())
        desk.store.remember(desk.owner, place="trainer/groepswerk.ipynb")

    def _codes(self) -> list[str]:
        """The groups there are: those that were made, and those something was written about here."""
        store = self.desk.store
        return sorted({code for name in ("programma", *NAMES) for code in store.groups(name)})

    def _open(self) -> tuple[Draft[Any], ...]:
        """Take the sheets of the chosen group in hand."""
        if not self.code:
            self.sheets = {}
            return ()
        sheets = Sheets(self.desk.together(GROUP + self.code))
        self.sheets = {
            "beslissen": DecidingPart(sheets),
            "kandidaten": CandidatesPart(sheets, self.page),
            "samenstellen": ComposingPart(sheets),
            "fasen": PhasesPart(sheets),
            "omgang": NormsPart(sheets, self.page),
            "samen": LeadingPart(sheets, self.page),
            "papier": PaperPart(sheets, self.code, self.page),
        }
        return sheets.drafts

    def draw(self) -> Part:
        """The page; as long as no group was chosen only the choice."""
        return super().draw() if self.code else el("div", self._choose(), key="kies")

    def open_part(self) -> Part:
        """Which group it is about, and the part that is open."""
        return el("div", self._switch(), self.sheets[self.part].draw(), key=f"{self.part}-van-{self.code}")

    def _switch(self) -> Part:
        codes = {code: code for code in sorted({*self._codes(), self.code})}
        return el(
            "div",
            select("groep-keuze", "Groep", codes | {"+": "+ een andere groep"}, self.code, self._take),
            key="groep-wissel",
        )

    def _choose(self) -> Part:
        codes = self._codes()
        new = "Of een code voor een nieuwe groep" if codes else "Een code voor de groep"
        some = {"": "Kies een groep"} | {code: code for code in codes}
        return el(
            "section",
            el("div", home(self.title), class_="hw-bar"),
            el("h2", "Welke groep?"),
            el("p", _INTRO),
            select("groep-keuze", "Een groep die er al is", some, "", self._take) if codes else None,
            field("groep-nieuw", new, self.new, self._typed, limit=60, enter="begin"),
            el("p", self.told, class_="hw-note hw-vraag", role="alert", key="groep-fout") if self.told else None,
            button("begin", "Begin met deze groep", self._begin, look="main"),
            key="groep-kiezen",
        )

    def _typed(self, text: str) -> None:
        self.new = text

    def _begin(self) -> None:
        code = self.new.strip()
        self.told = "" if _CODE.fullmatch(code) else _WRONG
        if not self.told:
            self._take(code)

    def _take(self, code: str) -> None:
        """Work with another group; what was typed for the one before is kept first."""
        if self.kept.saved or not self.kept.drafts or self._settled():
            self.code, self.new, self.told = ("" if code == "+" else code), "", ""
            self.kept = Kept(self._open())
            page = self.page()
            if page:
                self.kept.attach(page.refresh)
                page.focus("groep-keuze")

    def _settled(self) -> bool:
        return all(draft.settled() for draft in self.kept.drafts)
