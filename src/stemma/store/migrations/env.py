"""What Alembic runs: the revisions, on the connection that it was given."""

from alembic import context

from stemma.store.columns import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
