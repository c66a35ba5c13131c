"""An import may read again what was kept of a file. Imports of before were of files that came in; their seals hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("import_account", sa.Column("again_of", WHOLE))
