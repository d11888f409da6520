"""My self-rating: drawn from the exercises, the trainer's only when I say so, and mine again when I take it back."""

from __future__ import annotations

import json

import pytest

from herstelwerk.competencies import read_handed, read_instrument
from herstelwerk.competencies.handed import read_handed_file
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.screens.workbook.self_rating import SHEET
from herstelwerk.store import Fault, Store, StoreError
from tests.screens.soundness import Watched

FIRST, LAST = "exercise/dag-1/wat-kan-ik-al", "exercise/dag-4/wat-kan-ik-nu"


def filled(desk: Desk) -> Watched:
    desk.store.save(desk.owner, FIRST, {"c01.nu": 3, "_looked": True}, 0)
    desk.store.save(desk.owner, LAST, {"c01.toen": 1, "c01.nu": 4, "action": "Dit blijft van mij."}, 0)
    return opened(desk)


def opened(desk: Desk) -> Watched:
    return Watched(WorkbookScreen(desk, "zelfbeoordeling"))


def shared(desk: Desk) -> dict[str, object] | None:
    sheet = desk.store.read(desk.owner, SHEET)
    return sheet.body if sheet else None


def test_without_numbers_it_leads_to_the_exercises(desk: Desk) -> None:
    page = opened(desk)
    assert "Er staan nog geen cijfers." in page.words
    assert "zelf-deel" not in page.hearing("press")


def test_before_then_and_now_stand_beside_each_other(desk: Desk) -> None:
    page = filled(desk)
    assert "gemiddeld +3,0 over 1 van 25 zinnen" in page.words and "gemiddeld +1,0 over 1 van 25" in page.words
    assert sum(part.tag == "svg" for part in page.tree.walk()) == 3
    assert "lees het als een terugblik" in page.words, "both were kept on the same day"


def test_nothing_is_shared_before_it_is_asked_for(desk: Desk) -> None:
    filled(desk)
    assert shared(desk) is None


def test_only_numbers_and_days_are_shared(desk: Desk) -> None:
    page = filled(desk)
    page.press("zelf-deel")
    body = shared(desk)
    assert body is not None
    assert body["scores"] == {"before": {"c01": 3}, "then": {"c01": 1}, "now": {"c01": 4}}
    assert body["research"] is False and body["cohort"] == "2026-NIJ-1"
    assert "Dit blijft van mij." not in json.dumps(body)
    assert page.said.startswith("Gedeeld")
    assert "zelf-deel" not in page.hearing("press"), "the same numbers need not be shared twice"


def test_what_changes_later_is_shared_when_she_says_so(desk: Desk) -> None:
    page = filled(desk)
    page.press("zelf-deel")
    desk.store.save(desk.owner, LAST, {"c01.toen": 1, "c01.nu": 5}, 1)
    page.press("deel-papier")
    page.press("deel-zelfbeoordeling")
    assert "Je trainer ziet nog de oude." in page.words
    body = shared(desk)
    assert body is not None and body["scores"]["now"] == {"c01": 4}  # type: ignore[index]
    page.press("zelf-deel")
    body = shared(desk)
    assert body is not None and body["scores"]["now"] == {"c01": 5}  # type: ignore[index]


def test_taking_back_leaves_nothing_to_read(desk: Desk) -> None:
    page = filled(desk)
    page.choose("zelf-onderzoek", "ja")
    page.press("zelf-deel")
    page.press("zelf-terug")
    assert shared(desk) == {}
    assert read_handed({}, read_instrument(desk.workbook.instrument("competenties"))) is None
    assert "Teruggetrokken." in page.words
    page.press("zelf-deel")
    body = shared(desk)
    assert body is not None and body["research"] is False, "who takes back says yes to researchers anew"


def test_researchers_only_with_a_yes_that_can_be_taken_back_at_once(desk: Desk) -> None:
    page = filled(desk)
    page.choose("zelf-onderzoek", "ja")
    assert shared(desk) is None, "a tick shares nothing"
    page.press("zelf-deel")
    body = shared(desk)
    assert body is not None and body["research"] is True
    page.choose("zelf-onderzoek")
    body = shared(desk)
    assert body is not None and body["research"] is False


def test_a_file_holds_the_same_and_shares_nothing(desk: Desk) -> None:
    page = filled(desk)
    page.press("zelf-bestand")
    assert page.sent[-1]["file"] == "blauwe-fiets-zelfbeoordeling-2026-11-22.json"
    found = read_handed_file(page.files[-1], read_instrument(desk.workbook.instrument("competenties")))
    assert (found.owner, found.rating.now) == ("blauwe-fiets", {"c01": 4})
    assert "Dit blijft van mij." not in page.files[-1].decode()
    assert shared(desk) is None


def test_in_a_folder_of_ones_own_it_says_that_a_file_may_be_needed(desk: Desk) -> None:
    page = filled(desk)
    page.press("zelf-deel")
    assert "Geef dan ook het bestand" in page.words


def test_where_it_cannot_be_kept_it_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError(Fault.FULL, "je werkmap")

    page = filled(desk)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", full)
        page.press("zelf-deel")
    assert "Er is niets gedeeld" in page.words and shared(desk) is None


def test_a_shared_sheet_that_does_not_fit_is_not_shared(desk: Desk) -> None:
    desk.store.save(desk.owner, SHEET, {"format": "iets anders"}, 0)
    page = filled(desk)
    page.press("zelf-deel")
    body = shared(desk)
    assert body is not None and body["format"] == "herstelwerk/self-rating/1"
