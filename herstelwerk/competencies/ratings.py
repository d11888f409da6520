"""What a trainee gave herself, what a trainer gave her, and by what the trainer saw it. Nothing has to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from herstelwerk.competencies.instrument import Instrument, Route
from herstelwerk.exercises.attempts import whole_in

Body = dict[str, Any]
FIRST, LAST = "dag-1/wat-kan-ik-al", "dag-4/wat-kan-ik-nu"  # the exercises in which a trainee rates herself
Scores = Mapping[str, int]  # by the id of the statement; what was passed over is not in it


class Moment(StrEnum):
    """About when a trainee rates herself, and whether she does so at the time or afterwards."""

    BEFORE = "before"  # given on the first day, about that day
    THEN = "then"  # given on the last day, about the first
    NOW = "now"  # given on the last day, about that day


@dataclass(frozen=True, slots=True)
class SelfRating:
    """The numbers someone gave herself, and when she gave them."""

    before: Scores = field(default_factory=dict)
    then: Scores = field(default_factory=dict)
    now: Scores = field(default_factory=dict)
    before_on: date | None = None
    now_on: date | None = None

    def of(self, moment: Moment) -> Scores:
        """The numbers of one moment."""
        return {Moment.BEFORE: self.before, Moment.THEN: self.then, Moment.NOW: self.now}[moment]

    @property
    def empty(self) -> bool:
        """Whether there is no number at all."""
        return not (self.before or self.then or self.now)

    @property
    def before_is_late(self) -> bool:
        """Whether the numbers of the start were given or changed on the last day or later: then they look back too."""
        return bool(self.before and self.before_on and self.now_on and self.before_on >= self.now_on)


def self_rating(
    first: Mapping[str, Any],
    last: Mapping[str, Any],
    instrument: Instrument,
    days: tuple[date | None, date | None] = (None, None),
) -> SelfRating:
    """The numbers in the attempts at the exercises of the first and the last day; what is none is left out."""

    def numbers(attempt: Mapping[str, Any], column: str) -> dict[str, int]:
        found = {id: whole_in(attempt, f"{id}.{column}", instrument.low, instrument.high) for id in instrument.ids}
        return {id: value for id, value in found.items() if value is not None}

    before, then, now = numbers(first, "nu"), numbers(last, "toen"), numbers(last, "nu")
    return SelfRating(before, then, now, days[0] if before else None, days[1] if then or now else None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """By what a trainer saw something: the route, a short note, the day."""

    id: str
    route: Route
    note: str = ""
    on: date | None = None

    @property
    def told(self) -> bool:
        """Whether the note says anything."""
        return bool(self.note.strip())


@dataclass(frozen=True, slots=True)
class Rated:
    """A trainer's number for one statement, with the evidence for it."""

    score: int | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes along which something was told, in their fixed order."""
        there = {one.route for one in self.evidence if one.told}
        return tuple(route for route in Route if route in there)


_NOTHING = Rated()


@dataclass(frozen=True, slots=True)
class TrainerRating:
    """A trainer's numbers for one trainee."""

    rated: Mapping[str, Rated] = field(default_factory=dict)

    def of(self, id: str) -> Rated:
        """What was given for a statement; nothing where nothing was."""
        return self.rated.get(id, _NOTHING)

    @property
    def scores(self) -> Scores:
        """The numbers alone."""
        return {id: one.score for id, one in self.rated.items() if one.score is not None}

    @property
    def unfounded(self) -> tuple[str, ...]:
        """The statements with a number and no evidence that says anything."""
        return tuple(id for id, one in self.rated.items() if one.score is not None and not one.routes)

    def with_score(self, id: str, score: int | None) -> TrainerRating:
        """The same with another number, or none."""
        return self._with(id, replace(self.of(id), score=score))

    def with_more(self, id: str, route: Route, on: date | None) -> TrainerRating:
        """The same with a place for evidence, under an id that the statement did not have."""
        here = self.of(id)
        number = max((int(one.id.removeprefix("e")) for one in here.evidence), default=0) + 1
        return self._with(id, replace(here, evidence=(*here.evidence, Evidence(f"e{number}", route, on=on))))

    def with_evidence(self, id: str, evidence: Evidence) -> TrainerRating:
        """The same with this evidence in the place of that of the same id."""
        here = self.of(id)
        changed = tuple(evidence if one.id == evidence.id else one for one in here.evidence)
        return self._with(id, replace(here, evidence=changed))

    def without(self, id: str, evidence: str) -> TrainerRating:
        """The same without the evidence of this id."""
        here = self.of(id)
        return self._with(id, replace(here, evidence=tuple(one for one in here.evidence if one.id != evidence)))

    def _with(self, id: str, rated: Rated) -> TrainerRating:
        changed = {**self.rated, id: rated}
        return TrainerRating({name: one for name, one in changed.items() if one != _NOTHING})


def rating_body(rating: TrainerRating) -> Body:
    """A trainer's rating as it is kept."""
    return {
        "rated": {
            id: {"score": one.score, "evidence": [_evidence_body(evidence) for evidence in one.evidence]}
            for id, one in rating.rated.items()
        }
    }


def read_rating(body: Mapping[str, Any]) -> TrainerRating:
    """A kept rating.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: when it is none.
    """
    return TrainerRating(
        {
            str(id): Rated(_score(one["score"]), tuple(_evidence(evidence) for evidence in one["evidence"]))
            for id, one in body.get("rated", {}).items()
        }
    )


def _score(value: object) -> int | None:
    if value is not None and type(value) is not int:
        raise TypeError("a score is a whole number")
    return value


def _evidence_body(evidence: Evidence) -> Body:
    on = evidence.on.isoformat() if evidence.on else None
    return {"id": evidence.id, "route": evidence.route.value, "note": evidence.note, "on": on}


def _evidence(body: Mapping[str, Any]) -> Evidence:
    number = int(str(body["id"]).removeprefix("e"))  # an id that cannot be counted on is none
    on = body.get("on")
    return Evidence(f"e{number}", Route(body["route"]), str(body["note"]), date.fromisoformat(on) if on else None)
