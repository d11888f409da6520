"""A full disk, a read-only folder, a lock, a folder that is gone, half a file: each ends in a Dutch sentence that says
what to do, loses nothing that was saved, and is over when the trouble is."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from herstelwerk.store import Fault, Store, StoreError
from tests.hand_ins import ENGLISH
from tests.store.nobody import as_nobody, give_away, open_folder
from tests.store.rooms import START
from tests.store.workers import CONTEXT, is_whole, sealed

FILE = "herstelwerk.sqlite"
TO_DO = ("Maak ruimte", "Haal ", "Sluit ", "Zet ", "Vraag ", "Laat dit scherm open", "Werk herstelwerk bij")
DOWNLOAD = json.dumps(
    {"format": "herstelwerk/answers/1", "owner": "vis7", "sheets": {"relationship": {"body": {"tekst": "x" * 100_000}}}}
).encode()
OPERATIONS: dict[str, Callable[[Store], object]] = {
    "save": lambda store: store.save("vis7", "reflection", {"tekst": "x" * 100_000}, 0),
    "hand in": lambda store: store.hand_in("vis7", b"x" * 100_000, START),
    "remember": lambda store: store.remember("vis7", place="dag-3", body={"x": "x" * 100_000}),
    "restore": lambda store: store.restore("vis7", "plan", 1),
    "read in": lambda store: store.bring_in("vis7", DOWNLOAD),
}


def filled(folder: Path) -> None:
    with Store.open(folder) as store:
        version = store.save("vis7", "plan", sealed(1, "begin"), 0, why="ingelezen").version
        store.save("vis7", "plan", sealed(2, "verder" * 10_000), version)
        store.hand_in("vis7", b"{}", START)


def holds_what_was_saved(folder: Path) -> None:
    with Store.open(folder) as store:
        sheet = store.read("vis7", "plan")
        assert sheet is not None and is_whole(sheet.body) and sheet.body["nummer"] == 2
        assert [one.body for one in store.hand_ins("vis7")] == [b"{}"]


def told(error: StoreError, *faults: Fault) -> None:
    """A sentence in Dutch that says what to do."""
    assert error.fault in faults, error.fault
    sentence = str(error)
    assert any(advice in sentence for advice in TO_DO), sentence
    assert not ENGLISH.search(sentence) and "sqlite3." not in sentence and "{" not in sentence, sentence


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of one and a half megabytes."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root on Linux; test_no_more_than_a_limit does it otherwise")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Write until nothing more will go in."""
    filler = disk / "vol"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    assert shutil.disk_usage(disk).free == 0
    return filler


def until_it_fails(store: Store, operation: Callable[[Store], object]) -> None:
    """A log that is there already may have room for a few saves more."""
    version = 1
    for _ in range(20):
        operation(store)
        version = store.save("vis7", "inventory", {"tekst": os.urandom(30_000).hex()}, version).version


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_a_full_disk(small_disk: Path, operation: Callable[[Store], object]) -> None:
    filled(small_disk)
    with Store.open(small_disk) as store:
        store.save("vis7", "inventory", {"tekst": ""}, 0)
        filler = fill(small_disk)
        with pytest.raises(StoreError) as refused:
            until_it_fails(store, operation)
        told(refused.value, Fault.FULL)
        sheet = store.read("vis7", "plan")
        assert sheet is not None and is_whole(sheet.body), "reading goes on"
        assert store.export("vis7"), "and so does the download"
        filler.unlink()
        version = store.save("vis7", "capacity", {"weer": "ruimte"}, 0).version
    with Store.open(small_disk) as store:
        sheet = store.read("vis7", "capacity")
        assert sheet is not None and sheet.version == version
        assert all(is_whole(v.body) for v in store.versions("vis7", "plan") if "zegel" in v.body)


def test_a_disk_too_full_to_begin(small_disk: Path) -> None:
    filler = fill(small_disk)
    with pytest.raises(StoreError) as refused:
        Store.open(small_disk / "werk")
    told(refused.value, Fault.FULL)
    filler.unlink()
    filled(small_disk / "werk")
    holds_what_was_saved(small_disk / "werk")


def save_within(folder: str, limit: int) -> tuple[str, str]:
    """Save in a process that may not make a file larger than this, as with a quota."""
    import resource

    with Store.open(folder) as store:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            store.save("vis7", "inventory", {"tekst": "x" * 2 * limit}, 0)
        except StoreError as error:
            return str(error.fault), str(error)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    return "", ""


def test_no_more_than_a_limit(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    filled(tmp_path)
    with CONTEXT.Pool(1) as pool:
        fault, sentence = pool.apply(save_within, (str(tmp_path), 200_000))
    told(StoreError(Fault(fault), tmp_path.name), Fault.FULL, Fault.OTHER)
    assert "quotum" in sentence or "vol" in sentence or "Laat dit scherm open" in sentence
    holds_what_was_saved(tmp_path)


def attempt(folder: Path, operation: Callable[[Store], object]) -> str:
    """What a try gives: the fault, or nothing."""
    try:
        with Store.open(folder, wait=0.2) as store:
            operation(store)
    except StoreError as error:
        told(error, error.fault)
        return str(error.fault)
    return "gelukt"


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_file_or_folder(what: str, operation: Callable[[Store], object]) -> None:
    with open_folder() as folder:
        filled(folder)
        give_away(folder)
        mode, closed = (folder, 0o555) if what == "folder" else (folder / FILE, 0o444)
        before = mode.stat().st_mode
        mode.chmod(closed)
        assert as_nobody(lambda: attempt(folder, operation)) == "alleen lezen"
        assert as_nobody(lambda: attempt(folder, lambda store: store.export("vis7"))) == "gelukt", "the way out"
        mode.chmod(before)
        assert as_nobody(lambda: attempt(folder, lambda store: None)) == "gelukt"
        holds_what_was_saved(folder)


def test_a_folder_that_may_not_be_made() -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        assert as_nobody(lambda: attempt(folder / "werk", lambda store: None)) == "alleen lezen"


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_a_file_that_another_program_holds(tmp_path: Path, operation: Callable[[Store], object]) -> None:
    filled(tmp_path)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    with Store.open(tmp_path, wait=0.1) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as refused:
            operation(store)
        told(refused.value, Fault.BUSY)
        assert store.read("vis7", "plan") is not None and store.export("vis7")
        other.execute("ROLLBACK")
        operation(store)
    other.close()


def test_a_file_that_another_program_holds_altogether(tmp_path: Path) -> None:
    filled(tmp_path)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError) as refused:
        Store.open(tmp_path, wait=0.1)
    told(refused.value, Fault.BUSY)
    other.execute("ROLLBACK")
    other.close()
    holds_what_was_saved(tmp_path)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_a_folder_that_went_away_is_noticed_and_not_written_to(
    tmp_path: Path, operation: Callable[[Store], object]
) -> None:
    filled(tmp_path / "werk")
    with Store.open(tmp_path / "werk") as store:
        (tmp_path / "werk").rename(tmp_path / "weg")
        for do in (operation, lambda s: s.read("vis7", "plan"), lambda s: s.export("vis7")):
            with pytest.raises(StoreError) as refused:
                do(store)
            told(refused.value, Fault.GONE)
        assert not (tmp_path / "werk").exists(), "no empty store takes its place"
        (tmp_path / "weg").rename(tmp_path / "werk")
        operation(store)
    holds_something_whole(tmp_path / "werk")


def holds_something_whole(folder: Path) -> None:
    with Store.open(folder) as store:
        assert store.read("vis7", "plan") is not None


def test_a_file_that_was_replaced_is_noticed(tmp_path: Path) -> None:
    filled(tmp_path / "werk")
    with Store.open(tmp_path / "werk") as store:
        Store.open(tmp_path / "oud").close()
        shutil.move(tmp_path / "oud" / FILE, tmp_path / "werk" / FILE)
        with pytest.raises(StoreError) as refused:
            OPERATIONS["save"](store)
        told(refused.value, Fault.GONE)


@pytest.mark.parametrize("keep", [0, 1, 15, 100, 4096, 20_000, -4096, -1], ids=lambda n: f"keep {n}")
def test_half_a_file_is_never_taken_for_a_store_nor_thrown_away(tmp_path: Path, keep: int) -> None:
    filled(tmp_path)
    file = tmp_path / FILE
    half = file.read_bytes()[:keep]
    file.write_bytes(half)
    if keep == 0:
        (tmp_path / f"{FILE}-wal").write_bytes(b"x" * 100)  # an empty file with work beside it
    with pytest.raises(StoreError) as refused:
        Store.open(tmp_path)
    told(refused.value, Fault.CORRUPT)
    assert file.read_bytes() == half


def test_a_lost_file_with_its_log_left_is_not_begun_anew(tmp_path: Path) -> None:
    (tmp_path / f"{FILE}-wal").write_bytes(b"de laatste keren dat er bewaard werd")
    with pytest.raises(StoreError) as refused:
        Store.open(tmp_path)
    told(refused.value, Fault.CORRUPT)
    assert [path.name for path in tmp_path.iterdir()] == [f"{FILE}-wal"]


@pytest.mark.parametrize("place", [1_000, 5_000, 9_000, 30_000, 60_000])
def test_a_damaged_page_is_noticed_on_opening(tmp_path: Path, place: int) -> None:
    filled(tmp_path)
    file = tmp_path / FILE
    data = bytearray(file.read_bytes())
    data[place : place + 4096] = b"\xff" * len(data[place : place + 4096])
    file.write_bytes(data)
    damaged = bytes(data)
    with pytest.raises(StoreError) as refused:
        Store.open(tmp_path)
    told(refused.value, Fault.CORRUPT)
    assert file.read_bytes() == damaged


def test_half_a_log_loses_at_most_the_last_save(tmp_path: Path) -> None:
    """What a power cut in the middle of a save leaves behind."""
    with Store.open(tmp_path / "werk") as store:
        version = 0
        for number in range(1, 6):
            version = store.save("vis7", "plan", sealed(number, "x" * 20_000), version).version
        for name in (FILE, f"{FILE}-wal"):
            (tmp_path / "na").mkdir(exist_ok=True)
            shutil.copy(tmp_path / "werk" / name, tmp_path / "na" / name)
    log = tmp_path / "na" / f"{FILE}-wal"
    log.write_bytes(log.read_bytes()[:-3_000])
    with Store.open(tmp_path / "na") as store:
        sheet = store.read("vis7", "plan")
        assert sheet is not None and sheet.body["nummer"] == 4 and is_whole(sheet.body)


@pytest.mark.parametrize("where", ["bestand/werk", "a\x00b", "x" * 300], ids=["under a file", "NUL", "too long"])
def test_a_place_that_cannot_be_a_folder(tmp_path: Path, where: str) -> None:
    (tmp_path / "bestand").write_text("iets anders")
    with pytest.raises(StoreError) as refused:
        Store.open(tmp_path / where)
    assert not ENGLISH.search(str(refused.value))
