"""Own material on disk: nothing is thrown away, nothing is written outside the place, and trouble is told in Dutch."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.exercises.own import MAX_PIECES, OwnText, own_toml, read_own
from herstelwerk.exercises.own_bundle import pack, unpack
from herstelwerk.exercises.own_picture import MAX_PICTURE, Picture, checked_picture
from herstelwerk.store import StoreError
from herstelwerk.store.own_folder import OwnFolder
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT
from tests.exercises.pictures import jpeg, png

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)
WORDS = OwnText(title="De stroom", text="Kijk.", alt="Vier stappen.", source="Eigen tekening.", ready=True)
PNG, JPEG = checked_picture(png()), checked_picture(jpeg())


@pytest.fixture
def folder(tmp_path: Path) -> OwnFolder:
    return OwnFolder(tmp_path, lambda: NOW)


def files_in(folder: OwnFolder) -> dict[str, bytes]:
    return {
        path.relative_to(folder.root).as_posix(): path.read_bytes() for path in folder.root.rglob("*") if path.is_file()
    }


def a_piece(folder: OwnFolder, day: int = 1) -> str:
    slug = folder.add(day)
    folder.keep(day, slug, WORDS)
    folder.keep_picture(day, slug, WORDS, PNG)
    return slug


def test_a_new_piece_is_seen_by_nobody_and_stands_at_the_end(folder: OwnFolder) -> None:
    first, second = folder.add(2), folder.add(2)
    assert first != second
    assert [(p.slug, p.own.ready, p.own.order) for p in folder.material(2).pieces] == [
        (first, False, 1),
        (second, False, 2),
    ]
    assert folder.material(1).pieces == () and folder.material(2).at("") == ()


def test_the_workbook_reads_what_was_kept(folder: OwnFolder, tmp_path: Path) -> None:
    slug = a_piece(folder)
    found = Workbook(ROOT / "data", tmp_path).own_material(1)
    assert found == folder.material(1)
    (piece,) = found.at("")
    assert piece.slug == slug and piece.picture == PNG and piece.own.picture == f"{slug}.png"
    assert Workbook(ROOT / "data").own_material(1).pieces == (), "without a place there is nothing"
    assert Workbook.find(tmp_path).own_material(1) == found


def test_another_picture_takes_its_place_and_the_first_is_not_lost(folder: OwnFolder) -> None:
    slug = a_piece(folder)
    own = folder.keep_picture(1, slug, folder.material(1).pieces[0].own, JPEG)
    assert own.picture == f"{slug}.jpg"
    assert set(files_in(folder)) == {
        f"dag-1/{slug}.toml", f"dag-1/{slug}.jpg", f"weg/20261122-140200-dag-1-{slug}.png",
    }  # fmt: skip
    folder.drop_picture(1, slug, own)
    assert folder.material(1).pieces[0].own.picture == "" and folder.material(1).faults == ()
    assert list(files_in(folder).values()).count(jpeg()) == 1


def test_away_and_back(folder: OwnFolder) -> None:
    slug = a_piece(folder)
    before = files_in(folder)
    folder.remove(1, slug)
    assert folder.material(1).pieces == ()
    (gone,) = folder.away()
    assert (gone.day, gone.title, gone.at) == (1, "De stroom", NOW.replace(tzinfo=None))
    folder.put_back(gone.name)
    assert files_in(folder) == before and folder.away() == ()


def test_putting_back_over_another_puts_that_one_away(folder: OwnFolder) -> None:
    slug = a_piece(folder)
    folder.remove(1, slug)
    (gone,) = folder.away()
    folder.keep(1, slug, WORDS.model_copy(update={"title": "Een nieuwe"}))
    folder.put_back(gone.name)
    assert folder.material(1).pieces[0].own.title == "De stroom"
    assert [one.title for one in folder.away()] == ["Een nieuwe"]


@pytest.mark.parametrize("name", ["../x.toml", "20261122-140200-dag-9-x.toml", "x", "", "20261122-140200-dag-1-x.toml"])
def test_only_what_was_put_away_comes_back(folder: OwnFolder, name: str) -> None:
    a_piece(folder)
    before = files_in(folder)
    with pytest.raises(StoreError):
        folder.put_back(name)
    assert files_in(folder) == before


def test_text_of_another_window_goes_aside_before_it_is_typed_over(folder: OwnFolder) -> None:
    slug = a_piece(folder)
    mine = folder.material(1).pieces[0].own
    folder.keep(1, slug, mine.model_copy(update={"text": "Van het andere venster."}), mine)
    folder.keep(1, slug, mine.model_copy(update={"text": "Van dit venster."}), mine)
    assert folder.material(1).pieces[0].own.text == "Van dit venster."
    (gone,) = folder.away()
    assert "andere venster" in (folder.root / "weg" / gone.name).read_text("utf-8")


def test_in_and_out_on_another_machine(folder: OwnFolder, tmp_path: Path) -> None:
    slug = a_piece(folder)
    a_piece(folder, 4)
    other = OwnFolder(tmp_path / "elders", lambda: NOW + timedelta(days=1))
    files = unpack(pack(folder.files()))
    assert other.bring_in(files) == (2, 0)
    assert other.files() == folder.files() == files
    assert other.bring_in(files) == (0, 0), "the same again changes nothing"
    folder.keep(1, slug, folder.material(1).pieces[0].own.model_copy(update={"title": "Nieuwer"}))
    assert other.bring_in(unpack(pack(folder.files()))) == (0, 1)
    assert [one.title for one in other.away()] == ["De stroom"]


def test_a_full_day_takes_no_more_and_nothing_is_half_in(folder: OwnFolder, tmp_path: Path) -> None:
    for _ in range(MAX_PIECES):
        folder.add(1)
    with pytest.raises(StoreError, match=str(MAX_PIECES)):
        folder.add(1)
    other = OwnFolder(tmp_path / "elders", lambda: NOW + timedelta(hours=1))
    a_piece(other, 2)
    other.keep(1, other.add(1), WORDS)
    before = files_in(folder)
    with pytest.raises(StoreError, match=f"er passen er {MAX_PIECES}"):
        folder.bring_in(other.files())
    assert files_in(folder) == before


def test_together_it_stays_small_enough_to_take_along(folder: OwnFolder) -> None:
    heavy = Picture("png", 4, 3, b"\0" * MAX_PICTURE)
    for day in (1, 2, 3, 4):
        for _ in range(2):
            slug = folder.add(day)
            if (day, _) != (4, 1):
                folder.keep_picture(day, slug, WORDS, heavy)
    with pytest.raises(StoreError, match="te groot"):
        folder.keep_picture(4, slug, WORDS, heavy)
    assert folder.material(4).pieces[1].own.picture == ""
    before = files_in(folder)
    with pytest.raises(StoreError, match="te groot"):
        folder.bring_in({4: {"van-elders.toml": b"x", "van-elders.png": heavy.content}})
    assert files_in(folder) == before


def test_a_file_that_cannot_be_used_is_put_aside_by_its_name_only(folder: OwnFolder, tmp_path: Path) -> None:
    a_piece(folder)
    (tmp_path / "buiten.txt").write_text("blijf")
    (folder.root / "dag-1" / "rommel.exe").write_bytes(b"MZ")
    folder.put_aside(1, "rommel.exe")
    folder.put_aside(1, "../../buiten.txt")
    assert folder.material(1).faults == () and (tmp_path / "buiten.txt").read_text() == "blijf"
    assert (folder.root / "weg" / "20261122-140200-dag-1-rommel.exe").read_bytes() == b"MZ"


def test_a_folder_that_leads_elsewhere_is_not_written_in(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    place = tmp_path / "plek"
    (place / "eigen").mkdir(parents=True)
    (place / "eigen" / "dag-1").symlink_to(elsewhere)
    with pytest.raises(StoreError):
        OwnFolder(place, lambda: NOW).keep(1, "stuk", WORDS)
    assert list(elsewhere.iterdir()) == []


def test_a_disk_that_does_not_want_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "eigen").write_text("een bestand waar de map hoort")
    folder = OwnFolder(tmp_path, lambda: NOW)
    with pytest.raises(StoreError) as told:
        folder.add(1)
    assert "eigen" in str(told.value) and "Errno" not in str(told.value)
    assert folder.material(1).pieces == () and folder.away() == ()


def test_a_folder_where_a_file_should_be_does_not_stop_a_day(folder: OwnFolder) -> None:
    (folder.root / "dag-1" / "stuk.toml").mkdir(parents=True)
    assert [fault.file for fault in folder.material(1).faults] == ["stuk.toml"]


def test_no_half_written_file_is_left(folder: OwnFolder) -> None:
    slug = a_piece(folder)
    assert read_own((folder.root / "dag-1" / f"{slug}.toml").read_text("utf-8"), "x").title == "De stroom"
    assert not [name for name in files_in(folder) if "/." in name]
    assert own_toml(WORDS) != ""
