"""An import has a number and is published; versions have numbers and a salt, and belong to an import.

Until now a version bore its sequence and was keyed by what it said, so nothing could be said once more.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SAID = "organisation, key, content_hash, type, scope, period, content, sender, profile, file, sha256, sheet, row_number"
COUNTED = (
    "organisation, number, imported_at, sequence, sender, profile, file, sha256, rows_read, accepted, duplicate, "
    "correction, quarantined"
)
REFUSED = "organisation, position, sheet, row_number, column_name, reason, problem"


def upgrade() -> None:
    _imports()
    _put_by("record_version")
    _versions()
    _copy_versions()
    _put_by("quarantine_row")
    _put_by("import_account")
    _accounts()
    _back("import_account", COUNTED, "number")
    _refused()
    _back("quarantine_row", REFUSED, "account")
    _indexes()


def _put_by(table: str) -> None:
    """Neither a key nor a reference can be changed in place everywhere, so the table is made anew."""
    op.execute(f"CREATE TEMPORARY TABLE {table}_before AS SELECT * FROM {table}")
    op.drop_table(table)


def _back(table: str, columns: str, import_number: str) -> None:
    op.execute(f"INSERT INTO {table} ({columns}, import_number) SELECT {columns}, {import_number} FROM {table}_before")
    op.execute(f"DROP TABLE {table}_before")


def _indexes() -> None:
    op.create_index("record_version_by_key", "record_version", ["organisation", "key"])
    op.create_index("record_version_by_import", "record_version", ["organisation", "import_number"])
    op.create_index("import_account_by_file", "import_account", ["organisation", "sha256"])


def _imports() -> None:
    op.create_table(
        "record_import",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("sequence", WHOLE),
        sa.Column("is_published", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sa.ForeignKeyConstraint(["organisation", "sequence"], ["recording.organisation", "recording.sequence"]),
        sa.UniqueConstraint("organisation", "sequence", name="import_published_once"),
        sqlite_strict=True,
    )
    # Each account is an import and keeps its number; versions without an account follow.
    op.execute("INSERT INTO record_import SELECT organisation, number, sequence, 1 FROM import_account")
    op.execute(
        "INSERT INTO record_import SELECT organisation, sequence + "
        "(SELECT coalesce(max(number), 0) FROM import_account WHERE organisation = alone.organisation), sequence, 1 "
        "FROM (SELECT DISTINCT organisation, sequence FROM record_version) AS alone "
        "WHERE NOT EXISTS (SELECT 1 FROM record_import AS one "
        "WHERE one.organisation = alone.organisation AND one.sequence = alone.sequence)"
    )


def _versions() -> None:
    op.create_table(
        "record_version",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("import_number", WHOLE, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row_number", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sa.ForeignKeyConstraint(
            ["organisation", "import_number"], ["record_import.organisation", "record_import.number"]
        ),
        sqlite_strict=True,
    )


def _copy_versions() -> None:
    salt = "randomblob(16)" if op.get_bind().dialect.name == "sqlite" else "uuid_send(gen_random_uuid())"
    said = ", ".join(f"old.{name}" for name in SAID.split(", "))
    op.execute(
        f"INSERT INTO record_version ({SAID}, number, import_number, salt) "
        f"SELECT {said}, row_number() OVER (PARTITION BY old.organisation "
        f"ORDER BY old.sequence, old.row_number, old.key, old.content_hash), one.number, {salt} "
        "FROM record_version_before AS old JOIN record_import AS one "
        "ON one.organisation = old.organisation AND one.sequence = old.sequence"
    )
    op.execute("DROP TABLE record_version_before")


def _accounts() -> None:
    op.create_table(
        "import_account",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("import_number", WHOLE, nullable=False),
        sa.Column("imported_at", WHOLE, nullable=False),
        sa.Column("sequence", WHOLE),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("rows_read", WHOLE, nullable=False),
        sa.Column("accepted", WHOLE, nullable=False),
        sa.Column("duplicate", WHOLE, nullable=False),
        sa.Column("correction", WHOLE, nullable=False),
        sa.Column("quarantined", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sa.ForeignKeyConstraint(
            ["organisation", "import_number"], ["record_import.organisation", "record_import.number"]
        ),
        sqlite_strict=True,
    )


def _refused() -> None:
    op.create_table(
        "quarantine_row",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("import_number", WHOLE, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row_number", WHOLE, nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text()),
        sa.PrimaryKeyConstraint("organisation", "import_number", "position"),
        sa.ForeignKeyConstraint(
            ["organisation", "import_number"], ["record_import.organisation", "record_import.number"]
        ),
        sqlite_strict=True,
    )
