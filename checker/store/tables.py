"""The tables of the store. Shell.

Every table begins with the organisation's id. Rows are keyed by what they are about, so that a repeat meets
the row it would repeat. A change here needs a migration; a test holds the two together.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from checker.store import sqlite
from checker.store.column_types import DayColumn, Flag, InstantColumn, Json, Whole

metadata = MetaData()


def _table(name: str, *parts: SchemaItem) -> Table:
    organisation = Column("organisation", Text, primary_key=True, nullable=False)
    return Table(name, metadata, organisation, *parts, **sqlite.STRICT)


def _to(table: str, column: str, key: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organisation", column], [f"{table}.organisation", f"{table}.{key}"])


# One row for every moment at which records or acts came in: known-at resolves to a sequence here.
recording = _table(
    "recording",
    Column("sequence", Whole, primary_key=True, autoincrement=False),
    Column("recorded_at", InstantColumn, nullable=False),
    Index("recording_by_instant", "organisation", "recorded_at"),
)

archive = _table(
    "archive",
    Column("sha256", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("size", Whole, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("archived_at", InstantColumn, nullable=False),
)

activation = _table(
    "activation",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("rulebook", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("calendar", Text),
    Column("activated_at", InstantColumn, nullable=False),
    Column("by_role", Text, nullable=False),
    _to("archive", "manifest", "sha256"),
)

# What an activation was based on: the preview (SHA-256 of what is archived of it), why, and what it was let through in
# spite of. `needs` are the approvals that the edit asked for, `altered` what it changed, in short.
activation_ground = _table(
    "activation_ground",
    Column("activation", Whole, primary_key=True, autoincrement=False),
    Column("preview", Text),
    Column("reason", Text),
    Column("emergency", Text),
    Column("despite_tests", Text),
    Column("again_of", Whole),
    Column("altered", Json, nullable=False),
    Column("needs", Json, nullable=False),
    _to("activation", "activation", "number"),
)

# That a role approves what a preview changes of a rule, or takes that back; the last row about the three counts.
rule_approval = _table(
    "rule_approval",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("preview", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("approved_at", InstantColumn, nullable=False),
    Column("is_taken_back", Flag, nullable=False),
    Column("body", Text),
    Column("file_number", Text),
    Column("decided_on", DayColumn),
    Index("rule_approval_by_preview", "organisation", "preview"),
)

# What came in together, by a number of its own. It is staged until it is published; a sequence, and with it everything
# that belongs to it, is known from then on. `sequence` is empty before, and of imports from before migration 0009 that
# brought nothing.
record_import = _table(
    "record_import",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("sequence", Whole),
    Column("is_published", Flag, nullable=False),
    # Of a published one: how many versions it brought, and the root of the tree over their seals.
    Column("versions", Whole),
    Column("root", Text),
    _to("recording", "sequence", "sequence"),
    UniqueConstraint("organisation", "sequence", name="import_published_once"),
)

# `salt`: random bytes beside the row, so that its seal does not tell what it says.
record_version = _table(
    "record_version",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("import_number", Whole, nullable=False),
    Column("key", Text, nullable=False),
    Column("seal", Text, nullable=False, server_default=""),
    Column("salt", LargeBinary, nullable=False),
    Column("type", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("row_number", Whole, nullable=False),
    _to("record_import", "import_number", "number"),
    Index("record_version_by_key", "organisation", "key"),
    Index("record_version_by_import", "organisation", "import_number"),
)

report = _table(
    "report",
    Column("sequence", Whole, primary_key=True, autoincrement=False),
    Column("sender", Text, primary_key=True),
    Column("profile", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("nil", Flag, nullable=False),
    Column("reported_at", InstantColumn),
    _to("recording", "sequence", "sequence"),
)

import_account = _table(
    "import_account",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("import_number", Whole, nullable=False),
    Column("imported_at", InstantColumn, nullable=False),
    Column("sequence", Whole),
    Column("sender", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("rows_read", Whole, nullable=False),
    Column("accepted", Whole, nullable=False),
    Column("duplicate", Whole, nullable=False),
    Column("correction", Whole, nullable=False),
    Column("quarantined", Whole, nullable=False),
    # What is kept of the file in the archive; `sha256` is of the file as it came in. None: nothing is kept.
    Column("archived", Text),
    # The account under which the file came in, where what was kept of it was read again. None: it came in.
    Column("again_of", Whole),
    # What it would say if it came once more, byte for byte. None: then it is read.
    Column("once_more", Json),
    _to("record_import", "import_number", "number"),
    Index("import_account_by_file", "organisation", "sha256"),
)

# Which role (`role@unit`) brought a file over the web: by which sending, of whose key `key` is a digest. A file that
# feeds several profiles has an account for each.
uploaded_file = _table(
    "uploaded_file",
    Column("key", Text, primary_key=True),
    Column("account", Whole, primary_key=True, autoincrement=False),
    Column("by_role", Text, nullable=False),
    _to("import_account", "account", "number"),
    Index("uploaded_file_by_account", "organisation", "account"),
)

# That an import counts no more, or (`is_taken_back`) counts again; the last row of an import decides.
withdrawal = _table(
    "withdrawal",
    Column("sequence", Whole, primary_key=True, autoincrement=False),
    Column("import_number", Whole, primary_key=True, autoincrement=False),
    Column("is_taken_back", Flag, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("file_number", Text),
    _to("recording", "sequence", "sequence"),
    _to("record_import", "import_number", "number"),
)

# Where and why, never what: a quarantined cell may be personal. `problem` is the reason with its facts; in rows from
# before migration 0005 it is empty, and `reason` a sentence instead of a code.
quarantine_row = _table(
    "quarantine_row",
    Column("import_number", Whole, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("sheet", Text, nullable=False),
    Column("row_number", Whole, nullable=False),
    Column("column_name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("problem", Json),
    _to("record_import", "import_number", "number"),
)

# What a role has decided about a row that is kept out (`position`), or its file (0). `because`: a word of the house.
quarantine_decision = _table(
    "quarantine_decision",
    Column("account", Whole, primary_key=True, autoincrement=False),
    Column("position", Whole, primary_key=True, autoincrement=False),
    Column("decided", Text, nullable=False),
    Column("decided_at", InstantColumn, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("because", Json, nullable=False),
    Column("file_number", Text, nullable=False),
    # The account under which it was taken in. None: it was discarded.
    Column("by_account", Whole),
    _to("import_account", "account", "number"),
)

# `finding_version`: the journal's number of the last entry about its finding, or about an act on it; 0: none yet.
obligation = _table(
    "obligation",
    Column("key", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("is_active", Flag, nullable=False),
    Column("next_look", InstantColumn),
    Column("finding_version", Whole, nullable=False, server_default="0"),
    # The effective day of its due date when it was judged last; None: it was not since this is kept.
    Column("due_on", DayColumn),
    Index("obligation_by_next_look", "organisation", "next_look"),
    Index("obligation_by_due_on", "organisation", "due_on"),
)

# How many obligations (by their newest verdict) and findings stand in a state; `many_before`: when the week that began
# on the Monday `week` began. Follows from the rest: `state_counts.count_anew`.
state_count = _table(
    "state_count",
    Column("kind", Text, primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("year", Whole, primary_key=True, autoincrement=False),
    Column("scope", Text, primary_key=True),
    Column("state", Text, primary_key=True),
    Column("many", Whole, nullable=False),
    Column("week", DayColumn, nullable=False),
    Column("many_before", Whole, nullable=False),
)

verdict_change = _table(
    "verdict_change",
    Column("obligation", Text, primary_key=True),
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("judged_on", DayColumn, nullable=False),
    Column("known_at", InstantColumn, nullable=False),
    Column("sequence", Whole, nullable=False),
    Column("rulebook", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("stale", Text),
    Column("verdict", Json, nullable=False),
    # How many versions of records counted, and the root of the tree over them. None: decided before that was kept.
    Column("counted", Whole),
    Column("root", Text),
    _to("obligation", "obligation", "key"),
)

episode = _table(
    "episode",
    Column("obligation", Text, primary_key=True),
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("since", DayColumn, nullable=False),
    Column("step", Whole, nullable=False),
    Column("step_since", DayColumn),
    Column("told", Json, nullable=False),
    Column("good_since", DayColumn),
    Column("resolution", Text),
    Column("resolved_on", DayColumn),
    Column("until", DayColumn),
    # None: followed up last before this was kept.
    Column("telling", Json),
    _to("obligation", "obligation", "key"),
)

act = _table(
    "act",
    Column("sequence", Whole, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("obligation", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("until", DayColumn, nullable=False),
    Column("reason", Text, nullable=False),
    # None: recorded before these were kept.
    Column("by_scope", Text),
    Column("until_resolved", Flag),
    Column("undoes", Whole),
    Column("before", Json),
    # One of the house's reasons with its words; None: none was named.
    Column("because", Json),
    # Of an answer that somebody else entered: who did, and when it had come in.
    Column("confirmed_by", Text),
    Column("said_at", InstantColumn),
    # Under which the house has it on file; None: none was named.
    Column("file_number", Text),
    # Done by the link of a mail alone, so that nobody knows by whom; None: by somebody known to the house.
    Column("by_link", Flag),
    _to("recording", "sequence", "sequence"),
    _to("obligation", "obligation", "key"),
    Index("act_by_obligation", "organisation", "obligation"),
)

# Who stands in for a post. The one table whose rows are removed for good when somebody asks for it.
absence = _table(
    "absence",
    Column("sequence", Whole, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("since", DayColumn, nullable=False),
    Column("until", DayColumn, nullable=False),
    Column("deputy", Text),
    _to("recording", "sequence", "sequence"),
)

item = _table(
    "item",
    Column("key", Text, primary_key=True),
    Column("obligation", Text, nullable=False),
    Column("episode", Whole, nullable=False),
    Column("kind", Text, nullable=False),
    Column("cause_state", Text, nullable=False),
    Column("step", Whole, nullable=False),
    Column("occurrence", Text, nullable=False),
    Column("addressed", Text, nullable=False),
    Column("resend", Whole, nullable=False),
    Index("item_by_obligation", "organisation", "obligation", "episode"),
)

message = _table(
    "message",
    Column("key", Text, primary_key=True),
    Column("message_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("addressed", Text, nullable=False),
    Column("planned_on", DayColumn, nullable=False),
    Column("not_before", InstantColumn, nullable=False),
    Column("facts", Json, nullable=False),
    Column("root_key", Text),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", InstantColumn),
    Column("rendered", LargeBinary),
    Column("mailbox", Text),
    Column("queued_at", InstantColumn, nullable=False),
    Column("sent_at", InstantColumn),
    Column("decision", Json),
    UniqueConstraint("organisation", "message_id", name="message_once"),
    Index("message_by_state", "organisation", "state", "not_before"),
)

message_item = _table(
    "message_item",
    Column("message", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("item", Text, nullable=False),
    _to("message", "message", "key"),
    _to("item", "item", "key"),
    UniqueConstraint("organisation", "item", name="item_told_once"),
)

attempt = _table(
    "attempt",
    Column("message", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("started_at", InstantColumn, nullable=False),
    Column("ended_at", InstantColumn),
    Column("outcome", Text),
    Column("reply", Text),
    _to("message", "message", "key"),
)

# An answer by mail, as far as it is kept: no words, no addresses.
proposal = _table(
    "proposal",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("received_at", InstantColumn, nullable=False),
    Column("token", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("addressed", Text, nullable=False),
    Column("episode", Whole, nullable=False),
    Column("choice", Text),
    Column("unclear", Text),
    Column("day", DayColumn),
    Column("until", DayColumn),
    Column("file_number", Text),
    Column("reader", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("doubt", Text),
    Column("decided_at", InstantColumn),
    Column("decided_by", Text),
    Column("reason", Text, nullable=False),
    # Of an answer given on a page: its form, and what it did (the act's sequence, the record's key); None: by mail.
    Column("form", Text),
    Column("act", Whole),
    Column("record", Text),
    Index("proposal_by_state", "organisation", "state"),
    Index("proposal_by_form", "organisation", "form", unique=True),
)

# How many mails came in of which nothing else is kept.
dropped_mail = _table(
    "dropped_mail",
    Column("day", DayColumn, primary_key=True),
    Column("why", Text, primary_key=True),
    Column("many", Whole, nullable=False),
)

# Whether the mailbox of answers can be read: since when not, and why (a code with what the server said).
answer_mailbox = _table(
    "answer_mailbox",
    Column("place", Text, primary_key=True),
    Column("read_at", InstantColumn),
    Column("failing_since", InstantColumn),
    Column("why", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

# Transient: mails that were taken in and may lie there still, by a digest of where, never of what they say.
taken_mail = _table(
    "taken_mail",
    Column("mark", Text, primary_key=True),
    Column("proposal", Whole),
    Column("taken_at", InstantColumn, nullable=False),
)

# What became of each file, until whom it concerns has been told; `facts` never hold a cell.
receipt = _table(
    "receipt",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("received_at", InstantColumn, nullable=False),
    Column("sender", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("facts", Json, nullable=False),
    Column("state", Text, nullable=False),
    Index("receipt_by_state", "organisation", "state"),
    Index("receipt_by_received_at", "organisation", "received_at"),
)

# That the content of a row was deleted: which row (`key` as a JSON list), by which role; never what stood there.
redaction = _table(
    "redaction",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("redacted_at", InstantColumn, nullable=False),
    Column("data_class", Text, nullable=False),
    Column("of_table", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Index("redaction_by_row", "organisation", "of_table", "key"),
)

# Who may log in. Names of people stand here and nowhere else; `login` empty: who it was is forgotten. `posts` empty:
# the house's own log-in says them each time. `password` is a hash; `totp` opens with the password alone (ADR 0097),
# and `totp_step` is the last step of time whose code was taken.
member = _table(
    "member",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("login", Text),
    Column("posts", Json, nullable=False),
    Column("way", Text, nullable=False),
    Column("password", Text),
    Column("totp", Text),
    Column("totp_step", Whole),
    Column("language", Text),
    Column("invited_at", InstantColumn, nullable=False),
    Column("ended_at", InstantColumn),
    UniqueConstraint("organisation", "login"),
)

# By which a member chooses a password, once: the SHA-256 of what the link bears.
invitation = _table(
    "invitation",
    Column("token", Text, primary_key=True),
    Column("member", Whole, nullable=False),
    Column("ends_at", InstantColumn, nullable=False),
    _to("member", "member", "number"),
)

# A session: the SHA-256 of the secret that the browser keeps. `member` empty: a try-out on the machine itself. `posts`
# empty: those of the member.
session = _table(
    "session",
    Column("secret", Text, primary_key=True),
    Column("member", Whole),
    Column("posts", Json),
    Column("way", Text, nullable=False),
    Column("opened_at", InstantColumn, nullable=False),
    Column("used_at", InstantColumn, nullable=False),
    Column("idle_seconds", Whole, nullable=False),
    Column("ends_at", InstantColumn, nullable=False),
    _to("member", "member", "number"),
    Index("session_by_member", "organisation", "member"),
)

# Who did what by which way: `entry` is the number of the journal's entry about it, which names the role alone.
access_log = _table(
    "access_log",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("at", InstantColumn, nullable=False),
    Column("member", Whole),
    Column("kind", Text, nullable=False),
    Column("entry", Whole, nullable=False),
    Column("way", Text, nullable=False),
    _to("member", "member", "number"),
    Index("access_log_by_instant", "organisation", "at"),
)

# Transient: log-ins that failed, by a digest of what was tried or of where from.
failed_log_in = _table(
    "failed_log_in",
    Column("mark", Text, primary_key=True),
    Column("failures", Whole, nullable=False),
    Column("last_at", InstantColumn, nullable=False),
    Column("waits_until", InstantColumn, nullable=False),
)

# A key of a machine: the SHA-256 of what it sends, the post it stands in for, and what it opens. `prefix` begins the
# secret, so that one that lies about can be told; `purpose` is a word for what it is used for.
access_key = _table(
    "access_key",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("secret", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("scopes", Json, nullable=False),
    Column("made_at", InstantColumn, nullable=False),
    Column("ends_at", InstantColumn, nullable=False),
    Column("ended_at", InstantColumn),
    Column("by_role", Text, nullable=False),
    UniqueConstraint("organisation", "secret"),
)

cursor = _table(
    "cursor",
    Column("instant", InstantColumn, nullable=False),
    Column("sequence", Whole, nullable=False),
    Column("rulebook", Text, nullable=False),
    Column("ticks", Whole, nullable=False),
)

# The last tick at each sequence that ticks have left behind; of the newest sequence the cursor tells it.
judged_sequence = _table(
    "judged_sequence",
    Column("sequence", Whole, primary_key=True, autoincrement=False),
    Column("instant", InstantColumn, nullable=False),
)

# Transient: what a process has in hand, by a digest.
in_hand = _table(
    "in_hand",
    Column("mark", Text, primary_key=True),
    Column("process", Text, nullable=False),
    Column("deaths", Whole, nullable=False),
    Column("begun_at", InstantColumn, nullable=False),
)

# The seals of sealed rows, by the entry of the journal that bears their root. `value` empty: the row was removed.
# `salt` empty: the seal holds no more, as the row was changed or removed since.
seal = _table(
    "seal",
    Column("entry", Whole, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("of_table", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("salt", LargeBinary),
    Column("value", Text),
    Index("seal_by_row", "organisation", "of_table", "key"),
)

# Append-only: the first migration adds triggers that refuse to change, remove or insert out of order.
journal = _table(
    "journal",
    Column("seq", Whole, primary_key=True, autoincrement=False),
    Column("at", InstantColumn, nullable=False),
    Column("kind", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("journal_by_kind", "organisation", "kind", "seq"),
)

# Of the journal's tree; `complete` are the hashes of its complete parts, from which the next one goes on.
checkpoint = _table(
    "checkpoint",
    Column("size", Whole, primary_key=True, autoincrement=False),
    Column("made_at", InstantColumn, nullable=False),
    Column("root", Text, nullable=False),
    Column("complete", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("signed_by", Text),
)
