"""An audit: the mean is that of what was scored, is told with how much that is, and is withheld where it is too little."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.fidelity import (
    Audit,
    Rating,
    audit_body,
    mean_of,
    needed,
    rate,
    ratings_body,
    read_audit,
    read_instrument,
    read_ratings,
)
from herstelwerk.wording import WordingError, read_wording
from herstelwerk.workbook import Workbook

IDS = tuple(f"v{n}" for n in range(10))
TEXT = st.text(max_size=20)
RATING = st.one_of(
    st.builds(Rating, st.integers(1, 5), evidence=TEXT), st.builds(Rating, missing=st.sampled_from(["", "tijd"]))
)
RATINGS = st.dictionaries(st.sampled_from(IDS), RATING)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(("count", "enough"), [(10, 7), (4, 3), (3, 2), (1, 1), (11, 8), (0, 0)])
def test_two_thirds_are_needed(count: int, enough: int) -> None:
    assert needed(count) == enough


def test_a_mean_by_hand() -> None:
    ratings = {id: Rating(score) for id, score in zip(IDS, (3, 4, 5, 2, 3, 4, 4), strict=False)}
    found = mean_of(ratings, IDS)
    assert found.value == pytest.approx(25 / 7) and (found.scored, found.of) == (7, 10)
    assert str(found) == "3,6 (7 van 10 gescoord)"


def test_six_of_ten_give_no_mean_and_say_so() -> None:
    ratings = {id: Rating(5) for id in IDS[:6]} | {IDS[6]: Rating(missing="tijd")}
    found = mean_of(ratings, IDS)
    assert found.value is None
    assert str(found) == "geen gemiddelde (6 van 10 gescoord; nodig zijn er 7)"
    assert mean_of({}, IDS).value is None and mean_of({}, ()).value is None


@given(RATINGS)
def test_a_mean_lies_between_the_scores_and_only_stands_on_enough(ratings: dict[str, Rating]) -> None:
    found = mean_of(ratings, IDS)
    scores = [one.score for one in ratings.values() if one.score is not None]
    assert found.scored == len(scores)
    assert (found.value is not None) == (len(scores) >= 7)
    if found.value is not None:
        assert min(scores) <= found.value <= max(scores)
        assert found.value * len(scores) == pytest.approx(sum(scores))


@given(RATINGS, st.sampled_from(IDS))
def test_a_reason_never_moves_the_mean_of_the_others(ratings: dict[str, Rating], id: str) -> None:
    without = {one: rating for one, rating in ratings.items() if one != id}
    assert mean_of(rate(without, id, missing="tijd"), IDS) == mean_of(without, IDS)


@given(RATINGS, st.sampled_from(IDS), st.integers(1, 5))
def test_a_score_and_a_reason_never_stand_together(ratings: dict[str, Rating], id: str, score: int) -> None:
    scored = rate(ratings, id, score=score)
    assert scored[id].score == score and not scored[id].missing
    told = rate(scored, id, missing="tijd")
    assert told[id].score is None and told[id].missing == "tijd" and told[id].answered
    assert rate(told, id, evidence="x")[id].missing == "tijd"
    opened = rate(told, id, missing="")[id]
    assert not opened.answered and opened.evidence == scored[id].evidence
    assert rate(scored, id, score=None)[id].score is None


@given(RATINGS, st.lists(TEXT, max_size=2), TEXT, st.none() | st.dates(), st.booleans())
def test_an_audit_comes_back(
    ratings: dict[str, Rating], assessors: list[str], note: str, on: date | None, removed: bool
) -> None:
    audit = Audit("a1", "Noord", on, tuple(assessors), ratings, note, removed)
    assert read_audit("a1", "Noord", json.loads(json.dumps(audit_body(audit)))) == audit
    assert read_ratings(json.loads(json.dumps(ratings_body(ratings)))) == ratings


@given(st.dictionaries(st.sampled_from(["on", "assessors", "ratings", "note", "removed"]), JSON))
def test_whatever_was_kept_is_read(body: dict[str, object]) -> None:
    audit = read_audit("a1", "Noord", body)
    assert all(one.score is None or 1 <= one.score <= 5 for one in audit.ratings.values())
    assert len(audit.assessors) <= 2
    mean_of(audit.ratings, audit.ratings)


@pytest.mark.parametrize("score", [0, 6, -1, True, 3.0, "4", None])
def test_what_is_no_score_is_none(score: object) -> None:
    assert read_ratings({"ratings": {"v1": {"score": score, "missing": "tijd"}}})["v1"] == Rating(missing="tijd")


def test_the_instrument_of_the_house(workbook: Workbook) -> None:
    found = read_instrument(workbook.instrument("modelgetrouwheid"))
    assert len(found.ids) == len(set(found.ids)) == 10
    assert [len(found.of_block(block.id)) for block in found.blocks] == [3, 3, 4]
    first = found.indicators[0]
    assert first.anchor(1) == first.anchors[0] and first.anchor(5) == first.anchors[4]
    assert first.anchor(None) == first.anchor(6) == first.anchor(0) == ""


@pytest.mark.parametrize(
    ("anchors", "block", "told"),
    [(4, "een", "vijf zinnen"), (5, "twee", "id van een block"), (6, "een", "vijf zinnen")],
)
def test_an_instrument_that_is_not_whole_is_refused(anchors: int, block: str, told: str) -> None:
    text = f"""
[[missing]]
id = "tijd"
text = "geen tijd"
[[block]]
id = "een"
name = "Een"
short = "een"
[[indicator]]
id = "v1"
block = "{block}"
name = "Vraag"
short = "vraag"
about = "Waarover"
anchors = {["zin"] * anchors}
[indicator.look]
files = "a"
clients = "b"
workers = "c"
observation = "d"
"""
    with pytest.raises(WordingError) as refused:
        read_instrument(read_wording(text, "eigen.toml"))
    assert told in str(refused.value)
