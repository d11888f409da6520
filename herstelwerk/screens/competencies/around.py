"""What all parts of the page share: the group, the statements, the texts, and the desk for sheets of the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from herstelwerk.competencies import Instrument
from herstelwerk.groups import Group
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.store import GROUP
from herstelwerk.wording import Wording


@dataclass(frozen=True)
class Around:
    """The group a trainer works with, and what its page is made of."""

    desk: Desk
    group: Group
    instrument: Instrument
    words: Wording  # of the instrument
    texts: Wording  # of the page
    page: Callable[[], Page | None]

    @property
    def shared(self) -> Desk:
        """The desk for the sheets of this group."""
        return self.desk.together(GROUP + self.group.code)
