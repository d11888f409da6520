"""The decision aid: a better answer never makes the advice worse, and every answer shows as a reason."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.groupwork.deciding import (
    ANSWERS,
    NO,
    PARTLY,
    UNKNOWN,
    YES,
    Deciding,
    Level,
    Question,
    advise,
    deciding_body,
    read_deciding,
    read_questions,
)
from herstelwerk.wording import read_wording
from tests.conftest import ROOT

TEXTS = read_wording((ROOT / "exercises" / "samenwerken" / "beslissen.toml").read_text("utf-8"), "beslissen")
QUESTIONS = read_questions(TEXTS)
IDS = [one.id for one in QUESTIONS]
ESSENTIAL = [one.id for one in QUESTIONS if one.essential]

made_up = st.lists(
    st.builds(
        Question, st.sampled_from("abcdefgh"), st.just("?"), st.booleans(), st.integers(1, 5), *[st.just("x")] * 4
    ),
    min_size=1,
    unique_by=lambda one: one.id,
)
all_answers = st.fixed_dictionaries({id: st.sampled_from(ANSWERS) for id in IDS})


@given(all_answers, st.sampled_from(IDS), st.sampled_from(ANSWERS))
def test_a_better_answer_never_makes_the_advice_worse(answers: dict[str, str], id: str, other: str) -> None:
    worse, better = sorted((answers[id], other), key=ANSWERS.index)
    before = advise(QUESTIONS, answers | {id: worse}).level
    after = advise(QUESTIONS, answers | {id: better}).level
    assert before is not None and after is not None and after >= before


@given(made_up, st.data())
def test_that_holds_for_any_questions(questions: list[Question], data: st.DataObject) -> None:
    answers = {one.id: data.draw(st.sampled_from(ANSWERS)) for one in questions}
    better = {id: data.draw(st.sampled_from(ANSWERS[ANSWERS.index(given) :])) for id, given in answers.items()}
    before, after = advise(questions, answers).level, advise(questions, better).level
    assert before is not None and after is not None and after >= before


@given(all_answers)
def test_every_answer_is_a_reason_once(answers: dict[str, str]) -> None:
    advice = advise(QUESTIONS, answers)
    reasons = [*advice.speaks_for, *advice.settle, *advice.speaks_against]
    assert sorted(one.question for one in reasons) == sorted(IDS)
    assert {one.question for one in advice.speaks_for} == {id for id, given in answers.items() if given == YES}
    assert {one.question for one in advice.speaks_against} == {id for id, given in answers.items() if given == NO}
    for group in (advice.speaks_for, advice.settle, advice.speaks_against):
        heavy = [one.essential for one in group]
        assert heavy == sorted(heavy, reverse=True), "what weighs most comes first"


def test_the_ends() -> None:
    assert advise(QUESTIONS, dict.fromkeys(IDS, YES)).level is Level.FITS
    assert advise(QUESTIONS, dict.fromkeys(IDS, PARTLY)).level is Level.FIRST
    assert advise(QUESTIONS, dict.fromkeys(IDS, UNKNOWN)).level is Level.NOT_NOW
    assert advise(QUESTIONS, dict.fromkeys(IDS, NO)).level is Level.NOT_NOW


@pytest.mark.parametrize("id", ESSENTIAL)
def test_an_essential_question_decides_alone(id: str) -> None:
    yes = dict.fromkeys(IDS, YES)
    assert advise(QUESTIONS, yes | {id: NO}).level is Level.NOT_NOW
    assert advise(QUESTIONS, yes | {id: PARTLY}).level is Level.FIRST
    assert advise(QUESTIONS, yes | {id: UNKNOWN}).level is Level.FIRST
    assert advise(QUESTIONS, {key: given for key, given in yes.items() if key != id}).level is None


def test_one_of_the_others_does_not() -> None:
    yes = dict.fromkeys(IDS, YES)
    for id in set(IDS) - set(ESSENTIAL):
        assert advise(QUESTIONS, yes | {id: NO}).level is Level.FITS
        left = {key: given for key, given in yes.items() if key != id}
        assert advise(QUESTIONS, left).unanswered == 1


def test_not_knowing_gives_a_way_to_find_out() -> None:
    advice = advise(QUESTIONS, {"doel": UNKNOWN})
    assert advice.settle[0].open and advice.settle[0].text == QUESTIONS[0].find_out


@given(st.builds(Deciding, all_answers, st.text(), st.sampled_from(["", "group", "other"]), st.text()))
def test_it_is_kept_and_read_back(value: Deciding) -> None:
    assert read_deciding(json.loads(json.dumps(deciding_body(value)))) == value


def test_what_is_kept_wrong_is_left_out() -> None:
    assert read_deciding({"answers": {"doel": "maybe"}, "decision": "?"}) == Deciding()
    with pytest.raises(AttributeError):
        read_deciding({"answers": ["doel"]})


def test_five_questions_weigh_heavily_and_all_speak_dutch() -> None:
    assert len(QUESTIONS) == 10 and len(ESSENTIAL) == 5
    for one in QUESTIONS:
        assert one.text.endswith("?")
        assert all(text.endswith((".", "?")) for text in (one.good, one.half, one.bad, one.find_out))
    assert ("Vijf" in TEXTS.text("essential")) == (len(ESSENTIAL) == 5)
