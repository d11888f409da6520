"""What trainers say of hand-ins, what goes back, and how far everyone is, within one transaction.

What was said is only ever added, never changed or taken out; taking back is a line of its own.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Select, func, insert, select, update

from herstelwerk.store.bodies import as_body, as_text
from herstelwerk.store.schema import FEEDBACK, HAND_IN, JUDGEMENT, PROGRESS, SHEET
from herstelwerk.store.sheets import lock
from herstelwerk.store.values import Body, HandedIn, Progress, Returned, Said


def say(connection: Connection, owner: str, attempt: int, judge: str, body: Body, at: datetime) -> Said:
    """Add a line to what this judge said of this attempt; it is never older than the line before it."""
    lock(connection, f"{owner}/{attempt}/{judge}")
    here = (JUDGEMENT.c.owner == owner, JUDGEMENT.c.attempt == attempt, JUDGEMENT.c.judge == judge)
    newest = connection.execute(
        select(JUDGEMENT.c.number, JUDGEMENT.c.at).where(*here).order_by(JUDGEMENT.c.number.desc()).limit(1)
    ).one_or_none()
    number, moment = (1, at) if newest is None else (newest.number + 1, max(at, newest.at))
    values = {"owner": owner, "attempt": attempt, "judge": judge, "number": number, "at": moment}
    connection.execute(insert(JUDGEMENT).values(**values, body=as_text(body)))
    return Said(owner, attempt, judge, number, moment, body)


def said(connection: Connection, owner: str | None, place: str) -> list[Said]:
    """Everything said of one person's work, or of everyone's, in order per attempt and judge."""
    chosen = select(JUDGEMENT).order_by(JUDGEMENT.c.owner, JUDGEMENT.c.attempt, JUDGEMENT.c.judge, JUDGEMENT.c.number)
    rows = connection.execute(chosen if owner is None else chosen.where(JUDGEMENT.c.owner == owner))
    return [Said(r.owner, r.attempt, r.judge, r.number, r.at, as_body(r.body, place)) for r in rows]


def give_back(connection: Connection, owner: str, attempt: int, body: Body, at: datetime) -> Returned:
    """Add feedback on an attempt."""
    lock(connection, f"{owner}/{attempt}")
    highest = select(func.max(FEEDBACK.c.number)).where(FEEDBACK.c.owner == owner, FEEDBACK.c.attempt == attempt)
    number = (connection.execute(highest).scalar() or 0) + 1
    values = {"owner": owner, "attempt": attempt, "number": number, "at": at, "body": as_text(body)}
    connection.execute(insert(FEEDBACK).values(**values))
    return Returned(owner, attempt, number, at, body)


def given_back(connection: Connection, owner: str, place: str) -> list[Returned]:
    """The feedback someone got, first to last."""
    chosen = select(FEEDBACK).where(FEEDBACK.c.owner == owner).order_by(FEEDBACK.c.attempt, FEEDBACK.c.number)
    return [Returned(r.owner, r.attempt, r.number, r.at, as_body(r.body, place)) for r in connection.execute(chosen)]


def tell_progress(connection: Connection, owner: str, cohort: str, body: Body, at: datetime) -> None:
    """Tell how far someone is; the newest word takes the place of the one before."""
    lock(connection, f"{owner}/progress")
    values = {"cohort": cohort, "at": at, "body": as_text(body)}
    changed = connection.execute(update(PROGRESS).where(PROGRESS.c.owner == owner).values(**values))
    if not changed.rowcount:
        connection.execute(insert(PROGRESS).values(owner=owner, **values))


def progress_of(connection: Connection, cohort: str, place: str) -> list[Progress]:
    """How far everyone of a group is, by code word."""
    rows = connection.execute(select(PROGRESS).where(PROGRESS.c.cohort == cohort).order_by(PROGRESS.c.owner))
    return [Progress(r.owner, r.cohort, r.at, as_body(r.body, place)) for r in rows]


def everyones_hand_ins(connection: Connection) -> list[tuple[str, HandedIn]]:
    """All attempts of everyone, with whose they are."""
    chosen: Select[tuple[object, ...]] = select(HAND_IN).order_by(HAND_IN.c.owner, HAND_IN.c.attempt)
    rows = connection.execute(chosen)
    return [(r.owner, HandedIn(r.attempt, r.receipt, bytes(r.body), r.submitted_at)) for r in rows]


def owners_of(connection: Connection, prefix: str, name: str) -> list[str]:
    """Whose sheets of this name there are, of owners that begin so, without the beginning."""
    begins = func.substr(SHEET.c.owner, 1, len(prefix)) == prefix
    rows = connection.execute(select(SHEET.c.owner).where(begins, SHEET.c.name == name).order_by(SHEET.c.owner))
    return [str(owner).removeprefix(prefix) for owner in rows.scalars()]
