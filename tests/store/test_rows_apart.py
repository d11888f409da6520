"""In PostgreSQL the database itself keeps people apart: sixteen trainees, a trainer, and what each may do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from herstelwerk.store import Fault, Store, StoreError
from tests.store.rooms import START

TRAINEES = [f"deelnemer{n:02}" for n in range(1, 17)]
FORBIDDEN = {
    "another's row": "insert into sheet values ('deelnemer02', 'x', 1, now(), 'bewaard', '{}')",
    "giving away": "update sheet set owner = 'deelnemer02'",
    "another role": "set role deelnemer02",
    "trainer's role": "set role herstelwerk_trainer",
    "rules off": "alter table sheet disable row level security",
    "rules passed by": "set row_security = off; select * from sheet",
    "emptying": "truncate sheet",
    "changing a hand-in": "update hand_in set body = ''",
    "taking a hand-in back": "delete from hand_in",
    "changing history": "update sheet_version set body = ''",
    "removing a sheet": "delete from sheet",
    "reading forms": "select * from evaluation",
    "changing the number": "update alembic_version set version_num = '9999'",
    "a table": "create table t (a int)",
    "running a program": "copy sheet to program 'cat'",
}


@pytest.fixture(scope="module")
def full(cluster: Any) -> str:
    """A database in which sixteen trainees have worked."""
    database: str = cluster.database()
    cluster.login("mus9", "herstelwerk_trainer")
    for trainee in TRAINEES:
        cluster.login(trainee)
        with Store.open(cluster.url(trainee, database)) as store:
            for name in ("inventory", "plan"):
                version = store.save(trainee, name, {"van": trainee}, 0, why="apart bewaard").version
                store.save(trainee, name, {"van": trainee, "meer": 1}, version)
            store.hand_in(trainee, f'{{"trainee": "{trainee}"}}'.encode(), START)
            store.remember(trainee, "deelnemer", "2026-NIJ-1", "dag-1")
            store.add_evaluation("2026-NIJ-1", date(2026, 11, 20), {"cijfer": 8})
    return database


@pytest.mark.parametrize("trainee", TRAINEES)
def test_each_sees_her_own_rows_and_no_others(cluster: Any, full: str, trainee: str) -> None:
    for table, number in (("sheet", 2), ("sheet_version", 2), ("hand_in", 1), ("person", 1)):
        rows = cluster.sql(full, f"select owner from {table}", user=trainee)
        assert rows == [(trainee,)] * number, table
    with Store.open(cluster.url(trainee, full)) as store:
        for other in TRAINEES:
            mine = other == trainee
            assert bool(store.read_all(other)) is mine
            assert bool(store.versions(other, "plan")) is mine
            assert bool(store.hand_ins(other)) is mine
            assert (store.person(other) is not None) is mine


def test_saving_for_another_is_refused_in_dutch(cluster: Any, full: str) -> None:
    with Store.open(cluster.url(TRAINEES[0], full)) as store:
        for forbidden in (
            lambda: store.save(TRAINEES[1], "plan", {"van": "een ander"}, 2),
            lambda: store.hand_in(TRAINEES[1], b"{}", START),
            lambda: store.remember(TRAINEES[1], place="dag-4"),
            lambda: store.evaluations("2026-NIJ-1"),
        ):
            with pytest.raises(StoreError, match="Je mag dit niet") as refused:
                forbidden()
            assert refused.value.fault is Fault.FORBIDDEN
    assert cluster.sql(full, "select count(*) from sheet where body like '%een ander%'") == [(0,)]


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_a_trainee_cannot_do_with_a_client_of_her_own(cluster: Any, full: str, statement: str) -> None:
    before = cluster.sql(full, "select md5(string_agg(s::text, '' order by owner, name)) from sheet s")
    with pytest.raises(DBAPIError) as refused:
        cluster.sql(full, *statement.split("; "), user=TRAINEES[0])
    assert refused.value.orig is not None and refused.value.orig.args[0]["C"] == "42501"
    assert cluster.sql(full, "select md5(string_agg(s::text, '' order by owner, name)) from sheet s") == before


@pytest.mark.parametrize(
    "statement",
    [
        "update sheet set body = '{}' where owner = 'deelnemer02' returning 1",
        "delete from sheet_version where owner = 'deelnemer02' returning 1",
    ],
)
def test_rows_of_another_are_not_even_found(cluster: Any, full: str, statement: str) -> None:
    assert cluster.sql(full, statement, user=TRAINEES[0]) == []


def test_a_trainer_sees_what_was_handed_in_and_the_forms(cluster: Any, full: str) -> None:
    with Store.open(cluster.url("mus9", full)) as store:
        assert all(len(store.hand_ins(trainee)) == 1 for trainee in TRAINEES)
        assert len(store.evaluations("2026-NIJ-1")) == len(TRAINEES)
        assert not any(store.read_all(trainee) or store.person(trainee) for trainee in TRAINEES)
        assert store.save("mus9", "plan", {"zelf": "proberen"}, 0).version == 1
        with pytest.raises(StoreError, match="Je mag dit niet"):
            store.hand_in(TRAINEES[0], b'{"van": "de trainer"}', START)
    for hidden in ("xmin", "ctid"):
        with pytest.raises(DBAPIError):
            cluster.sql(full, f"select {hidden} from evaluation", user="mus9")


def test_the_owner_is_filled_in_by_the_database(cluster: Any, full: str) -> None:
    cluster.login("kat8")
    insert = "insert into person (role, cohort, last_place, seen_at, body) values ('', '', '', now(), '{}')"
    cluster.sql(full, insert, user="kat8")
    assert cluster.sql(full, "select owner from person", user="kat8") == [("kat8",)]


def test_a_stranger_gets_a_dutch_sentence_without_the_password(cluster: Any, full: str) -> None:
    cluster.sql("postgres", "do $$ begin create role vreemd login; exception when duplicate_object then end $$")
    with pytest.raises(StoreError) as refused:
        Store.open(cluster.url("vreemd:geheim123", full))
    assert refused.value.fault is Fault.FORBIDDEN and "geheim123" not in str(refused.value)
    with pytest.raises(StoreError) as unknown:
        Store.open(cluster.url("bestaatniet", full))
    assert unknown.value.fault is Fault.FORBIDDEN


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://vis7:geheim123@127.0.0.1:9/x",
        "postgresql://vis7:geheim123@/x?unix_sock=/nergens/.s",
        "postgresql://[",
    ],
)
def test_a_database_that_cannot_be_reached_is_told_in_dutch(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        Store.open(url, wait=1)
    assert refused.value.fault is Fault.UNREACHABLE and "geheim123" not in str(refused.value)


def test_a_trainee_cannot_prepare_a_database_and_hears_whom_to_ask(cluster: Any) -> None:
    database = cluster.database(ready=False)
    cluster.login("vis7")
    with pytest.raises(StoreError, match="Vraag wie de database beheert") as refused:
        Store.open(cluster.url("vis7", database))
    assert refused.value.fault is Fault.FORBIDDEN


def test_a_database_that_went_away_comes_back(cluster: Any, full: str) -> None:
    with Store.open(cluster.url(TRAINEES[2], full)) as store:
        stop = f"select pg_terminate_backend(pid) from pg_stat_activity where usename = '{TRAINEES[2]}'"
        cluster.sql("postgres", stop)
        assert store.read(TRAINEES[2], "plan") is not None
