"""The plan's rows and what has come of them, as lists in one language. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from checker.domain.clock import local_day, local_time
from checker.domain.message import MessageKind, OutboxState
from checker.domain.organisation import Organisation
from checker.pages.addresses import chain_path, finding_path, obligation_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, page_of, whole_list
from checker.store.journal import JournalEntry
from checker.store.trace import TracedMail
from checker.usecases.auditing.matrix import Chain, TracedObligation, UnruledRow
from checker.usecases.reading.evidence_page import EvidenceSeen
from checker.wording.audit_matrix import unruled_text
from checker.wording.dates import day_text
from checker.wording.evidence_page_texts import EVIDENCE_WORDS
from checker.wording.locales import Locale
from checker.wording.log_texts import facts_text, kind_title
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.post_titles import post_title
from checker.wording.refusal_texts import FINDING_STATES, MAIL_STATES
from checker.wording.states import SIGNS, state_word
from checker.wording.titles import titled_verdict

MATRIX_COLUMNS = (
    "row", "rule", "scenarios", "obligations", "records", "verdicts", "findings", "mails", "sent",
)  # fmt: skip
CHAIN_COLUMNS = ("obligation", "state", "verdicts", "records", "finding", "mails")
CHECK_COLUMNS = ("check_day", "check_what", "check_facts")
# Of one obligation so many mails are named.
MOST_MAILS = 5

Scenarios = Mapping[str, int]


def matrix_list(
    chains: tuple[Chain, ...], unruled: tuple[UnruledRow, ...], scenarios: Scenarios, locale: Locale, page: int | None
) -> ListPage:
    """A row a rule, then the rows that have none. `scenarios`: how many a row of the plan; `page` None: all."""
    columns = _columns(MATRIX_COLUMNS, locale)
    nothing = [ListCell("")] * (len(columns) - 2)
    rows = [_chain(chain, scenarios, locale) for chain in chains]
    rows += [(ListCell(each.declared.row), ListCell(unruled_text(each.declared, locale)), *nothing) for each in unruled]
    return whole_list(columns, rows) if page is None else page_of(columns, rows, page)


def chain_list(
    seen: EvidenceSeen, chain: Chain, opened: Collection[str], house: Organisation, locale: Locale, page: int | None
) -> ListPage:
    """A row an obligation of a rule. `opened`: those whose pages the reader may open, the others are no links; `house`
    says what posts are called.
    """
    columns = _columns(CHAIN_COLUMNS, locale)
    rows = [_obligation(seen, chain, owed, owed.key in opened, house, locale) for owed in chain.obligations]
    return whole_list(columns, rows) if page is None else page_of(columns, rows, page)


def check_list(checks: tuple[JournalEntry, ...], locale: Locale) -> ListPage:
    """When somebody last looked whether the log holds, and what came out."""
    rows = [
        tuple(
            map(
                ListCell,
                (
                    f"{local_time(each.at):%d.%m.%Y %H:%M}",
                    kind_title(each.kind, locale),
                    facts_text(each.kind, each.facts, locale),
                ),
            )
        )
        for each in checks
    ]
    return whole_list(_columns(CHECK_COLUMNS, locale), rows)


def _columns(names: tuple[str, ...], locale: Locale) -> tuple[ListColumn, ...]:
    return tuple(ListColumn(name, EVIDENCE_WORDS[locale][name]) for name in names)


def _chain(chain: Chain, scenarios: Scenarios, locale: Locale) -> tuple[ListCell, ...]:
    words, rule = EVIDENCE_WORDS[locale], chain.planned.rule
    beside = () if chain.is_in_force else (words["not_in_force"],)
    if not chain.obligations:
        beside = (*beside, words["nothing_owed"])
    numbers = (
        scenarios.get(chain.row, 0),
        len(chain.obligations),
        len(chain.records),
        sum(owed.changes for owed in chain.obligations),
        sum(len(owed.episodes) for owed in chain.obligations),
        len(chain.mails),
        sum(mail.state == OutboxState.SENT for mail in chain.mails),
    )
    named = ListCell(rule.title_in(locale), href=chain_path(rule.id), beside=beside)
    return (ListCell(chain.row), named, *(ListCell(str(number)) for number in numbers))


def _obligation(
    seen: EvidenceSeen, chain: Chain, owed: TracedObligation, opens: bool, house: Organisation, locale: Locale
) -> tuple[ListCell, ...]:
    words = EVIDENCE_WORDS[locale]
    if owed.verdict is None:
        state = ListCell(words["unjudged"])
    else:
        verdict = owed.verdict
        state = ListCell(state_word(verdict, locale), sign=SIGNS[verdict.state], state=str(verdict.state))
    gone = () if owed.is_active else (words["gone"],)
    href = obligation_path(owed.key) if opens else ""
    return (
        ListCell(_titled(chain, owed, locale), href=href, beside=(owed.key, *gone)),
        state,
        ListCell(str(owed.changes)),
        ListCell(str(len(owed.records))),
        _finding(owed, opens, locale),
        _mails(seen, owed, house, locale),
    )


def _titled(chain: Chain, owed: TracedObligation, locale: Locale) -> str:
    """What it is called; one that nobody has judged has no other name than its key."""
    if owed.verdict is None:
        return owed.key
    rule = chain.planned.rule
    return f"{titled_verdict(rule.title_in(locale), rule, owed.verdict, locale)}, {owed.verdict.scope.name}"


def _finding(owed: TracedObligation, opens: bool, locale: Locale) -> ListCell:
    words = EVIDENCE_WORDS[locale]
    if not owed.episodes:
        return ListCell(words["no_finding"])
    said = [
        words["finding_said"].format(
            state=FINDING_STATES[locale][each.state], since=day_text(each.since, locale), step=each.step
        )
        for each in reversed(owed.episodes)
    ]
    return ListCell(said[0], href=finding_path(owed.key) if opens else "", beside=tuple(said[1:]))


def _mails(seen: EvidenceSeen, owed: TracedObligation, house: Organisation, locale: Locale) -> ListCell:
    words = EVIDENCE_WORDS[locale]
    if not owed.mails:
        return ListCell(words["no_mail"])
    newest = owed.mails[-MOST_MAILS:][::-1]
    more = len(owed.mails) - len(newest)
    beside = [_mail(seen, each, house, locale) for each in newest[1:]]
    if more:
        beside.append(words["more_mails"].format(count=more))
    return ListCell(_mail(seen, newest[0], house, locale), beside=tuple(beside))


def _mail(seen: EvidenceSeen, mail: TracedMail, house: Organisation, locale: Locale) -> str:
    """Kind, post, day and state; a newer version's words stay as stored."""
    kind = MAIL_KINDS[locale][MessageKind(mail.kind)] if mail.kind in set(MessageKind) else mail.kind
    state = MAIL_STATES[locale][OutboxState(mail.state)] if mail.state in set(OutboxState) else mail.state
    day = day_text(local_day(mail.sent_at) if mail.sent_at else mail.planned_on, locale)
    said = EVIDENCE_WORDS[locale]["mail_said"]
    addressed = post_title(seen.addressed(mail), house, locale)
    return said.format(kind=kind, addressed=addressed, day=day, state=state)
