"""The four days of a training, until when one can hand in, and the proof of participation.

Seven half-days attended or made up, and a final assignment within two weeks (slides 3 and 63). The two weeks are read
as fourteen calendar days. The figures stand in the pass rule of the criteria file; who was there stands in
`attendance`, whose names can be imported from here. Pure: today and every moment come in as values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from herstelwerk.attendance import DAYS, HALF_DAYS, Attendance, Mark, Presence, ProgrammeError, check_half_day
from herstelwerk.criteria_set import PassRule
from herstelwerk.domain import AMSTERDAM, FinalAssignment
from herstelwerk.dutch import long_day

__all__ = ["DAYS", "HALF_DAYS", "Attendance", "Mark", "Presence", "Programme", "ProgrammeError", "Proof"]

_DEFAULT = PassRule()


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the proof of participation may be given; if not, why not yet, in Dutch sentences."""

    allowed: bool
    reasons: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Programme:
    """The days of one training, for a whole group. A moment without an offset is Dutch time, as in a hand-in.

    `again_by` holds the last days that were agreed for a second, third … attempt; a later attempt has the last of them.
    Without one, every attempt has the same last day.

    Raises:
        ProgrammeError: when the days are not four in order, or a figure of the rule cannot be.
    """

    days: tuple[date, ...]
    rule: PassRule = _DEFAULT
    again_by: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if len(self.days) != DAYS:
            raise ProgrammeError(f"De training heeft {DAYS} dagen; hier staan er {len(self.days)}.")
        if any(isinstance(day, datetime) for day in (*self.days, *self.again_by)):
            raise ProgrammeError("Geef de dagen als datum, zonder tijd.")
        if not 0 <= self.rule.half_days <= HALF_DAYS or not 0 <= self.rule.days_to_hand_in <= 366:
            raise ProgrammeError(f"De regel past niet: 0 tot en met {HALF_DAYS} dagdelen, 0 tot en met 366 dagen.")
        if not 1900 <= self.days[-1].year <= 9000:  # room on both sides to count in
            raise ProgrammeError("Dit jaar kan niet kloppen; kijk de datums nog eens na.")
        _in_order(self.days, "De dagen van de training")
        _in_order((self.last_day(), *self.again_by), "De dagen om (opnieuw) in te leveren")

    def name_of(self, half_day: int) -> str:
        """`dag 2, middag (dinsdag 3 november 2026)`.

        Raises:
            ProgrammeError: for a half-day that does not exist.
        """
        check_half_day(half_day)
        day, afternoon = divmod(half_day - 1, 2)
        return f"dag {day + 1}, {'middag' if afternoon else 'ochtend'} ({long_day(self.days[day])})"

    def last_day(self, attempt: int = 1) -> date:
        """The last day on which this attempt can be handed in, until midnight in the Netherlands.

        Raises:
            ProgrammeError: for an attempt below 1.
        """
        if attempt < 1:
            raise ProgrammeError(f"Poging {attempt} bestaat niet; de eerste poging is 1.")
        first = self.days[-1] + timedelta(days=self.rule.days_to_hand_in)
        return (first, *self.again_by)[min(attempt - 1, len(self.again_by))]

    def deadline(self, attempt: int = 1) -> str:
        """The deadline for people, with the zone in words."""
        return f"Laatste dag om in te leveren: {long_day(self.last_day(attempt))}, tot 24.00 uur Nederlandse tijd."

    def is_on_time(self, moment: datetime, attempt: int = 1) -> bool:
        """Whether a hand-in at this moment is in time. The last instant of the last day is, midnight is not."""
        return _dutch(moment).date() <= self.last_day(attempt)

    def on_time_so_far(self, submitted_at: datetime | None, now: datetime, attempt: int = 1) -> bool | None:
        """As `is_on_time`; None while nothing was handed in and there is still time (what `pass_rule` asks)."""
        if submitted_at is not None:
            return self.is_on_time(submitted_at, attempt)
        return None if self.is_on_time(now, attempt) else False

    def lateness(self, moment: datetime, attempt: int = 1) -> str:
        """How late a hand-in is: `2 dagen en 3 uur te laat`, rounded down; empty when it is in time.

        Days are days of the calendar. The hours after the last whole day are hours that really passed, so that the
        night in which the clock changes is counted as people lived it.
        """
        if self.is_on_time(moment, attempt):
            return ""
        local = _dutch(moment)
        days = (local.date() - self.last_day(attempt)).days - 1
        midnight = datetime.combine(local.date(), time(), AMSTERDAM)
        minutes = int((local.astimezone(UTC) - midnight.astimezone(UTC)).total_seconds()) // 60
        parts = [(days, "dag", "dagen"), (minutes // 60, "uur", "uur")]
        if not days:
            parts.append((minutes % 60, "minuut", "minuten"))
        told = [f"{count} {one if count == 1 else more}" for count, one, more in parts if count]
        return f"{' en '.join(told) or 'minder dan een minuut'} te laat"

    def attendance_met(self, attendance: Attendance) -> bool:
        """Whether enough half-days were attended or made up."""
        return attendance.counted >= self.rule.half_days

    def proof(
        self, attendance: Attendance, assignment: FinalAssignment | None, passed: bool | None, today: date
    ) -> Proof:
        """Whether this trainee may have the proof of participation today.

        `passed` is what the trainer's judgements of inventory and plan come to (`quality_verdict(...).settled`); None
        as long as they are not complete. The reflection has to be there; what it says is not weighed.
        """
        reasons = []
        if today < self.days[-1]:
            reasons.append(f"De training is nog niet klaar: de laatste dag is {long_day(self.days[-1])}.")
        reasons += [*self._missed(attendance), *self._handed_in(assignment)]
        if passed is None:
            reasons.append("De trainer heeft de krachteninventarisatie en het actieplan nog niet helemaal beoordeeld.")
        elif not passed:
            reasons.append("De krachteninventarisatie of het actieplan is nog niet voldoende.")
        return Proof(not reasons, tuple(reasons))

    def _missed(self, attendance: Attendance) -> list[str]:
        if self.attendance_met(attendance):
            return []
        sentences = [f"Dagdelen die meetellen: {attendance.counted}; het moeten er {self.rule.half_days} zijn."]
        for presence, label in ((Presence.ABSENT, "Gemist"), (Presence.UNKNOWN, "Nog niet genoteerd")):
            if numbers := attendance.which(presence):
                sentences.append(f"{label}: {'; '.join(map(self.name_of, numbers))}.")
        if attendance.counted + attendance.still_open < self.rule.half_days:
            sentences.append("Inhalen kan: spreek met de trainer af wat je doet en wanneer.")
        return [" ".join(sentences)]

    def _handed_in(self, assignment: FinalAssignment | None) -> list[str]:
        if assignment is None or assignment.submitted_at is None:
            attempt = assignment.attempt if assignment else 1
            return [f"De eindopdracht is nog niet ingeleverd. {self.deadline(attempt)}"]
        reasons = []
        if late := self.lateness(assignment.submitted_at, assignment.attempt):
            reasons.append(f"De eindopdracht kwam {late} binnen.")
        reflection = assignment.reflection
        if not all(text.strip() for text in (reflection.cooperation, reflection.learning, reflection.development)):
            reasons.append("De reflectie mist nog iets: samenwerking, leren en ontwikkeling horen er alle drie bij.")
        return reasons


def _in_order(days: tuple[date, ...], what: str) -> None:
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise ProgrammeError(f"{what} staan niet op volgorde; elke dag komt na de vorige.")


def _dutch(moment: datetime) -> datetime:
    """The moment on a Dutch clock."""
    return moment.replace(tzinfo=AMSTERDAM) if moment.utcoffset() is None else moment.astimezone(AMSTERDAM)
