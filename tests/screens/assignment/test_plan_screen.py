"""The plan on screen: goals from priorities, steps with who and when, what keeps it feasible, progress, signatures."""

from __future__ import annotations

from datetime import date

import pytest

from herstelwerk.domain import ActionStatus, Who
from herstelwerk.screens.desk import Desk
from tests.screens.assigned import Writer

TODAY = date(2026, 11, 22)


@pytest.fixture
def her(desk: Desk) -> Writer:
    return Writer(desk, "actieplan")


@pytest.fixture
def with_wishes(desk: Desk) -> Writer:
    her = Writer(desk)
    her.wish("leisure", "Ik wil weer zingen in een koor.")
    her.wish("living", "Ik wil een eigen kamer met een raam.")
    her.line("relationships", "strength", "Ik bel mijn zus elke zondag.")
    her.line("relationships", "resource", "De dirigent van het koor woont om de hoek.")
    her.go("actieplan")
    return her


def test_a_goal_comes_from_a_priority(with_wishes: Writer) -> None:
    her = with_wishes
    assert "Prioriteiten die nog geen doel hebben" in her.page.words
    her.page.press("doel-uit-i1")
    goal = her.kept.plan.value.goals[0]
    assert (goal.text, goal.priority) == ("Ik wil weer zingen in een koor.", 1)
    assert her.page.sent[-1]["focus"] == goal.id
    assert her.kept.plan.value.drawn_up_on == TODAY, "a plan begins on the day of its first goal"
    assert "doel-uit-i1" not in her.page.hearing("press")
    her.page.choose(f"{goal.id}-prioriteit", "2")
    assert her.kept.plan.value.goals[0].priority == 2
    assert "doel-uit-i1" in her.page.hearing("press") and "doel-uit-i2" not in her.page.hearing("press")


def test_a_priority_may_wait_with_a_reason(with_wishes: Writer) -> None:
    her = with_wishes
    her.page.press("doel-uit-i1")
    her.page.type("wacht-i2", "Eerst de inschrijving bij de woningbouw.")
    assert [p.reason for p in her.kept.inventory.value.priorities] == ["", "Eerst de inschrijving bij de woningbouw."]


def test_a_goal_and_its_steps(with_wishes: Writer) -> None:
    her = with_wishes
    goal = her.goal("Ik zing voor de kerst mee met het koor.")
    her.page.type(f"{goal}-waarom", "Zingen maakt mijn hoofd stil.")
    step = her.step(goal, "Ik bel de dirigent en vraag wanneer ze repeteren.")
    her.page.choose(f"{step}-wie", "client")
    her.page.type(f"{step}-klaar", "Ik weet dag en tijd.")
    her.page.choose(f"{step}-gebruikt", "i3", "i4")
    her.page.type(f"{step}-opmerking", "Belt liever 's middags.")
    second = her.step(goal, "Mijn begeleider zoekt de bus uit.")
    her.page.choose(f"{second}-wie", "worker")
    found = her.kept.plan.value.goals[0]
    assert (found.text, found.why) == ("Ik zing voor de kerst mee met het koor.", "Zingen maakt mijn hoofd stil.")
    one, two = found.actions
    assert (one.who, one.done_when, one.uses) == (Who.CLIENT, "Ik weet dag en tijd.", ("i3", "i4"))
    assert one.remark == "Belt liever 's middags." and two.who is Who.WORKER
    offered = her.page.part(f"{step}-gebruikt").words
    assert "Ik bel mijn zus elke zondag." in offered and "Ik wil weer zingen" not in offered, "a wish helps nobody"


def test_what_a_step_used_is_told_when_it_is_gone(with_wishes: Writer) -> None:
    her = with_wishes
    goal = her.goal("Ik zing weer.")
    step = her.step(goal, "Ik bel de dirigent.")
    her.page.choose(f"{step}-gebruikt", "i4")
    her.go("krachteninventarisatie")
    her.page.press("gebied-relationships")
    her.page.press("i4-weg")
    her.go("actieplan")
    assert "i4 (staat er niet meer)" in her.page.part(f"{step}-gebruikt").words
    her.page.choose(f"{step}-gebruikt")
    assert her.kept.plan.value.goals[0].actions[0].uses == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("volgende week dinsdag", "dinsdag 24 november 2026"),
        ("24 november", "dinsdag 24 november 2026"),
        ("over twee weken", "maandag 30 november 2026"),
        ("eind december", "donderdag 31 december 2026"),
    ],
)
def test_when_in_words_shows_the_day(her: Writer, words: str, day: str) -> None:
    her.page.type("opgesteld", "2026-11-16")
    step = her.step(her.goal("Ik zing weer."), "Ik bel de dirigent.")
    her.page.type(f"{step}-wanneer", words)
    assert f"Dat is {day}." in her.notes(f"{step}-wanneer")
    assert her.kept.plan.value.goals[0].actions[0].when == words
    her.page.type("opgesteld", "2027-03-01")
    assert "2026." not in her.notes(f"{step}-wanneer"), "it is counted from the day of the plan"


@pytest.mark.parametrize("words", ["zo snel mogelijk", "elke dag", "als ik eraan toe ben"])
def test_when_without_a_day_is_asked_about(her: Writer, words: str) -> None:
    step = her.step(her.goal("Ik zing weer."), "Ik bel de dirigent.")
    her.page.type(f"{step}-wanneer", words)
    assert "Op welke dag is deze stap klaar?" in her.notes(f"{step}-wanneer")
    assert "Dat is" not in her.notes(f"{step}-wanneer")


def test_a_weekday_that_is_another_day_is_asked_about(her: Writer) -> None:
    her.page.type("opgesteld", "2026-11-16")
    step = her.step(her.goal("Ik zing weer."), "Ik bel de dirigent.")
    her.page.type(f"{step}-wanneer", "dinsdag 25 november 2026")
    told = her.notes(f"{step}-wanneer")
    assert "‘dinsdag 25 november 2026’" in told and "woensdag 25 november 2026" in told


def test_when_by_calendar(her: Writer) -> None:
    step = her.step(her.goal("Ik zing weer."), "Ik bel de dirigent.")
    her.page.type(f"{step}-kalender", "2026-11-25")
    assert her.kept.plan.value.goals[0].actions[0].when == "2026-11-25"
    assert "Dat is woensdag 25 november 2026." in her.notes(f"{step}-wanneer")
    her.page.type(f"{step}-wanneer", "overmorgen")
    assert her.page.part(f"{step}-kalender").value == "", "words took the place of the day"
    her.page.type(f"{step}-kalender", "")
    assert her.kept.plan.value.goals[0].actions[0].when == ""


def test_a_step_done_is_celebrated(her: Writer) -> None:
    step = her.step(her.goal("Ik zing weer."), "Ik bel de dirigent.")
    her.page.choose(f"{step}-stand", "done")
    assert "Gedaan! Dat mag gevierd worden" in her.page.said
    assert her.kept.plan.value.goals[0].actions[0].done_on == TODAY
    her.page.type(f"{step}-gedaan", "2026-11-19")
    assert her.kept.plan.value.goals[0].actions[0].done_on == date(2026, 11, 19)
    her.page.choose(f"{step}-stand", "open")
    action = her.kept.plan.value.goals[0].actions[0]
    assert (action.status, action.done_on) == (ActionStatus.OPEN, None)
    assert f"{step}-gedaan" not in her.page.hearing("input")


@pytest.mark.parametrize(("typed", "kept"), [("0", 0), ("7", 7), ("10", 10), (" 8 ", 8), ("", None)])
def test_confidence_from_nought_to_ten(her: Writer, typed: str, kept: int | None) -> None:
    her.page.type("vertrouwen", "5")
    her.page.type("vertrouwen", typed)
    assert her.kept.plan.value.confidence == kept


@pytest.mark.parametrize("typed", ["11", "-1", "--5", "7,5", "1e1", "zeven", "99999999999999999999", "²"])
def test_what_is_no_confidence_is_none(her: Writer, typed: str) -> None:
    her.page.type("vertrouwen", "1")  # on the way to 11
    her.page.type("vertrouwen", typed)
    assert her.kept.plan.value.confidence is None
    assert her.page.part("vertrouwen").value == "", "the field says what is kept"


def test_every_figure_has_its_questions(her: Writer) -> None:
    told = set()
    for number in range(11):
        her.page.type("vertrouwen", str(number))
        words = her.page.part("over-vertrouwen").words
        assert "?" in words, number
        told.add(words)
    assert len(told) > 1
    her.page.type("vertrouwen", "")
    assert her.page.part("over-vertrouwen").words == ""


def test_what_keeps_the_plan_feasible(her: Writer) -> None:
    her.goal("Ik zing weer.")
    her.page.type("als-het-niet-lukt", "Dan bel ik mijn zus.")
    her.page.type("draagkracht-kort", "Eén afspraak per week is genoeg.")
    her.page.type("evalueren-op", "2026-12-14")
    plan = her.kept.plan.value
    assert (plan.if_it_fails, plan.capacity_note) == ("Dan bel ik mijn zus.", "Eén afspraak per week is genoeg.")
    assert plan.evaluate_on == date(2026, 12, 14)
    her.page.type("draagkracht-kort", "Er is gevaar voor huiselijk geweld.")
    assert "Hoort dit niet op het blad over draagkracht" in her.page.part("over-capacity_note").words


def test_progress_and_successes(her: Writer) -> None:
    her.page.press("voortgang-erbij")
    assert her.page.sent[-1]["focus"] == "voortgang-0"
    her.page.type("voortgang-0", "De dirigent gebeld, ik mag komen kijken.")
    her.page.choose("voortgang-0-succes", "ja")
    her.page.press("voortgang-erbij")
    her.page.type("voortgang-1", "Niet gegaan, was moe.")
    her.page.type("voortgang-1-dag", "2026-11-18")
    one, two = her.kept.plan.value.progress
    assert (one.on, one.success) == (TODAY, True)
    assert (two.on, two.text, two.success) == (date(2026, 11, 18), "Niet gegaan, was moe.", False)
    her.page.press("voortgang-0-weg")
    assert [step.text for step in her.kept.plan.value.progress] == ["Niet gegaan, was moe."]
    assert her.page.part("voortgang-0").value == "Niet gegaan, was moe."


def test_signatures_of_the_plan(her: Writer) -> None:
    her.goal("Ik zing weer.")
    her.page.type("plan-cliënt", "2026-11-20")
    her.page.type("plan-begeleider", "2026-11-21")
    plan = her.kept.plan.value
    assert (plan.signed_by_client_on, plan.signed_by_worker_on) == (date(2026, 11, 20), date(2026, 11, 21))
    assert her.kept.inventory.value.signed_by_client_on is None


@pytest.mark.parametrize("what", ["goal", "step"])
def test_what_is_removed_can_be_had_back(her: Writer, what: str) -> None:
    goal = her.goal("Ik zing weer.")
    step = her.step(goal, "Ik bel de dirigent.")
    her.page.press(f"{goal if what == 'goal' else step}-weg")
    assert "is verwijderd. Bij ‘Eerdere versies’ kun je terug." in her.page.said
    assert "Ik bel de dirigent." not in str(her.kept.plan.value)
    before = her.screen.desk.store.versions(her.screen.desk.owner, "plan")
    assert any("Ik bel de dirigent." in str(version.body) for version in before)


def test_ids_are_not_given_twice(her: Writer) -> None:
    first = her.goal("Ik zing weer.")
    steps = [her.step(first, "Ik bel."), her.step(first, "Ik ga.")]
    second = her.goal("Ik vis weer.")
    her.page.press(f"{steps[0]}-weg")
    assert her.step(second, "Ik koop een hengel.") not in steps
