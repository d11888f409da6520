"""Run by Alembic: the connection and its transaction come from the store, so that an upgrade is whole or not at all."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
