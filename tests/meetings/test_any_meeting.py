"""Whatever is done in whatever order: only the engine's own refusal, no note lost, no time below zero, gates hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.meetings import Protocol, Refused, Session, clock, leading, noting, read_session, session_body
from herstelwerk.meetings.clock import elapsed, settled, totals
from herstelwerk.meetings.gates import answer_consent, tidy
from herstelwerk.meetings.route import here, place, route
from herstelwerk.meetings.session import DONE, PREPARE, TIDIED
from tests.meetings.protocols import NOW, prepared, protocol

WITH, WITHOUT = protocol(), protocol(confidential=False)
Act = Callable[[Protocol, Session, datetime], Session]
words = st.text(max_size=12)
numbers = st.integers(-1, 4)


def acts() -> st.SearchStrategy[tuple[str, Act]]:
    """Everything one can do to a meeting."""
    plain: dict[str, Act] = {
        "start": leading.start,
        "next": leading.next_step,
        "previous": leading.previous_step,
        "resume": leading.resume,
        "again": leading.again,
        "restart": leading.restart_clock,
        "finish": leading.finish,
        "pause": lambda p, s, now: leading.pause(s, now),
        "close": lambda p, s, now: leading.close(s, now),
        "reopen": lambda p, s, now: leading.reopen(s),
        "settle": lambda p, s, now: settled(s, now),
        "more": lambda p, s, now: leading.add_time(p, s, 1),
        "obstacle": lambda p, s, now: noting.add_obstacle(s, "tijd"),
        "agreement": lambda p, s, now: noting.add_agreement(p, s, "x"),
    }
    return st.one_of(
        st.sampled_from(sorted(plain)).map(lambda name: (name, plain[name])),
        st.sampled_from(("next", "next", "next")).map(lambda name: (name, plain[name])),
        words.map(lambda t: ("write", lambda p, s, now: noting.write(p, s, t))),
        words.map(lambda t: ("idea", lambda p, s, now: noting.add_idea(p, s, t))),
        st.tuples(numbers, st.booleans()).map(
            lambda v: ("choice", lambda p, s, now: noting.mark_choice(s, 1, v[0], v[1]))
        ),
        st.tuples(numbers, st.sampled_from(("yes", "no", "no_copies", "?"))).map(
            lambda v: ("consent", lambda p, s, now: answer_consent(s, v[0], v[1], now))
        ),
        st.sampled_from(("yes", "no", "")).map(
            lambda c: ("case", lambda p, s, now: leading.begin_case(p, s, "y", c, now))
        ),
        st.tuples(
            st.sampled_from(("collect", "return", "file", "destroy", "?")), st.sampled_from((TIDIED, "not_needed"))
        ).map(lambda v: ("tidy", lambda p, s, now: tidy(s, v[0], v[1], "rode-bank", now))),
    )


moments = st.integers(-100_000, 400_000)


@settings(max_examples=150, deadline=None)
@given(st.booleans(), st.lists(st.tuples(acts(), moments), max_size=45))
def test_any_sequence(confidential: bool, script: list[tuple[tuple[str, Act], int]]) -> None:
    found = WITH if confidential else WITHOUT
    session = prepared("")
    notes: dict[Any, str] = {}
    ideas: list[tuple[int, int, str]] = []
    for (name, act), seconds in script:
        now = NOW + timedelta(seconds=seconds)  # the clock of a machine can go anywhere
        try:
            after = act(found, session, now)
        except Refused:
            after = session
        if name == "write" and after is not session:
            stop = here(found, session)
            notes[stop] = after.of(stop).note
        if name == "idea" and after is not session:
            ideas.append((after.ideas[-1].case, after.ideas[-1].number, after.ideas[-1].text))
        session = after
        look(found, session, now, confidential)
        assert {spent.stop: spent.note for spent in session.spent if spent.note} == {
            s: n for s, n in notes.items() if n
        }
        assert [(one.case, one.number, one.text) for one in session.ideas] == ideas
    assert read_session(json.loads(json.dumps(session_body(session)))) == session


def look(found: Protocol, session: Session, now: datetime, confidential: bool) -> None:
    """What holds at every moment."""
    seen = clock(found, session, now)
    assert seen.elapsed >= 0 and seen.words and seen.digits
    for stop in route(found, session):
        assert elapsed(session, stop, now) >= 0
    whole = totals(found, session, now)
    assert whole.elapsed >= 0 and 0 <= whole.least <= whole.most
    assert 0 <= place(found, session) < len(route(found, session))
    assert session.stage == PREPARE or session.at is not None
    if confidential and session.stage != PREPARE:
        assert session.case(1).consent, "nobody comes in without an answer"
    if confidential and session.stage == DONE:
        assert len(session.tidied) == 4 and all(one.by for one in session.tidied)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=30))
def test_time_is_neither_lost_nor_made(steps: list[int]) -> None:
    """However often one goes on and back, the seconds of all steps together are those that passed."""
    session, now = leading.start(WITHOUT, prepared(""), NOW), NOW
    for number, seconds in enumerate(steps):
        now += timedelta(seconds=seconds)
        try:
            session = (leading.next_step if number % 3 else leading.previous_step)(WITHOUT, session, now)
        except Refused:
            session = settled(session, now)
        if session.stage != "lead":
            break
    passed = (now - NOW).total_seconds()
    assert abs(totals(WITHOUT, session, now).elapsed - passed) < 1e-6
