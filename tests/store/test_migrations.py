"""A store of any earlier version opens and is brought up to date, whole or not at all; one of a later version is left."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event

from herstelwerk.store import Fault, Store, StoreError
from herstelwerk.store.engine import for_writing
from herstelwerk.store.schema import HEAD, METADATA
from herstelwerk.store.sqlite import sqlite_engine
from herstelwerk.store.upgrade import _MIGRATIONS, upgrade
from tests.commands import environment
from tests.store.rooms import START

KEPT = Path(__file__).parent / "written-by"  # what earlier versions wrote, as SQL


def script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def load(sql: str, folder: Path) -> Path:
    file = folder / "herstelwerk.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(sql)
    connection.close()
    return file


def test_the_newest_migration_is_the_one_the_program_names() -> None:
    assert script().get_heads() == [HEAD]
    numbers = [revision.revision for revision in script().walk_revisions()]
    assert numbers == [f"{n:04}" for n in range(len(numbers), 0, -1)]


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.sql")), ids=lambda path: path.stem)
def test_what_an_earlier_version_wrote_still_opens(path: Path, tmp_path: Path) -> None:
    file = load(path.read_text("utf-8"), tmp_path)
    with Store.open(file) as store:
        sheet = store.read("vis7", "plan")
        assert sheet is not None and sheet.body == {"doel": "Ik wil weer elke week met mijn dochter eten. 😀"}
        assert sheet.version == 3 and sheet.saved_at == START
        assert [v.why for v in store.versions("vis7", "plan")] == ["bewaard", "apart bewaard", "bewaard"]
        (handed_in,) = store.hand_ins("vis7")
        assert handed_in.intact and handed_in.submitted_at == START
        person = store.person("vis7")
        assert person is not None and person.last_place == "dag-2"
        assert len(store.evaluations("2026-NIJ-1")) == 1
        store.save("vis7", "plan", {"doel": "verder"}, sheet.version)
    with sqlite3.connect(file) as connection:
        assert connection.execute("select version_num from alembic_version").fetchall() == [(HEAD,)]
    connection.close()


def test_every_earlier_version_has_left_a_store_behind() -> None:
    assert {path.stem for path in KEPT.glob("*.sql")} >= {r.revision for r in script().walk_revisions()} - {HEAD}


def test_the_tables_are_those_the_program_reads(tmp_path: Path, cluster: Any) -> None:
    Store.open(tmp_path).close()
    database = cluster.database()
    for address in (
        f"sqlite:///{tmp_path / 'herstelwerk.sqlite'}",
        cluster.admin(database).replace("postgresql:", "postgresql+pg8000:"),
    ):
        engine = create_engine(address)
        with engine.connect() as connection:
            options = {"include_object": lambda o, name, kind, r, c: kind != "table" or name in METADATA.tables}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, METADATA) == []
        engine.dispose()


def test_postgresql_goes_from_the_first_migration_to_the_last(cluster: Any) -> None:
    database = cluster.database(ready=False)
    engine = create_engine(cluster.admin(database).replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        upgrade(connection, "0001")
    engine.dispose()
    row = "insert into sheet values ('vis7', 'plan', 1, now(), 'bewaard', '{\"doel\": \"a\"}')"
    cluster.sql(database, row)
    Store.open(cluster.admin(database)).close()
    cluster.login("vis7")
    cluster.login("kat8")
    with Store.open(cluster.url("vis7", database)) as mine, Store.open(cluster.url("kat8", database)) as other:
        sheet = mine.read("vis7", "plan")
        assert sheet is not None and sheet.body == {"doel": "a"}
        assert other.read("vis7", "plan") is None


def test_an_upgrade_that_is_broken_off_leaves_the_old_store(tmp_path: Path) -> None:
    def break_off(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if "CREATE TABLE progress" in statement:  # the last one
            raise KeyboardInterrupt

    engine = for_writing(sqlite_engine(tmp_path / "herstelwerk.sqlite"))
    event.listen(engine, "before_cursor_execute", break_off)
    with pytest.raises(KeyboardInterrupt), engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    with sqlite3.connect(tmp_path / "herstelwerk.sqlite") as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == []
    connection.close()
    Store.open(tmp_path).close()


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    file = tmp_path / "herstelwerk.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("update alembic_version set version_num = '0099'")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="nieuwere versie van herstelwerk") as refused:
        Store.open(tmp_path)
    assert refused.value.fault is Fault.NEWER
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = load("create table recept (naam text); insert into recept values ('soep');", tmp_path)
    with pytest.raises(StoreError, match="van een ander programma") as refused:
        Store.open(tmp_path)
    assert refused.value.fault is Fault.FOREIGN
    with sqlite3.connect(file) as connection:
        assert connection.execute("select naam from recept").fetchall() == [("soep",)]
        assert connection.execute("select count(*) from sqlite_master").fetchone() == (1,)
    connection.close()


def test_opening_a_store_that_is_up_to_date_does_not_load_alembic(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    code = "import sys; from herstelwerk.store import Store; Store.open(sys.argv[1]).close(); assert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment(), check=True)
