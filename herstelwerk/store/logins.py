"""The statements that let trainees log in to a database of a room, written out; who manages the database runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from herstelwerk.store.faults import Fault, StoreError

_LONGEST = 63  # bytes of a role's name; PostgreSQL cuts off the rest, and two could become one
_CONNECTIONS = 6  # a few open worksheets, and no more


def login_statements(codes: Iterable[str], password: Callable[[], str]) -> tuple[tuple[str, str], ...]:
    """For every code word the statement that makes its login role, quoted, so that no code word can be SQL.

    Args:
        codes: The code words; each is the name of its role, and so the owner of what is kept.
        password: Gives a new password at each call.

    Raises:
        StoreError: when a code word can be no role; then there are no statements at all.
    """
    return tuple((code, _statement(code, password())) for code in map(_checked, codes))


def _checked(code: str) -> str:
    if not code.strip() or not code.isprintable() or len(code.encode("utf-8", "replace")) > _LONGEST:
        detail = f"Het codewoord {code[:40]!r} kan geen inlogrol zijn. Maak het korter, van gewone letters en cijfers."
        raise StoreError(Fault.UNFIT, detail=detail)
    return code


def _statement(code: str, password: str) -> str:
    name, secret = code.replace('"', '""'), password.replace("'", "''")
    limits = f"connection limit {_CONNECTIONS} in role herstelwerk_deelnemer"
    return f"create role \"{name}\" login password '{secret}' {limits};"
