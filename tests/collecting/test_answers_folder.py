"""How far a group is, out of files: what fits counts, what does not is told, and nothing is opened that is no file."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.collecting import answers_folder
from herstelwerk.collecting.answers_folder import MOST_FILES, ForGroup, FromFiles, read_bytes, read_folder
from herstelwerk.domain import AMSTERDAM
from herstelwerk.exercises import Standing
from herstelwerk.overview import Last, room_of
from herstelwerk.results import Signal
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook
from tests.hand_ins import COMPLETE, ENGLISH, HOSTILE

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=AMSTERDAM)
MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GROUP = "2026-NIJ-1"


@pytest.fixture
def group(workbook: Workbook) -> ForGroup:
    return ForGroup(workbook, GROUP, NOW)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """The answers of `vis7`, as ‘Download mijn antwoorden’ makes them."""
    with Store.open(tmp_path_factory.mktemp("a") / "werk", clock=lambda: MADE) as store:
        store.remember("vis7", role="deelnemer", cohort=GROUP)
        store.save("vis7", "exercise/dag-1/zevende-dwerg", {"q1": "iets"}, 0)
        for name in ("inventory", "plan", "reflection"):
            store.save("vis7", name, COMPLETE[name], 0)
        store.save("vis7", "key", {"[ZUS-1]": "GEHEIME NAAM"}, 0)
        store.hand_in("vis7", hand_in("vis7"), MADE)
        yield store.export("vis7")


def hand_in(code: str, cohort: str = GROUP, **fields: Any) -> bytes:
    return json.dumps(COMPLETE | {"trainee": code, "cohort": cohort} | fields).encode()


def other(exported: bytes, **fields: Any) -> bytes:
    return json.dumps(json.loads(exported) | fields).encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def only(found: FromFiles) -> str:
    """The one sentence about the one file that was passed over."""
    assert found.heard == () and found.files == 0 and len(found.passed) == 1, found
    assert found.passed[0].sentence.endswith(".") and not ENGLISH.search(found.passed[0].sentence)
    return found.passed[0].sentence


def test_answers_tell_standing_signals_and_when(exported: bytes, group: ForGroup) -> None:
    found = read_bytes("vis7.json", exported, group)
    assert found.passed == () and found.files == 1
    heard = found.heard[0]
    assert (heard.code, heard.at) == ("vis7", MADE)
    assert heard.told.standings == {"dag-1/zevende-dwerg": Standing.NOT_TRIED} or heard.told.standings == {}
    assert heard.told.criteria["K1"].signal is Signal.IN_ORDER
    assert heard.told.attempt == 1 and heard.told.goals == len(COMPLETE["plan"]["goals"])
    assert isinstance(heard.told.last, Last) and heard.told.last.at == MADE
    assert "GEHEIM" not in repr(found)


def test_a_hand_in_tells_the_assignment(group: ForGroup) -> None:
    found = read_bytes("x", hand_in("kat8", attempt=2, submitted_at="2026-11-20T16:30:00+01:00"), group)
    heard = found.heard[0]
    assert (heard.code, heard.told.attempt, heard.told.standings) == ("kat8", 2, {})
    assert heard.at == datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    assert heard.told.criteria["A1"].signal is Signal.IN_ORDER and heard.told.entries


def test_files_and_database_come_together_in_one_room(exported: bytes, group: ForGroup) -> None:
    found = read_bytes("a", exported, group) + read_bytes("b", hand_in("vis7", attempt=3), group)
    seats = room_of(("vis7", "kat8"), found.heard, (), NOW).seats
    assert [(seat.name, seat.told.attempt, seat.at is not None) for seat in seats] == [
        ("vis7", 3, True),
        ("kat8", 0, False),
    ]


def test_a_folder_is_read_file_by_file(exported: bytes, group: ForGroup, tmp_path: Path) -> None:
    (tmp_path / "vis7.json").write_bytes(exported)
    (tmp_path / "KAT8.JSON").write_bytes(hand_in("kat8"))
    (tmp_path / "kapot.json").write_bytes(exported[:500])
    (tmp_path / "leeg.json").write_bytes(b"")
    (tmp_path / "lees-mij.txt").write_text("niets voor ons")
    (tmp_path / ".verborgen.json").write_bytes(exported)
    (tmp_path / "dieper").mkdir()
    (tmp_path / "dieper" / "mus9.json").write_bytes(hand_in("mus9"))
    found = read_folder(tmp_path, group)
    assert sorted(one.code for one in found.heard) == ["kat8", "vis7"] and found.files == 2
    assert [one.source for one in found.passed] == ["kapot.json", "leeg.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such things on Windows")
def test_links_pipes_and_folders_are_never_opened(group: ForGroup, tmp_path: Path) -> None:
    outside = tmp_path / "elders.json"
    outside.write_bytes(hand_in("kat8"))
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "koppeling.json").symlink_to(outside)
    os.mkfifo(folder / "pijp.json")
    (folder / "map.json").mkdir()
    (folder / "goed.json").write_bytes(hand_in("vis7"))
    found = read_folder(folder, group)
    assert [one.code for one in found.heard] == ["vis7"]
    assert [one.source for one in found.passed] == ["koppeling.json", "map.json", "pijp.json"]


@pytest.mark.parametrize("path", ["/bestaat/niet", "\0", "a" * 5000])
def test_a_folder_that_is_not_there_is_told(group: ForGroup, path: str) -> None:
    assert "Deze map is er niet" in only(read_folder(Path(path), group))


def test_no_more_than_a_group_is_read(group: ForGroup, tmp_path: Path) -> None:
    for n in range(MOST_FILES + 2):
        (tmp_path / f"d{n:04}.json").write_bytes(b"{}")
    found = read_folder(tmp_path, group)
    assert len(found.passed) == MOST_FILES + 1
    assert found.passed[-1].sentence.startswith(f"Er staan {MOST_FILES + 2} bestanden. De eerste {MOST_FILES}")


def test_no_more_bytes_are_read_than_fit(group: ForGroup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_folder, "MOST_ALL", len(hand_in("vis7")) + 100)
    for code in ("vis7", "kat8", "mus9"):
        (tmp_path / f"{code}.json").write_bytes(hand_in(code))
    found = read_folder(tmp_path, group)
    assert len(found.heard) == 1 and len(found.passed) == 2
    assert all("groter dan 100 MB" in one.sentence for one in found.passed)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Dit is geen bestand uit een werkboek"),
        (b"\xff\xfe\x00", "Dit is geen bestand uit een werkboek"),
        (b"[1, 2]", "Dit is geen bestand uit een werkboek"),
        (b'{"format": "iets anders"}', "Dit is geen bestand uit een werkboek"),
        (b"[" * 100_000, "Dit is geen bestand uit een werkboek"),
        (b'{"format": "herstelwerk/answers/9"}', "andere versie van herstelwerk"),
        (b'{"format": "herstelwerk/answers/1"}', "owner"),
        (b'{"format": "herstelwerk/final-assignment/1"}', "trainee"),
        (b'{"format": "herstelwerk/final-assignment/1", ', "de JSON op te kloppen"),
        (b'{"format": "herstelwerk/answers/1", "owner": NaN}', "niet te lezen"),
        (b" " * (21 * 1024 * 1024), "Dit is geen bestand uit een werkboek"),
    ],
)
def test_what_is_no_file_of_a_workbook_is_told(group: ForGroup, content: bytes, told: str) -> None:
    assert told in only(read_bytes("bestand 1", content, group))


def test_another_group_is_told_and_without_a_group_all_are_read(exported: bytes, workbook: Workbook) -> None:
    elsewhere = ForGroup(workbook, "2026-AMS-2", NOW)
    assert f"andere groep: {GROUP}" in only(read_bytes("x", exported, elsewhere))
    assert f"andere groep: {GROUP}" in only(read_bytes("x", hand_in("vis7"), elsewhere))
    anyone = ForGroup(workbook, "", NOW)
    assert read_bytes("x", exported, anyone).files == read_bytes("x", hand_in("kat8", "X-1"), anyone).files == 1


def test_a_group_may_be_written_in_other_capitals(workbook: Workbook) -> None:
    assert read_bytes("x", hand_in("vis7"), ForGroup(workbook, "2026-nij-1 ", NOW)).files == 1


@pytest.mark.parametrize("code", ["../../etc", "vis\u202e7", "v\u0456s7", "x" * 100, *HOSTILE])
def test_a_code_that_deceives_is_passed_over(exported: bytes, group: ForGroup, code: str) -> None:
    for content in (hand_in(code), other(exported, owner=code)):
        found = read_bytes("x", content, group)
        assert found.heard == () and len(found.passed) == 1
        assert "\u202e" not in str(found) and "\x1b" not in found.passed[0].sentence


def test_answers_that_were_changed_after_handing_in_are_refused(exported: bytes, group: ForGroup) -> None:
    document = json.loads(exported)
    document["hand_ins"][0]["document"] = document["hand_ins"][0]["document"].replace("Ik", "Hij", 1)
    assert "past niet bij het bewijs" in only(read_bytes("x", json.dumps(document).encode(), group))


@pytest.mark.parametrize("moment", [None, 3, "gisteren", "2026-11-20T09:00:00", "9999-12-31T23:59:59-23:59"])
def test_moments_that_make_no_sense_are_passed_over(exported: bytes, group: ForGroup, moment: object) -> None:
    document = json.loads(exported) | {"made_at": moment}
    for sheet in document["sheets"].values():
        sheet["saved_at"] = moment
    found = read_bytes("x", json.dumps(document).encode(), group)
    assert found.files == 1 and found.heard[0].at <= NOW + timedelta(0)


# ---------------------------------------------------------------- zips


def test_a_zip_is_read_without_unpacking(exported: bytes, group: ForGroup, tmp_path: Path) -> None:
    files = {"groep/vis7.json": exported, "../../kat8.json": hand_in("kat8"), "/mus9.json": hand_in("mus9")}
    files |= {"__MACOSX/._vis7.json": b"x", ".stil.json": b"x", "lees.txt": b"x", "kapot.json": b"{"}
    before = sorted(tmp_path.parent.rglob("*"))
    found = read_bytes("groep.zip", zipped(files), group)
    assert [one.code for one in found.heard] == ["vis7"]
    assert [one.source for one in found.passed] == ["../../kat8.json", "/mus9.json", "kapot.json"]
    assert all("buiten de map" in one.sentence for one in found.passed[:2])
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_zip_bomb_costs_no_more_than_its_bounds(group: ForGroup) -> None:
    bomb = zipped({f"b{n}.json": b" " * (30 * 1024 * 1024) for n in range(8)})
    assert len(bomb) < 1_000_000
    found = read_bytes("bom.zip", bomb, group)
    assert found.heard == () and len(found.passed) == 8
    assert sum("groter dan 100 MB" in one.sentence for one in found.passed) >= 3


def test_a_broken_or_locked_zip_is_told(group: ForGroup) -> None:
    whole = zipped({"vis7.json": hand_in("vis7")})
    assert "Deze zip is niet te openen" in only(read_bytes("x.zip", whole[: len(whole) // 2], group))
    stored = bytearray(zipped({"vis7.json": hand_in("vis7")}, zipfile.ZIP_STORED))
    stored[200:220] = b"\0" * 20
    assert "beschadigd" in only(read_bytes("x.zip", bytes(stored), group))
    locked = bytearray(whole)
    locked[6] |= 1
    locked[whole.index(b"PK\x01\x02") + 8] |= 1
    assert "wachtwoord" in only(read_bytes("x.zip", bytes(locked), group))
