"""What a sheet kept is read back as it was; a file that was read in may hold anything and breaks no page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.domain import ActionPlan, GoalStatus, RecoveryGoal
from herstelwerk.drafting.capacity import Capacity, Weight, read_capacity, write_capacity
from herstelwerk.drafting.places import Contact, read_contacts, write_contacts
from herstelwerk.drafting.relationship import Moment, Stage, read_moments, write_moments
from herstelwerk.drafting.rounds import Round, Rounds, Talk, finish, read_rounds, write_rounds
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook.capacity import CapacitySheet
from herstelwerk.screens.workbook.relationship import RelationshipSheet
from herstelwerk.screens.workbook.renewal import RenewalSheet
from tests.screens.soundness import Watched
from tests.screens.workbook.held import Held

Read, Write = Callable[[Any], Any], Callable[[Any], dict[str, Any]]
WAYS = pytest.mark.parametrize(
    ("read", "write"),
    [
        (read_capacity, write_capacity),
        (read_moments, write_moments),
        (read_contacts, write_contacts),
        (read_rounds, write_rounds),
    ],
)
_KEYS = st.sampled_from(
    "texts signals weights moments contacts rounds now plan talk notes wording ahead id on side name weight place note "
    "stage worker client occasion goals r01".split()
)
_LEAVES = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text(max_size=5)
_LEAVES |= st.sampled_from(["2026-11-22", "2026-13-40", "m1", "together"])
BODY = st.dictionaries(
    _KEYS,
    st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4)),
    max_size=6,
)
VALUES = [
    Capacity({"load": {"Wat moet er?": "Veel. "}}, {"gut": "ja"}, (Weight("w1", "draaglast", " een brief ", 3),)),
    (Moment("m1", None, "", Stage.CLIENT, {"r01": 3, "r02": None}, {"r01": 5}), Moment("m2")),
    (Contact("c1", None, "home", "koffie "), Contact("c2")),
    Rounds(
        (
            Round(
                None, ActionPlan(goals=(RecoveryGoal(id="g1", text="x", status=GoalStatus.DROPPED),)), Talk({"g1": "n"})
            ),
        ),
        Talk({}, {"g2": "w"}, "verder"),
    ),
]


@pytest.mark.parametrize("number", range(4))
def test_what_was_kept_is_read_back(number: int) -> None:
    read, write = WAYS.args[1][number]
    assert read(json.loads(json.dumps(write(VALUES[number])))) == VALUES[number]


@WAYS
@given(body=BODY)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_there_can_be_read_and_kept_again(read: Read, write: Write, body: dict[str, Any]) -> None:
    once = read(body)
    assert read(json.loads(json.dumps(write(once)))) == once


def test_odd_sheets_can_still_be_drawn(desk: Desk) -> None:
    odd = [
        None,
        7,
        "x",
        {"id": "m1", "stage": "z", "on": "ooit", "worker": {"r01": "5", "r02": True, "r99": 3}},
        {"id": "m1"},
    ]
    for name, key in (
        ("capacity", "weights"),
        ("relationship", "moments"),
        ("places", "contacts"),
        ("rounds", "rounds"),
    ):
        desk.store.save(desk.owner, name, {key: odd, "texts": [1], "signals": {"gut": ["ja"]}, "now": 3}, 0)
    for kind in (CapacitySheet, RelationshipSheet, RenewalSheet):
        Watched(Held(desk, kind))


def test_a_plan_that_was_finished_is_not_kept_twice() -> None:
    plan = ActionPlan(goals=(RecoveryGoal(id="g1", text="x", status=GoalStatus.CHANGED),))
    first, fresh = finish(Rounds(now=Talk(wording={"g1": "y"})), plan, date(2026, 11, 22))
    again, same = finish(first, plan, date(2026, 11, 22))
    assert again == first and same == fresh and fresh.goals[0].text == "y"
