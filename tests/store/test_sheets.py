"""What is saved comes back letter for letter, whole, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelwerk.domain import AMSTERDAM
from herstelwerk.store import Behind, Fault, StoreError
from tests.store.rooms import START, Room

HARD = (
    "Gewoon Nederlands: één, geïnd, cafés, ’s avonds",
    "leeg\x00teken en \x1b[31mkleur",
    "half teken \ud800 en \udfff",
    "😀 👩‍👩‍👧 e\u0301 \u202eachterstevoren\u202c עברית",
    "'); drop table sheet; --",
    "<img src=x onerror=alert(1)>",
    "regel\r\nregel\u2028regel",
    "a" * 100_000,
    "",
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
BODIES = st.dictionaries(
    st.text(), st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)
)


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_a_text_comes_back_as_it_was_typed(room: Room, text: str) -> None:
    store = room.store()
    body = {"tekst": text, text: [text, {"diep": text}]}
    saved = store.save("vis7", "inventory", body, 0)
    sheet = store.read("vis7", "inventory")
    assert sheet is not None
    assert (sheet.body, sheet.version, sheet.saved_at) == (body, saved.version, START)
    assert store.export("vis7").decode("utf-8")


def test_any_json_object_comes_back(room: Room) -> None:
    store = room.store()

    @given(body=BODIES)
    @settings(max_examples=40, deadline=None)
    def comes_back(body: dict[str, Any]) -> None:
        before = store.read("vis7", "plan")
        store.save("vis7", "plan", body, before.version if before else 0)
        sheet = store.read("vis7", "plan")
        assert sheet is not None and sheet.body == body

    comes_back()


def test_nothing_yet_is_none(room: Room) -> None:
    store = room.store()
    assert store.read("vis7", "inventory") is None
    assert store.read_all("vis7") == {}
    assert store.versions("vis7", "inventory") == []
    assert store.hand_ins("vis7") == []
    assert store.person("vis7") is None


def test_read_all_takes_what_begins_so_and_no_wildcards(room: Room) -> None:
    store = room.store()
    for name in ("exercise/dag-1/b", "exercise/dag-1/a", "Exercise/dag-1/c", "exercise/dag-2/a", "exerciseX", "50%_x"):
        store.save("vis7", name, {"naam": name}, 0)
    assert list(store.read_all("vis7", "exercise/dag-1/")) == ["exercise/dag-1/a", "exercise/dag-1/b"]
    assert list(store.read_all("vis7", "50%")) == ["50%_x"]
    assert list(store.read_all("vis7", "_")) == []
    assert {name: sheet.body["naam"] for name, sheet in store.read_all("vis7").items()} == {
        name: name for name in store.read_all("vis7")
    }
    assert len(store.read_all("vis7")) == 6


def test_every_save_gives_the_version_to_go_on_from(room: Room) -> None:
    store = room.store()
    version = 0
    for text in "abc":
        saved = store.save("vis7", "plan", {"tekst": text}, version)
        assert saved.version > version
        version = saved.version
    sheet = store.read("vis7", "plan")
    assert sheet is not None and (sheet.body, sheet.version) == ({"tekst": "c"}, version)


def test_one_who_is_behind_is_refused_and_both_texts_are_kept(room: Room) -> None:
    first, second = room.store(), room.store()
    start = first.save("vis7", "plan", {"tekst": "begin"}, 0).version
    first.save("vis7", "plan", {"tekst": "van de eerste"}, start)
    with pytest.raises(Behind) as refused:
        second.save("vis7", "plan", {"tekst": "van de tweede"}, start)
    assert refused.value.current.body == {"tekst": "van de eerste"}
    assert refused.value.fault is Fault.BEHIND and "apart bewaard" in str(refused.value)
    kept = {v.version: v for v in second.versions("vis7", "plan")}[refused.value.kept_version]
    assert (kept.body, kept.why) == ({"tekst": "van de tweede"}, "apart bewaard")
    sheet = first.read("vis7", "plan")
    assert sheet is not None and sheet.body == {"tekst": "van de eerste"}
    later = second.save("vis7", "plan", {"tekst": "samen"}, refused.value.current.version)
    assert later.version > refused.value.kept_version


def test_two_who_both_begin_anew(room: Room) -> None:
    first, second = room.store(), room.store()
    first.save("vis7", "plan", {"tekst": "a"}, 0)
    with pytest.raises(Behind):
        second.save("vis7", "plan", {"tekst": "b"}, 0)


def test_a_save_whose_answer_got_lost_may_be_repeated(room: Room) -> None:
    store = room.store()
    saved = store.save("vis7", "plan", {"tekst": "a"}, 0)
    assert store.save("vis7", "plan", {"tekst": "a"}, 0) == saved
    assert len(store.versions("vis7", "plan")) == 1


def test_a_tab_that_knows_of_more_than_a_new_store_keeps_its_text(room: Room) -> None:
    store = room.store()
    assert store.save("vis7", "plan", {"tekst": "a"}, 41).version == 42


def test_people_do_not_see_each_other(room: Room) -> None:
    one, other = room.store("vis7"), room.store("kat8")
    one.save("vis7", "plan", {"tekst": "van vis"}, 0)
    other.save("kat8", "plan", {"tekst": "van kat"}, 0)
    assert [s.body for s in one.read_all("vis7").values()] == [{"tekst": "van vis"}]
    assert [s.body for s in other.read_all("kat8").values()] == [{"tekst": "van kat"}]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x00", "x" * 201, "\u202ea", " a"], ids=repr)
def test_a_name_that_cannot_be_one_is_told(room: Room, name: str) -> None:
    store = room.store()
    for attempt in (lambda: store.save("vis7", name, {}, 0), lambda: store.read(name, "plan")):
        with pytest.raises(StoreError, match="Deze code of naam kan niet") as refused:
            attempt()
        assert refused.value.fault is Fault.UNFIT


@pytest.mark.parametrize(
    "body",
    [{"a": float("nan")}, {"a": {1, 2}}, {"a": object()}, ["a"], "a", None],
    ids=lambda one: repr(one).split(" at 0x")[0],
)
def test_what_is_no_json_object_is_told(room: Room, body: Any) -> None:
    with pytest.raises(StoreError, match="kan zo niet bewaard worden"):
        room.store().save("vis7", "plan", body, 0)


def test_the_time_is_kept_in_utc_whatever_the_clock_says(room: Room) -> None:
    room.clock.at = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=AMSTERDAM)  # the hour that comes twice
    store = room.store()
    store.save("vis7", "plan", {}, 0)
    sheet = store.read("vis7", "plan")
    assert sheet is not None and sheet.saved_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("number", [-1, 2**31, 10**30])
def test_a_number_that_no_version_can_have_breaks_nothing(room: Room, number: int) -> None:
    store = room.store()
    assert store.save("vis7", "plan", {"tekst": "a"}, number).version == 1
    with pytest.raises(Behind):
        store.save("vis7", "plan", {"tekst": "b"}, number, kept=number)
    with pytest.raises(StoreError, match="is er niet meer"):
        store.restore("vis7", "plan", number)
