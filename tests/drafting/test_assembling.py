"""The hand-in from its parts: nothing a person wrote is lost, nothing empty goes along; and what is still missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from herstelwerk.domain import (
    Action,
    ActionPlan,
    Dismissal,
    FinalAssignment,
    Priority,
    RecoveryGoal,
    Reflection,
    StrengthsInventory,
)
from herstelwerk.drafting import plan as edits
from herstelwerk.drafting.assignment import assemble
from herstelwerk.handin import read_hand_in
from tests.drafting.drafts import INVENTORY, PLAN, REFLECTION, TODAY, changes, line


def assembled(
    inventory: StrengthsInventory = INVENTORY, plan: ActionPlan = PLAN, *dismissals: Dismissal, **more: Any
) -> FinalAssignment:
    """The hand-in, which is read back from its own file on the way."""
    made = assemble("D07", "2026-NIJ-1", inventory, plan, REFLECTION, dismissals, **more)
    for whole in (True, False):
        assert read_hand_in(made.model_dump_json(exclude_defaults=not whole).encode()) == made
    return made


def with_entries(*entries: Any, **more: Any) -> StrengthsInventory:
    return INVENTORY.model_copy(update={"entries": (*INVENTORY.entries, *entries), **more})


def with_goal(*actions: Action, **more: Any) -> ActionPlan:
    goal = RecoveryGoal(id="g9", actions=actions, **({"text": "Ik wil weer drummen."} | more))
    return PLAN.model_copy(update={"goals": (*PLAN.goals, goal)})


# ---------------------------------------------------------------- what goes along


def test_full_drafts_go_along_as_they_are() -> None:
    dismissal = Dismissal(where="i1", code="vague", reason="zo zegt zij het", on=TODAY)
    moment = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    made = assembled(INVENTORY, PLAN, dismissal, attempt=3, submitted_at=moment)
    assert (made.trainee, made.cohort, made.attempt, made.submitted_at) == ("D07", "2026-NIJ-1", 3, moment)
    assert (made.inventory, made.plan, made.reflection) == (INVENTORY, PLAN, REFLECTION)
    assert made.dismissals == (dismissal,)


def test_empty_drafts_make_a_hand_in_too() -> None:
    made = assemble("D07", "-", StrengthsInventory(), ActionPlan(), Reflection())
    assert read_hand_in(made.model_dump_json(exclude_defaults=True).encode()) == made


def test_an_empty_line_stays_behind_with_what_points_to_it() -> None:
    priorities = (*INVENTORY.priorities, Priority(rank=3, entry="i8", reason="later"))
    inventory = with_entries(line("i8", " \n"), line("i9", ""), priorities=priorities)
    step = Action(id="a9", text="Vragen of [ZUS-1] meegaat", uses=("i8", "i1", "i77"))
    made = assembled(
        inventory,
        with_goal(step, priority=3),
        Dismissal(where="i8", code="vague"),
        Dismissal(where="i1", code="vague"),
        Dismissal(where="priorities", code="unused_priority"),
    )
    assert changes(INVENTORY, made.inventory) == set()
    goal = made.plan.goals[-1]
    assert goal.priority is None
    assert goal.actions == (step.model_copy(update={"uses": ("i1", "i77")}),)  # i77 was removed: that is asked about
    assert [d.where for d in made.dismissals] == ["i1", "priorities"]


def test_ranks_and_broken_links_stay_as_they_stand_on_the_screen() -> None:
    priorities = (Priority(rank=1, entry="i8"), Priority(rank=2, entry="i2"), Priority(rank=3, entry="i77"))
    made = assembled(with_entries(line("i8", ""), priorities=priorities))
    assert made.inventory.priorities == priorities[1:]
    assert [goal.priority for goal in made.plan.goals] == [None, 2]


def test_empty_steps_and_goals_stay_behind_with_what_points_to_them() -> None:
    plan = with_goal(Action(id="a8", text=" ", uses=("i1",)), text="\t")
    plan = edits.add_action(plan, "g1")[0]
    assert changes(PLAN, plan) == {"goals"}
    aside = [Dismissal(where=where, code="too_big") for where in ("g9", "a8", "a9", "a1", "g1", "goals")]
    made = assembled(INVENTORY, plan, *aside)
    assert made.plan == PLAN
    assert [d.where for d in made.dismissals] == ["a1", "g1", "goals"]


@pytest.mark.parametrize("field", ["text", "literal"])
def test_whatever_was_written_in_a_line_is_kept(field: str) -> None:
    entry = line("i8", **({"text": "", "literal": ""} | {field: "koken joh, dat kan ik gewoon"}))
    assert assembled(with_entries(entry)).inventory.entries[-1] == entry


@pytest.mark.parametrize("field", ["text", "when", "done_when", "remark"])
def test_whatever_was_written_in_a_step_is_kept(field: str) -> None:
    step = Action(id="a8", **({"text": ""} | {field: "volgende week dinsdag"}))
    assert assembled(plan=with_goal(step, text="")).plan.goals[-1].actions == (step,)


@pytest.mark.parametrize("field", ["text", "why"])
def test_whatever_was_written_in_a_goal_is_kept(field: str) -> None:
    plan = with_goal(**({"text": "", "why": ""} | {field: "Als ik drum, is mijn hoofd leeg."}))
    assert assembled(plan=plan).plan == plan


def test_nothing_else_is_touched() -> None:
    made = assembled(with_entries(line("i8", "")), with_goal(Action(id="a8", text="")))
    assert changes(INVENTORY, made.inventory) == set()
    assert changes(PLAN, made.plan) == {"goals"}
    assert made.plan.goals[-1] == RecoveryGoal(id="g9", text="Ik wil weer drummen.")
