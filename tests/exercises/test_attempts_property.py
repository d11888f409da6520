"""Whatever stands in an attempt, there is a feedback and never an exception."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelwerk.domain import MAX_TEXT
from herstelwerk.exercises import KINDS, Feedback, Standing, Tone, feedback
from herstelwerk.exercises.attempts import text_in
from herstelwerk.language.reader import Reader
from tests.exercises.samples import KEYS, sample

IDS = [
    "a",
    "b",
    "d",
    "e",
    "g",
    "mensen",
    "dak",
    "p1",
    "p2",
    "s1",
    "s2",
    "s3",
    "ja",
    "nee",
    "sterk",
    "Ik zie het nooit?",
]
LEAVES = st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=40) | st.sampled_from(IDS)
NAMED = st.dictionaries(
    st.sampled_from(["text", "scores", "zin", "kans", "name", "near", "choice", "level", "weight", "when"])
    | st.text(max_size=5),
    LEAVES | st.dictionaries(st.sampled_from(["zin", "kans"]), LEAVES),
    max_size=8,
)
VALUES = st.recursive(
    LEAVES | NAMED, lambda v: st.lists(v, max_size=6) | st.dictionaries(st.text(max_size=5), v), max_leaves=12
)
ATTEMPTS = st.dictionaries(
    st.sampled_from(KEYS) | st.text(max_size=8), VALUES | st.lists(NAMED, max_size=5), max_size=12
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(attempt=ATTEMPTS)
def test_a_random_attempt_has_a_feedback(kind: str, reader: Reader, attempt: dict[str, Any]) -> None:
    found = feedback(sample(kind), attempt, reader)
    assert isinstance(found, Feedback) and found.summary
    assert all(isinstance(remark.tone, Tone) and remark.text.strip() for remark in found.remarks)
    assert (found.standing is Standing.NOT_TRIED) <= (found.remarks == ())
    assert feedback(sample(kind), attempt, reader) == found
    if found.standing is Standing.DONE and kind in ("choose", "sort", "order", "match", "rewrite", "message"):
        assert all(remark.tone is not Tone.ASK for remark in found.remarks)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("attempt", [{}, [], None, 3, "tekst", {1: 2, None: 3}, {"rows": {"name": 1}}])
def test_what_is_no_attempt_was_not_tried(kind: str, attempt: Any, reader: Reader) -> None:
    assert feedback(sample(kind), attempt, reader).standing is Standing.NOT_TRIED


@pytest.mark.parametrize("kind", ["rewrite", "message", "reflection", "interview"])
def test_endless_and_broken_texts(kind: str, reader: Reader) -> None:
    half = json.loads('"\\ud800 half"')
    for text in (
        "ik " * 100_000,
        "a" * 200_000,
        half * 50,
        "\x00\x1b[31m ik",
        "😀" * 9_000,
        "wat. " + " " * 2_000 + "en" + " " * 2_000 + "?",
    ):
        found = feedback(sample(kind), dict.fromkeys(KEYS, text), reader)
        assert found.standing is not Standing.NOT_TRIED
        for remark in found.remarks:
            assert len(remark.text) < 400
            remark.text.encode()  # half a sign would stop every file and every socket
            assert "\x1b" not in remark.text


def test_a_text_is_cut_for_reading() -> None:
    assert len(text_in({"q": "a" * 9_000}, "q")) == MAX_TEXT
    assert text_in({"q": " …\n-"}, "q") == ""
    assert text_in({"q": " 7 "}, "q") == "7"
    assert text_in({"q": ["a"]}, "q") == ""
