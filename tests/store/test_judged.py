"""What trainers say is only added; feedback goes back to one person; how far everyone is can be seen without the texts."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.store import GROUP, Store, StoreError
from tests.store.rooms import START, Room


def test_what_was_said_is_numbered_per_judge_and_never_older_than_before(room: Room) -> None:
    trainer = room.trainer()
    room.clock.go(minutes=5)
    first = trainer.say("vis7", 1, "mus9", {"level": "deels"})
    room.clock.go(minutes=-10)
    second = trainer.say("vis7", 1, "mus9", {"level": "voldaan"})
    assert (first.number, second.number) == (1, 2)
    assert second.at == first.at, "a clock that was set back makes nothing older"
    assert trainer.said("vis7") == trainer.said() == [first, second]
    assert trainer.said("kat8") == []


def test_feedback_reaches_its_maker_and_what_was_given_before_stays(room: Room) -> None:
    trainer = room.trainer()
    trainer.give_back("vis7", 1, {"tekst": "eerst"})
    trainer.give_back("vis7", 1, {"tekst": "later"})
    trainer.give_back("kat8", 1, {"tekst": "voor een ander"})
    mine = room.store("vis7").given_back("vis7")
    assert [(one.number, one.body["tekst"]) for one in mine] == [(1, "eerst"), (2, "later")]


def test_the_newest_word_on_how_far_someone_is_counts(room: Room) -> None:
    for code in ("vis7", "kat8"):
        store = room.store(code)
        store.tell_progress(code, "2026-NIJ-1", {"klaar": 1})
        store.tell_progress(code, "2026-NIJ-1", {"klaar": 2})
    found = room.trainer().progress_of("2026-NIJ-1")
    assert [(one.owner, one.body, one.at) for one in found] == [
        ("kat8", {"klaar": 2}, START),
        ("vis7", {"klaar": 2}, START),
    ]
    assert room.trainer().progress_of("2026-NIJ-2") == []


def test_groups_are_found_and_shared(room: Room) -> None:
    trainer = room.trainer()
    trainer.save(f"{GROUP}2026-NIJ-1", "programma", {"days": ["2026-11-02"]}, 0)
    assert trainer.groups() == ["2026-NIJ-1"]
    sheet = room.store("vis7").read(f"{GROUP}2026-NIJ-1", "programma")
    assert sheet is not None and sheet.body == {"days": ["2026-11-02"]}, "a trainee sees when her training is"


def test_everyones_hand_ins_are_there_for_a_trainer(room: Room) -> None:
    for code in ("vis7", "kat8"):
        room.store(code).hand_in(code, f'{{"van": "{code}"}}'.encode(), START)
    assert [(owner, one.attempt) for owner, one in room.trainer().everyones_hand_ins()] == [("kat8", 1), ("vis7", 1)]


@pytest.fixture(scope="module")
def shared(cluster: Any) -> str:
    """A database with a group, a judgement, feedback and progress."""
    database: str = cluster.database()
    cluster.login("mus9", "herstelwerk_trainer")
    cluster.login("eend3", "herstelwerk_trainer")
    for code in ("vis7", "kat8"):
        cluster.login(code)
        with Store.open(cluster.url(code, database)) as store:
            store.tell_progress(code, "2026-NIJ-1", {})
            store.save(code, "plan", {"tekst": "van mij alleen"}, 0)
    with Store.open(cluster.url("mus9", database)) as store:
        store.save(f"{GROUP}2026-NIJ-1", "programma", {}, 0)
        store.save(f"{GROUP}2026-NIJ-1", "groep", {"members": []}, 0)
        store.say("vis7", 1, "mus9", {"level": "deels"})
        store.give_back("vis7", 1, {})
    return database


@pytest.mark.parametrize(
    ("user", "statement"),
    [
        ("vis7", "select * from judgement"),
        ("vis7", "insert into judgement values ('vis7', 1, 'vis7', 1, now(), '{}')"),
        ("vis7", "insert into feedback values ('vis7', 1, 9, now(), '{}')"),
        ("vis7", "insert into sheet values ('groep:2026-NIJ-1', 'x', 1, now(), 'bewaard', '{}')"),
        ("vis7", "insert into progress values ('kat9', '2026-NIJ-1', now(), '{}')"),
        ("mus9", "insert into judgement values ('vis7', 1, 'eend3', 1, now(), '{}')"),
        ("mus9", "update judgement set body = '{}'"),
        ("mus9", "delete from judgement"),
        ("mus9", "update feedback set body = '{}'"),
        ("mus9", "insert into sheet values ('vis7', 'x', 1, now(), 'bewaard', '{}')"),
    ],
)
def test_the_database_refuses_what_is_not_ones_own(cluster: Any, shared: str, user: str, statement: str) -> None:
    with pytest.raises(Exception, match=r"permission denied|row-level security"):
        cluster.sql(shared, statement, user=user)


def test_the_database_shows_only_what_is_for_you(cluster: Any, shared: str) -> None:
    assert cluster.sql(shared, "select name from sheet where owner like 'groep:%'", user="vis7") == [("programma",)]
    assert cluster.sql(shared, "select owner from progress", user="vis7") == [("vis7",)]
    assert cluster.sql(shared, "select count(*) from feedback", user="kat8") == [(0,)]
    assert cluster.sql(shared, "select owner from sheet where owner not like '%:%'", user="eend3") == []
    assert len(cluster.sql(shared, "select * from progress", user="eend3")) == 2


def test_a_judge_cannot_speak_for_another(cluster: Any, shared: str) -> None:
    with Store.open(cluster.url("eend3", shared)) as store, pytest.raises(StoreError):
        store.say("vis7", 1, "mus9", {})
