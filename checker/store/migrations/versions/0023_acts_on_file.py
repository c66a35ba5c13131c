"""An act may name the file under which the house has it. Acts of before name none, so that their seals hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("act", sa.Column("file_number", sa.Text()))
