"""The desk one works at: content, store, and whose work it is. Every screen gets it; here the clock comes in."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from herstelwerk.domain import AMSTERDAM
from herstelwerk.groups import read_course
from herstelwerk.review import Rules
from herstelwerk.screens.fields import day_of
from herstelwerk.store import GROUP, Fault, Store, StoreError, receipt_of
from herstelwerk.workbook import Workbook

PLACE = "HERSTELWERK_PLAATS"  # the folder one works in, as `herstelwerk` passes it to the worksheets
NOBODY = "deelnemer"  # whose work it is as long as no code word was given
CallLater = Callable[[float, Callable[[], None]], Any]


@dataclass
class Desk:
    """Content, store and person. `call_later` is the clock of the running kernel; without one everything is at once."""

    workbook: Workbook
    store: Store
    owner: str
    cohort: str
    now: Callable[[], datetime]
    call_later: CallLater | None = None

    @classmethod
    def here(cls) -> Desk:
        """The desk of the folder one works in, with the person who worked here last.

        Raises:
            StoreError: when the answers cannot be opened.
            ContentError: when the content cannot be read.
        """
        place = Path(os.environ.get(PLACE) or Path.cwd())
        store = Store.open(os.environ.get("HERSTELWERK_DATABASE") or place / "werk")
        last = store.last_person()
        owner, cohort = (last.owner, last.cohort) if last else (NOBODY, "")
        return cls(Workbook.find(place), store, owner, cohort, _now, _loop_call_later())

    def together(self, owner: str) -> Desk:
        """The same desk for the sheets that trainers share: those of a group (`groep:…`) or a team (`team:…`)."""
        return replace(self, owner=owner)

    @property
    def today(self) -> date:
        """The day on a Dutch wall."""
        return self.now().date()

    @property
    def rules(self) -> Rules:
        """What a review is made with."""
        return self.workbook.rules()

    @property
    def last_training_day(self) -> date | None:
        """The last day of the training: as the trainee told it, or else as the programme of her group has it."""
        person = self.store.person(self.owner)
        told = (person.body if person else {}).get("last_training_day")
        day = day_of(told) if isinstance(told, str) else None
        return day or self._last_day_of_group()

    def _last_day_of_group(self) -> date | None:
        """As the trainer has it; a group that is not there, or makes no sense, has no days."""
        cohort = self.cohort.strip()
        for code in dict.fromkeys((cohort, "-".join(cohort.upper().split()))):  # however she typed it
            try:
                sheet = self.store.read(GROUP + code, "programma") if code else None
                if sheet:
                    return read_course(sheet.body).days[-1]
            except StoreError as error:
                if error.fault is not Fault.UNFIT:
                    raise
            except (ValueError, TypeError, LookupError, AttributeError):
                continue
        return None

    def set_last_training_day(self, day: date | None) -> None:
        """Remember when the training ends; the deadline follows from it."""
        person = self.store.person(self.owner)
        body = dict(person.body) if person else {}
        self.store.remember(self.owner, body=body | {"last_training_day": day.isoformat() if day else ""})

    def set_cohort(self, cohort: str) -> None:
        """Remember the code of the group."""
        self.cohort = cohort.strip()
        self.store.remember(self.owner, cohort=self.cohort)

    def keep_copy(self, name: str, content: bytes) -> None:
        """A copy of a hand-in as a file in the work folder, for a trainer who collects files; the store has it too.

        Beside it stands its receipt, so that a file that changed on the way is noticed.
        """
        if self.store.file is None:
            return
        folder = self.store.file.parent / "ingeleverd"
        folder.mkdir(exist_ok=True)
        proof = f"{receipt_of(content)}\nDit ontvangstbewijs hoort bij {name}. Houd de twee bestanden bij elkaar.\n"
        for file, inside in ((name, content), (f"{name.removesuffix('.json')}.bewijs.txt", proof.encode())):
            half = folder / f".{file}.deel"  # who collects at this moment finds all of a file or nothing
            half.write_bytes(inside)
            half.replace(folder / file)


def _now() -> datetime:
    return datetime.now(AMSTERDAM)


def _loop_call_later() -> CallLater | None:
    """The clock of the kernel's event loop, asked for anew at each call."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return None
    return lambda seconds, action: asyncio.get_running_loop().call_later(seconds, action)
