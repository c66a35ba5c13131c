"""Episodes keep how they are told, and why; those that stand get it with the next tick that follows them up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("episode", sa.Column("telling", sa.Text(), nullable=True))
