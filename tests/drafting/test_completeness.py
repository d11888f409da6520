"""Which parts of the hand-in are there: all of them in a whole one, none in an empty one, and each when it goes."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.domain import ActionPlan, FinalAssignment, GoalStatus, Reflection, StrengthsInventory
from herstelwerk.drafting import plan as edits
from herstelwerk.drafting.assignment import assemble
from herstelwerk.drafting.completeness import completeness
from herstelwerk.workbook import Workbook


def changed(whole: FinalAssignment, part: str, **fields: Any) -> FinalAssignment:
    return whole.model_copy(update={part: getattr(whole, part).model_copy(update=fields)})


def missing(assignment: FinalAssignment) -> list[str]:
    return [id for id, there in completeness(assignment).items() if not there]


def test_a_whole_hand_in_misses_nothing(complete: FinalAssignment) -> None:
    assert missing(complete) == []


def test_an_empty_one_misses_everything() -> None:
    empty = assemble("D07", "-", StrengthsInventory(), ActionPlan(), Reflection())
    assert missing(empty) == list(completeness(empty))


@pytest.mark.parametrize(
    ("part", "fields", "told"),
    [
        ("inventory", {"entries": ()}, ["areas", "layers", "sources"]),
        ("inventory", {"priorities": ()}, ["priorities"]),
        ("inventory", {"signed_by_client_on": None}, ["inventory-signed"]),
        ("inventory", {"signed_by_worker_on": None}, ["inventory-signed"]),
        ("plan", {"goals": ()}, ["goals", "actions"]),
        ("plan", {"confidence": None}, ["confidence"]),
        ("plan", {"if_it_fails": " "}, ["confidence"]),
        ("plan", {"evaluate_on": None}, ["progress"]),
        ("plan", {"progress": ()}, ["progress"]),
        ("plan", {"signed_by_worker_on": None}, ["plan-signed"]),
        ("reflection", {"cooperation": ""}, ["cooperation"]),
        ("reflection", {"learning": ""}, ["learning"]),
        ("reflection", {"development": ""}, ["development"]),
    ],
)
def test_what_goes_is_missed(complete: FinalAssignment, part: str, fields: dict[str, Any], told: list[str]) -> None:
    assert missing(changed(complete, part, **fields)) == told


@pytest.mark.parametrize("field", ["when", "done_when", "who"])
def test_a_step_that_is_half_filled_in_is_missed(complete: FinalAssignment, field: str) -> None:
    action = next(complete.plan.actions()).id
    plan = edits.change_action(complete.plan, action, **{field: ""})
    assert missing(complete.model_copy(update={"plan": plan})) == ["actions"]


@pytest.mark.parametrize(("status", "told"), [(GoalStatus.OPEN, ["actions"]), (GoalStatus.REACHED, [])])
def test_only_a_goal_that_goes_on_needs_steps(complete: FinalAssignment, status: GoalStatus, told: list[str]) -> None:
    plan = edits.change_goal(complete.plan, complete.plan.goals[0].id, actions=(), status=status)
    assert missing(complete.model_copy(update={"plan": plan})) == told


def test_every_part_has_its_words(complete: FinalAssignment, workbook: Workbook) -> None:
    words = workbook.wording("inleveren").tables("check")
    assert [one.id for one in words] == list(completeness(complete))
    assert all(one.text("done") and one.text("missing") for one in words)
