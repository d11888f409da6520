"""Own material to take along: all of it as one zip, and a zip of another machine read in."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.exercises.own import OwnError
from herstelwerk.exercises.own_bundle import MAX_ZIP, pack, unpack
from herstelwerk.screens.controls import upload
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.organisation.files import Files
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import Fault, StoreError
from herstelwerk.store.own_folder import OwnFolder

_MOST_SENT = 30 * 1024 * 1024  # bytes a browser may send, so that one too large gets an answer instead of silence


class Along:
    """Out and in. `does` carries out a change of the folder, once what is typed is kept."""

    def __init__(
        self,
        desk: Desk,
        page: Callable[[], Page | None],
        folder: OwnFolder | None,
        does: Callable[[Callable[[OwnFolder], None]], None],
    ) -> None:
        self.folder, self._does = folder, does
        self.files = Files(desk, page, "eigen-materiaal", "Eigen materiaal")
        self.told = ""
        self.problems: tuple[str, ...] = ()

    def draw(self) -> Part:
        """A button, a field for a file, and what came of it."""
        wrong = el(
            "div",
            el("p", el("strong", "Deze zip kan niet worden ingelezen. Er is niets veranderd.")),
            el("ul", *(el("li", problem) for problem in self.problems)),
            class_="hw-alarm",
            role="alert",
        )
        look = "hw-note hw-goed" if self.told else "hw-muted"
        return el(
            "div",
            el("h3", "Meenemen naar een andere computer"),
            self.files.of({"zip": self._pack}),
            upload("eigen-inlezen", "Een zip inlezen", self._bring_in, _MOST_SENT, ".zip,application/zip"),
            wrong if self.problems else None,
            el("p", self.told, role="status", class_=look, key="eigen-verslag"),
            key="eigen-mee",
            class_="hw-card",
        )

    def _pack(self) -> bytes:
        """The zip; one larger than can be read in is never made."""
        content = pack(self.folder.files() if self.folder else {})
        if len(content) > MAX_ZIP:
            raise StoreError(Fault.UNFIT, detail="Samen is dit te groot om ergens in te lezen. Maak plaatjes kleiner.")
        return content

    def _bring_in(self, content: bytes) -> None:
        self.told, self.problems = "", ()

        def bring(folder: OwnFolder) -> None:
            new, replaced = folder.bring_in(unpack(content))
            self.told = f"Ingelezen: {new} nieuw, {replaced} vervangen. Wat vervangen is, staat bij ‘Weggelegd’."
            if not new and not replaced:
                self.told = "Alles uit deze zip stond hier al."

        try:
            self._does(bring)
        except OwnError as error:
            self.problems = tuple(str(problem) for problem in error.problems)
