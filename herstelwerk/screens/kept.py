"""Several drafts on one page, kept as one: one line that tells how it stands, one way to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part, el


class Kept:
    """The drafts of a page."""

    def __init__(self, drafts: Sequence[Draft[Any]]) -> None:
        self.drafts = tuple(drafts)

    def attach(self, refresh: Callable[[], None]) -> None:
        """Have the page drawn again when something was kept, or could not be."""
        for draft in self.drafts:
            draft.refresh = refresh

    def bar(self) -> Part:
        """One line: what is wrong first, then what is not kept yet, then what was kept last."""
        if not self.drafts:
            return el("span", class_="hw-kept")
        for draft in self.drafts:
            if draft.behind or draft.state == "niet bewaard":
                return draft.bar()
        waiting = next((draft for draft in self.drafts if not draft.saved), None)
        return (waiting or max(self.drafts, key=lambda draft: draft.kept_at)).bar()

    def leave(self) -> None:
        """Keep everything at once."""
        for draft in self.drafts:
            draft.leave()

    def fetch(self) -> None:
        """Take what the store has now as the values in hand."""
        for draft in self.drafts:
            draft.fetch()

    @property
    def saved(self) -> bool:
        """Whether the store has all of it."""
        return all(draft.saved for draft in self.drafts)
