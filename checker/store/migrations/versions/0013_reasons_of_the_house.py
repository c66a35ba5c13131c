"""An act may name one of the reasons that the house declares; it is kept with its words. Acts of before name none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("act", sa.Column("because", sa.Text()))
