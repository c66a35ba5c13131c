"""An account says what its file would say once more. Of those of before it is not known; their seals hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.add_column("import_account", sa.Column("once_more", sa.Text()))
