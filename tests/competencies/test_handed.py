"""A self-rating in a file or a shared sheet: it comes back as it was, and what does not fit is told, all at once."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.competencies import Handed, SelfRating, SelfRatingError, handed_body, handed_file, read_handed
from herstelwerk.competencies.handed import FORMAT, MAX_BYTES, read_handed_file
from tests.competencies.samples import INSTRUMENT, self_ratings

DAY = date(2026, 11, 23)
RATING = SelfRating({"c01": 2}, {"c01": 1}, {"c01": 4}, date(2026, 11, 2), DAY)
HANDED = Handed("vis7", "2026-NIJ-1", DAY, RATING, research=True)


def changed(**fields: Any) -> dict[str, Any]:
    return handed_body(HANDED) | fields


@given(self_ratings, st.booleans())
def test_a_file_comes_back_as_it_was(rating: SelfRating, research: bool) -> None:
    handed = Handed("vis7", "2026-NIJ-1", DAY, rating, research)
    assert read_handed_file(handed_file(handed), INSTRUMENT) == handed
    assert read_handed(handed_body(handed), INSTRUMENT) == handed


def test_a_file_holds_numbers_and_days_and_no_words() -> None:
    assert json.loads(handed_file(HANDED)) == {
        "format": FORMAT,
        "owner": "vis7",
        "cohort": "2026-NIJ-1",
        "on": "2026-11-23",
        "research": True,
        "scores": {"before": {"c01": 2}, "then": {"c01": 1}, "now": {"c01": 4}},
        "before_on": "2026-11-02",
        "now_on": "2026-11-23",
    }


def test_what_was_taken_back_is_nothing() -> None:
    assert read_handed({}, INSTRUMENT) is None


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (changed(format="herstelwerk/self-rating/2"), "format"),
        (changed(owner=7), "owner"),
        (changed(owner="x" * 61), "owner"),
        (changed(cohort="a\x00b"), "cohort"),
        (changed(on="gisteren"), "on"),
        (changed(on=None), "on"),
        (changed(now_on=20261123), "now_on"),
        (changed(scores=[]), "scores"),
        (changed(scores={"straks": {"c01": 3}}), "scores.straks"),
        (changed(scores={"now": [3]}), "scores.now"),
        (changed(scores={"now": {"c26": 3}}), "scores.now.c26"),
        (changed(scores={"now": {"c01": 6}}), "scores.now.c01"),
        (changed(scores={"now": {"c01": 0}}), "scores.now.c01"),
        (changed(scores={"now": {"c01": True}}), "scores.now.c01"),
        (changed(scores={"now": {"c01": 3.0}}), "scores.now.c01"),
        (changed(scores={"now": {"c01": "3"}}), "scores.now.c01"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(body: dict[str, Any], place: str) -> None:
    with pytest.raises(SelfRatingError) as refused:
        read_handed(body, INSTRUMENT)
    assert [problem.place for problem in refused.value.problems] == [place]
    assert "verwacht" in str(refused.value)


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(SelfRatingError) as refused:
        read_handed(changed(owner=1, on="x", scores={"now": {"c01": 9, "zzz": 1}}), INSTRUMENT)
    assert len(refused.value.problems) == 4


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"PK\x03\x04", b"[" * 60_000, b'{"format": ' + b"9" * 5000 + b"}"],
)
def test_another_file_is_told_so(data: bytes) -> None:
    with pytest.raises(
        SelfRatingError, match=r"verwacht: een bestand dat een deelnemer maakte|herstelwerk/self-rating/1"
    ):
        read_handed_file(data, INSTRUMENT)


def test_a_file_without_end_is_not_looked_at() -> None:
    with pytest.raises(SelfRatingError, match="te groot"):
        read_handed_file(b" " * (MAX_BYTES + 1), INSTRUMENT)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    )
)
def test_whatever_stands_in_it_only_this_error_comes_out(value: Any) -> None:
    for body in (value, changed(scores=value), changed(scores={"now": value}), changed(on=value), changed(owner=value)):
        try:
            read_handed_file(json.dumps(body).encode(), INSTRUMENT)
        except SelfRatingError:
            continue


def test_a_hostile_place_is_shown_harmless() -> None:
    with pytest.raises(SelfRatingError) as refused:
        read_handed(changed(scores={"now": {"\x1b[2J\u202e" * 50: 3}}), INSTRUMENT)
    assert "\x1b" not in str(refused.value) and "\u202e" not in str(refused.value)
    assert len(str(refused.value)) < 300
