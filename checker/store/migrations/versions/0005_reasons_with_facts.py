"""Why a row was refused: a code with its facts. Rows from before keep their sentence in `reason`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("quarantine_row", sa.Column("problem", sa.Text()))
