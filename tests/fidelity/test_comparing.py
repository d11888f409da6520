"""Audits beside each other: what differs is counted over the same questions, and a wide difference is asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.fidelity import Audit, Rating, changes, in_time, mean_of, shift, side_by_side
from herstelwerk.fidelity.words import score_told, shift_told, short_day, step_told

IDS = tuple(f"v{n}" for n in range(10))
RATINGS = st.dictionaries(st.sampled_from(IDS), st.builds(Rating, st.none() | st.integers(1, 5)))


@given(RATINGS, RATINGS)
def test_side_by_side_does_not_mind_who_comes_first(one: dict[str, Rating], other: dict[str, Rating]) -> None:
    for pair, back in zip(side_by_side(one, other, IDS), side_by_side(other, one, IDS), strict=True):
        assert (pair.first, pair.second) == (back.second, back.first)
        assert pair.apart == back.apart and pair.asks == back.asks
        assert pair.asks == (pair.apart in (2, 3, 4))


@pytest.mark.parametrize(("first", "second", "asks"), [(3, 4, False), (3, 5, True), (5, 1, True), (None, 5, False)])
def test_two_points_or_more_are_asked_about(first: int | None, second: int | None, asks: bool) -> None:
    (pair,) = side_by_side({"v1": Rating(first)}, {"v1": Rating(second)}, ["v1"])
    assert pair.asks is asks


@given(RATINGS)
def test_nothing_changed_is_no_change(ratings: dict[str, Rating]) -> None:
    found = shift(ratings, ratings, IDS)
    assert found.value in (None, 0)
    assert all(change.step in (None, 0) for change in changes(ratings, ratings, IDS))


@given(RATINGS, RATINGS)
def test_a_change_back_is_the_same_change_the_other_way(before: dict[str, Rating], after: dict[str, Rating]) -> None:
    there, back = shift(before, after, IDS), shift(after, before, IDS)
    assert (there.value is None) == (back.value is None) == (there.both < 7)
    if there.value is not None and back.value is not None:
        assert there.value == pytest.approx(-back.value)
        assert -4 <= there.value <= 4


def test_a_question_asked_only_once_feigns_no_change() -> None:
    before = {id: Rating(4) for id in IDS[:8]}
    after = before | {IDS[8]: Rating(1), IDS[9]: Rating(1)}
    assert mean_of(after, IDS).value == pytest.approx(3.4)
    assert shift(before, after, IDS).value == 0
    assert shift_told(shift(before, after, IDS)) == (
        "Over de 8 vragen met beide keren een cijfer bleef het gemiddelde gelijk."
    )


def test_a_change_is_told_without_a_verdict() -> None:
    before, after = {id: Rating(3) for id in IDS}, {id: Rating(3) for id in IDS[1:]} | {IDS[0]: Rating(5)}
    assert "0,2 hoger" in shift_told(shift(before, after, IDS))
    assert "0,2 lager" in shift_told(shift(after, before, IDS))
    assert "3 van de 10" in shift_told(shift(before, {id: Rating(3) for id in IDS[:3]}, IDS))
    for words in ("significant", "beter", "slechter"):
        assert words not in shift_told(shift(before, after, IDS))
    assert [step_told(step) for step in (2, 0, -1, None)] == ["2 hoger", "gelijk", "1 lager", "niet te zeggen"]
    audit = Audit("a1", "Noord", ratings={"v1": Rating(2)})
    assert (score_told(audit, "v1"), score_told(audit, "v2")) == ("2", "–")
    assert short_day(date(2026, 1, 2)) == "2-1-2026" and short_day(None) == "zonder dag"


def test_audits_in_time_without_those_put_away() -> None:
    late, early = Audit("a1", "N", date(2027, 1, 1)), Audit("a2", "N", date(2026, 1, 1))
    assert in_time([Audit("a3", "N"), late, early, Audit("a4", "N", removed=True)]) == (early, late, Audit("a3", "N"))
