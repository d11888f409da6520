"""Who sees what, in PostgreSQL: each login role its own rows, a trainer what was handed in. Nothing to do in SQLite.

A trainee is a login role in `herstelwerk_deelnemer`, a trainer one in `herstelwerk_trainer`; the name of the role is
the owner of the rows, so it is a code word and no name. A role is made by who runs the database:

    create role vis7 login password '…' connection limit 6 in role herstelwerk_deelnemer;
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_MAKE_ROLE = """
do $$ begin
    if not exists (select from pg_roles where rolname = '{role}') then create role {role} nologin; end if;
end $$
"""
_OWN = "create policy own on {table} using (owner = current_user) with check (owner = current_user)"
_STATEMENTS = (
    _MAKE_ROLE.format(role="herstelwerk_deelnemer"),
    _MAKE_ROLE.format(role="herstelwerk_trainer"),
    "grant herstelwerk_deelnemer to herstelwerk_trainer",  # who trains also works through the sheets
    *(
        statement.format(table=table)
        for table in ("sheet", "sheet_version", "hand_in", "evaluation", "person")
        for statement in (
            "alter table {table} enable row level security",
            "alter table {table} force row level security",
        )
    ),
    *(_OWN.format(table=table) for table in ("sheet", "sheet_version", "hand_in", "person")),
    "create policy handed_in on hand_in for select to herstelwerk_trainer using (true)",
    "create policy fill_in on evaluation for insert to herstelwerk_deelnemer with check (true)",
    "create policy look on evaluation for select to herstelwerk_trainer using (true)",
    "grant select, insert, update on sheet, person to herstelwerk_deelnemer",
    "grant select, insert, delete on sheet_version to herstelwerk_deelnemer",  # delete: thinning out
    "grant select, insert on hand_in to herstelwerk_deelnemer",
    "grant insert on evaluation to herstelwerk_deelnemer",
    # By column, so that the hidden columns, which tell the order of filling in, stay hidden.
    "grant select (id, cohort, day, body) on evaluation to herstelwerk_trainer",
    "grant select on alembic_version to herstelwerk_deelnemer",
)


def upgrade() -> None:
    """Switch row-level security on and hand out the rights."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in _STATEMENTS:
            op.execute(statement)
