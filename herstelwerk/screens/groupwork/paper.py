"""The sheets of a group on paper, as Word, PDF or a page that prints itself. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.documents import DocumentError, Options, Paper, write
from herstelwerk.documents.groupwork import (
    candidates_paper,
    composition_paper,
    deciding_paper,
    growth_paper,
    leading_paper,
    norms_paper,
)
from herstelwerk.screens.controls import button
from herstelwerk.screens.groupwork.sheets import TITLES, Sheets
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.versions import Versions
from herstelwerk.screens.workbook.files import file_name

FORMATS = {"docx": ("Word", "Word-bestand"), "pdf": ("PDF", "PDF"), "html": ("Printen", "webpagina om te printen")}
PAPERS = {
    "beslissen": ("Het besluit", "De antwoorden, het advies met de redenen, en wat jullie besloten."),
    "kandidaten": ("De kandidaten", "Een blad per kandidaat. Zijn er nog geen, dan krijg je een leeg blad."),
    "samenstelling": ("De samenstelling", "De gekozen kandidaten samen geteld, en wat jullie kozen."),
    "afspraken": ("De afspraken van de groep", "Om op te hangen of uit te delen. Er staat niets over iemand in."),
    "verloop": ("Het verloop", "Per bijeenkomst: tekens, fase, rollen, de check en het napraten."),
    "samen-leiden": ("Wie doet wat", "De taken vooraf, tijdens en achteraf."),
}


class PaperPart:
    """Five papers."""

    def __init__(self, sheets: Sheets, group: str, page: Callable[[], Page | None]) -> None:
        self.sheets, self.group, self.page = sheets, group, page
        self.versions = [Versions(draft, TITLES[draft.name]) for draft in sheets.drafts]
        self.last = self.made = self.trouble = ""  # what was asked for last, and what came of it

    def draw(self) -> Part:
        """The papers with their buttons."""
        return el(
            "section",
            el("h2", "Op papier"),
            el("p", "Wat je invulde, om mee te nemen. Lege velden worden lijnen om op te schrijven."),
            *(self._paper(what) for what in PAPERS),
            el("h2", "Eerder"),
            el("p", "Wat je typt, wordt vanzelf bewaard. Hier vind je terug wat er eerder stond."),
            *(one.draw() for one in self.versions),
            key="papier",
        )

    def _paper(self, what: str) -> Part:
        name, told = PAPERS[what]
        buttons = [
            button(f"papier-{what}-{ending}", short, self._give(what, ending), label=f"{name} als {long}")
            for ending, (short, long) in FORMATS.items()
        ]
        made, trouble = (self.made, self.trouble) if what == self.last else ("", "")
        return el(
            "div",
            el("h3", name),
            el("p", told),
            el("div", *buttons, class_="hw-buttons"),
            el(
                "div",
                el("p", made, class_="hw-note hw-goed") if made else None,
                el("p", trouble, class_="hw-alarm") if trouble else None,
                key=f"papier-{what}-klaar",
                role="status",
            ),
            key=f"papier-{what}",
            class_="hw-card",
        )

    def _give(self, what: str, ending: str) -> Callable[[], None]:
        def give() -> None:
            self.last, self.made, self.trouble = what, "", ""
            try:
                content = write(self.paper_of(what), ending)
            except DocumentError as error:
                self.trouble = str(error)
                return
            name = file_name(self.sheets.desk, what, ending)
            self.made = f"Klaar: {name} staat bij je downloads."
            if page := self.page():
                page.give(Download(name, content))

        return give

    def paper_of(self, what: str) -> Paper:
        """One of the papers as it is now."""
        sheets, texts = self.sheets, self.sheets.texts
        options = Options("worker", printed_on=sheets.desk.today)
        if what == "beslissen":
            return deciding_paper(texts("beslissen"), sheets.deciding.value, self.group, options)
        if what == "kandidaten":
            return candidates_paper(texts("kandidaten"), sheets.candidates.value, self.group, options)
        if what == "samenstelling":
            mix, people = texts("samenstellen"), texts("kandidaten")
            return composition_paper(
                mix, people, sheets.composition.value, sheets.candidates.value, self.group, options
            )
        if what == "afspraken":
            return norms_paper(texts("omgang"), sheets.together.value.norms, self.group, options)
        if what == "verloop":
            growth, manners, debrief = texts("fasen"), texts("omgang"), texts("samen-leiden")
            return growth_paper(growth, manners, debrief, sheets.gatherings.value, self.group, options)
        return leading_paper(texts("samen-leiden"), sheets.together.value, self.group, options)
