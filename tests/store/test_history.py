"""The history of a sheet: enough to go back to, never endless, and in the order of saving whatever the clock says."""

from __future__ import annotations

import pytest

from herstelwerk.store import KEPT_APART, RESTORED, SAVED, Behind, Store, StoreError
from herstelwerk.store.sheets import MOST
from tests.store.rooms import START, Room

NAME = "reflection"


def typed(store: Store, text: str) -> int:
    """Save over whatever stands there."""
    before = store.read("vis7", NAME)
    return store.save("vis7", NAME, {"tekst": text}, before.version if before else 0).version


def texts(store: Store) -> list[str]:
    """The texts that are kept, oldest first."""
    return [version.body["tekst"] for version in reversed(store.versions("vis7", NAME))]


def test_of_five_minutes_of_typing_the_last_text_is_kept(room: Room) -> None:
    store = room.store()
    for second in range(0, 900, 60):  # from 9:00 to 9:14
        typed(store, f"na {second} s")
        room.clock.go(seconds=60)
    assert texts(store) == ["na 240 s", "na 540 s", "na 840 s"]


def test_the_last_text_before_going_home_is_kept(room: Room) -> None:
    store = room.store()
    typed(store, "vrijdagmiddag")
    room.clock.go(days=3)
    typed(store, "maandagochtend")
    assert texts(store) == ["vrijdagmiddag", "maandagochtend"]


def test_what_was_cleared_can_be_put_back(room: Room) -> None:
    store = room.store()
    whole = "Ik kook op woensdag voor acht mensen. " * 10
    typed(store, whole)
    typed(store, "")
    typed(store, "o jee")
    assert whole in texts(store)


def test_an_unchanged_text_adds_nothing(room: Room) -> None:
    store = room.store()
    typed(store, "a")
    room.clock.go(hours=1)
    assert typed(store, "a") == 1
    assert texts(store) == ["a"]


def test_putting_back_keeps_what_it_replaces(room: Room) -> None:
    store = room.store()
    first = typed(store, "eerst")
    room.clock.go(minutes=10)
    typed(store, "daarna")
    restored = store.restore("vis7", NAME, first)
    typed(store, "en verder")
    found = store.versions("vis7", NAME)
    assert [(v.body["tekst"], v.why) for v in found] == [
        ("en verder", SAVED),
        ("eerst", RESTORED),
        ("daarna", SAVED),
        ("eerst", SAVED),
    ]
    assert found[1].version == restored.version
    assert [v.version for v in found] == sorted((v.version for v in found), reverse=True)


def test_putting_back_the_newest_changes_nothing(room: Room) -> None:
    store = room.store()
    version = typed(store, "a")
    assert store.restore("vis7", NAME, version).version == version
    assert texts(store) == ["a"]


def test_a_version_that_is_not_there_is_told(room: Room) -> None:
    store = room.store()
    with pytest.raises(StoreError, match="Versie 3 van dit blad is er niet meer"):
        store.restore("vis7", NAME, 3)
    typed(store, "a")
    with pytest.raises(StoreError, match="Kies een andere versie"):
        store.restore("vis7", NAME, 99)


def test_a_clock_set_back_does_not_turn_the_order(room: Room) -> None:
    store = room.store()
    typed(store, "eerst")
    room.clock.go(days=-1)
    typed(store, "daarna")
    room.clock.go(days=-400)
    last = typed(store, "laatst")
    sheet = store.read("vis7", NAME)
    assert sheet is not None and (sheet.body["tekst"], sheet.version) == ("laatst", last)
    assert sheet.saved_at == START, "never before the text it replaced"
    moments = [version.saved_at for version in store.versions("vis7", NAME)]
    assert moments == sorted(moments, reverse=True)


def test_a_person_was_last_seen_at_the_latest_moment(room: Room) -> None:
    store = room.store()
    store.remember("vis7", place="dag-1")
    room.clock.go(days=-1)
    store.remember("vis7", place="dag-2")
    person = store.person("vis7")
    assert person is not None and (person.last_place, person.seen_at) == ("dag-2", START)


def test_a_stale_tab_that_types_on_adds_one_version_not_hundreds(room: Room) -> None:
    fresh, stale = room.store(), room.store()
    start = typed(fresh, "begin")
    typed(fresh, "nieuwer")
    kept = None
    for length in range(1, 30):
        with pytest.raises(Behind) as refused:
            stale.save("vis7", NAME, {"tekst": "x" * length}, start, kept=kept)
        kept = refused.value.kept_version
    assert [v.body["tekst"] for v in stale.versions("vis7", NAME) if v.why == KEPT_APART] == ["x" * 29]


def test_two_stale_tabs_do_not_push_each_other_out(room: Room) -> None:
    store = room.store()
    start = typed(store, "begin")
    typed(store, "nieuwer")
    for text in ("van b", "van c"):
        with pytest.raises(Behind):
            store.save("vis7", NAME, {"tekst": text}, start)
    with pytest.raises(Behind) as again:
        store.save("vis7", NAME, {"tekst": "van b"}, start)
    assert sorted(v.body["tekst"] for v in store.versions("vis7", NAME) if v.why == KEPT_APART) == ["van b", "van c"]
    assert again.value.kept_version in {v.version for v in store.versions("vis7", NAME)}


def test_a_stale_tab_that_is_cleared_keeps_what_it_had(room: Room) -> None:
    store = room.store()
    start = typed(store, "begin")
    typed(store, "nieuwer")
    long = "woord " * 100
    with pytest.raises(Behind) as refused:
        store.save("vis7", NAME, {"tekst": long}, start)
    with pytest.raises(Behind):
        store.save("vis7", NAME, {"tekst": ""}, start, kept=refused.value.kept_version)
    assert long in texts(store)


def test_the_history_has_an_end_and_special_texts_outlive_ordinary_ones(room: Room) -> None:
    store = room.store()
    start = typed(store, "begin")
    typed(store, "nieuwer")
    with pytest.raises(Behind):
        store.save("vis7", NAME, {"tekst": "apart"}, start)
    for number in range(MOST + 20):
        room.clock.go(minutes=5)
        typed(store, str(number))
    kept = texts(store)
    assert len(kept) == MOST + 1, "the newest one and the history"
    assert "apart" in kept and "begin" not in kept
    assert kept[-1] == str(MOST + 19) and str(MOST + 18) in kept
