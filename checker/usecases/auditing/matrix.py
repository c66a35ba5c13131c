"""From the plan's row to the mail and back: which rule, verdicts, findings and mails has each row? Shell, read-only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from sqlalchemy import Connection

from checker.domain.finding import Episode
from checker.domain.message import NOTICES
from checker.domain.obligation_key import ObligationKey
from checker.domain.plan import RowWithoutRule
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey, Verdict
from checker.store import activations, findings, import_ledger, trace, verdicts
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.store.trace import ToldItem, TracedItem, TracedMail, TracedVerdict
from checker.usecases.auditing.record_trail import item_named, records_by_file_number
from checker.usecases.rules.activation import active, former_book

# So much of a mail's key names it.
SHORTEST_KEY = 8


class OrphanKind(StrEnum):
    """What hangs in the air."""

    OBLIGATION = "obligation"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Orphan:
    """An obligation whose rule was in no activation, or a mail about an obligation that the store does not have."""

    kind: OrphanKind
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class TracedObligation:
    """What became of an obligation. `verdict`: the last one, whose records are those that counted; None: none yet."""

    key: str
    is_active: bool
    verdict: Verdict | None
    verdicts: tuple[TracedVerdict, ...]
    episodes: tuple[Episode, ...]
    mails: tuple[TracedMail, ...]

    @property
    def changes(self) -> int:
        return len(self.verdicts)

    @property
    def records(self) -> tuple[str, ...]:
        return self.verdict.records if self.verdict else ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A rule with its row of the plan, and all that follows from it. `is_in_force`: by the rules in force."""

    planned: PlannedRule
    is_in_force: bool
    obligations: tuple[TracedObligation, ...]

    @property
    def row(self) -> str:
        return self.planned.rule.source.row

    @property
    def mails(self) -> tuple[TracedMail, ...]:
        """Each once, however many of its items are about this rule."""
        return tuple({mail.key: mail for owed in self.obligations for mail in owed.mails}.values())

    @property
    def records(self) -> frozenset[str]:
        return frozenset(key for owed in self.obligations for key in owed.records)


@dataclass(frozen=True, slots=True)
class TracedFile:
    """Each import of a file, and the keys of the records that it brought a version of."""

    imports: tuple[ImportResult, ...]
    records: frozenset[str]


@dataclass(frozen=True, slots=True)
class TracedNumber:
    """What is filed under a file number: the keys of the records whose evidence it is, the numbers of the answers that
    name it. Letters that were told under it are among the mails asked for.
    """

    file_number: str
    records: frozenset[str]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnruledRow:
    """A row of a plan in force that the house has declared to have no rule."""

    year: int
    declared: RowWithoutRule


@dataclass(frozen=True, slots=True)
class Matrix:
    """The chains in the plan's order. `notices`: how many mails of a kind are about no promise of the plan.
    `without_rule`: the rows that were declared to have none.

    `asked`: the mails that were looked up (`item`: for that item of theirs); `file`, `number`: what else was looked up.
    """

    book: Rulebook
    chains: tuple[Chain, ...]
    notices: Mapping[str, int]
    orphans: tuple[Orphan, ...]
    asked: tuple[TracedMail, ...] = ()
    file: TracedFile | None = None
    item: str = ""
    number: TracedNumber | None = None
    without_rule: tuple[UnruledRow, ...] = ()

    @property
    def owed(self) -> frozenset[str]:
        """The keys of all obligations of the chains."""
        return frozenset(owed.key for chain in self.chains for owed in chain.obligations)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked up; empty: everything. `mail`: Message-ID or the beginning of its key; `item`: of an item's key;
    `sha256`: of a file; `file_number`: of evidence, of a letter told in another way, of an answer.
    """

    row: str = ""
    rule: str = ""
    mail: str = ""
    sha256: str = ""
    item: str = ""
    file_number: str = ""


def trace_all(store: Store, sought: Sought) -> Matrix:
    """The whole house, or what is sought of it. Raises Refused for what is not there, NothingActivated."""
    with store.read() as tx:
        return trace_in(tx, sought)


def trace_in(tx: Connection, sought: Sought) -> Matrix:
    """As `trace_all`, of the state that a transaction sees."""
    book = active(tx)
    kept = _WhatIsStored(tx)
    matrix = _whole(tx, kept, book)
    if sought.mail:
        return _by_mail(matrix, kept.mails, sought.mail)
    if sought.item:
        return _by_item(matrix, kept.mails, item_named(tx, sought.item))
    if sought.file_number:
        return _by_file_number(tx, matrix, kept.mails, sought.file_number.strip())
    if sought.sha256:
        imports = import_ledger.list_accounts(tx, sha256=sought.sha256.lower())
        return _by_file(matrix, imports, trace.records_of_file(tx, sought.sha256.lower()), sought.sha256)
    if sought.row:
        return _of_row(matrix, sought.row)
    if sought.rule:
        missing = Refused(NotThere.RULE, rule=sought.rule)
        return _only(matrix, lambda chain: chain.planned.rule.id == sought.rule, missing)
    return matrix


@dataclass
class _WhatIsStored:
    """What the store has, each read once."""

    tx: Connection

    @cached_property
    def obligations(self) -> dict[str, bool]:
        return trace.every_obligation(self.tx)

    @cached_property
    def mails(self) -> tuple[TracedMail, ...]:
        return trace.every_mail(self.tx)

    def traced(self) -> Iterable[TracedObligation]:
        """Each obligation with all that became of it."""
        latest, changes = verdicts.latest(self.tx), trace.changes(self.tx)
        episodes: dict[str, list[Episode]] = defaultdict(list)
        for episode in findings.every_episode(self.tx):
            episodes[episode.obligation].append(episode)
        mails = defaultdict(list)
        for mail in self.mails:
            for about in promises_of(mail):
                mails[about].append(mail)
        for key, is_active in self.obligations.items():
            judged = latest.get(key)
            verdict = judged.verdict if judged else None
            told = tuple(mails.get(key, ()))
            found = tuple(episodes.get(key, ()))
            yield TracedObligation(key, is_active, verdict, changes.get(key, ()), found, told)


def promises_of(mail: TracedMail) -> tuple[str, ...]:
    """The obligations that a mail is about, each once; of a mail about a report those that waited for it."""
    return tuple(dict.fromkeys((*(item.about for item in mail.items if _is_a_promise(item)), *mail.waited)))


def _is_a_promise(item: TracedItem) -> bool:
    return bool(item.about) and item.kind not in NOTICES


def _whole(tx: Connection, kept: _WhatIsStored, book: Rulebook) -> Matrix:
    planned = _planned_ever(tx, book, kept.obligations)
    in_force = {each.key for each in book.rules()}
    owed: dict[RuleKey, list[TracedObligation]] = {key: [] for key in planned}
    orphans = []
    for traced in kept.traced():
        key = _key_in(planned, traced.key)
        if key is None:
            orphans.append(Orphan(OrphanKind.OBLIGATION, traced.key, ObligationKey.parse(traced.key).rule))
        else:
            owed[key].append(traced)
    for mail in kept.mails:
        lost = [about for about in promises_of(mail) if about not in kept.obligations]
        orphans += [Orphan(OrphanKind.MAIL, mail.message_id, about) for about in lost]
    chains = tuple(Chain(planned[key], key in in_force, tuple(owed[key])) for key in planned)
    notices = Counter(mail.kind for mail in kept.mails if not promises_of(mail))
    unruled = tuple(UnruledRow(plan.year, row) for plan in book.plans for row in plan.head.without_rule)
    return Matrix(book, chains, dict(sorted(notices.items())), tuple(orphans), without_rule=unruled)


def _planned_ever(tx: Connection, book: Rulebook, obligations: Iterable[str]) -> dict[RuleKey, PlannedRule]:
    """The rules in force and, of what was owed by none of them, the newest that owed it."""
    planned = {each.key: each for each in book.rules()}
    unexplained = [key for key in obligations if _key_in(planned, key) is None]
    for head in activations.beginning_with(tx, "") if unexplained else ():
        if not unexplained:
            break
        former = former_book(tx, head) if head.sha256 != book.sha256 else None
        then = {each.key: each for each in former.rules()} if former else {}
        found = [key for key in unexplained if _key_in(then, key) is not None]
        planned |= {rule: then[rule] for key in found if (rule := _key_in(then, key)) is not None}
        unexplained = [key for key in unexplained if key not in found]
    return planned


def _key_in(planned: Mapping[RuleKey, PlannedRule], obligation: str) -> RuleKey | None:
    """The rule of the year that the obligation's period names, else the newest of that id; None: none of these is."""
    parsed = ObligationKey.parse(obligation)
    year = parsed.period[:4]
    exact = (parsed.rule, int(year)) if year.isdecimal() else None
    if exact in planned:
        return exact
    return max((key for key in planned if key[0] == parsed.rule), default=None)


def _of_row(matrix: Matrix, row: str) -> Matrix:
    """The chains of a row; of one that has no rule, that it was declared so."""
    unruled = tuple(each for each in matrix.without_rule if each.declared.row == row)
    if unruled and not any(chain.row == row for chain in matrix.chains):
        return replace(matrix, chains=(), without_rule=unruled)
    return _only(matrix, lambda chain: chain.row == row, Refused(NotThere.ROW, row=row))


def _only(matrix: Matrix, is_meant: Callable[[Chain], bool], missing: Refused) -> Matrix:
    chains = tuple(chain for chain in matrix.chains if is_meant(chain))
    if not chains:
        raise missing
    return replace(matrix, chains=chains, without_rule=())


def _by_mail(matrix: Matrix, mails: Iterable[TracedMail], named: str) -> Matrix:
    """The chains of what a mail is about, with nothing but these obligations."""
    asked = tuple(mail for mail in mails if _is_named(mail, named))
    if not asked:
        raise Refused(NotThere.MAIL, mail=named)
    about = {key for mail in asked for key in promises_of(mail)}
    return _asked(_narrowed(matrix, lambda owed: owed.key in about), asked)


def _asked(matrix: Matrix, mails: tuple[TracedMail, ...]) -> Matrix:
    """The mails that were looked up, and what of them hangs in the air."""
    named = {mail.message_id for mail in mails}
    return replace(matrix, asked=mails, orphans=tuple(each for each in matrix.orphans if each.name in named))


def _by_item(matrix: Matrix, mails: Iterable[TracedMail], item: ToldItem) -> Matrix:
    """The chain of what one item of a mail is about; of an item about none those of what waited for its report."""
    asked = tuple(mail for mail in mails if mail.key == item.message)
    about = {item.about} if item.about in matrix.owed else {key for mail in asked for key in mail.waited}
    return replace(_asked(_narrowed(matrix, lambda owed: owed.key in about), asked), item=item.key)


def _by_file_number(tx: Connection, matrix: Matrix, mails: Iterable[TracedMail], named: str) -> Matrix:
    """The chains of the letters and answers that name it, and those in whose last verdicts its records count."""
    records, letters = records_by_file_number(tx), trace.letters_by_file_number(tx)
    answers = trace.answers_by_file_number(tx)
    if not any(named in those for those in (records, letters, answers)):
        near = nearest(named, {*records, *letters, *answers})
        raise Refused(NotThere.FILE_NUMBER, file_number=named, nearest=near)
    keys = frozenset(version.key for version in records.get(named, ()))
    asked = tuple(mail for mail in mails if mail.key in letters.get(named, ()))
    about = {key for mail in asked for key in promises_of(mail)} | {about for _, about in answers.get(named, ())}
    narrowed = _narrowed(matrix, lambda owed: owed.key in about or not keys.isdisjoint(owed.records))
    found = TracedNumber(named, keys, tuple(number for number, _ in answers.get(named, ())))
    return replace(_asked(narrowed, asked), number=found)


def _is_named(mail: TracedMail, named: str) -> bool:
    if mail.message_id.strip("<>") == named.strip("<> "):
        return True
    return len(named) >= SHORTEST_KEY and mail.key.startswith(named.lower())


def _by_file(matrix: Matrix, imports: tuple[ImportResult, ...], records: frozenset[str], named: str) -> Matrix:
    """The chains in whose last verdicts a record counted that came with this file."""
    if not imports:
        raise Refused(NotThere.FILE, sha256=named)
    narrowed = _narrowed(matrix, lambda owed: not records.isdisjoint(owed.records))
    return replace(narrowed, file=TracedFile(imports, records))


def _narrowed(matrix: Matrix, is_meant: Callable[[TracedObligation], bool]) -> Matrix:
    chains = (
        replace(chain, obligations=tuple(owed for owed in chain.obligations if is_meant(owed)))
        for chain in matrix.chains
    )
    return replace(matrix, chains=tuple(chain for chain in chains if chain.obligations), without_rule=())
