"""All that a pack holds, found and decided upon before a byte of it is written. Shell, read-only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from sqlalchemy import Connection

from checker.audit.pack.left_out import LeftOut, LeftOutKind, WhyLeftOut
from checker.domain.act import Act
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.record import canonical
from checker.domain.rulebook import Rulebook
from checker.findings.shown_roles import ShownRoles
from checker.store import acts, checkpoints, findings, journal, proposals, trace
from checker.store.checkpoints import COUNTER_CHECKED, KeptCheckpoint
from checker.store.errors import NothingActivated
from checker.store.journal import JournalEntry
from checker.store.opened_seals import OpenedSeal, SealedRow, SealPlace, open_seals, places_of
from checker.store.record_files import names_of_files
from checker.store.seal_check import CHECKED
from checker.store.seals import SEALED
from checker.usecases.auditing.checkpoints import MADE
from checker.usecases.auditing.log import VERIFIED
from checker.usecases.auditing.matrix import promises_of
from checker.usecases.auditing.pack.decided import ShownVerdict, changes_of, figures_untold
from checker.usecases.auditing.pack.kept_back import KeptBack, kept_back
from checker.usecases.auditing.pack.log_excerpt import LogExcerpt, LogWanted, excerpt
from checker.usecases.auditing.pack.mails import ToldMail, Untold, mails_of
from checker.usecases.auditing.pack.originals import RestsOn, originals_of
from checker.usecases.auditing.pack.persons import HouseWords
from checker.usecases.auditing.pack.rules_then import RulesThen, rules_then
from checker.usecases.auditing.pack.scope import PackAbout, PackScope, scope_of
from checker.usecases.rules.activation import active

PACK_MADE = "pack.made"
# Somebody has a pack made, or a day judged again, on a page.
EVIDENCE_BEGUN, EVIDENCE_STOPPED = "evidence.begun", "evidence.stopped"
# What an auditor does, and the checks that run by themselves: a pack made after them is the one made before them.
LOOKING_ON = frozenset({PACK_MADE, EVIDENCE_BEGUN, EVIDENCE_STOPPED, MADE, VERIFIED, COUNTER_CHECKED, CHECKED})
# Whose rows are shown as they are, once it is decided that they may be.
SHOWN_AS_THEY_ARE = frozenset({"archive", "activation", "verdict_change"})


@dataclass
class JudgedRows:
    """What the verdicts of a pack rest on. `whole` are the keys of the rows of which nothing is kept back."""

    changes: int = 0
    up_to: int = 0
    records: set[str] = field(default_factory=set)
    rulebooks: set[str] = field(default_factory=set)
    whole: list[SealedRow] = field(default_factory=list)
    hidden: list[LeftOut] = field(default_factory=list)

    def add(self, change: ShownVerdict) -> None:
        """One more verdict."""
        self.changes += 1
        self.up_to = max(self.up_to, change.judged.sequence)
        self.records.update(change.judged.verdict.records)
        self.rulebooks.add(change.judged.rulebook)
        if change.is_whole:
            self.whole.append(("verdict_change", canonical([change.obligation, change.number]).decode()))
        else:
            name = f"{change.obligation} {change.number}"
            self.hidden.append(LeftOut(LeftOutKind.FIGURE, name, WhyLeftOut.SMALL_CELL))


@dataclass(frozen=True, slots=True)
class PackContents:
    """What goes in, and what does not and why. `head` is the last entry of the log that the pack knows of.

    `checkpoint`: one over just the entries up to `head`; None: there is none. `opened` are the seals of rows that the
    pack shows whole.
    """

    scope: PackScope
    book: Rulebook
    head: JournalEntry
    checkpoint: KeptCheckpoint | None
    kept: KeptBack
    untold: Untold
    judged: JudgedRows
    episodes: tuple[Episode, ...]
    acts: tuple[Act, ...]
    rules: tuple[RulesThen, ...]
    originals: tuple[RestsOn, ...]
    mails: tuple[ToldMail, ...]
    log: LogExcerpt
    roles: ShownRoles
    opened: tuple[SealPlace, ...]
    left_out: tuple[LeftOut, ...]

    def changes(self, tx: Connection) -> Iterator[ShownVerdict]:
        """The verdicts, each read anew: there may be many."""
        return changes_of(tx, self.scope, self.kept)

    def seals(self, tx: Connection) -> Iterator[OpenedSeal]:
        """The opened seals, each read anew."""
        return open_seals(tx, self.opened)


def contents_of(tx: Connection, about: PackAbout, name: str) -> PackContents:
    """Raises Refused, NothingActivated."""
    book = active(tx)
    scope = scope_of(tx, book, about, name)
    head, checkpoint = known_up_to(tx)
    kept = kept_back(tx, book)
    house = HouseWords.of(book)
    untold = Untold.of(figures_untold(tx, scope, kept), _written_by_hand(tx, house), house)
    judged = JudgedRows()
    for change in changes_of(tx, scope, kept):
        judged.add(change)
    originals = originals_of(tx, book, judged.records, up_to=judged.up_to, kept_back=kept.counted)
    mails = tuple(mails_of(tx, _mails_about(tx, scope), untold, local_day(head.at)))
    rules = rules_then(tx, judged.rulebooks, untold.house)
    places = places_of(tx, (*judged.whole, *_rows_shown(originals, mails, rules)))
    log = excerpt(tx, _log_wanted(scope, places, originals, mails), head.seq)
    mails = tuple(_as_far_as_tellable(told, log) for told in mails)
    shown = frozenset(_rows_shown(originals, mails, rules)) | frozenset(judged.whole)
    return PackContents(
        scope=scope,
        book=book,
        head=head,
        checkpoint=checkpoint,
        kept=kept,
        untold=untold,
        judged=judged,
        episodes=_episodes(tx, scope),
        acts=_acts(tx, scope),
        rules=rules,
        originals=originals,
        mails=mails,
        log=log,
        roles=ShownRoles.of(findings.every_episode(tx), local_day(head.at)),
        opened=tuple(_openable(tx, places, shown, log, untold)),
        left_out=tuple(sorted({*_left_out(originals, mails, rules), *judged.hidden, *log.left_out})),
    )


def _as_far_as_tellable(told: ToldMail, log: LogExcerpt) -> ToldMail:
    return replace(told, why=WhyLeftOut.TELLS_A_HASH) if told.is_in and told.head in log.untellable else told


def _openable(
    tx: Connection, places: Iterable[SealPlace], shown: Collection[SealedRow], log: LogExcerpt, untold: Untold
) -> Iterator[SealPlace]:
    """The seals of rows that are shown whole, in lines that are shown; none of what the pack does not tell."""
    lines = frozenset(log.numbers)
    asked = (place for place in places if place.entry in lines and (place.table, place.key) in shown)
    for seal in open_seals(tx, asked):
        if seal.place.table in SHOWN_AS_THEY_ARE or untold.why((canonical(seal.content).decode(),)) is None:
            yield seal.place


def known_up_to(tx: Connection) -> tuple[JournalEntry, KeptCheckpoint | None]:
    """The last entry that is no looking on, with the seals behind it; or that of a checkpoint made after it."""
    last = journal.newest_but(tx, {*LOOKING_ON, SEALED})
    if last is None:
        raise NothingActivated
    for following in takewhile(lambda entry: entry.kind == SEALED, journal.entries(tx, after=last.seq)):
        last = following
    checkpoint = checkpoints.newest(tx)
    if checkpoint is None or checkpoint.size < last.seq:
        return last, None
    return next(journal.entries(tx, after=checkpoint.size - 1)), checkpoint


def _mails_about(tx: Connection, scope: PackScope) -> Iterator[trace.TracedMail]:
    return (mail for mail in trace.every_mail(tx) if scope.tells_of(mail, promises_of(mail)))


def _written_by_hand(tx: Connection, house: HouseWords) -> set[str]:
    """The words that people gave as reasons, and names of files that are not the house's: in no pack, whatever they
    name.
    """
    said = {*(act.reason for act in acts.load(tx)), *(answer.reason for answer in proposals.load(tx))}
    return said.union(name for name in names_of_files(tx) if not house.is_plain(name))


def _episodes(tx: Connection, scope: PackScope) -> tuple[Episode, ...]:
    found = (episode for key in scope.obligations for episode in findings.history(tx, key))
    return tuple(one for one in found if scope.meets(one.since, one.resolved_on))


def _acts(tx: Connection, scope: PackScope) -> tuple[Act, ...]:
    about = frozenset(scope.obligations)
    return tuple(act for act in acts.load(tx) if act.obligation in about and scope.holds_at(act.recorded_at))


def _rows_shown(
    originals: Iterable[RestsOn], mails: Iterable[ToldMail], rules: Iterable[RulesThen]
) -> Iterator[SealedRow]:
    """The rows whose bytes are in the pack."""
    kept = {each.archived for each in originals if each.is_in and each.archived}
    for then in rules:
        yield "activation", canonical([then.head.number]).decode()
        kept.update(sha256 for _, sha256 in then.shown_files())
    for sha256 in sorted(kept):
        yield "archive", canonical([sha256]).decode()
    for told in mails:
        if told.is_in:
            yield "message", canonical([told.mail.key]).decode()
            for delivery in told.deliveries:
                yield "attempt", canonical([told.mail.key, delivery.number]).decode()


def _log_wanted(
    scope: PackScope, places: Iterable[SealPlace], originals: Iterable[RestsOn], mails: Iterable[ToldMail]
) -> LogWanted:
    return LogWanted(
        scope,
        seals=frozenset(place.entry for place in places),
        mails=frozenset(told.mail.key for told in mails),
        imports=frozenset(each.number for each in originals if each.is_in),
        heads=frozenset(told.head for told in mails if told.is_in and told.head),
    )


def _left_out(
    originals: Iterable[RestsOn], mails: Iterable[ToldMail], rules: Iterable[RulesThen]
) -> Collection[LeftOut]:
    found = [*(each.left_out() for each in originals), *(told.left_out() for told in mails)]
    return [each for each in found if each] + [each for then in rules for each in then.left_out()]
