"""Judging by hand-in and by criterion: one press a level, a reason where it differs, nothing typed is lost, undo."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from herstelwerk.judgement import Judgement, Remark
from herstelwerk.judging import line_of
from herstelwerk.results import Level, Signal
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.judging.screen import JudgingScreen
from herstelwerk.screens.page import Download, Page
from tests.screens.judging.piled import example, hand_in, judging, pile, trainer_at

LEVEL_KEYS = {"v": Level.MET, "d": Level.PARTLY, "n": Level.NOT}


@pytest.fixture
def trainer(desk: Desk) -> Desk:
    return pile(desk, "D01", "D06", "D07")


def lines(desk: Desk, who: str) -> list[object]:
    return [line_of(said.body, said.judge, said.at) for said in desk.store.said(who)]


def shortcut(page: Page, key: str) -> str:
    """The button that a single key presses."""
    found = [part.key for part in page._drawn.walk() if part.attributes.get("data-hw-shortcut") == key]
    assert len(found) == 1, f"{key}: {found}"
    return found[0]


def press(page: Page, key: str) -> None:
    page.press(shortcut(page, key))


def at(page: Page) -> tuple[str, str]:
    screen = page.screen
    assert isinstance(screen, JudgingScreen) and screen.place.key
    return screen.place.key.trainee, screen.place.criterion


def test_the_pile_tells_what_there_is_and_how_far_it_is(trainer: Desk) -> None:
    hand_in(trainer, example(trainer, "D06", attempt=2))
    page = judging(trainer)
    assert "3 eindopdrachten, 0 van 54 oordelen gegeven" in page.words
    assert "2 (eerder: 1)" in page.words
    page.press("beoordeel-D06/2")
    assert at(page) == ("D06", "K1")


def test_eighteen_presses_judge_a_hand_in_that_the_program_saw_right(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    review = page.screen.work.pile.newest[0].review  # type: ignore[attr-defined]
    for result in review.criteria:
        assert at(page)[1] == result.id
        press(page, "v" if result.signal is not Signal.ATTENTION else "d")
    said = lines(trainer, "D01")
    assert [line.criterion for line in said if isinstance(line, Judgement)] == [r.id for r in review.criteria]
    assert "18 van 18 beoordeeld" in page.words


def test_a_level_against_the_signal_asks_a_reason_and_waits_for_it(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    item = page.screen.work.pile.newest[0]  # type: ignore[attr-defined]
    assert item.result("K1").signal is Signal.IN_ORDER
    press(page, "n")
    assert lines(trainer, "D01") == []
    assert "Dat mag; schrijf er kort bij waarom." in page.words
    page.type("D01/1:K1-waarom", "Twee gebieden zijn alleen een kopie.")
    page.press("D01/1:K1-klaar")
    (line,) = lines(trainer, "D01")
    assert isinstance(line, Judgement)
    assert (line.level, line.reason, line.signal) == (
        Level.NOT,
        "Twee gebieden zijn alleen een kopie.",
        Signal.IN_ORDER,
    )
    assert line.rules == trainer.rules.version
    assert at(page) == ("D01", "K2")


def test_what_is_typed_without_a_level_is_there_tomorrow(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    page.type("D01/1:K1-bij", "Mooi hoe je de stilte")
    assert lines(trainer, "D01") == []
    again = judging(trainer, "deelnemer")
    assert again.part("D01/1:K1-bij").value == "Mooi hoe je de stilte"
    press(again, "v")
    (line,) = lines(trainer, "D01")
    assert isinstance(line, Judgement) and line.comment == "Mooi hoe je de stilte"


def test_a_later_comment_is_said_when_one_goes_on(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    press(page, "v")
    page.press("naar-K1")
    page.type("D01/1:K1-bij", "Sterk.")
    press(page, "arrowright")
    said = [line for line in lines(trainer, "D01") if isinstance(line, Judgement)]
    assert [line.comment for line in said] == ["", "Sterk."]
    assert at(page) == ("D06", "K1")


def test_nothing_new_is_not_said_again(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    press(page, "v")
    page.press("naar-K1")
    press(page, "v")
    press(page, "j")
    press(page, "k")
    assert len(lines(trainer, "D01")) == 1


def test_undo_brings_back_what_stood_before(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    press(page, "v")
    page.press("naar-K1")
    page.type("D01/1:K1-waarom" if "K1-waarom" in page.words else "D01/1:K1-bij", "Eerst dit.")
    press(page, "v")
    press(page, "z")
    work = page.screen.work  # type: ignore[attr-defined]
    item = work.pile.newest[0]
    assert item.history.judgements["K1"].comment == ""
    press(page, "z")
    assert work.pile.newest[0].history.judgements == {}
    assert not [part for part in page._drawn.walk() if part.key == "ongedaan"], "there is nothing left to undo"
    assert len(lines(trainer, "D01")) == 4, "the log only grows"


def test_the_evidence_is_marked_in_the_text(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    page.choose("wie", "D06/1")
    page.press("naar-K4")
    item = page.screen.work.pile.newest[1]  # type: ignore[attr-defined]
    quotes = {f.quote for f in item.result("K4").findings if f.quote}
    marked = {part.words for part in page._drawn.walk() if part.tag == "mark"}
    assert quotes and quotes <= marked


def test_a_remark_on_selected_words_stands_beside_them(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    entry = example(trainer, "D01").inventory.entries[0]
    words = entry.text[3:12]
    button = page.part("bij-keuze")
    assert button.does
    button.does({"where": f"{entry.id}|text", "start": 3, "text": words})
    page.refresh()
    page.type(f"zeg:D01/1:K1:{entry.id}", "Hoe ging dat?")
    page.press(f"zeg:D01/1:K1:{entry.id}-plaats")
    (line,) = lines(trainer, "D01")
    assert line == Remark(
        about="K1",
        text="Hoe ging dat?",
        where=f"{entry.id}.text",
        start=3,
        quote=words.strip(),
        by="mus9",
        at=line.at,  # type: ignore[attr-defined]
    )
    assert "Hoe ging dat?" in page.part(f"lijn-{entry.id}|text").words
    page.press("terug-1")
    assert "Hoe ging dat?" not in page.part(f"lijn-{entry.id}|text").words


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"where": "i1|text", "start": "3", "text": "x"},
        {"where": "i1|text", "start": 0, "text": "dit staat er niet"},
        {"where": "../../etc|text", "start": 0, "text": "a"},
        {"where": "i1|text", "start": -5, "text": ""},
    ],
)
def test_a_selection_that_cannot_be_is_no_selection(trainer: Desk, value: object) -> None:
    page = judging(trainer, "deelnemer")
    button = page.part("bij-keuze")
    assert button.does
    button.does(value)
    page.refresh()
    assert page.screen.place.words is None  # type: ignore[attr-defined]


def test_what_was_written_before_is_offered_and_put_in_with_one_press(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    page.type("D01/1:K1-bij", "Vraag bij elk stil gebied even door.")
    press(page, "v")
    page.choose("wie", "D06/1")
    page.press("naar-K1")
    page.press("D06/1:K1-bank-1")
    assert page.part("D06/1:K1-bij").value == "Vraag bij elk stil gebied even door."


def test_the_reflection_has_comments_and_no_level(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    page.press("naar-reflectie")
    assert not [part for part in page._drawn.walk() if part.attributes.get("data-hw-shortcut") in LEVEL_KEYS]
    page.type("zeg:D01/1:learning:", "Wat deed dat met je?")
    page.press("zeg:D01/1:learning:-plaats")
    (line,) = lines(trainer, "D01")
    assert isinstance(line, Remark) and line.about == "learning"
    assert page.part("zeg:D01/1:learning:").value == ""


def test_across_the_group_one_goes_from_hand_in_to_hand_in(trainer: Desk) -> None:
    page = judging(trainer, "eis")
    assert at(page) == ("D01", "K1")
    for who in ("D01", "D06", "D07"):
        assert at(page) == (who, "K1")
        signal = page.screen.work.pile.find(page.screen.place.key).result("K1").signal  # type: ignore[attr-defined]
        press(page, "d" if signal is Signal.ATTENTION else "v")
    assert "3 van 3 beoordeeld" in page.words
    press(page, "arrowright")
    assert at(page) == ("D01", "K2")


def test_without_single_keys_nothing_hears_them(trainer: Desk) -> None:
    page = judging(trainer)
    page.choose("gewoonte", "door")
    page.press("deel-deelnemer")
    assert not [part for part in page._drawn.walk() if "data-hw-shortcut" in part.attributes]
    assert judging(trainer).screen.work.habits.value.keys is False  # type: ignore[attr-defined]


def test_a_second_judge_sees_nothing_of_the_first(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    page.type("D01/1:K1-bij", "Alleen van mij.")
    press(page, "v")
    other = judging(trainer_at(trainer, "eend3"), "deelnemer")
    assert "0 van 18 beoordeeld" in other.words
    assert "Alleen van mij." not in other.words


def test_a_folder_is_taken_in_beside_the_store(trainer: Desk) -> None:
    page = judging(trainer)
    page.type("map", str(trainer.workbook.examples))
    page.press("ophalen")
    assert "12 eindopdrachten" in page.words
    assert "Opzij gelegd: 3." in page.words, "those that the store already has"
    assert judging(trainer).part("map").value == str(trainer.workbook.examples)


def test_a_group_of_another_code_is_another_pile(trainer: Desk) -> None:
    assert "Er is nog niets ingeleverd" in judging(replace(trainer, cohort="2026-ARN-1")).words


def judge_all(page: Page) -> None:
    """Judge the hand-in one is at, as the program sees it."""
    item = page.screen.work.pile.find(page.screen.place.key)  # type: ignore[attr-defined]
    for result in item.review.criteria:
        assert at(page)[1] == result.id
        press(page, "d" if result.signal is Signal.ATTENTION else "v")


def test_what_is_judged_goes_back_and_reaches_its_maker(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    page.type("D01/1:K1-bij", "Mooi compleet.")
    judge_all(page)
    page.press("deel-terug")
    assert "1 van 3 eindopdrachten zijn helemaal beoordeeld" in page.words
    page.type("woord-D01/1", "Wat een mooi portret.")
    page.press("alles-terug")
    (given,) = trainer.store.given_back("D01")
    assert given.body["word"] == "Wat een mooi portret." and given.body["passed"] == "behaald"
    assert "Mooi compleet." in str(given.body)
    assert trainer.store.given_back("D06") == []
    assert "Teruggegeven op 22 november 2026." in page.words


def test_half_of_it_goes_back_only_as_something_for_now(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    press(page, "v")
    page.press("deel-terug")
    page.press("terug-D01/1")
    (given,) = trainer.store.given_back("D01")
    assert given.body["partial"] is True
    page.press("terug-D06/1")
    assert "Er is nog niets om terug te geven" in page.words
    assert trainer.store.given_back("D06") == []


@pytest.mark.parametrize(("key", "starts"), [("pdf-D01/1", b"%PDF"), ("docx-D01/1", b"PK"), ("json-D01/1", b"{")])
def test_the_feedback_can_be_taken_along(trainer: Desk, key: str, starts: bytes) -> None:
    page = judging(trainer, "deelnemer")
    press(page, "v")
    page.press("deel-terug")
    sent: list[bytes] = []
    page.give = lambda file: sent.append(file.content)  # type: ignore[assignment]
    page.press(key)
    assert [content[: len(starts)] for content in sent] == [starts]


def test_all_of_it_at_once_is_one_zip(trainer: Desk) -> None:
    page = judging(trainer, "deelnemer")
    judge_all(page)
    page.press("deel-terug")
    files: list[Download] = []
    page.give = files.append  # type: ignore[assignment]
    page.press("alles-zip")
    (file,) = files
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert sorted(archive.namelist()) == ["terugkoppeling-d01-poging-1.json", "terugkoppeling-d01-poging-1.pdf"]
