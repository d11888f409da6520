"""The clock on screen: it ticks only while it runs, sends only itself, and a screen reader hears a change once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.meeting.ticking import FAST_TICK, TICK
from tests.screens.meeting.leader import Leader, Timer


@pytest.fixture
def timer() -> Timer:
    return Timer()


@pytest.fixture
def her(desk: Desk, timer: Timer) -> Leader:
    her = Leader(desk, timer)
    her.begin()  # its first step takes five to ten minutes
    return her


def ticks(timer: Timer) -> list[float]:
    return [seconds for seconds, _ in timer.waiting if seconds in (TICK, FAST_TICK)]


def tick(her: Leader, timer: Timer, minutes: float) -> dict[str, object]:
    """So much later the kernel's clock comes by; gives what went to the browser."""
    her.now += timedelta(minutes=minutes)
    before = len(her.page.sent)
    timer.tick()
    assert len(her.page.sent) > before
    return her.page.sent[-1]


def test_it_ticks_once_a_second_while_it_runs(her: Leader, timer: Timer) -> None:
    assert ticks(timer) == [TICK]
    tick(her, timer, 1 / 60)
    her.page.press("minuut-erbij")
    assert ticks(timer) == [TICK], "one timer, never two"
    her.page.press("stil")
    timer.tick()
    assert not ticks(timer), "a clock that stands still asks for nothing"
    her.page.press("stil")
    assert ticks(timer) == [TICK]


def test_only_the_clock_is_drawn_again(her: Leader, timer: Timer) -> None:
    answer = tick(her, timer, 1 / 60)
    parts = answer["parts"]
    assert isinstance(parts, list)
    assert {part["k"] for part in parts} == {"klok-cijfers", "klok-balk"}
    assert her.page.part("klok-cijfers").attributes == {"class": "hw-digits", "role": "timer", "aria-live": "off"}


def test_a_change_of_pace_is_said_once(her: Leader, timer: Timer) -> None:
    said = [tick(her, timer, 0.5).get("say") for _ in range(24)]
    assert [one for one in said if one] == [
        "over het minimum: afronden mag",
        "bijna om",
        "over tijd: de tijd is om",
    ]
    assert said[-1] is None and "over tijd: 2 minuten over" in her.page.part("klok-woorden").words


def test_it_turns_colour_and_says_so(her: Leader, timer: Timer) -> None:
    seen = []
    for minutes in (1, 5, 3.5, 2):
        tick(her, timer, minutes)
        clock = her.page.part("klok")
        seen.append((str(clock.attributes["class"]).split()[1], her.page.part("klok-woorden").words))
    assert seen == [
        ("hw-goed", "nog ruim"),
        ("hw-weet", "over het minimum: afronden mag"),
        ("hw-vraag", "bijna om"),
        ("hw-late", "over tijd: 1 minuut over"),
    ]


def test_after_the_lid_was_closed_it_shows_the_right_time(her: Leader, timer: Timer) -> None:
    tick(her, timer, 190)
    assert her.page.part("klok-cijfers").words == "+180:00"


def test_a_clock_set_back_goes_on_from_what_passed(her: Leader, timer: Timer) -> None:
    tick(her, timer, 3)
    tick(her, timer, -60)
    assert her.page.part("klok-cijfers").words == "7:00"
    tick(her, timer, 1)
    assert her.page.part("klok-cijfers").words == "6:00"


def test_practising_ticks_faster(desk: Desk) -> None:
    timer = Timer()
    her = Leader(desk, timer)
    her.prepare("incidentmethode")
    her.page.choose("tempo", "60")
    assert not ticks(timer)
    her.page.press("begin")
    assert ticks(timer) == [FAST_TICK]
    assert "een minuut duurt hier één seconde" in her.page.words
    her.wait(4 / 60)
    assert her.page.part("klok-cijfers").words == "1:00"


def test_the_end_of_a_step_that_is_left_is_not_said_later(her: Leader, timer: Timer) -> None:
    tick(her, timer, 4.9)
    her.page.press("verder")
    assert "Stap 2 van 8" in her.page.said
    assert tick(her, timer, 0.1).get("say") is None
