"""Run by Alembic: migrates on the connection it is handed, within its transaction. Shell."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
