"""The screening sheet of every candidate: by code word, from both sides, with an alternative for who does not join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

JOINS, DOUBT, ELSEWHERE = "joins", "doubt", "elsewhere"
FINE, ARRANGE = "fine", "arrange"
_AMONG = {"goals": ("yes", "partly", "unknown", "no"), "outcome": (JOINS, DOUBT, ELSEWHERE)}
_TEXTS = ("id", "code", "wants", "brings", "needs", "goals", "outcome", "why", "alternative")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate. `practical` and `traits` hold an answer per id of the content file, `concerns` ids of it."""

    id: str
    code: str = ""
    wants: str = ""
    brings: str = ""
    needs: str = ""
    goals: str = ""
    practical: Mapping[str, str] = field(default_factory=dict)
    traits: Mapping[str, str] = field(default_factory=dict)
    concerns: tuple[str, ...] = ()
    outcome: str = ""
    why: str = ""
    alternative: str = ""


Candidates = tuple[Candidate, ...]


def added(candidates: Candidates) -> Candidates:
    """One more candidate, with an id nobody had."""
    numbers = [int(one.id[1:]) for one in candidates if one.id[1:].isdecimal()]
    return (*candidates, Candidate(f"k{max(numbers, default=0) + 1}"))


def changed(candidates: Candidates, id: str, **new: Any) -> Candidates:
    """The candidates with something else at one of them; unknown ids change nothing."""
    return tuple(replace(one, **new) if one.id == id else one for one in candidates)


def removed(candidates: Candidates, id: str) -> Candidates:
    """Without this candidate."""
    return tuple(one for one in candidates if one.id != id)


def remarks(one: Candidate, all: Sequence[Candidate]) -> Iterator[str]:
    """What still asks for a word, as keys of `remarks` in the content file."""
    if not one.code.strip():
        yield "code"
    elif Counter(other.code.strip().casefold() for other in all)[one.code.strip().casefold()] > 1:
        yield "code_twice"
    if one.outcome == JOINS:
        if not one.wants.strip():
            yield "wants"
        if not one.brings.strip():
            yield "brings"
        if one.goals == "no":
            yield "goals"
        if one.concerns:
            yield "concern"
    if one.outcome == ELSEWHERE:
        if not one.why.strip():
            yield "why"
        yield "talk" if one.alternative.strip() else "alternative"


def candidates_body(candidates: Candidates) -> dict[str, Any]:
    """As they are kept."""
    return {"candidates": [_body(one) for one in candidates]}


def _body(one: Candidate) -> dict[str, Any]:
    texts = {name: getattr(one, name) for name in _TEXTS}
    return texts | {
        "practical": dict(one.practical),
        "traits": dict(one.traits),
        "concerns": list(one.concerns),
    }


def read_candidates(body: Mapping[str, Any]) -> Candidates:
    """As they were kept; what is not there is empty.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: when they are none.
    """
    found = tuple(_read(one) for one in body.get("candidates", []))
    if len({one.id for one in found}) != len(found):
        raise ValueError("an id stands twice")
    return found


def _read(body: Mapping[str, Any]) -> Candidate:
    texts = {name: str(body.get(name, "")) for name in _TEXTS if name != "id"}
    texts |= {name: "" for name, known in _AMONG.items() if texts[name] not in known}
    pairs = {
        name: {str(key): str(value) for key, value in body.get(name, {}).items()} for name in ("practical", "traits")
    }
    pairs["practical"] = {key: value for key, value in pairs["practical"].items() if value in (FINE, ARRANGE)}
    return Candidate(str(body["id"]), **texts, **pairs, concerns=tuple(map(str, body.get("concerns", []))))  # type: ignore[arg-type]
