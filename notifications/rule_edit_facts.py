"""What does a mail say of changed rules? The edit becomes facts, in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from checker.domain.finding import Change
from checker.domain.message import MessageKind
from checker.domain.rules_edit import EditedRule, LackedApproval, RulesEdit
from checker.domain.verdict import State
from checker.wording.dates import day_text
from checker.wording.edited_rules import edited_text
from checker.wording.mail_texts import counted, phrase
from checker.wording.states import state_text
from checker.wording.titles import titled_verdict
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, activated_by, role_title, spoken_to
from notifications.notice_facts import RulesEditedFacts, ToldEdit
from notifications.notices import common_facts

MOST_LINES = 25
PREVIEW_CHARACTERS = 12


def told_edit(edit: RulesEdit, rules: Sequence[EditedRule], briefing: Briefing, most: int = MOST_LINES) -> ToldEdit:
    """What the edit changed of some rules; `briefing` speaks to the reader. `most` are the lines that are told."""
    locale = briefing.locale
    alone = rules[0].rule.short_title_in(locale) if len(rules) == 1 else counted(len(rules), "rules", locale)
    return ToldEdit(
        title=alone,
        day=day_text(edit.on, locale),
        by=activated_by(edit.by, briefing),
        reason=edit.reason,
        lines=tuple(edited_text(edit, rule, locale) for rule in rules[:most]),
        more=max(0, len(rules) - most),
    )


def rules_edited_facts(
    edits: Iterable[tuple[RulesEdit, Sequence[EditedRule]]],
    reader: Reader,
    briefing: Briefing,
    *,
    worse: Iterable[Change] = (),
    is_emergency: bool = False,
) -> RulesEditedFacts:
    """To whoever answers for the rules of each edit; `is_emergency`: to whoever must know what was passed over."""
    briefing = spoken_to(reader, briefing)
    known = tuple(edits)
    facts = RulesEditedFacts(
        **common_facts(MessageKind.RULES_EDITED, State.AT_RISK if is_emergency else State.INFO, (), reader, briefing),
        edits=tuple(told_edit(one, rules, briefing) for one, rules in known),
        worse=tuple(_worse(change, briefing) for change in worse),
        entered_by=activated_by(briefing.escalation.administering, briefing),
    )
    return replace(facts, **_passed_over(known[0][0], briefing)) if is_emergency else facts


def _passed_over(edit: RulesEdit, briefing: Briefing) -> dict[str, Any]:
    """Which approvals it lacks, and by which commands they are given after all, or the rules of before hold again."""
    locale = briefing.locale
    approve = phrase("approve", locale, preview=edit.preview[:PREVIEW_CHARACTERS]) if edit.preview else ""
    back = phrase("activate_again", locale, number=edit.number - 1)
    return {"is_emergency": True, "lacks": tuple(_lacks(edit, briefing)), "approve": approve, "back": back}


def _worse(change: Change, briefing: Briefing) -> str:
    locale, verdict = briefing.locale, change.verdict
    title = titled_verdict(change.rule.title_in(locale), change.rule, verdict, locale)
    place = briefing.place_of(verdict)
    named = f"{title}, {place}" if place else title
    return f"{named}: {state_text(verdict, locale)}."


def _lacks(edit: RulesEdit, briefing: Briefing) -> Iterator[str]:
    """A sentence each rule, and whose approval it is."""
    locale = briefing.locale
    title_of = {edited.rule.id: edited.rule.title_in(locale) for edited in edit.rules}
    for lacked in edit.lacks:
        title = title_of.get(lacked.rule, lacked.rule)
        yield phrase("approval_lacks", locale, title=title, roles=_roles(lacked, briefing))


def _roles(lacked: LackedApproval, briefing: Briefing) -> str:
    """Any of them; for a body outside with its decision."""
    house, locale = briefing.organisation.organisation.id, briefing.locale
    roles = phrase("or", locale).join(role_title(role, house, briefing.organisation, locale) for role in lacked.roles)
    if lacked.body is None:
        return roles
    body = role_title(lacked.body, house, briefing.organisation, locale)
    if lacked.roles == (lacked.body,):
        return phrase("own_decision", locale, body=body)
    return phrase("with_decision", locale, roles=roles, body=body)
