"""Choices as steps for a plan: the file, what it refuses, and bringing them in under a goal."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.domain import MAX_ACTIONS, Action, ActionPlan, RecoveryGoal, Who
from herstelwerk.meetings import Session, noting
from herstelwerk.meetings.actions import (
    FORMAT,
    ActionsError,
    Step,
    bring_in,
    read_actions,
    steps_for,
    steps_of,
    write_actions,
)
from herstelwerk.meetings.session import Case, Idea
from tests.meetings.protocols import at_step, protocol

DAY = date(2026, 11, 22)


def chosen() -> Session:
    session = at_step(protocol(), "kiezen")
    session = replace(session, on=DAY, ideas=(Idea(1, 1, "Bel de buurman"), Idea(1, 2, "Ga mee naar het koor")))
    session = noting.mark_choice(noting.mark_choice(session, 1, 1), 1, 2)
    session = noting.change_choice(session, "k2", text="Ik ga een keer mee", who=Who.TOGETHER, when="dinsdag")
    return noting.add_choice(session, 1)  # without words yet


def test_choices_become_steps() -> None:
    assert steps_of(chosen()) == [
        Step("Bel de buurman", Who.WORKER, "", "1. Bel de buurman", "Proef, 2026-11-22"),
        Step("Ik ga een keer mee", Who.TOGETHER, "dinsdag", "2. Ga mee naar het koor", "Proef, 2026-11-22"),
    ]


def test_only_of_what_somebody_brought_in_herself() -> None:
    two = replace(chosen(), cases=(Case("groene-fiets"), Case("blauwe-boot")))
    assert [step.text for step in steps_for([two], "groene-fiets")] == ["Bel de buurman", "Ik ga een keer mee"]
    assert steps_for([two], "blauwe-boot") == [] and steps_for([two], "") == []


def test_there_and_back() -> None:
    steps = steps_of(chosen())
    assert read_actions(write_actions(steps, DAY)) == steps


@given(st.lists(st.builds(Step, st.text(min_size=1).filter(str.strip), st.sampled_from(Who), st.text(), st.text())))
def test_any_steps_there_and_back(steps: list[Step]) -> None:
    back = read_actions(write_actions(steps, DAY))
    texts = [step.text.replace("\x00", "").strip() for step in steps]
    assert [one.text for one in back] == [text for text in texts if text]


def test_a_long_idea_still_makes_a_file_that_can_be_read() -> None:
    step = Step("Bel", idea="12. " + "x" * 5_000)
    assert read_actions(write_actions([step], DAY))[0].idea == step.idea[:5_000]


def document(**changes: Any) -> bytes:
    action = {"text": "Bel", "who": "worker", "when": "", "idea": "", "from": ""} | changes
    return json.dumps({"format": FORMAT, "actions": [action]}).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "dit is geen JSON"),
        (b"\xff\xfe", "geen tekst"),
        (b"[]", "een ander soort bestand"),
        (b"[" * 100_000, "geen JSON"),
        (b'{"format": "herstelwerk/final-assignment/1"}', "een ander soort bestand"),
        (b'{"format": "herstelwerk/actions/2"}', "andere versie"),
        (b'{"format": "herstelwerk/actions/1"}', "actions: er staat null"),
        (json.dumps({"format": FORMAT, "actions": [{}] * 201}).encode(), "telt 201 acties"),
        (json.dumps({"format": FORMAT, "actions": ["x"]}).encode(), "actie 1: er staat 'x'"),
        (document(text=" "), "actie 1, text: dit ontbreekt"),
        (document(text="x" * 5_001), "hoogstens 5000 tekens"),
        (document(text="a\x00b"), "actie 1, text"),
        (document(when=3), "actie 1, when: er staat 3"),
        (document(who="buurman"), "actie 1, who: er staat 'buurman'"),
        (document(who=["worker"]), "actie 1, who"),
        (b" " * (1024 * 1024 + 1), "te groot"),
    ],
)
def test_what_is_no_such_file_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(ActionsError) as error:
        read_actions(data)
    assert told in str(error.value)


def test_into_the_plan_under_a_goal() -> None:
    plan = ActionPlan(goals=(RecoveryGoal(id="g1", text="Zingen"), RecoveryGoal(id="g2", text="Wonen")))
    changed, count = bring_in(plan, "g2", steps_of(chosen()), ["a1"])
    assert count == 2 and changed.goals[0].actions == ()
    one, two = changed.goals[1].actions
    assert (one.id, one.text, one.who) == ("a2", "Bel de buurman", Who.WORKER)
    assert (two.when, two.remark) == ("dinsdag", "Uit Proef, 2026-11-22; idee: 2. Ga mee naar het koor")
    assert ActionPlan.model_validate_json(changed.model_dump_json()) == changed, "it is a plan like any other"


def test_what_finds_no_room_is_not_brought_in() -> None:
    full = tuple(Action(id=f"a{n}", text="x") for n in range(1, MAX_ACTIONS))
    plan = ActionPlan(goals=(RecoveryGoal(id="g1", text="Zingen", actions=full),))
    changed, count = bring_in(plan, "g1", steps_of(chosen()))
    assert count == 1 and sum(1 for _ in changed.actions()) == MAX_ACTIONS
    assert bring_in(plan, "g9", steps_of(chosen())) == (plan, 0)
