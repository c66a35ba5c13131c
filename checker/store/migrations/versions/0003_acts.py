"""Acts of every kind: where the post stands, silences until resolved, what is taken back, the episode before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("act", sa.Column("by_scope", sa.Text()))
    op.add_column("act", sa.Column("until_resolved", sa.Integer()))
    op.add_column("act", sa.Column("undoes", WHOLE))
    op.add_column("act", sa.Column("before", sa.Text()))
