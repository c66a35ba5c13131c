"""Where are the keys of links? Edge: a file for us alone, made by whoever first needs it.

A line a key, the newest first: its id, when it was made (UTC), the key. Older ones verify until their links have ended.
"""

from __future__ import annotations

import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from checker.domain.refusal import LinkKeyRefusal, Refused
from notifications.link_tokens import LinkKey

KEY_BYTES = 32
FOR_US_ALONE = 0o600
OTHERS = 0o077
# Twenty working days and whatever holidays lie between them; then no link of a replaced key acts any more.
LINKS_HAVE_ENDED = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DatedKey:
    """A key, and when it was made (aware, UTC)."""

    key: LinkKey
    made_at: datetime

    def line(self) -> str:
        return f"{self.key.id} {self.made_at.isoformat()} {urlsafe_b64encode(self.key.secret).decode()}\n"


@dataclass(frozen=True, slots=True)
class LinkKeyFile:
    """The file, by its place."""

    place: Path

    def keys(self) -> Sequence[LinkKey]:
        """Those that verify, the one that signs first. Raises Refused (LinkKeyRefusal)."""
        return tuple(one.key for one in self.read())

    def make_if_missing(self, now: datetime) -> None:
        """For whoever sends mails: the first key. Where none can be written `status` says so."""
        with suppress(Refused):
            if not self.place.exists():
                self.make(now)

    def make(self, now: datetime) -> DatedKey:
        """The first key. Raises Refused where there is a file already, or none can be written."""
        made = _new(now)
        self._write((made,), may_replace=False)
        return made

    def rotate(self, now: datetime) -> DatedKey:
        """A new key signs from now on; of the old ones those stay whose links may act still. Raises Refused."""
        known = self.read()
        made = _new(now)
        # A key was replaced when the one before it in the file was made.
        replaced_at = (now, *(one.made_at for one in known))
        kept = (one for one, at in zip(known, replaced_at, strict=False) if now - at <= LINKS_HAVE_ENDED)
        self._write((made, *kept), may_replace=True)
        return made

    def read(self) -> tuple[DatedKey, ...]:
        """The keys, the newest first. Raises Refused (LinkKeyRefusal)."""
        file = str(self.place)
        try:
            rights = self.place.stat().st_mode
            lines = self.place.read_text("ascii").splitlines()
        except FileNotFoundError:
            raise Refused(LinkKeyRefusal.MISSING, file=file) from None
        except (OSError, UnicodeDecodeError):
            raise Refused(LinkKeyRefusal.UNREADABLE, file=file) from None
        if rights & OTHERS:
            raise Refused(LinkKeyRefusal.READ_BY_OTHERS, file=file, rights=f"{rights & 0o777:04o}")
        try:
            found = tuple(_read(line) for line in lines if line.strip())
        except ValueError:
            found = ()
        if not found:
            raise Refused(LinkKeyRefusal.NO_KEYS, file=file)
        return found

    def _write(self, keys: Sequence[DatedKey], *, may_replace: bool) -> None:
        """The whole file or nothing: whoever reads meanwhile sees the old one, or the new one."""
        beside = self.place.with_name(f"{self.place.name}.{secrets.token_hex(4)}")
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FOR_US_ALONE)
            try:
                with os.fdopen(handle, "w", encoding="ascii") as written:
                    written.writelines(one.line() for one in keys)
                    written.flush()
                    os.fsync(written.fileno())
                if may_replace:
                    beside.replace(self.place)
                else:
                    os.link(beside, self.place)
            finally:
                beside.unlink(missing_ok=True)
        except FileExistsError:
            raise Refused(LinkKeyRefusal.EXISTS, file=str(self.place)) from None
        except OSError:
            raise Refused(LinkKeyRefusal.CANNOT_BE_WRITTEN, file=str(self.place)) from None


def _new(now: datetime) -> DatedKey:
    return DatedKey(LinkKey(secrets.token_bytes(KEY_BYTES)), now)


def _read(line: str) -> DatedKey:
    key_id, made_at, written = line.split()
    key = LinkKey(urlsafe_b64decode(written))
    if key.id != key_id or len(key.secret) != KEY_BYTES:
        raise ValueError("no key of ours")
    return DatedKey(key, datetime.fromisoformat(made_at))
