"""Which entries of the log are asked for: by kind, obligation, role and day? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, Refused
from checker.store import journal, records, trace
from checker.store.journal import JournalEntry
from checker.store.opening import Store
from checker.store.trace import TracedMail
from checker.usecases.auditing.matrix import promises_of

# Facts that name a role, or the post of a role at a unit (`role@unit`).
OF_ROLES = ("by", "by_role", "role", "addressed", "confirmed_by", "told")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; empty: everything. `kind`: of a kind, or of a family (`mail.`). `obligation`: its key, or what
    its key begins with (`rule`, `rule/scope`). `first` and `last`: local days, both included.
    """

    kind: str = ""
    obligation: str = ""
    role: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class SelectedEntries:
    """The entries that fit, oldest first, of how many; `kinds` are all that there are, `newest` is the log's last."""

    entries: tuple[JournalEntry, ...]
    total: int
    kinds: tuple[str, ...]
    newest: JournalEntry | None


def select_entries(store: Store, selection: Selection) -> SelectedEntries:
    """Raises Refused where no obligation is called so."""
    with store.read() as tx:
        mails = trace.every_mail(tx) if selection.obligation or selection.role else ()
        about = _About.of(tx, selection.obligation, mails) if selection.obligation else None
        to_role = {mail.key for mail in mails if selection.role and _is_role(mail.addressed, selection.role)}
        kinds: dict[str, None] = {}
        found, total, newest = [], 0, None
        for entry in journal.entries(tx):
            total, newest = total + 1, entry
            kinds[entry.kind] = None
            if _fits(entry, selection, about, to_role):
                found.append(entry)
    return SelectedEntries(tuple(found), total, tuple(sorted(kinds)), newest)


def _fits(entry: JournalEntry, wanted: Selection, about: _About | None, to_role: set[str]) -> bool:
    if not entry.kind.startswith(wanted.kind):
        return False
    day = local_day(entry.at)
    if (wanted.first and day < wanted.first) or (wanted.last and day > wanted.last):
        return False
    if about is not None and not about.is_in(entry):
        return False
    return not wanted.role or entry.facts.get("message") in to_role or _names_role(entry.facts, wanted.role)


def _names_role(facts: Mapping[str, Any], role: str) -> bool:
    return any(_is_role(value, role) for name in OF_ROLES for value in _several(facts.get(name)))


def _several(value: Any) -> Iterator[str]:
    yield from (str(each) for each in (value if isinstance(value, list) else [value]) if each)


def _is_role(post: str, role: str) -> bool:
    return post == role or post.partition("@")[0] == role


@dataclass(frozen=True, slots=True)
class _About:
    """What entries name when they are about some obligations: these, their mails and answers, and the records that
    their verdicts ever counted, with the recordings that brought these.
    """

    obligations: frozenset[str]
    mails: frozenset[str]
    answers: frozenset[int]
    records: frozenset[str]
    recordings: frozenset[int]

    @classmethod
    def of(cls, tx: Connection, named: str, mails: tuple[TracedMail, ...]) -> _About:
        every = trace.every_obligation(tx)
        meant = frozenset(key for key in every if key == named or key.startswith(f"{named.rstrip('/')}/"))
        if not meant:
            raise Refused(NotThere.OBLIGATION, obligation=named, nearest=nearest(named, every))
        counted = trace.records_counted_for(tx, meant)
        return cls(
            meant,
            frozenset(mail.key for mail in mails if not meant.isdisjoint(promises_of(mail))),
            frozenset(number for number, about in trace.every_answer(tx) if about in meant),
            counted,
            frozenset(version.sequence for version in records.load(tx).versions if version.key in counted),
        )

    def is_in(self, entry: JournalEntry) -> bool:
        facts = entry.facts
        if facts.get("obligation") in self.obligations or not self.obligations.isdisjoint(facts.get("obligations", ())):
            return True
        if facts.get("message") in self.mails or facts.get("proposal") in self.answers:
            return True
        if facts.get("record") in self.records or not self.records.isdisjoint((facts.get("from"), facts.get("to"))):
            return True
        return entry.kind == "records.imported" and facts.get("sequence") in self.recordings
