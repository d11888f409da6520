"""Content that someone got wrong, in whatever way, is refused in Dutch or read; nothing else happens."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.exercises import KINDS, Exercise, ExerciseError, read_exercise
from tests.exercises.samples import text_of

LEAVES = (
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.sampled_from(["", "zus", "dak", "sterk", "x"])
)
VALUES = st.recursive(LEAVES, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(["id", "text"]), v))


def as_toml(value: Any) -> str:
    """A value as TOML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {as_toml(v)}" for k, v in value.items() if v is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(v) for v in value if v is not None) + "]"
    if isinstance(value, float):
        return {"inf": "inf", "-inf": "-inf", "nan": "nan"}.get(str(value)) or f"{value:f}"
    return json.dumps(value)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every holder and key in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(value, key) for key, _ in items] + [place for _, part in items for place in places(part)]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_changed_document_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    document = tomllib.loads(text_of(kind))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(document)))
        if isinstance(holder, list) or data.draw(st.booleans()):
            holder[key] = data.draw(VALUES)
        else:
            holder[key + "x"] = holder.pop(key)
    text = "\n".join(f"{json.dumps(key)} = {as_toml(value)}" for key, value in document.items() if value is not None)
    found = read(text)
    if isinstance(found, ExerciseError):
        assert found.problems and str(found).startswith("dag-1/iets: ")
        assert all(problem.wrong and problem.expected for problem in found.problems)
    else:
        assert isinstance(found, Exercise)


def read(text: str) -> Exercise | ExerciseError:
    try:
        return read_exercise(text, "dag-1/iets")
    except ExerciseError as error:
        return error
