"""A migration happens as a whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, insert, inspect
from sqlalchemy.exc import IntegrityError

from checker.domain.act import Act, ActKind
from checker.domain.record import content
from checker.store import (
    Store,
    StoreError,
    acts,
    archive,
    import_ledger,
    imports,
    journal,
    migrate,
    obligations,
    recordings,
    records,
    seal_check,
)
from checker.store.column_types import instant_of
from checker.store.import_ledger import RefusedRow
from checker.store.tables import activation
from tests.stored import new_store, raw, review, url_of, version

FAILING = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("archive", sa.Column("half", sa.Text()))
    op.execute("INSERT INTO no_such_table VALUES (1)")
"""
RENAMING = """
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    with op.batch_alter_table("archive") as archive:
        archive.alter_column("kind", new_column_name="was")
"""
RENAMING_KINDS = """
from alembic import op

revision = "9999"
down_revision = "HEAD"


def upgrade() -> None:
    op.execute("UPDATE archive SET kind = 'later'")
"""
A_DEAD_MAIL_OF_0003 = """
INSERT INTO message
    (organisation, key, message_id, kind, addressed, planned_on, not_before, facts, state, attempts, queued_at)
VALUES ('jobcenter', 'k', '<k@jobcenter.example>', 'alert', 'gf@jobcenter', '2016-07-04', 0, '{}', 'dead', 4, 0)
"""


def migrations(tmp_path: Path, following: str) -> Path:
    folder = tmp_path / "migrations 100% ours"
    shutil.copytree(migrate.FOLDER, folder)
    text = following.replace('"HEAD"', f'"{migrate.HEAD}"')
    (folder / "versions" / "9999_next.py").write_text(text, encoding="utf-8")
    return folder


def shape(tx: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in raw(tx, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")]


def test_a_failed_migration_leaves_nothing_behind(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as tx:
        before = shape(tx)
    with pytest.raises(StoreError, match="no_such_table"), store.write() as tx:
        migrate.upgrade(tx, folder=migrations(tmp_path, FAILING))
    with store.read() as tx:
        assert shape(tx) == before
        assert raw(tx, "SELECT version_num FROM alembic_version").scalar() == migrate.HEAD
    store.close()


def test_a_new_store_whose_last_migration_fails_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = migrations(tmp_path, FAILING)
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ("head", folder))
    with pytest.raises(StoreError):
        new_store(tmp_path / "store.sqlite3")
    monkeypatch.undo()
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as tx:
        assert "half" not in inspect(tx).get_table_names()
    store.close()


def test_the_next_new_store_of_a_process_has_the_tables_that_the_migrations_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(migrate, "_made", {})
    with closing(Store.in_memory()) as first, closing(Store.in_memory()) as second:
        with first.read() as migrated, second.read() as made:
            assert shape(made) == shape(migrated)
            assert raw(made, "SELECT version_num FROM alembic_version").scalar() == migrate.HEAD
        assert "".join(migrate._made["head", migrate.FOLDER]).count("CREATE TABLE") > 20


def test_an_older_store_is_brought_up_to_date_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path / "store.sqlite3").close()
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ("head", migrations(tmp_path, RENAMING)))
    monkeypatch.setattr(migrate, "HEAD", "9999")
    store = new_store(tmp_path / "store.sqlite3")
    with store.read() as tx:
        assert "was" in {column["name"] for column in inspect(tx).get_columns("archive")}
    store.close()


def test_the_first_tables_hold_their_keys(tmp_path: Path) -> None:
    store = new_store(tmp_path / "store.sqlite3")
    with pytest.raises(IntegrityError), store.write() as tx:
        raw(tx, "INSERT INTO message_item VALUES ('jobcenter', 'no message', 0, 'no item')")
    store.close()


def test_attempts_of_dead_mails_say_why_they_died(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = [
        ("dead", "too old to help"),
        ("dead", "nobody reads for this role any more"),
        ("dead", "550 no such mailbox"),
        ("ambiguous", ""),
    ]
    with written_by("0003", tmp_path, monkeypatch) as tx:
        raw(tx, A_DEAD_MAIL_OF_0003)
        for number, (outcome, reply) in enumerate(ended, start=1):
            raw(tx, f"INSERT INTO attempt VALUES ('jobcenter', 'k', {number}, 0, 0, '{outcome}', '{reply}')")
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.read() as tx:
        outcomes = raw(tx, "SELECT outcome FROM attempt ORDER BY number").scalars().all()
    assert outcomes == ["expired", "not built", "refused", "ambiguous"]


def test_a_row_refused_before_reasons_had_codes_keeps_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with written_by("0004", tmp_path, monkeypatch) as tx:
        account = {
            "organisation": "jobcenter",
            "number": 1,
            "imported_at": 0,
            "sender": "fachaufsicht",
            "profile": "r@1",
        }
        account |= {"file": "q1.csv", "sha256": "a", "rows_read": 1, "accepted": 0, "duplicate": 0, "correction": 0}
        row = {"organisation": "jobcenter", "account": 1, "position": 1, "sheet": "", "row_number": 7}
        for table, values in (
            ("import_account", account | {"quarantined": 1}),
            ("quarantine_row", row | {"column_name": "8", "reason": "q1.csv:11:8: too few cells"}),
        ):
            names = ", ".join(values)
            raw(tx, f"INSERT INTO {table} ({names}) VALUES ({', '.join(map(repr, values.values()))})")
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.read() as tx:
        (account_now,) = import_ledger.list_accounts(tx, with_rows=True)
    assert account_now.rows == (RefusedRow(7, "8", "q1.csv:11:8: too few cells"),)


def test_a_recording_keeps_its_sequence_and_its_instant_and_what_points_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = "'jobcenter', 2, 'fachaufsicht', 'r@1', '2016-Q1', 'a', 1, NULL"
    with written_by("0006", tmp_path, monkeypatch) as tx:
        raw(tx, "INSERT INTO recording (organisation, sequence, recorded_at) VALUES ('jobcenter', 1, 5)")
        raw(tx, "INSERT INTO recording (organisation, sequence, recorded_at) VALUES ('jobcenter', 2, 7)")
        raw(tx, f"INSERT INTO report VALUES ({report})")
    with closing(new_store(tmp_path / "store.sqlite3")) as store:
        with store.write() as tx:
            assert recordings.add(tx, instant_of(7)) == (instant_of(7), 3)
            assert [recordings.sequence_at(tx, instant_of(at)) for at in (4, 5, 7)] == [0, 1, 3]
            assert len(records.load(tx).reports) == 1
        with pytest.raises(IntegrityError), store.write() as tx:
            raw(tx, f"INSERT INTO report VALUES ({report.replace('2,', '9,', 1)})")


VERSIONS_OF_0008 = """
INSERT INTO recording (organisation, sequence, recorded_at) VALUES
    ('jobcenter', 1, 5), ('jobcenter', 2, 7), ('jobcenter', 3, 9), ('jobcenter', 4, 11);
INSERT INTO record_version VALUES
    ('jobcenter', 'k', 'b', 2, 'case_review', 'ratingen', '2016-03', '{faulty}', 's', 'r@1', 'f', 'a', '', 9),
    ('jobcenter', 'k', 'a', 1, 'case_review', 'ratingen', '2016-03', '{first}', 's', 'r@1', 'f', 'a', '', 7),
    ('jobcenter', 'l', 'a', 4, 'case_review', 'ratingen', '2016-03', '{first}', 's', 'r@1', 'f', 'a', '', 7);
INSERT INTO import_account VALUES
    ('jobcenter', 1, 5, 1, 's', 'r@1', 'f', 'a', 1, 1, 0, 0, 0),
    ('jobcenter', 2, 7, 2, 's', 'r@1', 'f', 'b', 2, 0, 0, 1, 1),
    ('jobcenter', 3, 9, NULL, 's', 'r@1', 'f', 'c', 1, 0, 0, 0, 1);
INSERT INTO quarantine_row VALUES
    ('jobcenter', 2, 1, '', 8, '8', 'too few cells', NULL),
    ('jobcenter', 3, 1, '', 9, '8', 'too few cells', NULL)
"""


def test_what_was_imported_before_imports_had_numbers_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = {name: json.dumps(content(review(faulty=faulty))) for name, faulty in (("first", 2), ("faulty", 3))}
    with written_by("0008", tmp_path, monkeypatch) as tx:
        for statement in VERSIONS_OF_0008.format(**contents).split(";"):
            tx.exec_driver_sql(statement)
    with closing(new_store(tmp_path / "store.sqlite3")) as store:
        with store.read() as tx:
            versions = records.load(tx).versions
            accounts = import_ledger.list_accounts(tx, with_rows=True)
            salts = raw(tx, "SELECT DISTINCT salt FROM record_version").scalars().all()
            assert imports.staged(tx) == ()
            assert imports.last_published(tx) == 4
        assert [(one.sequence, one.record.faulty) for one in versions] == [(1, 2), (2, 3), (4, 2)]  # type: ignore[union-attr]
        assert [(one.number, one.sequence, [row.row for row in one.rows]) for one in accounts] == [
            (1, 1, []),
            (2, 2, [8]),
            (3, None, [9]),
        ]
        assert [len(salt) for salt in salts] == [16, 16, 16]
        with store.write() as tx:
            assert imports.begin(tx) == 8
            records.add_versions(tx, [version(review("2016-04"), recordings.add(tx, instant_of(13)))])


def store_at(version: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A new store as an older version of the program made it."""
    with monkeypatch.context() as older:
        older.setattr(migrate, "HEAD", version)
        older.setattr(migrate.upgrade, "__defaults__", (version, migrate.FOLDER))
        return new_store(folder / "store.sqlite3")


@contextmanager
def written_by(version: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """What an older version of the program wrote into a new store: it knew nothing of seals."""
    store_at(version, folder, monkeypatch).close()
    engine = create_engine(url_of(folder / "store.sqlite3"))
    with engine.begin() as tx:
        yield tx
    engine.dispose()


def test_an_import_from_before_names_what_is_kept_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with written_by("0010", tmp_path, monkeypatch) as tx:
        raw(tx, "INSERT INTO archive VALUES ('jobcenter', 'kept', 'original', 1, x'00', 0)")
        for number, sha256 in enumerate(("kept", "refused"), start=1):
            raw(tx, f"INSERT INTO record_import VALUES ('jobcenter', {number}, NULL, 1)")
            raw(
                tx,
                "INSERT INTO import_account (organisation, number, import_number, imported_at, sender, profile, file, "
                "sha256, rows_read, accepted, duplicate, correction, quarantined) "
                f"VALUES ('jobcenter', {number}, {number}, 0, 's', 'p@1', 'f', '{sha256}', 0, 0, 0, 0, 0)",
            )
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.read() as tx:
        assert [account.archived for account in import_ledger.list_accounts(tx)] == ["kept", None]


def test_an_act_from_before_names_no_reason_of_the_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with written_by("0012", tmp_path, monkeypatch) as tx:
        raw(tx, "INSERT INTO obligation VALUES ('jobcenter', 'a/b/2016', 'a', 'b', '2016', 1, NULL, 0)")
        raw(tx, "INSERT INTO recording VALUES ('jobcenter', 1, 0)")
        raw(
            tx,
            "INSERT INTO act (organisation, sequence, kind, obligation, by_role, until, reason) "
            "VALUES ('jobcenter', 1, 'waive', 'a/b/2016', 'gf', '2016-05-06', 'x')",
        )
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.read() as tx:
        assert [(act.because, act.why("de")) for act in acts.load(tx)] == [(None, "x")]


def test_a_finding_from_before_has_a_version_once_something_happens_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with written_by("0011", tmp_path, monkeypatch) as tx:
        raw(tx, "INSERT INTO obligation VALUES ('jobcenter', 'a/b/2016', 'a', 'b', '2016', 1, NULL)")
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.write() as tx:
        assert obligations.finding_version(tx, "a/b/2016") == 0
        acts.add(tx, Act(ActKind.WAIVE, "a/b/2016", "gf", date(2016, 5, 6), "x", instant_of(12)), now=instant_of(12))
        last = journal.head(tx)
        assert last is not None
        assert obligations.finding_version(tx, "a/b/2016") == last.seq


def test_a_store_from_before_is_sealed_when_it_opens_from_a_named_entry_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = {name: json.dumps(content(review(faulty=faulty))) for name, faulty in (("first", 2), ("faulty", 3))}
    with written_by("0008", tmp_path, monkeypatch) as tx:
        for statement in VERSIONS_OF_0008.format(**contents).split(";"):
            tx.exec_driver_sql(statement)
        tx.exec_driver_sql("INSERT INTO archive VALUES ('jobcenter', 'm', 'manifest', 1, x'00', 0)")
        tx.exec_driver_sql("INSERT INTO activation VALUES ('jobcenter', 1, 'b', 'm', NULL, 0, 'admin')")
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.read() as tx:
        (migrated,) = journal.entries(tx, kind="store.migrated")
        (sealed,) = journal.entries(tx, kind="store.sealed")
        result = seal_check.check_all(tx)
    assert (sealed.seq, sealed.facts["rows"]) == (migrated.seq + 1, migrated.facts["sealed"])
    assert (result.unsound, result.rows) == ((), migrated.facts["sealed"] + 3)
    with closing(sqlite3.connect(tmp_path / "store.sqlite3")) as other, other:
        other.execute(
            "UPDATE record_version SET content = replace(content, '3', '0') WHERE content LIKE '%faulty\": 3%'"
        )
    with closing(new_store(tmp_path / "store.sqlite3")) as store, store.read() as tx:
        (found,) = seal_check.check_all(tx).unsound
    assert (found.table, found.what) == ("record_version", seal_check.Tampering.ROW_CHANGED)


def test_a_migration_heals_no_tampering_and_seals_what_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "store.sqlite3"
    with closing(new_store(place)) as store, store.write() as tx:
        for sha256 in ("1", "2", "3"):
            archive.put(tx, sha256.encode(), archive.ArchiveKind.ORIGINAL, at=instant_of(1))
        with_activation = {"organisation": "jobcenter", "number": 1, "rulebook": "b", "by_role": "admin"}
        manifest = archive.put(tx, b"m", archive.ArchiveKind.MANIFEST, at=instant_of(1))
        tx.execute(insert(activation), with_activation | {"manifest": manifest, "activated_at": instant_of(1)})
    with closing(sqlite3.connect(place)) as other, other:
        other.execute("UPDATE archive SET size = 7 WHERE content = x'32'")
    folder = migrations(tmp_path, RENAMING_KINDS)
    with monkeypatch.context() as newer:
        newer.setattr(migrate, "HEAD", "9999")
        newer.setattr(migrate.upgrade, "__defaults__", ("head", folder))
        with closing(new_store(place)) as store, store.read() as tx:
            (found,) = seal_check.check_all(tx).unsound
    assert (found.table, found.what) == ("archive", seal_check.Tampering.ROW_CHANGED)
    assert hashlib.sha256(b"2").hexdigest() in found.key
