"""What collecting comes to: the hand-ins that can be judged, and what was kept aside with the reason."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from herstelwerk.domain import FinalAssignment

DATABASE = "database"  # the source of what did not come out of a file
LATENESS_UNKNOWN = "nog niet te zeggen of dit op tijd is"  # no dates of the group, or no moment of handing in


class Why(StrEnum):
    """Why something was kept aside; the value is a short label for people."""

    BROKEN = "kapot"
    TOO_LARGE = "te groot"
    OTHER_FORMAT = "ander formaat"
    UNKNOWN_GROUP = "onbekende groep"
    TWICE = "dubbel"
    CHANGED = "veranderd"
    HOSTILE_NAME = "vreemde naam"
    UNREADABLE = "niet te openen"


class Incoming(NamedTuple):
    """One attempt that can be judged.

    `body` is byte for byte what was handed in. `source` names the file, or is `DATABASE`. `lateness` is empty when it
    came in time, says how late it is, or is `LATENESS_UNKNOWN`. `digest` is the SHA-256 of the body.
    """

    assignment: FinalAssignment
    body: bytes
    receipt: str
    source: str
    submitted_at: datetime | None
    lateness: str
    digest: str


class Aside(NamedTuple):
    """Something that was kept aside. `source` is safe to show; `sentence` says what, where, and what to do."""

    source: str
    why: Why
    sentence: str


class Collected(NamedTuple):
    """What there is to judge, the attempts of one trainee in order, and what was kept aside."""

    kept: tuple[Incoming, ...] = ()
    aside: tuple[Aside, ...] = ()
