"""Which changes of the rules must somebody still be told of? Shell, read-only.

Nothing is remembered but the items that tell it: what was activated lately and has none is told, whatever happened in
between. What was activated before anything was judged changed nothing for anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.finding import Change
from checker.domain.message import Item, OutboxState, SentItem
from checker.domain.organisation import ADMINISTRATION, Addressee
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.rules_edit import EditedRule, HouseDifference, LackedApproval, RulesEdit
from checker.evaluation.obligations import owed_by
from checker.rulebook.compare import Edit, compare
from checker.rulebook.respects import edited_rules
from checker.store import activations, grounds, ticks
from checker.store.activations import ActivationHead
from checker.store.grounds import ActivationGround, given_reason
from checker.store.mail_history import notified_about
from checker.usecases.rules.activation import archived_book, readable_book
from checker.usecases.rules.emergencies import still_lacking
from notifications.mail_context import Briefing
from notifications.rule_edits import EditNews, WorseByEdit, items_of, untold
from notifications.weekly import administration

# What differs there is told, outside the rules.
TOLD_PARTS = frozenset({"escalation", "organisation", "calendar", "plans"})
# What closures make of the days is told; a letterhead decides nothing, and may bear a name.
NOT_TOLD = frozenset({("calendar", "closures"), ("organisation", "letters")})
# Several rounds have passed by then: whoever was to be told was, or `status` says so all that time.
TOLD_WITHIN = timedelta(days=31)


def edits_to_tell(tx: Connection, briefing: Briefing) -> tuple[EditNews, ...]:
    """The edits of which somebody has not been told, the first one first, with those who have not."""
    begun = ticks.first(tx)
    if begun is None:
        return ()  # and of a store that nothing was ever judged in no instant is known
    heads = activations.lately(tx, briefing.known_at - TOLD_WITHIN)
    pairs = [(head, following) for head, following in pairwise(heads) if following.activated_at > begun]
    edits = (_edit(tx, head, following) for head, following in pairs)
    news = [_news(edit, briefing) for edit in edits if edit is not None and edit.changes_something]
    items = [item for one in news for item in items_of(one, briefing)]
    planned = _planned(tx, items)
    # A digest that grew too old to leave is replaced by one that does not tell it.
    again = {key: max(one.item.resend for one in mails) + 1 for key, mails in planned.items() if _is_lost(mails)}
    known = planned.keys() - again.keys()
    return untold([replace(one, again=again) for one in news], known, briefing)


def _planned(tx: Connection, items: Iterable[Item]) -> dict[str, list[SentItem]]:
    """The mails in which each item was planned, by its key; those that it was planned in once more are among them."""
    found: dict[str, list[SentItem]] = {}
    for mails in notified_about(tx, {item.obligation for item in items}).values():
        for one in mails:
            found.setdefault(replace(one.item, resend=0).key, []).append(one)
    return found


def _is_lost(mails: Iterable[SentItem]) -> bool:
    return all(mail.state is OutboxState.SUPERSEDED for mail in mails)


def worse_by_post(changes: Iterable[Change], briefing: Briefing) -> WorseByEdit:
    """By the post (`role@unit`) that answers for each: findings that an edit has made worse."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        verdict = change.verdict
        for owner in briefing.organisation.addressees(change.rule.owner, verdict.scope.id, briefing.sends_on):
            found.setdefault(owner.key, []).append(change)
    return found


def _edit(tx: Connection, head: ActivationHead, following: ActivationHead) -> RulesEdit | None:
    """None: the rules of before cannot be read any more, so that nobody can say what was changed of them."""
    before = readable_book(tx, head)
    if before is None:
        return None
    after, ground = archived_book(tx, following), grounds.of(tx, following.number)
    rules, house = _told(before, after)
    return RulesEdit(
        number=following.number,
        on=local_day(following.activated_at),
        by=following.by,
        before=before,
        after=after,
        rules=rules,
        reason=given_reason(ground),
        preview=(ground.preview or "") if ground else "",
        is_emergency=ground is not None and ground.emergency is not None,
        lacks=_lacked(tx, ground),
        house=house,
    )


@lru_cache(maxsize=8)
def _told(before: Rulebook, after: Rulebook) -> tuple[tuple[EditedRule, ...], tuple[HouseDifference, ...]]:
    """Of the rules, and of what stands outside them."""
    edit = compare(before, after)
    return edited_rules(edit, before, after), tuple(_house(edit))


def _house(edit: Edit) -> Iterator[HouseDifference]:
    """What differs outside the rules and is somebody's business."""
    for field in (change.field for change in edit.house):
        if field.at[0] in TOLD_PARTS and field.at[:2] not in NOT_TOLD:
            yield HouseDifference(field.at, field.before, field.after)


def _lacked(tx: Connection, ground: ActivationGround | None) -> tuple[LackedApproval, ...]:
    """What it needed and still lacks, of one that took effect in an emergency."""
    if ground is None or ground.emergency is None:
        return ()
    return tuple(LackedApproval(need.rule, need.roles, need.body) for need in still_lacking(tx, ground))


def _news(edit: RulesEdit, briefing: Briefing) -> EditNews:
    """Whom it concerns, and whoever runs the house's Zielwacht where another role has done it."""
    concerned: dict[Addressee, list[EditedRule]] = {}
    for edited in edit.rules:
        for owner in _owners(edit, edited, briefing):
            concerned.setdefault(owner, []).append(edited)
    reader, of_the_house = administration(briefing), set()
    if reader is not None and edit.by not in (ADMINISTRATION, briefing.escalation.administering):
        concerned[reader] = list(edit.rules)
        of_the_house.add(reader.key)
    if edit.house and briefing.management is not None:
        concerned.setdefault(briefing.management, [])
        of_the_house.add(briefing.management.key)
    told: Mapping[Addressee, tuple[EditedRule, ...]] = {one: tuple(rules) for one, rules in concerned.items()}
    return EditNews(edit, told, edit.is_emergency, frozenset(of_the_house))


def _owners(edit: RulesEdit, edited: EditedRule, briefing: Briefing) -> Sequence[Addressee]:
    """Who answers for it now, and who did before; bodies outside are written to by the management alone."""
    sides = ((edit.before, edited.before), (edit.after, edited.after))
    found = (
        addressee
        for book, planned in sides
        if planned is not None
        for role, unit in _posts(book, planned, briefing.sends_on)
        for addressee in briefing.organisation.addressees(role, unit, briefing.sends_on)
    )
    return list(dict.fromkeys(one for one in found if not one.is_external))


def _posts(book: Rulebook, planned: PlannedRule, on: date) -> Iterator[tuple[str, str]]:
    """The roles that answer for a rule, each with a unit (id) where it does; on demand wherever it may be asked for."""
    rule = planned.rule
    owed = dict.fromkeys(obligation.scope.id for obligation in owed_by(planned, book, on))
    units = owed or dict.fromkeys(scope.id for scope in book.organisation.scopes(rule.scope.judge, on))
    named = (occasion.opens.owner for occasion in rule.when or () if occasion.opens is not None)
    for role in dict.fromkeys((rule.owner, *(one for one in named if one is not None))):
        yield from ((role, unit) for unit in units)
