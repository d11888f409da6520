"""Practising with an example: blind first, then beside the reference, as often as one likes, and never as a judgement."""

from __future__ import annotations

import pytest

from herstelwerk.screens.agreement.practice import SHEET
from herstelwerk.screens.agreement.screen import AgreementScreen
from herstelwerk.screens.desk import Desk
from tests.screens.soundness import Watched


@pytest.fixture
def page(desk: Desk) -> Watched:
    return Watched(AgreementScreen(desk, "oefenen"))


def finish(page: Watched, desk: Desk, wrong: tuple[str, ...] = ()) -> None:
    """Answer as the reference does, but the other way round for some."""
    example = desk.workbook.practice[0]
    for id, reference in example.references.items():
        page.press(f"oefen-eis-{id}")
        level = ("niet" if reference.level != "niet" else "voldaan") if id in wrong else reference.level
        page.press(f"oefen-{level}")
    page.press("oefen-klaar")


def test_every_example_stands_in_the_list(page: Watched, desk: Desk) -> None:
    assert all(one.title in page.words for one in desk.workbook.practice)
    assert page.words.count("nog niet gedaan") == len(desk.workbook.practice)


def test_the_reference_stays_hidden_until_all_is_judged(page: Watched, desk: Desk) -> None:
    example = desk.workbook.practice[0]
    page.press(f"oefen-{example.id}")
    page.press("oefen-voldaan")
    page.type("oefen-reden", "negen gebieden")
    page.press("oefen-klaar")
    assert "Deze eisen hebben nog geen oordeel: K2, K3" in page.words
    assert not any(one.reason in page.words for one in example.references.values())


def test_what_is_filled_in_is_kept_for_the_next_time(page: Watched, desk: Desk) -> None:
    page.press("oefen-D02")
    page.press("oefen-deels")
    page.type("oefen-reden", "één stil gebied")
    again = Watched(AgreementScreen(desk, "oefenen"))
    assert "1 van 18 eisen" in again.words
    again.press("oefen-D02")
    again.press("oefen-eis-K1")
    assert again.part("oefen-deels").attributes["aria-pressed"] == "true"
    assert again.part("oefen-reden").value == "één stil gebied"


def test_afterwards_it_stands_beside_the_reference_with_its_words(page: Watched, desk: Desk) -> None:
    page.press("oefen-D02")
    finish(page, desk, wrong=("K1", "A9"))
    assert "Bij 16 van de 18 eisen koos je hetzelfde als het voorbeeld" in page.words
    marks = [part.words for part in page.part("page").walk() if part.tag == "mark"]
    assert "geen mes meer" in marks and "twee muren grijs" in marks
    differs = page.words.index("Hier keek je anders")
    assert differs < page.words.index("A9 Haalbaar") < page.words.index("Hier keek je hetzelfde")


def test_one_may_do_it_again_and_the_list_tells(page: Watched, desk: Desk) -> None:
    page.press("oefen-D02")
    finish(page, desk, wrong=("K1",))
    page.press("oefen-opnieuw")
    assert page.part("oefen-deels").attributes["aria-pressed"] == "false"
    page.press("oefen-lijst")
    assert "1 keer gedaan, bezig: 0 van 18 eisen" in page.words
    assert "Over 1 voorbeeld: 17 van de 18 oordelen zijn gelijk." in page.words
    assert "1 keer strenger" in page.words
    page.press("oefen-D02")
    finish(page, desk)
    page.press("oefen-lijst")
    assert "2 keer gedaan" in page.words and "18 van de 18" in page.words
    assert "Er is geen eis waar je anders keek" in page.words


def test_it_is_a_sheet_of_ones_own_and_no_judgement(page: Watched, desk: Desk) -> None:
    page.press("oefen-D02")
    finish(page, desk)
    assert desk.store.said() == []
    sheet = desk.store.read(desk.owner, SHEET)
    assert sheet is not None and sheet.body["rounds"]["D02"][0]["done"] is True


def test_previous_and_next_walk_along_the_criteria(page: Watched) -> None:
    page.press("oefen-D02")
    page.press("oefen-verder")
    assert page.part("oefen-eis-K2").attributes["aria-pressed"] == "true"
    page.press("oefen-terug")
    page.press("oefen-terug")
    assert page.part("oefen-eis-K1").attributes["aria-pressed"] == "true"
    for _ in range(8):
        page.press("oefen-verder")
    assert page.part("oefen-eis-A1").attributes["aria-pressed"] == "true" and page.part("oefen-tekst-plan")
