"""A PostgreSQL of our own for the tests: in a folder that goes away, on a socket in it, run by a user without rights."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text

from herstelwerk.store import Store

_ADMIN = "beheer"  # the superuser of this cluster
_TEMPLATE = "sjabloon"


def binaries() -> Path | None:
    """Where `initdb` and `pg_ctl` are, or None."""
    on_path = [os.path.dirname(os.path.realpath(found))] if (found := shutil.which("initdb")) else []
    for folder in (*on_path, *sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)):
        if os.access(os.path.join(folder, "pg_ctl"), os.X_OK):
            return Path(folder)
    return None


class Cluster:
    """One running PostgreSQL, with a database of its own for every test."""

    def __init__(self, programs: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="hw-pg-", dir="/tmp"))  # short: the path of a socket has a limit
        self._programs = programs
        self._user = _without_rights()
        self._numbers = count(1)
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", "data", "-U", _ADMIN, "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C")
        options = f"-c listen_addresses='' -c fsync=off -c max_connections=300 -k {self.folder}"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")
        self.sql("postgres", f"create database {_TEMPLATE}")
        Store.open(self.admin(_TEMPLATE)).close()
        self._shared = self.database()

    def stop(self) -> None:
        """Stop, and leave nothing behind."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, user: str, database: str) -> str:
        """The address of a database for a login role."""
        return f"postgresql://{user}@/{database}?unix_sock={self.folder}/.s.PGSQL.5432"

    def admin(self, database: str) -> str:
        """The address for the superuser."""
        return self.url(_ADMIN, database)

    def database(self, ready: bool = True) -> str:
        """A new database, with our tables or empty."""
        name = f"db{next(self._numbers)}"
        self.sql("postgres", f"create database {name}" + (f" template {_TEMPLATE}" if ready else ""))
        return name

    def emptied(self) -> str:
        """The database that tests share one after another, with nothing in it: sooner there than a new one."""
        self.sql(self._shared, "truncate sheet, sheet_version, hand_in, evaluation, person")
        return self._shared

    def login(self, role: str, group: str = "herstelwerk_deelnemer") -> None:
        """A login role, made when it is not there yet."""
        make = f"create role {role} login in role {group}"
        self.sql(
            "postgres",
            f"do $$ begin if not exists (select from pg_roles where rolname='{role}') then {make}; end if; end $$",
        )

    def sql(self, database: str, *statements: str, user: str = _ADMIN) -> list[tuple[object, ...]]:
        """Run statements and give the rows of the last."""
        address = self.url(user, database).replace("postgresql:", "postgresql+pg8000:")
        engine = create_engine(address, isolation_level="AUTOCOMMIT", connect_args={"ssl_context": False})
        try:
            with engine.connect() as connection:
                results = [connection.execute(text(statement)) for statement in statements]
                return [tuple(row) for row in results[-1]] if results[-1].returns_rows else []
        finally:
            engine.dispose()

    def _run(self, program: str, *arguments: str) -> None:
        group = pwd.getpwnam(self._user).pw_gid if self._user else None
        log = self.folder / f"{program}.txt"
        with log.open("wb") as out:  # a file: the server inherits it, and a pipe would never end
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                cwd=self.folder,
                user=self._user,
                group=group,
                extra_groups=[] if self._user else None,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
            )
        if done.returncode:
            raise RuntimeError(f"{program}: {log.read_text()}")


def _without_rights() -> str | None:
    """PostgreSQL refuses to run as root: then another user, else the one we are."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
