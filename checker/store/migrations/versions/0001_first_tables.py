"""The first tables: archive, activation, records, obligations, findings, acts, outbox, cursor, journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _recordings()
    _accounts()
    _obligations()
    _outbox()
    _ticks()
    _append_only()


def _recordings() -> None:
    op.create_table(
        "recording",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("recorded_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "sequence"),
        sa.UniqueConstraint("organisation", "recorded_at", name="recording_at_once"),
        sqlite_strict=True,
    )
    op.create_table(
        "archive",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("archived_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "sha256"),
        sqlite_strict=True,
    )
    op.create_table(
        "activation",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("rulebook", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text()),
        sa.Column("activated_at", WHOLE, nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "number"),
        sa.ForeignKeyConstraint(["organisation", "manifest"], ["archive.organisation", "archive.sha256"]),
        sqlite_strict=True,
    )
    op.create_table(
        "record_version",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
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
        sa.PrimaryKeyConstraint("organisation", "key", "content_hash"),
        sa.ForeignKeyConstraint(["organisation", "sequence"], ["recording.organisation", "recording.sequence"]),
        sqlite_strict=True,
    )
    op.create_index("record_version_by_sequence", "record_version", ["organisation", "sequence"])
    op.create_table(
        "report",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("nil", sa.Integer(), nullable=False),
        sa.Column("reported_at", WHOLE),
        sa.PrimaryKeyConstraint("organisation", "sequence", "sender", "profile", "period", "sha256"),
        sa.ForeignKeyConstraint(["organisation", "sequence"], ["recording.organisation", "recording.sequence"]),
        sqlite_strict=True,
    )


def _accounts() -> None:
    op.create_table(
        "import_account",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
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
        sqlite_strict=True,
    )
    op.create_index("import_account_by_file", "import_account", ["organisation", "sha256"])
    op.create_table(
        "quarantine_row",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("account", WHOLE, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row_number", WHOLE, nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "account", "position"),
        sa.ForeignKeyConstraint(["organisation", "account"], ["import_account.organisation", "import_account.number"]),
        sqlite_strict=True,
    )


def _obligations() -> None:
    op.create_table(
        "obligation",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Integer(), nullable=False),
        sa.Column("next_look", WHOLE),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_strict=True,
    )
    op.create_index("obligation_by_next_look", "obligation", ["organisation", "next_look"])
    op.create_table(
        "verdict_change",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("judged_on", sa.Text(), nullable=False),
        sa.Column("known_at", WHOLE, nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("rulebook", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "obligation", "number"),
        sa.ForeignKeyConstraint(["organisation", "obligation"], ["obligation.organisation", "obligation.key"]),
        sqlite_strict=True,
    )
    op.create_table(
        "episode",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("step", WHOLE, nullable=False),
        sa.Column("step_since", sa.Text()),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("good_since", sa.Text()),
        sa.Column("resolution", sa.Text()),
        sa.Column("resolved_on", sa.Text()),
        sa.Column("until", sa.Text()),
        sa.PrimaryKeyConstraint("organisation", "obligation", "number"),
        sa.ForeignKeyConstraint(["organisation", "obligation"], ["obligation.organisation", "obligation.key"]),
        sqlite_strict=True,
    )
    op.create_table(
        "act",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "sequence"),
        sa.ForeignKeyConstraint(["organisation", "obligation"], ["obligation.organisation", "obligation.key"]),
        sa.ForeignKeyConstraint(["organisation", "sequence"], ["recording.organisation", "recording.sequence"]),
        sqlite_strict=True,
    )
    op.create_index("act_by_obligation", "act", ["organisation", "obligation"])


def _outbox() -> None:
    op.create_table(
        "item",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("episode", WHOLE, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cause_state", sa.Text(), nullable=False),
        sa.Column("step", WHOLE, nullable=False),
        sa.Column("occurrence", sa.Text(), nullable=False),
        sa.Column("addressed", sa.Text(), nullable=False),
        sa.Column("resend", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_strict=True,
    )
    op.create_index("item_by_obligation", "item", ["organisation", "obligation", "episode"])
    op.create_table(
        "message",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("addressed", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Text(), nullable=False),
        sa.Column("not_before", WHOLE, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("root_key", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", WHOLE),
        sa.Column("rendered", sa.LargeBinary()),
        sa.Column("mailbox", sa.Text()),
        sa.Column("queued_at", WHOLE, nullable=False),
        sa.Column("sent_at", WHOLE),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sa.UniqueConstraint("organisation", "message_id", name="message_once"),
        sqlite_strict=True,
    )
    op.create_index("message_by_state", "message", ["organisation", "state", "not_before"])
    op.create_table(
        "message_item",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "message", "position"),
        sa.ForeignKeyConstraint(["organisation", "item"], ["item.organisation", "item.key"]),
        sa.ForeignKeyConstraint(["organisation", "message"], ["message.organisation", "message.key"]),
        sa.UniqueConstraint("organisation", "item", name="item_told_once"),
        sqlite_strict=True,
    )
    op.create_table(
        "attempt",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", WHOLE, nullable=False),
        sa.Column("ended_at", WHOLE),
        sa.Column("outcome", sa.Text()),
        sa.Column("reply", sa.Text()),
        sa.PrimaryKeyConstraint("organisation", "message", "number"),
        sa.ForeignKeyConstraint(["organisation", "message"], ["message.organisation", "message.key"]),
        sqlite_strict=True,
    )


def _ticks() -> None:
    op.create_table(
        "cursor",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("instant", WHOLE, nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("rulebook", sa.Text(), nullable=False),
        sa.Column("ticks", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation"),
        sqlite_strict=True,
    )
    op.create_table(
        "journal",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "seq"),
        sqlite_strict=True,
    )


SQLITE_APPEND_ONLY = (
    """CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above.
    """CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE organisation = NEW.organisation AND seq >= NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)
POSTGRESQL_APPEND_ONLY = (
    """CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$""",
    """CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()""",
)


def _append_only() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_APPEND_ONLY if is_sqlite else POSTGRESQL_APPEND_ONLY:
        op.execute(statement)
