"""Where alembic enters: it works on the connection it is given and opens none itself."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
