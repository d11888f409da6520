"""Hand-ins that are broken, too large, deceiving or no hand-in at all: each told apart, and the good ones go on."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from herstelwerk.collecting import Aside, Collected, Why, collect_folder, collect_store
from herstelwerk.collecting.names import look_alike, safe, skeleton, trouble_with_code, trouble_with_name
from herstelwerk.domain import AMSTERDAM, MAX_BYTES
from herstelwerk.store import Store
from tests.collecting.test_collecting import COURSES, GROUP_CODE, of, put
from tests.hand_ins import ENGLISH, HOSTILE, as_bytes, ids

GOOD = as_bytes(of("blauwe-fiets"))
SEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def told(found: Collected) -> list[Aside]:
    """What was kept aside, each safe to show and a Dutch sentence."""
    for one in found.aside:
        assert one.sentence.endswith((".", "?", "!")) and len(one.sentence) < 1200, one.sentence
        assert not ENGLISH.search(one.sentence.replace("‘Download", "")), one.sentence
        for text in (one.source, one.sentence):
            assert not [sign for sign in text if unicodedata.category(sign) in SEEN], ascii(text)
        assert 0 < len(one.source) <= 80
    return list(found.aside)


def named(trainee: str, cohort: str = GROUP_CODE) -> bytes:
    return json.dumps(of(trainee) | {"cohort": cohort}).encode()


CONTENT: dict[str, tuple[bytes, Why]] = {
    # broken
    "empty": (b"", Why.BROKEN),
    "white space": (b" \n\t", Why.BROKEN),
    "cut off": (GOOD[:700], Why.BROKEN),
    "one byte short": (GOOD[:-1], Why.BROKEN),
    "two in one": (GOOD + GOOD, Why.BROKEN),
    "a list": (b"[" + GOOD + b"]", Why.BROKEN),
    "null": (b"null", Why.BROKEN),
    "UTF-16": (GOOD.decode().encode("utf-16"), Why.BROKEN),
    "Latin-1": (GOOD.decode().replace("e", "é", 1).encode("latin-1", "replace"), Why.BROKEN),
    "NUL bytes": (b"\0" * 4096, Why.BROKEN),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Why.BROKEN),
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", Why.BROKEN),
    "nested": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, Why.BROKEN),
    "lists in lists": (b"[" * 500_000, Why.BROKEN),
    "endless number": (GOOD.rstrip()[:-1] + b',"x":' + b"9" * 5000 + b"}", Why.BROKEN),
    "double key": (GOOD.rstrip()[:-1] + b',"trainee":"iemand"}', Why.BROKEN),
    "unknown key": (as_bytes(of("vis7", admin=True)), Why.BROKEN),
    "half sign": (GOOD.replace(b"blauwe-fiets", b"\\ud83d"), Why.BROKEN),
    "NUL in the code": (named("vis\x007"), Why.BROKEN),
    "no trainee": (as_bytes({k: v for k, v in of("x").items() if k != "trainee"}), Why.BROKEN),
    "attempt 0": (as_bytes(of("vis7", 0)), Why.BROKEN),
    "attempt -1": (as_bytes(of("vis7", -1)), Why.BROKEN),
    "attempt as text": (as_bytes(of("vis7") | {"attempt": "1"}), Why.BROKEN),
    "thousands of lines": (
        as_bytes(of("vis7") | {"inventory": {"entries": [{"id": f"i{n}"} for n in range(9_000)]}}),
        Why.BROKEN,
    ),
    "merge marks": (b"<<<<<<< HEAD\n" + GOOD, Why.BROKEN),
    # too large
    "one byte too large": (GOOD + b" " * (MAX_BYTES + 1 - len(GOOD)), Why.TOO_LARGE),
    "much too large": (b"x" * (5 * MAX_BYTES), Why.TOO_LARGE),
    # another format
    "a later version": (as_bytes(of("vis7") | {"format": "herstelwerk/final-assignment/2"}), Why.OTHER_FORMAT),
    "a whole workbook": (b'{"format": "herstelwerk/answers/1", "owner": "vis7"}', Why.OTHER_FORMAT),
    "feedback": (b'{"format": "herstelwerk/feedback/1"}', Why.OTHER_FORMAT),
    "something else": (b'{"format": "iets-anders/1"}', Why.OTHER_FORMAT),
    "a format of another kind": (b'{"format": {"a": 1}}', Why.OTHER_FORMAT),
    "a hostile format": (b'{"format": "<script>alert(1)</script>\\u202e\\u0007"}', Why.OTHER_FORMAT),
    # groups
    "unknown group": (named("vis7", "2026-NIJ-9"), Why.UNKNOWN_GROUP),
    "group in other capitals": (named("vis7", "2026-nij-1"), Why.UNKNOWN_GROUP),
    "group with O for 0": (named("vis7", "2O26-NIJ-1"), Why.UNKNOWN_GROUP),
    "group with a Cyrillic letter": (named("vis7", "2026-NІJ-1"), Why.HOSTILE_NAME),
    "group as a path": (named("vis7", "../../etc"), Why.HOSTILE_NAME),
    "group as a tag": (named("vis7", "<img src=x onerror=alert(1)>"), Why.HOSTILE_NAME),
    # codes
    "up": (named("../../../etc/passwd"), Why.HOSTILE_NAME),
    "absolute": (named("/etc/passwd"), Why.HOSTILE_NAME),
    "a drive": (named("C:\\Windows\\system.ini"), Why.HOSTILE_NAME),
    "a share": (named("\\\\server\\map"), Why.HOSTILE_NAME),
    "dots": (named(".."), Why.HOSTILE_NAME),
    "300 characters": (named("v" * 300), Why.HOSTILE_NAME),
    "5,000 characters": (named("v" * 5000), Why.HOSTILE_NAME),
    "Cyrillic a": (named("bl\u0430uwe-fiets"), Why.HOSTILE_NAME),
    "Greek o": (named("r\u03bfde-vis"), Why.HOSTILE_NAME),
    "full-width": (named("ｂｌａｕｗｅ-fiets"), Why.HOSTILE_NAME),
    "mathematical": (named("𝐛𝐥𝐚𝐮𝐰"), Why.HOSTILE_NAME),
    "right to left mark": (named("blauwe\u200f-fiets"), Why.HOSTILE_NAME),
    "turned around": (named("\u202esteif-ewualb"), Why.HOSTILE_NAME),
    "zero width": (named("blauwe\u200b-fiets"), Why.HOSTILE_NAME),
    "soft hyphen": (named("blauwe\u00ad-fiets"), Why.HOSTILE_NAME),
    "space behind": (named("blauwe-fiets "), Why.HOSTILE_NAME),
    "space before": (named(" blauwe-fiets"), Why.HOSTILE_NAME),
    "no-break space": (named("blauwe\u00a0fiets"), Why.HOSTILE_NAME),
    "line break": (named("blauwe\nfiets"), Why.HOSTILE_NAME),
    "tab": (named("blauwe\tfiets"), Why.HOSTILE_NAME),
    "escape": (named("\x1b[31mrood"), Why.HOSTILE_NAME),
    "capitals": (named("Blauwe-Fiets"), Why.TWICE),  # the same word, so the same person
    "decomposed": (named("cafe\u0301"), Why.HOSTILE_NAME),
    "a formula": (named('=HYPERLINK("x")'), Why.HOSTILE_NAME),
    "a formula with plus": (named("+31"), Why.HOSTILE_NAME),
    "a formula with at": (named("@SUM(A1)"), Why.HOSTILE_NAME),
    "only spaces": (named("   "), Why.HOSTILE_NAME),
    "a star": (named("*"), Why.HOSTILE_NAME),
    "a question": (named("SELECT 1; --'"), Why.HOSTILE_NAME),
} | {f"hostile {n}": (named(text), Why.HOSTILE_NAME) for n, text in enumerate(HOSTILE)}


def test_there_are_enough_of_them() -> None:
    assert len(CONTENT) >= 60 and len({body for body, _ in CONTENT.values()}) >= 60


@pytest.mark.parametrize("case", CONTENT)
def test_each_is_told_apart_and_the_others_go_on(case: str, tmp_path: Path) -> None:
    body, why = CONTENT[case]
    put(tmp_path, "blauwe-fiets-poging-1.json", GOOD)
    put(tmp_path, "midden.json", body)
    put(tmp_path, "zus-poging-1.json", as_bytes(of("zus")))
    found = collect_folder(tmp_path, COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["blauwe-fiets", "zus"]
    assert [(one.source, one.why) for one in told(found)] == [("midden.json", why)]


def test_all_of_them_in_one_zip(tmp_path: Path) -> None:
    content = [case for name, case in CONTENT.items() if name != "capitals"]  # twice the same: either may be the first
    with zipfile.ZipFile(tmp_path / "alles.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("blauwe-fiets-poging-1.json", GOOD)
        for number, (body, _) in enumerate(content):
            archive.writestr(f"{number:02}.json", body)
    found = collect_folder(tmp_path / "alles.zip", COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["blauwe-fiets"]
    by_source = {one.source: one.why for one in told(found)}
    assert by_source == {f"{number:02}.json": why for number, (_, why) in enumerate(content)}


@pytest.mark.parametrize("code", ["bl\u0430uwe-fiets", "ｂlauwe-fiets", "b1auwe-fiets", "blauwe\u200b-fiets"])
def test_what_a_code_looks_like_is_told(code: str, tmp_path: Path) -> None:
    assert skeleton(code) == skeleton("blauwe-fiets") and look_alike(code, ["rood", "blauwe-fiets"]) == "blauwe-fiets"
    put(tmp_path, "a.json", named(code))
    put(tmp_path, "b.json", GOOD)
    (one,) = told(collect_folder(tmp_path, COURSES))
    assert (one.source, one.why) == ("a.json", Why.HOSTILE_NAME)
    if not trouble_with_code(code):
        assert "lijkt op ‘blauwe-fiets’, maar is het niet" in one.sentence


def test_a_known_code_is_the_right_one_even_when_it_was_not_handed_in(tmp_path: Path) -> None:
    put(tmp_path, "a.json", named("D0l"))
    put(tmp_path, "b.json", as_bytes(of("D0l", 2)))
    assert len(collect_folder(tmp_path, COURSES).kept) == 2
    found = collect_folder(tmp_path, COURSES, codes=["D01", "D02"])
    assert not found.kept and all("‘D01’" in one.sentence for one in told(found))
    assert len(collect_folder(tmp_path, COURSES, codes=["D01", "D0l"]).kept) == 2, "both are on the list"


@pytest.mark.parametrize(
    "code", ["blauwe-fiets", "D07", "vis 7", "José", "Zoë-2", "привет", "a", "x.y", "été_2026", "дом", "ijs"]
)
def test_an_ordinary_code_is_fine(code: str) -> None:
    assert trouble_with_code(code) == ""


def test_two_files_for_one_attempt_are_both_kept_aside(tmp_path: Path) -> None:
    put(tmp_path, "a.json", GOOD)
    put(tmp_path, "b.json", as_bytes(of("blauwe-fiets", receipt="anders")))
    put(tmp_path, "c.json", as_bytes(of("blauwe-fiets", 2)))
    found = collect_folder(tmp_path, COURSES)
    assert [one.source for one in found.kept] == ["c.json"]
    assert [(one.source, one.why) for one in told(found)] == [("a.json", Why.CHANGED), ("b.json", Why.CHANGED)]
    assert "b.json" in found.aside[0].sentence and "a.json" in found.aside[1].sentence


def test_the_same_twice_is_kept_once(tmp_path: Path) -> None:
    put(tmp_path, "a.json", GOOD)
    put(tmp_path, "a (1).json", GOOD)
    put(tmp_path, "map/b.json", json.dumps(json.loads(GOOD), indent=3).encode())  # saved again by an editor
    found = collect_folder(tmp_path, COURSES)
    assert len(found.kept) == 1
    assert [one.why for one in told(found)] == [Why.TWICE] * 2


# ---------------------------------------------------------------- names of files, and what is no file

NAMES = (
    "onzichtbaar\u200b.json", "\u202enosj.json", "bel\x07.json", "regel\neinde.json", "blаuw.json", "ｖol.json",
    "a\\b.json", "x" * 180 + ".json", "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape") + ".json",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ids)
def test_a_file_with_a_deceiving_name(name: str, tmp_path: Path) -> None:
    put(tmp_path, name, GOOD)
    put(tmp_path, "zus.json", as_bytes(of("zus")))
    found = collect_folder(tmp_path, COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus"]
    assert [one.why for one in told(found)] == [Why.HOSTILE_NAME]


ZIP_NAMES = (
    "../buiten.json", "../../../../tmp/x.json", "/etc/x.json", "C:\\x.json", "..\\..\\x.json", "a/../../b.json", "\\\\s\\x.json",
    "x" * 300 + ".json", "leeg\x00.json", "leeg\x00../../x.json", "\u202enosj.json", "map\u200b/x.json", "blаuw.json",
)  # fmt: skip


@pytest.mark.parametrize("name", ZIP_NAMES, ids=ids)
def test_a_zip_with_a_deceiving_name(name: str, tmp_path: Path) -> None:
    written = "x" * len(name.encode())
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr(written, GOOD)
        archive.writestr("zus.json", as_bytes(of("zus")))
    raw = (tmp_path / "in.zip").read_bytes().replace(written.encode(), name.encode())
    flags = raw.replace(struct.pack("<4s2H", b"PK\x03\x04", 20, 0), struct.pack("<4s2H", b"PK\x03\x04", 20, 0x800))
    flags = flags.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x08"
    )  # names in UTF-8
    (tmp_path / "in.zip").write_bytes(flags)
    found = collect_folder(tmp_path / "in.zip", COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus"]
    assert [one.why for one in told(found)] == [Why.HOSTILE_NAME]
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["in.zip"], "nothing is unpacked"


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "buiten", tmp_path / "binnen"
    put(outside, "geheim.json", GOOD)
    put(inside, "zus.json", as_bytes(of("zus")))
    (inside / "link.json").symlink_to(outside / "geheim.json")
    (inside / "map").symlink_to(outside)
    (inside / "rondje").symlink_to(inside)
    found = collect_folder(inside, COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus"]
    assert [(one.source, one.why) for one in told(found)] == [
        ("link.json", Why.UNREADABLE),
        ("map", Why.UNREADABLE),
        ("rondje", Why.UNREADABLE),
    ]


def test_a_receipt_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "zus-poging-1.json", as_bytes(of("zus")))
    (tmp_path / "zus-poging-1.bewijs.txt").symlink_to("/etc/hostname")
    found = collect_folder(tmp_path, COURSES)
    assert not found.kept and {one.why for one in told(found)} == {Why.UNREADABLE}


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.json")
    (tmp_path / "map.json").mkdir()
    put(tmp_path, "zus.json", as_bytes(of("zus")))
    found = collect_folder(tmp_path, COURSES)
    assert len(found.kept) == 1
    assert [(one.source, one.why) for one in told(found)] == [("pijp.json", Why.UNREADABLE)]


def test_what_was_sent_instead_is_told_and_the_rest_passed_over(tmp_path: Path) -> None:
    for name in (
        "plan.docx",
        "Plan.PDF",
        "dag-1.ipynb",
        "oud.zip",
        "notitie.txt",
        ".DS_Store",
        "~$plan.docx",
        "foto.jpg",
    ):
        put(tmp_path, name, b"x")
    found = collect_folder(tmp_path, COURSES)
    assert not found.kept and {one.why for one in told(found)} == {Why.OTHER_FORMAT}
    assert sorted(one.source for one in found.aside) == ["Plan.PDF", "dag-1.ipynb", "oud.zip", "plan.docx"]


def test_a_folder_too_deep_is_told(tmp_path: Path) -> None:
    put(tmp_path, "a/b/c/d/zus.json", as_bytes(of("zus")))
    put(tmp_path, "a/b/c/d/e/vis.json", as_bytes(of("vis")))
    found = collect_folder(tmp_path, COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus"]
    assert [(one.source, one.why) for one in told(found)] == [("a/b/c/d/e", Why.UNREADABLE)]


PLACES: dict[str, Callable[[Path], Path]] = {
    "gone": lambda there: there / "nergens",
    "a file": lambda there: put(there, "x.txt", b"x"),
    "an empty zip": lambda there: put(there, "x.zip", b""),
    "no zip": lambda there: put(there, "x.zip", b"PK\x03\x04 en dan niets"),
    "half a zip": lambda there: put(there, "x.zip", _zip(there)[:-30]),
    "NUL": lambda there: there / "a\0b",
    "too long": lambda there: there / ("x" * 300),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_cannot_be_opened_is_told(place: str, tmp_path: Path) -> None:
    found = collect_folder(PLACES[place](tmp_path), COURSES)
    assert not found.kept and [one.why for one in told(found)] == [Why.UNREADABLE]


def _zip(there: Path) -> bytes:
    with zipfile.ZipFile(there / "heel", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", GOOD)
    return (there / "heel").read_bytes()


def test_a_zip_that_unfolds_without_end(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number:02}.json", b" " * (50 * MAX_BYTES))
        archive.writestr("binnen.zip", _zip(tmp_path))
        archive.writestr("zus.json", as_bytes(of("zus")))
        link = zipfile.ZipInfo("link.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    found = collect_folder(tmp_path / "bom.zip", COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus"]
    whys = [one.why for one in told(found)]
    assert whys.count(Why.TOO_LARGE) == 5 and whys.count(Why.OTHER_FORMAT) == 1 and whys.count(Why.UNREADABLE) == 1


def test_a_zip_damaged_inside_or_behind_a_password(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("vis.json", as_bytes(of("vis")))
        archive.writestr("zus.json", as_bytes(of("zus")))
    raw = (tmp_path / "x.zip").read_bytes()
    (tmp_path / "stuk.zip").write_bytes(raw.replace(b'"vis"', b'"vas"', 1))
    found = collect_folder(tmp_path / "stuk.zip", COURSES)
    assert [one.assignment.trainee for one in found.kept] == ["zus"]
    assert [(one.source, one.why) for one in told(found)] == [("vis.json", Why.UNREADABLE)]
    locked = raw.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    (tmp_path / "slot.zip").write_bytes(locked)
    found = collect_folder(tmp_path / "slot.zip", COURSES)
    assert not found.kept and {one.why for one in told(found)} == {Why.UNREADABLE}
    assert all("wachtwoord" in one.sentence for one in found.aside)


def test_a_zip_with_an_endless_list_of_names_is_not_opened(tmp_path: Path) -> None:
    raw = bytearray(_zip(tmp_path))
    at = raw.rfind(b"PK\x05\x06")
    raw[at + 12 : at + 16] = struct.pack("<I", 0xFFFFFFFF)
    put(tmp_path, "x.zip", bytes(raw))
    assert [one.why for one in told(collect_folder(tmp_path / "x.zip", COURSES))] == [Why.TOO_LARGE]


def test_a_store_with_broken_rows_goes_on(tmp_path: Path) -> None:
    with Store.open(tmp_path / "werk") as store:
        for owner, body in (("a", GOOD[:500]), ("b", named("../x")), ("c", as_bytes(of("c")))):
            store.hand_in(owner, body, datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM))
        found = collect_store(store, COURSES)
        assert [one.assignment.trainee for one in found.kept] == ["b", "c"], "a row is of its owner, whatever it says"
        assert [one.why for one in told(found)] == [Why.BROKEN]
        assert store.file is not None
        with sqlite3.connect(store.file) as database:
            database.execute("drop table hand_in")
        (one,) = told(collect_store(store, COURSES))
        assert (one.source, one.why) == ("database", Why.UNREADABLE)


def test_any_name_is_safe_to_show() -> None:
    for code in (*HOSTILE, *NAMES, *ZIP_NAMES, "x" * 10_000):
        assert len(safe(code)) <= 80 and not [sign for sign in safe(code) if unicodedata.category(sign) in SEEN]
    assert trouble_with_name("vis7/vis7-poging-1.json") == trouble_with_name("eindopdracht (1).json") == ""
    assert trouble_with_name(unicodedata.normalize("NFD", "José-poging-1.json")) == "", "as some systems write it"


def test_other_capitals_are_the_same_person(tmp_path: Path) -> None:
    put(tmp_path, "a.json", named("Vis7"))
    found = collect_folder(tmp_path, COURSES, codes=("vis7",))
    assert [one.assignment.trainee for one in found.kept] == ["vis7"] and told(found) == []
