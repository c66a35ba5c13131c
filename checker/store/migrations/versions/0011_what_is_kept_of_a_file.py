"""An import names what is kept of its file, beside the hash of the file as it came in.

Until now the two were one. Files of which nothing was kept have no such bytes in the archive.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("import_account", sa.Column("archived", sa.Text()))
    op.execute(
        "UPDATE import_account SET archived = sha256 WHERE EXISTS (SELECT 1 FROM archive "
        "WHERE archive.organisation = import_account.organisation AND archive.sha256 = import_account.sha256)"
    )
