"""A meeting as JSON: what is missing begins anew, what another version added stays, what is broken is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from herstelwerk.meetings import Session, noting, read_session, session_body
from tests.meetings.protocols import at_step, prepared, protocol


def test_nothing_is_an_empty_meeting() -> None:
    assert read_session({}) == Session()


def test_a_meeting_comes_back_as_it_was() -> None:
    found = protocol()
    session = noting.add_idea(found, at_step(found, "bedenken"), "Bel 'm \U0001f372")
    session = noting.mark_choice(session, 1, 1)
    session = noting.report_back(noting.add_obstacle(session, "tijd", "time"), "m1", "k1", "goed")
    assert read_session(json.loads(json.dumps(session_body(session)))) == session


def test_what_another_version_kept_here_stays() -> None:
    body = session_body(prepared()) | {"muziek": {"aan": True}}
    assert session_body(read_session(body))["muziek"] == {"aan": True}


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": "feest"},
        {"tempo": 3},
        {"cases": []},
        {"title": 3},
        {"people": [1]},
        {"on": "gisteren"},
        {"since": "2026-11-22T14:00:00"},
        {"spent": [{"seconds": 3}]},
        {"spent": [{"stop": {"step": "a"}, "seconds": float("inf")}]},
        {"ideas": [{"case": 1, "number": 1, "text": None}]},
        {"tidied": [{"item": "collect", "answer": "done", "by": "x", "at": None}]},
        {"choices": [{"id": "k1", "case": 1, "idea": 1, "who": "niemand"}]},
    ],
)
def test_what_is_no_meeting_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        read_session(session_body(prepared()) | wrong)


def test_time_below_zero_is_none() -> None:
    body = session_body(prepared()) | {"spent": [{"stop": {"step": "a"}, "seconds": -5, "extra": -1}]}
    spent = read_session(body).spent[0]
    assert (spent.seconds, spent.extra) == (0.0, 0)
