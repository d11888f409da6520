"""What the page counts with: what was heard of the group, out of the store and out of files, at one moment."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from herstelwerk.collecting.answers_folder import FromFiles
from herstelwerk.overview import Heard, Room, read_told, room_of, without_names
from herstelwerk.overview.standings import PLACES, stations
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groups import load_group
from herstelwerk.store import StoreError

_BROKEN = "De lijst van deze groep is niet te lezen, dus je ziet alleen van wie iets gehoord is. Kijk bij ‘Groep’."


@dataclass(frozen=True, slots=True)
class Look:
    """How the trainer looks at the room; kept, so that names stay hidden when the page is opened anew."""

    hidden: bool = False
    day: int = 0  # 0: where most people are
    folder: str = ""


def read_look(body: dict[str, Any]) -> Look:
    """A kept look; what does not fit is as it was at first."""
    day, folder = body.get("day"), body.get("folder")
    return Look(
        body.get("hidden") is True,
        day if type(day) is int and 0 <= day <= 4 else 0,
        folder if isinstance(folder, str) else "",
    )


def look_body(look: Look) -> dict[str, Any]:
    """A look as it is kept."""
    return {"hidden": look.hidden, "day": look.day, "folder": look.folder}


class Figures:
    """What was heard, and how the trainer looks at it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.look: Draft[Look] = Draft(desk, "overzicht", read_look, look_body)
        self.files = FromFiles()
        self.at: datetime = desk.now()
        self.trouble = ""
        self._stations = stations(desk.workbook.exercises())
        self._salt = secrets.token_hex(8)
        self._codes: tuple[str, ...] = ()
        self._told: tuple[Heard, ...] = ()
        self.fetch()

    @property
    def hidden(self) -> bool:
        """Whether no name may be seen."""
        return self.look.value.hidden

    def change(self, **fields: Any) -> None:
        """Look in another way. Rows are shuffled anew each time names are hidden."""
        if fields.get("hidden"):
            self._salt = secrets.token_hex(8)
        self.look.change(replace(self.look.value, **fields))

    def fetch(self) -> None:
        """Take what the store has now; when it cannot be read, what there was stays, and why is told."""
        desk, self.trouble = self.desk, ""
        try:
            group = load_group(desk)
            told = desk.store.progress_of(desk.cohort) if desk.cohort else []
        except StoreError as error:
            self.trouble = f"De cijfers konden niet vernieuwd worden; je ziet die van eerder. {error}"
            return
        except (ValueError, TypeError, LookupError, AttributeError):
            group, told, self.trouble = None, desk.store.progress_of(desk.cohort), _BROKEN
        self._codes = group.codes if group else ()
        self._told = tuple(Heard(one.owner, one.at, read_told(one.body)) for one in told)
        self.at = desk.now()

    def room(self, table: str) -> Room:
        """The room for one table; without names its rows stand in an order of its own."""
        room = room_of(self._codes, (*self._told, *self.files.heard), self._stations, self.at, PLACES)
        return without_names(room, self._salt + table) if self.hidden else room
