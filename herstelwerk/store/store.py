"""The store itself: a small door, behind which every fault of disk or database becomes a Dutch sentence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from herstelwerk.store import answers, records, sheets
from herstelwerk.store.bodies import as_text, checked
from herstelwerk.store.engine import WAIT, file_of, for_writing, is_url, place_of
from herstelwerk.store.faults import Behind, Fault, Place, StoreError
from herstelwerk.store.postgresql import postgresql_engine
from herstelwerk.store.schema import HEAD
from herstelwerk.store.sheets import Draft, Key
from herstelwerk.store.sqlite import sqlite_engine
from herstelwerk.store.translating import in_dutch
from herstelwerk.store.upgrade import check_whole, revision_of, upgrade
from herstelwerk.store.values import (
    BROUGHT_IN,
    SAVED,
    Body,
    BroughtIn,
    Evaluation,
    HandedIn,
    Person,
    Saved,
    Sheet,
    Version,
)

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


class Store:
    """The work of everyone in one work folder or database. Every method is one transaction, whole or not at all.

    Any method raises `StoreError` when disk or database fail; what was saved before then stays as it was.
    """

    def __init__(self, engine: Engine, place: Place, clock: Clock, file: Path | None) -> None:
        self.place = place
        self.file = file
        self._engine = engine
        self._writer = for_writing(engine)
        self._clock = clock
        self._identity = None if file is None else _identity(file)

    @classmethod
    def open(cls, where: str | Path = "werk", clock: Clock = now, wait: float = WAIT) -> Self:
        """Open a work folder (made when it is not there), a `.sqlite` file, or `postgresql://code:wachtwoord@machine/db`.

        A store of an older version is upgraded. `wait` is how many seconds to wait for another that is writing.

        Raises:
            StoreError: when it cannot be opened; what is there is then left as it is.
        """
        place = place_of(where)
        with in_dutch(place):
            if is_url(where):
                store = cls(postgresql_engine(str(where), wait), place, clock, None)
            else:
                file = file_of(where)
                store = cls(sqlite_engine(file, wait), place, clock, file)
            try:
                store._bring_up_to_date()
            except BaseException:
                store._engine.dispose()
                raise
            return store

    def close(self) -> None:
        """Let go of the file or the database; in the work folder one file is then left, which may be copied."""
        with in_dutch(self.place):
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, owner: str, name: str) -> Sheet | None:
        """The newest text of a sheet, or None when it was never saved."""
        with self._reading() as connection:
            return sheets.read(connection, self._key(owner, name))

    def read_all(self, owner: str, prefix: str = "") -> dict[str, Sheet]:
        """All sheets of a person whose name begins with `prefix`, by name."""
        checked(owner)
        with self._reading() as connection:
            return sheets.read_all(connection, owner, prefix, self.place.name)

    def save(
        self, owner: str, name: str, body: Body, base_version: int, why: str = SAVED, kept: int | None = None
    ) -> Saved:
        """Save a sheet whole. `base_version` is the version this text was typed over, 0 for a new sheet.

        `kept` is the `kept_version` of an earlier `Behind` in the same tab: when this text is refused too, it takes the
        place of that one.

        Raises:
            Behind: when something newer stands there; this text is then kept apart as a version.
        """
        checked(why)
        draft = Draft(as_text(body), base_version, why, kept)
        with self._writing() as connection:
            outcome = sheets.save(connection, self._key(owner, name), draft, self._clock())
        if isinstance(outcome, Behind):
            raise outcome
        return outcome

    def versions(self, owner: str, name: str) -> list[Version]:
        """All texts kept of a sheet, highest number first; `sheets` says which are kept."""
        with self._reading() as connection:
            return sheets.versions(connection, self._key(owner, name))

    def restore(self, owner: str, name: str, version: int) -> Saved:
        """Put an earlier text back as the newest; the one it replaces is kept."""
        with self._writing() as connection:
            return sheets.restore(connection, self._key(owner, name), version, self._clock())

    def hand_in(self, owner: str, document: records.Document, submitted_at: datetime) -> tuple[int, str]:
        """Add an attempt and give its number and receipt. The same bytes twice are one attempt.

        `document` may be a function of the number, for a document in which that number stands.
        """
        checked(owner)
        with self._writing() as connection:
            added = records.hand_in(connection, owner, document, submitted_at)
        return added.attempt, added.receipt

    def hand_ins(self, owner: str) -> list[HandedIn]:
        """The attempts of a person, first to last."""
        checked(owner)
        with self._reading() as connection:
            return records.hand_ins(connection, owner)

    def add_evaluation(self, cohort: str, day: date, body: Body) -> None:
        """Add an evaluation form: of a group and a day, of nobody."""
        checked(cohort)
        with self._writing() as connection:
            records.add_evaluation(connection, Evaluation(cohort, day, body))

    def evaluations(self, cohort: str) -> list[Evaluation]:
        """The evaluation forms of a group, in no order that means anything."""
        with self._reading() as connection:
            return records.evaluations(connection, cohort, self.place.name)

    def person(self, owner: str) -> Person | None:
        """Who this is and where she was, or None for someone new."""
        checked(owner)
        with self._reading() as connection:
            return records.person(connection, owner, self.place.name)

    def last_person(self) -> Person | None:
        """Who worked here last, or None while nobody did."""
        with self._reading() as connection:
            return records.last_person(connection, self.place.name)

    def remember(
        self,
        owner: str,
        role: str | None = None,
        cohort: str | None = None,
        place: str | None = None,
        body: Body | None = None,
    ) -> None:
        """Remember of a person what is given, and that she was here now; what is left out stays as it was."""
        checked(owner, *filter(None, (role, cohort, place)))
        known = {"role": role, "cohort": cohort, "last_place": place, "body": body}
        with self._writing() as connection:
            records.remember(connection, owner, known, self._clock())

    def export(self, owner: str) -> bytes:
        """Everything of one person as one readable file, `herstelwerk/answers/1`."""
        checked(owner)
        with self._reading() as connection:
            who = records.person(connection, owner, self.place.name)
            work = sheets.read_all(connection, owner, "", self.place.name)
            return answers.write(owner, self._clock(), who, work, records.hand_ins(connection, owner))

    def bring_in(self, owner: str, data: bytes, name: str = "antwoorden") -> BroughtIn:
        """Read a file of `export` in for this person, whole or not at all; what it replaces is kept as a version.

        Raises:
            AnswersError: with everything that is wrong with the file.
        """
        checked(owner)
        found = answers.read(data, name)
        kinds: dict[str, list[str]] = {"new": [], "changed": [], "same": []}
        with self._writing() as connection:
            for sheet in sorted(found.sheets):  # in one order, so that two of these never wait for each other
                kinds[self._bring_in_sheet(connection, Key(owner, sheet, self.place.name), found)].append(sheet)
            added = sum(records.bring_in(connection, owner, one) for one in found.hand_ins)
            if found.about and records.person(connection, owner, self.place.name) is None:
                records.remember(connection, owner, dict(found.about), self._clock())
        return BroughtIn(owner, found.owner, **{kind: tuple(names) for kind, names in kinds.items()}, hand_ins=added)

    def _bring_in_sheet(self, connection: Connection, key: Key, found: answers.Answers) -> str:
        body = found.sheets[key.name]
        before = sheets.read(connection, key)
        if before is not None and before.body == body:
            return "same"
        sheets.force(connection, key, Draft(as_text(body), 0, BROUGHT_IN), self._clock())
        return "new" if before is None else "changed"

    def _key(self, owner: str, name: str) -> Key:
        checked(owner, name)
        return Key(owner, name, self.place.name)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_dutch(self.place):
            self._still_there()
            with self._engine.begin() as connection:
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with in_dutch(self.place):
            self._still_there()
            with self._writer.begin() as connection:
                yield connection

    def _still_there(self) -> None:
        """A file that was removed can still be written to while it is open, and then nothing is kept. So look first."""
        if self.file is not None and _identity(self.file) != self._identity:
            self._engine.dispose()
            raise StoreError(Fault.GONE, self.place.name)

    def _bring_up_to_date(self) -> None:
        with self._engine.begin() as connection:
            check_whole(connection, self.place)
            if revision_of(connection, self.place) == HEAD:
                return
        with self._writer.begin() as connection:
            sheets.lock(connection, "schema")
            if revision_of(connection, self.place) != HEAD:  # another process may have been first
                self._upgrade(connection)

    def _upgrade(self, connection: Connection) -> None:
        try:
            with in_dutch(self.place):
                upgrade(connection)
        except StoreError as error:
            if error.fault is Fault.FORBIDDEN and self.file is None:
                detail = f"De {self.place.name} is nog niet klaar voor deze versie. Vraag wie de database beheert om "
                raise StoreError(
                    error.fault, self.place.name, detail + "herstelwerk er één keer mee te openen."
                ) from None
            raise


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino
