"""The tables: sheets with their history, hand-ins, evaluation forms, people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables; `owner` is the login role itself where the database knows who is asking."""
    op.create_table(
        "sheet", _owner(), _key("name"), *_text_of_a_sheet(sa.Column("version", sa.Integer, nullable=False))
    )
    op.create_table(
        "sheet_version",
        _owner(),
        _key("name"),
        *_text_of_a_sheet(sa.Column("version", sa.Integer, primary_key=True, autoincrement=False)),
        sa.ForeignKeyConstraint(["owner", "name"], ["sheet.owner", "sheet.name"], ondelete="CASCADE"),
    )
    op.create_table(
        "hand_in",
        _owner(),
        sa.Column("attempt", sa.Integer, primary_key=True, autoincrement=False),
        _text("receipt"),
        _moment("submitted_at"),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "evaluation",
        _key("id"),
        _text("cohort"),
        sa.Column("day", sa.Date, nullable=False),
        _text("body"),
        sqlite_with_rowid=False,  # rows lie in the order of their random ids, not in the order of filling in
    )
    op.create_table(
        "person",
        _owner(),
        _text("role"),
        _text("cohort"),
        _text("last_place"),
        _moment("seen_at"),
        _text("body"),
    )


def _owner() -> sa.Column[str]:
    asks = op.get_bind().dialect.name == "postgresql"
    return sa.Column("owner", sa.Text, primary_key=True, server_default=sa.text("current_user") if asks else None)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _text_of_a_sheet(version: sa.Column[int]) -> tuple[sa.Column[object], ...]:
    return (version, _moment("saved_at"), _text("why"), _text("body"))  # type: ignore[return-value]
