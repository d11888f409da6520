"""A screen around one part of the workbook, so that it can be tried by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part


class Sheet(Protocol):
    """A part of the workbook."""

    @property
    def drafts(self) -> tuple[Draft[Any], ...]: ...

    def draw(self) -> Part: ...

    def leave(self) -> None: ...


class Held:
    """One sheet as a whole page."""

    name = "blad"

    def __init__(self, desk: Desk, kind: Callable[[Desk, Callable[[], Page | None]], Sheet]) -> None:
        self._page: Page | None = None
        self.sheet = kind(desk, lambda: self._page)

    def attach(self, page: Page) -> None:
        self._page = page

    def draw(self) -> Part:
        return self.sheet.draw()

    def leave(self) -> None:
        self.sheet.leave()

    @property
    def saved(self) -> bool:
        return all(draft.saved for draft in self.sheet.drafts)


def has(inside: Page | Part, key: str) -> bool:
    """Whether a page, or a part of one, holds a part of this key."""
    tree = inside._drawn if isinstance(inside, Page) else inside
    return any(part.key == key for part in tree.walk())
