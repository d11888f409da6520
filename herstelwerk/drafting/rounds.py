"""Rounds of a plan: a round that was finished is kept as it was, the next one starts from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from herstelwerk.domain import ActionPlan, GoalStatus
from herstelwerk.drafting.plan import change_goal, next_round
from herstelwerk.drafting.reading import Body, as_day, day_at, rows_at, table_at, text_at, texts_at


class Talk(NamedTuple):
    """What was said looking back: per goal a note and, where it changed, its new wording; and what comes next."""

    notes: Mapping[str, str] = {}
    wording: Mapping[str, str] = {}
    ahead: str = ""


class Round(NamedTuple):
    """A round that was finished, on a day, with its plan and what was said."""

    on: date | None
    plan: ActionPlan
    talk: Talk = Talk()


class Rounds(NamedTuple):
    """The finished rounds, the first one first, and the talk about the plan of now."""

    finished: tuple[Round, ...] = ()
    now: Talk = Talk()


def read_rounds(body: Body) -> Rounds:
    """The rounds as they were kept."""
    finished = [
        Round(day_at(row, "on"), plan, _talk(table_at(row, "talk")))
        for row in rows_at(body, "rounds")
        if (plan := _plan(table_at(row, "plan"))) is not None
    ]
    return Rounds(tuple(finished), _talk(table_at(body, "now")))


def write_rounds(rounds: Rounds) -> dict[str, Any]:
    """The rounds as they are kept."""
    finished = [
        {
            "on": as_day(one.on),
            "plan": one.plan.model_dump(mode="json", exclude_defaults=True),
            "talk": _talk_body(one.talk),
        }
        for one in rounds.finished
    ]
    return {"rounds": finished, "now": _talk_body(rounds.now)}


def _plan(table: Mapping[str, Any]) -> ActionPlan | None:
    try:
        return ActionPlan.model_validate_json(json.dumps(table))
    except ValueError:  # what was read in and is no plan
        return None


def _talk(table: Body) -> Talk:
    return Talk(texts_at(table, "notes"), texts_at(table, "wording"), text_at(table, "ahead"))


def _talk_body(talk: Talk) -> dict[str, Any]:
    return {"notes": dict(talk.notes), "wording": dict(talk.wording), "ahead": talk.ahead}


def note_at(rounds: Rounds, goal: str, text: str) -> Rounds:
    """With this note at a goal."""
    return rounds._replace(now=rounds.now._replace(notes={**rounds.now.notes, goal: text}))


def reword(rounds: Rounds, goal: str, text: str) -> Rounds:
    """With this as what a changed goal is called from the next round on."""
    return rounds._replace(now=rounds.now._replace(wording={**rounds.now.wording, goal: text}))


def look_ahead(rounds: Rounds, text: str) -> Rounds:
    """With this on what comes next."""
    return rounds._replace(now=rounds.now._replace(ahead=text))


def finish(rounds: Rounds, plan: ActionPlan, today: date) -> tuple[Rounds, ActionPlan]:
    """Close the round of `plan`: the rounds with it kept unchanged, and the plan of the next round.

    A plan that is the last finished one already, as after a computer that stopped halfway, is not kept twice.
    """
    halfway = bool(rounds.finished) and rounds.finished[-1].plan == plan
    talk = rounds.finished[-1].talk if halfway else rounds.now
    kept = rounds if halfway else Rounds((*rounds.finished, Round(today, plan, talk)))
    fresh = next_round(plan, today)
    for goal in plan.goals:
        words = talk.wording.get(goal.id, "").strip()
        if goal.status is GoalStatus.CHANGED and words:
            fresh = change_goal(fresh, goal.id, text=words)
    return kept, fresh
