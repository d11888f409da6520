"""Paper: for whom, how large, names or codes; and a file with a clear name at each press."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date

import pytest

from herstelwerk.domain import FinalAssignment
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.workbook import paper
from herstelwerk.screens.workbook.files import file_name
from herstelwerk.screens.workbook.paper import PAPERS, PaperSheet
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import Fault, StoreError
from tests.screens.soundness import Watched

BEGINS = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html"}


@pytest.fixture
def full(desk: Desk, complete: FinalAssignment) -> Desk:
    """A desk with a hand-in that is complete, a key, and an exercise."""
    for name, part in (("inventory", complete.inventory), ("plan", complete.plan), ("reflection", complete.reflection)):
        desk.store.save(desk.owner, name, part.model_dump(mode="json", exclude_defaults=True), 0)
    desk.store.save(desk.owner, "key", {"[DOCHTER]": "Femke", "[BROER]": "", "[ZUS-1]": "  "}, 0)
    prompts = next(e for e in desk.workbook.exercises() if e.kind == "reflection")
    body = {prompts.prompt[0].id: "Alleen voor mijzelf."}  # type: ignore[attr-defined]
    desk.store.save(desk.owner, f"exercise/{prompts.id}", body, 0)
    return desk


def opened(desk: Desk) -> Watched:
    return Watched(WorkbookScreen(desk, "papier"))


def sheet(page: Watched) -> PaperSheet:
    found = page.screen.sheets["papier"]
    assert isinstance(found, PaperSheet)
    return found


def html(page: Watched, what: str) -> str:
    page.press(f"papier-{what}-html")
    return page.files[-1].decode()


@pytest.mark.parametrize("ending", BEGINS)
@pytest.mark.parametrize("what", PAPERS)
@pytest.mark.parametrize("version", ["client", "worker"])
def test_every_press_gives_a_file(full: Desk, version: str, what: str, ending: str) -> None:
    page = opened(full)
    page.choose("papier-voor", version)
    page.press(f"papier-{what}-{ending}")
    whom = {"client": "voor-client", "worker": "voor-mij"}[version]
    assert page.sent[-1]["file"] == f"blauwe-fiets-{what}-{whom}-2026-11-22.{ending}"
    assert page.files[-1].lower().startswith(BEGINS[ending].lower())
    if ending == "docx":
        assert zipfile.ZipFile(io.BytesIO(page.files[-1])).testzip() is None
    assert "staat bij je downloads" in page.part(f"papier-{what}-klaar").words


@pytest.mark.parametrize("what", PAPERS)
def test_a_new_trainee_gets_empty_papers(desk: Desk, what: str) -> None:
    page = opened(desk)
    for version in ("client", "worker"):
        page.choose("papier-voor", version)
        assert PAPERS[what][0] in html(page, what)


def test_the_book_of_the_client_leaves_out_what_is_the_workers_own(full: Desk, complete: FinalAssignment) -> None:
    page = opened(full)
    for_client = html(page, "mijn-werkboek")
    page.choose("papier-voor", "worker")
    mine = html(page, "mijn-werkboek")
    for own in ("Alleen voor mijzelf.", "Dag 1", complete.reflection.learning[:30]):
        assert own in mine
        assert own not in for_client
    assert "Krachteninventarisatie" in for_client and "Actieplan" in for_client


def test_what_is_empty_stays_out_of_the_book(desk: Desk) -> None:
    page = opened(desk)
    page.choose("papier-voor", "worker")
    book = html(page, "mijn-werkboek")
    assert "Dag 4" in book
    for absent in ("Krachteninventarisatie", "Actieplan", "Reflectie", "Hoe wij samenwerken"):
        assert absent not in book


def test_the_safety_sheet_is_never_on_paper(full: Desk) -> None:
    full.store.save(full.owner, "capacity", {"texts": {"safety": {"Is het veilig?": "Geheim gevaar."}}}, 0)
    page = opened(full)
    page.choose("papier-voor", "worker")
    assert all("Geheim gevaar." not in html(page, what) for what in PAPERS)


def test_names_only_when_asked_for_and_only_for_the_client(full: Desk) -> None:
    page = opened(full)
    assert "Femke" not in html(page, "krachteninventarisatie")
    page.choose("papier-namen", "namen")
    assert "Dit exemplaar is alleen voor je cliënt." in page.words
    named = html(page, "krachteninventarisatie")
    assert "Femke" in named and "[DOCHTER]" not in named
    assert "[BROER]" in named, "a code without a name stays a code"
    assert "met-namen" in str(page.sent[-1]["file"])
    page.choose("papier-voor", "worker")
    assert "papier-namen" not in page.hearing("choose")
    assert "Femke" not in html(page, "krachteninventarisatie")
    page.choose("papier-voor", "client")
    assert "Femke" not in html(page, "krachteninventarisatie"), "asked for anew"


def test_without_names_in_the_key_there_is_nothing_to_choose(desk: Desk) -> None:
    desk.store.save(desk.owner, "key", {"[ZUS-1]": ""}, 0)
    page = opened(desk)
    assert "papier-namen" not in page.hearing("choose")
    assert "onder ‘Sleutel’" in page.words


def test_a_key_that_was_emptied_meanwhile_gives_codes(full: Desk) -> None:
    page = opened(full)
    page.choose("papier-namen", "namen")
    full.store.save(full.owner, "key", {}, 1)
    html(page, "krachteninventarisatie")
    assert "voor-client" in str(page.sent[-1]["file"])


def test_large_letters_follow_the_version_until_one_chooses(full: Desk) -> None:
    page = opened(full)
    large = sheet(page).options.size
    page.choose("papier-voor", "worker")
    small = sheet(page).options.size
    assert large > small
    page.choose("papier-letter", "groot")
    assert sheet(page).options.size == large
    page.choose("papier-voor", "client")
    page.choose("papier-letter")
    assert sheet(page).options.size == small


def test_the_newest_text_of_another_window_is_printed(full: Desk) -> None:
    page = opened(full)
    full.store.save(full.owner, "inventory", {"client_remarks": "Zojuist erbij geschreven."}, 1)
    assert "Zojuist erbij geschreven." in html(page, "krachteninventarisatie")


def test_a_missing_typst_is_told_in_dutch(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    page = opened(full)
    page.press("papier-actieplan-pdf")
    assert page.files == []
    assert "typst is niet geïnstalleerd" in page.part("papier-actieplan-klaar").words
    page.press("papier-actieplan-html")
    assert "typst" not in page.words


def test_a_store_that_fails_is_told_in_dutch(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise StoreError(Fault.GONE, "je werkmap")

    page = opened(full)
    monkeypatch.setattr(paper, "write", broken)
    page.press("papier-actieplan-html")
    assert "Je werkmap is weg" in page.words
    assert page.files == []


def test_choosing_again_forgets_what_was_told(full: Desk) -> None:
    page = opened(full)
    page.press("papier-actieplan-html")
    page.choose("papier-voor", "worker")
    assert "staat bij je downloads" not in page.words


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("blauwe-fiets", "blauwe-fiets-x-2026-11-22.pdf"),
        ("Anna van der Meer", "Anna-van-der-Meer-x-2026-11-22.pdf"),
        ("../../etc", "etc-x-2026-11-22.pdf"),
        ("...", "herstelwerk-x-2026-11-22.pdf"),
    ],
)
def test_names_of_files_are_plain(desk: Desk, owner: str, name: str) -> None:
    desk.owner = owner
    assert desk.today == date(2026, 11, 22)
    assert file_name(desk, "x", "pdf") == name
