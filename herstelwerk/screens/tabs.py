"""A page in parts, one at a time: a bar that tells whether all is kept, a row of tabs, and the part that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from herstelwerk.screens.controls import button, home
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el


class Tabbed:
    """What pages in parts share. `parts` names them by id; a page tells in `open_part` how the open one looks."""

    name: str
    title: str
    about: str  # the title within a sentence
    parts: Mapping[str, str]

    def __init__(self, part: str, drafts: Sequence[Draft[Any]]) -> None:
        self.part = part
        self.kept = Kept(drafts)
        self._page: Page | None = None

    def open_part(self) -> Part:
        """The part that is open."""
        raise NotImplementedError

    def page(self) -> Page | None:
        """The page it is shown on, once it is."""
        return self._page

    def attach(self, page: Page) -> None:
        """The page it is shown on."""
        self._page = page
        self.kept.attach(page.refresh)

    def go(self, part: str) -> None:
        """Show another part."""
        if part in self.parts and part != self.part:
            self.leave()
            self.part = part
            if self._page:
                self._page.focus(f"deel-{part}")

    def draw(self) -> Part:
        """The bar, the tabs, and the part one works on."""
        tabs = [
            button(f"deel-{id}", name, lambda id=id: self.go(id), pressed=id == self.part)  # type: ignore[misc]
            for id, name in self.parts.items()
        ]
        return el(
            "div",
            el("div", home(self.title), self.kept.bar(), class_="hw-bar", key="stand"),
            el("nav", *tabs, class_="hw-tabs", key="delen", aria_label=f"Delen van {self.about}"),
            el("div", self.open_part(), key=f"deel-{self.part}-open"),
        )

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        self.kept.leave()

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept."""
        return self.kept.saved
