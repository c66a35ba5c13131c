"""The list of what is kept about employees is held against the store: no column can be added without it."""

from __future__ import annotations

import pytest

from checker.domain.staff_data import STAFF_DATA, Seer, StaffDatum
from checker.store.tables import metadata
from checker.wording.staff_texts import SEER_TEXTS, STAFF_TEXTS

# Columns that can hold neither a post, a mailbox, nor words of anybody, and why. What is a number, a day or an instant
# alone is told by its type.
NOT_ABOUT_STAFF: dict[str, tuple[str, ...]] = {
    # whether the mailbox of answers can be read: a place of the house, a code, what the server said
    "access_key": ("scopes",),
    "answer_mailbox": ("place", "why", "detail"),
    "archive": ("sha256", "kind"),
    "act": ("obligation",),
    "activation": ("rulebook", "manifest", "calendar"),
    # what is written in rule files: fields and their values, old and new
    "activation_ground": ("preview", "altered"),
    "attempt": ("message", "outcome"),
    # the house's public key and hashes
    "checkpoint": ("root", "complete", "note", "signed_by"),
    "cursor": ("rulebook",),
    "dropped_mail": ("why",),
    "episode": ("obligation", "state", "verdict", "cause", "severity", "resolution"),
    "import_account": ("sender", "profile", "sha256", "archived"),
    "in_hand": ("mark", "process"),
    "item": ("key", "obligation", "kind", "cause_state", "occurrence"),
    "journal": ("kind", "prev", "hash"),
    "message": ("key", "message_id", "kind", "root_key", "state"),
    "message_item": ("message", "item"),
    "obligation": ("key", "rule", "scope", "period"),
    "proposal": ("token", "item", "about", "state", "form", "record"),
    "receipt": ("sender", "profile", "scope", "sha256", "outcome", "state"),
    "record_import": ("root",),
    "record_version": ("key", "seal", "salt", "type", "scope", "period", "sender", "profile", "sha256"),
    "redaction": ("data_class", "of_table", "key"),
    "rule_approval": ("preview", "rule"),
    "report": ("sender", "profile", "period", "sha256"),
    "seal": ("of_table", "key", "salt", "value"),
    "state_count": ("kind", "rule", "scope", "state"),
    "taken_mail": ("mark",),
    # a digest of what a page or a machine gave itself as the key of a sending
    "uploaded_file": ("key",),
    "verdict_change": ("obligation", "rulebook", "state", "cause", "stale", "root"),
}
CAN_HOLD_WORDS = {"Text", "Json", "LargeBinary"}


def test_every_column_that_can_hold_words_is_listed_or_says_why_not() -> None:
    kept = {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.c
        if column.name != "organisation" and type(column.type).__name__ in CAN_HOLD_WORDS
    }
    listed = {
        (table, column) for each in STAFF_DATA.values() for table, columns in each.columns.items() for column in columns
    }
    apart = {(table, column) for table, columns in NOT_ABOUT_STAFF.items() for column in columns}
    assert kept - listed - apart == set()
    assert (listed | apart) - kept == set()
    assert listed & apart == set()


def test_every_datum_is_in_the_list_and_has_its_words() -> None:
    assert set(STAFF_DATA) == set(StaffDatum)


@pytest.mark.parametrize("locale", ["de", "en"])
def test_both_languages_have_all_words(locale: str) -> None:
    chosen = "de" if locale == "de" else "en"
    assert set(STAFF_TEXTS[chosen]) == set(StaffDatum)
    assert set(SEER_TEXTS[chosen]) == set(Seer)
