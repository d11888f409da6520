"""What a trainee hands to the trainers: sheets of hers whose name begins with `gedeeld/`, for them to read only.

The sheet stays hers: she alone writes it, and emptying it takes it back. Earlier texts of it stay hers as well, since
trainers see no versions of it. Nothing to do in SQLite, where a work folder is one person's or everyone's.
"""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Let trainers read what is handed to them."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("create policy handed on sheet for select to herstelwerk_trainer using (name like 'gedeeld/%')")
