"""The clock as one sees it: digits, words, a bar, and how the meeting as a whole stands."""

from __future__ import annotations

from herstelwerk.meetings import Clock, Pace
from herstelwerk.meetings.clock import Totals
from herstelwerk.meetings.protocol import MINUTE
from herstelwerk.screens.parts import Part, el

TONES = {
    Pace.FREE: "hw-weet",
    Pace.PLENTY: "hw-goed",
    Pace.ENOUGH: "hw-weet",
    Pace.NEARLY: "hw-vraag",
    Pace.OVER: "hw-late",
}


def face(clock: Clock, totals: Totals, large: bool = False) -> Part:
    """The clock; its digits are quiet for a screen reader, the page says it when the pace changes."""
    still = "" if clock.running else "klok staat stil · "
    told = "voorbij" if clock.pace is Pace.FREE else ("over tijd" if clock.pace is Pace.OVER else "nog")
    return el(
        "div",
        el("p", told, key="klok-soort", class_="hw-clock-kind"),
        el("p", clock.digits, key="klok-cijfers", class_="hw-digits", role="timer", aria_live="off"),
        el("p", f"{still}{clock.words}", key="klok-woorden", class_="hw-clock-words"),
        _bar(clock),
        el("p", f"{span(clock)} {_whole(totals)}", key="klok-totaal", class_="hw-clock-whole"),
        key="klok",
        class_=f"hw-clock {TONES[clock.pace]}{' hw-clock-large' if large else ''}",
    )


def _bar(clock: Clock) -> Part:
    """How much of the step's time has passed; nothing where the time is free."""
    if clock.pace is Pace.FREE:
        return el("span", key="klok-balk")
    passed = int(min(clock.elapsed, clock.maximum))
    return el("progress", key="klok-balk", max=clock.maximum, value_=passed, aria_label="Tijd van deze stap")


def span(clock: Clock) -> str:
    """The minutes of a step in words."""
    return f"Deze stap: {minutes(clock.minimum // MINUTE, clock.maximum // MINUTE)}."


def minutes(least: int, most: int) -> str:
    """A span of minutes in words."""
    if not most:
        return "geen vaste tijd"
    unit = "minuut" if most == 1 else "minuten"
    if least == most:
        return f"{most} {unit}"
    return f"{least} tot {most} {unit}" if least else f"hoogstens {most} {unit}"


def _whole(totals: Totals) -> str:
    passed = int(totals.elapsed // MINUTE)
    least, most = (round(seconds / MINUTE) for seconds in (totals.least, totals.most))
    left = f"nog {minutes(least, most)} te gaan" if most else "alles wat een vaste tijd heeft, is geweest"
    return f"Hele bijeenkomst: {passed} {'minuut' if passed == 1 else 'minuten'} bezig, {left}."
