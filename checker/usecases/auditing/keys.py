"""The key that signs the log's checkpoints: made, replaced by another that it signs itself, or lost. Shell.

Which one is in force is what the journal says; the private key lies in a file outside the store, and never here.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from checker.audit.ed25519 import is_signed, make_key, public_of, sign
from checker.audit.signed_note import NoteKey
from checker.domain.refusal import KeyRefusal, Refused
from checker.store import Store, journal
from checker.store.checkpoints import KEY_EVENTS, KEY_LOST, KEY_MADE, KEY_ROTATED, key_put_in_force
from checker.store.journal import JournalEntry

# Beside the key's file while one replaces the other: whatever dies in between is finished by the next who asks.
NEXT = ".next"


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """What became of a key with an entry of the journal. `key` is the one in force from there on; None: none is.

    `is_proved`: of a key that replaced another, whether that one signed it.
    """

    entry: JournalEntry
    key: NoteKey | None
    is_proved: bool = True


def key_history(tx: Connection) -> Iterator[KeyEvent]:
    """Every key that was made, replaced or lost, oldest first; of replacements the signature is checked."""
    before: NoteKey | None = None
    for entry in journal.entries_of(tx, KEY_EVENTS):
        key = None if entry.kind == KEY_LOST else NoteKey.parse(entry.facts["key"])
        yield KeyEvent(entry, key, entry.kind != KEY_ROTATED or _is_handed_on(before, key, entry))
        before = key


def key_in_force(tx: Connection) -> NoteKey | None:
    """By the journal. None: none was made, or the last was lost."""
    entry = key_put_in_force(tx)
    return NoteKey.parse(entry.facts["key"]) if entry else None


def new_key(store: Store, file: Path | None, origin: str | None, now: datetime) -> NoteKey:
    """Make a key in `file` and say so in the journal. `origin`: the log's name, None: made of the organisation's id."""
    place = _place(store, file)
    with store.read() as tx:
        before = key_in_force(tx)
    if before is not None:
        raise Refused(KeyRefusal.IN_FORCE, key=str(before))
    key = NoteKey(origin or origin_of(store), make_key(place))
    try:
        with store.write() as tx:
            journal.append(tx, KEY_MADE, {"key": str(key)}, now)
    except BaseException:
        place.unlink()
        raise
    return key


def rotate_key(store: Store, file: Path | None, now: datetime) -> tuple[NoteKey, NoteKey]:
    """Replace the key in `file` by a new one, which the old one signs in the journal. The old and the new one."""
    place = _place(store, file)
    old = usable_key(store, place)
    successor = place.with_name(place.name + NEXT)
    # Of an attempt that died before the journal knew of it.
    successor.unlink(missing_ok=True)
    new = NoteKey(old.name, make_key(successor))
    try:
        signature = sign(place, _handing_on(new))
        with store.write() as tx:
            if key_in_force(tx) != old:
                raise Refused(KeyRefusal.ANOTHER, file=str(place), key=str(key_in_force(tx) or ""))
            facts = {"from": str(old), "key": str(new), "signature": b64encode(signature).decode()}
            journal.append(tx, KEY_ROTATED, facts, now)
    except BaseException:
        successor.unlink()
        raise
    _replace(place)
    return old, new


def declare_lost(store: Store, now: datetime) -> tuple[NoteKey, int]:
    """From this entry on nothing is signed by the key in force. The key, and the entry's number."""
    with store.write() as tx:
        key = key_in_force(tx)
        if key is None:
            raise Refused(KeyRefusal.NONE_IN_FORCE)
        return key, journal.append(tx, KEY_LOST, {"key": str(key)}, now)


def usable_key(store: Store, file: Path | None) -> NoteKey:
    """The key in force, which the file holds. Refused where there is none, or the file does not serve."""
    place = _place(store, file)
    with store.read() as tx:
        key = key_in_force(tx)
    if key is None:
        raise Refused(KeyRefusal.NONE_IN_FORCE)
    successor = place.with_name(place.name + NEXT)
    if successor.exists() and public_of(successor) == key.public:
        _replace(place)
    if public_of(place) != key.public:
        raise Refused(KeyRefusal.ANOTHER, file=str(place), key=str(key))
    return key


def origin_of(store: Store) -> str:
    """What the log is called where the configuration gives it no name."""
    return f"zielwacht/{store.organisation}"


def _place(store: Store, file: Path | None) -> Path:
    if file is None:
        raise Refused(KeyRefusal.NOT_CONFIGURED)
    folder = Path(store.place).resolve().parent
    if file.resolve().is_relative_to(folder):
        raise Refused(KeyRefusal.BESIDE_THE_STORE, file=str(file), folder=str(folder))
    return file


def _replace(place: Path) -> None:
    place.with_name(place.name + NEXT).replace(place)


def _handing_on(key: NoteKey) -> bytes:
    """What a key signs about the one that replaces it."""
    return f"zielwacht key\n{key}\n".encode()


def _is_handed_on(before: NoteKey | None, key: NoteKey | None, entry: JournalEntry) -> bool:
    if before is None or key is None or entry.facts["from"] != str(before):
        return False
    return is_signed(before.public, _handing_on(key), b64decode(entry.facts["signature"]))
