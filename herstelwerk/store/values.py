"""What the store gives back: frozen values, with moments in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from herstelwerk.store.receipt import receipt_of

Body = dict[str, Any]  # what a JSON object holds

# Why a version is there. Only the ordinary ones (SAVED) are ever thinned out.
SAVED, KEPT_APART, RESTORED, BROUGHT_IN = "bewaard", "apart bewaard", "teruggezet", "ingelezen"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The newest text of one sheet of one person."""

    body: Body
    version: int
    saved_at: datetime


class Saved(NamedTuple):
    """What a save ended in: the version to start the next save from."""

    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One text that a sheet had, or that was refused and kept apart."""

    version: int
    saved_at: datetime
    why: str
    body: Body


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One attempt, byte for byte as it was handed in."""

    attempt: int
    receipt: str
    body: bytes
    submitted_at: datetime

    @property
    def intact(self) -> bool:
        """Whether the receipt still fits the document."""
        return receipt_of(self.body) == self.receipt


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation form: of a group and a day, of nobody."""

    cohort: str
    day: date
    body: Body


@dataclass(frozen=True, slots=True)
class Person:
    """Who works here, in which group, and where she was."""

    owner: str
    role: str
    cohort: str
    last_place: str
    body: Body
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One line of what a judge said of an attempt of `owner`; lines are numbered from 1 per judge."""

    owner: str
    attempt: int
    judge: str
    number: int
    at: datetime
    body: Body


@dataclass(frozen=True, slots=True)
class Returned:
    """Feedback on an attempt, as it went back to its maker; a later one has a higher number."""

    owner: str
    attempt: int
    number: int
    at: datetime
    body: Body


@dataclass(frozen=True, slots=True)
class Progress:
    """How far someone is, without what she wrote."""

    owner: str
    cohort: str
    at: datetime
    body: Body


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What reading a file of answers did; `str()` tells it in Dutch."""

    owner: str
    from_owner: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    hand_ins: int

    def __str__(self) -> str:
        parts = []
        if self.from_owner != self.owner:
            parts.append(f"Let op: dit bestand is gemaakt door {self.from_owner}; het staat nu bij {self.owner}.")
        if not (self.new or self.changed or self.hand_ins):
            return " ".join([*parts, "Alles uit dit bestand stond al in je werkboek. Er is niets veranderd."])
        parts.append(f"Ingelezen: {_sheets(len(self.new) + len(self.changed))}.")
        if self.changed:
            kept = "Wat er stond, is bewaard als eerdere versie; je kunt het terugzetten."
            parts.append(f"Op {_sheets(len(self.changed))} stond al iets anders. {kept}")
        if self.same:
            parts.append(f"Gelijk gebleven: {_sheets(len(self.same))}.")
        if self.hand_ins:
            parts.append(f"Toegevoegd: {self.hand_ins} {'inzending' if self.hand_ins == 1 else 'inzendingen'}.")
        return " ".join(parts)


def _sheets(number: int) -> str:
    return f"{number} {'blad' if number == 1 else 'bladen'}"
