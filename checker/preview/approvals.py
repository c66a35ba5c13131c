"""Whose approval does an edit need, and is it there? Pure; asked of the rules before, never of those to come.

Of a rule whoever could extend or waive it approves what asks less; where its target was agreed with a body outside,
that body decides. What only makes mails fewer or later, or reads files otherwise, whoever may silence it approves too.
Nobody approves for a rule that they answer for, nor what they activate themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from checker.domain.act import ActKind
from checker.domain.clock import local_day
from checker.domain.obligation_key import rule_of
from checker.domain.organisation import ADMINISTRATION, SERVICE, Organisation
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.evaluation.obligations import scopes_of
from checker.findings.permissions import named, posts_that_may, powers_over
from checker.preview.effect import EditEffect, EffectKind
from checker.rulebook.compare import Edit
from checker.rulebook.differences import FieldChange

# What no act on a finding but a silence would have brought about.
LIGHT = frozenset({EffectKind.QUIETER, EffectKind.READ})
SET_ASIDE = (ActKind.WAIVE, ActKind.EXTEND)
MUTED = (ActKind.SILENCE, *SET_ASIDE)


class DecisionOnFile(Protocol):
    """What a body outside decided: where it is on file, and of which day."""

    @property
    def body(self) -> str: ...
    @property
    def file_number(self) -> str: ...
    @property
    def decided_on(self) -> date: ...


class Approving(Protocol):
    """An approval as it is kept: for the hash of a preview and a rule (empty: the house), by a role or post."""

    @property
    def preview(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def decision(self) -> DecisionOnFile | None: ...


@dataclass(frozen=True, slots=True)
class Need:
    """An approval that an edit needs, for a rule by its id before; empty: for the house as a whole.

    `who` are the roles (`role@unit` where it has several holders) of which one must approve; empty: nobody may. `body`:
    the one outside with which the target was agreed, whose decision it is; None: the house's own. `why` says what the
    changes are, in the order of `EffectKind`.
    """

    rule: str
    who: tuple[str, ...]
    why: tuple[EffectKind, ...]
    body: str | None = None


def approvals_needed(
    edit: Edit, effects: Collection[EditEffect], softer_verdicts: Collection[str], before: Rulebook, on: date
) -> tuple[Need, ...]:
    """What must be approved before the edit takes effect on a day: rules in the order of their ids, the house last.

    `softer_verdicts` are the obligations whose verdicts ask less afterwards, by their keys: whatever a change was taken
    for, that is softer.
    """
    why: dict[str, set[EffectKind]] = {}
    for effect in effects:
        if effect.needs_approval:
            why.setdefault(effect.rule[0] if effect.rule else "", set()).add(effect.kind)
    for rule in map(rule_of, softer_verdicts):
        why.setdefault(_former(rule, edit), set()).add(EffectKind.SOFTER)
    planned = _by_id(before)
    # Years of one rule that need the same are one need.
    needs = dict.fromkeys(
        need for rule, kinds in sorted(why.items()) for need in _needs(planned.get(rule, ()), kinds, before, on)
    )
    if "" in why:
        needs[_house_need(effects, before, on)] = None
    return tuple(needs)


def is_met(need: Need, approvals: Iterable[Approving], preview: str, barred: Collection[str]) -> bool:
    """Has somebody who may approved it for this very preview (SHA-256)? `barred` are the roles that do not count."""
    given = (one for one in approvals if one.preview == preview and one.rule == need.rule)
    return any(_counts(one, need, barred) for one in given)


def unmet(
    needs: Iterable[Need], approvals: Collection[Approving], preview: str, by: str, before: Rulebook, on: date
) -> tuple[Need, ...]:
    """Those that still lack an approval when the role `by` activates on a day."""
    not_these = barred(by, before, on)
    return tuple(need for need in needs if not is_met(need, approvals, preview, not_these))


def barred(by: str, before: Rulebook, on: date) -> frozenset[str]:
    """The roles whose approval does not count when `by` (a role, a post, or who runs the program) activates: itself,
    its deputy, who reads for it on that day, and whom it reads for.
    """
    escalation, organisation = before.escalation, before.organisation
    running = by in (ADMINISTRATION, SERVICE)
    themselves = (escalation.administering, escalation.serving) if running else (Post.parse(by).role,)
    found = {by, *(role for each in themselves for role in organisation.acting_for(each, on))}
    reads_for = {
        role.id
        for role in organisation.roles
        if any(one.held_by in themselves for one in organisation.addressees(role.id, _house(organisation), on))
    }
    return frozenset(found | reads_for)


def _counts(approval: Approving, need: Need, barred: Collection[str]) -> bool:
    if Post.parse(approval.by).role in barred or approval.by not in need.who:
        return False
    return need.body is None or _is_decided(approval, need.body)


def _is_decided(approval: Approving, body: str) -> bool:
    """A decision of that body that is on file, and was taken before the approval was given."""
    decision = approval.decision
    if decision is None or decision.body != body or not decision.file_number.strip():
        return False
    return decision.decided_on <= local_day(approval.at)


def _former(rule: str, edit: Edit) -> str:
    """The id of a rule before: a renamed one had another."""
    was = {change.key[0]: change.former[0] for change in edit.rules if change.former is not None}
    return was.get(rule, rule)


def _by_id(book: Rulebook) -> Mapping[str, tuple[PlannedRule, ...]]:
    """The rules of an id, one a year."""
    found: dict[str, tuple[PlannedRule, ...]] = {}
    for planned in book.rules():
        found[planned.rule.id] = (*found.get(planned.rule.id, ()), planned)
    return found


def _needs(planned: Iterable[PlannedRule], kinds: Collection[EffectKind], before: Rulebook, on: date) -> Iterator[Need]:
    """One for a rule; several only where years differ in whom they were agreed with, or who may decide."""
    why = tuple(kind for kind in EffectKind if kind in kinds)
    is_light = set(kinds) <= LIGHT
    for each in planned:
        policy = before.escalation.policy(each.rule.escalation)
        body = policy.agreed_with if policy is not None and not is_light else None
        who = (body,) if body else _deciding(each.rule, MUTED if is_light else SET_ASIDE, before, on)
        yield Need(each.rule.id, who, why, body)


def _deciding(rule: Rule, kinds: Iterable[ActKind], before: Rulebook, on: date) -> tuple[str, ...]:
    """Who may do one of these acts about a rule in every unit in which it is judged, and does not answer for it."""
    organisation = before.organisation
    units = [scope.id for scope in scopes_of(rule, organisation, on)] or [_house(organisation)]
    by_unit = [_posts(rule, tuple(kinds), unit, before, on) for unit in units]
    return tuple(named(post, organisation) for post in by_unit[0] if all(post in posts for posts in by_unit[1:]))


def _posts(rule: Rule, kinds: tuple[ActKind, ...], unit: str, before: Rulebook, on: date) -> dict[str, None]:
    own = powers_over(ActKind.WAIVE, rule, unit, before, on).own
    may = (post for kind in kinds for post in posts_that_may(before, kind, rule, unit, on))
    return dict.fromkeys(post for post in may if post not in own)


def _house_need(effects: Iterable[EditEffect], before: Rulebook, on: date) -> Need:
    """The management, or the one role that all of it is about, where somebody holds that."""
    management = before.escalation.management
    about = {_role_of(effect, before) for effect in effects if effect.kind is EffectKind.HOUSE}
    only = about.pop() if len(about) == 1 else management
    reads = before.organisation.address(only, _house(before.organisation), on)
    # A vacant post speaks for nobody, one of several holders not for the others.
    who = (management, only) if reads is not None and reads.held_by == only else (management,)
    return Need("", tuple(dict.fromkeys(who)), (EffectKind.HOUSE,))


def _gives(change: FieldChange) -> bool:
    """Does a list have something that it had not? Nobody gives themselves a right to look at what others answer for."""
    before, after = (said if isinstance(said, tuple) else () for said in (change.before, change.after))
    return any(each not in before for each in after)


def _role_of(effect: EditEffect, before: Rulebook) -> str:
    """The role that a change of the house is about: whose entry it is, or who did the work; else the management."""
    management = before.escalation.management
    match effect.change.at if effect.change else ():
        case ("organisation", "roles", _, "rights") if effect.change and _gives(effect.change):
            return management
        case ("organisation", "roles", role, *_):
            return role
        case ("escalation", "questions_to" | "administration" | "service" | "auditor" as key):
            return getattr(before.escalation, key) or management
        case _:
            return management


def _house(organisation: Organisation) -> str:
    return organisation.organisation.id
