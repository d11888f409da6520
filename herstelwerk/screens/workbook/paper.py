"""On paper: inventory, plan and the whole workbook, as Word, PDF or a page that prints itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.documents import (
    DocumentError,
    Options,
    Paper,
    inventory_paper,
    plan_paper,
    write,
)
from herstelwerk.documents.options import Version
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, choice
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.book import book_paper
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.store import StoreError

VERSIONS = {
    "client": "Voor je cliënt: met uitleg, zonder jouw eigen notities",
    "worker": "Voor jezelf: met alles wat je erbij schreef",
}
FORMATS = {"docx": ("Word", "Word-bestand"), "pdf": ("PDF", "PDF"), "html": ("Printen", "webpagina om te printen")}
PAPERS = {
    "krachteninventarisatie": ("Krachteninventarisatie", "De tien leefgebieden, met ruimte om te tekenen."),
    "actieplan": ("Actieplan", "De doelen en de stappen, met ruimte om te tekenen."),
    "mijn-werkboek": ("Mijn werkboek", ""),
}
_BOOK: dict[Version, str] = {
    "client": (
        "Inventarisatie, actieplan en werkrelatie in één boek. Jouw oefeningen en je reflectie staan er niet in; kies "
        "daarvoor hierboven ‘Voor jezelf’."
    ),
    "worker": (
        "Alles in één boek: je oefeningen van de vier dagen, de inventarisatie, het actieplan, je reflectie en de "
        "werkrelatie. Het blad over draagkracht en veiligheid blijft erbuiten."
    ),
}
_INTRO = (
    "Om mee te nemen, samen te lezen en te ondertekenen. Is een blad nog leeg? Dan krijg je het met lijnen om op te "
    "schrijven."
)
_ONLY_CLIENT = (
    "Dit exemplaar is alleen voor je cliënt. Geef het op papier, stuur het niet rond, en haal het bestand daarna weg "
    "uit je downloads."
)


class PaperSheet:
    """For whom, how large, with or without names; then a file at the press of a button. Nothing of it is kept."""

    drafts: tuple[Draft[Any], ...] = ()

    def __init__(self, desk: Desk, page: Callable[[], Page | None]) -> None:
        self.desk, self.page = desk, page
        self.version: Version = "client"
        self.large: bool | None = None  # as long as nobody chose, the version decides
        self.with_names = False
        self.last, self.made, self.trouble = "", "", ""  # the paper that was asked for last, and what came of it

    def leave(self) -> None:
        """Nothing waits here."""

    def draw(self) -> Part:
        """The choices and the papers."""
        return el(
            "section",
            el("h2", "Op papier"),
            el("p", _INTRO),
            self._choices(),
            *(self._paper(what) for what in PAPERS),
            key="papier",
        )

    def _choices(self) -> Part:
        large = ["groot"] if self._large else []
        return el(
            "div",
            choice("papier-voor", "Voor wie is het?", VERSIONS, self.version, self._choose_version),
            choice(
                "papier-letter", "Hoe ziet het eruit?", {"groot": "Grote letters"}, large, self._choose_size, many=True
            ),
            self._names(),
            key="papier-keuzes",
            class_="hw-card hw-calm",
        )

    def _names(self) -> Part:
        """Names only on the client's own copy, and what that means."""
        if self.version != "client":
            told = "Hier staan altijd codes. Namen invullen kan alleen op het exemplaar van je cliënt."
            return el("p", told, key="papier-namen-vak", class_="hw-muted")
        if not self._key():
            told = "Hier staan codes. Wil je er namen in? Vul ze eerst in bij de eindopdracht, onder ‘Sleutel’."
            return el("p", told, key="papier-namen-vak", class_="hw-muted")
        on = ["namen"] if self.with_names else []
        options = {"namen": "Vul de namen uit de sleutel in"}
        return el(
            "div",
            choice("papier-namen", "Codes of namen?", options, on, self._choose_names, many=True),
            el("p", _ONLY_CLIENT, class_="hw-note hw-privacy") if self.with_names else None,
            key="papier-namen-vak",
        )

    def _paper(self, what: str) -> Part:
        name, told = PAPERS[what]
        buttons = [
            button(f"papier-{what}-{ending}", short, self._give(what, ending), label=f"{name} als {long}")
            for ending, (short, long) in FORMATS.items()
        ]
        return el(
            "div",
            el("h3", name),
            el("p", told or _BOOK[self.version]),
            el("div", *buttons, class_="hw-buttons"),
            self._told(what),
            key=f"papier-{what}",
            class_="hw-card",
        )

    def _told(self, what: str) -> Part:
        """Beside the buttons that were pressed: what was made, or why it could not be."""
        made, trouble = (self.made, self.trouble) if what == self.last else ("", "")
        return el(
            "div",
            el("p", made, class_="hw-note hw-goed") if made else None,
            el("p", trouble, class_="hw-alarm") if trouble else None,
            key=f"papier-{what}-klaar",
            role="status",
        )

    # What a person chooses.

    def _choose_version(self, version: Version) -> None:
        self.version = version
        self.with_names = False  # asked for anew, so that names are never there by accident
        self._forget()

    def _choose_size(self, values: list[str]) -> None:
        self.large = "groot" in values
        self._forget()

    def _choose_names(self, values: list[str]) -> None:
        self.with_names = "namen" in values
        self._forget()

    def _forget(self) -> None:
        self.made = self.trouble = ""

    @property
    def _large(self) -> bool:
        return self.version == "client" if self.large is None else self.large

    # What is made.

    def _give(self, what: str, ending: str) -> Callable[[], None]:
        def give() -> None:
            self._forget()
            self.last = what
            try:
                content = write(self._paper_of(what), ending)
            except (DocumentError, StoreError) as error:
                self.trouble = str(error)
                return
            name = file_name(self.desk, f"{what}-{self._for_whom}", ending)
            self.made = f"Klaar: {name} staat bij je downloads."
            if page := self.page():
                page.give(Download(name, content))

        return give

    @property
    def _for_whom(self) -> str:
        if self.version == "worker":
            return "voor-mij"
        return "met-namen" if self.options.names else "voor-client"

    @property
    def options(self) -> Options:
        """How the next paper is made."""
        names = self._key() if self.with_names else {}
        return Options(self.version, self.desk.owner, self._large, self.desk.today, names)

    def _key(self) -> dict[str, str]:
        """The codes that have a name; a code without one stays a code on paper."""
        return {code: name.strip() for code, name in Work(self.desk).key.value.items() if name.strip()}

    def _paper_of(self, what: str) -> Paper:
        work = Work(self.desk)  # as it is kept now, also where another window wrote it
        if what == "krachteninventarisatie":
            return inventory_paper(work.inventory.value, self.options)
        if what == "actieplan":
            return plan_paper(work.plan.value, work.inventory.value, self.options)
        return book_paper(self.desk, self.options)
