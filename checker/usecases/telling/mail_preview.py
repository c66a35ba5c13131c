"""A mail as it would arrive, without sending it. Shell: reads the store's verdict.

A preview shows the store's own verdict where such a mail could be about it, else made-up typical figures, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from checker.domain.clock import at_local
from checker.domain.message import Item, Message, MessageKind
from checker.domain.organisation import Organisation
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, Refused, SampleRefusal
from checker.domain.report import Records
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import STILL_TO_DO, State, Verdict
from checker.evaluation import evaluate
from checker.store.opening import Store
from checker.usecases.judging.as_last_judged import as_last_judged
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.telling.sample_mail import facts_about, typical_notice
from checker.usecases.telling.sample_verdict import made_up
from checker.usecases.telling.send import MailIdentity, built_mail
from checker.wording.locales import Locale
from checker.wording.suppression import after
from notifications.facts_json import facts_to_json
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.message import AnyFacts, Rendered
from notifications.weekly import administration, service

ABOUT_A_RULE = (
    MessageKind.REMINDER,
    MessageKind.ALERT,
    MessageKind.ESCALATION,
    MessageKind.LETTER,
    MessageKind.ALL_CLEAR,
    MessageKind.RECTIFICATION,
    MessageKind.RULE_CHANGE,
    MessageKind.DIGEST,
    MessageKind.OVERDUE_REPORT,
)
KINDS = tuple(MessageKind)
TOLD_OF: Mapping[MessageKind, frozenset[State]] = {
    MessageKind.REMINDER: STILL_TO_DO,
    MessageKind.ALERT: frozenset({State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE}),
    MessageKind.ESCALATION: frozenset({State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE}),
    MessageKind.LETTER: frozenset({State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE}),
    MessageKind.ALL_CLEAR: frozenset({State.MET}),
    MessageKind.RECTIFICATION: frozenset({State.MET}),
    MessageKind.RULE_CHANGE: frozenset({State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE}),
    MessageKind.DIGEST: frozenset({State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE}),
    MessageKind.OVERDUE_REPORT: frozenset({State.NOT_EVALUABLE}),
}
Origin = Literal["store", "made up"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which mail to see. `scope` None: the first where the rule applies; `on` is the day it would leave.

    `locale` None: that of the reader.
    """

    kind: MessageKind
    on: date
    rule: str | None = None
    scope: str | None = None
    locale: Locale | None = None


@dataclass(frozen=True, slots=True)
class MailPreview:
    """A mail as it would arrive, with all its bytes. `figures` says where they come from, `to` who would get it."""

    rendered: Rendered
    raw: bytes
    to: str
    figures: Origin


def preview(book: Rulebook, wish: Wish, sender: MailIdentity, store: Store | None = None) -> MailPreview:
    """Render what was wished for. Raises Refused."""
    briefing = briefing_of(book, wish.on, at_local(wish.on, book.calendar_file.mail_from_hour))
    if wish.locale is not None:
        briefing = replace(briefing, locale=wish.locale, organisation=_speaking(book.organisation, wish.locale))
    if wish.kind not in ABOUT_A_RULE:
        if wish.rule is not None:
            raise Refused(SampleRefusal.ABOUT_NO_RULE, kind=wish.kind, rule=wish.rule)
        reader = _reader_of_a_notice(wish.kind, briefing)
        return _preview(typical_notice(wish.kind, reader, briefing, book), reader, wish, sender, briefing, "made up")
    rule, verdict, figures = _judged(book, wish, store)
    reader = _reader(wish.kind, rule, verdict, briefing)
    facts = facts_about(wish.kind, rule, verdict, reader, briefing)
    return _preview(facts, reader, wish, sender, briefing, figures, verdict.obligation)


def _speaking(organisation: Organisation, locale: Locale) -> Organisation:
    """The house as if every role spoke the language asked for."""
    roles = tuple(role.model_copy(update={"locale": locale}) for role in organisation.roles)
    return organisation.model_copy(update={"roles": roles})


def _judged(book: Rulebook, wish: Wish, store: Store | None) -> tuple[Rule, Verdict, Origin]:
    rules = {planned.rule.id: planned for planned in book.rules()}
    if wish.rule is None:
        raise Refused(SampleRefusal.ABOUT_A_RULE, kind=wish.kind)
    if wish.rule not in rules:
        raise Refused(NotThere.RULE, rule=wish.rule, nearest=nearest(wish.rule, rules))
    found = [
        one
        for one in evaluate(book, book.calendar, book.organisation, Records(), (), wish.on, at_local(wish.on, 7))
        if one.rule == wish.rule
    ]
    if not found:
        raise Refused(SampleRefusal.OWES_NOTHING, rule=wish.rule, day=wish.on)
    scopes = list(dict.fromkeys(one.scope.id for one in found))
    if wish.scope is not None and wish.scope not in scopes:
        raise Refused(SampleRefusal.NOT_JUDGED_THERE, rule=wish.rule, unit=wish.scope, allowed=tuple(scopes))
    bare = next(one for one in found if one.scope.id == (wish.scope or scopes[0]))
    rule = rules[wish.rule].rule.as_of(wish.on)
    stored = _of_store(store, bare.obligation)
    if stored is not None and stored.state in TOLD_OF[wish.kind]:
        return rule, stored, "store"
    typical = made_up(rule, bare, wish.kind, wish.on)
    if typical is None:
        raise Refused(SampleRefusal.NEVER_ABOUT_IT, kind=wish.kind, rule=wish.rule)
    return rule, typical, "made up"


def _of_store(store: Store | None, obligation: str) -> Verdict | None:
    """With the figures that a mail would show: what has moved by a few since it was shown is kept back."""
    if store is None:
        return None
    with store.read() as tx:
        judged = as_last_judged(tx, obligation)
        return after(judged, cells_before(tx, [judged]).get(obligation, ())) if judged else None


def _reader(kind: MessageKind, rule: Rule, verdict: Verdict, briefing: Briefing) -> Reader:
    """The owner; of an escalation the next on the ladder who reads, of a letter the first outside."""
    roles = briefing.escalation.ladder(rule.owner, rule.escalation)
    wanted = roles[1:] if kind is MessageKind.ESCALATION and len(roles) > 1 else roles
    if kind is MessageKind.LETTER:
        known = map(briefing.organisation.role, roles)
        wanted = tuple(role.id for role in known if role is not None and role.is_external)
        if not wanted:
            raise Refused(SampleRefusal.LEADS_NOWHERE_OUTSIDE, rule=rule.id)
    for role in wanted:
        for told in briefing.organisation.addressees(role, verdict.scope.id, briefing.sends_on):
            return Reader((told,))
    raise Refused(SampleRefusal.NOBODY_READS, roles=tuple(wanted), day=briefing.sends_on)


def _reader_of_a_notice(kind: MessageKind, briefing: Briefing) -> Reader:
    """What went wrong goes to the service; the rest is shown as the administration would get it."""
    told = service(briefing) if kind is MessageKind.OPERATOR else administration(briefing)
    if told is None:
        raise Refused(SampleRefusal.NOBODY_READS, roles=(briefing.escalation.management,), day=briefing.sends_on)
    return Reader((told,))


def _preview(
    facts: AnyFacts,
    reader: Reader,
    wish: Wish,
    sender: MailIdentity,
    briefing: Briefing,
    figures: Origin,
    obligation: str = "",
) -> MailPreview:
    addressed, organisation = reader.first.key, briefing.organisation.organisation.id
    item = Item(organisation, obligation, 0, wish.kind, getattr(facts, "state", ""), 0, f"{wish.on}", addressed)
    message = Message(wish.kind, addressed, (item,), wish.on, briefing.not_before, facts_to_json(facts))
    built = built_mail(message, reader.mailbox, briefing, sender.with_hidden_links(), briefing.not_before)
    return MailPreview(built.rendered, built.raw, reader.mailbox, figures)
