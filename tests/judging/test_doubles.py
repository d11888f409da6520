"""Drawing what is judged twice: repeatable, of everyone at most one, spread over signals and over judges."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.judging.doubles import Candidate, Double, DrawError, doubles_body, doubles_of, draw, few
from herstelwerk.results import Signal

TEAM = ("rood", "blauw", "groen")
CALM = {"K1": Signal.IN_ORDER, "A1": Signal.IN_ORDER}
candidates = st.lists(
    st.builds(
        Candidate,
        st.sampled_from([f"D{n:02}" for n in range(1, 13)]),
        st.integers(1, 3),
        st.fixed_dictionaries({"K1": st.sampled_from(Signal), "A1": st.sampled_from(Signal)}),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda one: (one.trainee, one.attempt),
)


def many(number: int) -> list[Candidate]:
    return [Candidate(f"D{n:02}", 1, CALM) for n in range(1, number + 1)]


@given(candidates, st.integers(1, 20), st.integers(0, 5))
def test_a_draw(found: list[Candidate], number: int, seed: int) -> None:
    drawn = draw(found, TEAM, number, seed)
    assert draw(list(reversed(found)), TEAM, number, seed) == drawn
    trainees = [one.trainee for one in drawn]
    assert len(set(trainees)) == len(trainees) == min(number, len({one.trainee for one in found}))
    newest = {one.trainee: max(o.attempt for o in found if o.trainee == one.trainee) for one in found}
    assert all(one.attempt == newest[one.trainee] for one in drawn)
    assert all(len(set(one.judges)) == 2 and set(one.judges) <= set(TEAM) for one in drawn)


@given(st.integers(0, 50), st.integers(2, 5), st.integers(1, 16))
def test_the_work_is_shared_evenly(seed: int, size: int, number: int) -> None:
    team = [f"T{n}" for n in range(size)]
    drawn = draw(many(16), team, number, seed)
    work = Counter(judge for one in drawn for judge in one.judges)
    assert max(work[name] for name in team) - min(work[name] for name in team) <= 2


def test_two_judges_are_first_in_turn() -> None:
    drawn = draw(many(10), ("rood", "blauw"), 10, 1)
    assert Counter(one.judges[0] for one in drawn) == {"rood": 5, "blauw": 5}


def test_a_rare_signal_is_drawn_first() -> None:
    rare = Candidate("D99", 1, {"K1": Signal.ATTENTION, "A1": Signal.ATTENTION})
    for seed in range(10):
        drawn = draw([*many(15), rare], TEAM, 2, seed)
        assert "D99" in [one.trainee for one in drawn], seed


def test_another_seed_gives_another_draw() -> None:
    assert len({tuple(one.trainee for one in draw(many(16), TEAM, 4, seed)) for seed in range(20)}) > 5


def test_who_was_drawn_before_is_not_drawn_again() -> None:
    first = draw(many(6), TEAM, 4, 1)
    second = draw(many(6), TEAM, 4, 1, first)
    assert {one.trainee for one in first} | {one.trainee for one in second} == {f"D{n:02}" for n in range(1, 7)}
    assert len(second) == 2


@pytest.mark.parametrize(
    ("judges", "number", "found", "told"),
    [
        (("rood",), 3, many(3), "twee beoordelaars"),
        (("rood", " rood "), 3, many(3), "twee verschillende"),
        (("rood", ""), 3, many(3), "twee beoordelaars"),
        (TEAM, 0, many(3), "minstens 1"),
        (TEAM, 3, [], "niets om te trekken"),
    ],
)
def test_a_draw_that_cannot_be_is_told(judges: tuple[str, ...], number: int, found: list[Candidate], told: str) -> None:
    with pytest.raises(DrawError, match=told):
        draw(found, judges, number, 1)


def test_a_draw_is_kept_and_read_back() -> None:
    drawn = (Double("D01", 2, ("rood", "blauw")),)
    assert doubles_of(doubles_body(drawn)) == drawn
    assert doubles_of({}) == ()
    with pytest.raises(ValueError, match="unpack"):
        doubles_of({"doubles": [{"trainee": "D01", "attempt": 1, "judges": ["rood"]}]})


@pytest.mark.parametrize(
    ("number", "begins"), [(0, "Er is nog geen document"), (1, "Er is pas 1 "), (9, "Er zijn pas 9 ")]
)
def test_below_ten_it_warns(number: int, begins: str) -> None:
    assert few(number).startswith(begins) and "Onder de 10 zeggen de cijfers weinig" in few(number)


def test_from_ten_on_it_does_not() -> None:
    assert few(10) == few(40) == ""
