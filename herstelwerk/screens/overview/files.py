"""Collected files: a folder by its path, or a file or zip from this computer; told what was passed over and why."""

from __future__ import annotations

from pathlib import Path

from herstelwerk.collecting.answers_folder import ForGroup, FromFiles, read_bytes, read_folder
from herstelwerk.overview.room import same
from herstelwerk.screens.controls import button, field, fold, upload
from herstelwerk.screens.overview.figures import Figures
from herstelwerk.screens.parts import Part, el
from herstelwerk.store.answers import MAX_BYTES
from herstelwerk.wording import Wording


class Files:
    """Where files are read in. What was read stays in hand as long as the page is open."""

    def __init__(self, figures: Figures, texts: Wording) -> None:
        self.figures, self.texts = figures, texts
        self.told = ""
        self._brought = 0

    def draw(self) -> list[Part]:
        """The ways to read files in; with names hidden nothing, for a file is often called after its maker."""
        if self.figures.hidden:
            return [el("p", self.texts.text("bestanden", "verborgen"), class_="hw-note hw-privacy", key="verborgen")]
        return [
            el("p", self.texts.text("bestanden", "intro")),
            el("p", self.texts.text("bestanden", "privacy"), class_="hw-note hw-privacy"),
            el(
                "div",
                el("h3", "Een map met bestanden"),
                field(
                    "map",
                    "Waar staat de map?",
                    self.figures.look.value.folder,
                    lambda text: self.figures.change(folder=text),
                    help="Het hele pad op deze computer, zoals C:\\Groep. Mappen in deze map blijven dicht.",
                    enter="lees-map",
                    limit=1000,
                ),
                el("div", button("lees-map", "Lees deze map", self._folder, look="main"), class_="hw-buttons"),
                class_="hw-card",
                key="uit-map",
            ),
            el(
                "div",
                el("h3", "Eén bestand of een zip"),
                upload(
                    "los-bestand",
                    "Kies een bestand (.json of .zip, hoogstens 20 MB)",
                    self._file,
                    MAX_BYTES,
                    ".json,.zip",
                ),
                class_="hw-card",
                key="uit-bestand",
            ),
            self._result(),
        ]

    def _result(self) -> Part:
        files = self.figures.files
        inner: list[Part | None] = []
        if files.files:
            people = len({same(one.code) for one in files.heard})
            who = "1 deelnemer" if people == 1 else f"{people} deelnemers"
            many = "1 bestand telt" if files.files == 1 else f"{files.files} bestanden tellen"
            inner = [
                el("p", f"{many} mee, van {who}.", class_="hw-note hw-goed"),
                el("div", button("vergeet", "Laat deze bestanden weer los", self._forget), class_="hw-buttons"),
            ]
        elif self.told:
            inner = [el("p", self.told, class_="hw-note hw-weet")]
        return el("div", *inner, self._passed(files), key="gelezen", role="status")

    def _passed(self, files: FromFiles) -> Part | None:
        if not files.passed:
            return None
        lines = [el("li", el("strong", f"{one.source}: "), one.sentence) for one in files.passed]
        many = "1 bestand is" if len(lines) == 1 else f"{len(lines)} bestanden zijn"
        return fold("overgeslagen", f"{many} overgeslagen", el("ul", *lines), open=True)

    def _folder(self) -> None:
        path = self.figures.look.value.folder.strip().strip('"')
        if not path:
            self.told = "Typ eerst waar de map staat."
            return
        self._take(
            read_folder(Path(path).expanduser(), self._group()), "In deze map staan geen bestanden van een werkboek."
        )

    def _file(self, content: bytes) -> None:
        self._brought += 1
        self._take(
            read_bytes(f"bestand {self._brought}", content, self._group()), "In dit bestand is niets van een werkboek."
        )

    def _take(self, found: FromFiles, nothing: str) -> None:
        self.told = "" if found.passed or found.files else nothing
        before = self.figures.files
        self.figures.files = FromFiles(before.heard, before.files) + found  # what was passed over before is old news

    def _group(self) -> ForGroup:
        desk = self.figures.desk
        return ForGroup(desk.workbook, desk.cohort, desk.now())

    def _forget(self) -> None:
        self.clear()
        self.told = "De bestanden tellen niet meer mee."

    def clear(self) -> None:
        """Let go of what was read: it was for another group."""
        self.figures.files, self.told = FromFiles(), ""
