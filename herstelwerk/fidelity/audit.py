"""One audit of a team: a score or a reason per indicator, with what it was seen from, and an honest mean.

The mean is that of the Dutch version of the fidelity scale: of the indicators that were scored (domain.md 2.8). Where
less than two thirds were scored there is no mean: what was left out could then decide the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from herstelwerk.drafting.reading import as_day, day_at, table_at, text_at, whole_at
from herstelwerk.dutch import number
from herstelwerk.fidelity.instrument import HIGH, LOW

Body = dict[str, Any]
MOST_ASSESSORS = 2


@dataclass(frozen=True, slots=True)
class Rating:
    """What was found at one indicator: a score from 1 to 5, or the id of a reason why there is none."""

    score: int | None = None
    missing: str = ""
    evidence: str = ""

    @property
    def answered(self) -> bool:
        """Whether there is a score or a reason."""
        return self.score is not None or bool(self.missing)


Ratings = Mapping[str, Rating]
OPEN = Rating()  # nothing filled in yet


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit; `ratings` is what the assessors settled on. `removed` is put away, with a way back."""

    id: str
    team: str
    on: date | None = None
    assessors: tuple[str, ...] = ()
    ratings: Ratings = field(default_factory=dict)
    note: str = ""
    removed: bool = False


class Mean(NamedTuple):
    """The mean of what was scored, or None where too little was; with how many of how many."""

    value: float | None
    scored: int
    of: int

    def __str__(self) -> str:
        """`3,4 (8 van 10 gescoord)`, or why there is none."""
        told = f"{self.scored} van {self.of} gescoord"
        if self.value is not None:
            return f"{number(self.value, 1)} ({told})"
        return f"geen gemiddelde ({told}; nodig zijn er {needed(self.of)})"


def needed(count: int) -> int:
    """How many of `count` indicators must be scored for a mean: two thirds, rounded up; 7 of 10, 2 of 3, 3 of 4."""
    return -(-2 * count // 3)


def mean_of(ratings: Ratings, ids: Iterable[str]) -> Mean:
    """The mean over the indicators `ids`; what is not scored stays out of it and is counted."""
    asked = tuple(ids)
    scores = [score for id in asked if (score := ratings.get(id, OPEN).score) is not None]
    enough = bool(scores) and len(scores) >= needed(len(asked))
    return Mean(sum(scores) / len(scores) if enough else None, len(scores), len(asked))


def rate(ratings: Ratings, id: str, **fields: Any) -> dict[str, Rating]:
    """The ratings with other values at one indicator; a score takes the place of a reason, and the other way round."""
    now = replace(ratings.get(id, OPEN), **fields)
    if fields.get("score") is not None:
        now = replace(now, missing="")
    elif fields.get("missing"):
        now = replace(now, score=None)
    return {**ratings, id: now}


def ratings_body(ratings: Ratings) -> Body:
    """Ratings as they are kept."""
    return {
        "ratings": {
            id: {"score": one.score, "missing": one.missing, "evidence": one.evidence} for id, one in ratings.items()
        }
    }


def read_ratings(body: Mapping[str, Any]) -> dict[str, Rating]:
    """Kept ratings; what is no score from 1 to 5 is none."""
    kept = table_at(body, "ratings")
    return {id: _rating(table_at(kept, id)) for id, one in kept.items() if isinstance(one, Mapping)}


def _rating(row: Mapping[str, Any]) -> Rating:
    score = whole_at(row, "score")
    score = score if score is not None and LOW <= score <= HIGH else None
    return Rating(score, "" if score is not None else text_at(row, "missing"), text_at(row, "evidence"))


def audit_body(audit: Audit) -> Body:
    """An audit as it is kept, in a sheet of its team."""
    return {
        "on": as_day(audit.on),
        "assessors": list(audit.assessors),
        "note": audit.note,
        "removed": audit.removed,
        **ratings_body(audit.ratings),
    }


def read_audit(id: str, team: str, body: Mapping[str, Any]) -> Audit:
    """A kept audit; what does not fit is passed over."""
    kept = body.get("assessors")
    assessors = [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []
    return Audit(
        id,
        team,
        day_at(body, "on"),
        tuple(assessors[:MOST_ASSESSORS]),
        read_ratings(body),
        text_at(body, "note"),
        body.get("removed") is True,
    )
