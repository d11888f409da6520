"""A self-rating that a trainee hands to her trainer: numbers and days, no words; a sheet, or a file with the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from herstelwerk.competencies.instrument import Instrument
from herstelwerk.competencies.ratings import Moment, SelfRating
from herstelwerk.problems import Problem, Unreadable, place_of, shown

FORMAT = "herstelwerk/self-rating/1"
MAX_BYTES = 64 * 1024
_MAX_CODE, _MAX_PROBLEMS = 60, 20
_FILE = "een bestand dat een deelnemer maakte in ‘Mijn werkboek’, bij ‘Zelfbeoordeling’"
_DAYS = {"before_on": Moment.BEFORE, "now_on": Moment.NOW}


class SelfRatingError(Unreadable):
    """A self-rating that cannot be read, with all its problems at once."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over: whose it is, for which group, when, and whether researchers may have it too."""

    owner: str
    cohort: str
    on: date
    rating: SelfRating
    research: bool = False


def handed_body(handed: Handed) -> dict[str, Any]:
    """What was handed over, as it is kept and as it stands in a file."""
    rating = handed.rating
    return {
        "format": FORMAT,
        "owner": handed.owner,
        "cohort": handed.cohort,
        "on": handed.on.isoformat(),
        "research": handed.research,
        "scores": {moment.value: dict(rating.of(moment)) for moment in Moment},
        "before_on": rating.before_on.isoformat() if rating.before_on else None,
        "now_on": rating.now_on.isoformat() if rating.now_on else None,
    }


def handed_file(handed: Handed) -> bytes:
    """The file, laid out so that a person can read what is in it."""
    return (json.dumps(handed_body(handed), ensure_ascii=False, indent=1) + "\n").encode()


def read_handed(body: Mapping[str, Any], instrument: Instrument, name: str = "zelfbeoordeling") -> Handed | None:
    """What was handed over; None when it was taken back.

    Raises:
        SelfRatingError: with everything that does not fit.
    """
    if not body:
        return None
    problems = tuple(_problems(body, instrument))
    if problems:
        raise SelfRatingError(name, problems[:_MAX_PROBLEMS])
    scores = {moment: dict(body["scores"].get(moment.value, {})) for moment in Moment}
    days = {field: date.fromisoformat(body[field]) if body.get(field) else None for field in _DAYS}
    rating = SelfRating(
        scores[Moment.BEFORE], scores[Moment.THEN], scores[Moment.NOW], days["before_on"], days["now_on"]
    )
    return Handed(body["owner"], body["cohort"], date.fromisoformat(body["on"]), rating, body.get("research") is True)


def read_handed_file(data: bytes, instrument: Instrument, name: str = "bestand") -> Handed:
    """What stands in a file.

    Raises:
        SelfRatingError: when it is no such file, or something in it does not fit.
    """
    if len(data) > MAX_BYTES:
        raise SelfRatingError(name, (Problem("", "het bestand is te groot", f"hoogstens {MAX_BYTES // 1024} KiB"),))
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # no UTF-8, no JSON, or nested without end
        raise SelfRatingError(name, (Problem("", "dit is geen leesbaar bestand", _FILE),)) from None
    found = read_handed(document, instrument, name) if isinstance(document, dict) else None
    if found is None:
        raise SelfRatingError(name, (Problem("", "hier staat geen zelfbeoordeling in", _FILE),))
    return found


def _problems(body: Mapping[str, Any], instrument: Instrument) -> Iterator[Problem]:
    if body.get("format") != FORMAT:
        yield Problem("format", f"er staat {shown(body.get('format'))}", f"{FORMAT}; {_FILE}")
        return
    for field in ("owner", "cohort"):
        value = body.get(field)
        if not isinstance(value, str) or len(value) > _MAX_CODE or "\x00" in value:
            yield Problem(field, f"er staat {shown(value)}", f"een tekst van hoogstens {_MAX_CODE} tekens")
    for field in ("on", *_DAYS):
        if not (_is_day(body.get(field)) or (field != "on" and body.get(field) is None)):
            yield Problem(field, f"er staat {shown(body.get(field))}", "een dag zoals 2026-11-23")
    scores = body.get("scores")
    if not isinstance(scores, dict):
        yield Problem("scores", f"er staat {shown(scores)}", "cijfers per moment")
        return
    for moment, numbers in scores.items():
        if moment not in list(Moment) or not isinstance(numbers, dict):
            yield Problem(place_of(("scores", moment)), "dit hoort er niet in", ", ".join(Moment))
            continue
        yield from _numbers(moment, numbers, instrument)


def _numbers(moment: str, numbers: Mapping[str, Any], instrument: Instrument) -> Iterator[Problem]:
    for id, value in numbers.items():
        place = place_of(("scores", moment, id))
        if id not in instrument.ids:
            yield Problem(place, "deze zin bestaat niet", f"een zin van {instrument.ids[0]} tot {instrument.ids[-1]}")
        elif type(value) is not int or not instrument.low <= value <= instrument.high:
            wanted = f"een heel getal van {instrument.low} tot en met {instrument.high}"
            yield Problem(place, f"er staat {shown(value)}", wanted)


def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
