"""The clock: pace in words, overrun, pausing, a clock set back, summer time, practising."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.meetings import Pace, Refused, clock, leading
from herstelwerk.meetings.clock import elapsed, set_back, totals
from herstelwerk.meetings.session import Stop
from tests.meetings.protocols import NOW, at_step, begun, later, prepared, protocol


@pytest.mark.parametrize(
    ("minutes", "pace", "digits", "words"),
    [
        (0, Pace.PLENTY, "10:00", "nog ruim"),
        (4.99, Pace.PLENTY, "5:01", "nog ruim"),
        (5, Pace.ENOUGH, "5:00", "over het minimum: afronden mag"),
        (9, Pace.NEARLY, "1:00", "bijna om"),
        (9.99, Pace.NEARLY, "0:01", "bijna om"),
        (10, Pace.OVER, "0:00", "over tijd: de tijd is om"),
        (11, Pace.OVER, "+1:00", "over tijd: 1 minuut over"),
        (75.5, Pace.OVER, "+65:30", "over tijd: 65 minuten over"),
    ],
)
def test_the_pace_of_a_step(minutes: float, pace: Pace, digits: str, words: str) -> None:
    seen = clock(protocol(), begun(protocol()), later(minutes))  # five to ten minutes
    assert (seen.pace, seen.digits, seen.words) == (pace, digits, words)


def test_a_short_step_is_nearly_over_later() -> None:
    session = at_step(protocol(), "vertellen")  # one to two minutes
    assert clock(protocol(), session, later(1.5)).pace is Pace.ENOUGH
    assert clock(protocol(), session, later(1.65)).pace is Pace.NEARLY


def test_a_step_without_minutes_only_counts() -> None:
    session = at_step(protocol(), "thema")
    seen = clock(protocol(), session, later(12))
    assert (seen.pace, seen.digits, seen.words, seen.remaining) == (Pace.FREE, "12:00", "geen vaste tijd", 0.0)
    assert clock(protocol(), leading.add_time(protocol(), session), later(0.5)).maximum == 60


def test_a_minute_more_is_a_minute_more() -> None:
    session = leading.add_time(protocol(), begun(protocol()))
    assert clock(protocol(), session, later(10)).digits == "1:00"
    with pytest.raises(Refused, match="Zo veel tijd"):
        leading.add_time(protocol(), session, 600)


def test_pausing_stops_the_time() -> None:
    session = leading.pause(begun(protocol()), later(3))
    assert clock(protocol(), session, later(50)).elapsed == 180 and not session.running
    session = leading.resume(protocol(), session, later(60))
    assert clock(protocol(), session, later(61)).elapsed == 240
    assert leading.resume(protocol(), session, later(62)) == session


def test_the_lid_was_closed_and_the_time_went_on() -> None:
    assert clock(protocol(), begun(protocol()), NOW + timedelta(hours=3)).words == "over tijd: 170 minuten over"
    fresh = leading.restart_clock(protocol(), begun(protocol()), NOW + timedelta(hours=3))
    assert clock(protocol(), fresh, NOW + timedelta(hours=3, minutes=1)).elapsed == 60


def test_a_clock_set_back_takes_nothing_away() -> None:
    session = begun(protocol())
    assert elapsed(session, Stop("rondje"), later(-56)) == 0, "never below nothing"
    on = set_back(session, later(4), later(-56))
    assert elapsed(on, Stop("rondje"), later(-56)) == 240
    assert elapsed(on, Stop("rondje"), later(-55)) == 300, "it goes on from what passed before"
    assert set_back(session, later(4), later(5)) == session
    still = leading.pause(session, later(4))
    assert set_back(still, later(4), later(-56)) == still


def test_both_summer_time_nights() -> None:
    for before in (datetime(2026, 3, 29, 1, 58), datetime(2026, 10, 25, 2, 58)):
        start = before.replace(tzinfo=AMSTERDAM)
        session = replace(begun(protocol()), since=start)
        after = (start.astimezone(UTC) + timedelta(minutes=4)).astimezone(AMSTERDAM)
        assert after.utcoffset() != start.utcoffset(), "the hour changed in between"
        assert elapsed(session, Stop("rondje"), after) == 240


def test_another_zone_of_the_machine_is_the_same_moment() -> None:
    assert elapsed(begun(protocol()), Stop("rondje"), later(4).astimezone(UTC)) == 240


def test_practising_goes_a_minute_a_second() -> None:
    session = leading.start(protocol(), leading.set_tempo(prepared(), 60), NOW)
    assert clock(protocol(), session, NOW + timedelta(seconds=5)).pace is Pace.ENOUGH
    with pytest.raises(Refused, match="voordat je begint"):
        leading.set_tempo(session, 1)
    with pytest.raises(Refused, match="ken ik niet"):
        leading.set_tempo(prepared(), 7)


def test_the_whole_meeting() -> None:
    session = leading.next_step(protocol(), begun(protocol()), later(7))
    seen = totals(protocol(), session, later(7.5))
    assert seen.elapsed == 450
    assert (seen.least, seen.most) == (18.5 * 60, 26.5 * 60), "what is left of this step, and all steps after it"
    first = totals(protocol(), begun(protocol()), later(12))
    assert (first.elapsed, first.most) == (720, 27 * 60), "overrun takes nothing from the steps to come"
