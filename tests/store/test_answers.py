"""‘Download mijn antwoorden’ holds everything of one person; ‘Antwoorden inlezen’ overwrites nothing in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from herstelwerk.store import BROUGHT_IN, AnswersError, Store
from tests.store.rooms import START, Room

SHEETS = {
    "inventory": {"regels": ["Ik kook op woensdag.", "één 😀"]},
    "plan": {"doel": "weer samen eten"},
    "exercise/dag-1/herstel-als-reis": {"keuze": 2, "gelukt": True, "niets": None},
}
HAND_IN = '{"trainee": "vis7", "tekst": "één"}'.encode()


@pytest.fixture
def filled(room: Room) -> Store:
    """Someone with work."""
    store = room.store()
    for name, body in SHEETS.items():
        store.save("vis7", name, body, 0)
    store.hand_in("vis7", HAND_IN, START)
    store.remember("vis7", "deelnemer", "2026-NIJ-1", "dag-1")
    return store


def bodies(store: Store, owner: str = "vis7") -> dict[str, Any]:
    return {name: sheet.body for name, sheet in store.read_all(owner).items()}


def test_a_download_brings_everything_to_an_empty_machine(filled: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "elders") as elsewhere:
        report = elsewhere.bring_in("vis7", filled.export("vis7"))
        assert bodies(elsewhere) == SHEETS
        assert elsewhere.hand_ins("vis7") == filled.hand_ins("vis7")
        person = elsewhere.person("vis7")
        assert person is not None and (person.role, person.cohort) == ("deelnemer", "2026-NIJ-1")
    assert report.new == tuple(sorted(SHEETS)) and not report.changed and report.hand_ins == 1
    assert str(report) == "Ingelezen: 3 bladen. Toegevoegd: 1 inzending."


def test_reading_in_twice_changes_nothing(filled: Store) -> None:
    report = filled.bring_in("vis7", filled.export("vis7"))
    assert (report.new, report.changed, report.hand_ins) == ((), (), 0)
    assert "Er is niets veranderd" in str(report)
    assert len(filled.versions("vis7", "plan")) == 1


def test_what_was_there_is_kept_as_a_version(filled: Store) -> None:
    old = filled.export("vis7")
    before = filled.read("vis7", "plan")
    assert before is not None
    filled.save("vis7", "plan", {"doel": "iets nieuws"}, before.version)
    report = filled.bring_in("vis7", old)
    assert report.changed == ("plan",) and "stond al iets anders" in str(report)
    assert bodies(filled)["plan"] == SHEETS["plan"]
    newest, older = filled.versions("vis7", "plan")[:2]
    assert (newest.why, older.body) == (BROUGHT_IN, {"doel": "iets nieuws"})


def test_a_file_of_someone_else_is_said_to_be_so(filled: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "elders") as elsewhere:
        report = elsewhere.bring_in("kat8", filled.export("vis7"))
        assert bodies(elsewhere, "kat8") == SHEETS and bodies(elsewhere) == {}
    assert str(report).startswith("Let op: dit bestand is gemaakt door vis7; het staat nu bij kat8.")


def test_hand_ins_get_a_number_that_is_free(filled: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "elders") as elsewhere:
        elsewhere.hand_in("vis7", b'{"eerder": 1}', START)
        elsewhere.bring_in("vis7", filled.export("vis7"))
        assert [(one.attempt, one.body) for one in elsewhere.hand_ins("vis7")] == [(1, b'{"eerder": 1}'), (2, HAND_IN)]


def test_a_person_can_read_the_file(filled: Store) -> None:
    text = filled.export("vis7").decode("utf-8")
    assert "één 😀" in text and text.count("\n") > 20
    assert list(json.loads(text)) == ["format", "owner", "made_at", "person", "sheets", "hand_ins"]


def test_a_download_may_have_been_kept_by_an_editor(filled: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "elders") as elsewhere:
        elsewhere.bring_in("vis7", b"\xef\xbb\xbf" + filled.export("vis7").replace(b"\n", b"\r\n"))
        assert bodies(elsewhere) == SHEETS


def edited(change: Callable[[dict[str, Any]], object]) -> bytes:
    document: dict[str, Any] = {
        "format": "herstelwerk/answers/1",
        "owner": "vis7",
        "made_at": "2026-11-20T09:00:00+00:00",
        "person": {"role": "deelnemer"},
        "sheets": {"plan": {"version": 1, "saved_at": "2026-11-20T09:00:00+00:00", "body": {"doel": "b"}}},
        "hand_ins": [],
    }
    change(document)
    return json.dumps(document).encode()


def one_hand_in(**changes: object) -> bytes:
    whole = {"attempt": 1, "receipt": "x", "submitted_at": "2026-11-20T09:00:00+00:00", "document": "{}"}
    return edited(lambda d: d["hand_ins"].append(whole | changes))


BAD = {
    "empty": (b"  \n", "het bestand is leeg"),
    "image": (b"\x89PNG\r\n\x1a\n\xff", "ander soort bestand"),
    "cut off": (edited(lambda d: None)[:-20], "houdt de JSON op te kloppen"),
    "list": (b"[]", "geen object"),
    "nan": (b'{"format": NaN}', "niet te lezen"),
    "deep": (b"[" * 200_000, "niet te lezen"),
    "endless number": (b'{"format": ' + b"9" * 10_000 + b"}", "niet te lezen"),
    "other format": (b'{"format": "x"}', "bij format staat"),
    "no format": (b"{}", "bij format staat"),
    "newer": (b'{"format": "herstelwerk/answers/2"}', "andere versie van herstelwerk"),
    "hand-in": (b'{"format": "herstelwerk/final-assignment/1"}', "niet je hele werkboek"),
    "owner": (edited(lambda d: d.pop("owner")), "owner"),
    "unknown part": (edited(lambda d: d.update(extra=1)), "extra: dit onderdeel is onbekend"),
    "person": (edited(lambda d: d.update(person=[1])), "person"),
    "role": (edited(lambda d: d.update(person={"role": 3})), "person.role"),
    "sheets": (edited(lambda d: d.update(sheets=[])), "sheets"),
    "no body": (edited(lambda d: d["sheets"].update(plan={})), "sheets.plan"),
    "name": (edited(lambda d: d["sheets"].update({"a\nb": {"body": {}}})), "deze naam kan niet"),
    "hand-ins": (edited(lambda d: d.update(hand_ins={})), "hand_ins"),
    "no object": (edited(lambda d: d.update(hand_ins=[1])), "hand_ins[0]"),
    "attempt": (one_hand_in(attempt=0), "hand_ins[0].attempt"),
    "moment": (one_hand_in(submitted_at="2026-11-20T09:00:00"), "hand_ins[0].submitted_at"),
    "half sign": (one_hand_in(document="\ud800"), "hand_ins[0].document"),
    "tampered": (one_hand_in(receipt="blauw-vis-42"), "past niet bij het bewijs"),
}


@pytest.mark.parametrize(("data", "told"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_whole_with_what_is_wrong(tmp_path: Path, data: bytes, told: str) -> None:
    with Store.open(tmp_path) as store:
        store.save("vis7", "plan", {"doel": "a"}, 0)
        with pytest.raises(AnswersError) as refused:
            store.bring_in("vis7", data, "antwoorden.json")
        assert told in str(refused.value) and str(refused.value).startswith("antwoorden.json: ")
        assert bodies(store) == {"plan": {"doel": "a"}} and store.hand_ins("vis7") == []


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document.update(owner=3, person=4, hand_ins=[5])
        document["sheets"]["plan"] = 6

    with Store.open(tmp_path) as store, pytest.raises(AnswersError) as refused:
        store.bring_in("vis7", edited(spoil))
    assert [problem.place for problem in refused.value.problems] == ["owner", "person", "sheets.plan", "hand_ins[0]"]


def test_very_many_problems_are_counted(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, pytest.raises(AnswersError) as refused:
        store.bring_in("vis7", edited(lambda d: d.update(hand_ins=[1] * 5_000)))
    assert len(refused.value.problems) == 101 and "nog 4900" in str(refused.value)


def test_a_file_over_the_limit_is_not_looked_into(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, pytest.raises(AnswersError, match="20 MiB"):
        store.bring_in("vis7", b" " * (20 * 1024 * 1024 + 1))
