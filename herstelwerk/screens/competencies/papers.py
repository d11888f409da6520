"""A paper in three formats, and what came of asking for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from herstelwerk.documents import DocumentError, Paper, write
from herstelwerk.screens.controls import button
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import StoreError

_FORMATS = {"docx": "Word", "pdf": "PDF", "html": "Printen"}
_AWKWARD = re.compile(r"[^\w.]+")


class Papers:
    """The buttons of one paper. `of` names what it is about in the name of the file: a group or a code word."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], key: str, name: str) -> None:
        self.desk, self.page, self.key, self.name = desk, page, key, name
        self.made = self.trouble = ""

    def draw(self, of: str, make: Callable[[], Paper]) -> Part:
        """The buttons, and below them what was made or why not."""
        buttons = [
            button(f"{self.key}-{ending}", short, self._give(of, make, ending), label=f"{self.name} als {short}")
            for ending, short in _FORMATS.items()
        ]
        return el(
            "div",
            el("h3", f"{self.name} op papier"),
            el("div", *buttons, class_="hw-buttons"),
            el("p", self.made, class_="hw-note hw-goed", role="status") if self.made else None,
            el("p", self.trouble, class_="hw-alarm", role="alert") if self.trouble else None,
            key=self.key,
            class_="hw-card",
        )

    def forget(self) -> None:
        """Something else is shown now: what was made before no longer belongs to it."""
        self.made = self.trouble = ""

    def _give(self, of: str, make: Callable[[], Paper], ending: str) -> Callable[[], None]:
        def give() -> None:
            self.forget()
            page = self.page()
            if page is None:
                return
            try:
                content = write(make(), ending)
            except (DocumentError, StoreError) as error:
                self.trouble = str(error)
            else:
                name = f"{named(of)}-{named(self.name).lower()}-{self.desk.today.isoformat()}.{ending}"
                self.made = f"Klaar: {name} staat bij je downloads."
                page.give(Download(name, content))
            page.say(self.made or self.trouble)

        return give


def named(text: str) -> str:
    """A text as part of the name of a file."""
    return _AWKWARD.sub("-", text).strip("-.") or "herstelwerk"
