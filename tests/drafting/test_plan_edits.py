"""Every edit of a plan changes what it says and nothing else; a next round starts from the last one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from herstelwerk.domain import (
    MAX_ACTIONS,
    MAX_GOALS,
    Action,
    ActionPlan,
    ActionStatus,
    GoalStatus,
    Progress,
    RecoveryGoal,
    StrengthsInventory,
    Who,
)
from herstelwerk.drafting import inventory as inventories
from herstelwerk.drafting import plan as edits
from tests.drafting.drafts import EARLIER, INVENTORY, PLAN, TODAY, changes, still_valid


def ids(plan: ActionPlan) -> dict[str, list[str]]:
    return {goal.id: [action.id for action in goal.actions] for goal in plan.goals}


def many(goals: int, actions: int) -> ActionPlan:
    return ActionPlan(
        goals=tuple(
            RecoveryGoal(
                id=f"g{n}",
                text="Ik wil zwemmen.",
                actions=tuple(Action(id=f"a{n}x{k}", text="Bellen") for k in range(actions)),
            )
            for n in range(goals)
        )
    )


# ---------------------------------------------------------------- goals


def test_a_new_goal_stands_at_the_end() -> None:
    changed, id = edits.add_goal(PLAN, "Ik wil weer drummen.", 2)
    assert changes(PLAN, changed) == {"goals"}
    assert changed.goals == (*PLAN.goals, RecoveryGoal(id="g4", text="Ik wil weer drummen.", priority=2))
    assert id == "g4"
    assert edits.add_goal(ActionPlan())[0].goals == (RecoveryGoal(id="g1", text=""),)


def test_ids_that_something_refers_to_do_not_come_back() -> None:
    without = edits.remove_goal(PLAN, "g3")
    assert edits.add_goal(without)[1] == "g2"
    assert edits.add_goal(without, taken=["g3"])[1] == "g4"
    assert edits.add_action(without, "g1")[1] == "a3"
    assert edits.add_action(without, "g1", taken=["a5", "plan"])[1] == "a6"


def test_an_id_is_the_only_one_in_the_plan() -> None:
    read_in = ActionPlan(
        goals=(RecoveryGoal(id="a1", text="Ik wil zwemmen.", actions=(Action(id="g7", text="Bellen"),)),)
    )
    assert edits.add_goal(read_in)[1] == "g8"
    assert edits.add_action(read_in, "a1")[1] == "a2"


def test_beyond_the_limits_of_the_format_nothing_is_added() -> None:
    full = many(MAX_GOALS, 0)
    assert edits.add_goal(full, "Nog een") == (full, "")
    assert edits.add_goal(edits.remove_goal(full, "g0"))[1] == f"g{MAX_GOALS}"
    full = many(5, MAX_ACTIONS // 5)
    assert edits.add_action(full, "g0") == (full, "")
    changed, id = edits.add_action(edits.remove_action(full, "a3x0"), "g0")
    assert (id, sum(1 for _ in changed.actions())) == ("a1", MAX_ACTIONS)
    assert still_valid(changed)


def test_a_goal_is_changed_and_the_others_are_not() -> None:
    changed = edits.change_goal(PLAN, "g3", text="Ik wil een kilometer zwemmen.", status=GoalStatus.CHANGED)
    assert changes(PLAN, changed) == {"goals"}
    assert changes(PLAN.goals[1], changed.goals[1]) == {"text", "status"}
    assert changed.goals[0] == PLAN.goals[0]


def test_a_goal_goes_with_its_steps() -> None:
    changed = edits.remove_goal(PLAN, "g1")
    assert changes(PLAN, changed) == {"goals"}
    assert ids(changed) == {"g3": ["a5"]}


# ---------------------------------------------------------------- steps


def test_a_new_step_stands_at_the_end_of_its_goal() -> None:
    changed, id = edits.add_action(PLAN, "g1")
    assert changes(PLAN, changed) == {"goals"}
    assert ids(changed) == {"g1": ["a1", "a2", "a6"], "g3": ["a5"]}
    assert changed.goals[0].actions[-1] == Action(id=id, text="")


def test_a_step_of_no_goal_is_none() -> None:
    assert edits.add_action(PLAN, "g2") == (PLAN, "")


def test_a_step_is_changed_and_the_others_are_not() -> None:
    changed = edits.change_action(PLAN, "a5", who=Who.TOGETHER, uses=("i1",))
    assert changes(PLAN, changed) == {"goals"}
    assert changes(PLAN.goals[1].actions[0], changed.goals[1].actions[0]) == {"who", "uses"}
    assert changed.goals[0] == PLAN.goals[0]


def test_a_step_is_removed() -> None:
    changed = edits.remove_action(PLAN, "a1")
    assert changes(PLAN, changed) == {"goals"}
    assert ids(changed) == {"g1": ["a2"], "g3": ["a5"]}


@pytest.mark.parametrize(
    "edit",
    [
        lambda plan: edits.change_goal(plan, "g2", text="x"),
        lambda plan: edits.remove_goal(plan, "g2"),
        lambda plan: edits.change_action(plan, "a3", text="x"),
        lambda plan: edits.remove_action(plan, "a3"),
        lambda plan: edits.mark_done(plan, "a3", ActionStatus.DONE, TODAY),
        lambda plan: edits.change_progress(plan, 2, text="x"),
        lambda plan: edits.change_progress(plan, -1, text="x"),
        lambda plan: edits.remove_progress(plan, 2),
        lambda plan: edits.remove_progress(plan, -1),
    ],
)
def test_what_is_not_there_changes_nothing(edit: Any) -> None:
    assert edit(PLAN) == PLAN


@pytest.mark.parametrize(
    ("id", "status", "done_on"),
    [
        ("a1", ActionStatus.DONE, TODAY),
        ("a2", ActionStatus.DONE, EARLIER),  # the day that was given stays
        ("a2", ActionStatus.OPEN, None),
        ("a2", ActionStatus.DROPPED, None),
        ("a1", ActionStatus.DROPPED, None),
    ],
)
def test_a_step_is_marked(id: str, status: ActionStatus, done_on: date | None) -> None:
    changed = edits.mark_done(PLAN, id, status, TODAY)
    step = next(action for action in changed.actions() if action.id == id)
    assert (step.status, step.done_on) == (status, done_on)
    others = [action for action in PLAN.actions() if action.id != id]
    assert [action for action in changed.actions() if action.id != id] == others
    assert changes(PLAN, changed) <= {"goals"}


# ---------------------------------------------------------------- progress


def test_what_happened_is_noted_today() -> None:
    changed = edits.add_progress(PLAN, TODAY, "Drie banen gezwommen.", success=True)
    assert changes(PLAN, changed) == {"progress"}
    assert changed.progress == (*PLAN.progress, Progress(on=TODAY, text="Drie banen gezwommen.", success=True))


def test_what_was_noted_is_changed_or_removed() -> None:
    changed = edits.change_progress(PLAN, 1, text="Badpak gekocht", success=True)
    assert changes(PLAN, changed) == {"progress"}
    assert changed.progress == (PLAN.progress[0], Progress(text="Badpak gekocht", success=True))
    assert edits.remove_progress(PLAN, 0).progress == PLAN.progress[1:]


def test_beyond_the_limit_no_progress_is_added() -> None:
    full = ActionPlan(progress=(Progress(text="gebeld"),) * MAX_ACTIONS)
    assert edits.add_progress(full, TODAY, "nog iets") is full


# ---------------------------------------------------------------- goals and the priorities they come from


def follow(ids: list[str], inventory: StrengthsInventory = INVENTORY) -> dict[str, int | None]:
    after = inventories.rank(inventory, ids)
    return {goal.id: goal.priority for goal in edits.follow(PLAN, inventory, after).goals}


def test_a_goal_stays_with_its_wish_when_the_order_changes() -> None:
    assert follow(["i4", "i2"]) == {"g1": 1, "g3": 2}
    assert follow(["i2", "i4"]) == {"g1": 2, "g3": 1}
    assert follow(["i1", "i4", "i2"]) == {"g1": 2, "g3": 3}


def test_a_goal_of_a_wish_that_is_no_priority_any_more_comes_from_none() -> None:
    assert follow(["i2"]) == {"g1": None, "g3": 1}
    assert follow([]) == {"g1": None, "g3": None}
    without = inventories.remove_entry(INVENTORY, "i4")
    assert [goal.priority for goal in edits.follow(PLAN, INVENTORY, without).goals] == [None, 1]


def test_a_link_that_was_broken_does_not_point_to_the_next_wish_that_gets_its_rank() -> None:
    plan = edits.change_goal(PLAN, "g3", priority=3)
    after = inventories.rank(INVENTORY, ["i4", "i2", "i1"])
    assert [goal.priority for goal in edits.follow(plan, INVENTORY, after).goals] == [1, None]


def test_following_changes_nothing_but_the_link() -> None:
    followed = edits.follow(PLAN, INVENTORY, inventories.rank(INVENTORY, ["i2", "i4"]))
    assert changes(PLAN, followed) == {"goals"}
    assert all(changes(a, b) == {"priority"} for a, b in zip(PLAN.goals, followed.goals, strict=True))
    unlinked = edits.change_goal(edits.change_goal(PLAN, "g1", priority=None), "g3", priority=None)
    assert edits.follow(unlinked, INVENTORY, inventories.rank(INVENTORY, ["i2"])) == unlinked


# ---------------------------------------------------------------- the next round


def test_a_next_round_takes_along_what_goes_on() -> None:
    plan = edits.change_goal(PLAN, "g3", status=GoalStatus.CHANGED)
    plan = edits.mark_done(edits.add_action(plan, "g3")[0], "a6", ActionStatus.DROPPED, TODAY)
    fresh = edits.next_round(plan, TODAY)
    assert ids(fresh) == {"g1": ["a1"], "g3": ["a5"]}
    assert [goal.status for goal in fresh.goals] == [GoalStatus.OPEN, GoalStatus.OPEN]
    assert [(goal.text, goal.why, goal.priority) for goal in fresh.goals] == [
        (goal.text, goal.why, goal.priority) for goal in plan.goals
    ]
    assert fresh.goals[0].actions[0] == plan.goals[0].actions[0]
    assert (fresh.capacity_note, fresh.if_it_fails) == (plan.capacity_note, plan.if_it_fails)
    assert still_valid(fresh)


def test_a_next_round_starts_unsigned_on_its_own_day() -> None:
    fresh = edits.next_round(PLAN, TODAY)
    left = fresh.confidence, fresh.progress, fresh.evaluate_on, fresh.signed_by_client_on, fresh.signed_by_worker_on
    assert (fresh.drawn_up_on, *left) == (TODAY, None, (), None, None, None)


@pytest.mark.parametrize("status", [GoalStatus.REACHED, GoalStatus.DROPPED])
def test_a_goal_that_is_done_with_stays_behind(status: GoalStatus) -> None:
    assert ids(edits.next_round(edits.change_goal(PLAN, "g1", status=status), TODAY)) == {"g3": ["a5"]}


def test_a_next_round_of_nothing() -> None:
    assert edits.next_round(ActionPlan(), TODAY) == ActionPlan(drawn_up_on=TODAY)
