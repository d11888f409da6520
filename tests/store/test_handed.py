"""What a trainee hands to the trainers is read by them alone, stays hers, and is taken back by emptying it."""

from __future__ import annotations

from typing import Any

import pytest

from herstelwerk.store import HANDED, Store
from tests.store.rooms import Room

NAME = f"{HANDED}zelfbeoordeling"


def test_a_trainer_reads_what_was_handed_over_until_it_is_taken_back(room: Room) -> None:
    mine, trainer = room.store("vis7"), room.trainer()
    assert trainer.read("vis7", NAME) is None
    first = mine.save("vis7", NAME, {"c01": 3}, 0)
    found = trainer.read("vis7", NAME)
    assert found is not None and found.body == {"c01": 3}
    mine.save("vis7", NAME, {}, first.version)
    found = trainer.read("vis7", NAME)
    assert found is not None and found.body == {}


def test_reading_a_file_of_answers_in_shares_nothing(room: Room) -> None:
    mine = room.store("vis7")
    mine.save("vis7", NAME, {"c01": 3}, 0)
    mine.save("vis7", "plan", {"doel": "a"}, 0)
    file = mine.export("vis7")
    other = room.store("kat8")
    told = other.bring_in("kat8", file)
    assert told.new == ("plan",)
    assert other.read("kat8", NAME) is None
    mine.save("vis7", NAME, {}, 1)
    mine.bring_in("vis7", file)
    kept = mine.read("vis7", NAME)
    assert kept is not None and kept.body == {}, "what was taken back stays taken back"


@pytest.fixture(scope="module")
def handed(cluster: Any) -> str:
    """A database in which one trainee handed something over, changed it, and kept the rest to herself."""
    database: str = cluster.database()
    cluster.login("mus9", "herstelwerk_trainer")
    for code in ("vis7", "kat8"):
        cluster.login(code)
    with Store.open(cluster.url("vis7", database)) as store:
        first = store.save("vis7", NAME, {"c01": 1}, 0, why="apart bewaard")
        store.save("vis7", NAME, {"c01": 5}, first.version)
        store.save("vis7", "plan", {"tekst": "van mij alleen"}, 0)
        store.save("vis7", "gedeeldX", {"tekst": "ook van mij alleen"}, 0)
    return database


def test_the_database_shows_a_trainer_this_sheet_and_no_other(cluster: Any, handed: str) -> None:
    found = cluster.sql(handed, "select owner, name, body from sheet", user="mus9")
    assert found == [("vis7", NAME, '{"c01": 5}')]
    assert cluster.sql(handed, "select * from sheet_version", user="mus9") == [], "earlier texts stay hers"
    assert cluster.sql(handed, "select * from sheet", user="kat8") == []
    (kept,) = cluster.sql(handed, "select count(*) from sheet_version where owner = 'vis7'", user="vis7")
    assert kept[0] > 0


@pytest.mark.parametrize(
    "statement",
    [
        "insert into sheet values ('vis7', 'gedeeld/iets', 1, now(), 'bewaard', '{}')",
        "delete from sheet where owner = 'vis7'",
        "insert into sheet_version values ('vis7', 'gedeeld/zelfbeoordeling', 9, now(), 'bewaard', '{}')",
    ],
)
def test_a_trainer_changes_nothing_of_it(cluster: Any, handed: str, statement: str) -> None:
    with pytest.raises(Exception, match=r"permission denied|row-level security"):
        cluster.sql(handed, statement, user="mus9")


def test_what_a_trainer_would_write_over_it_reaches_nothing(cluster: Any, handed: str) -> None:
    assert cluster.sql(handed, "update sheet set body = '{}' where owner = 'vis7' returning owner", user="mus9") == []
    kept = cluster.sql(handed, "select body from sheet where name like 'gedeeld/%'", user="vis7")
    assert kept == [('{"c01": 5}',)]
