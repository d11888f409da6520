"""One document that is being worked on: a value in hand, kept in the store without anyone pressing 'save'.

A draft carries the version it started from. When another window kept a newer one in the meantime, this one is refused:
the newest stays what it is, the text of this window is kept beside it, and the person chooses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from herstelwerk.screens.controls import button
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import SAVED, Autosave, Behind

T = TypeVar("T")
Body = dict[str, Any]
REMOVED, ANEW = "iets verwijderd", "opnieuw begonnen"  # changes with a way back: what stood before them stays a version
_UNFIT = (ValueError, TypeError, LookupError, AttributeError)  # what reading a body can come to
_UNREADABLE = (
    "Wat hier het laatst bewaard werd, past niet bij dit werkboek. Je ziet de laatste versie die wel past. "
    "Er is niets weggegooid; vraag je trainer om hulp als je iets mist."
)


class Draft(Generic[T]):
    """A value of type T under a name; `read` and `write` are its way from and to JSON."""

    def __init__(self, desk: Desk, name: str, read: Callable[[Body], T], write: Callable[[T], Body]) -> None:
        self.desk, self.name, self._read, self._write = desk, name, read, write
        self._kept: int | None = None
        self._why = SAVED
        self.refresh: Callable[[], None] = lambda: None
        self.kept_at = datetime.min.replace(tzinfo=UTC)
        self._autosave = Autosave(self._save, desk.call_later, self._told, desk.now)
        self.fetch()

    def fetch(self) -> None:
        """Take what the store has now as the value in hand."""
        sheet = self.desk.store.read(self.desk.owner, self.name)
        self.version = sheet.version if sheet else 0
        self.behind, self._kept = False, None
        if sheet:
            self.kept_at = sheet.saved_at
        self.state, self.status = (
            "bewaard",
            f"bewaard {self._clock(sheet.saved_at)}" if sheet else "nog niets om te bewaren",
        )
        try:
            self.value: T = self._read(sheet.body if sheet else {})
        except _UNFIT:
            self.value = self._last_that_fits()
            self.state, self.status = "niet bewaard", _UNREADABLE

    def _last_that_fits(self) -> T:
        """A file that was read in, or another version of herstelwerk, can leave a text that does not fit."""
        for version in self.desk.store.versions(self.desk.owner, self.name):
            try:
                return self._read(version.body)
            except _UNFIT:
                continue
        return self._read({})

    def change(self, value: T, why: str = SAVED) -> None:
        """Have this value from now on; it is kept within a second. With a `why` the value before it stays a version."""
        if value == self.value:
            return
        if why != SAVED:
            self.leave()
            self._why = why
        self.value = value
        self._autosave.changed()

    def leave(self) -> None:
        """Keep what is not kept yet, at once."""
        self._autosave.leave()

    def settled(self) -> bool:
        """Keep at once what is not kept yet; whether nothing would be lost now by showing another text."""
        return self._autosave.flush()

    @property
    def saved(self) -> bool:
        """Whether the store has the value in hand."""
        return not self._autosave.dirty and not self.behind

    @property
    def body(self) -> Body:
        """The value in hand as it is kept."""
        return self._write(self.value)

    def bar(self) -> Part:
        """The line that tells whether everything is kept, and what to do where it is not."""
        if self.behind:
            return self._conflict()
        if self.state == "niet bewaard":
            return el("p", self.status, key=f"{self.name}-stand", class_="hw-alarm", role="alert")
        look = "hw-kept" if self.saved else "hw-kept hw-wait"
        return el("span", self.status, key=f"{self.name}-stand", class_=look)

    def _conflict(self) -> Part:
        return el(
            "div",
            el(
                "p",
                "Dit blad is intussen in een ander venster veranderd. Wat daar staat, is het nieuwste. Wat je hier "
                "typte, is apart bewaard: je vindt het terug bij ‘Eerdere versies’. Er is niets weg.",
            ),
            button(f"{self.name}-nieuwste", "Laat het nieuwste zien", self._newest, look="main"),
            key=f"{self.name}-stand",
            class_="hw-alarm",
            role="alert",
        )

    def _newest(self) -> None:
        """The newest text, once what was typed here is kept apart."""
        if self.settled():
            self.fetch()

    def _save(self) -> None:
        """What is refused is kept apart, once per window: further typing takes the place of it."""
        store, owner = self.desk.store, self.desk.owner
        try:
            saved = store.save(owner, self.name, self.body, self.version, self._why, self._kept)
        except Behind as refused:
            self.behind, self._kept = True, refused.kept_version
        else:
            self.version, self.kept_at = saved
            self.behind, self._why = False, SAVED

    def _told(self, state: str, text: str) -> None:
        self.state, self.status = state, text
        self.refresh()

    def _clock(self, moment: datetime) -> str:
        local = moment.astimezone(self.desk.now().tzinfo)
        if local.date() == self.desk.today:
            return f"{local:%H:%M}"
        return f"{local:%d-%m-%Y %H:%M}"
