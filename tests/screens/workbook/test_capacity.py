"""The sheet on capacity and safety: what is written stays, and an answer that means danger is unmistakable."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.screens.workbook.capacity import CapacitySheet
from herstelwerk.screens.workbook.signals import BOX
from tests.screens.soundness import Watched
from tests.screens.workbook.held import Held, has


@pytest.fixture
def page(desk: Desk) -> Watched:
    return Watched(Held(desk, CapacitySheet))


def kept(desk: Desk) -> dict[str, Any]:
    sheet = desk.store.read(desk.owner, "capacity")
    return sheet.body if sheet else {}


def test_what_to_do_in_danger_stands_first_always(page: Watched, desk: Desk) -> None:
    always = desk.workbook.wording("draagkracht").text("always_shown")
    assert 0 <= page.words.index(always) < page.words.index("Wat gaat er nu goed genoeg?")
    assert not has(page, BOX)


def test_every_prompt_is_a_field_and_keeps_what_is_typed(page: Watched, desk: Desk) -> None:
    for section in desk.workbook.wording("draagkracht").tables("section"):
        for number, prompt in enumerate(section.texts("prompts"), 1):
            page.type(f"draagkracht-{section.id}-{number}", f"antwoord op {prompt}")
            assert kept(desk)["texts"][section.id][prompt] == f"antwoord op {prompt}"
    page.type("draagkracht-load-2", "")
    assert "Waar lig je wakker van?" not in kept(desk)["texts"]["load"]


def test_an_answer_to_a_prompt_that_is_no_longer_there_stays_with_its_question(desk: Desk) -> None:
    desk.store.save(desk.owner, "capacity", {"texts": {"helps": {"Wie belde je vroeger?": "[ZUS-1]"}}}, 0)
    page = Watched(Held(desk, CapacitySheet))
    assert page.part("draagkracht-helps-5").value == "[ZUS-1]"
    assert "Wie belde je vroeger?" in page.part("draagkracht-helps").words


def test_danger_is_said_plainly_at_the_answer(page: Watched, desk: Desk) -> None:
    texts = desk.workbook.wording("draagkracht")
    answer(page, "not-live", "ja")
    box = page.part(BOX)
    assert box.attributes["role"] == "alert" and "hw-danger" in str(box.attributes["class"])
    assert has(page.part("signaal-not-live-vak"), BOX), "it stands where she answered"
    for step in texts.texts("danger_steps"):
        assert step in box.words
    for number in texts.tables("number"):
        assert number.text("number") in box.words
    assert texts.text("danger_title") in box.words and texts.text("danger_self") in box.words
    assert kept(desk)["signals"] == {"not-live": "ja"}


def test_every_signal_answered_yes_shows_the_box_and_no_shows_none(page: Watched, desk: Desk) -> None:
    for signal in desk.workbook.wording("draagkracht").tables("signal"):
        answer(page, signal.id, "ja")
        assert has(page.part(f"signaal-{signal.id}-vak"), BOX)
        answer(page, signal.id, "nee")
        assert not has(page, BOX) and "hw-danger" not in classes(page)


def test_a_second_yes_has_its_own_alert_and_the_long_text_stands_once(page: Watched) -> None:
    answer(page, "children", "ja")
    answer(page, "tonight", "ja")
    keys = [part.key for part in page.tree.walk()]
    assert keys.count(BOX) == 1
    for signal in ("children", "tonight"):
        alerts = [p for p in page.part(f"signaal-{signal}-vak").walk() if p.attributes.get("role") == "alert"]
        assert len(alerts) == 1 and "112" in alerts[0].words


def test_the_top_of_the_sheet_leads_to_the_box(page: Watched) -> None:
    answer(page, "gut", "ja")
    assert "hw-danger" in str(page.part("draagkracht-wijzer").attributes["class"])
    page.press("draagkracht-naar-gevaar")
    assert page.sent[-1]["focus"] == BOX
    answer(page, "gut", "nee")
    assert page.part("draagkracht-wijzer").words == ""


def test_not_knowing_gets_a_milder_word(page: Watched, desk: Desk) -> None:
    unsure = desk.workbook.wording("draagkracht").text("unsure_text")
    answer(page, "control", "weet ik niet")
    answer(page, "body", "weet ik niet")
    assert page.words.count(unsure) == 1
    assert "vandaag" in page.part("signaal-body-onzeker").words
    assert "hw-danger" not in classes(page)


def test_the_danger_box_is_there_again_after_reopening(page: Watched, desk: Desk) -> None:
    answer(page, "worse", "ja")
    assert has(Page(Held(desk, CapacitySheet)), BOX)


def test_an_answer_that_is_not_in_the_list_is_not_taken(page: Watched, desk: Desk) -> None:
    page.choose("signaal-worse", "3")
    assert kept(desk) == {}


def test_the_balance_is_drawn_from_two_lists_and_adds_nothing_up(page: Watched, desk: Desk) -> None:
    for side, name, weight in (
        ("draagkracht", "[ZUS-1] belt elke avond", "3"),
        ("draaglast", "Brief van de deurwaarder", "3"),
        ("draaglast", "Vier uur slaap", "2"),
    ):
        page.press(f"{side}-erbij")
        id = str(page.sent[-1]["focus"])
        page.type(id, name)
        page.choose(f"{id}-zwaarte", weight)
    picture = page.part("draagkracht-balans")
    assert "De balans helt nu naar draaglast." in picture.words
    assert "[ZUS-1] belt elke avond" in picture.words and "zwaar" in picture.words
    texts = [part.words for part in picture.walk() if part.tag in ("text", "td", "th", "figcaption")]
    assert texts and not any(sign.isdigit() for text in texts for sign in text.replace("[ZUS-1]", "")), "no score"
    page.press("gewicht-w2-weg")
    assert "De balans helt nu naar draagkracht." in page.part("draagkracht-balans").words
    assert [row["name"] for row in kept(desk)["weights"]] == ["[ZUS-1] belt elke avond", "Vier uur slaap"]


def test_a_side_of_the_balance_has_an_end(page: Watched) -> None:
    for _ in range(10):
        page.press("draaglast-erbij")
    assert not has(page, "draaglast-erbij") and "Deze kant is vol" in page.words
    assert has(page, "draagkracht-erbij")


def test_text_stays_text(page: Watched, desk: Desk) -> None:
    page.type("draagkracht-unease-1", "<script>alert(1)</script>")
    page.press("draaglast-erbij")
    page.type("gewicht-w1", "<b>zwaar</b>")
    assert kept(desk)["texts"]["unease"]["Wat zag of hoorde ik precies, en wanneer?"] == "<script>alert(1)</script>"
    assert not {part.tag for part in page.tree.walk()} & {"script", "b"}


def classes(page: Watched) -> str:
    return " ".join(str(part.attributes.get("class", "")) for part in page.tree.walk())


def answer(page: Watched, signal: str, text: str) -> None:
    """Choose the answer that reads so."""
    options = [part for part in page.part(f"signaal-{signal}").walk() if part.tag == "label"]
    values = [option.children[0].attributes["value"] for option in options if option.words == text]  # type: ignore[union-attr]
    page.choose(f"signaal-{signal}", str(values[0]))
