"""Taking a change into use: all of it or nothing, with what stood there kept, and never in the program's own folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.screens.rules import adopting
from herstelwerk.screens.rules.adopting import Said, adopt, is_made, own_data
from herstelwerk.trying import Change, ChangeError, ListChange
from herstelwerk.workbook import Workbook
from tests.conftest import ROOT

SAID = Said("blauwe-fiets", datetime(2026, 11, 22, 14, 2, 3, tzinfo=AMSTERDAM), "gewone taal hier", "1.1")
CHANGE = Change(
    {"jargon": ListChange("kopje thee", ("netwerk vergroten = meer mensen leren kennen",))}, {"K2": {"share_met": 0.8}}
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def own(place: Path) -> Workbook:
    """A folder with a copy of its own."""
    shutil.copytree(ROOT / "data", place / "data")
    return Workbook.find(place)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_change_stands_in_the_files_and_in_the_log(own: Workbook, place: Path) -> None:
    before = own.rules()
    after = adopt(own, CHANGE, before, SAID).rules()
    assert after.criteria.label == "afgeleid 1.1" and after.version != before.version
    assert after.reader.lists["jargon"][-1] == "kopje thee"
    assert "netwerk vergroten = meer mensen leren kennen" not in after.reader.lists["jargon"]
    assert next(one for one in after.criteria.criterion if one.id == "K2").thresholds["share_met"] == 0.8
    log = (place / "data" / "wijzigingen.md").read_text("utf-8")
    assert log.startswith("# Wijzigingen in de regels\n\n") and log.endswith("\n")
    assert log.split("\n")[-2] == (
        "- 22-11-2026 14:02 · blauwe-fiets · jargon: 1 regel erbij (kopje thee), 1 regel weg (netwerk vergroten = meer "
        f"mensen leren kennen); K2 share_met wordt 0,8 · waarom: gewone taal hier · van {before.version} naar {after.version}"
    )


def test_who_starts_there_finds_the_new_rules(own: Workbook, place: Path) -> None:
    after = adopt(own, CHANGE, own.rules(), SAID)
    assert Workbook.find(place).rules().version == after.rules().version


def test_what_stood_there_is_kept(own: Workbook, place: Path) -> None:
    before = everything(place / "data")
    adopt(own, CHANGE, own.rules(), SAID)
    kept = place / "data" / "eerder" / "2026-11-22-140203"
    assert everything(kept) == {name: before[name] for name in ("criteria.toml", "words/jargon.txt")}
    now = everything(place / "data")
    changed = {name for name in before if now[name] != before[name]}
    assert changed == {"criteria.toml", "words/jargon.txt"}


def test_a_second_change_comes_under_the_first_in_the_log(own: Workbook, place: Path) -> None:
    once = adopt(own, CHANGE, own.rules(), SAID)
    second = Change(lists={"jargon": ListChange(removed=("kopje thee",))})
    adopt(
        once, second, once.rules(), SAID._replace(version="1.2", at=SAID.at.replace(minute=5), why="<b>toch</b> niet")
    )
    lines = (place / "data" / "wijzigingen.md").read_text("utf-8").split("\n")
    assert len([line for line in lines if line.startswith("- ")]) == 2
    assert "kopje thee" in lines[-2] and "&lt;b&gt;toch&lt;/b&gt; niet" in lines[-2]


def test_without_a_copy_one_is_made_first(workbook: Workbook, place: Path) -> None:
    found = replace(workbook, place=place)
    assert not is_made(found) and own_data(found) == place / "data"
    after = adopt(found, CHANGE, found.rules(), SAID)
    assert is_made(found) and after.data == place / "data"
    assert Workbook.find(place).rules().criteria.label == "afgeleid 1.1"
    assert (after.examples / "D01.json").is_file() and len(after.practice) >= 8
    assert not list(place.glob(".data-*"))


def test_the_folder_of_the_program_is_never_written_to(workbook: Workbook) -> None:
    before = everything(ROOT / "data")
    for found in (workbook, replace(workbook, place=ROOT)):
        with pytest.raises(ChangeError, match="herstelwerk new"):
            adopt(found, CHANGE, found.rules(), SAID)
    assert everything(ROOT / "data") == before


def test_a_data_folder_of_something_else_is_left_alone(workbook: Workbook, place: Path) -> None:
    (place / "data").mkdir()
    (place / "data" / "cijfers.csv").write_text("1", "utf-8")
    with pytest.raises(ChangeError, match="andere naam"):
        adopt(replace(workbook, place=place), CHANGE, workbook.rules(), SAID)
    assert everything(place / "data") == {"cijfers.csv": b"1"}


def test_when_someone_else_changed_the_rules_meanwhile_it_is_refused(own: Workbook, place: Path) -> None:
    tried = own.rules()
    with (place / "data" / "words" / "jargon.txt").open("a", encoding="utf-8") as file:
        file.write("intussen\n")
    before = everything(place)
    with pytest.raises(ChangeError, match="intussen veranderd"):
        adopt(own, CHANGE, tried, SAID)
    assert everything(place) == before


@pytest.mark.parametrize(
    ("said", "told"), [(SAID._replace(why=" "), "waarom"), (SAID._replace(version='1"1'), r"zoals 1\.1")]
)
def test_without_a_reason_or_a_version_nothing_changes(said: Said, told: str, own: Workbook, place: Path) -> None:
    before = everything(place)
    with pytest.raises(ChangeError, match=told):
        adopt(own, CHANGE, own.rules(), said)
    assert everything(place) == before


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_when_the_disk_fails_halfway_all_is_as_it_was(
    fails: int, own: Workbook, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(place)
    write, count = adopting._write, iter(range(1, 9))

    def failing(path: Path, text: str) -> None:
        if next(count) == fails:
            raise OSError("vol")
        write(path, text)

    monkeypatch.setattr(adopting, "_write", failing)
    with pytest.raises(ChangeError, match="niet te schrijven"):
        adopt(own, CHANGE, own.rules(), SAID)
    now = everything(place)
    assert {name: now.get(name) for name in before} == before and "data/wijzigingen.md" not in now


def test_a_whole_other_set_takes_the_place_of_the_criteria(own: Workbook) -> None:
    text = (
        '# eigen eisen\nformat = "herstelwerk/criteria/1"\nname = "officieel"\nversion = "3"\n'
        '[[criterion]]\nid = "E1"\ncheck = "K2"\ndocument = "inventory"\nname = "Precies"\nasks = "?"\nsource = "boek"\n'
    )
    after = adopt(own, Change(criteria=text, criteria_name="eigen.toml"), own.rules(), SAID._replace(version="3"))
    assert after.rules().criteria.label == "officieel 3"
    assert [one.id for one in after.criteria.criterion] == ["E1"]
    assert (after.data / "criteria.toml").read_text("utf-8").startswith("# eigen eisen")


def test_a_set_that_leaned_on_changed_limits_is_refused(own: Workbook) -> None:
    """It would be completed from the house, not from the set it was tried over."""
    once = adopt(own, CHANGE, own.rules(), SAID)
    text = (
        'format = "herstelwerk/criteria/1"\nname = "officieel"\nversion = "3"\n'
        '[[criterion]]\nid = "E1"\ncheck = "K2"\ndocument = "inventory"\nname = "Precies"\nasks = "?"\nsource = "boek"\n'
    )
    with pytest.raises(ChangeError, match="op iets anders uit"):
        adopt(once, Change(criteria=text), once.rules(), SAID)
