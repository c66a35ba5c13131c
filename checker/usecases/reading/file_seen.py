"""What became of a file, or of a row of it that is kept out, and what may somebody decide? Shell, read-only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.quarantine import QuarantineNumber
from checker.domain.record import canonical
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.store import archive, import_ledger
from checker.store.opening import Store
from checker.usecases.importing.kept_out import EntryStory, HeldFile, KeptOutEntry, held_under
from checker.usecases.importing.quarantine_acts import who_may
from checker.usecases.reading.answers_to_enter import own_roles
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.file_results import FileResult, results_of
from checker.usecases.reading.house_seen import book_seen

VERSION_SIGNS = 16


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as its page shows it. `results`: this account's first, then those of other profiles that it feeds.

    `held` None: nothing of it is kept out. `story`: of the row that is asked for. `version`: what was decided and read
    so far. `is_kept`: its original is still there. `discards`, `releases`: the reader's role that may; None: none of
    theirs does.
    """

    book: Rulebook
    number: QuarantineNumber
    results: tuple[FileResult, ...]
    held: HeldFile | None
    story: EntryStory | None
    version: str
    is_kept: bool
    discards: str | None
    releases: str | None

    @property
    def entries(self) -> tuple[KeptOutEntry, ...]:
        """What is kept out of it, row by row, or as a whole."""
        return self.held.entries if self.held else ()

    @property
    def is_open(self) -> bool:
        """Is what is asked for, a row or any of the file, still to be decided about?"""
        asked = (one for one in self.entries if not self.number.position or one.number == self.number)
        return any(one.is_open for one in asked)

    @property
    def may_retry(self) -> bool:
        """Can the reader have what was kept of it read again?"""
        return self.discards is not None and self.is_open and not self.number.position and self.is_kept


def look_at_file(store: Store, viewer: Viewer, asked: str, on: date) -> FileSeen:
    """What is found under a number (`12`, `12.3`) as somebody sees it on a local day. Refused where nothing is."""
    number = QuarantineNumber.parse(asked)
    if number is None:
        raise Refused(NotThere.QUARANTINED, number=asked[:VERSION_SIGNS])
    with store.read() as tx:
        known = at_head(tx)
        held, story = held_under(tx, number, known.house)
        results = _results(tx, number, held)
        if number.position and story is None:
            raise Refused(NotThere.QUARANTINED, number=asked)
        is_kept = archive.size_of(tx, results[0].account.archived) is not None
        book = book_seen(tx, known)
    discards, releases = _deciding(viewer, book, held, on)
    return FileSeen(book, number, results, held, story, _version(held), is_kept, discards, releases)


def _results(tx: Connection, number: QuarantineNumber, held: HeldFile | None) -> tuple[FileResult, ...]:
    (this, *_) = (held.account,) if held else import_ledger.of_numbers(tx, [number.account]) or (None,)
    if this is None:
        raise Refused(NotThere.QUARANTINED, number=str(number))
    same = held.readings if held else import_ledger.list_accounts(tx, sha256=this.sha256)
    beside = [one for one in same if (one.file, one.imported_at) == (this.file, this.imported_at)]
    found = results_of(tx, beside)
    return tuple(sorted(found, key=lambda one: one.account.number != this.number))


def _deciding(viewer: Viewer, book: Rulebook, held: HeldFile | None, on: date) -> tuple[str | None, str | None]:
    """The reader's roles that may discard, and take in."""
    if held is None or not may_act(PageId.INBOX, PageAct.DECIDE_KEPT_OUT, viewer, book, on):
        return None, None
    own = own_roles(viewer, book, on)
    discarding, releasing = (who_may(held, on, of_ones_own=any_of) for any_of in (True, False))
    return next((r for r in own if r in discarding), None), next((r for r in own if r in releasing), None)


def _version(held: HeldFile | None) -> str:
    """Another one as soon as somebody has decided, or the file was read again or overtaken."""
    if held is None:
        return ""
    says = [
        [one.number for one in held.readings],
        sorted(str(one) for one in held.decided),
        [str(held.stands.standing), held.stands.by or 0],
    ]
    return hashlib.sha256(canonical(says)).hexdigest()[:VERSION_SIGNS]
