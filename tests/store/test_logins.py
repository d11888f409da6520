"""The statements for login roles: no code word can be SQL, and PostgreSQL makes exactly those roles of them."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from herstelwerk.store import Fault, Store, StoreError
from herstelwerk.store.logins import login_statements

ODD = ["blauwe-fiets", 'a"b', 'x"; drop role beheer; --', "o'; select 1; --", "café noir", "user", "a.b", "$$x$$"]


def made(*codes: str) -> list[str]:
    numbers = count(1)
    return [statement for _, statement in login_statements(codes, lambda: f"geheim-{next(numbers)}")]


def test_a_statement_a_code_word_each_with_its_own_password() -> None:
    assert made("vis7", "blauwe-fiets") == [
        "create role \"vis7\" login password 'geheim-1' connection limit 6 in role herstelwerk_deelnemer;",
        "create role \"blauwe-fiets\" login password 'geheim-2' connection limit 6 in role herstelwerk_deelnemer;",
    ]
    assert login_statements((), lambda: "x") == ()


def test_quotes_are_doubled() -> None:
    ((_, statement),) = login_statements(('a"b',), lambda: "o'o")
    assert statement.startswith("create role \"a\"\"b\" login password 'o''o' ")


@pytest.mark.parametrize("code", ["", " ", "a\x00b", "a\nb", "é" * 32, "x" * 64, "half \ud83d"])
def test_what_can_be_no_role_stops_everything(code: str) -> None:
    with pytest.raises(StoreError, match="inlogrol") as refused:
        login_statements(("vis7", code), lambda: "x")
    assert refused.value.fault is Fault.UNFIT


def test_postgresql_makes_these_roles_and_each_sees_her_own(cluster: Any) -> None:
    database = cluster.emptied()
    before = {row[0] for row in cluster.sql(database, "select rolname from pg_roles")}
    cluster.sql(database, *(statement.rstrip(";") for statement in made(*ODD)))
    try:
        after = {row[0] for row in cluster.sql(database, "select rolname from pg_roles")}
        assert after - before == set(ODD), "these and no others, none gone"
        rows = cluster.sql(
            database, "select rolcanlogin, rolsuper, rolconnlimit from pg_roles where rolname = 'café noir'"
        )
        assert rows == [(True, False, 6)]
        with Store.open(cluster.url("blauwe-fiets", database)) as store:
            store.save("blauwe-fiets", "plan", {"a": 1}, 0)
            with pytest.raises(StoreError, match="Je mag dit niet"):
                store.save("vis7", "plan", {"a": 1}, 0)
    finally:
        for name in ODD:
            cluster.sql(database, 'drop owned by "{}"'.format(name.replace('"', '""')))
            cluster.sql(database, 'drop role "{}"'.format(name.replace('"', '""')))
