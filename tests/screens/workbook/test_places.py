"""The log of contacts: where they spoke, how often, and the share in ordinary life in words."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.parts import Part
from herstelwerk.screens.workbook.places import share
from herstelwerk.screens.workbook.relationship import RelationshipSheet
from tests.screens.soundness import Watched
from tests.screens.workbook.held import Held, has


@pytest.fixture
def page(desk: Desk) -> Watched:
    return Watched(Held(desk, RelationshipSheet))


def kept(desk: Desk) -> list[dict[str, Any]]:
    sheet = desk.store.read(desk.owner, "places")
    return sheet.body["contacts"] if sheet else []


def log(page: Watched, *places: str) -> None:
    for place in places:
        page.press("plek-erbij")
        page.choose(str(page.sent[-1]["focus"]), place)


def cells(part: Part) -> list[list[str]]:
    return [[cell.words for cell in row.children] for row in part.walk() if row.tag == "tr"]  # type: ignore[union-attr]


def test_a_contact_has_a_day_a_place_and_a_note(page: Watched, desk: Desk) -> None:
    log(page, "home")
    page.type("plek-c1-dag", "2026-11-20")
    page.type("plek-c1-noot", "<b>koffie</b> aan tafel")
    assert kept(desk) == [{"id": "c1", "on": "2026-11-20", "place": "home", "note": "<b>koffie</b> aan tafel"}]
    assert "b" not in {part.tag for part in page.tree.walk()}


def test_a_new_contact_is_today_and_stands_first(page: Watched, desk: Desk) -> None:
    log(page, "home", "office")
    assert kept(desk)[1]["on"] == "2026-11-22"
    keys = [part.key for part in page.tree.walk() if part.key in ("plek-c1", "plek-c2")]
    assert keys == ["plek-c2", "plek-c1"]


def test_the_counts_stand_in_words_and_in_a_table(page: Watched) -> None:
    log(page, "home", "office", "home", "outside")
    page.press("plek-erbij")  # no place yet: it counts nowhere
    told = page.part("plek-telling")
    assert "4 keer, waarvan 3 keer in het gewone leven van je cliënt. Dat is driekwart." in told.words
    assert cells(told) == [
        ["Plek", "In het gewone leven", "Aantal keer"],
        ["Thuis bij de cliënt", "ja", "2"],
        ["Buiten, wandelend of op een bankje", "ja", "1"],
        ["Op kantoor", "nee", "1"],
    ]


@pytest.mark.parametrize(
    ("natural", "total", "words"),
    [
        (0, 3, "3 keer, nog geen keer in het gewone leven van je cliënt."),
        (1, 1, "1 keer, waarvan 1 keer in het gewone leven van je cliënt: altijd dus."),
        (1, 5, "Dat is minder dan een kwart."),
        (1, 4, "Dat is een kwart."),
        (1, 3, "Dat is minder dan de helft."),
        (2, 4, "Dat is de helft."),
        (3, 5, "Dat is meer dan de helft."),
        (3, 4, "Dat is driekwart."),
        (7, 8, "Dat is meer dan driekwart."),
    ],
)
def test_the_share_in_words(natural: int, total: int, words: str) -> None:
    assert share(natural, total).endswith(words)


def test_without_a_place_there_is_nothing_to_count(page: Watched) -> None:
    page.press("plek-erbij")
    assert page.part("plek-telling").words == ""


def test_older_contacts_are_folded_and_still_count(page: Watched) -> None:
    log(page, *["phone"] * 7)
    fold = page.part("plek-eerder")
    assert "Eerdere contacten (2)" in fold.words and has(fold, "plek-c1") and not has(fold, "plek-c3")
    assert "7 keer, nog geen keer" in page.part("plek-telling").words


def test_removing_a_contact(page: Watched, desk: Desk) -> None:
    log(page, "home", "office")
    page.press("plek-c1-weg")
    assert [contact["id"] for contact in kept(desk)] == ["c2"]
    log(page, "phone")
    assert [contact["id"] for contact in kept(desk)] == ["c2", "c3"]


def test_a_place_that_is_no_longer_in_the_list_stays(desk: Desk) -> None:
    desk.store.save(desk.owner, "places", {"contacts": [{"id": "c1", "on": "", "place": "moon", "note": ""}]}, 0)
    page = Watched(Held(desk, RelationshipSheet))
    assert page.part("plek-c1").value == "moon"
    page.type("plek-c1-noot", "ver weg")
    assert kept(desk)[0]["place"] == "moon"
