"""Which dated obligations need a reminder today? Pure; counts backward from please-by in open days of the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.domain.calendar import WorkingCalendar
from checker.domain.dated import is_dated
from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.message import Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import STILL_TO_DO, State, Verdict
from notifications.facts import to_json
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, Upcoming, mail_facts
from notifications.offers import asked_about
from notifications.reminded import changes_of_day, day_of, reminders_among

NO_EPISODE = 0
# In place of a lead: that something is owed since today, before all working days that could be left.
OPENED, BEFORE_ALL = "opened", 1000


def due_reminders(rule: Rule, verdict: Verdict, briefing: Briefing, notified: Sequence[SentItem] = ()) -> Outgoing:
    """The reminder whose day has come, while nothing was reported and the effective day is not over.

    `notified` is what was planned or sent about the obligation before: it numbers the reminder, begins its thread, and
    counts how often its day has changed.

    When days were missed, the latest of them is sent late and the older ones are dropped. The same reminder is
    planned again every day until the next lead: its key is the same, so nobody gets it twice. On a closed day
    nothing is planned, the next open day will. What somebody has asked for is told as soon as it is owed.
    """
    if not is_reminded_of(rule, verdict) or verdict.waived or verdict.state not in STILL_TO_DO:
        return Outgoing()
    if not briefing.calendar.is_office_day(briefing.on) or briefing.on > verdict.due.effective:
        return Outgoing()
    days = reminder_days(rule, verdict, briefing)
    reached = [lead for lead, day in days.items() if day <= briefing.on]
    if verdict.is_owed_on_demand and is_dated(verdict):
        reached.append(BEFORE_ALL)
    if not reached:
        return Outgoing()
    following = min((day for day in days.values() if day > briefing.on), default=None)
    return _reminder(min(reached), following, rule, verdict, briefing, notified)


def is_reminded_of(rule: Rule, verdict: Verdict) -> bool:
    """Does the rule name days before, or has it been owed only since somebody asked for it?"""
    return bool(rule.reminder_leads) or (verdict.is_owed_on_demand and is_dated(verdict))


def reminder_days(rule: Rule, verdict: Verdict, briefing: Briefing) -> dict[int, date]:
    """The open day of each lead time (working days before please-by), as the rule or the house names them.

    What is due at the end of a year is reminded of while the house still works; of leads that fall on one day only
    the shortest is left.
    """
    leads = rule.reminder_leads
    please_by, calendar = verdict.due.please_by, briefing.calendar
    last = _last_reminder_by(rule, please_by, calendar)
    days = {lead: min(calendar.add_office_days(please_by, -lead), last) for lead in sorted(leads)}
    return {lead: day for lead, day in days.items() if not any(days[other] == day for other in leads if other < lead)}


def _last_reminder_by(rule: Rule, please_by: date, calendar: WorkingCalendar) -> date:
    """The last open day on which a reminder of it may leave."""
    year_end = rule.last_reminder_by(please_by.year)
    return please_by if year_end is None or please_by <= year_end else calendar.last_office_day(year_end)


def missed_reminders(rule: Rule, verdict: Verdict, briefing: Briefing, sent: Item | None = None) -> tuple[Item, ...]:
    """The reminders whose day has passed; those that `sent`, a later one, makes useless, or all of them."""
    addressee = briefing.organisation.address(rule.owner, verdict.scope.id, briefing.sends_on)
    if addressee is None:
        return ()
    days = reminder_days(rule, verdict, briefing)
    items = (_item(lead, verdict, addressee, briefing) for lead, day in days.items() if day <= briefing.on)
    chosen = _lead(sent) if sent else -1
    return tuple(item for item in items if _lead(item) > chosen)


def _lead(item: Item) -> int:
    """The working days before please-by that a reminder was meant for."""
    lead = item.occurrence.rpartition("/")[2]
    return BEFORE_ALL if lead == OPENED else int(lead)


def _item(lead: int, verdict: Verdict, addressee: Addressee, briefing: Briefing) -> Item:
    return Item(
        organisation=briefing.organisation.organisation.id,
        obligation=verdict.obligation,
        episode=NO_EPISODE,
        kind=MessageKind.REMINDER,
        cause_state=str(State.PENDING),
        step=0,
        occurrence=f"{verdict.due.effective}/{OPENED if lead == BEFORE_ALL else lead}",
        addressed=addressee.key,
    )


def _reminder(
    lead: int, following: date | None, rule: Rule, verdict: Verdict, briefing: Briefing, notified: Sequence[SentItem]
) -> Outgoing:
    addressee = briefing.organisation.address(rule.owner, verdict.scope.id, briefing.sends_on)
    if addressee is None:
        return Outgoing(unreachable=(str(Post(rule.owner, verdict.scope.id)),))
    reader = Reader((addressee,))
    alert_on = briefing.calendar.add_office_days(verdict.due.effective, 1)
    upcoming = Upcoming(next_reminder=following, alert_on=alert_on if verdict.severity in TOLD_AT_ONCE else None)
    item = _item(lead, verdict, addressee, briefing)
    before = [one for one in reminders_among(notified) if one.item.key != item.key]
    asked = asked_about(MessageKind.REMINDER, rule, verdict, reader, item, briefing)
    facts = mail_facts(
        MessageKind.REMINDER,
        rule,
        verdict,
        reader,
        briefing,
        step=0,
        upcoming=upcoming,
        asked=asked,
        sequence=changes_of_day([*(one.item for one in before), item]),
        notice_number=1 + len({one.item.key for one in before if day_of(one.item) == day_of(item)}),
    )
    message = Message(
        kind=MessageKind.REMINDER,
        addressed=addressee.key,
        items=(item,),
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=to_json(facts),
        root_key=_root(addressee, before),
    )
    return Outgoing((Planned(message, OutboxState.DRAFT if addressee.is_external else OutboxState.PENDING, verdict),))


def _root(addressee: Addressee, before: Sequence[SentItem]) -> str | None:
    """The first mail of its own that reminded this reader of it."""
    mine = (one for one in before if one.item.addressed == addressee.key)
    return next((one.message for one in mine if one.mail_kind is MessageKind.REMINDER), None)
