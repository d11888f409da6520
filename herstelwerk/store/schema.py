"""The tables, as the newest migration leaves them, and the type for moments."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from herstelwerk.domain import AMSTERDAM

HEAD = "0004"  # the newest migration; a store that has it is opened without loading Alembic


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC; SQLite has no time zones and would forget which one it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database; without an offset it is Dutch time, as in a hand-in."""
        if value is None:
            return None
        return (value.replace(tzinfo=AMSTERDAM) if value.tzinfo is None else value).astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


METADATA = MetaData()

SHEET = Table(
    "sheet",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("why", Text, nullable=False),
    Column("body", Text, nullable=False),
)

SHEET_VERSION = Table(
    "sheet_version",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("saved_at", Moment, nullable=False),
    Column("why", Text, nullable=False),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(["owner", "name"], ["sheet.owner", "sheet.name"], ondelete="CASCADE"),
)

HAND_IN = Table(
    "hand_in",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("receipt", Text, nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

EVALUATION = Table(
    "evaluation",
    METADATA,
    Column("id", Text, primary_key=True),  # random: a number in order would tell who was first
    Column("cohort", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("body", Text, nullable=False),
)

PERSON = Table(
    "person",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("cohort", Text, nullable=False),
    Column("last_place", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("owner", Text, primary_key=True),  # whose work it is about
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("judge", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

PROGRESS = Table(
    "progress",
    METADATA,
    Column("owner", Text, primary_key=True),
    Column("cohort", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)
