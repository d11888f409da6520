"""An attempt may come from a file that was read in: whatever it holds, the exercise opens and shows it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelwerk.exercises import Exercise, feedback
from herstelwerk.exercises.progress import Standing
from herstelwerk.screens.exercises import DRAWN, body
from herstelwerk.screens.exercises.trying import Trying
from herstelwerk.screens.parts import el
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT

_ONE_OF_EACH = {type(exercise): exercise for exercise in Workbook(ROOT / "data").exercises()}
_names = st.sampled_from(["name", "text", "scores", "choice", "near", "level", "weight", "when", "note"])
_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 20) | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=6,
)


def test_every_kind_is_drawn() -> None:
    assert set(_ONE_OF_EACH) == set(DRAWN)


def _keys(exercise: Exercise) -> list[str]:
    """The keys that its own screen writes, as far as they can be told from the parts it draws."""
    trying = Trying(
        "x", "vis", {"rows": [{"name": "a"}] * 2, "items": [{"text": "a"}] * 2}, (), lambda item, value: None
    )
    parts = el("div", *body(exercise, trying))
    return ["rows", "items", "order", "action", *(p.key.removeprefix("x.") for p in parts.walk() if p.hears)]


@pytest.mark.parametrize("kind", _ONE_OF_EACH, ids=lambda kind: kind.__name__)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(data=st.data())
def test_any_attempt_can_be_shown(kind: type[Exercise], workbook: Workbook, data: st.DataObject) -> None:
    exercise = _ONE_OF_EACH[kind]
    attempt: dict[str, Any] = data.draw(st.dictionaries(st.sampled_from(_keys(exercise)), _values, max_size=5))
    now = feedback(exercise, attempt, workbook.reader)
    trying = Trying("x", "vis", attempt, now.remarks, lambda item, value: None)
    drawn = el("div", *body(exercise, trying))
    keys = [part.key for part in drawn.walk() if part.key]
    assert len(keys) == len(set(keys))
    drawn.as_data()
    assert now.standing in Standing
