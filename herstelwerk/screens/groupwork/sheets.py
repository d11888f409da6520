"""The sheets of a group that leaders share, and the contents that go with them."""

from __future__ import annotations

from typing import Any

from herstelwerk.groupwork import candidates, composing, deciding, gatherings, leading
from herstelwerk.groupwork.candidates import Candidates
from herstelwerk.groupwork.composing import Composition
from herstelwerk.groupwork.deciding import Deciding
from herstelwerk.groupwork.gatherings import Gatherings
from herstelwerk.groupwork.leading import Together
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.wording import Wording

NAMES = tuple(f"groepswerk/{name}" for name in ("beslissen", "kandidaten", "samenstelling", "bijeenkomsten", "samen"))
FOLDER = "samenwerken"
TITLES = dict(
    zip(NAMES, ("Beslissen", "Kandidaten", "Samenstelling", "Bijeenkomsten", "Afspraken en taken"), strict=True)
)


class Sheets:
    """Five drafts of one group; `desk` is that of the group (`desk.together`)."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.deciding: Draft[Deciding] = Draft(desk, NAMES[0], deciding.read_deciding, deciding.deciding_body)
        self.candidates: Draft[Candidates] = Draft(
            desk, NAMES[1], candidates.read_candidates, candidates.candidates_body
        )
        self.composition: Draft[Composition] = Draft(
            desk, NAMES[2], composing.read_composition, composing.composition_body
        )
        self.gatherings: Draft[Gatherings] = Draft(
            desk, NAMES[3], gatherings.read_gatherings, gatherings.gatherings_body
        )
        self.together: Draft[Together] = Draft(desk, NAMES[4], leading.read_together, leading.together_body)
        self.open_gathering = ""  # the meeting that is looked at, in every part alike

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """All of them."""
        return (self.deciding, self.candidates, self.composition, self.gatherings, self.together)

    def texts(self, name: str) -> Wording:
        """The words of a part."""
        return self.desk.workbook.wording(name, FOLDER)


def options(texts: Wording, table: str, *ids: str) -> dict[str, str]:
    """The answers of a choice, in this order, out of a table of the content file."""
    return {id: texts.text(table, id) for id in ids}
