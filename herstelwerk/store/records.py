"""Hand-ins, evaluation forms and people, within one transaction. A hand-in is only ever added, never changed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from herstelwerk.store.bodies import as_body, as_text
from herstelwerk.store.faults import Fault, StoreError
from herstelwerk.store.receipt import receipt_of
from herstelwerk.store.schema import EVALUATION, HAND_IN, PERSON
from herstelwerk.store.sheets import lock
from herstelwerk.store.values import Body, Evaluation, HandedIn, Person

Document = bytes | Callable[[int], bytes]


def hand_in(connection: Connection, owner: str, document: Document, at: datetime) -> HandedIn:
    """Add an attempt. The same bytes again, from a second click, give the attempt that they already are.

    Raises:
        StoreError: when the document is no UTF-8.
    """
    lock(connection, f"{owner}/")
    highest = connection.execute(select(func.max(HAND_IN.c.attempt)).where(HAND_IN.c.owner == owner)).scalar() or 0
    body = document(highest + 1) if callable(document) else document
    return _add(connection, owner, HandedIn(highest + 1, receipt_of(body), body, at))


def bring_in(connection: Connection, owner: str, found: HandedIn) -> bool:
    """Add an attempt from a file of answers; whether it was not there yet. Its number stays when it still can."""
    lock(connection, f"{owner}/")
    highest = connection.execute(select(func.max(HAND_IN.c.attempt)).where(HAND_IN.c.owner == owner)).scalar() or 0
    attempt = max(found.attempt, highest + 1)
    return _add(connection, owner, HandedIn(attempt, found.receipt, found.body, found.submitted_at)).attempt > highest


def _add(connection: Connection, owner: str, new: HandedIn) -> HandedIn:
    try:
        new.body.decode("utf-8")
    except UnicodeDecodeError:
        detail = "Dit kan zo niet ingeleverd worden: de inzending is geen leesbare tekst (UTF-8)."
        raise StoreError(Fault.UNFIT, detail=detail) from None
    alike = select(HAND_IN).where(HAND_IN.c.owner == owner, HAND_IN.c.receipt == new.receipt)
    for row in connection.execute(alike):
        if row.body == new.body:
            return _handed_in(row)
    values = {"attempt": new.attempt, "receipt": new.receipt, "submitted_at": new.submitted_at, "body": new.body}
    connection.execute(insert(HAND_IN).values(owner=owner, **values))
    return new


def hand_ins(connection: Connection, owner: str) -> list[HandedIn]:
    """The attempts of a person, first to last."""
    rows = connection.execute(select(HAND_IN).where(HAND_IN.c.owner == owner).order_by(HAND_IN.c.attempt))
    return [_handed_in(row) for row in rows]


def _handed_in(row: Any) -> HandedIn:
    return HandedIn(row.attempt, row.receipt, bytes(row.body), row.submitted_at)


def add_evaluation(connection: Connection, form: Evaluation) -> None:
    """Add an evaluation form, under a random number that says nothing about who or when."""
    day = date(form.day.year, form.day.month, form.day.day)  # should it be a moment, the time is left out
    values = {"cohort": form.cohort, "day": day, "body": as_text(form.body)}
    connection.execute(insert(EVALUATION).values(id=secrets.token_hex(16), **values))


def evaluations(connection: Connection, cohort: str, place: str) -> list[Evaluation]:
    """The evaluation forms of a group, in no order that means anything."""
    columns = (EVALUATION.c.cohort, EVALUATION.c.day, EVALUATION.c.body)
    rows = connection.execute(select(*columns).where(EVALUATION.c.cohort == cohort).order_by(EVALUATION.c.id))
    return [Evaluation(row.cohort, row.day, as_body(row.body, place)) for row in rows]


def person(connection: Connection, owner: str, place: str) -> Person | None:
    """Who this is and where she was."""
    row = connection.execute(select(PERSON).where(PERSON.c.owner == owner)).one_or_none()
    if row is None:
        return None
    return Person(row.owner, row.role, row.cohort, row.last_place, as_body(row.body, place), row.seen_at)


def last_person(connection: Connection, place: str) -> Person | None:
    """Who was here last; None while nobody was."""
    row = connection.execute(select(PERSON.c.owner).order_by(PERSON.c.seen_at.desc(), PERSON.c.owner)).first()
    return None if row is None else person(connection, row.owner, place)


def remember(connection: Connection, owner: str, known: dict[str, str | Body | None], now: datetime) -> None:
    """Remember what is given of a person; what is None stays as it was."""
    lock(connection, f"{owner}/")
    values: dict[str, Any] = {name: value for name, value in known.items() if value is not None}
    if "body" in values:
        values["body"] = as_text(values["body"])
    before = connection.execute(select(PERSON.c.seen_at).where(PERSON.c.owner == owner)).scalar()
    if before is None:
        fresh = {"role": "", "cohort": "", "last_place": "", "body": "{}"}
        connection.execute(insert(PERSON).values(owner=owner, seen_at=now, **(fresh | values)))
    else:
        here = update(PERSON).where(PERSON.c.owner == owner)
        connection.execute(here.values(seen_at=max(now, before), **values))
