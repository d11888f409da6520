"""Looking back on the plan: what happened to each goal, what is celebrated, and a round that starts from the last."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.domain import ActionPlan, FinalAssignment, GoalStatus
from herstelwerk.screens.assignment.work import kept
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook.renewal import RenewalSheet
from herstelwerk.store import StoreError
from herstelwerk.store.faults import Fault
from tests.screens.soundness import Watched
from tests.screens.workbook.held import Held, has


@pytest.fixture
def desk(desk: Desk, complete: FinalAssignment) -> Desk:
    kept(desk, "plan", ActionPlan).change(complete.plan)
    return desk


@pytest.fixture
def page(desk: Desk) -> Watched:
    return Watched(Held(desk, RenewalSheet))


def plan_of(desk: Desk) -> ActionPlan:
    return kept(desk, "plan", ActionPlan).value


def rounds_of(desk: Desk) -> dict[str, Any]:
    sheet = desk.store.read(desk.owner, "rounds")
    return sheet.body if sheet else {}


def begin(page: Watched) -> None:
    page.press("ronde-begin")
    page.press("ronde-ja")


def test_without_a_plan_there_is_a_way_to_it(desk: Desk) -> None:
    desk.owner = "rode-trein"
    page = Watched(Held(desk, RenewalSheet))
    assert "nog geen doel" in page.words
    assert any(part.attributes.get("to") == "deelnemer/eindopdracht.ipynb" for part in page.tree.walk())
    assert not has(page, "ronde-begin")


@pytest.mark.parametrize("status", list(GoalStatus))
def test_what_the_client_chooses_goes_into_the_plan_with_its_own_questions(
    page: Watched, desk: Desk, status: GoalStatus
) -> None:
    before = plan_of(desk)
    page.choose("ronde-g1-uitkomst", "dropped" if status is not GoalStatus.DROPPED else "open")
    page.choose("ronde-g1-uitkomst", status.value)
    assert plan_of(desk).goals[0].status is status
    assert plan_of(desk).goals[1:] == before.goals[1:]
    card = page.part("ronde-g1").words
    for question in desk.workbook.wording("evaluatie-en-vervolg").texts("outcome", status.value, "questions"):
        assert question in card


def test_a_note_stays_beside_the_plan_and_not_in_it(page: Watched, desk: Desk) -> None:
    page.type("ronde-g2-noot", "Ze had er geen zin meer in. <i>Echt niet.</i>")
    page.type("ronde-verder", "Kleinere stappen.")
    assert rounds_of(desk)["now"]["notes"] == {"g2": "Ze had er geen zin meer in. <i>Echt niet.</i>"}
    assert rounds_of(desk)["now"]["ahead"] == "Kleinere stappen."
    assert "geen zin meer" not in plan_of(desk).model_dump_json()
    assert "i" not in {part.tag for part in page.tree.walk()}


def test_celebrating_adds_a_success_to_the_progress_of_the_plan(page: Watched, desk: Desk) -> None:
    there = len(plan_of(desk).progress)
    page.choose("ronde-g1-uitkomst", "reached")
    page.press("vier-g1")
    assert not has(page, "vier-g1"), "it is celebrated once"
    page.press("succes-erbij")
    page.type(f"succes-{there + 1}", "Taart met de hele galerij.")
    goal, other = plan_of(desk).progress[there:]
    assert goal.success and goal.text == f"Gehaald: {plan_of(desk).goals[0].text}" and goal.on == desk.today
    assert other.success and other.text == "Taart met de hele galerij."
    page.press(f"succes-{there}-weg")
    assert plan_of(desk).progress[there:] == (other,)


def test_a_next_round_is_asked_first(page: Watched, desk: Desk) -> None:
    before = plan_of(desk)
    page.choose("ronde-g1-uitkomst", "reached")
    page.press("ronde-begin")
    assert "Moet je dit plan nog inleveren" in page.words
    page.press("ronde-nee")
    assert not has(page, "ronde-ja") and has(page, "ronde-begin")
    assert plan_of(desk).drawn_up_on == before.drawn_up_on and not rounds_of(desk)


def test_the_finished_round_is_kept_unchanged_and_the_next_starts_from_it(page: Watched, desk: Desk) -> None:
    page.choose("ronde-g1-uitkomst", "reached")
    page.choose("ronde-g2-uitkomst", "changed")
    page.type("ronde-g2-nieuw", "Ik wil op zaterdag in de tuin van [BUURMAN-1] werken.")
    page.type("ronde-g1-noot", "Samen gedaan.")
    finished = plan_of(desk)
    begin(page)
    (one,) = rounds_of(desk)["rounds"]
    assert one["on"] == "2026-11-22"
    assert one["plan"] == finished.model_dump(mode="json", exclude_defaults=True)
    assert one["talk"]["notes"] == {"g1": "Samen gedaan."}
    fresh = plan_of(desk)
    assert fresh.drawn_up_on == desk.today and fresh.signed_by_client_on is None
    assert [goal.id for goal in fresh.goals] == ["g2", "g3"], "what was reached stays behind"
    assert fresh.goals[0].text == "Ik wil op zaterdag in de tuin van [BUURMAN-1] werken."
    assert {goal.status for goal in fresh.goals} == {GoalStatus.OPEN}
    assert rounds_of(desk)["now"] == {"notes": {}, "wording": {}, "ahead": ""}
    assert "Ronde 1 is afgesloten" in page.words


def test_the_rounds_can_be_read_back_and_not_changed(page: Watched, desk: Desk) -> None:
    page.choose("ronde-g1-uitkomst", "dropped")
    page.type("ronde-g1-noot", "De wens is weg.")
    begin(page)
    page.choose("ronde-g2-uitkomst", "reached")
    begin(page)
    past = page.part("rondes")
    assert past.words.index("Ronde 2") < past.words.index("Ronde 1")
    assert "Losgelaten. De wens is weg." in " ".join(page.part("eerdere-ronde-1").words.split()).replace(" .", ".")
    assert not [part.key for part in past.walk() if part.hears in ("input", "choose", "press")]


def test_another_window_changed_the_plan_first(page: Watched, desk: Desk) -> None:
    other = kept(desk, "plan", ActionPlan)
    other.change(other.value.model_copy(update={"if_it_fails": "dan bel ik [ZUS-1]"}))
    page.press("ronde-begin")
    assert "in een ander venster veranderd" in page.words and not has(page, "ronde-ja")
    page.press("ronde-begin")
    other.change(other.value.model_copy(update={"if_it_fails": "dan bel ik [ZUS-2]"}))
    page.press("ronde-ja")
    assert not rounds_of(desk) and plan_of(desk).if_it_fails == "dan bel ik [ZUS-2]"
    begin(page)
    assert rounds_of(desk)["rounds"][0]["plan"]["if_it_fails"] == "dan bel ik [ZUS-2]"


def test_a_choice_joins_what_another_window_changed(page: Watched, desk: Desk) -> None:
    other = kept(desk, "plan", ActionPlan)
    other.change(other.value.model_copy(update={"if_it_fails": "dan bel ik [ZUS-1]"}))
    page.choose("ronde-g1-uitkomst", "reached")
    page.press("succes-erbij")
    assert plan_of(desk).if_it_fails == "dan bel ik [ZUS-1]"
    assert plan_of(desk).goals[0].status is GoalStatus.REACHED and plan_of(desk).progress[-1].text == ""


def test_a_round_that_cannot_be_kept_does_not_begin(page: Watched, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before, save = plan_of(desk), desk.store.save

    def full(owner: str, name: str, *rest: Any, **named: Any) -> Any:
        if name == "rounds":
            raise StoreError(Fault.FULL)
        return save(owner, name, *rest, **named)

    page.type("ronde-g1-noot", "Samen gedaan.")
    page.press("ronde-begin")
    monkeypatch.setattr(desk.store, "save", full)
    page.press("ronde-ja")
    assert "niet begonnen" in page.words
    assert plan_of(desk) == before
    assert page.part("ronde-g1-noot").value == "Samen gedaan." and page.part("rondes").words == ""
    monkeypatch.undo()
    begin(page)
    assert len(rounds_of(desk)["rounds"]) == 1 and plan_of(desk) != before


def test_a_computer_that_stopped_between_the_two_goes_on_where_it_was(page: Watched, desk: Desk) -> None:
    page.choose("ronde-g2-uitkomst", "changed")
    page.type("ronde-g2-nieuw", "Ik wil fietsen.")
    before = plan_of(desk)
    begin(page)
    again = kept(desk, "plan", ActionPlan)  # as if the plan had not been kept any more
    again.change(before)
    reopened = Watched(Held(desk, RenewalSheet))
    begin(reopened)
    assert len(rounds_of(desk)["rounds"]) == 1
    assert plan_of(desk).goals[1].text == "Ik wil fietsen."
