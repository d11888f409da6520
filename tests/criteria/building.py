"""Small hand-ins, built by the number: so many entries, goals or actions of a kind, to stand exactly on a limit."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any, NamedTuple

Json = dict[str, Any]
HANDED_IN = date(2026, 11, 24)
NOON = "2026-11-24T12:00:00+01:00"
PLAN_DAY = date(2026, 11, 16)
BLANK = " \n\t "

# Texts that carry one code, or none; `{}` makes them differ. The labels are from codebook 3.
PLAIN = "Ik kook op woensdag voor {} mensen."
VAGUE = "Ik ben sociaal."
INTERPRETED = "Gemotiveerd om op maandag voor {} mensen te koken"
THIRD_PERSON = "Cliënt kookt op maandag voor {} mensen."
JARGON = "Ik ga {} keer per maand naar dagbesteding."
NEGATIVE = "Ik heb op zolder geen {} fietsen."
GOAL = "Ik wil elke zondag koken voor {} mensen."
GOAL_ABOUT = "Cliënt wil elke zondag koken voor {} mensen."
GOAL_OF_OTHERS = "De gemeente wil dat ik {} keer solliciteer."
GOAL_IN_JARGON = "Ik wil {} keer per maand naar dagbesteding."
GOAL_AWAY = "Ik wil geen schulden meer."
STEP = "Mijn zus bellen over de {} dozen"
BIG_STEP = "Werk vinden"
VAGUE_STEP = "Nadenken over de toekomst"

CODES: dict[str, tuple[str, set[str]]] = {
    PLAIN: ("entry", set()),
    VAGUE: ("entry", {"vague"}),
    INTERPRETED: ("entry", {"interpretation"}),
    THIRD_PERSON: ("entry", {"third_person"}),
    JARGON: ("entry", {"jargon"}),
    NEGATIVE: ("entry", {"negative"}),
    GOAL: ("goal", set()),
    GOAL_ABOUT: ("goal", {"third_person"}),
    GOAL_OF_OTHERS: ("goal", {"worker_goal"}),
    GOAL_IN_JARGON: ("goal", {"jargon"}),
    GOAL_AWAY: ("goal", {"avoidance", "negative"}),
    STEP: ("action", set()),
    BIG_STEP: ("action", {"too_big"}),
    VAGUE_STEP: ("action", {"vague_action"}),
}


class Case(NamedTuple):
    """A hand-in and what the codebook makes of one criterion in it.

    `expected` is a level, or a signal without one. `limit` names the threshold that the case stands at; `shows` and
    `hides` are codes of findings about parts that must, or must not, be there. `day` is the day that a caller gives
    for a draft. `defect` tells where the program still differs.
    """

    id: str
    name: str
    expected: str
    document: Json
    limit: str = ""
    shows: str = ""
    hides: str = ""
    day: date = HANDED_IN
    defect: str = ""


def lines(number: int, text: str = PLAIN, **fields: Any) -> list[Json]:
    """Entries that stand in one area, with source and date."""
    usual = {"area": "living", "layer": "strength", "source": "client", "on": "2026-11-10"}
    return [usual | {"text": text.format(n)} | fields for n in range(2, number + 2)]


def steps(number: int, text: str = STEP, **fields: Any) -> list[Json]:
    """Open actions of the client with a day and a sign that they are done."""
    usual = {"who": "client", "when": "2026-11-25", "done_when": "zij heeft ja gezegd"}
    return [usual | {"text": text.format(n)} | fields for n in range(2, number + 2)]


def goals(number: int, text: str = GOAL, actions: list[Json] | None = None, **fields: Any) -> list[Json]:
    """Goals with a *waarom*, each with these actions, or one."""
    actions = steps(1) if actions is None else actions
    return [
        {"text": text.format(n), "why": "Dan eten we samen.", "actions": [dict(a) for a in actions]} | fields
        for n in range(2, number + 2)
    ]


def inventory(entries: list[Json], submitted_at: str = NOON, **fields: Any) -> Json:
    """A hand-in with an inventory; its entries are numbered i1, i2, …"""
    return _hand_in(submitted_at) | {"inventory": {"entries": _numbered(entries, "i")} | fields}


def plan(
    goals: list[Json],
    entries: list[Json] | None = None,
    ranks: dict[int, str] | None = None,
    submitted_at: str = NOON,
    **fields: Any,
) -> Json:
    """A hand-in with a plan; goals are numbered g1, g2, …, actions a1, a2, … `ranks` gives priorities their reason."""
    numbers = count(1)
    numbered = [
        goal | {"actions": [{"id": f"a{next(numbers)}"} | action for action in goal["actions"]]} for goal in goals
    ]
    priorities = [{"rank": rank, "entry": "i1", "reason": reason} for rank, reason in (ranks or {}).items()]
    behind = {"entries": _numbered(entries or [], "i"), "priorities": priorities}
    front = {"drawn_up_on": PLAN_DAY.isoformat(), "goals": _numbered(numbered, "g")}
    return _hand_in(submitted_at) | {"inventory": behind, "plan": front | fields}


def _hand_in(submitted_at: str) -> Json:
    return {
        "format": "herstelwerk/final-assignment/1",
        "trainee": "T01",
        "cohort": "2026-TST-1",
        "submitted_at": submitted_at,
    }


def _numbered(things: list[Json], letter: str) -> list[Json]:
    return [{"id": f"{letter}{n}"} | thing for n, thing in enumerate(things, 1)]
