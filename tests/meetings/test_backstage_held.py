"""A backstage plan beside what really took place: agreements that nobody told about are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from herstelwerk.meetings import Session, noting
from herstelwerk.meetings.backstage import check, plan
from herstelwerk.meetings.backstage_held import as_held
from herstelwerk.meetings.session import DONE, Agreement, Case

PLAN = plan(date(2026, 9, 7), 3, ["rode-bank", "groene-fiets", "gele-kaars", "blauwe-boot"])
FIRST, SECOND = PLAN.gatherings[0].on, PLAN.gatherings[1].on
ONE = Session(
    "backstage", "Backstage", FIRST, stage=DONE, cases=(Case("rode-bank"), Case("groene-fiets")),
    agreements=(Agreement("t1", 1, "Praten met mijn teamleider", "rode-bank"),),
)  # fmt: skip
TWO = Session("backstage", "Backstage", SECOND, stage=DONE, cases=(Case("gele-kaars"),))


def test_what_took_place_stands_in_the_plan() -> None:
    found = as_held(PLAN, {"m1": ONE})
    assert found.gatherings[0].held and not found.gatherings[1].held
    assert [(p.by, p.what, p.told_at) for p in found.gatherings[0].promises] == [
        ("rode-bank", "Praten met mijn teamleider", None)
    ]
    assert any(
        told.startswith("groene-fiets bracht in bij bijeenkomst 1, maar er staat geen afspraak")
        for told in check(found)
    )


def test_an_agreement_nobody_told_about_is_asked_for() -> None:
    silent = as_held(PLAN, {"m1": ONE, "m2": TWO})
    assert any("is in bijeenkomst 2 niet teruggemeld" in told for told in check(silent))
    told = as_held(PLAN, {"m1": ONE, "m2": noting.report_back(TWO, "m1", "t1", "Het werd een goed gesprek.")})
    assert told.gatherings[0].promises[0].told_at == 2
    assert told.gatherings[0].promises[0].outcome == "Het werd een goed gesprek."
    assert not any("teruggemeld. Hoe liep het?" in remark for remark in check(told))


def test_other_meetings_and_other_days_leave_the_plan_alone() -> None:
    others = {
        "a": replace(ONE, protocol="incidentmethode"),
        "b": replace(ONE, on=date(2026, 9, 8)),
        "c": replace(ONE, stage="lead"),
    }
    assert as_held(PLAN, others) == PLAN
