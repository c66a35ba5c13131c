"""A letter that does not leave by mail keeps who decided that, and why. Mails of before have no such word."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("message", sa.Column("decision", sa.Text()))
