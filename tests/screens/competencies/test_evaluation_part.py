"""The forms on screen: how many there are, together when there are five, and never one of them alone."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.store import GROUP, Fault, Store, StoreError
from tests.screens.competencies.prepared import GROUP_CODE, opened, send, trainer_desk
from tests.screens.soundness import Watched, look_over

SECRET = "Dit schreef maar één mens."


def outcomes(page: Watched) -> str:
    """What a person reads on the page, the empty questions for paper forms left out."""
    return page.words.partition("Formulieren van papier")[0]


def forms(number: int, **answers: Any) -> list[dict[str, Any]]:
    return [{"useful": 4, "grade": 8, **answers} for _ in range(number)]


@pytest.mark.parametrize("number", range(5))
def test_of_four_forms_nothing_is_shown_but_how_many(desk: Desk, number: int) -> None:
    send(desk, *forms(number, part=SECRET))
    page = opened(trainer_desk(desk), "evaluatie")
    assert f"{number} formulier{'en' if number != 1 else ''} van 6 deelnemers." in page.words
    assert "evaluatie-open" not in page.hearing("press")
    assert SECRET not in json.dumps(page.tree.as_data()), "not in what goes to the browser either"
    assert "Uitkomsten" not in outcomes(page)
    assert "svg" not in {part.tag for part in page.tree.walk()}


def test_five_are_opened_by_the_trainer_and_then_shown_together(desk: Desk) -> None:
    send(desk, *forms(5, part=SECRET))
    page = opened(trainer_desk(desk), "evaluatie")
    assert SECRET not in outcomes(page) and "pas als iedereen klaar is" in page.words
    page.press("evaluatie-open")
    assert page.sent[-1]["focus"] == "evaluatie-uitkomsten"
    assert outcomes(page).count(SECRET) == 5
    assert "4 (5 keer). Het midden is 4." in page.words
    assert "(minder dan vijf antwoorden, dus niet getoond)" in page.words
    again = opened(trainer_desk_of(desk, "eend9"), "evaluatie")
    assert outcomes(again).count(SECRET) == 5, "opened for all trainers of the group"


def trainer_desk_of(desk: Desk, owner: str) -> Desk:
    return Desk(desk.workbook, desk.store, owner, GROUP_CODE, desk.now)


def test_a_sixth_form_shows_nowhere_until_there_are_ten(desk: Desk) -> None:
    send(desk, *(dict(one, part=f"tekst {n}") for n, one in enumerate(forms(5))))
    page = opened(trainer_desk(desk), "evaluatie")
    page.press("evaluatie-open")
    before = page.part("evaluatie-deel-1")
    send(desk, {"useful": 1, "part": SECRET})
    page.press("evaluatie-kijk")
    assert "6 formulieren van 6 deelnemers." in page.words and "1 formulier wacht." in page.words
    assert page.part("evaluatie-deel-1") == before
    assert "evaluatie-open" not in page.hearing("press")
    assert SECRET not in json.dumps(page.tree.as_data())
    fresh = opened(trainer_desk_of(desk, "eend9"), "evaluatie")
    assert SECRET not in json.dumps(fresh.tree.as_data())
    send(desk, *forms(4))
    page.press("evaluatie-kijk")
    page.press("evaluatie-open")
    assert SECRET in outcomes(page)


def test_a_button_that_is_not_there_opens_nothing(desk: Desk) -> None:
    send(desk, *forms(4, part=SECRET))
    page = opened(trainer_desk(desk), "evaluatie")
    page._handle({"e": "press", "k": "evaluatie-open", "v": None}, None, 3)
    page.screen.evaluation._open()
    assert desk.store.read(GROUP + GROUP_CODE, "evaluatie") is None
    assert SECRET not in page.words


def test_what_is_kept_holds_no_form_and_no_day(desk: Desk) -> None:
    send(desk, *forms(5, part=SECRET))
    page = opened(trainer_desk(desk), "evaluatie")
    page.press("evaluatie-open")
    sheet = desk.store.read(GROUP + GROUP_CODE, "evaluatie")
    assert sheet is not None
    assert set(sheet.body) == {"forms", "counts", "texts"}
    assert sheet.body["counts"]["useful"] == [0, 0, 0, 5, 0]


def test_texts_of_trainees_stay_text(desk: Desk) -> None:
    send(desk, *forms(5, part="<script>x</script>", better="<img src=x>"))
    page = opened(trainer_desk(desk), "evaluatie")
    page.press("evaluatie-open")
    assert {part.tag for part in page.tree.walk()}.isdisjoint({"script", "img"})
    assert outcomes(page).count("<script>x</script>") == 5


def test_the_forms_go_on_paper(desk: Desk) -> None:
    send(desk, *forms(5, part="Oefenen."))
    page = opened(trainer_desk(desk), "evaluatie")
    page.press("evaluatie-open")
    page.press("papier-evaluatie-html")
    assert page.sent[-1]["file"] == "2026-NIJ-1-evaluatie-2026-11-22.html"
    assert b"Oefenen." in page.files[-1]


def test_another_group_has_its_own_forms(desk: Desk) -> None:
    for _ in range(6):
        desk.store.add_evaluation("2026-NIJ-2", date(2026, 11, 23), {"part": SECRET})
    assert "0 formulieren van 6 deelnemers." in opened(trainer_desk(desk), "evaluatie").words


# ---------------------------------------------------------------- forms from paper


def typed(page: Watched, text: str = "Van papier.") -> None:
    page.choose("evaluatie-useful", "2")
    page.type("evaluatie-part", text)
    page.press("papieren-voeg-toe")


def test_a_paper_form_goes_the_same_way_without_a_name(desk: Desk) -> None:
    page = opened(trainer_desk(desk), "evaluatie")
    typed(page)
    (form,) = desk.store.evaluations(GROUP_CODE)
    assert form.body == {"useful": 2, "part": "Van papier.", "_papier": True}
    assert form.day == date(2026, 11, 23), "the last day of the training, not the day of typing"
    assert "1 formulier van 6 deelnemers (waarvan 1 van papier)." in page.words
    assert "Toegevoegd." in page.words


def test_the_next_form_begins_empty(desk: Desk) -> None:
    page = opened(trainer_desk(desk), "evaluatie")
    typed(page)
    assert page.part("evaluatie-part").value == ""
    assert "Je hebt 0 antwoorden ingevuld." in page.words
    page.press("papieren-voeg-toe")
    assert "Er is nog niets ingevuld." in page.words
    assert len(desk.store.evaluations(GROUP_CODE)) == 1
    look_over(page)


def test_a_form_that_is_half_typed_is_kept_for_the_trainer_alone(desk: Desk) -> None:
    trainer = trainer_desk(desk)
    page = opened(trainer, "evaluatie")
    page.choose("evaluatie-useful", "2")
    page.type("evaluatie-part", "Half")
    again = opened(trainer, "evaluatie")
    assert again.part("evaluatie-part").value == "Half"
    assert "Je hebt 2 antwoorden ingevuld." in again.words
    assert opened(trainer_desk_of(desk, "eend9"), "evaluatie").part("evaluatie-part").value == ""
    again.press("evaluatie-useful-wis")
    assert "Je hebt 1 antwoord ingevuld." in again.words


def test_paper_does_not_open_the_forms_of_the_others(desk: Desk) -> None:
    send(desk, *forms(4, part=SECRET))
    page = opened(trainer_desk(desk), "evaluatie")
    for _ in range(4):
        typed(page)
    assert "8 formulieren van 6 deelnemers" in page.words
    assert SECRET not in json.dumps(page.tree.as_data()) and "Uitkomsten" not in outcomes(page)
    typed(page)
    assert "Geteld: 5 formulieren." in page.words
    assert SECRET not in json.dumps(page.tree.as_data())


def test_a_full_disk_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError(Fault.FULL, "je werkmap")

    page = opened(trainer_desk(desk), "evaluatie")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add_evaluation", full)
        typed(page)
    assert "Je antwoorden staan er nog." in page.words
    assert page.part("evaluatie-part").value == "Van papier."
