"""Each protocol of the workbook, led from start to report with a sped-up clock, the way a trainer does it."""

from __future__ import annotations

import pytest

from herstelwerk.meetings.route import here, route
from herstelwerk.meetings.session import DONE
from herstelwerk.screens.desk import Desk
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.screens.meeting.leader import Leader

NAMES = Workbook(ROOT / "data").wordings("bijeenkomsten")


def test_there_are_protocols() -> None:
    assert {"teamkrachtbespreking", "groepscoaching", "backstage"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_from_start_to_report(desk: Desk, name: str) -> None:
    her = Leader(desk)
    her.prepare(name)
    her.page.choose("tempo", "60")
    her.page.press("begin")
    assert her.session.stage == "lead", her.screen.room.refused
    protocol = her.screen.room.protocol
    stops = route(protocol, her.session)
    for number, stop in enumerate(stops, 1):
        assert here(protocol, her.session) == stop and f"Stap {number} van {len(stops)}" in her.page.words
        step = protocol.step(stop.step)
        assert step and step.title in her.page.part("stap-kop").words
        write(her, step.writes, number)
        her.wait(1 / 60 * max(step.maximum, 1) * 1.5)
        assert ("over tijd" in her.page.part("klok-woorden").words) == (step.maximum > 0)
        her.page.press("verder")
    her.tidy()
    her.page.press("afronden")
    assert her.kept.stage == DONE, her.screen.room.refused
    her.page.press("deel-verslag")
    assert "Verslag" in her.page.words
    her.page.press("verslag-html")
    assert protocol.title.encode() in her.page.files[-1] or b"Verslag" in her.page.files[-1]
    for idea in her.kept.ideas:
        assert idea.text in her.page.words
    for one in her.kept.agreements:
        assert one.text in her.page.words
    assert all(f"Notitie {n} van toen." in told for n, told in noted(her)), "every note was kept"


def write(her: Leader, writes: str, number: int) -> None:
    """Note what the step asks for."""
    page = her.page
    if writes in ("text", "list"):
        page.type("notitie", f"Notitie {number} van toen.")
    elif writes == "ideas":
        her.ideas(*(f"Idee {n} van stap {number}" for n in range(12)))
        assert "12 ideeën" in page.part("idee-teller").words
    elif writes == "choices":
        page.choose("keuzes", "1", "12")
        page.type("k2-wanneer", "dinsdag")
    elif writes == "agreements":
        page.press("afspraak-erbij")
        page.type(f"{her.session.agreements[-1].id}-wat", f"Afspraak van stap {number}")
    elif writes == "obstacles":
        page.press("belemmering-erbij")
        page.type(f"{her.session.obstacles[-1].id}-wat", "Er is te weinig tijd voor huisbezoek.")


def noted(her: Leader) -> list[tuple[int, str]]:
    protocol, session = her.screen.room.protocol, her.kept
    return [
        (number, session.of(stop).note)
        for number, stop in enumerate(route(protocol, session), 1)
        if (step := protocol.step(stop.step)) and step.writes in ("text", "list")
    ]
