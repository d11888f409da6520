"""The store itself: what one person keeps, behind the door that tells every fault in Dutch."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection

from herstelwerk.store import answers, records, sheets
from herstelwerk.store.bodies import as_text, checked
from herstelwerk.store.door import now
from herstelwerk.store.faults import Behind
from herstelwerk.store.shared import HANDED, Shared
from herstelwerk.store.sheets import Draft, Key
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

__all__ = ["Store", "now"]


class Store(Shared):
    """The work of everyone in one work folder or database. Every method is one transaction, whole or not at all.

    Any method raises `StoreError` when disk or database fail; what was saved before then stays as it was.
    """

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

        What she handed to trainers is passed over: that is shared by a press of a button, never by reading a file.

        Raises:
            AnswersError: with everything that is wrong with the file.
        """
        checked(owner)
        found = answers.read(data, name)
        kinds: dict[str, list[str]] = {"new": [], "changed": [], "same": []}
        with self._writing() as connection:
            # In one order, so that two of these never wait for each other.
            for sheet in sorted(name for name in found.sheets if not name.startswith(HANDED)):
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
