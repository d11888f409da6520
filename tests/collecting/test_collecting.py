"""Collecting: what was handed in comes out whole and in order, from a folder, a zip and the store."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from herstelwerk.collecting import (
    DATABASE,
    LATENESS_UNKNOWN,
    Why,
    collect,
    collect_folder,
    collect_store,
    known_groups,
)
from herstelwerk.domain import AMSTERDAM
from herstelwerk.groups import Course, course_body
from herstelwerk.store import GROUP, Store, receipt_of
from tests.hand_ins import EXAMPLES, Json, as_bytes, complete

GROUP_CODE = "2026-NIJ-1"
DAYS = (date(2026, 10, 5), date(2026, 10, 19), date(2026, 11, 2), date(2026, 11, 6))  # until 20 November
COURSES = {GROUP_CODE: Course("Nijmegen", DAYS)}


def of(trainee: str, attempt: int = 1, **more: object) -> Json:
    """A hand-in of this trainee."""
    return complete() | {"trainee": trainee, "cohort": GROUP_CODE, "attempt": attempt} | more


def put(folder: Path, name: str, content: bytes, proof: str | None = None) -> Path:
    """A file in a folder, with a receipt beside it if one is given."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if proof is not None:
        file.with_name(file.name.removesuffix(".json") + ".bewijs.txt").write_text(proof, "utf-8")
    return file


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "werk") as opened:
        yield opened


# ---------------------------------------------------------------- the twelve examples


def test_the_twelve_examples_from_their_folder() -> None:
    calls: list[tuple[int, int]] = []
    found = collect_folder(EXAMPLES[0].parent, COURSES, lambda done, of_all: calls.append((done, of_all)))
    assert not found.aside
    assert [one.assignment.trainee for one in found.kept] == [f"D{n:02}" for n in range(1, 13)]
    assert calls == [(n, 12) for n in range(1, 13)]
    for one, file in zip(found.kept, EXAMPLES, strict=True):
        assert one.body == file.read_bytes() and one.source == file.name
        assert one.receipt == receipt_of(one.body) and one.digest == sha256(one.body).hexdigest()
        assert one.submitted_at == one.assignment.submitted_at


def test_the_twelve_examples_from_the_store(store: Store) -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM)
    for file in EXAMPLES:
        store.hand_in(file.stem, file.read_bytes(), at)
    found = collect_store(store, COURSES)
    assert not found.aside
    assert [one.assignment.trainee for one in found.kept] == [f"D{n:02}" for n in range(1, 13)]
    assert {one.source for one in found.kept} == {DATABASE}
    assert [one.body for one in found.kept] == [file.read_bytes() for file in EXAMPLES]
    assert {one.submitted_at for one in found.kept} == {at} == {one.assignment.submitted_at for one in found.kept}


def test_folder_and_store_together_tell_what_is_twice(store: Store) -> None:
    for file in EXAMPLES[:5]:
        store.hand_in(file.stem, file.read_bytes(), datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM))
    found = collect(EXAMPLES[0].parent, store, COURSES)
    assert len(found.kept) == 12
    assert [(one.source, one.why) for one in found.aside] == [(file.name, Why.TWICE) for file in EXAMPLES[:5]]
    assert [one.source for one in found.kept] == [DATABASE] * 5 + [file.name for file in EXAMPLES[5:]]
    assert collect(None, None, None) == ((), ())


def test_from_a_zip_with_a_folder_per_trainee(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "alles.ZIP", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in EXAMPLES:
            archive.writestr(f"{file.stem}/{file.stem}-poging-1.json", file.read_bytes())
            archive.writestr(f"{file.stem}/{file.stem}-poging-1.bewijs.txt", receipt_of(file.read_bytes()) + "\n")
        archive.writestr("__MACOSX/._D01.json", b"\0\1")
        archive.writestr("leesmij.txt", "hallo")
    found = collect_folder(tmp_path / "alles.ZIP", COURSES)
    assert (len(found.kept), found.aside) == (12, ())
    assert found.kept[0].source == "D01/D01-poging-1.json"


# ---------------------------------------------------------------- attempts, lateness, receipts


def test_attempts_are_kept_in_order_with_how_late_each_is(tmp_path: Path) -> None:
    moments = ["2026-11-20T23:59:59.9+01:00", "2026-11-21T00:00:00+01:00", "2026-12-05T10:30:00+01:00"]
    for attempt in (3, 1, 2):
        body = as_bytes(of("vis7", attempt, submitted_at=moments[attempt - 1]))
        put(tmp_path, f"vis7/vis7-poging-{attempt}.json", body)
    again = {GROUP_CODE: Course("Nijmegen", DAYS, (date(2026, 12, 4),))}
    told = {
        "one date": [one.lateness for one in collect_folder(tmp_path, COURSES).kept],
        "again": [one.lateness for one in collect_folder(tmp_path, again).kept],
    }
    assert told["one date"] == ["", "minder dan een minuut te laat", "14 dagen en 10 uur te laat"]
    assert told["again"] == ["", "", "10 uur en 30 minuten te laat"]


@pytest.mark.parametrize(
    ("groups", "moment"),
    [
        (None, "2026-11-20T12:00:00+01:00"),
        ({GROUP_CODE: Course()}, "2026-11-20T12:00:00+01:00"),
        ({GROUP_CODE: Course("", tuple(reversed(DAYS)))}, "2026-11-20T12:00:00+01:00"),
        (COURSES, ""),
    ],
    ids=["no groups", "no days", "days out of order", "no moment"],
)
def test_where_it_cannot_be_said_it_says_so(tmp_path: Path, groups: dict[str, Course] | None, moment: str) -> None:
    put(tmp_path, "a.json", as_bytes(of("vis7", submitted_at=moment)))
    (one,) = collect_folder(tmp_path, groups).kept
    assert one.lateness == LATENESS_UNKNOWN


@pytest.mark.parametrize("ending", ["", "\n", "\r\nDit hoort bij vis7-poging-1.json.\r\n", "\n\n  "])
def test_a_receipt_beside_it_that_fits(tmp_path: Path, ending: str) -> None:
    body = as_bytes(of("vis7"))
    put(tmp_path, "vis7-poging-1.json", body, receipt_of(body) + ending)
    found = collect_folder(tmp_path, COURSES)
    assert [one.receipt for one in found.kept] == [receipt_of(body)] and not found.aside


@pytest.mark.parametrize("where", range(0, 15_000, 1_500))
def test_one_changed_byte_is_noticed_and_named(tmp_path: Path, where: int) -> None:
    body = bytearray(as_bytes(of("vis7")))
    proof = receipt_of(bytes(body))
    body[where] ^= 1
    put(tmp_path, "vis7-poging-1.json", bytes(body), proof)
    found = collect_folder(tmp_path, COURSES)
    assert not found.kept
    assert [(one.source, one.why) for one in found.aside] == [("vis7-poging-1.json", Why.CHANGED)]
    assert proof in found.aside[0].sentence and receipt_of(bytes(body)) in found.aside[0].sentence


@pytest.mark.parametrize("proof", ["", "blauw-vis-10", "\0", "x" * 5000, "ontvangstbewijs", "<b>blauw-vis-42</b>"])
def test_a_receipt_that_is_none_is_noticed(tmp_path: Path, proof: str) -> None:
    put(tmp_path, "vis7-poging-1.json", as_bytes(of("vis7")), proof)
    found = collect_folder(tmp_path, COURSES)
    assert not found.kept and [one.why for one in found.aside] == [Why.CHANGED]
    assert len(found.aside[0].sentence) < 400


def test_a_receipt_without_its_hand_in_is_told(tmp_path: Path) -> None:
    put(tmp_path, "vis7/vis7-poging-2.json", as_bytes(of("vis7", 2)))
    (tmp_path / "vis7" / "vis7-poging-1.bewijs.txt").write_text("blauw-vis-42\n")
    found = collect_folder(tmp_path, COURSES)
    assert len(found.kept) == 1
    assert [(one.source, one.why) for one in found.aside] == [("vis7/vis7-poging-1.bewijs.txt", Why.UNREADABLE)]


# ---------------------------------------------------------------- the store


def test_a_row_of_the_store_says_whose_and_which_attempt(store: Store) -> None:
    first, second = as_bytes(of("vis7", 1)), as_bytes(of("vis7", 1, receipt="tweede"))
    at = datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM)
    store.hand_in("vis7", first, at)
    store.hand_in("vis7", second, at + timedelta(days=1))
    found = collect_store(store, COURSES)
    assert not found.aside, "in the store the number of the row counts"
    assert [one.assignment.attempt for one in found.kept] == [1, 2]
    assert [one.lateness for one in found.kept] == ["", "12 uur te laat"]


def test_a_file_that_differs_from_the_store_is_told(store: Store, tmp_path: Path) -> None:
    store.hand_in("vis7", as_bytes(of("vis7")), datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM))
    put(tmp_path / "map", "vis7.json", as_bytes(of("vis7", receipt="anders")))
    found = collect(tmp_path / "map", store, COURSES)
    assert [one.source for one in found.kept] == [DATABASE]
    assert [(one.source, one.why) for one in found.aside] == [("vis7.json", Why.CHANGED)]


def test_the_same_hand_in_under_two_owners_counts_for_whom_it_names(store: Store) -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM)
    for owner in ("aap", "vis7", "zus"):
        store.hand_in(owner, as_bytes(of("vis7")), at)
    found = collect_store(store, COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["vis7"]
    assert [one.why for one in found.aside] == [Why.TWICE] * 2
    assert all("vis7, poging 1" in one.sentence for one in found.aside)


def test_a_row_that_was_changed_is_told(store: Store, tmp_path: Path) -> None:
    store.hand_in("vis7", as_bytes(of("vis7")), datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM))
    store.hand_in("zus3", as_bytes(of("zus3")), datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM))
    assert store.file is not None
    with sqlite3.connect(store.file) as database:
        database.execute("update hand_in set receipt = 'blauw-vis-10' where owner = 'vis7'")
    found = collect_store(store, COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus3"]
    assert [(one.source, one.why) for one in found.aside] == [("database: vis7, poging 1", Why.CHANGED)]


def test_groups_come_out_of_the_store(store: Store) -> None:
    store.save(GROUP + GROUP_CODE, "programma", course_body(COURSES[GROUP_CODE]), 0)
    store.save(GROUP + "kapot", "programma", {"days": ["morgen"]}, 0)
    assert known_groups(store) == {GROUP_CODE: COURSES[GROUP_CODE], "kapot": Course()}


# ---------------------------------------------------------------- size and time


def test_two_thousand_files(tmp_path: Path) -> None:
    small = json.dumps(of("CODE")["inventory"]["entries"][:3])
    for number in range(2_000):
        code = f"d{number:04}"
        document = of(code) | {"inventory": {"entries": json.loads(small)}, "plan": {}}
        put(tmp_path, f"{code}/{code}-poging-1.json", as_bytes(document))
    calls: list[tuple[int, int]] = []
    found = collect_folder(tmp_path, COURSES, lambda *now: calls.append(now))
    assert (len(found.kept), found.aside) == (2_000, ())
    assert calls[-1] == (2_000, 2_000) and len(calls) == 2_000


def test_the_bounds_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        put(tmp_path, f"d{number:02}.json", as_bytes(of(f"d{number:02}")))
    monkeypatch.setattr("herstelwerk.collecting.folder.MAX_FILES", 8)
    found = collect_folder(tmp_path, COURSES)
    assert len(found.kept) == 8 and [one.why for one in found.aside] == [Why.TOO_LARGE]
    monkeypatch.undo()
    monkeypatch.setattr("herstelwerk.collecting.folder.MAX_SEEN", 5)
    found = collect_folder(tmp_path, COURSES)
    assert len(found.kept) == 5 and [one.why for one in found.aside] == [Why.TOO_LARGE]
    monkeypatch.undo()
    monkeypatch.setattr("herstelwerk.collecting.hand_ins.MAX_ALL", 40_000)
    found = collect_folder(tmp_path, COURSES)
    assert len(found.kept) == 3 and [one.why for one in found.aside] == [Why.TOO_LARGE] * 9


def test_a_folder_is_only_read(tmp_path: Path) -> None:
    body = as_bytes(of("vis7"))
    put(tmp_path, "vis7-poging-1.json", body, receipt_of(body))
    before = {file: (file.read_bytes(), os.stat(file).st_mtime_ns) for file in tmp_path.rglob("*")}
    assert collect_folder(tmp_path, COURSES).kept
    assert {file: (file.read_bytes(), os.stat(file).st_mtime_ns) for file in tmp_path.rglob("*")} == before
