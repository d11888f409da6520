"""Keeping safe: a copy out, a copy in, warnings, and what there was before."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from herstelwerk.drafting.places import Contact
from herstelwerk.exercises import Exercise
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook import safe
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import Fault, Store, StoreError
from tests.screens.conftest import NOW
from tests.screens.soundness import Watched


def opened(desk: Desk) -> Watched:
    return Watched(WorkbookScreen(desk, "veilig"))


def exercise(desk: Desk, kind: str) -> Exercise:
    return next(e for e in desk.workbook.exercises() if e.kind == kind)


def test_it_tells_where_the_answers_are(desk: Desk) -> None:
    page = opened(desk)
    assert str(desk.store.file) in page.words
    assert "Je codewoord is blauwe-fiets." in page.words


def test_a_copy_has_everything_and_a_clear_name(desk: Desk) -> None:
    desk.store.save(desk.owner, "inventory", {"client_remarks": "Van mij."}, 0)
    page = opened(desk)
    page.press("veilig-download")
    assert page.sent[-1]["file"] == "blauwe-fiets-antwoorden-2026-11-22.json"
    assert "Van mij." in page.files[-1].decode()
    assert "sleutel met namen" in page.words, "what is in the copy is said before it is made"


def test_a_copy_read_in_is_reported_and_shown_at_once(desk: Desk, tmp_path: Path) -> None:
    with Store.open(tmp_path / "elders", clock=lambda: NOW) as elsewhere:
        elsewhere.save("rode-step", "places", {"contacts": [{"id": "c1", "place": "home", "note": "Thee."}]}, 0)
        elsewhere.save("rode-step", "inventory", {"client_remarks": "Van elders."}, 0)
        copy = elsewhere.export("rode-step")
    page = opened(desk)
    page.bring("veilig-inlezen", copy)
    page.refresh()
    assert "Ingelezen: 2 bladen." in page.part("veilig-verslag").words
    assert "gemaakt door rode-step" in page.words
    page.press("deel-werkrelatie")
    assert "Thee." in page.words
    page.type("plek-c1-noot", "Thee en koek.")
    assert "in een ander venster" not in page.words, "the sheets of this page start from what was read in"
    assert page.screen.saved


def test_what_is_typed_here_is_kept_before_a_copy_takes_its_place(desk: Desk) -> None:
    slow = Desk(desk.workbook, desk.store, desk.owner, desk.cohort, desk.now, lambda *_: None)
    screen = WorkbookScreen(slow, "veilig")
    page = Watched(screen)
    places = next(draft for draft in screen.kept.drafts if draft.name == "places")
    places.change((Contact("c1", note="Hier getypt."),))
    assert not screen.saved
    copy = {"format": "herstelwerk/answers/1", "owner": desk.owner, "sheets": {"places": {"body": {"contacts": []}}}}
    page.bring("veilig-inlezen", json.dumps(copy).encode())
    assert screen.saved
    assert places.value == ()
    assert "Hier getypt." in str(desk.store.versions(desk.owner, "places"))


@pytest.mark.parametrize("content", [b"", b"geen json", b"[]", b"\xff\xfe\x00", b'{"format": "iets anders"}'])
def test_another_file_is_refused_in_dutch(desk: Desk, content: bytes) -> None:
    page = opened(desk)
    before = desk.store.export(desk.owner)
    page.bring("veilig-inlezen", content)
    page.refresh()
    assert "Dit bestand kan niet worden ingelezen. Er is niets veranderd." in page.words
    assert "verwacht:" in page.part("veilig-in").words
    assert json.loads(desk.store.export(desk.owner))["sheets"] == json.loads(before)["sheets"]


def test_all_problems_of_a_file_are_told(desk: Desk) -> None:
    page = opened(desk)
    bad = {"format": "herstelwerk/answers/1", "owner": 3, "sheets": {"a": {}, "b": {"body": []}}, "vreemd": 1}
    page.bring("veilig-inlezen", json.dumps(bad).encode())
    page.refresh()
    problems = [part for part in page.part("veilig-in").walk() if part.tag == "li"]
    assert len(problems) == 4
    good = desk.store.export(desk.owner)
    page.bring("veilig-inlezen", good)
    page.refresh()
    assert "kan niet worden ingelezen" not in page.words


def test_a_store_that_fails_is_told_in_dutch(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> bytes:
        raise StoreError(Fault.GONE, "je werkmap")

    page = opened(desk)
    copy = desk.store.export(desk.owner)
    monkeypatch.setattr(Store, "export", gone)
    monkeypatch.setattr(Store, "bring_in", gone)
    page.press("veilig-download")
    assert "Je werkmap is weg" in page.words
    assert page.files == []
    page.bring("veilig-inlezen", copy)
    page.refresh()
    assert "Je werkmap is weg" in page.words


def test_a_folder_where_work_gets_lost_is_warned_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        safe, "warnings", lambda where: [f"De map {Path(where).parent} wordt bijgehouden door Dropbox."]
    )
    assert "wordt bijgehouden door Dropbox" in opened(desk).words


def test_a_synced_folder_is_seen(desk: Desk, tmp_path: Path) -> None:
    with Store.open(tmp_path / "Dropbox" / "werk", clock=lambda: NOW) as store:
        elsewhere = Desk(desk.workbook, store, desk.owner, desk.cohort, desk.now)
        assert "wordt bijgehouden door Dropbox" in opened(elsewhere).words


def test_without_answers_there_is_nothing_to_look_back_on(desk: Desk) -> None:
    page = opened(desk)
    assert "Er zijn nog geen eerdere versies." in page.words
    assert "veilig-kies" not in page.hearing("choose")


def two_versions(desk: Desk, name: str, then: dict[str, object], now: dict[str, object]) -> None:
    """Two texts of a sheet, half an hour apart, so that both are kept."""
    moments = iter([NOW - timedelta(minutes=30), NOW])
    desk.store._clock = lambda: next(moments)
    first = desk.store.save(desk.owner, name, then, 0)
    desk.store.save(desk.owner, name, now, first.version)
    desk.store._clock = lambda: NOW


def test_an_exercise_looks_back_in_words(desk: Desk) -> None:
    chosen = exercise(desk, "choose")
    question = chosen.question[0]  # type: ignore[attr-defined]
    one, other = question.option[:2]
    name = f"exercise/{chosen.id}"
    two_versions(desk, name, {question.id: [one.id]}, {question.id: [other.id], "_looked": True})
    page = opened(desk)
    page.choose("veilig-kies", chosen.id)
    page.choose(f"versie-{name}", "1")
    cells = [part.words for part in page.part("veilig-eerder").walk() if part.tag == "td"]
    assert cells == [one.text, other.text]
    page.press(f"terug-{name}")
    sheet = desk.store.read(desk.owner, name)
    assert sheet is not None
    assert sheet.body == {question.id: [one.id]}


def test_what_was_not_answered_then_says_so(desk: Desk) -> None:
    prompts = exercise(desk, "reflection")
    id = prompts.prompt[0].id  # type: ignore[attr-defined]
    name = f"exercise/{prompts.id}"
    two_versions(desk, name, {}, {id: "Nu wel. <b>Echt.</b>"})
    page = opened(desk)
    page.choose("veilig-kies", prompts.id)
    page.choose(f"versie-{name}", "1")
    cells = [part.words for part in page.part("veilig-eerder").walk() if part.tag == "td"]
    assert cells == ["nog niet ingevuld", "Nu wel. <b>Echt.</b>"]
    page.choose(f"versie-{name}", "2")
    assert "Toen stonden er dezelfde antwoorden als nu." in page.words
    assert f"terug-{name}" not in page.hearing("press")


def test_a_sheet_that_is_put_back_is_the_one_of_this_page(desk: Desk) -> None:
    then = {"contacts": [{"id": "c1", "on": "", "place": "home", "note": "Thee bij het raam."}]}
    two_versions(desk, "places", then, {"contacts": []})
    page = opened(desk)
    page.choose("veilig-kies", "blad-places")
    page.choose("versie-places", "1")
    assert "Thee bij het raam." in page.words
    page.press("terug-places")
    page.press("deel-werkrelatie")
    assert "Thee bij het raam." in page.words
    assert page.screen.saved


def test_only_what_was_kept_can_be_chosen(desk: Desk) -> None:
    prompts = exercise(desk, "reflection")
    desk.store.save(desk.owner, f"exercise/{prompts.id}", {}, 0)
    desk.store.save(desk.owner, "plan", {}, 0)
    page = opened(desk)
    options = [part.words for part in page.part("veilig-kies").walk() if part.tag == "option"]
    assert options == ["kies…", f"Dag {prompts.day}: {prompts.title}"]
