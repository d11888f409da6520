"""Who was there: the eight half-days of one trainee, and what was made up. Pure.

Four days make eight half-days; that there are eight follows from the days (slide 3 only says seven).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

DAYS = 4
HALF_DAYS = 2 * DAYS


class ProgrammeError(ValueError):
    """Days or attendance that cannot be, as a Dutch sentence that says what is expected."""


class Presence(StrEnum):
    """What is noted of one half-day."""

    PRESENT = "aanwezig"
    ABSENT = "afwezig"
    COMPENSATED = "ingehaald"
    UNKNOWN = "nog niet genoteerd"


def check_half_day(half_day: int) -> None:
    """Refuse a half-day that does not exist.

    Raises:
        ProgrammeError: below 1 or above 8.
    """
    if not 1 <= half_day <= HALF_DAYS:
        raise ProgrammeError(f"Dagdeel {half_day} bestaat niet; kies 1 tot en met {HALF_DAYS}.")


@dataclass(frozen=True, slots=True)
class Mark:
    """One half-day of one trainee; what was made up, with whom that was agreed and on which day, as it was written.

    Raises:
        ProgrammeError: when something was made up without what, with whom and when.
    """

    presence: Presence = Presence.UNKNOWN
    what: str = ""
    agreed_with: str = ""
    on: date | None = None

    def __post_init__(self) -> None:
        told = bool(self.what.strip() and self.agreed_with.strip() and self.on)
        if self.presence is Presence.COMPENSATED and not told:
            raise ProgrammeError(
                "Dit dagdeel is ingehaald. Vul in: wat er is gedaan, met wie dat is afgesproken, en wanneer."
            )


@dataclass(frozen=True, slots=True)
class Attendance:
    """The eight half-days of one trainee, counted from 1 (day 1, morning) to 8 (day 4, afternoon).

    Raises:
        ProgrammeError: when there are not eight.
    """

    marks: tuple[Mark, ...] = (Mark(),) * HALF_DAYS

    def __post_init__(self) -> None:
        if len(self.marks) != HALF_DAYS:
            raise ProgrammeError(f"Er zijn {HALF_DAYS} dagdelen; hier staan er {len(self.marks)}.")

    def note(self, half_day: int, mark: Mark | Presence) -> Attendance:
        """The attendance with one half-day noted, or corrected.

        Raises:
            ProgrammeError: for a half-day that does not exist, or a compensation that is not told.
        """
        check_half_day(half_day)
        mark = Mark(mark) if isinstance(mark, Presence) else mark
        return replace(self, marks=(*self.marks[: half_day - 1], mark, *self.marks[half_day:]))

    def which(self, presence: Presence) -> tuple[int, ...]:
        """The numbers of the half-days of which this is noted."""
        return tuple(number for number, mark in enumerate(self.marks, 1) if mark.presence is presence)

    @property
    def counted(self) -> int:
        """How many half-days count: attended or made up."""
        return len(self.which(Presence.PRESENT)) + len(self.which(Presence.COMPENSATED))

    @property
    def still_open(self) -> int:
        """How many half-days have nothing noted."""
        return len(self.which(Presence.UNKNOWN))
