"""The evaluation form: of nobody, sent once, and nothing of it kept before that."""

from __future__ import annotations

import json
from datetime import date

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import Fault, Store, StoreError
from tests.screens.soundness import Watched

OPEN = "Dat ik mocht oefenen. <i>Echt.</i>"


def opened(desk: Desk) -> Watched:
    return Watched(WorkbookScreen(desk, "evaluatieformulier"))


def filled(desk: Desk) -> Watched:
    page = opened(desk)
    page.choose("evaluatie-useful", "5")
    page.choose("evaluatie-pace", "2")
    page.type("evaluatie-part", f"{OPEN} ")
    return page


def everything_of(desk: Desk) -> str:
    return desk.store.export(desk.owner).decode()


def test_every_question_of_the_form_is_there(desk: Desk) -> None:
    page = opened(desk)
    for item in desk.workbook.wording("evaluatieformulier").tables("item"):
        assert item.text("text") in page.words
        page.part(f"evaluatie-{item.id}")
    assert "staat alleen op deze bladzijde" in page.words


def test_nothing_is_kept_before_it_is_sent(desk: Desk) -> None:
    page = filled(desk)
    page.press("deel-papier")
    page.press("deel-evaluatieformulier")
    assert page.part("evaluatie-part").value == f"{OPEN} ", "it stays on the page"
    assert "Mijn werkboek" in page.words and page.screen.saved
    assert desk.store.evaluations(desk.cohort) == []
    assert OPEN not in everything_of(desk)


def test_it_is_sent_without_a_code_word(desk: Desk) -> None:
    page = filled(desk)
    assert "Je vulde 3 van de 14 vragen in." in page.words
    page.press("evaluatie-verstuur")
    (form,) = desk.store.evaluations("2026-NIJ-1")
    assert form.day == date(2026, 11, 22)
    assert form.body == {"useful": 5, "pace": "goed", "part": OPEN}
    assert desk.owner not in json.dumps(form.body)
    assert OPEN not in everything_of(desk)


def test_it_is_thanked_for_and_cannot_be_sent_twice(desk: Desk) -> None:
    page = filled(desk)
    page.press("evaluatie-verstuur")
    assert "Dank je wel." in page.words
    assert page.said.startswith("Dank je wel.")
    form = page.screen.sheets["evaluatieformulier"]
    assert page.hearing("input") == []
    assert "evaluatie-verstuur" not in page.hearing("press")
    page.press("deel-papier")
    page.press("deel-evaluatieformulier")
    assert "Dank je wel." in page.words
    page._handle({"e": "press", "k": "evaluatie-verstuur", "v": None}, None, 9)
    assert len(desk.store.evaluations("2026-NIJ-1")) == 1
    assert form.answers == {}


def test_an_empty_form_is_not_sent(desk: Desk) -> None:
    page = opened(desk)
    page.type("evaluatie-part", "   ")
    page.press("evaluatie-verstuur")
    assert "Er is nog niets ingevuld." in page.words
    assert desk.store.evaluations(desk.cohort) == []


def test_an_answer_can_be_wiped(desk: Desk) -> None:
    page = filled(desk)
    page.press("evaluatie-useful-wis")
    assert "evaluatie-useful-wis" not in page.hearing("press")
    page.press("evaluatie-verstuur")
    (form,) = desk.store.evaluations(desk.cohort)
    assert "useful" not in form.body


def test_the_group_is_asked_for_where_it_is_not_known(desk: Desk) -> None:
    desk.cohort = ""
    page = filled(desk)
    page.press("evaluatie-verstuur")
    assert "Vul eerst de code van je groep in." in page.words
    assert page.sent[-1]["focus"] == "evaluatie-groep"
    for typed in ("2", "20", " 2026-NIJ-2 "):
        page.type("evaluatie-groep", typed)
    page.press("evaluatie-verstuur")
    assert len(desk.store.evaluations("2026-NIJ-2")) == 1
    assert desk.cohort == "2026-NIJ-2"


def test_a_known_group_is_not_asked_for(desk: Desk) -> None:
    page = opened(desk)
    assert "evaluatie-groep" not in page.hearing("input")
    assert "voor groep 2026-NIJ-1" in page.words


def test_where_it_cannot_be_kept_nothing_is_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError(Fault.FULL, "je werkmap")

    page = filled(desk)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add_evaluation", full)
        page.press("evaluatie-verstuur")
    assert "is vol" in page.words and "Je antwoorden staan er nog." in page.words
    page.press("evaluatie-verstuur")
    assert len(desk.store.evaluations(desk.cohort)) == 1


def test_markup_stays_text(desk: Desk) -> None:
    page = filled(desk)
    assert "<i>" in str(page.part("evaluatie-part").value)
    assert all(part.tag != "i" for part in page.tree.walk())


@pytest.mark.parametrize("value", [["6"], ["1", "2"], ["x"], "5", None, [5]])
def test_what_no_browser_could_send_is_passed_over(desk: Desk, value: object) -> None:
    page = opened(desk)
    page._handle({"e": "choose", "k": "evaluatie-useful", "v": value}, None, 1)
    assert page.screen.sheets["evaluatieformulier"].answers == {}
