"""Groups: what trainers say of a hand-in, what goes back to the trainee, and how far everyone is.

In PostgreSQL trainers share the sheets of groups and teams (`groep:…`, `team:…`), and a trainee sees of her group only
the programme. Judgements are added under one's own name and never changed; of a trainee's work in progress a trainer
sees how far it is, not what it says.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SHARED = "(owner like 'groep:%' or owner like 'team:%')"
_STATEMENTS = (
    *(
        f"create policy shared on {table} for all to herstelwerk_trainer using {_SHARED} with check {_SHARED}"
        for table in ("sheet", "sheet_version")
    ),
    "create policy programme on sheet for select to herstelwerk_deelnemer "
    "using (owner like 'groep:%' and name = 'programma')",
    *(
        f"alter table {table} {how} row level security"
        for table in ("judgement", "feedback", "progress")
        for how in ("enable", "force")
    ),
    "create policy read on judgement for select to herstelwerk_trainer using (true)",
    "create policy own on judgement for insert to herstelwerk_trainer with check (judge = current_user)",
    "create policy given on feedback for all to herstelwerk_trainer using (true) with check (true)",
    "create policy own on feedback for select to herstelwerk_deelnemer using (owner = current_user)",
    "create policy own on progress for all to herstelwerk_deelnemer using (owner = current_user) "
    "with check (owner = current_user)",
    "create policy look on progress for select to herstelwerk_trainer using (true)",
    "grant select, insert on judgement to herstelwerk_trainer",
    "grant select on feedback to herstelwerk_deelnemer",
    "grant insert on feedback to herstelwerk_trainer",
    "grant select, insert, update on progress to herstelwerk_deelnemer",
)


def upgrade() -> None:
    """Make the tables; hand out the rights where the database knows who is asking."""
    op.create_table(
        "judgement",
        _key("owner"),
        _number("attempt"),
        _key("judge"),
        _number("number"),
        _moment("at"),
        _text("body"),
    )
    op.create_table("feedback", _key("owner"), _number("attempt"), _number("number"), _moment("at"), _text("body"))
    op.create_table("progress", _key("owner"), _text("cohort"), _moment("at"), _text("body"))
    if op.get_bind().dialect.name == "postgresql":
        for statement in _STATEMENTS:
            op.execute(statement)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
