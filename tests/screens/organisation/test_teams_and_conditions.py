"""Choosing a team, and its conditions: kept for everyone who works with that team, told in counts and in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.organisation.screen import OrganisationScreen
from herstelwerk.tables import read_table
from tests.screens.organisation.made import TEAM, a_page, sound
from tests.screens.soundness import Watched


def test_without_a_team_the_page_asks_for_one(desk: Desk) -> None:
    page = a_page(desk, team="")
    assert "naam" in sound(page)
    page.type("team-nieuw", "  opvang   Noord ")
    page.press("team-maak")
    assert desk.store.teams("voorwaarden") == [TEAM]
    assert "Voorwaarden om het vol te houden" in sound(page)


@pytest.mark.parametrize("name", ["", "   ", "../etc", "a:b", "<b>x</b>", "-", "x" * 40 + "y"])
def test_a_name_that_is_none_is_refused_with_a_sentence(desk: Desk, name: str) -> None:
    page = a_page(desk, team="")
    page.type("team-nieuw", name[:40])
    page.press("team-maak")
    if len(name) <= 40:
        assert "Geef het team een naam" in sound(page)
        assert desk.store.teams("voorwaarden") == []


def test_the_same_name_in_other_capitals_is_the_same_team(desk: Desk) -> None:
    page = a_page(desk)
    page.type("team-nieuw", "OPVANG noord")
    page.press("team-maak")
    assert desk.store.teams("voorwaarden") == [TEAM]


def test_teams_stay_apart_and_the_last_one_opens_again(desk: Desk) -> None:
    page = a_page(desk)
    page.choose("voorwaarde-keuze-stand", "there")
    page.type("team-nieuw", "wijk Zuid")
    page.press("team-maak")
    assert "1 van" not in page.part("voorwaarden-tabel").words
    page.choose("team-keuze", TEAM)
    assert "1 van 4 is er" in page.part("voorwaarden-tabel").words
    assert a_page(desk).part("team-keuze").value == TEAM
    assert desk.store.read(desk.owner, "voorwaarden") is None, "it is the team's, not the trainer's"
    assert desk.store.read(f"team:{TEAM}", "voorwaarden") is not None


def test_a_condition_is_kept_with_who_and_when(desk: Desk) -> None:
    page = a_page(desk)
    page.choose("voorwaarde-keuze-stand", "partly")
    page.type("voorwaarde-keuze-wie", "teamleider")
    page.type("voorwaarde-keuze-dag", "2026-12-01")
    page.type("voorwaarde-keuze-notitie", "Zet het op de agenda van de leiding.")
    assert page.screen.saved
    again = a_page(desk)
    assert again.part("voorwaarde-keuze-wie").value == "teamleider"
    assert again.part("voorwaarde-keuze-dag").value == "2026-12-01"
    assert "over 9 dagen" in sound(again)


def test_who_and_when_are_only_asked_where_something_is_to_do(desk: Desk) -> None:
    page = a_page(desk)
    for state, asked in (("there", False), ("partly", True), ("not_yet", True), ("not_applicable", False)):
        page.choose("voorwaarde-trekker-stand", state)
        assert ("voorwaarde-trekker-wie" in page.hearing("input")) is asked
    page.choose("voorwaarde-trekker-stand", "partly")
    page.type("voorwaarde-trekker-wie", "manager zorg")
    page.choose("voorwaarde-trekker-stand", "there")
    assert "voorwaarde-trekker-wie" in page.hearing("input"), "what was filled in stays in sight"


def test_what_is_late_is_told_in_words_until_it_is_there(desk: Desk) -> None:
    page = a_page(desk)
    page.choose("voorwaarde-geld-stand", "not_yet")
    page.type("voorwaarde-geld-dag", "2026-11-20")
    assert "Over de afgesproken dag heen: 1" in sound(page)
    assert "2 dagen geleden" in page.part("voorwaarden-overzicht").words
    page.choose("voorwaarde-geld-stand", "there")
    assert "Over de afgesproken dag heen" not in sound(page)


def test_paper_and_tables(desk: Desk) -> None:
    page = a_page(desk)
    page.choose("voorwaarde-keuze-stand", "partly")
    page.type("voorwaarde-keuze-wie", "=HYPERLINK(1)")
    for ending, sign in (
        ("html", b"<!DOCTYPE"),
        ("pdf", b"%PDF"),
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("csv", b"\xef\xbb"),
    ):
        page.press(f"voorwaarden-{ending}")
        assert page.files[-1].startswith(sign)
        assert f"team-opvang-Noord-voorwaarden-2026-11-22.{ending}" in page.said
    html = page.files[0].decode()
    assert "De leiding kiest hardop" in html and "0 van 4 zijn er, 1 deels" in html
    for data, name in ((page.files[3], "x.xlsx"), (page.files[4], "x.csv")):
        found = read_table(data, name)
        assert found.header[:3] == ("Thema", "Voorwaarde", "Stand") and len(found.rows) == 24
        assert found.rows[0].cells[2] == "deels"
        assert not found.rows[0].cells[3].startswith("=") or name == "x.csv"
    assert b";=HYPERLINK" not in page.files[4]


def test_two_windows_on_one_team_lose_nothing(desk: Desk) -> None:
    one, two = a_page(desk), a_page(desk)
    one.choose("voorwaarde-keuze-stand", "there")
    two.choose("voorwaarde-trekker-stand", "there")
    assert "in een ander venster veranderd" in sound(two)
    versions = desk.store.versions(f"team:{TEAM}", "voorwaarden")
    assert any(version.why == "apart bewaard" for version in versions)


def test_the_page_remembers_where_someone_was(desk: Desk) -> None:
    Watched(OrganisationScreen(desk))
    person = desk.store.person(desk.owner)
    assert person is not None and person.last_place == "trainer/organisatie.ipynb"
    assert desk.now() == datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)
