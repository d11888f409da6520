"""The key: who is who, a new code, and names replaced after looking first."""

from __future__ import annotations

import pytest

from herstelwerk.domain import ActionPlan, Entry, Layer, LifeArea, RecoveryGoal, Reflection, StrengthsInventory
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.desk import Desk
from tests.screens.soundness import Watched


@pytest.fixture
def screen(desk: Desk) -> AssignmentScreen:
    screen = AssignmentScreen(desk, "sleutel")
    entry = Entry(id="i1", area=LifeArea.SAFETY, layer=Layer.WISH, text="Mieke belt [ZUS-1].", literal="<b>Mieke</b>")
    screen.work.inventory.change(StrengthsInventory(entries=(entry,)))
    goal = RecoveryGoal(id="g1", text="Ik ga met [BUURMAN-1] en [ZUS-1] naar zee.")
    screen.work.plan.change(ActionPlan(goals=(goal,)))
    screen.work.reflection.change(Reflection(learning="Ik leerde van Miekes verhaal."))
    return screen


@pytest.fixture
def page(screen: AssignmentScreen) -> Watched:
    return Watched(screen)


def test_every_code_of_the_texts_has_a_field(page: Watched) -> None:
    assert "Staat in: krachteninventarisatie, actieplan." in page.part("sleutel-ZUS-1-veld").words
    assert "Staat in: actieplan." in page.part("sleutel-BUURMAN-1-veld").words
    assert "De sleutel blijft op deze computer." in page.words


def test_a_name_is_kept_and_stays_out_of_the_hand_in(page: Watched, screen: AssignmentScreen, desk: Desk) -> None:
    page.type("sleutel-ZUS-1", "Femke")
    sheet = desk.store.read(desk.owner, "key")
    assert sheet is not None
    assert sheet.body == {"[ZUS-1]": "Femke"}
    assert "Femke" not in screen.work.assignment.model_dump_json()


def test_a_key_without_codes_says_how_to_begin(desk: Desk) -> None:
    page = Watched(AssignmentScreen(desk, "sleutel"))
    assert "Er staan nog geen codes in je tekst." in page.words


def test_someone_more_gets_the_next_code(page: Watched) -> None:
    page.type("sleutel-rol", "zus")
    page.press("sleutel-erbij")
    assert "De nieuwe code is [ZUS-2]." in page.words
    assert "Staat nog nergens in je tekst." in page.part("sleutel-ZUS-2-veld").words
    assert page.sent[-1]["focus"] == "sleutel-ZUS-2"
    assert page.part("sleutel-rol").value == ""
    page.type("sleutel-rol", "zus")
    page.press("sleutel-erbij")
    assert page.part("sleutel-ZUS-3")


def test_without_a_word_no_code_is_made(page: Watched, screen: AssignmentScreen) -> None:
    page.type("sleutel-rol", "  ")
    page.press("sleutel-erbij")
    assert "Vul eerst in wie of wat het is." in page.words
    assert screen.work.key.value == {}


def test_only_a_code_that_is_used_nowhere_can_go(page: Watched, screen: AssignmentScreen) -> None:
    page.type("sleutel-rol", "oom")
    page.press("sleutel-erbij")
    assert "sleutel-ZUS-1-weg" not in page.hearing("press")
    page.press("sleutel-OOM-1-weg")
    assert "[OOM-1]" not in screen.work.key.value


def test_one_name_at_two_codes_is_asked_about(page: Watched) -> None:
    page.type("sleutel-ZUS-1", "Mieke")
    page.type("sleutel-BUURMAN-1", "Mieke ")
    assert "Deze naam staat ook bij [ZUS-1]" in page.part("sleutel-BUURMAN-1-veld").words
    assert "Deze naam staat ook bij [BUURMAN-1]" in page.part("sleutel-ZUS-1-veld").words


def test_names_are_shown_before_they_are_replaced(page: Watched, screen: AssignmentScreen) -> None:
    page.type("sleutel-ZUS-1", "Mieke")
    page.press("vervang-kijk")
    told = page.part("vervang-vraag").words
    assert "in 3 teksten" in told
    assert "Nu:  Ik leerde van  Mieke s verhaal. Straks:  Ik leerde van  [ZUS-1] s verhaal." in told
    assert screen.work.reflection.value.learning == "Ik leerde van Miekes verhaal."
    page.press("vervang-doe")
    assert screen.work.reflection.value.learning == "Ik leerde van [ZUS-1]s verhaal."
    assert screen.work.inventory.value.entries[0].text == "[ZUS-1] belt [ZUS-1]."
    assert screen.work.inventory.value.entries[0].literal == "<b>[ZUS-1]</b>"
    assert screen.work.key.value == {"[ZUS-1]": "Mieke"}
    assert screen.saved
    assert "Klaar: in 3 teksten" in page.words


def test_looking_is_not_doing(page: Watched, screen: AssignmentScreen) -> None:
    before = screen.work.assignment
    page.type("sleutel-ZUS-1", "Mieke")
    page.press("vervang-kijk")
    page.press("vervang-niet")
    assert screen.work.assignment == before
    assert "vervang-doe" not in page.hearing("press")


def test_what_was_replaced_can_be_taken_back(page: Watched, screen: AssignmentScreen) -> None:
    before = screen.work.assignment
    page.type("sleutel-ZUS-1", "Mieke")
    page.press("vervang-kijk")
    page.press("vervang-doe")
    page.press("vervang-terug")
    assert screen.work.assignment == before
    assert "vervang-terug" not in page.hearing("press")


def test_nothing_typed_later_is_taken_back(page: Watched, screen: AssignmentScreen) -> None:
    page.type("sleutel-ZUS-1", "Mieke")
    page.press("vervang-kijk")
    page.press("vervang-doe")
    screen.work.reflection.change(Reflection(learning="Later getypt."))
    page.refresh()
    assert "vervang-terug" not in page.hearing("press")


@pytest.mark.parametrize(
    ("name", "told"), [("", "Er staat nog geen naam in de sleutel."), ("Anna", "Er staat geen naam uit de sleutel")]
)
def test_where_there_is_nothing_to_replace_it_says_so(page: Watched, name: str, told: str) -> None:
    page.type("sleutel-ZUS-1", name)
    page.press("vervang-kijk")
    assert told in page.words
    assert "vervang-doe" not in page.hearing("press")


def test_a_text_that_would_become_too_long_is_named(page: Watched, screen: AssignmentScreen) -> None:
    long = "Mieke " * 833
    screen.work.reflection.change(Reflection(learning=long))
    page.type("sleutel-BUURMAN-1", "Mieke")
    page.press("vervang-kijk")
    assert "wordt deze tekst te lang" in page.words
    page.press("vervang-doe")
    assert screen.work.reflection.value.learning == long
    assert "in 2 teksten" in page.words


def test_markup_stays_text(page: Watched) -> None:
    page.type("sleutel-ZUS-1", "<script>alert(1)</script>")
    assert page.part("sleutel-ZUS-1").value == "<script>alert(1)</script>"
    assert all(part.tag != "script" for part in page.tree.walk())


def test_the_key_is_a_part_of_the_assignment_after_the_reflection(desk: Desk) -> None:
    page = Watched(AssignmentScreen(desk))
    tabs = [part.key for part in page.part("delen").walk() if part.key.startswith("deel-")]
    assert tabs.index("deel-sleutel") == tabs.index("deel-reflectie") + 1
    page.press("deel-sleutel")
    assert "Sleutel: wie is wie?" in page.words
