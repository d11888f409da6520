"""Is a group the right form? Answers weigh; the outcome is an advice with its reasons, never only a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from herstelwerk.wording import Wording

NO, UNKNOWN, PARTLY, YES = "no", "unknown", "partly", "yes"
DECISIONS = ("group", "first", "other")
ANSWERS = (NO, UNKNOWN, PARTLY, YES)  # from least to most in favour of a group
_POINTS = {NO: 0, UNKNOWN: 1, PARTLY: 2, YES: 4}
_ENOUGH, _SOME = 0.7, 0.4  # of all points; our own limits, between which something has to be settled first


class Level(IntEnum):
    """The advice, from least to most in favour."""

    NOT_NOW = 0
    FIRST = 1
    FITS = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose yes speaks for a group. Without a yes on an essential one the advice is never `FITS`."""

    id: str
    text: str
    essential: bool
    weight: int
    good: str
    half: str
    bad: str
    find_out: str


@dataclass(frozen=True, slots=True)
class Reason:
    """What one answer says; `essential` ones weigh most and come first."""

    question: str
    text: str
    essential: bool
    open: bool = False  # nobody knows yet


@dataclass(frozen=True, slots=True)
class Advice:
    """The level, or None as long as an essential question has no answer, and the reasons shown beside it."""

    level: Level | None
    speaks_for: tuple[Reason, ...]
    settle: tuple[Reason, ...]
    speaks_against: tuple[Reason, ...]
    unanswered: int  # questions


@dataclass(frozen=True, slots=True)
class Deciding:
    """What the leaders answered and decided."""

    answers: Mapping[str, str] = field(default_factory=dict)
    goal: str = ""
    decision: str = ""
    why: str = ""


def read_questions(texts: Wording) -> tuple[Question, ...]:
    """The questions in a content file; raises WordingError where one lacks something."""
    names = ("good", "half", "bad", "find_out")
    return tuple(
        Question(one.id, one.text("text"), one.flag("essential"), one.number("weight"), *map(one.text, names))
        for one in texts.tables("question")
    )


def advise(questions: Sequence[Question], answers: Mapping[str, str]) -> Advice:
    """The advice that follows from the answers. A better answer never makes it worse.

    An essential question with `no` decides: not now. With `unknown` or `partly` the advice is at most to settle
    something first. A question without an answer counts as not known.
    """
    given = {one.id: answers.get(one.id, UNKNOWN) for one in questions}
    waiting = [one for one in questions if answers.get(one.id) not in ANSWERS]
    reasons: dict[str, list[Reason]] = {NO: [], UNKNOWN: [], PARTLY: [], YES: []}
    for one in sorted(questions, key=lambda question: not question.essential):
        if one in waiting:
            continue
        text = {NO: one.bad, UNKNOWN: one.find_out, PARTLY: one.half, YES: one.good}[given[one.id]]
        reasons[given[one.id]].append(Reason(one.id, text, one.essential, given[one.id] == UNKNOWN))
    level = None if any(one.essential for one in waiting) else _level(questions, given)
    settle = sorted((*reasons[PARTLY], *reasons[UNKNOWN]), key=lambda reason: not reason.essential)
    return Advice(level, tuple(reasons[YES]), tuple(settle), tuple(reasons[NO]), len(waiting))


def _level(questions: Sequence[Question], given: Mapping[str, str]) -> Level:
    essential = [_POINTS.get(given[one.id], _POINTS[UNKNOWN]) for one in questions if one.essential]
    if _POINTS[NO] in essential:
        return Level.NOT_NOW
    most = sum(one.weight for one in questions) * _POINTS[YES]
    points = sum(one.weight * _POINTS.get(given[one.id], _POINTS[UNKNOWN]) for one in questions)
    share = points / most if most else 0.0
    if share < _SOME:
        return Level.NOT_NOW
    return Level.FITS if share >= _ENOUGH and min(essential, default=_POINTS[YES]) == _POINTS[YES] else Level.FIRST


def deciding_body(value: Deciding) -> dict[str, Any]:
    """As it is kept."""
    return {"answers": dict(value.answers), "goal": value.goal, "decision": value.decision, "why": value.why}


def read_deciding(body: Mapping[str, Any]) -> Deciding:
    """As it was kept; what is not there is empty.

    Raises:
        ValueError, TypeError, AttributeError: when it is none.
    """
    answers = {str(id): str(answer) for id, answer in body.get("answers", {}).items() if answer in ANSWERS}
    decision = str(body.get("decision", ""))
    goal, why = str(body.get("goal", "")), str(body.get("why", ""))
    return Deciding(answers, goal, decision if decision in DECISIONS else "", why)
