"""The part ‘Terugkoppeling’: what came back, beside her words of then and of now."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from herstelwerk.collecting import collect_folder
from herstelwerk.handin import read_hand_in
from herstelwerk.judgement import Passed
from herstelwerk.judging.feedback import DocumentWord, Feedback, Judged, Noted
from herstelwerk.judging.feedback_file import feedback_body, feedback_bytes
from herstelwerk.results import Level, Signal
from herstelwerk.review import review
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.start import StartScreen
from herstelwerk.store import receipt_of
from tests.feedbacks import AT, PARTS, a_feedback
from tests.hand_ins import HOSTILE
from tests.papers import TEXTS
from tests.screens.assigned import Writer
from tests.screens.conftest import NOW, fill
from tests.screens.soundness import Watched
from tests.screens.test_hostile_screens import assert_text_only, marked


def handed_in(desk: Desk) -> Feedback:
    """She handed in the first example, and this is what her trainer made of it."""
    fill(desk, "D01.json")
    whole = Writer(desk).work.assignment.model_copy(update={"submitted_at": NOW})
    attempt, _ = desk.store.hand_in(desk.owner, whole.model_dump_json(exclude_defaults=True).encode(), NOW)
    assignment = read_hand_in(desk.store.hand_ins(desk.owner)[-1].body).model_copy(update={"attempt": attempt})
    return a_feedback(review(assignment, desk.rules, desk.today))


@pytest.fixture
def back(desk: Desk) -> Feedback:
    """The same, given back."""
    feedback = handed_in(desk)
    desk.store.give_back(desk.owner, feedback.attempt, feedback_body(feedback))
    return feedback


def opened(desk: Desk) -> Writer:
    return Writer(desk, "terugkoppeling")


def test_without_any_it_says_where_it_will_be(desk: Desk) -> None:
    her = opened(desk)
    assert "Er is nog geen terugkoppeling" in her.page.words
    assert "terug-lees-in" in her.page.hearing("file")
    assert "nieuwe-terugkoppeling" not in [part.key for part in Watched(StartScreen(desk)).tree.walk()]


def test_everything_that_came_back_is_there(desk: Desk, back: Feedback) -> None:
    her = opened(desk)
    words = " ".join(her.page.words.split())
    assert "Nieuw: poging 1, van trainer-t op dinsdag 24 november 2026" in words
    for one in back.criteria:
        assert f"{one.id} {one.name}" in words and one.comment in words
    for noted in (*back.remarks, *back.reflection):
        assert noted.text in words and noted.place.split(": ")[-1] in words
    for reason in back.reasons:
        assert reason in words
    order = ["Wat goed ging", "Waar je verder aan kunt werken", "Je reflectie", "Hoe het ervoor staat", "En nu"]
    assert [words.index(title) for title in order] == sorted(words.index(title) for title in order)
    assert "deels voldaan" in words and "nog niet voldaan" in words and "18 december 2026" in words


def test_her_words_then_and_now(desk: Desk, back: Feedback) -> None:
    her = opened(desk)
    assert her.page.words.count("gelijk: deze tekst") == 3
    marks = [part.words for part in her.page.tree.walk() if part.tag == "mark"]
    assert marks == [back.remarks[0].quote, back.remarks[1].quote], "what is the same stands there once"
    first, second = (her.work.inventory.value.entries[n] for n in (0, 1))
    inventory = her.work.inventory.value
    rest = tuple(entry for entry in inventory.entries if entry.id not in (first.id, second.id))
    changed = first.model_copy(update={"text": "Heel anders nu."})
    her.work.inventory.change(inventory.model_copy(update={"entries": (changed, *rest)}))
    again = opened(desk)
    words = again.page.words
    assert words.count("gelijk: deze tekst") == 1 and words.count("veranderd: deze tekst") == 1
    assert words.count("weg: deze tekst") == 1 and "Heel anders nu." in words
    assert "".join(first.text.split()) in "".join(words.split()), "as it was in the attempt"
    still = first.model_copy(update={"text": f"Nu staat er: {first.text}"})
    her.work.inventory.change(inventory.model_copy(update={"entries": (still, *rest)}))
    marks = [part.words for part in opened(desk).page.tree.walk() if part.tag == "mark"]
    assert marks[:2] == [back.remarks[0].quote] * 2, "the words are marked then and now"


def test_the_signal_of_now_stands_beside_the_level_of_then(desk: Desk, back: Feedback) -> None:
    her = opened(desk)
    now = her.work.review["K1"]
    assert f"In je tekst van nu: ✓ {now.signal} ({now.figure})." in her.page.words
    her.work.inventory.change(her.work.inventory.value.model_copy(update={"entries": ()}))
    assert "In je tekst van nu: – nog leeg" in opened(desk).page.words


def test_it_is_new_until_she_looked(desk: Desk, back: Feedback) -> None:
    desk.store.remember(desk.owner, role="deelnemer", cohort=desk.cohort)
    sign = Watched(StartScreen(desk)).part("nieuwe-terugkoppeling")
    assert "poging 1" in sign.words
    (to,) = [str(part.attributes["to"]) for part in sign.walk() if part.tag == "a"]
    assert to == "deelnemer/eindopdracht.ipynb#terugkoppeling"
    her = Writer(desk)
    assert "nieuwe-terugkoppeling" in [part.key for part in Watched(StartScreen(desk)).tree.walk()], "not looked yet"
    her.page._handle({"e": "ready", "at": "terugkoppeling"}, None, None)
    assert "Nieuw: poging 1" in her.page.words
    assert "nieuwe-terugkoppeling" not in [part.key for part in Watched(StartScreen(desk)).tree.walk()]
    assert "Nieuw" not in opened(desk).page.words


def test_the_newest_is_shown_first_and_older_ones_can_be_chosen(desk: Desk, back: Feedback) -> None:
    later = replace(back, attempt=2, given_at=AT + timedelta(days=20), word="Wat een verschil.")
    corrected = replace(back, given_at=AT + timedelta(days=1), word="Met een verbetering.")
    for one in (corrected, later):
        desk.store.give_back(desk.owner, one.attempt, feedback_body(one))
    her = opened(desk)
    options = [part for part in her.page.part("terug-kies").walk() if part.tag == "option"]
    assert [option.words.split(",")[0] for option in options] == ["Poging 2", "Poging 1", "Poging 1"]
    assert "Wat een verschil." in her.page.words
    her.page.choose("terug-kies", str(options[1].attributes["value"]))
    assert "Met een verbetering." in her.page.words and "Wat een verschil." not in her.page.words


def test_a_file_is_read_in_once_and_stays(desk: Desk) -> None:
    feedback = replace(handed_in(desk), trainee="Blauwe-Fiets ")
    her = opened(desk)
    her.page.bring("terug-lees-in", feedback_bytes(feedback))
    assert "De terugkoppeling op poging 1 is ingelezen." in her.page.words and "Wat goed ging" in her.page.words
    her.page.bring("terug-lees-in", feedback_bytes(feedback))
    assert "Deze terugkoppeling had je al." in her.page.words
    again = opened(desk)
    assert "Wat goed ging" in again.page.words and "Nieuw" not in again.page.words
    desk.store.give_back(desk.owner, 1, feedback_body(feedback))
    assert "terug-kies" not in [part.key for part in opened(desk).page.tree.walk()], "the same from the store is one"
    assert feedback.remarks[0].text in desk.store.export(desk.owner).decode(), "it goes along in a copy of the workbook"


def test_feedback_without_the_attempt_shows_the_words_that_went_along(desk: Desk) -> None:
    feedback = handed_in(desk)
    other = Desk(desk.workbook, desk.store, "zus3", desk.cohort, desk.now)
    her = Writer(other, "terugkoppeling")
    her.page.bring("terug-lees-in", feedback_bytes(replace(feedback, trainee="zus3")))
    assert her.page.words.count("weg: deze tekst") == 3
    one = feedback.remarks[0]
    assert one.before.strip() in her.page.words and one.after.strip() in her.page.words


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "houdt de JSON op te kloppen"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"format": "herstelwerk/final-assignment/1"}', "bij format staat"),
        (b'{"format": "herstelwerk/feedback/2"}', "andere versie"),
        (b'{"format": "herstelwerk/feedback/1"}', "trainee: dit ontbreekt"),
        (b"other", "Dit bestand is voor zus3"),
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(desk: Desk, content: bytes, told: str) -> None:
    feedback = handed_in(desk)
    her = opened(desk)
    her.page.bring(
        "terug-lees-in", feedback_bytes(replace(feedback, trainee="zus3")) if content == b"other" else content
    )
    assert told in her.page.words and "Er is niets veranderd." in her.page.words
    assert "Wat goed ging" not in her.page.words and desk.store.read(desk.owner, "terugkoppeling") is None


def test_no_more_files_than_a_sheet_should_hold(desk: Desk) -> None:
    feedback = handed_in(desk)
    her = opened(desk)
    for number in range(21):
        her.page.bring("terug-lees-in", feedback_bytes(replace(feedback, word=f"nummer {number}")))
    assert "Er zijn al veel bestanden ingelezen" in her.page.words


def test_what_the_store_holds_that_is_no_feedback_is_told(desk: Desk, back: Feedback) -> None:
    for body in ({"format": "herstelwerk/feedback/9"}, {}, {"criteria": "x"}):
        desk.store.give_back(desk.owner, 1, body)
    her = opened(desk)
    assert "terugkoppeling die dit werkboek niet kan lezen" in her.page.words and "Wat goed ging" in her.page.words


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_it_prints(desk: Desk, back: Feedback, ending: str) -> None:
    her = opened(desk)
    her.page.press(f"terug-{ending}")
    assert her.page.sent[-1]["file"] == f"blauwe-fiets-terugkoppeling-poging-1-2026-11-22.{ending}"
    assert len(her.page.files[-1]) > 1000 and her.page.said.startswith("Klaar")


def test_asking_for_a_second_look(desk: Desk, back: Feedback) -> None:
    her = opened(desk)
    her.page.press("nog-eens-opslaan")
    assert "Schrijf eerst op wat je wilt vragen." in her.page.words and not her.page.files
    her.page.choose("nog-eens-eis", "1")
    her.page.type("nog-eens-vraag", "Er staat wel een datum bij a3.")
    her.page.press("nog-eens-opslaan")
    text = her.page.files[-1].decode()
    assert "A7" in text and "Er staat wel een datum bij a3." in text and "poging 1" in text and "trainer-t" in text
    again = opened(desk)
    again.page.choose("nog-eens-eis", "1")
    assert again.page.part("nog-eens-vraag").value == "Er staat wel een datum bij a3."
    again.page.choose("nog-eens-eis", "0")
    assert again.page.part("nog-eens-vraag").value == ""


def with_text(text: str, owner: str) -> Feedback:
    """One text in every free field; her own code is what it has to be."""
    noted = Noted("K1", text, "i1", "text", text, text, text, text)
    criteria = (
        Judged("K1", text, "inventory", Signal.ATTENTION, Level.MET, text, text),
        Judged("K2", text, "plan", Signal.ATTENTION, Level.NOT, "", text),
        Judged(f"x{text}", text, "plan", Signal.ATTENTION, None, text, text),
    )
    words = (DocumentWord("inventory", Passed.NO, (text,)), DocumentWord("plan", Passed.NOT_YET, (text,)))
    remarks = (
        noted,
        replace(noted, about=f"x{text}"),
        replace(noted, about="K9", before="", after="", where="", field=""),
    )
    reflected = tuple(replace(noted, about=part) for part in PARTS)
    return Feedback(owner, text, 1, AT, text, text, Passed.NO, words, criteria, remarks, reflected, None, text, True)


def test_a_hundred_texts_in_every_field_are_text(desk: Desk) -> None:
    texts = [text for text in (*TEXTS, *HOSTILE) if "\ud83d" not in text and len(text) <= 300]
    assert len(set(texts)) >= 100
    for number, text in enumerate(texts):
        feedback = with_text(marked(text, number), desk.owner)
        desk.store.give_back(desk.owner, 1, json.loads(feedback_bytes(feedback)))
    her = opened(desk)
    shown = 0
    for option in [part for part in her.page.part("terug-kies").walk() if part.tag == "option"]:
        her.page.choose("terug-kies", str(option.attributes["value"]))
        assert_text_only(her.page)
        shown += max(her.page.words.count(f"qzx{number}q") >= 20 for number in range(len(texts)))
    assert shown == len(texts)


def test_a_copy_in_the_work_folder_carries_its_receipt(desk: Desk) -> None:
    fill(desk, "D01.json")
    her = Writer(desk, "inleveren")
    her.page.choose("nagelezen", "privacy")
    her.page.choose("akkoord", *(one.id for one in desk.workbook.wording("inleveren").tables("consent")))
    her.page.press("lever-in")
    assert desk.store.file is not None
    folder = desk.store.file.parent / "ingeleverd"
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["blauwe-fiets-poging-1.bewijs.txt", "blauwe-fiets-poging-1.json"]
    proof = (folder / names[0]).read_text("utf-8").split("\n")[0]
    assert proof == receipt_of((folder / names[1]).read_bytes()) == desk.store.hand_ins(desk.owner)[0].receipt
    assert len(collect_folder(folder, None).kept) == 1
    (folder / names[1]).write_bytes((folder / names[1]).read_bytes() + b"\n")
    assert not collect_folder(folder, None).kept


def test_who_collects_while_others_hand_in_finds_whole_files(desk: Desk) -> None:
    fill(desk, "D01.json")
    work, stop = Writer(desk).work, threading.Event()
    assert desk.store.file is not None
    folder = desk.store.file.parent / "ingeleverd"
    folder.mkdir()

    def hand_in() -> None:
        for number in range(100):
            whole = work.assignment.model_copy(update={"trainee": f"d{number:02}"})
            desk.keep_copy(f"d{number:02}-poging-1.json", whole.model_dump_json(exclude_defaults=True).encode())
        stop.set()

    handing_in = threading.Thread(target=hand_in)
    handing_in.start()
    rounds = 0
    while not stop.is_set() or not rounds:
        assert collect_folder(folder, None).aside == ()
        rounds += 1
    handing_in.join()
    assert len(collect_folder(folder, None).kept) == 100


def test_the_shelf_of_another_version_is_not_lost(desk: Desk, back: Feedback) -> None:
    desk.store.save(desk.owner, "terugkoppeling", {"read_in": ["geen object"]}, 0)
    page = Watched(AssignmentScreen(desk, "terugkoppeling"))
    assert "Wat goed ging" in page.words
