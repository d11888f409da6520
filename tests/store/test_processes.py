"""Real processes at the same time: nothing lost, nothing mixed, nothing double."""

from __future__ import annotations

import pytest

from tests.store.rooms import Room
from tests.store.workers import add_to_shared, at_once, hand_in_once, is_whole, save_own

PEOPLE = 16


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    return 200 if request.config.getoption("--full") else 12


def owners(number: int) -> list[str]:
    return [f"deelnemer{n:03}" for n in range(1, number + 1)]


def test_sixteen_people_save_at_once(room: Room, times: int) -> None:
    addresses = [(room.address(owner), owner, times) for owner in owners(PEOPLE)]
    room.store(owners(1)[0])
    assert at_once(save_own, addresses) == [times] * PEOPLE
    for owner in owners(PEOPLE):
        store = room.store(owner)
        sheet = store.read(owner, "plan")
        assert sheet is not None and (sheet.version, sheet.body["nummer"]) == (times, times)
        assert all(is_whole(version.body) for version in store.versions(owner, "plan"))


@pytest.mark.full
def test_fifty_people_save_at_once(room: Room) -> None:
    addresses = [(room.address(owner), owner, 200) for owner in owners(50)]
    room.store(owners(1)[0])
    assert at_once(save_own, addresses) == [200] * 50


def test_eight_tabs_of_one_person_at_once(room: Room, times: int) -> None:
    store = room.store("vis7")
    refused = at_once(add_to_shared, [(room.address("vis7"), "vis7", f"tab{n}", times // 4) for n in range(8)])
    sheet = store.read("vis7", "plan")
    assert sheet is not None
    words = sheet.body["woorden"]
    assert sorted(words) == sorted(f"tab{n}-{k}" for n in range(8) for k in range(times // 4))
    for n in range(8):
        mine = [word for word in words if word.startswith(f"tab{n}-")]
        assert mine == [f"tab{n}-{k}" for k in range(times // 4)], "in the order of saving"
    assert len(store.versions("vis7", "plan")) <= 2 + sum(refused)


def test_many_hand_ins_of_one_person_at_once(room: Room) -> None:
    store = room.store("vis7")
    answers = at_once(hand_in_once, [(room.address("vis7"), "vis7", str(n)) for n in range(PEOPLE)])
    found = store.hand_ins("vis7")
    assert [one.attempt for one in found] == list(range(1, PEOPLE + 1))
    assert sorted(answers) == sorted((one.attempt, one.receipt) for one in found)
    assert all(one.intact and f'"attempt": {one.attempt}}}'.encode() in one.body for one in found)


@pytest.mark.full
def test_a_hundred_and_twelve_people_hand_in_at_once(room: Room) -> None:
    people = owners(112)
    room.store(people[0])
    answers = at_once(hand_in_once, [(room.address(owner), owner, owner) for owner in people])
    assert [attempt for attempt, _ in answers] == [1] * 112
    for owner, (_, receipt) in zip(people, answers, strict=True):
        store = room.store(owner)
        (handed_in,) = store.hand_ins(owner)
        assert handed_in.intact and handed_in.receipt == receipt and owner.encode() in handed_in.body
        store.close()


def test_many_open_a_new_store_at_once(room: Room) -> None:
    answers = at_once(hand_in_once, [(room.address(owner), owner, owner) for owner in owners(PEOPLE)])
    assert [attempt for attempt, _ in answers] == [1] * PEOPLE
