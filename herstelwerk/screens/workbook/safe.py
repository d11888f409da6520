"""Keeping safe: where the answers are, a copy to take along, a copy to read in, and what there was before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from herstelwerk.exercises import Exercise
from herstelwerk.screens.controls import button, select, upload
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.versions import Versions
from herstelwerk.screens.workbook.book import days_of, of_day
from herstelwerk.screens.workbook.exercise_versions import ExerciseVersions
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.store import StoreError
from herstelwerk.store.answers import MAX_BYTES, AnswersError
from herstelwerk.store.folder import warnings

_COPY = (
    "Eén bestand met alles wat je schreef. Zet het op een usb-stick of een andere veilige plek. De sleutel met namen "
    "en het blad over draagkracht en veiligheid zitten er ook in: mail het bestand dus niet, en geef het aan niemand."
)
_BRING = (
    "Voor als je op een andere computer verdergaat, of als er iets is misgegaan. Wat er nu staat, gaat niet weg: het "
    "wordt een eerdere versie die je terug kunt zetten."
)


class SafeKeeping:
    """A copy out, a copy in, and looking back. `beside` are the other sheets of the page, by the name people know."""

    drafts: tuple[Draft[Any], ...] = ()

    def __init__(
        self, desk: Desk, page: Callable[[], Page | None], beside: Sequence[tuple[str, Draft[Any]]] = ()
    ) -> None:
        self.desk, self.page = desk, page
        self._others = Kept([draft for _, draft in beside])
        self._sheets = {f"blad-{draft.name}": Versions(draft, name) for name, draft in beside if name}
        self._titles = {f"blad-{draft.name}": name for name, draft in beside if name}
        self.chosen = ""
        self._versions: Versions | None = None
        self.told, self.trouble = "", ""
        self.problems: tuple[str, ...] = ()

    def leave(self) -> None:
        """Nothing waits here."""

    def draw(self) -> Part:
        """Warnings, where it is, the copy out, the copy in, earlier versions."""
        return el(
            "section",
            el("h2", "Veilig bewaren"),
            *(el("p", warning, class_="hw-alarm", role="alert") for warning in self._warnings()),
            el("p", self.trouble, class_="hw-alarm", role="alert", key="veilig-fout") if self.trouble else None,
            self._where(),
            self._out(),
            self._in(),
            self._earlier(),
            key="veilig",
        )

    def _warnings(self) -> list[str]:
        file = self.desk.store.file
        return warnings(file) if file else []

    def _where(self) -> Part:
        place = self.desk.store.file or self.desk.store.place.name
        return el(
            "div",
            el("h3", "Waar je antwoorden staan"),
            el("p", "Alles wat je typt, wordt vanzelf bewaard. Het staat hier:"),
            el("p", el("strong", str(place)), class_="hw-path"),
            el("p", f"Je codewoord is {self.desk.owner}.", class_="hw-muted"),
            key="veilig-plek",
        )

    def _out(self) -> Part:
        return el(
            "div",
            el("h3", "Een kopie maken"),
            el("p", _COPY),
            el(
                "div",
                button("veilig-download", "Download mijn antwoorden", self._download, look="main"),
                class_="hw-buttons",
            ),
            key="veilig-uit",
            class_="hw-card",
        )

    def _in(self) -> Part:
        wrong = el(
            "div",
            el("p", el("strong", "Dit bestand kan niet worden ingelezen. Er is niets veranderd.")),
            el("ul", *(el("li", problem) for problem in self.problems)),
            class_="hw-alarm",
            role="alert",
        )
        return el(
            "div",
            el("h3", "Een kopie inlezen"),
            el("p", _BRING),
            upload("veilig-inlezen", "Antwoorden inlezen", self._bring_in, MAX_BYTES, ".json,application/json"),
            wrong if self.problems else None,
            el(
                "p",
                self.told,
                role="status",
                key="veilig-verslag",
                class_="hw-note hw-goed" if self.told else "hw-muted",
            ),
            key="veilig-in",
            class_="hw-card",
        )

    def _earlier(self) -> Part:
        options = self._options()
        told = "Hier kijk je terug in je oefeningen en bladen. Die van de eindopdracht staan bij de eindopdracht zelf."
        if len(options) == 1:
            inner: list[Part | None] = [el("p", "Er zijn nog geen eerdere versies.", class_="hw-muted")]
        else:
            chosen = self.chosen if self.chosen in options else ""
            inner = [
                select("veilig-kies", "Waarvan wil je een eerdere versie zien?", options, chosen, self._choose),
                self._versions.draw() if self._versions and chosen else None,
            ]
        return el("div", el("h3", "Eerdere versies"), el("p", told), *inner, key="veilig-eerder")

    def _options(self) -> dict[str, str]:
        """The sheets and exercises of which something was kept."""
        there = self.desk.store.read_all(self.desk.owner)
        sheets = {id: title for id, title in self._titles.items() if id.removeprefix("blad-") in there}
        exercises = {
            exercise.id: f"Dag {day}: {exercise.title}"
            for day, exercise in self._exercises()
            if f"exercise/{exercise.id}" in there
        }
        return {"": "kies…"} | sheets | exercises

    def _exercises(self) -> list[tuple[int, Exercise]]:
        """Every exercise with the day it belongs to."""
        everything = self.desk.workbook.exercises()
        return [(day, exercise) for day in days_of(everything) for exercise in of_day(everything, day)]

    # What a person does.

    def _choose(self, id: str) -> None:
        self.chosen = id
        if id in self._sheets:
            self._versions = self._sheets[id]
            self._versions.chosen = 0
            return
        found = next((exercise for _, exercise in self._exercises() if exercise.id == id), None)
        self._versions = ExerciseVersions(self.desk, found) if found else None

    def _download(self) -> None:
        self._forget()
        try:
            content = self.desk.store.export(self.desk.owner)
        except StoreError as error:
            self.trouble = str(error)
            return
        if page := self.page():
            page.give(Download(file_name(self.desk, "antwoorden", "json"), content))
            page.say("Je antwoorden staan bij je downloads.")

    def _bring_in(self, content: bytes) -> None:
        self._forget()
        self._others.leave()  # first, so that what was typed is kept as a version
        try:
            self.told = str(self.desk.store.bring_in(self.desk.owner, content, "het bestand"))
        except AnswersError as error:
            self.problems = tuple(str(problem) for problem in error.problems)
            return
        except StoreError as error:
            self.trouble = str(error)
            return
        self._others.fetch()  # or what was just read in would be refused as being behind
        self._choose("")

    def _forget(self) -> None:
        self.told, self.trouble, self.problems = "", "", ()
