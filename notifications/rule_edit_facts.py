"""What does a mail say of changed rules? The edit becomes facts, in the reader's language. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from checker.domain.finding import Change
from checker.domain.message import MessageKind
from checker.domain.rules_edit import EditedRule, HouseDifference, LackedApproval, RulesEdit
from checker.domain.verdict import State
from checker.wording.dates import day_text
from checker.wording.edit_texts import house_change_text
from checker.wording.edited_rules import edited_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import counted, phrase
from checker.wording.post_titles import role_title
from checker.wording.states import state_text
from checker.wording.titles import titled_verdict
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, activated_by, spoken_to
from notifications.notice_facts import RulesEditedFacts, ToldEdit
from notifications.notices import common_facts

MOST_LINES = 25
PREVIEW_CHARACTERS = 12
MAILBOX = "mailbox"


def told_edit(
    edit: RulesEdit, rules: Sequence[EditedRule], briefing: Briefing, house: Sequence[HouseDifference] = ()
) -> ToldEdit:
    """What the edit changed of some rules, and what of the house; `briefing` speaks to the reader."""
    assert rules or house, "an edit is told of for what it changed"
    locale = briefing.locale
    lines = (*(edited_text(edit, rule, locale) for rule in rules), *(_of_house(edit, one, locale) for one in house))
    return ToldEdit(
        title=_title(rules, locale),
        day=day_text(edit.on, locale),
        by=activated_by(edit.by, briefing),
        reason=edit.reason,
        lines=lines[:MOST_LINES],
        more=max(0, len(lines) - MOST_LINES),
    )


def _title(rules: Sequence[EditedRule], locale: Locale) -> str:
    """The one rule, how many, or that it is none of them."""
    if not rules:
        return phrase("house_rules", locale)
    return rules[0].rule.short_title_in(locale) if len(rules) == 1 else counted(len(rules), "rules", locale)


def _of_house(edit: RulesEdit, change: HouseDifference, locale: Locale) -> str:
    """Of a mailbox that it is another one, not which: some bear a name."""
    said = house_change_text(change.at, change.before, change.after, edit.before, edit.after, locale)
    if change.at[-1] == MAILBOX:
        return phrase("is_another", locale, what=said.label)
    return f"{said.line(locale)}."


def rules_edited_facts(
    edits: Iterable[ToldEdit],
    reader: Reader,
    briefing: Briefing,
    *,
    worse: Iterable[Change] = (),
    passed_over: RulesEdit | None = None,
) -> RulesEditedFacts:
    """To whoever answers for the rules of each edit, told in their language. `passed_over`: the one that took effect in
    an emergency, to whoever must know that.
    """
    briefing = spoken_to(reader, briefing)
    look = State.INFO if passed_over is None else State.AT_RISK
    facts = RulesEditedFacts(
        **common_facts(MessageKind.RULES_EDITED, look, (), reader, briefing),
        edits=tuple(edits),
        worse=tuple(_worse(change, briefing) for change in worse),
        entered_by=activated_by(briefing.escalation.administering, briefing),
    )
    return facts if passed_over is None else replace(facts, **_passed_over(passed_over, briefing))


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
        title = title_of.get(lacked.rule, lacked.rule) or phrase("house_rules", locale)
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
