"""Official scores: as they were typed, with a question where a figure cannot be right, and never in a mean."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.fidelity import Kind, Official, official_body, read_official
from herstelwerk.fidelity.instrument import HIGH

OFFICIAL = st.builds(
    Official,
    st.from_regex("o[1-9][0-9]?", fullmatch=True),
    st.text(max_size=9),
    st.none() | st.dates(),
    st.sampled_from(Kind),
    st.text(max_size=9),
    st.text(max_size=9),
    st.text(max_size=9),
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("4,09", 4.09),
        ("4.09", 4.09),
        (" 45 ", 45.0),
        ("vier", None),
        ("", None),
        ("4,", None),
        ("-1", None),
        ("nan", None),
    ],
)
def test_a_figure_with_comma_or_point(typed: str, value: float | None) -> None:
    assert Official("o1", typed=typed).value == value


@pytest.mark.parametrize(
    ("kind", "typed", "asked"),
    [
        (Kind.MEAN, "4,09", ""),
        (Kind.TOTAL, "45", ""),
        (Kind.MEAN, "45", "totaal"),
        (Kind.TOTAL, "hoog", "geen getal"),
        (Kind.MEAN, " ", ""),
    ],
)
def test_what_cannot_be_right_is_asked_about(kind: Kind, typed: str, asked: str) -> None:
    doubt = Official("o1", kind=kind, typed=typed).doubt
    assert asked in doubt if asked else not doubt


@given(st.lists(OFFICIAL, unique_by=lambda one: one.id, max_size=4))
def test_scores_come_back(scores: list[Official]) -> None:
    assert read_official(json.loads(json.dumps(official_body(scores)))) == tuple(scores)


@pytest.mark.parametrize("body", [{}, {"scores": {}}, {"scores": [1, {}, {"id": 3}]}])
def test_what_does_not_fit_is_passed_over(body: dict[str, object]) -> None:
    assert read_official(body) == ()


def test_the_american_figures_agree() -> None:
    """Eleven items of 1 to 5, 45 for high fidelity: the mean that stands in the content (domain.md 2.8)."""
    assert (11 * 1, 11 * HIGH) == (11, 55)
    assert round(45 / 11, 2) == 4.09
