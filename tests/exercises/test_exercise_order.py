"""Shuffling, questions that come back, and what is done and next."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.exercises import (
    DayProgress,
    Exercise,
    Feedback,
    Standing,
    Tone,
    back_on,
    feedback,
    origin,
    progress,
    read_exercise,
    shuffled,
    what_is_next,
)
from herstelwerk.exercises.spaced import MOST
from herstelwerk.language.reader import Reader
from tests.exercises.samples import said, sample, text_of

STEPS = ("s1", "s2", "s3", "s4")


@given(ids=st.lists(st.text(), unique=True, max_size=8), exercise=st.text(), code=st.text())
def test_a_shuffle_keeps_all_and_is_never_the_order_it_was(ids: list[str], exercise: str, code: str) -> None:
    mixed = shuffled(ids, exercise, code)
    assert sorted(mixed) == sorted(ids)
    assert len(ids) < 2 or list(mixed) != ids
    assert shuffled(ids, exercise, code) == mixed


def test_a_shuffle_stays_the_same_in_every_version() -> None:
    assert shuffled(STEPS, "dag-1/reis", "vos-12") == ("s2", "s1", "s3", "s4")


def test_a_shuffle_differs_between_trainees_and_exercises() -> None:
    seen = {shuffled(STEPS, "dag-1/reis", f"code-{n}") for n in range(400)}
    assert seen == set(permutations(STEPS)) - {STEPS}
    assert len({shuffled(STEPS, f"dag-1/{n}", "vos-12") for n in range(50)}) > 10


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    ids = tuple("abcdefgh")
    assert shuffled(ids, "ab", "c") != shuffled(ids, "a", "bc")


def exercises(*ids: str, kind: str = "choose") -> list[Exercise]:
    return [read_exercise(text_of(kind), id) for id in ids]


def test_questions_come_back_on_their_days_and_keep_their_origin(reader: Reader) -> None:
    back = back_on(exercises("dag-1/a", "dag-1/b"), 2)
    assert back is not None
    assert back.id == "dag-2/nog-even-terug"
    assert [question.id for question in back.question] == ["dag-1/a:q1", "dag-1/b:q1"]
    assert origin("dag-1/a:q1") == ("dag-1/a", "q1")
    found = feedback(back, {"dag-1/a:q1": ["b"], "dag-1/b:q1": ["a"]}, reader)
    assert found.standing is Standing.AGAIN
    assert said(found, "dag-1/b:q1", Tone.ASK) == ["Herstel kan ook mét klachten."]


def test_nothing_comes_back_before_its_day_or_from_outside_the_days() -> None:
    assert back_on(exercises("dag-1/a"), 1) is None
    assert back_on(exercises("dag-1/a"), 4) is None
    assert back_on(exercises("dag-3/a", "eindopdracht/b"), 3) is None
    assert back_on(exercises("dag-1/a", kind="sort"), 2) is None
    with pytest.raises(ValueError, match="dag-1/a"):
        origin("dag-1/a")


def test_at_most_five_come_back_and_one_of_each_first() -> None:
    twice = text_of("choose", **{"many = true": "many = true\nback_on = [2]"})
    many = [read_exercise(twice, f"dag-1/{name}") for name in "abc"]
    back = back_on(many, 2)
    assert back is not None
    ids = [question.id for question in back.question]
    assert ids == ["dag-1/a:q1", "dag-1/b:q1", "dag-1/c:q1", "dag-1/a:q2", "dag-1/b:q2"]
    assert len(ids) == MOST == back.minutes


def standing(**standings: Standing) -> dict[str, Feedback]:
    return {id.replace("_", "/").replace("dag", "dag-"): Feedback(s, "") for id, s in standings.items()}


def test_progress_counts_per_day() -> None:
    all_of = exercises("dag-1/a", "dag-1/b", "dag-1/c", "dag-2/d")
    found = standing(dag1_a=Standing.DONE, dag1_b=Standing.AGAIN, dag2_weg=Standing.DONE)
    assert progress(all_of, found) == (DayProgress("dag-1", 1, 1, 1, 20), DayProgress("dag-2", 1, 0, 0, 10))
    assert progress(all_of, found)[0].total == 3
    assert progress([], {}) == ()


@pytest.mark.parametrize(
    ("standings", "id"),
    [
        ({}, "dag-1/a"),
        ({"dag1_a": Standing.STARTED}, "dag-1/a"),
        ({"dag1_a": Standing.DONE}, "dag-1/b"),
        ({"dag1_a": Standing.AGAIN, "dag1_b": Standing.DONE}, "dag-1/c"),
        ({"dag1_b": Standing.DONE, "dag1_c": Standing.STARTED}, "dag-1/c"),
        ({"dag1_b": Standing.DONE, "dag1_c": Standing.DONE}, "dag-1/a"),
        ({f"dag1_{name}": Standing.DONE for name in "abc"}, None),
    ],
)
def test_what_is_next(standings: dict[str, Standing], id: str | None) -> None:
    found = what_is_next(exercises("dag-1/a", "dag-1/b", "dag-1/c"), standing(**standings))
    assert (found.id if found else None) == id


def test_the_samples_are_of_the_first_day() -> None:
    assert sample("choose").day == 1
