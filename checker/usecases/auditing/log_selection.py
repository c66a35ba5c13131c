"""Which entries of the log are asked for: by kind, obligation, role and day? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from checker.domain.clock import at_local, end_of_day, local_day
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, Refused
from checker.findings.shown_roles import FACTS_OF_ROLES, ShownRoles
from checker.store import cursor, findings, journal, records, trace
from checker.store.journal import JournalEntry
from checker.store.opening import Store
from checker.store.trace import TracedMail
from checker.usecases.auditing.matrix import promises_of

BEFORE_ALL, AFTER_ALL = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 1, 1, tzinfo=UTC)


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
    """The entries that fit, oldest first, of how many; `kinds` are all that there are, `newest` is the log's last.

    Of what was done about findings that are over for more than a year, their facts name the unit in place of the role;
    `units_alone` are the numbers of these entries.
    """

    entries: tuple[JournalEntry, ...]
    total: int
    kinds: tuple[str, ...]
    newest: JournalEntry | None
    units_alone: frozenset[int] = frozenset()


def select_entries(store: Store, selection: Selection) -> SelectedEntries:
    """As of the last tick. Raises Refused where no obligation is called so."""
    with store.read() as tx:
        roles = _Roles.of(tx)
        mails = trace.every_mail(tx) if selection.obligation or selection.role or roles.hides else ()
        roles.learn(tx, mails)
        about = _About.of(tx, selection.obligation, mails) if selection.obligation else None
        to_role = {mail.key for mail in mails if selection.role and roles.is_to(mail, selection.role)}
        kinds: dict[str, None] = {}
        found, total, newest = [], 0, None
        units_alone: set[int] = set()
        for entry in journal.entries(tx):
            total, newest = total + 1, entry
            kinds[entry.kind] = None
            told = roles.told(entry)
            if _fits(told, selection, about, to_role):
                found.append(told)
                if told is not entry:
                    units_alone.add(entry.seq)
    return SelectedEntries(tuple(found), total, tuple(sorted(kinds)), newest, frozenset(units_alone))


@dataclass(frozen=True, slots=True)
class LogWindow:
    """Some entries, newest first, of `total` that fit. Their facts are told as those of `SelectedEntries`."""

    entries: tuple[JournalEntry, ...]
    total: int


def log_window(tx: Connection, selection: Selection, on: date, *, skipped: int, most: int) -> LogWindow:
    """The entries that fit, newest first: so many, but for those `skipped`. Of a kind, of some days, or that name an
    obligation or a mail about it; nobody asks here for those of a role. `on`: the day that it is shown.

    Raises Refused where no obligation is called so.
    """
    roles = _Roles(ShownRoles.of(findings.every_episode(tx), on))
    mails = trace.every_mail(tx) if selection.obligation or roles.hides else ()
    roles.learn(tx, mails)
    if selection.obligation:
        about = _Named.of(selection.obligation, mails)
        entries = [
            entry for entry in journal.entries(tx) if about.is_in(entry) and _fits(entry, selection, None, set())
        ]
        if not entries:
            _obligations_meant(tx, selection.obligation)
        entries.reverse()
        found, total = entries[skipped : skipped + most], len(entries)
    else:
        seen = journal.window(tx, kind=selection.kind, skipped=skipped, most=most, **_span(selection))
        found, total = list(seen.entries), seen.total
    return LogWindow(tuple(map(roles.told, found)), total)


@dataclass(frozen=True, slots=True)
class _Named:
    """What entries name when they say themselves that they are about an obligation, or about a mail that is."""

    obligation: str
    mails: frozenset[str]

    @classmethod
    def of(cls, named: str, mails: Iterable[TracedMail]) -> _Named:
        about = frozenset(mail.key for mail in mails if any(_is_named(key, named) for key in promises_of(mail)))
        return cls(named, about)

    def is_in(self, entry: JournalEntry) -> bool:
        facts = entry.facts
        named = (facts.get("obligation"), *_several(facts.get("obligations")))
        return facts.get("message") in self.mails or any(key and _is_named(key, self.obligation) for key in named)


def _is_named(key: str, named: str) -> bool:
    """Is it an obligation itself, or one of the rule, or of the rule at a unit, that is named?"""
    return key == named or key.startswith(f"{named.rstrip('/')}/")


def _obligations_meant(tx: Connection, named: str) -> frozenset[str]:
    every = trace.every_obligation(tx)
    meant = frozenset(key for key in every if _is_named(key, named))
    if not meant:
        raise Refused(NotThere.OBLIGATION, obligation=named, nearest=nearest(named, every))
    return meant


def _span(selection: Selection) -> dict[str, datetime]:
    """From when until before when, as instants."""
    first = at_local(selection.first, 0) if selection.first else BEFORE_ALL
    end = end_of_day(selection.last) + timedelta(microseconds=1) if selection.last else AFTER_ALL
    return {"first": first, "end": end}


@dataclass
class _Roles:
    """Which entries still name roles. `mails` and `answers`: by key the obligations that they are about."""

    shown: ShownRoles
    mails: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tx: Connection) -> _Roles:
        at = cursor.read(tx)
        return cls(ShownRoles.of(findings.every_episode(tx), local_day(at.instant)) if at else ShownRoles({}))

    @property
    def hides(self) -> bool:
        return bool(self.shown.untold_until)

    def learn(self, tx: Connection, mails: Iterable[TracedMail]) -> None:
        """What mails and answers are about, where that is asked."""
        if self.hides:
            self.mails = {mail.key: promises_of(mail) for mail in mails}
            self.answers = dict(trace.every_answer(tx))

    def is_to(self, mail: TracedMail, role: str) -> bool:
        told = self.shown.post(mail.addressed, self.mails.get(mail.key, ()), mail.planned_on)
        return _is_role(told, role)

    def told(self, entry: JournalEntry) -> JournalEntry:
        """The entry itself, or one with units in place of roles."""
        if not self.hides:
            return entry
        facts = self.shown.facts(entry.facts, self._about(entry.facts), local_day(entry.at))
        return entry if facts is entry.facts else replace(entry, facts=facts)

    def _about(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        if (obligation := facts.get("obligation")) is not None:
            return (str(obligation),)
        if (mail := facts.get("message")) is not None:
            return self.mails.get(mail, ())
        if (answer := self.answers.get(facts.get("proposal", 0))) is not None:
            return (answer,)
        return tuple(facts.get("obligations", ()))


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
    return any(_is_role(value, role) for name in FACTS_OF_ROLES for value in _several(facts.get(name)))


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
        meant = _obligations_meant(tx, named)
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
