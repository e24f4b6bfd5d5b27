"""Runs the migrations inside the transaction that the caller opened: all of them or none."""

from alembic import context

from callcenter.server.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
)
context.run_migrations()
